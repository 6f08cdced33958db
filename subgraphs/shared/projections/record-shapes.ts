import type {
  Adjustment,
  Amount,
  FilePlace,
  PartyNumber,
  ProviderAdjustment,
  QuarantineReason,
  RemittanceService,
} from '../remittance/remittance.ts'
import type { Family, RecordOf } from './families.ts'
import {
  code,
  type Fields,
  isObject,
  listOf,
  number,
  oneOf,
  orNull,
  shapeOf,
  text,
  truth,
  wrongField,
} from './record-guards.ts'
import type * as records from './records.ts'

const sourced: Fields<records.Sourced> = {
  id: text,
  version: orNull(text),
  lastUpdated: text,
  mode: oneOf('EVENT', 'POLLED', 'BATCH'),
}
const textOrNull = orNull(text)
const texts = listOf(text)

const amount = shapeOf<Amount>({ amount: text, currency: text })
const amountOrNull = orNull(amount)
const identifiers = listOf(shapeOf<records.KnownAs>({ system: textOrNull, value: text }))
const coded = orNull(shapeOf<records.Code>({ system: textOrNull, code: text }))
const measured = orNull(shapeOf<records.Measured>({ value: text, unit: textOrNull }))

const claimLine = shapeOf<records.ClaimLineRecord>({
  sequence: number,
  code: coded,
  revenueCode: textOrNull,
  quantity: measured,
  unitPrice: amountOrNull,
  net: amountOrNull,
  servicedOn: textOrNull,
  devices: texts,
  encounters: texts,
})

const adjudications = listOf(
  shapeOf<records.AdjudicationRecord>({ category: text, amount: amountOrNull, group: textOrNull, reasons: texts }),
)

const adjustment: Fields<Adjustment> = { group: text, reason: text, amount: text, quantity: textOrNull }

const service = shapeOf<RemittanceService>({
  code: orNull(shapeOf<NonNullable<RemittanceService['code']>>({ qualifier: text, value: text, modifiers: texts })),
  charged: text,
  paid: text,
  units: textOrNull,
  servicedOn: textOrNull,
  controlNumber: textOrNull,
  allowed: textOrNull,
  adjustments: listOf(shapeOf(adjustment)),
  remarks: texts,
})

const partyNumbers = listOf(shapeOf<PartyNumber>({ qualifier: text, value: text }))

/** What a record of each family consists of: what is kept in another shape was written by another version. */
const shapes: { readonly [Name in Family]: Fields<RecordOf[Name]> } = {
  organization: { ...sourced, active: orNull(truth), identifiers, types: texts },
  practitioner: { ...sourced, active: orNull(truth), identifiers },
  location: { ...sourced, identifiers, partOf: textOrNull },
  coverage: {
    ...sourced,
    status: text,
    type: coded,
    payer: textOrNull,
    startsOn: textOrNull,
    endsOn: textOrNull,
  },
  account: { ...sourced, status: textOrNull },
  encounter: { ...sourced, account: textOrNull, provider: textOrNull },
  device: { ...sourced, deviceIdentifiers: texts, lot: textOrNull, serial: textOrNull, expiresOn: textOrNull },
  claim: {
    ...sourced,
    identifiers,
    number: textOrNull,
    status: text,
    use: text,
    created: text,
    servicedFrom: textOrNull,
    servicedTo: textOrNull,
    insurer: textOrNull,
    provider: orNull(
      shapeOf<NonNullable<records.ClaimRecord['provider']>>({
        type: oneOf('Organization', 'Practitioner', 'PractitionerRole'),
        id: text,
      }),
    ),
    facility: textOrNull,
    coverages: texts,
    lines: listOf(claimLine),
    total: amountOrNull,
  },
  'claim-response': {
    ...sourced,
    claim: textOrNull,
    status: text,
    use: text,
    outcome: text,
    created: text,
    insurer: textOrNull,
    totals: adjudications,
    adjudications,
    lines: listOf(shapeOf<records.ClaimResponseRecord['lines'][number]>({ sequence: number, adjudications })),
    payment: orNull(
      shapeOf<NonNullable<records.ClaimResponseRecord['payment']>>({
        amount: amountOrNull,
        date: textOrNull,
        identifier: textOrNull,
      }),
    ),
    errors: texts,
  },
  charge: {
    ...sourced,
    status: text,
    code: coded,
    quantity: measured,
    price: amountOrNull,
    occurredAt: textOrNull,
    account: textOrNull,
    encounter: textOrNull,
    deliveries: texts,
    claims: texts,
    device: textOrNull,
  },
  consumption: {
    ...sourced,
    status: text,
    quantity: measured,
    device: textOrNull,
    deviceIdentifier: textOrNull,
    lot: textOrNull,
    serial: textOrNull,
    expiresOn: textOrNull,
    occurredAt: textOrNull,
    destination: textOrNull,
  },
  remittance: {
    ...sourced,
    source: oneOf('remittance', 'fhir'),
    place: orNull(shapeOf<FilePlace>({ sha256: text, segment: number })),
    insurer: textOrNull,
    receivedAt: text,
    traceNumber: text,
    method: textOrNull,
    handling: textOrNull,
    amount,
    paidOn: textOrNull,
    producedOn: textOrNull,
    payer: partyNumbers,
    payee: partyNumbers,
    providerAdjustments: listOf(
      shapeOf<ProviderAdjustment>({
        provider: text,
        fiscalPeriodEnd: textOrNull,
        reason: text,
        reference: textOrNull,
        amount: text,
        segment: number,
      }),
    ),
    claimCount: number,
    charged: amountOrNull,
    paid: amount,
  },
  'remittance-claim': {
    ...sourced,
    remittance: text,
    claim: textOrNull,
    currency: text,
    sha256: textOrNull,
    position: number,
    number: textOrNull,
    statusCode: textOrNull,
    charged: textOrNull,
    response: textOrNull,
    paid: text,
    patientResponsibility: textOrNull,
    payerControlNumber: textOrNull,
    allowed: textOrNull,
    receivedOn: textOrNull,
    servicedFrom: textOrNull,
    servicedTo: textOrNull,
    adjustments: listOf(shapeOf(adjustment)),
    remarks: texts,
    services: listOf(service),
    segment: number,
  },
  'remittance-file': {
    ...sourced,
    sha256: text,
    bytes: number,
    receivedAt: text,
    state: oneOf('RECEIVED', 'APPLIED', 'QUARANTINED'),
    remittances: texts,
    claimCount: number,
    reasons: listOf(
      shapeOf<QuarantineReason>({ code: code(), message: text, segment: orNull(number), element: textOrNull }),
    ),
  },
  'claim-state': {
    ...sourced,
    number: textOrNull,
    use: text,
    insurer: textOrNull,
    facility: textOrNull,
    created: text,
    servicedTo: textOrNull,
    status: code(),
    derivation: listOf(shapeOf<records.ClaimStateRecord['derivation'][number]>({ reference: text, says: text })),
    charged: amountOrNull,
    allowed: amountOrNull,
    paid: amountOrNull,
    patientResponsibility: amountOrNull,
    adjustments: listOf(
      shapeOf<records.ClaimAdjustment>({
        group: textOrNull,
        reason: text,
        amount: textOrNull,
        sequence: orNull(number),
        remarks: texts,
        said: oneOf('remittance', 'fhir'),
      }),
    ),
    denial: orNull(shapeOf<NonNullable<records.ClaimStateRecord['denial']>>({ category: code(), since: text })),
    submittedAt: textOrNull,
    respondedAt: textOrNull,
    paidAt: textOrNull,
    remittanceClaims: texts,
    changes: number,
  },
}

/** The name of the first field of a record that is not as its family has it; null where all are. */
export function misshapen(family: Family, record: object): string | null {
  return wrongField(shapes[family], record)
}

/** The record in a text that was kept under an id. Null where it is none of this program's: garbage, or another shape. */
export function recordIn<Name extends Family>(family: Name, id: string, kept: string): RecordOf[Name] | null {
  try {
    const value: unknown = JSON.parse(kept)
    if (!isObject(value) || misshapen(family, value) !== null) return null
    const record = value as RecordOf[Name]
    return record.id === id ? record : null
  } catch {
    return null
  }
}
