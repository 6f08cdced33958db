import type * as records from './records.ts'

/** The records that are kept, by family. */
export interface RecordOf {
  organization: records.OrganizationRecord
  practitioner: records.PractitionerRecord
  location: records.LocationRecord
  coverage: records.CoverageRecord
  account: records.AccountRecord
  encounter: records.EncounterRecord
  device: records.DeviceRecord
  claim: records.ClaimRecord
  'claim-response': records.ClaimResponseRecord
  charge: records.ChargeRecord
  consumption: records.ConsumptionRecord
  remittance: records.RemittanceRecord
  'remittance-claim': records.RemittanceClaimRecord
  'remittance-file': records.RemittanceFileRecord
  'claim-state': records.ClaimStateRecord
}

export type Family = keyof RecordOf

/** Under which keys of an index a record is found. In order of `at`, then of id. */
export interface Indexed {
  readonly key: string
  /** An instant in UTC or a day; what has none comes first. */
  readonly at: string | null
}

export type Index<Kept> = (record: Kept) => readonly Indexed[]

export interface FamilyDefinition<Kept> {
  readonly classification: 'OPERATIONAL' | 'FINANCIAL' | 'PERSONAL'
  /** How long a record is kept after it was last updated. */
  readonly retentionDays: number
  readonly indexes: Readonly<Record<string, Index<Kept>>>
}

const years = (count: number) => count * 366

/** In every family: all of it, by when it was last updated. Its only key is the empty text. */
const all: Index<records.Sourced> = ({ lastUpdated }) => [{ key: '', at: lastUpdated }]

const at =
  <Kept>(keys: (record: Kept) => readonly (string | null)[], when: (record: Kept) => string | null): Index<Kept> =>
  (record) =>
    [...new Set(keys(record))].flatMap((key) => (key === null ? [] : [{ key, at: when(record) }]))

/** Claim numbers and trace numbers are compared so: people type them in other cases and with spaces around. */
export function comparable(number: string): string {
  return number.trim().toUpperCase()
}

const numbersOf = ({ identifiers }: { readonly identifiers: readonly records.KnownAs[] }) =>
  identifiers.map(({ value }) => comparable(value))

/** Every family there is. An index is used by name; adding one takes a rebuild. */
export const families = {
  organization: {
    classification: 'OPERATIONAL',
    retentionDays: years(20),
    indexes: {
      all,
      number: at<records.OrganizationRecord>(numbersOf, ({ lastUpdated }) => lastUpdated),
    },
  },
  practitioner: {
    classification: 'OPERATIONAL',
    retentionDays: years(20),
    indexes: { all, number: at<records.PractitionerRecord>(numbersOf, ({ lastUpdated }) => lastUpdated) },
  },
  location: {
    classification: 'OPERATIONAL',
    retentionDays: years(20),
    indexes: { all, number: at<records.LocationRecord>(numbersOf, ({ lastUpdated }) => lastUpdated) },
  },
  coverage: { classification: 'PERSONAL', retentionDays: years(10), indexes: { all } },
  account: { classification: 'PERSONAL', retentionDays: years(10), indexes: { all } },
  encounter: { classification: 'PERSONAL', retentionDays: years(10), indexes: { all } },
  device: { classification: 'OPERATIONAL', retentionDays: years(10), indexes: { all } },
  claim: {
    classification: 'PERSONAL',
    retentionDays: years(10),
    indexes: { all, number: at<records.ClaimRecord>(numbersOf, ({ created }) => created) },
  },
  'claim-response': {
    classification: 'PERSONAL',
    retentionDays: years(10),
    indexes: {
      all,
      claim: at(
        ({ claim }) => [claim],
        ({ created }) => created,
      ),
    },
  },
  charge: {
    classification: 'PERSONAL',
    retentionDays: years(10),
    indexes: {
      all,
      delivery: at(
        ({ deliveries }) => deliveries,
        ({ occurredAt }) => occurredAt,
      ),
      claim: at(
        ({ claims }) => claims,
        ({ occurredAt }) => occurredAt,
      ),
      encounter: at(
        ({ encounter }) => [encounter],
        ({ occurredAt }) => occurredAt,
      ),
    },
  },
  consumption: {
    classification: 'PERSONAL',
    retentionDays: years(10),
    indexes: {
      all,
      occurred: at(
        () => [''],
        ({ occurredAt }) => occurredAt,
      ),
      /** By the Device that is named, whatever is known of it. */
      named: at(
        ({ device }) => [device],
        ({ occurredAt }) => occurredAt,
      ),
      device: at(
        ({ deviceIdentifier }) => [deviceIdentifier],
        ({ occurredAt }) => occurredAt,
      ),
      destination: at(
        ({ destination }) => [destination],
        ({ occurredAt }) => occurredAt,
      ),
    },
  },
  remittance: {
    classification: 'FINANCIAL',
    retentionDays: years(10),
    indexes: {
      all,
      paid: at(
        () => [''],
        ({ paidOn }) => paidOn,
      ),
      trace: at(
        ({ traceNumber }) => [comparable(traceNumber)],
        ({ paidOn }) => paidOn,
      ),
    },
  },
  'remittance-claim': {
    classification: 'PERSONAL',
    retentionDays: years(10),
    indexes: {
      all,
      number: at(
        ({ number }) => [number === null ? null : comparable(number)],
        ({ lastUpdated }) => lastUpdated,
      ),
      response: at(
        ({ response }) => [response],
        ({ lastUpdated }) => lastUpdated,
      ),
      claim: at(
        ({ claim }) => [claim],
        ({ lastUpdated }) => lastUpdated,
      ),
      /** In its own order: a place in it stands as an instant, by which indexes are ordered. */
      remittance: at(
        ({ remittance }) => [remittance],
        ({ position }) => new Date(position).toISOString(),
      ),
    },
  },
  'remittance-file': {
    classification: 'OPERATIONAL',
    retentionDays: years(10),
    indexes: {
      all,
      received: at(
        () => [''],
        ({ receivedAt }) => receivedAt,
      ),
      state: at(
        ({ state }) => [state],
        ({ receivedAt }) => receivedAt,
      ),
    },
  },
  'claim-state': {
    classification: 'PERSONAL',
    retentionDays: years(10),
    indexes: {
      all,
      created: at(
        () => [''],
        ({ created }) => created,
      ),
      number: at(
        ({ number }) => [number === null ? null : comparable(number)],
        ({ created }) => created,
      ),
      status: at(
        ({ status }) => [status],
        ({ created }) => created,
      ),
      insurer: at(
        ({ insurer }) => [insurer],
        ({ created }) => created,
      ),
      facility: at(
        ({ facility }) => [facility],
        ({ created }) => created,
      ),
      /** Denials by category, the oldest denial first. */
      denial: at(
        ({ denial }) => [denial?.category ?? null],
        ({ denial }) => denial?.since ?? null,
      ),
    },
  },
} as const satisfies { readonly [Name in Family]: FamilyDefinition<RecordOf[Name]> }

export type IndexOf<Name extends Family> = keyof (typeof families)[Name]['indexes'] & string
