import { Segment } from 'x12-parser'
import { isCalendarDay } from '../values/calendar-day.ts'
import type { Delimiters } from './delimiters.ts'
import { exactAmount, hasTooManyDigits, type Millionths } from './exact-amounts.ts'
import { type Faults, looksOf } from './refusal.ts'
import type { QuarantineCode } from './remittance.ts'

/** A segment of X12, taken apart. Elements count from 1, as in the standard: `CLP03`. */
export class X12Segment {
  readonly name: string
  /** Which of the file it is, from 1. */
  readonly number: number
  readonly #elements: readonly (readonly string[])[]

  constructor(text: string, number: number, delimiters: Delimiters) {
    const { name, parsed } = new Segment(text, delimiters)
    this.name = name
    this.number = number
    this.#elements = parsed
  }

  /** How many elements are written. */
  get size(): number {
    return this.#elements.length
  }

  /** A simple element, or the first component of a composite one; empty where there is none. */
  element(place: number): string {
    return this.#elements[place - 1]?.[0] ?? ''
  }

  /** The components of a composite element, all that are written. */
  components(place: number): readonly string[] {
    return this.#elements[place - 1] ?? []
  }

  /** The element's name, as the standard and reasons have it: `CLP03`. */
  nameOf(place: number): string {
    return `${this.name}${String(place).padStart(2, '0')}`
  }
}

// Letters of other alphabets are for names, and names are not kept.
const printable = /^[\x20-\x7e]*$/

/** Reads elements of a segment; each that is not what it must be is a fault, and null. */
export class Elements {
  readonly #segment: X12Segment
  readonly #faults: Faults

  constructor(segment: X12Segment, faults: Faults) {
    this.#segment = segment
    this.#faults = faults
  }

  /** An amount that must be there. */
  amount(place: number): Millionths | null {
    const value = this.#number(place)
    if (value === null) this.#bad('BAD_AMOUNT', place, 'a decimal number')
    return value
  }

  /** An amount that may be left out. */
  amountIfAny(place: number): Millionths | null {
    return this.#segment.element(place) === '' && this.#isSimple(place) ? null : this.amount(place)
  }

  /** A text of a code or an identifier, that must be there. */
  text(place: number, most: number): string | null {
    const text = this.textIfAny(place, most)
    if (this.#segment.element(place) === '') this.#bad('BAD_SEGMENT', place, 'a value')
    return text
  }

  textIfAny(place: number, most: number): string | null {
    const text = this.#segment.element(place)
    if (text === '') return null
    if (text.length <= most && printable.test(text) && this.#isSimple(place)) return text
    this.#bad('BAD_SEGMENT', place, `one value of at most ${most} plain characters`)
    return null
  }

  /** A code that must be there, one of those that match. */
  code(place: number, codes: RegExp, expected: string): string | null {
    const text = this.#segment.element(place)
    if (codes.test(text) && this.#isSimple(place)) return text
    this.#bad('BAD_SEGMENT', place, expected)
    return null
  }

  /** A day as `2026-11-20`; null where none is written. */
  day(place: number): string | null {
    const text = this.#segment.element(place)
    if (text === '') return null
    const day = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
    if (/^\d{8}$/.test(text) && isCalendarDay(day) && this.#isSimple(place)) return day
    this.#bad('BAD_DATE', place, 'a day that exists, as eight digits')
    return null
  }

  #number(place: number): Millionths | null {
    return this.#isSimple(place) ? exactAmount(this.#segment.element(place)) : null
  }

  #isSimple(place: number): boolean {
    return this.#segment.components(place).length <= 1
  }

  #bad(code: 'BAD_AMOUNT' | 'BAD_SEGMENT' | 'BAD_DATE', place: number, expected: string): void {
    const name = this.#segment.nameOf(place)
    const looks = this.#isSimple(place) ? this.#looks(code, this.#segment.element(place)) : 'several components'
    this.#faults.add(code, `Cannot read ${name}: expected ${expected}, found ${looks}`, this.#segment.number, name)
  }

  #looks(code: QuarantineCode, text: string): string {
    return code === 'BAD_AMOUNT' && hasTooManyDigits(text) ? 'too many digits' : looksOf(text)
  }
}
