/** Why nothing can be written, in a word for operators. */
export type TroubleCode =
  | 'DISK_FULL'
  | 'READ_ONLY'
  | 'NOT_PERMITTED'
  | 'FOLDER_MISSING'
  | 'NOT_A_FOLDER'
  | 'DISK_FAILS'
  | 'TOO_SLOW'
  | 'CANNOT_WRITE'

const codes: Readonly<Record<string, TroubleCode>> = {
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
  EROFS: 'READ_ONLY',
  EACCES: 'NOT_PERMITTED',
  EPERM: 'NOT_PERMITTED',
  ENOENT: 'FOLDER_MISSING',
  ENOTDIR: 'NOT_A_FOLDER',
  EEXIST: 'NOT_A_FOLDER',
  EIO: 'DISK_FAILS',
}

/** Why a file could not be written. */
export function troubleOf(error: unknown): TroubleCode {
  const { code } = error as NodeJS.ErrnoException
  return codes[code ?? ''] ?? 'CANNOT_WRITE'
}
