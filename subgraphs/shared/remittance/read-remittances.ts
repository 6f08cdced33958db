import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { SourceUnavailable } from '../errors/errors.ts'
import { EnvelopeReader } from './envelope-reader.ts'
import { Faults, ReadingEnded, RemittanceRefused, type Tolerance } from './refusal.ts'
import type { QuarantineReason, RemittancePart } from './remittance.ts'
import { SegmentFramer } from './segment-framer.ts'

/** A file that can be read more than once, from its beginning each time; or its bytes. */
export type RemittanceSource =
  | Uint8Array
  | {
      /** How large it is, where that is known. */
      readonly bytes?: number
      open(): AsyncIterable<Uint8Array>
    }

/** How far a file is read; it is read twice. */
export interface ReadingProgress {
  readonly pass: 'CHECKING' | 'READING'
  readonly bytes: number
  readonly claims: number
}

export interface ReadingOptions {
  /** A larger file is refused before it is read. */
  readonly mostBytes?: number
  /** No segment may be longer, in characters. */
  readonly mostSegmentLength?: number
  /** Faults that are accepted. A day that does not exist is null then; amounts of services are as they are written. */
  readonly tolerates?: ReadonlySet<Tolerance>
  /** Told after each piece of the file. */
  readonly onProgress?: (progress: ReadingProgress) => void
  readonly signal?: AbortSignal
}

/** A file of which everything was checked. */
export interface CheckedRemittances {
  /** Of the whole file, in hexadecimal. */
  readonly sha256: string
  readonly bytes: number
  readonly claims: number
  /** Ids of its remittances, in the order of the file. */
  readonly remittances: readonly string[]
  /** What is wrong with it and was accepted; the first hundred. */
  readonly tolerated: readonly QuarantineReason[]
}

export const defaultMostBytes = 500_000_000
const defaultMostSegmentLength = 64_000
const pieceBytes = 65_536

/**
 * Reads a file of a payer to its end and gives nothing of it but what names it.
 *
 * @throws {RemittanceRefused} with all that is wrong with it.
 */
export async function checkRemittances(
  source: RemittanceSource,
  options: ReadingOptions = {},
): Promise<CheckedRemittances> {
  const reading = new Reading(source, options, null)
  for await (const _ of reading.parts()) options.signal?.throwIfAborted()
  return reading.result()
}

/**
 * The parts of a file of a payer (X12 835, 005010X221A1), in the order of the file: claims, behind them the remittance
 * that they are of, and `end` when all was given. A file of any size is read piece by piece; at most a claim is held.
 *
 * The whole file is checked before its first part is given, unless it comes with what `checkRemittances` gave for it. Of a
 * file that is refused nothing is given. Nothing of persons is in a part but the claim's number as the sender wrote it.
 *
 * @throws {RemittanceRefused} with all that is wrong with it.
 * @throws {SourceUnavailable} where it is not what was checked any longer; what was given of it is worth nothing then.
 */
export async function* readRemittances(
  source: RemittanceSource,
  options: ReadingOptions & { readonly checked?: CheckedRemittances } = {},
): AsyncGenerator<RemittancePart> {
  const checked = options.checked ?? (await checkRemittances(source, options))
  const reading = new Reading(source, options, checked)
  yield* reading.parts()
  const { sha256, bytes, claims } = reading.result()
  if (sha256 !== checked.sha256) throw changed()
  yield { kind: 'end', sha256, bytes, claims }
}

/** One reading of a file from its beginning to its end. */
class Reading {
  readonly #source: RemittanceSource
  readonly #options: ReadingOptions
  readonly #checked: CheckedRemittances | null
  readonly #faults: Faults
  readonly #framer: SegmentFramer
  readonly #envelopes: EnvelopeReader
  readonly #hash = createHash('sha256')
  readonly #mostBytes: number
  #bytes = 0
  #claims = 0
  #hasEnded = false
  #sha256: string | null = null

  constructor(source: RemittanceSource, options: ReadingOptions, checked: CheckedRemittances | null) {
    this.#source = source
    this.#options = options
    this.#checked = checked
    this.#mostBytes = options.mostBytes ?? defaultMostBytes
    this.#faults = new Faults(options.tolerates)
    this.#framer = new SegmentFramer(this.#faults, options.mostSegmentLength ?? defaultMostSegmentLength)
    this.#envelopes = new EnvelopeReader(checked?.sha256 ?? '', this.#faults)
  }

  async *parts(): AsyncGenerator<RemittancePart> {
    const known = this.#source instanceof Uint8Array ? this.#source.length : this.#source.bytes
    if (known !== undefined && known > this.#mostBytes) this.#tooLarge(known)
    for await (const piece of piecesOf(this.#source)) {
      this.#options.signal?.throwIfAborted()
      this.#bytes += piece.length
      if (this.#bytes > this.#mostBytes) this.#tooLarge(this.#bytes)
      this.#hash.update(piece)
      // What cannot be read any further still has a checksum.
      if (!this.#hasEnded) yield* this.#take(piece)
      this.#options.onProgress?.({
        pass: this.#checked === null ? 'CHECKING' : 'READING',
        bytes: this.#bytes,
        claims: this.#claims,
      })
    }
    this.#guarded(() => {
      this.#framer.end()
      this.#envelopes.end(this.#framer.hasRest)
      return true
    })
    this.#sha256 = this.#hash.digest('hex')
    if (this.#faults.reasons.length > 0) this.#refuse(this.#sha256, this.#bytes)
  }

  /** Of a file that was read to its end. */
  result(): CheckedRemittances {
    const [sha256, bytes, claims] = [this.#sha256 ?? '', this.#bytes, this.#claims]
    return { sha256, bytes, claims, remittances: [...this.#envelopes.ids], tolerated: this.#faults.tolerated }
  }

  *#take(piece: Buffer): Generator<RemittancePart> {
    const segments = this.#framer.take(piece)
    for (;;) {
      let parts: readonly RemittancePart[] = []
      const isDone = this.#guarded(() => {
        const next = segments.next()
        if (!next.done) parts = this.#envelopes.take(next.value)
        return next.done ?? false
      })
      if (isDone) return
      for (const part of parts) if (part.kind === 'claim') this.#claims += 1
      // What was checked before has no faults; where it has, it is another file by now.
      if (this.#checked === null) continue
      if (this.#faults.reasons.length > 0) throw changed()
      yield* parts
    }
  }

  /** True as well where nothing behind this can be read. */
  #guarded(read: () => boolean): boolean {
    if (this.#hasEnded) return true
    try {
      return read()
    } catch (error) {
      if (!(error instanceof ReadingEnded)) throw error
      this.#hasEnded = true
      return true
    }
  }

  #tooLarge(bytes: number): never {
    const message = `Cannot read the file: expected at most ${this.#mostBytes} bytes, found more`
    const reason = { code: 'TOO_LARGE', message, segment: null, element: null } as const
    throw new RemittanceRefused([reason], { sha256: null, bytes })
  }

  #refuse(sha256: string, bytes: number): never {
    if (this.#checked !== null) throw changed()
    throw new RemittanceRefused(this.#faults.reasons, { sha256, bytes })
  }
}

function changed(): SourceUnavailable {
  return new SourceUnavailable('remittance', 'Cannot read a remittance file: found it changed while it was read')
}

/** Pieces of a size that leaves the process its turns. */
async function* piecesOf(source: RemittanceSource): AsyncGenerator<Buffer> {
  if (source instanceof Uint8Array) {
    for (let at = 0; at < source.length; at += pieceBytes) {
      yield bufferOf(source.subarray(at, at + pieceBytes))
      await setImmediate()
    }
    return
  }
  for await (const chunk of source.open()) {
    for (let at = 0; at < chunk.length; at += pieceBytes) yield bufferOf(chunk.subarray(at, at + pieceBytes))
  }
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
}
