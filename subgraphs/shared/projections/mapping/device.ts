import { type Gs1Element, readGs1 } from '../../values/gs1.ts'
import type { DeviceRecord } from '../records.ts'
import { dayOf, type Fields, listOf, textOf } from './fhir-values.ts'
import { justNow, mappingOf, recordOrNull } from './sourced.ts'

export const mapDevice = mappingOf<DeviceRecord>(
  'Device',
  ({ udiCarrier, lotNumber, serialNumber, expirationDate }) => {
    const carriers = listOf(udiCarrier).map((carrier) => ({
      named: textOf(carrier.deviceIdentifier),
      read: inCarrier(carrier),
    }))
    const first = <Name extends keyof Gs1Element>(name: Name) =>
      carriers.map(({ read }) => read?.[name] ?? null).find((each) => each !== null) ?? null
    const identifiers = carriers.map(({ named, read }) => deviceIdentifierOf(named) ?? read?.gtin ?? null)
    return {
      deviceIdentifiers: [...new Set(identifiers)].filter((each) => each !== null),
      lot: textOf(lotNumber) ?? first('lot'),
      serial: textOf(serialNumber) ?? first('serial'),
      expiresOn: dayOf(expirationDate) ?? first('expiresOn'),
    }
  },
)

/** A device identifier as it was written; of one that stands with its application identifier the GTIN. */
export function deviceIdentifierOf(text: string | null): string | null {
  return text === null ? null : (readGs1(text)?.gtin ?? text)
}

/** What the UDI says by itself: for people, or else as it was scanned. Those of other agencies than GS1 are not read. */
function inCarrier({ carrierHRF, carrierAIDC }: Fields): Gs1Element | null {
  const written = textOf(carrierHRF)
  const scanned = textOf(carrierAIDC)
  return (
    (written === null ? null : readGs1(written)) ??
    (scanned === null ? null : readGs1(Buffer.from(scanned, 'base64').toString('latin1')))
  )
}

/** A `Device`. Null: it cannot be used. */
export function deviceRecordOf(resource: unknown, reading = justNow()): DeviceRecord | null {
  return recordOrNull(mapDevice(resource, null, reading))
}
