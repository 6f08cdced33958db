import { Adjustments } from './adjustments.ts'
import { type Millionths, moneyOf } from './exact-amounts.ts'
import type { Faults } from './refusal.ts'
import type { RemittanceClaim, RemittanceService } from './remittance.ts'
import { Elements, type X12Segment } from './segments.ts'
import { remarkCode, ServiceReader } from './service-reader.ts'

/** No claim has as much to it: what is held of one claim is bounded by it. */
const mostHeld = 200_000

const statusCodes = /^(1|2|3|4|19|20|21|22|23|25)$/

// Where MIA and MOA have remark codes.
const remarksAt: Readonly<Record<string, readonly number[]>> = { MIA: [5, 20, 21, 22, 23], MOA: [3, 4, 5, 6, 7] }

/** Of these nothing is kept: names, numbers of persons, contacts, counts of days. */
const left = new Set(['NM1', 'REF', 'PER', 'QTY'])

/** Reads one claim: a CLP and what belongs to it, its services too. Balances it where it ends. */
export class ClaimReader {
  readonly #faults: Faults
  readonly #segment: X12Segment
  readonly #position: number
  readonly #number: string
  readonly #statusCode: string
  readonly #patientResponsibility: Millionths | null
  readonly #payerControlNumber: string | null
  readonly #adjustments = new Adjustments()
  readonly #remarks: string[] = []
  readonly #services: RemittanceService[] = []
  readonly #days: { [qualifier: string]: string | null } = {}
  #allowed: Millionths | null = null
  #service: ServiceReader | null = null
  /** What adjusts its services so far; null once that could not be read. */
  #adjustedInServices: Millionths | null = 0n
  #heldInServices = 0
  readonly charged: Millionths | null
  readonly paid: Millionths | null

  constructor(clp: X12Segment, position: number, faults: Faults) {
    const read = new Elements(clp, faults)
    this.#faults = faults
    this.#segment = clp
    this.#position = position
    this.#number = read.text(1, 50) ?? ''
    this.#statusCode = read.code(2, statusCodes, 'a status code of an 835') ?? ''
    this.charged = read.amount(3)
    this.paid = read.amount(4)
    this.#patientResponsibility = read.amountIfAny(5)
    this.#payerControlNumber = read.textIfAny(7, 50)
  }

  /** False where the segment belongs to no claim, or not at this place of one. */
  take(segment: X12Segment): boolean {
    const held = this.#adjustments.all.length + this.#remarks.length + this.#heldInServices + (this.#service?.held ?? 0)
    if (held > mostHeld) {
      const message = `Cannot read CLP: expected at most ${mostHeld} services, adjustments and remarks, found more`
      this.#faults.end('TOO_LARGE', message, this.#segment.number, 'CLP')
    }
    if (segment.name === 'SVC') {
      this.#endService()
      this.#service = new ServiceReader(segment, this.#faults)
      return true
    }
    return this.#service === null ? this.#takeOfClaim(segment) : this.#service.take(segment)
  }

  /** What it is in all. An amount that could not be read is zero here, and a fault already. */
  end(): RemittanceClaim {
    this.#endService()
    this.#balance()
    return {
      position: this.#position,
      number: this.#number,
      statusCode: this.#statusCode,
      charged: moneyOf(this.charged ?? 0n),
      paid: moneyOf(this.paid ?? 0n),
      patientResponsibility: moneyIfAny(this.#patientResponsibility),
      payerControlNumber: this.#payerControlNumber,
      allowed: moneyIfAny(this.#allowed),
      receivedOn: this.#days['050'] ?? null,
      servicedFrom: this.#days['232'] ?? null,
      servicedTo: this.#days['233'] ?? null,
      adjustments: this.#adjustments.all,
      remarks: this.#remarks,
      services: this.#services,
      segment: this.#segment.number,
    }
  }

  #takeOfClaim(segment: X12Segment): boolean {
    const read = new Elements(segment, this.#faults)
    switch (segment.name) {
      case 'CAS':
        this.#adjustments.take(segment, this.#faults)
        return true
      case 'DTM': {
        const qualifier = segment.element(1)
        if (['050', '232', '233'].includes(qualifier)) this.#days[qualifier] = read.day(2)
        return true
      }
      case 'AMT':
        if (segment.element(1) === 'AU') this.#allowed = read.amount(2)
        return true
      case 'MIA':
      case 'MOA':
        for (const place of remarksAt[segment.name] ?? []) {
          const remark = segment.element(place) === '' ? null : read.code(place, remarkCode, 'a remark code')
          if (remark !== null) this.#remarks.push(remark)
        }
        return true
      default:
        return left.has(segment.name)
    }
  }

  #endService(): void {
    const service = this.#service
    if (service === null) return
    const adjusted = service.adjustments.sum
    const sum = this.#adjustedInServices
    this.#services.push(service.end())
    this.#adjustedInServices = sum === null || adjusted === null ? null : sum + adjusted
    this.#heldInServices += service.held
    this.#service = null
  }

  #balance(): void {
    const [charged, paid] = [this.charged, this.paid]
    const [own, others] = [this.#adjustments.sum, this.#adjustedInServices]
    if (charged === null || paid === null || own === null || others === null) return
    if (charged - own - others === paid) return
    const message =
      'Cannot balance CLP: expected CLP03 less the adjustments of the claim and its services to be CLP04, found a difference'
    this.#faults.add('CLAIM_UNBALANCED', message, this.#segment.number, 'CLP04')
  }
}

function moneyIfAny(value: Millionths | null): string | null {
  return value === null ? null : moneyOf(value)
}
