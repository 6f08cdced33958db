import { isSameDevice } from '#shared/consumption/device-identifiers.ts'
import type { ChargeRecord, ClaimLineRecord, DeviceRecord } from '#shared/projections/records.ts'
import { otherPrices } from './charge-prices.ts'
import {
  dayIn,
  found,
  type Hop,
  type LineageFacts,
  type LineageKey,
  missing,
  type UseFact,
  type Wrong,
} from './facts.ts'
import { stockWrong } from './stock.ts'

/** A charge of the claim, with how that is known. */
interface ClaimedCharge {
  readonly charge: ChargeRecord
  readonly by: LineageKey
}

const chargesGivenUp: ReadonlySet<string> = new Set(['aborted', 'not-billable', 'entered-in-error'])
const usesGivenUp: ReadonlySet<string> = new Set(['abandoned', 'entered-in-error'])

/** What was used, and what was charged of it: nothing, where nothing says that there was any. */
export function usesAndCharges(facts: LineageFacts): { readonly hops: readonly Hop[]; readonly by: LineageKey | null } {
  if (facts.claim === null) return { hops: [], by: null }
  const { lines } = facts.claim.record
  const charges = facts.charges.flatMap((charge): ClaimedCharge[] => {
    const by = keyOf(charge, facts.claim?.record.id ?? '', lines, facts.devices)
    return by === null ? [] : [{ charge, by }]
  })
  const taken = new Set<string>()
  const ofCharges = charges.flatMap(({ charge }) => usesOf(charge, facts, taken))
  const prices = otherPrices(
    charges.map(({ charge }) => ({ charge, lines: lines.filter((line) => isOfCode(charge.code, line)) })),
  )
  const uncharged = productsUncharged(lines, charges, facts, taken)
  const hops = [
    ...ofCharges,
    ...uncharged.map(({ use }) => use),
    ...charges.map((each) => chargeHop(each, prices.get(each.charge.id) ?? null)),
    ...uncharged.flatMap(({ charge }) => charge ?? []),
  ]
  return { hops, by: charges[0]?.by ?? null }
}

/** How a charge is known to be of the claim: it names it, or it names none, and is of the same visit and the same thing. */
function keyOf(
  charge: ChargeRecord,
  claim: string,
  lines: readonly ClaimLineRecord[],
  devices: LineageFacts['devices'],
): LineageKey | null {
  if (charge.claims.includes(claim)) return 'REFERENCE'
  if (charge.claims.length > 0) return null
  const ofVisit = lines.filter(({ encounters }) => charge.encounter !== null && encounters.includes(charge.encounter))
  const { code, device } = charge
  if (ofVisit.some((line) => isOfCode(code, line))) return 'ENCOUNTER_AND_CODE'
  return ofVisit.some((line) => isOfDevice(device, line, devices)) ? 'DEVICE_AND_LOT' : null
}

function isOfCode(code: Code | null, line: ClaimLineRecord): boolean {
  return code !== null && line.code !== null && isSameCode(code, line.code)
}

function isOfDevice(device: string | null, line: ClaimLineRecord, devices: LineageFacts['devices']): boolean {
  return device !== null && line.devices.some((each) => isSameProduct(each, device, devices))
}

type Code = NonNullable<ClaimLineRecord['code']>

function isSameCode(one: Code, other: Code): boolean {
  return one.code === other.code && (one.system === null || other.system === null || one.system === other.system)
}

function isSameProduct(one: string, other: string, devices: LineageFacts['devices']): boolean {
  if (one === other) return true
  const [first, second] = [devices.get(one), devices.get(other)]
  return first !== undefined && second !== undefined && isSameLot(first, second.deviceIdentifiers, second.lot)
}

function isSameLot(device: DeviceRecord, identifiers: readonly (string | null)[], lot: string | null): boolean {
  return (
    lot !== null &&
    device.lot === lot &&
    device.deviceIdentifiers.some((one) => identifiers.some((other) => isSameDevice(one, other)))
  )
}

function isOfProduct({ record }: UseFact, device: string, devices: LineageFacts['devices']): boolean {
  if (record.device === device) return true
  const known = devices.get(device)
  return known !== undefined && isSameLot(known, [record.deviceIdentifier], record.lot)
}

function chargeHop({ charge, by }: ClaimedCharge, otherPrice: Wrong | null): Hop {
  const isGivenUp = chargesGivenUp.has(charge.status)
  return found(
    'CHARGE',
    { kind: 'charge', of: charge },
    {
      reference: `ChargeItem/${charge.id}`,
      occurredOn: dayIn(charge.occurredAt),
      amount: charge.price,
      matchedBy: by,
    },
    isGivenUp
      ? { reason: 'The charge was given up, and the claim has it.', inDoubt: charge.price, money: moneyOf(charge) }
      : otherPrice,
  )
}

function moneyOf({ id }: ChargeRecord): string {
  return `ChargeItem/${id}`
}

/** The uses that a charge is for: those it names, else the one of its product. */
function usesOf(charge: ChargeRecord, facts: LineageFacts, taken: Set<string>): Hop[] {
  const wrong = (reason: string): Wrong => ({ reason, inDoubt: charge.price, money: moneyOf(charge) })
  const wrongWith = (use: UseFact) =>
    usesGivenUp.has(use.record.status)
      ? wrong('The use was taken back, and it is charged.')
      : stockWrong(use, facts, wrong)
  if (charge.deliveries.length > 0) {
    return charge.deliveries.map((id) => {
      const use = facts.uses.find(({ record }) => record.id === id)
      taken.add(id)
      if (use !== undefined) return useHop(use, 'REFERENCE', wrongWith(use))
      return missing('CONSUMPTION', 'REFERENCE', wrong('The charge names a use that is not there.'))
    })
  }
  const { device } = charge
  return device === null ? [] : [useOfProduct(device, facts, taken, wrongWith, wrong)]
}

/** The one use of a product that nothing else has: missing where there is none, contradicting where several fit. */
function useOfProduct(
  device: string,
  { uses, devices }: LineageFacts,
  taken: Set<string>,
  wrongWith: (use: UseFact) => Wrong | null,
  wrong: (reason: string) => Wrong,
): Hop {
  const fitting = uses.filter(
    (use) => !(use.isCharged || taken.has(use.record.id)) && isOfProduct(use, device, devices),
  )
  const [use, ...others] = fitting
  if (use === undefined) return missing('CONSUMPTION', 'DEVICE_AND_LOT', wrong('No use of the product is recorded.'))
  for (const { record } of fitting) taken.add(record.id)
  if (others.length === 0) return useHop(use, 'DEVICE_AND_LOT', wrongWith(use))
  return useHop(
    use,
    'DEVICE_AND_LOT',
    wrong(`${fitting.length} uses of the product fit, and nothing says which it is.`),
  )
}

function useHop(use: UseFact, matchedBy: LineageKey, wrong: Wrong | null): Hop {
  const { record, isSeen } = use
  return found(
    'CONSUMPTION',
    { kind: 'consumption', of: use },
    {
      reference: isSeen ? `SupplyDelivery/${record.id}` : null,
      occurredOn: isSeen ? dayIn(record.occurredAt) : null,
      amount: null,
      matchedBy,
    },
    wrong,
  )
}

/** Products that the claim names, and that none of its charges is for. */
function productsUncharged(
  lines: readonly ClaimLineRecord[],
  charges: readonly ClaimedCharge[],
  facts: LineageFacts,
  taken: Set<string>,
): { readonly use: Hop; readonly charge: Hop | null }[] {
  const deliveries = new Set(charges.flatMap(({ charge }) => charge.deliveries))
  const used = facts.uses.filter(({ record }) => deliveries.has(record.id))
  const isCharged = (device: string) =>
    charges.some(({ charge }) => charge.device !== null && isSameProduct(device, charge.device, facts.devices)) ||
    used.some((use) => isOfProduct(use, device, facts.devices))
  return lines.flatMap(({ devices, net, sequence }) => {
    const inDoubt = devices.length === 1 ? net : null
    const wrong = (reason: string): Wrong => ({ reason, inDoubt, money: `line ${sequence}` })
    return devices
      .filter((device) => !isCharged(device))
      .map((device) => {
        const use = useOfProduct(device, facts, taken, (found) => stockWrong(found, facts, wrong), wrong)
        if (use.state === 'MISSING') return { use, charge: null }
        const reason = 'A product was used and claimed, and nobody charged for it.'
        return { use, charge: missing('CHARGE', 'DEVICE_AND_LOT', { reason, inDoubt: null }) }
      })
  })
}
