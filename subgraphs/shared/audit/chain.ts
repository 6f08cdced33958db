import { hash } from 'node:crypto'
import type { Entry } from './entry.ts'

/** A place in a chain: the number of a record, from 1, and its hash. */
export interface Link {
  readonly seq: number
  readonly hash: string
}

/** What the first record of a chain follows. */
export const beginning: Link = { seq: 0, hash: '0'.repeat(64) }

/** What a line says of its own place, once it is known that its hash is that of its bytes. */
export interface Sealed extends Link {
  readonly chain: string
  /** An instant in UTC. */
  readonly time: string
  readonly kind: string
  /** The hash of the record before. */
  readonly previous: string
}

const version = 1

/** What a line says of its own place is not for an entry to say. */
type NoPlace = { readonly [Name in 'v' | 'chain' | 'seq' | 'time' | 'previous' | 'hash']?: never }

/**
 * The line of an entry after another record, without its end of line.
 *
 * The hash is SHA-256 over the line's own bytes as they are without it: no second form of a record exists that would
 * have to be made the same way by whoever checks.
 */
export function seal(chain: string, after: Link, time: string, entry: Entry & NoPlace): { line: string; link: Link } {
  const seq = after.seq + 1
  const unsealed = JSON.stringify({ v: version, chain, seq, time, ...entry, previous: after.hash })
  const digest = hash('sha256', unsealed)
  return { line: `${unsealed.slice(0, -1)},"hash":"${digest}"}`, link: { seq, hash: digest } }
}

const head =
  /^\{"v":1,"chain":"([A-Za-z0-9-]{1,150})","seq":([1-9]\d{0,14}),"time":"([0-9TZ:.-]{20,30})","kind":"([a-z]{1,20})"/
const end = /"previous":"([0-9a-f]{64})","hash":"([0-9a-f]{64})"\}$/
const endBytes = '"previous":"","hash":""}'.length + 128
const hashBytes = ',"hash":""}'.length + 64

/** What a line says of its place; null where it is no line of a trail as it was written: then nothing in it counts. */
export function unseal(line: Buffer): Sealed | null {
  const [, chain, seq, time, kind] = head.exec(line.toString('latin1', 0, 300)) ?? []
  const [, previous, digest] = end.exec(line.toString('latin1', Math.max(0, line.length - endBytes))) ?? []
  if (!chain || !seq || !time || !kind || !previous || !digest) return null
  const unsealed = Buffer.concat([line.subarray(0, -hashBytes), brace])
  if (hash('sha256', unsealed) !== digest) return null
  return { chain, seq: Number(seq), time, kind, previous, hash: digest }
}

const brace = Buffer.from('}')
