import type { AccountRecord, CoverageRecord, EncounterRecord } from '../records.ts'
import { codeOf, dayOf, fieldsOf, idOf, idsOf, textOf } from './fhir-values.ts'
import { justNow, mappingOf, recordOrNull } from './sourced.ts'

/** What stands for a code that a resource must have and has not. */
export const notSaid = 'unknown'

export const mapCoverage = mappingOf<CoverageRecord>('Coverage', ({ status, type, payor, period }) => ({
  status: textOf(status) ?? notSaid,
  type: codeOf(type),
  // Who pays for himself is a person: no payer.
  payer: idsOf('Organization', payor)[0] ?? null,
  startsOn: dayOf(fieldsOf(period).start),
  endsOn: dayOf(fieldsOf(period).end),
}))

export const mapAccount = mappingOf<AccountRecord>('Account', ({ status }) => ({ status: textOf(status) }))

export const mapEncounter = mappingOf<EncounterRecord>('Encounter', ({ account, serviceProvider }) => ({
  account: idsOf('Account', account)[0] ?? null,
  provider: idOf('Organization', serviceProvider),
}))

/** A `Coverage`. Null: it cannot be used. */
export function coverageRecordOf(resource: unknown, reading = justNow()): CoverageRecord | null {
  return recordOrNull(mapCoverage(resource, null, reading))
}

/** An `Account`. Null: it cannot be used. */
export function accountRecordOf(resource: unknown, reading = justNow()): AccountRecord | null {
  return recordOrNull(mapAccount(resource, null, reading))
}

/** An `Encounter`. Null: it cannot be used. */
export function encounterRecordOf(resource: unknown, reading = justNow()): EncounterRecord | null {
  return recordOrNull(mapEncounter(resource, null, reading))
}
