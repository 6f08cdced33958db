import { type ReadingOptions, readRemittances } from '#shared/remittance/read-remittances.ts'
import { RemittanceRefused } from '#shared/remittance/refusal.ts'
import type {
  QuarantineReason,
  RemittanceClaim,
  RemittanceHeader,
  RemittancePart,
} from '#shared/remittance/remittance.ts'

/** All parts of a file. */
export async function partsOf(text: string | Buffer, options?: ReadingOptions): Promise<RemittancePart[]> {
  return await allOf(readRemittances(Buffer.from(text as string, 'latin1'), options))
}

export async function allOf<Each>(given: AsyncIterable<Each>): Promise<Each[]> {
  const all: Each[] = []
  for await (const each of given) all.push(each)
  return all
}

export async function claimsOf(text: string): Promise<RemittanceClaim[]> {
  return (await partsOf(text)).flatMap((part) => (part.kind === 'claim' ? [part.claim] : []))
}

export async function headersOf(text: string): Promise<RemittanceHeader[]> {
  return (await partsOf(text)).flatMap((part) => (part.kind === 'remittance' ? [part.header] : []))
}

/** Why a file is refused; nothing where it is not. Fails where anything of a refused file was given. */
export async function reasonsOf(text: string | Buffer, options?: ReadingOptions): Promise<readonly QuarantineReason[]> {
  let given = 0
  try {
    for await (const _ of readRemittances(Buffer.from(text as string, 'latin1'), options)) given += 1
    return []
  } catch (error) {
    if (!(error instanceof RemittanceRefused)) throw error
    if (given > 0) throw new Error(`${given} parts of a refused file were given`)
    return error.reasons
  }
}

/** Codes and places only. */
export async function faultsOf(text: string | Buffer, options?: ReadingOptions): Promise<string[]> {
  const reasons = await reasonsOf(text, options)
  return reasons.map(({ code, segment, element }) => [code, segment ?? '-', element ?? '-'].join(' '))
}
