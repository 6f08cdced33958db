import { requestedFields } from '#shared/schema/look-ahead.ts'
import type { ProcurementContext } from '../context.ts'
import { compareByItem, compareLines } from '../matching/comparisons.ts'
import { notOrdered, shown, type ThreeWayMatch, threeWayMatch } from '../matching/three-way-match.ts'
import type { MatchComparisonResolvers } from '../types.generated.ts'

export const MatchComparison: MatchComparisonResolvers = {
  item: ({ item }, _, { visible }) => visible(item),
  purchaseOrderLines: ({ purchaseOrderLines: keys }, _, { purchaseOrderLines }, info) =>
    purchaseOrderLines.existing(keys, requestedFields(info)),
  vendorBillLines: ({ vendorBillLines: keys }, _, { vendorBillLines }, info) =>
    vendorBillLines.existing(keys, requestedFields(info)),
  contract: ({ contract: key }, _, { contractPrices }, info) => contractPrices.ifExisting(key, requestedFields(info)),
}

// What is compared is looked for beyond what whoever asks may see, so that nothing is missing from a sum: of the order or
// bill itself it has to be known first that it may be seen.

export async function matchOfOrder(key: number, context: ProcurementContext): Promise<ThreeWayMatch> {
  await context.purchaseOrders.mustExist(key)
  const [order, facts] = await Promise.all([context.matchedOrders.load(key), context.facts()])
  const comparisons = compareByItem(order, context.matchTolerance)
  return threeWayMatch(
    comparisons.map((each) => shown(each, facts)),
    context.matchTolerance,
  )
}

/** Null for a line that orders nothing. */
export async function matchOfLine(
  key: number,
  order: number,
  context: ProcurementContext,
): Promise<ThreeWayMatch | null> {
  const [matched, facts] = await Promise.all([context.matchedOrders.load(order), context.facts()])
  const line = matched.lines.find((each) => each.key === key)
  if (line === undefined) return null
  const comparison = compareLines(matched, [line], context.matchTolerance)
  return threeWayMatch([shown(comparison, facts)], context.matchTolerance)
}

export async function matchOfBill(key: number, context: ProcurementContext): Promise<ThreeWayMatch> {
  await context.vendorBills.mustExist(key)
  const [{ orders, orderLines, withoutOrder }, facts] = await Promise.all([
    context.matchedBills.load(key),
    context.facts(),
  ])
  const comparisons = orders
    .flatMap((order) => compareByItem(order, context.matchTolerance))
    .filter(({ lines }) => lines.some((line) => orderLines.has(line.key)))
  const besides = withoutOrder.map((line) => notOrdered(line.key, line.item))
  return threeWayMatch([...comparisons.map((each) => shown(each, facts)), ...besides], context.matchTolerance)
}
