import { Big } from 'big.js'
import type { ChargeRecord, ClaimLineRecord } from '#shared/projections/records.ts'
import type { Amount } from '#shared/remittance/remittance.ts'
import { areDifferent, differenceOf, isPositive, minus, smallerOf, sumOf, written } from './amounts.ts'
import type { Wrong } from './facts.ts'

/** A charge of a claim, with the lines that it may be for. */
export interface PricedCharge {
  readonly charge: ChargeRecord
  readonly lines: readonly ClaimLineRecord[]
}

/**
 * Charges whose price is not what the claim asks for, by their ids. A price may be meant for one piece, or for all of them.
 * It may be of one of several lines, or of all; and several charges may come to what the lines ask for. What was charged
 * for products is a part of what the care cost: it contradicts where it is more.
 */
export function otherPrices(charges: readonly PricedCharge[]): ReadonlyMap<string, Wrong> {
  const byLines = Map.groupBy(charges, ({ lines }) => lines.map(({ sequence }) => sequence).join())
  return new Map([...byLines.values()].flatMap(othersIn))
}

function othersIn(some: readonly PricedCharge[]): readonly (readonly [string, Wrong])[] {
  const nets = some[0]?.lines.map(({ net }) => net) ?? []
  const prices = some.map(({ charge }) => pricesOf(charge))
  if (nets.length === 0 || nets.includes(null) || prices.some((each) => each.length === 0)) return []
  const asked = [...nets, sumOf(nets)].filter((net) => net !== null)
  const [last] = some.slice(-1)
  const all = [0, -1].map((place) => sumOf(prices.map((each) => each.at(place) ?? null)))
  const isPart = some.every(({ charge }) => charge.device !== null || charge.deliveries.length > 0)
  const isFine = (price: Amount | null) => {
    if (price === null) return true
    return asked.some((net) => !areDifferent(price, net) || (isPart && isLess(price, net)))
  }
  if (last === undefined || all.some(isFine) || prices.every((each) => each.some(isFine))) return []
  const sums = all.filter((price) => price !== null)
  const differences = sums.flatMap((price) => asked.flatMap((net) => differenceOf(price, net) ?? []))
  const [price, net] = [sums[0], sumOf(nets)]
  if (price === undefined || net === null) return []
  const what = some.length === 1 ? 'The charge is' : `${some.length} charges are`
  const wrong: Wrong = {
    reason: `${what} ${written(price)}, the claim asks for ${written(net)}.`,
    inDoubt: differences.length === 0 ? null : differences.reduce(smallerOf),
    money: `ChargeItem/${last.charge.id}`,
  }
  return [[last.charge.id, wrong]]
}

function isLess(one: Amount, other: Amount): boolean {
  const left = minus(other, one)
  return left !== null && isPositive(left)
}

/** The price as it is written, and times the quantity. */
function pricesOf({ price, quantity }: ChargeRecord): readonly Amount[] {
  if (price === null) return []
  if (quantity === null) return [price]
  const places = price.amount.split('.')[1]?.length ?? 0
  return [price, { ...price, amount: new Big(price.amount).times(quantity.value).toFixed(places) }]
}
