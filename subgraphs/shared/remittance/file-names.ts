import { randomBytes } from 'node:crypto'
import path from 'node:path'

/** No file system takes longer names, and something is put before and behind it. */
const mostLength = 160

/** A name that can be the name of a file anywhere: letters, digits, `.`, `_`, `-`, not hidden, not too long. */
export function plainName(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9._-]/g, '_').replace(/^[.-]+/, '_')
  return plain.length <= mostLength ? plain || '_' : plain.slice(-mostLength).replace(/^[.-]/, '_')
}

/** The same name with something in it that no other has. */
export function anotherName(name: string): string {
  return markedName(name, uniqueMark())
}

/** The same name with a mark in it. */
export function markedName(name: string, mark: string): string {
  const { name: stem, ext } = path.parse(name)
  return `${stem}-${mark}${ext}`
}

/** What a file is called as long as it is claimed. */
export function claimedName(name: string): string {
  return `${uniqueMark()}-${name}`
}

/** The name of a claimed file, and the mark that only its claim has: a new one where somebody else named it. */
export function claimIn(claimed: string): { readonly mark: string; readonly name: string } {
  const [, mark = uniqueMark(), name = claimed] = /^([0-9a-f]{8})-(.*)$/s.exec(claimed) ?? []
  return { mark, name }
}

export function uniqueMark(): string {
  return randomBytes(4).toString('hex')
}

/** Whether somebody still writes a file under this name, or it is nobody's business. */
export function isUnfinished(name: string): boolean {
  return name.startsWith('.') || /\.(part|tmp|filepart|partial|crdownload)$/i.test(name)
}
