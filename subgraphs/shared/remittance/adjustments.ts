import { type Millionths, moneyOf, quantityOf } from './exact-amounts.ts'
import type { Faults } from './refusal.ts'
import type { Adjustment } from './remittance.ts'
import { Elements, type X12Segment } from './segments.ts'

/** Triples of reason, amount and quantity in one CAS. */
const mostTriples = 6

/** The adjustments of a claim or of a service, from as many CAS as there are, and their exact sum. */
export class Adjustments {
  readonly all: Adjustment[] = []
  #sum: Millionths = 0n

  /** Null once an amount could not be read: nothing balances against it. */
  sum: Millionths | null = 0n

  take(segment: X12Segment, faults: Faults): void {
    const read = new Elements(segment, faults)
    const group = read.code(1, /^[A-Z0-9]{1,2}$/, 'a group code')
    const size = Math.min(segment.size, 1 + 3 * mostTriples)
    if (segment.size > size) {
      const message = `Cannot read CAS: expected at most ${mostTriples} adjustments, found more`
      faults.add('BAD_SEGMENT', message, segment.number, 'CAS')
    }
    for (let place = 2; place === 2 || place <= size; place += 3) {
      const isEmpty = [0, 1, 2].every((step) => segment.components(place + step).join('') === '')
      if (isEmpty && place > 2) continue
      const reason = read.code(place, /^[A-Za-z0-9]{1,5}$/, 'a reason code')
      const amount = read.amount(place + 1)
      const quantity = read.amountIfAny(place + 2)
      this.#add(amount)
      if (group === null || reason === null || amount === null) continue
      const units = quantity === null ? null : quantityOf(quantity)
      this.all.push({ group, reason, amount: moneyOf(amount), quantity: units })
    }
  }

  #add(amount: Millionths | null): void {
    if (amount !== null) this.#sum += amount
    this.sum = amount === null || this.sum === null ? null : this.#sum
  }
}
