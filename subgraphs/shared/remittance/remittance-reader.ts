import { ClaimReader } from './claim-reader.ts'
import { type Millionths, moneyOf } from './exact-amounts.ts'
import { HeadingReader } from './heading-reader.ts'
import { ProviderAdjustments } from './provider-adjustments.ts'
import type { Faults } from './refusal.ts'
import type { RemittanceClaim, RemittanceHeader, RemittancePart } from './remittance.ts'
import { type RemittanceKey, remittanceId } from './remittance-id.ts'
import type { X12Segment } from './segments.ts'

// All an 835 has between ST and SE. What else stands where a name should be may be anything, and is not repeated.
const names = new Set(
  'BPR NTE TRN CUR REF DTM N1 N2 N3 N4 PER RDM LX TS3 TS2 CLP CAS NM1 MIA MOA AMT QTY SVC LQ PLB'.split(' '),
)

/** Where a remittance begins, and what names it but its trace number. */
export interface RemittanceStart extends Omit<RemittanceKey, 'trace'> {
  readonly segment: number
}

/** Reads one remittance: what is between an ST and its SE. Balances it where it ends. */
export class RemittanceReader {
  readonly #faults: Faults
  readonly #start: RemittanceStart
  readonly #sha256: string
  readonly #heading: HeadingReader
  readonly #providerAdjustments: ProviderAdjustments
  #area: 'heading' | 'claims' | 'summary' = 'heading'
  #id = ''
  #claim: ClaimReader | null = null
  #claimCount = 0
  #charged: Millionths | null = 0n
  #paid: Millionths | null = 0n

  constructor(start: RemittanceStart, sha256: string, faults: Faults) {
    this.#start = start
    this.#sha256 = sha256
    this.#faults = faults
    this.#heading = new HeadingReader(faults, start.segment)
    this.#providerAdjustments = new ProviderAdjustments(faults)
  }

  /** Takes a segment; gives the claim that ends before it. */
  take(segment: X12Segment): RemittancePart | null {
    switch (segment.name) {
      case 'LX':
        if (this.#area === 'summary') break
        this.#leaveHeading()
        this.#area = 'claims'
        return this.#endClaim()
      case 'CLP': {
        if (this.#area === 'summary') break
        if (this.#area === 'heading') this.#beginWithoutGroup(segment)
        const ended = this.#endClaim()
        this.#claimCount += 1
        this.#claim = new ClaimReader(segment, this.#claimCount, this.#faults)
        return ended
      }
      case 'PLB': {
        const ended = this.#endClaim()
        this.#leaveHeading()
        this.#area = 'summary'
        this.#providerAdjustments.take(segment)
        return ended
      }
    }
    if (!this.#isTaken(segment)) this.#misplaced(segment)
    return null
  }

  /** Where its SE is: the last claim, and the remittance itself. */
  end(): readonly RemittancePart[] {
    const last = this.#endClaim()
    this.#leaveHeading()
    const header = this.#header()
    return last === null ? [{ kind: 'remittance', header }] : [last, { kind: 'remittance', header }]
  }

  #isTaken(segment: X12Segment): boolean {
    if (this.#area === 'heading') return this.#heading.take(segment)
    if (this.#area === 'summary') return false
    if (this.#claim !== null) return this.#claim.take(segment)
    return segment.name === 'TS3' || segment.name === 'TS2'
  }

  #misplaced(segment: X12Segment): void {
    const name = names.has(segment.name) ? segment.name : null
    const message = `Cannot read ${name ?? 'a segment'}: expected a segment that an 835 has at this place, found another`
    this.#faults.add('BAD_SEGMENT', message, segment.number, name)
  }

  #beginWithoutGroup(clp: X12Segment): void {
    this.#faults.add('MISSING_SEGMENT', 'Cannot read CLP: expected LX before it, found none', clp.number, 'LX')
    this.#leaveHeading()
    this.#area = 'claims'
  }

  #leaveHeading(): void {
    if (this.#area !== 'heading') return
    this.#heading.end()
    this.#id = remittanceId({ ...this.#start, trace: this.#heading.traceNumber })
  }

  #endClaim(): RemittancePart | null {
    const reader = this.#claim
    if (reader === null) return null
    const claim: RemittanceClaim = reader.end()
    this.#charged = sumOf(this.#charged, reader.charged)
    this.#paid = sumOf(this.#paid, reader.paid)
    this.#claim = null
    return { kind: 'claim', remittance: this.#id, currency: this.#heading.currency, claim }
  }

  #header(): RemittanceHeader {
    const heading = this.#heading
    const money = (value: Millionths | null) => ({ amount: moneyOf(value ?? 0n), currency: heading.currency })
    return {
      id: this.#id,
      traceNumber: heading.traceNumber,
      method: heading.method,
      handling: heading.handling,
      amount: money(this.#balanced()),
      paidOn: heading.paidOn,
      producedOn: heading.producedOn,
      payer: heading.payer,
      payee: heading.payee,
      providerAdjustments: this.#providerAdjustments.all,
      claimCount: this.#claimCount,
      charged: money(this.#charged),
      paid: money(this.#paid),
      place: { sha256: this.#sha256, segment: this.#start.segment },
    }
  }

  /** What is paid in all, by its parts as by BPR02. */
  #balanced(): Millionths | null {
    const [written, adjusted] = [this.#heading.amount, this.#providerAdjustments.sum]
    if (written === null || this.#paid === null || adjusted === null) return written
    const expected = this.#paid - adjusted
    // A payment that the provider calls in from the payer is a debit too, so the sign is what the parts say.
    if (expected !== written && !(this.#heading.isDebit && expected === -written)) {
      const message = 'Cannot balance BPR: expected BPR02 to be all CLP04 less what PLB takes off, found a difference'
      this.#faults.add('REMITTANCE_UNBALANCED', message, this.#heading.segment, 'BPR02')
    }
    return expected
  }
}

function sumOf(one: Millionths | null, other: Millionths | null): Millionths | null {
  return one === null || other === null ? null : one + other
}
