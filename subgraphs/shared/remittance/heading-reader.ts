import type { Millionths } from './exact-amounts.ts'
import type { Faults } from './refusal.ts'
import type { PartyNumber } from './remittance.ts'
import { Elements, type X12Segment } from './segments.ts'

type Party = 'PR' | 'PE'

// Numbers of organisations and of providers as such. What else may be written of a payee can be the number of a person.
const qualifiersOfN103: Readonly<Record<Party, readonly string[]>> = { PR: ['XV', 'FI'], PE: ['XX', 'XV', 'FI'] }
const qualifiersOfRef: Readonly<Record<Party, readonly string[]>> = {
  PR: ['2U', 'EO', 'HI', 'NF'],
  PE: ['0B', 'D3', 'PQ', 'TJ'],
}

// Names, addresses, contacts, and how the advice is delivered.
const left = new Set(['N2', 'N3', 'N4', 'PER', 'RDM', 'NTE'])

/** Reads what a remittance says before its first claim: the payment, its trace number, payer and payee. */
export class HeadingReader {
  readonly #faults: Faults
  readonly #start: number
  readonly #seen = new Set<string>()
  readonly #numbers: Readonly<Record<Party, PartyNumber[]>> = { PR: [], PE: [] }
  #party: Party | null = null

  /** Which segment BPR is. */
  segment: number
  handling = ''
  /** BPR02. Null where it could not be read. */
  amount: Millionths | null = null
  isDebit = false
  method = ''
  paidOn: string | null = null
  producedOn: string | null = null
  traceNumber = ''
  currency = 'USD'

  constructor(faults: Faults, start: number) {
    this.#faults = faults
    this.#start = start
    this.segment = start
  }

  get payer(): readonly PartyNumber[] {
    return this.#numbers.PR
  }

  get payee(): readonly PartyNumber[] {
    return this.#numbers.PE
  }

  /** False where the segment belongs to no heading. */
  take(segment: X12Segment): boolean {
    const read = new Elements(segment, this.#faults)
    switch (segment.name) {
      case 'BPR':
        if (this.#isFirst(segment, 'BPR')) this.#payment(segment, read)
        return true
      case 'TRN':
        if (!this.#isFirst(segment, 'TRN')) return true
        this.traceNumber = read.text(2, 50) ?? ''
        this.#keep('PR', 'TRN03', read.textIfAny(3, 10))
        return true
      case 'CUR':
        if (this.#isFirst(segment, 'CUR')) {
          this.currency = read.code(2, /^[A-Z]{3}$/, 'three letters of a currency') ?? ''
        }
        return true
      case 'DTM':
        if (segment.element(1) === '405') this.producedOn = read.day(2)
        return true
      case 'N1':
        this.#begin(segment, read)
        return true
      case 'REF':
        if (this.#party !== null && qualifiersOfRef[this.#party].includes(segment.element(1))) {
          this.#keep(this.#party, segment.element(1), read.text(2, 50))
        }
        return true
      default:
        return left.has(segment.name)
    }
  }

  /** What must be there is. */
  end(): void {
    for (const name of ['BPR', 'TRN', 'N1*PR', 'N1*PE']) {
      if (this.#seen.has(name)) continue
      const message = `Cannot read ST: expected ${name} before the first claim, found none`
      this.#faults.add('MISSING_SEGMENT', message, this.#start, name.slice(0, 3).replace('*', ''))
    }
  }

  #payment(segment: X12Segment, read: Elements): void {
    this.segment = segment.number
    this.handling = read.code(1, /^[CDHIPUX]$/, 'a handling code of an 835') ?? ''
    this.amount = read.amount(2)
    this.isDebit = read.code(3, /^[CD]$/, 'C or D') === 'D'
    this.method = read.code(4, /^(ACH|BOP|CHK|FWT|NON)$/, 'a payment method of an 835') ?? ''
    this.paidOn = read.day(16)
    if (this.amount !== null && this.amount < 0n) {
      // What a payer is owed in all is carried forward by PLB.
      const message = 'Cannot read BPR02: expected a payment, found a negative amount'
      this.#faults.add('BAD_AMOUNT', message, segment.number, 'BPR02')
    }
  }

  #begin(segment: X12Segment, read: Elements): void {
    const code = segment.element(1)
    this.#party = code === 'PR' || code === 'PE' ? code : null
    if (this.#party === null || !this.#isFirst(segment, `N1*${this.#party}`)) return
    const qualifier = segment.element(3)
    if (qualifiersOfN103[this.#party].includes(qualifier)) this.#keep(this.#party, qualifier, read.textIfAny(4, 80))
  }

  #keep(party: Party, qualifier: string, value: string | null): void {
    if (value !== null && this.#numbers[party].length < 100) this.#numbers[party].push({ qualifier, value })
  }

  #isFirst(segment: X12Segment, name: string): boolean {
    if (!this.#seen.has(name)) {
      this.#seen.add(name)
      return true
    }
    const message = `Cannot read ${name}: expected one in a remittance, found another`
    this.#faults.add('BAD_SEGMENT', message, segment.number, segment.name)
    return false
  }
}
