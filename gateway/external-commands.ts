import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Terminal } from '#shared/audit/verify-command.ts'
import { CaregraphError } from '#shared/errors/errors.ts'
import type { IngestProgress } from '#shared/projections/ingest/ingest-state.ts'
import { checkRemittances, type ReadingProgress } from '#shared/remittance/read-remittances.ts'
import { RemittanceRefused } from '#shared/remittance/refusal.ts'
import type { QuarantineReason } from '#shared/remittance/remittance.ts'
import { type ExternalService, tolerates } from './external-service.ts'

/**
 * Builds what is kept of claims and remittances anew, beside what is there, and puts it in its place. Gives the exit code.
 * `fromArchive`: payers' files are read again; else what is kept of them is taken over.
 */
export async function rebuildCommand(
  { ingest, close }: Pick<ExternalService, 'ingest' | 'close'>,
  fromArchive: boolean,
  out: Terminal,
): Promise<0 | 1> {
  const progress = linesOn(out)
  try {
    await ingest.rebuild((each) => progress(each.kind === 'elsewhere' ? `elsewhere: ${each.told}` : inWords(each)), {
      fromArchive,
    })
    out.write('Everything was built anew, and is used.\n')
    return 0
  } catch (error) {
    if (!(error instanceof CaregraphError)) throw error
    out.write(`${error.message}\nWhat there was is used as before.\n`)
    return 1
  } finally {
    await close()
  }
}

/** Says whether a payer's file can be used, and if not, all that is wrong with it; changes nothing. 0: it can be. */
export async function checkFileCommand(file: string, out: Terminal): Promise<0 | 1 | 2> {
  const found = await stat(file).catch(() => null)
  if (found === null || !found.isFile()) {
    out.write('Cannot check: expected the path of a file, found none there\n')
    return 2
  }
  const progress = linesOn(out)
  const source = { bytes: found.size, open: () => createReadStream(file) }
  try {
    const { claims, remittances, tolerated } = await checkRemittances(source, {
      tolerates,
      onProgress: ({ bytes, claims: so }: ReadingProgress) =>
        progress(`${Math.floor((bytes / found.size) * 100)} %, ${so} claims`),
    })
    out.write(`It can be used: remittances ${remittances.length}, claims ${claims}\n`)
    for (const reason of tolerated) out.write(`  let pass: ${sentence(reason)}\n`)
    return 0
  } catch (error) {
    if (!(error instanceof RemittanceRefused)) throw error
    out.write(`It cannot be used, nothing of it:\n`)
    for (const reason of error.reasons) out.write(`  ${sentence(reason)}\n`)
    return 1
  }
}

function sentence({ code, message, segment, element }: QuarantineReason): string {
  const place = segment === null ? '' : ` (segment ${segment}${element === null ? '' : `, ${element}`})`
  return `${code}: ${message}${place}`
}

function inWords(progress: IngestProgress): string {
  if (progress.kind === 'resources') return `${progress.type}: ${progress.read} read`
  if (progress.kind === 'states') return `states of claims: ${progress.done} worked out`
  if (progress.kind === 'files') return `files: ${progress.done} records taken over`
  return `file: ${progress.bytes} of ${progress.fileBytes} bytes, ${progress.claims} claims`
}

/** One line that changes for a person, and for others a line whenever what is being done is another thing. */
function linesOn(out: Terminal): (text: string) => void {
  let last = ''
  return (text) => {
    const what = text.split(':')[0] ?? ''
    if (out.isTTY) out.write(`\r\x1b[2K${text}`)
    else if (what !== last) out.write(`${text}\n`)
    last = what
  }
}
