import { Adjustments } from './adjustments.ts'
import { type Millionths, moneyOf, quantityOf } from './exact-amounts.ts'
import type { Faults } from './refusal.ts'
import type { RemittanceService } from './remittance.ts'
import { Elements, type X12Segment } from './segments.ts'

/** Reads one service of a claim: an SVC and what belongs to it. Balances it where it ends. */
export class ServiceReader {
  readonly adjustments = new Adjustments()
  readonly #faults: Faults
  readonly #segment: number
  readonly #code: RemittanceService['code']
  readonly #charged: Millionths | null
  readonly #paid: Millionths | null
  readonly #units: Millionths | null
  readonly #remarks: string[] = []
  #day: string | null = null
  #firstDay: string | null = null
  #controlNumber: string | null = null
  #allowed: Millionths | null = null

  constructor(svc: X12Segment, faults: Faults) {
    const read = new Elements(svc, faults)
    this.#faults = faults
    this.#segment = svc.number
    this.#code = codeOf(svc, faults)
    this.#charged = read.amount(2)
    this.#paid = read.amount(3)
    this.#units = read.amountIfAny(5)
  }

  /** False where the segment belongs to no service. */
  take(segment: X12Segment): boolean {
    const read = new Elements(segment, this.#faults)
    switch (segment.name) {
      case 'CAS':
        this.adjustments.take(segment, this.#faults)
        return true
      case 'DTM':
        if (segment.element(1) === '472') this.#day = read.day(2)
        if (segment.element(1) === '150') this.#firstDay = read.day(2)
        if (segment.element(1) === '151') read.day(2)
        return true
      case 'REF':
        if (segment.element(1) === '6R') this.#controlNumber = read.text(2, 50)
        return true
      case 'AMT':
        if (segment.element(1) === 'B6') this.#allowed = read.amount(2)
        return true
      case 'LQ': {
        const remark = segment.element(1) === 'HE' ? read.code(2, remarkCode, 'a remark code') : null
        if (remark !== null) this.#remarks.push(remark)
        return true
      }
      default:
        return segment.name === 'QTY'
    }
  }

  /** How much of it is held. */
  get held(): number {
    return 1 + this.adjustments.all.length + this.#remarks.length
  }

  /** What it is in all. An amount that could not be read is zero here, and a fault already. */
  end(): RemittanceService {
    const [charged, paid, adjusted] = [this.#charged, this.#paid, this.adjustments.sum]
    if (charged !== null && paid !== null && adjusted !== null && charged - adjusted !== paid) {
      const message = 'Cannot balance SVC: expected SVC02 less its adjustments to be SVC03, found a difference'
      this.#faults.add('SERVICE_UNBALANCED', message, this.#segment, 'SVC03')
    }
    return {
      code: this.#code,
      charged: moneyOf(charged ?? 0n),
      paid: moneyOf(paid ?? 0n),
      units: this.#units === null ? null : quantityOf(this.#units),
      servicedOn: this.#day ?? this.#firstDay,
      controlNumber: this.#controlNumber,
      allowed: this.#allowed === null ? null : moneyOf(this.#allowed),
      adjustments: this.adjustments.all,
      remarks: this.#remarks,
    }
  }
}

export const remarkCode = /^[A-Za-z0-9]{1,8}$/

/** The seventh component is a description in free words, and is left. */
function codeOf(svc: X12Segment, faults: Faults): RemittanceService['code'] {
  const [qualifier = '', value = '', ...rest] = svc.components(1)
  if (value === '') return null
  const modifiers = rest.slice(0, 4).filter((modifier) => modifier !== '')
  const fit = /^[A-Z0-9]{2}$/.test(qualifier) && /^[\x21-\x7e]{1,48}$/.test(value)
  if (fit && modifiers.every((modifier) => /^[A-Za-z0-9]{1,2}$/.test(modifier))) return { qualifier, value, modifiers }
  const message = 'Cannot read SVC01: expected a qualifier, a code and modifiers of two characters, found others'
  faults.add('BAD_SEGMENT', message, svc.number, 'SVC01')
  return null
}
