import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chargeRecordOf } from '#shared/projections/mapping/charge.ts'
import { claimRecordOf } from '#shared/projections/mapping/claim.ts'
import { claimResponseRecordOf } from '#shared/projections/mapping/claim-response.ts'
import { consumptionRecordOf } from '#shared/projections/mapping/consumption.ts'
import { accountRecordOf, coverageRecordOf, encounterRecordOf } from '#shared/projections/mapping/coverage.ts'
import { deviceRecordOf } from '#shared/projections/mapping/device.ts'
import { locationRecordOf, organizationRecordOf, practitionerRecordOf } from '#shared/projections/mapping/parties.ts'
import { typesInOrder } from '#shared/projections/mapping/projected-types.ts'
import { reconciliationRecordsOf } from '#shared/projections/mapping/reconciliation.ts'

const perType = {
  Organization: organizationRecordOf,
  Practitioner: practitionerRecordOf,
  Location: locationRecordOf,
  Device: deviceRecordOf,
  Coverage: coverageRecordOf,
  Account: accountRecordOf,
  Encounter: encounterRecordOf,
  Claim: (value: unknown) => claimRecordOf(value, { claimNumberSystem: null }),
  ClaimResponse: claimResponseRecordOf,
  ChargeItem: chargeRecordOf,
  SupplyDelivery: consumptionRecordOf,
  PaymentReconciliation: reconciliationRecordsOf,
}

describe('Every mapping', () => {
  it('is there for every projected type', () => {
    expect(Object.keys(perType)).toEqual(typesInOrder)
  })

  it.each(Object.entries(perType))('of %s takes whatever comes, and never throws', (type, map) => {
    expect(map({ resourceType: type })).toBeNull()
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 6 }),
        fc.dictionary(fc.constantFrom(...fields), fc.jsonValue()),
        (value, over) => {
          map(value)
          map({ resourceType: type, id: 'x', ...(over as object) })
        },
      ),
    )
  })
})

const fields = [
  ...[
    'meta',
    'identifier',
    'status',
    'use',
    'created',
    'item',
    'total',
    'insurance',
    'payment',
    'detail',
    'udiCarrier',
  ],
  ...['suppliedItem', 'payor', 'period', 'account', 'adjudication', 'addItem', 'error', 'service', 'paymentAmount'],
]
