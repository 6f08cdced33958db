import type { QuarantineReason, RemittanceFile } from './remittance.ts'

/** What is known already of a file and of what is in it. */
export interface KnownOfFile {
  /** The file of the same checksum. Null where there was none. */
  readonly file: Pick<RemittanceFile, 'state'> | null
  /** Of ids of remittances that are known: the checksum of the file that they came in. */
  readonly remittances: ReadonlyMap<string, string>
}

/**
 * What to do with a file that was checked:
 *
 * - `NEW`: nothing of it is known, or it was put aside before and may be tried again.
 * - `UNFINISHED`: it was begun and not finished; going through it again doubles nothing.
 * - `REPETITION`: it was applied; it changes nothing.
 * - `CONTRADICTION`: a remittance in it is known from another file. It must not be used.
 */
export type FileVerdict =
  | { readonly kind: 'NEW' | 'UNFINISHED' | 'REPETITION' }
  | { readonly kind: 'CONTRADICTION'; readonly reasons: readonly QuarantineReason[] }

/** Whether a file is to be used, by its checksum and the ids of its remittances. */
export function judgeFile(
  { sha256, remittances }: { readonly sha256: string; readonly remittances: readonly string[] },
  known: KnownOfFile,
): FileVerdict {
  if (known.file?.state === 'APPLIED') return { kind: 'REPETITION' }
  const others = remittances.filter((id) => (known.remittances.get(id) ?? sha256) !== sha256).length
  if (others > 0) {
    const message = `Cannot use the file: expected control numbers and trace numbers of its own, found ${others} of its remittances in another file`
    return {
      kind: 'CONTRADICTION',
      reasons: [{ code: 'DUPLICATE_CONTROL_NUMBER', message, segment: null, element: null }],
    }
  }
  return { kind: known.file?.state === 'RECEIVED' ? 'UNFINISHED' : 'NEW' }
}
