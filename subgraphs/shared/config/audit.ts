import path from 'node:path'

/** Where it is recorded who read what, and for how long. */
export interface AuditSettings {
  readonly folder: string
  /** Outside of `folder`. */
  readonly anchorFolder: string
  /** How long records are kept. */
  readonly retentionDays: number
}

/**
 * The folders of the trail and of its anchors; null where neither is set.
 *
 * Adds a sentence to `faults` for each thing that is wrong.
 */
export function auditOf(
  dir: string | undefined,
  anchorDir: string | undefined,
  retentionDays: number,
  faults: string[],
): AuditSettings | null {
  if (dir === undefined && anchorDir === undefined) return null
  if (dir === undefined) faults.push('Cannot use AUDIT_ANCHOR_DIR: AUDIT_DIR is not set')
  if (anchorDir === undefined) faults.push('Cannot use AUDIT_DIR: AUDIT_ANCHOR_DIR is not set')
  if (dir === undefined || anchorDir === undefined) return null
  const folder = path.resolve(dir)
  const anchorFolder = path.resolve(anchorDir)
  if (areNested(folder, anchorFolder)) {
    faults.push('Cannot use AUDIT_ANCHOR_DIR: expected a folder that is not in AUDIT_DIR, nor AUDIT_DIR in it')
  }
  return { folder, anchorFolder, retentionDays }
}

/** Whether one of two folders is the other, or within it. */
export function areNested(one: string, other: string): boolean {
  return isWithin(one, other) || isWithin(other, one)
}

function isWithin(folder: string, outer: string): boolean {
  const way = path.relative(outer, folder)
  return way === '' || (way.split(path.sep)[0] !== '..' && !path.isAbsolute(way))
}
