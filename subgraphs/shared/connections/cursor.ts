import { BadUserInput } from '../errors/errors.ts'

/** Packs what marks a place in a list into text that clients hand back without reading it. */
export function encodeCursor(parts: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/**
 * What `encodeCursor` packed.
 * @throws {BadUserInput} when it is not a cursor that `accepts` knows.
 */
export function decodeCursor<Parts extends readonly unknown[]>(
  cursor: string,
  accepts: (parts: readonly unknown[]) => parts is Parts,
): Parts {
  let parts: unknown
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    parts = null
  }
  if (Array.isArray(parts) && accepts(parts)) return parts
  throw new BadUserInput('Cannot use after: expected a cursor that this list gave, in the same order')
}
