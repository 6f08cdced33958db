import { type Gs1Element, readGs1 } from '../../values/gs1.ts'
import { looksLikeGtin } from '../../values/gtin.ts'
import type { Code, ConsumptionRecord, DeviceRecord } from '../records.ts'
import { notSaid } from './coverage.ts'
import { codingsOf, type Fields, fieldsOf, idOf, measuredOf, textOf, timeOf } from './fhir-values.ts'
import { justNow, mappingOf, recordOrNull } from './sourced.ts'

export const mapConsumption = mappingOf<ConsumptionRecord>('SupplyDelivery', (fields) => {
  const { quantity, itemReference, itemCodeableConcept } = fieldsOf(fields.suppliedItem)
  const product = productIn(codingsOf(itemCodeableConcept))
  return {
    status: textOf(fields.status) ?? notSaid,
    quantity: measuredOf(quantity),
    device: idOf('Device', itemReference),
    deviceIdentifier: product?.gtin ?? null,
    lot: product?.lot ?? null,
    serial: product?.serial ?? null,
    expiresOn: product?.expiresOn ?? null,
    occurredAt: occurrenceOf(fields),
    destination: idOf('Location', fields.destination),
  }
})

/** The same with what is known of the Device it names; without, where nobody knows that one. */
export function ofDevice(consumption: ConsumptionRecord, device: DeviceRecord | null): ConsumptionRecord {
  if (consumption.device === null) return consumption
  return {
    ...consumption,
    deviceIdentifier: device?.deviceIdentifiers[0] ?? null,
    lot: device?.lot ?? null,
    serial: device?.serial ?? null,
    expiresOn: device?.expiresOn ?? null,
  }
}

/** When something was: an instant or a day, of a span its beginning. */
export function occurrenceOf({ occurrenceDateTime, occurrencePeriod, occurrenceTiming }: Fields): string | null {
  const { event } = fieldsOf(occurrenceTiming)
  return (
    timeOf(occurrenceDateTime) ??
    timeOf(fieldsOf(occurrencePeriod).start) ??
    timeOf(Array.isArray(event) ? event[0] : null)
  )
}

/** Code systems of GTIN and UDI-DI: they have no single name. */
const productSystem = /gs1|gtin|\budi\b|^urn:oid:(1\.3\.160|2\.51\.1\.1|2\.16\.840\.1\.113883\.3\.3719)$/i

function productIn(codings: readonly Code[]): Gs1Element | null {
  const nothingElse = { lot: null, serial: null, expiresOn: null }
  for (const { system, code } of codings) {
    if (system === null || !productSystem.test(system)) continue
    // 12 digits that begin as an element string does are a GTIN nevertheless.
    return looksLikeGtin(code) ? { gtin: code, ...nothingElse } : (readGs1(code) ?? { gtin: code, ...nothingElse })
  }
  return null
}

/** A `SupplyDelivery`, as far as it says itself: see `ofDevice`. Null: it cannot be used. */
export function consumptionRecordOf(resource: unknown, reading = justNow()): ConsumptionRecord | null {
  return recordOrNull(mapConsumption(resource, null, reading))
}
