import { type Millionths, moneyOf } from './exact-amounts.ts'
import type { Faults } from './refusal.ts'
import type { ProviderAdjustment } from './remittance.ts'
import { Elements, type X12Segment } from './segments.ts'

/** Pairs of a reason and an amount in one PLB. */
const mostPairs = 6
/** What is held of one remittance is bounded by it. */
const mostHeld = 100_000

/** What a payer adds or takes for no single claim, from as many PLB as there are, and its exact sum. */
export class ProviderAdjustments {
  readonly all: ProviderAdjustment[] = []
  readonly #faults: Faults
  /** Null once an amount could not be read. */
  sum: Millionths | null = 0n

  constructor(faults: Faults) {
    this.#faults = faults
  }

  take(segment: X12Segment): void {
    const read = new Elements(segment, this.#faults)
    const provider = read.text(1, 50)
    const fiscalPeriodEnd = read.day(2)
    const size = Math.min(segment.size, 2 + 2 * mostPairs)
    if (segment.size > size) {
      const message = `Cannot read PLB: expected at most ${mostPairs} adjustments, found more`
      this.#faults.add('BAD_SEGMENT', message, segment.number, 'PLB')
    }
    if (this.all.length > mostHeld) {
      const message = `Cannot read PLB: expected at most ${mostHeld} adjustments in a remittance, found more`
      this.#faults.end('TOO_LARGE', message, segment.number, 'PLB')
    }
    for (let place = 3; place === 3 || place <= size; place += 2) {
      const [reason = '', reference = ''] = segment.components(place)
      if (place > 3 && segment.components(place).join('') + segment.element(place + 1) === '') continue
      const amount = read.amount(place + 1)
      this.sum = amount === null || this.sum === null ? null : this.sum + amount
      const isRead = /^[A-Z0-9]{1,3}$/.test(reason) && /^[\x20-\x7e]{0,50}$/.test(reference)
      if (!isRead || segment.components(place).length > 2) {
        const name = segment.nameOf(place)
        const message = `Cannot read ${name}: expected a reason code and a reference, found another composite`
        this.#faults.add('BAD_SEGMENT', message, segment.number, name)
      }
      if (provider === null || amount === null || !isRead) continue
      const { number } = segment
      const about = reference === '' ? null : reference
      this.all.push({ provider, fiscalPeriodEnd, reason, reference: about, amount: moneyOf(amount), segment: number })
    }
  }
}
