import type { ClaimLineRecord, ClaimRecord } from '../records.ts'
import { notSaid } from './coverage.ts'
import {
  codeOf,
  dayOf,
  type Fields,
  fieldsOf,
  identifiersOf,
  idOf,
  idsOf,
  listOf,
  measuredOf,
  numberOf,
  referredBy,
  sequenceOf,
  textOf,
  timeOf,
} from './fhir-values.ts'
import { amountOf } from './money.ts'
import { justNow, mappingOf, recordOrNull } from './sourced.ts'

/** Which of a claim's identifiers is its number. */
export interface Numbering {
  /** The system of identifiers that holds it. Null: the first that is official or usual, else the first. */
  readonly claimNumberSystem: string | null
}

export const mapClaim = mappingOf<ClaimRecord, Numbering>('Claim', (fields, numbering, { lastUpdated }) => {
  const lines = listOf(fields.item).map(lineOf)
  const days = lines.flatMap(({ servicedOn }) => servicedOn ?? []).sort()
  const period = fieldsOf(fields.billablePeriod)
  const provider = referredBy(fieldsOf(fields.provider).reference)
  return {
    identifiers: identifiersOf(fields.identifier),
    number: claimNumberOf(fields.identifier, numbering),
    status: textOf(fields.status) ?? notSaid,
    use: textOf(fields.use) ?? notSaid,
    created: timeOf(fields.created) ?? lastUpdated,
    servicedFrom: dayOf(period.start) ?? days[0] ?? null,
    servicedTo: dayOf(period.end) ?? lastDayOf(fields.item) ?? days.at(-1) ?? null,
    insurer: idOf('Organization', fields.insurer),
    provider: isProvider(provider) ? provider : null,
    facility: idOf('Location', fields.facility),
    coverages: coveragesOf(fields.insurance),
    lines,
    total: amountOf(fields.total),
  }
})

/** The number by which payers and the books know a claim: what `Claim.identifier` holds of it. Null: none. */
export function claimNumberOf(identifier: unknown, { claimNumberSystem }: Numbering): string | null {
  const known = listOf(identifier).filter(({ value }) => textOf(value) !== null)
  const found =
    claimNumberSystem === null
      ? (known.find(({ use }) => use === 'official' || use === 'usual') ?? known[0])
      : known.find(({ system }) => system === claimNumberSystem)
  return textOf(found?.value)
}

function lineOf(item: Fields, place: number): ClaimLineRecord {
  return {
    sequence: sequenceOf(item.sequence) ?? place + 1,
    code: codeOf(item.productOrService),
    revenueCode: codeOf(item.revenue)?.code ?? null,
    quantity: measuredOf(item.quantity),
    unitPrice: amountOf(item.unitPrice),
    net: amountOf(item.net),
    servicedOn: dayOf(item.servicedDate) ?? dayOf(fieldsOf(item.servicedPeriod).start),
    devices: idsOf('Device', item.udi),
    encounters: idsOf('Encounter', item.encounter),
  }
}

function lastDayOf(items: unknown): string | null {
  const ends = listOf(items).map(
    ({ servicedDate, servicedPeriod }) => dayOf(fieldsOf(servicedPeriod).end) ?? dayOf(servicedDate),
  )
  return (
    ends
      .flatMap((end) => end ?? [])
      .sort()
      .at(-1) ?? null
  )
}

/** Those that are to pay first come first: the focal one, then by sequence. */
function coveragesOf(insurance: unknown): readonly string[] {
  const rank = ({ focal, sequence }: Fields) => (focal === true ? -1 : (numberOf(sequence) ?? Number.MAX_SAFE_INTEGER))
  const inOrder = listOf(insurance).toSorted((one, other) => rank(one) - rank(other))
  return idsOf(
    'Coverage',
    inOrder.map(({ coverage }) => coverage),
  )
}

function isProvider(value: { readonly type: string } | null): value is NonNullable<ClaimRecord['provider']> {
  return value !== null && ['Organization', 'Practitioner', 'PractitionerRole'].includes(value.type)
}

/** A `Claim`. Null: it cannot be used. */
export function claimRecordOf(resource: unknown, numbering: Numbering, reading = justNow()): ClaimRecord | null {
  return recordOrNull(mapClaim(resource, numbering, reading))
}
