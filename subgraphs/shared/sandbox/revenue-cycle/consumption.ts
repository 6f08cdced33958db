import type { ChargeItem, Device, Quantity, Resource, SupplyDelivery } from '@medplum/fhirtypes'
import { daysAfter } from '../hospital-group/calendar.ts'
import type { InvoicedCare } from './care.ts'
import { money } from './cents.ts'
import { accountId, claimId, encounterId, patientId } from './claims.ts'
import type { Consumed, Product } from './consumed.ts'
import { identifier, locationId, strangeLocation } from './parties.ts'
import { systems } from './systems.ts'
import { coded, reference, written } from './written.ts'

/** Something used, and the care it was used for, where a claim was made of it. */
export interface UsedFor {
  readonly consumed: Consumed
  readonly care: InvoicedCare | null
}

/** Every so many of them nobody charged for; of so many charges none says which claim it went into. */
const everyUncharged = 6
const everyUnclaimed = 5

/** Care is billed within so many days of what was used for it. */
const billedWithinDays = 30

/** For which care of its facility something was used: what was billed next, if that was soon. */
export function usedFor(all: readonly Consumed[], care: readonly InvoicedCare[]): UsedFor[] {
  const billed = care
    .filter(({ state, isReversed }) => state === 'posted' && !isReversed)
    .toSorted((one, other) => (one.billedOn < other.billedOn ? -1 : 1))
  return all.map((consumed) => {
    const day = consumed.occurredAt.slice(0, 10)
    const next = billed.find(({ facility, billedOn }) => facility === consumed.facility && billedOn > day)
    const isSoon = next !== undefined && next.billedOn <= daysAfter(day, billedWithinDays)
    return { consumed, care: isSoon ? next : null }
  })
}

export const deviceId = ({ gtin, lot }: Product): string => `device-${gtin.padStart(14, '0')}-${lot}`.toLowerCase()

/** What was used, handed over and charged: products, deliveries and charges. */
export function consumption(used: readonly UsedFor[]): Resource[] {
  const products = new Map(used.map(({ consumed: { product } }) => [deviceId(product), product]))
  return [
    ...[...products.values()].map(device),
    ...used.map(({ consumed }, place) => delivery(consumed, place)),
    ...used.flatMap((each, place) =>
      each.consumed.status === 'completed' && place % everyUncharged !== everyUncharged - 1
        ? [charge(each, place)]
        : [],
    ),
  ]
}

function device(product: Product, place: number): Device {
  const { gtin, lot, expiresOn } = product
  const di = gtin.padStart(14, '0')
  const expiry = expiresOn === null ? '' : `(17)${expiresOn.slice(2).replaceAll('-', '')}`
  // Not everybody writes down what can be read off the label: of the first, only the label is there.
  const isRead = place > 0
  return {
    resourceType: 'Device',
    id: deviceId(product),
    meta: written('2026-01-01T06:00:00.000Z'),
    udiCarrier: [
      {
        ...(isRead && { deviceIdentifier: di }),
        issuer: systems.gs1,
        carrierHRF: `(01)${di}${expiry}(10)${lot}`,
      },
    ],
    status: 'active',
    ...(isRead && { lotNumber: lot, ...(expiresOn !== null && { expirationDate: expiresOn }) }),
  }
}

/** A quantity in UCUM's units. */
function measured(value: number, unit: Consumed['unit']): Quantity {
  return { value, unit, system: systems.ucum, code: unit === 'litre' ? 'L' : '{each}' }
}

const deliveryId = (place: number): string => `delivery-${String(place + 1).padStart(3, '0')}`

function delivery({ product, quantity, unit, status, facility, occurredAt }: Consumed, place: number): SupplyDelivery {
  return {
    resourceType: 'SupplyDelivery',
    id: deliveryId(place),
    meta: written(occurredAt),
    identifier: [identifier(systems.deliveryNumber, `USE-26-${String(place + 1).padStart(4, '0')}`)],
    status,
    suppliedItem: {
      quantity: measured(quantity, unit),
      itemReference: reference('Device', deviceId(product)),
    },
    occurrenceDateTime: occurredAt,
    destination: reference('Location', facility === null ? strangeLocation : locationId(facility)),
  }
}

function charge({ consumed, care }: UsedFor, place: number): ChargeItem {
  const isClaimed = care !== null && place % everyUnclaimed !== everyUnclaimed - 1
  return {
    resourceType: 'ChargeItem',
    id: `charge-${String(place + 1).padStart(3, '0')}`,
    meta: written(consumed.occurredAt.replace(':00.000Z', ':30.000Z'), care === null ? 1 : 2),
    status: care === null ? 'billable' : 'billed',
    code: coded(systems.chargeCodes, care?.lines[0]?.code ?? 'SUP'),
    subject: reference('Patient', patientId(care?.claim ?? 'none')),
    ...(care !== null && {
      context: reference('Encounter', encounterId(care.claim)),
      account: [reference('Account', accountId(care.claim))],
    }),
    occurrenceDateTime: consumed.occurredAt,
    quantity: measured(consumed.quantity, consumed.unit),
    priceOverride: money(consumed.price, consumed.currency),
    service: [reference('SupplyDelivery', deliveryId(place))],
    productReference: reference('Device', deviceId(consumed.product)),
    ...(isClaimed && { supportingInformation: [reference('Claim', claimId(care.claim))] }),
  }
}
