import { describe, expect, it } from 'vitest'
import { consumptionRecordOf, ofDevice } from '#shared/projections/mapping/consumption.ts'
import { deviceRecordOf } from '#shared/projections/mapping/device.ts'
import { coded, reading, resource, sourced, to } from './made-resources.ts'

describe('consumptionRecordOf()', () => {
  const delivery = (fields: object) =>
    consumptionRecordOf(resource('SupplyDelivery', { status: 'completed', ...fields }), reading)

  it('names the device it is of', () => {
    const read = delivery({
      patient: to('Patient/p'),
      suppliedItem: { quantity: { value: 1.5, code: '{each}' }, itemReference: to('Device/d') },
      occurrenceDateTime: '2026-11-20T09:00:00+01:00',
      destination: to('Location/or-1'),
    })
    expect(read).toEqual({
      ...sourced,
      status: 'completed',
      quantity: { value: '1.5', unit: '{each}' },
      device: 'd',
      deviceIdentifier: null,
      lot: null,
      serial: null,
      expiresOn: null,
      occurredAt: '2026-11-20T08:00:00.000Z',
      destination: 'or-1',
    })
    const device = deviceRecordOf(
      { ...resource('Device', { udiCarrier: [{ deviceIdentifier: '04012345678901' }], lotNumber: 'L1' }), id: 'd' },
      reading,
    )
    expect(read && ofDevice(read, device)).toMatchObject({
      deviceIdentifier: '04012345678901',
      lot: 'L1',
      serial: null,
    })
    expect(read && ofDevice(ofDevice(read, device), null)).toEqual(read)
  })

  it.each([
    ['https://www.gs1.org/gtin', '04012345678901', { deviceIdentifier: '04012345678901', lot: null }],
    ['urn:oid:1.3.160', '010123456789', { deviceIdentifier: '010123456789', lot: null }],
    [
      'http://hl7.org/fhir/NamingSystem/fda-udi',
      '(01)04012345678901(10)L7',
      { deviceIdentifier: '04012345678901', lot: 'L7' },
    ],
    ['http://hl7.org/fhir/NamingSystem/gs1', '0104012345678901', { deviceIdentifier: '04012345678901', lot: null }],
    ['urn:hospital:items', '04012345678901', { deviceIdentifier: null }],
    [undefined, '04012345678901', { deviceIdentifier: null }],
  ])('reads the product out of a code of %s', (system, code, expected) => {
    expect(delivery({ suppliedItem: { itemCodeableConcept: coded(code, system) } })).toMatchObject({
      device: null,
      ...expected,
    })
  })

  it.each([
    [{ occurrencePeriod: { start: '2026-11-20' } }, '2026-11-20'],
    [{ occurrenceTiming: { event: ['2026-11-20T10:00:00Z'] } }, '2026-11-20T10:00:00.000Z'],
    [{ occurrenceDateTime: '2026' }, null],
    [{}, null],
  ])('knows when it was: %j', (fields, occurredAt) => {
    expect(delivery(fields)).toMatchObject({ occurredAt })
  })
})
