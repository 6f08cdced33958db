import { parseArgs } from 'node:util'
import type { ChainReport, Finding } from './findings.ts'
import type { TrailFolders } from './folders.ts'
import { CannotVerify, type TrailReport, verifyTrail } from './verify.ts'

/** Where a command says what it has to say. */
export interface Terminal {
  write(text: string): unknown
  /** Whether a person looks on. */
  readonly isTTY?: boolean
}

type FoldersThatAreSet = { readonly [Name in keyof TrailFolders]?: TrailFolders[Name] | undefined }

export const verifyUsage = 'npm run audit:verify -- [--dir <folder of the trail>] [--anchors <folder of its anchors>]'

/**
 * Checks a trail for somebody at a terminal: in the folders of its arguments, or else in those that are set. Gives the
 * exit code: 0 where nothing is wrong, 1 where something is, 2 where it could not be checked.
 */
export async function verifyCommand(
  args: readonly string[],
  set: FoldersThatAreSet,
  out: Terminal,
  progress: Terminal,
): Promise<0 | 1 | 2> {
  try {
    const report = await verifyTrail(foldersOf(args, set), progressOn(progress))
    out.write(inWords(report))
    return report.chains.some(({ findings }) => findings.length > 0) ? 1 : 0
  } catch (error) {
    if (!(error instanceof CannotVerify)) throw error
    out.write(`${error.message}\n`)
    return 2
  }
}

function foldersOf(args: readonly string[], set: FoldersThatAreSet): TrailFolders {
  try {
    const options = { dir: { type: 'string' }, anchors: { type: 'string' } } as const
    const { values } = parseArgs({ args: [...args], options })
    const folder = values.dir || set.folder
    const anchorFolder = values.anchors || set.anchorFolder
    if (folder && anchorFolder) return { folder, anchorFolder }
  } catch {
    throw new CannotVerify(`Cannot verify: expected ${verifyUsage}`)
  }
  throw new CannotVerify(`Cannot verify: AUDIT_DIR and AUDIT_ANCHOR_DIR are not set; expected ${verifyUsage}`)
}

function progressOn(terminal: Terminal) {
  let shown = -1
  return (read: number, all: number) => {
    const percent = all === 0 ? 100 : Math.min(100, Math.floor((read / all) * 100))
    if (!terminal.isTTY || percent === shown) return
    shown = percent
    terminal.write(`\r${percent} % of ${megabytes(all)} MB${percent === 100 ? '\n' : ''}`)
  }
}

function inWords({ chains, strangers, bytes }: TrailReport): string {
  const sum = (count: (chain: ChainReport) => number) => chains.reduce((all, chain) => all + count(chain), 0)
  const findings = sum(({ findings, more }) => findings.length + more)
  const lines = [
    ...chains.flatMap(ofChain),
    ...strangers.map((name) => `Not of the trail, and not looked at: ${name}`),
    `${counted(chains.length, 'chain')}, ${counted(
      sum(({ files }) => files),
      'file',
    )}, ${counted(
      sum(({ records }) => records),
      'record',
    )}, ${megabytes(bytes)} MB: ${findings === 0 ? 'nothing is wrong' : `${counted(findings, 'thing is', 'things are')} wrong`}`,
  ]
  return `${lines.join('\n')}\n`
}

function ofChain(report: ChainReport): string[] {
  const { chain, files, records, from, to, anchored, findings, more, notes } = report
  const span = from === null ? 'nothing' : `${counted(records, 'record')} from ${from} to ${to}`
  return [
    `${chain}: ${span} in ${counted(files, 'file')}, anchored up to record ${anchored}`,
    ...notes.map((note) => `  note: ${note}`),
    ...findings.map((finding) => `  WRONG ${finding.kind}: ${placeOf(finding)}${finding.what}`),
    ...(more > 0 ? [`  WRONG and ${more} more of this chain`] : []),
  ]
}

function placeOf({ file, line }: Finding): string {
  return file === null ? '' : `${file}:${line}: `
}

function counted(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1)
}
