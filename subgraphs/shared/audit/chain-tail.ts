import { open } from 'node:fs/promises'
import path from 'node:path'
import { type Sealed, unseal } from './chain.ts'

/** How a file of a chain ends. */
export interface ChainTail {
  /** The last line that is whole; null where there is none, or none as it was written. */
  readonly last: Sealed | null
  /** Whether something that is no whole line comes after it: its process ended while writing. */
  readonly isTorn: boolean
}

/** No line of a trail is longer. */
const mostBytes = 8_000_000
const newline = 10

/** The end of a file, or of its first `bytes`. */
export async function tailOf(folder: string, name: string, bytes?: number): Promise<ChainTail> {
  const handle = await open(path.join(folder, name), 'r')
  try {
    const { size } = await handle.stat()
    const end = bytes ?? size
    if (end > size) return { last: null, isTorn: false }
    // Most lines are short: the end is read in growing pieces until a whole line is in it.
    for (let length = 16_384; ; length *= 8) {
      const from = Math.max(0, end - length)
      const piece = Buffer.alloc(end - from)
      await handle.read(piece, 0, piece.length, from)
      const close = piece.lastIndexOf(newline)
      const before = close > 0 ? piece.lastIndexOf(newline, close - 1) : -1
      if (before === -1 && from > 0 && length < mostBytes) continue
      const last = close === -1 ? null : unseal(piece.subarray(before + 1, close))
      return { last, isTorn: close !== piece.length - 1 && piece.length > 0 }
    }
  } finally {
    await handle.close()
  }
}

/** How a file begins: its first line; null where that is none as it was written. */
export async function headOf(folder: string, name: string): Promise<{ sealed: Sealed; text: string } | null> {
  const handle = await open(path.join(folder, name), 'r')
  try {
    // The first line of a file is a short one.
    const piece = Buffer.alloc(16_384)
    const { bytesRead } = await handle.read(piece, 0, piece.length, 0)
    const close = piece.subarray(0, bytesRead).indexOf(newline)
    const line = piece.subarray(0, Math.max(0, close))
    const sealed = unseal(line)
    return sealed === null ? null : { sealed, text: line.toString() }
  } finally {
    await handle.close()
  }
}
