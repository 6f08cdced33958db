import { type Delimiters, delimitersOf, isaLength } from './delimiters.ts'
import type { Faults } from './refusal.ts'
import { X12Segment } from './segments.ts'

const marks: Readonly<Record<string, string>> = {
  '\xef\xbb\xbf': 'a byte order mark of UTF-8',
  '\xfe\xff': 'a byte order mark of UTF-16',
  '\xff\xfe': 'a byte order mark of UTF-16',
}

/**
 * Cuts a file into segments while it comes in, with the delimiters of each interchange. Holds one segment at most.
 *
 * One byte is one character here, whatever a sender takes for its encoding: delimiters are single bytes.
 */
export class SegmentFramer {
  readonly #faults: Faults
  readonly #mostLength: number
  #rest = ''
  #count = 0
  /** Null between interchanges. */
  #delimiters: Delimiters | null = null

  constructor(faults: Faults, mostLength: number) {
    this.#faults = faults
    this.#mostLength = mostLength
  }

  /** How many segments there were. */
  get count(): number {
    return this.#count
  }

  /** Whether something is left that no terminator ended. */
  get hasRest(): boolean {
    return this.#rest !== ''
  }

  *take(bytes: Buffer): Generator<X12Segment> {
    const text = this.#rest + bytes.toString('latin1')
    let at = 0
    while (at < text.length) {
      if (this.#delimiters === null) {
        at = this.#begin(text, at)
        if (this.#delimiters === null) break
      }
      const end = text.indexOf(this.#delimiters.segment, at)
      if ((end < 0 ? text.length : end) - at > this.#mostLength) {
        const expected = `Cannot read a segment: expected at most ${this.#mostLength} characters, found more`
        this.#faults.end('TOO_LARGE', expected, this.#count + 1)
      }
      if (end < 0) break
      const segment = this.#segment(text.slice(at, end), this.#delimiters)
      at = end + 1
      if (segment === null) continue
      if (segment.name === 'IEA') this.#delimiters = null
      yield segment
    }
    this.#rest = text.slice(at)
  }

  /** To be called where the file ends. */
  end(): void {
    if (this.#count > 0) return
    this.#mustBeX12(this.#rest)
    this.#faults.end('TRUNCATED', `Cannot read ISA: expected ${isaLength} characters, found fewer`, 1, 'ISA')
  }

  /** Where the next interchange begins; its delimiters are known where it is there as far as they go. */
  #begin(text: string, from: number): number {
    let at = from
    if (this.#count === 0) {
      if (text.length >= 3) this.#mustBeX12(text)
    } else {
      while (/\s/.test(text.charAt(at))) at += 1
      if (!'ISA'.startsWith(text.slice(at, at + 3))) {
        const message = 'Cannot read what follows IEA: expected ISA or the end of the file, found something else'
        this.#faults.end('BAD_ENVELOPE', message, this.#count + 1)
      }
    }
    if (text.length - at < isaLength) return at
    this.#delimiters = delimitersOf(text.slice(at, at + isaLength))
    if (this.#delimiters === null) {
      const message = 'Cannot read ISA: expected 16 elements of their fixed lengths and three delimiters, found others'
      this.#faults.end('BAD_ENVELOPE', message, this.#count + 1, 'ISA')
    }
    return at
  }

  #mustBeX12(text: string): void {
    if (text.startsWith('ISA')) return
    const mark = Object.keys(marks).find((each) => text.startsWith(each))
    const found = text === '' ? 'nothing in it' : (marks[mark ?? ''] ?? 'something else')
    this.#faults.end('NOT_X12', `Cannot read the file: expected it to begin with ISA, found ${found}`)
  }

  #segment(text: string, delimiters: Delimiters): X12Segment | null {
    const isBlank = text.trim() === ''
    // Where lines are segments, an empty line is none.
    if (isBlank && /\s/.test(delimiters.segment)) return null
    this.#count += 1
    if (isBlank) {
      this.#faults.add('BAD_SEGMENT', 'Cannot read a segment: expected a name, found nothing', this.#count)
      return null
    }
    return new X12Segment(text.replace(/[\r\n]/g, ''), this.#count, delimiters)
  }
}
