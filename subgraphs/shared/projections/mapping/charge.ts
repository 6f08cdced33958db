import type { ChargeRecord } from '../records.ts'
import { occurrenceOf } from './consumption.ts'
import { notSaid } from './coverage.ts'
import { codeOf, idOf, idsOf, measuredOf, textOf } from './fhir-values.ts'
import { amountOf } from './money.ts'
import { justNow, mappingOf, recordOrNull } from './sourced.ts'

export const mapCharge = mappingOf<ChargeRecord>('ChargeItem', (fields) => ({
  status: textOf(fields.status) ?? notSaid,
  code: codeOf(fields.code),
  quantity: measuredOf(fields.quantity),
  price: amountOf(fields.priceOverride),
  occurredAt: occurrenceOf(fields),
  account: idsOf('Account', fields.account)[0] ?? null,
  encounter: idOf('Encounter', fields.context),
  deliveries: idsOf('SupplyDelivery', fields.service),
  claims: idsOf('Claim', fields.supportingInformation),
  device: idOf('Device', fields.productReference),
}))

/** A `ChargeItem`. Null: it cannot be used. */
export function chargeRecordOf(resource: unknown, reading = justNow()): ChargeRecord | null {
  return recordOrNull(mapCharge(resource, null, reading))
}
