import { describe, expect, it } from 'vitest'
import { deviceRecordOf } from '#shared/projections/mapping/device.ts'
import { reading, resource } from './made-resources.ts'

describe('deviceRecordOf()', () => {
  const hrf = '(01)00844588003288(17)280200(10)LOT7(21)S9'
  it.each([
    [
      {
        udiCarrier: [{ deviceIdentifier: '00844588003288' }],
        lotNumber: 'L',
        serialNumber: 'S',
        expirationDate: '2028-01-31T00:00:00Z',
      },
      { deviceIdentifiers: ['00844588003288'], lot: 'L', serial: 'S', expiresOn: '2028-01-31' },
    ],
    [
      { udiCarrier: [{ carrierHRF: hrf }] },
      { deviceIdentifiers: ['00844588003288'], lot: 'LOT7', serial: 'S9', expiresOn: '2028-02-29' },
    ],
    [
      {
        udiCarrier: [
          { carrierAIDC: Buffer.from(']d20100844588003288172802001' + '0LOT7\x1d21S9', 'latin1').toString('base64') },
        ],
      },
      { deviceIdentifiers: ['00844588003288'], lot: 'LOT7', serial: 'S9', expiresOn: '2028-02-29' },
    ],
    [
      { udiCarrier: [{ deviceIdentifier: '(01)00844588003288', carrierHRF: hrf }], lotNumber: 'OWN' },
      { deviceIdentifiers: ['00844588003288'], lot: 'OWN', serial: 'S9' },
    ],
    [
      { udiCarrier: [{ deviceIdentifier: '+H123PARTNO12345', carrierHRF: '+H123PARTNO12345/$$420020216LOT' }] },
      { deviceIdentifiers: ['+H123PARTNO12345'], lot: null, serial: null, expiresOn: null },
    ],
    [{ udiCarrier: [{ carrierAIDC: 'not base64 of anything' }] }, { deviceIdentifiers: [], lot: null }],
    [{}, { deviceIdentifiers: [], lot: null, serial: null, expiresOn: null }],
  ])('reads what the UDI says where nothing else does: %#', (fields, expected) => {
    expect(deviceRecordOf(resource('Device', fields), reading)).toMatchObject(expected)
  })
})
