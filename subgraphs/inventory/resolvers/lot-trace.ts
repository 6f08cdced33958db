import type { GraphQLResolveInfo } from 'graphql'
import { type NestedPageArguments, nestedPage, pageOfKnown } from '#shared/connections/nested-page.ts'
import { maxPageSize, pageSize } from '#shared/connections/page-size.ts'
import { AccessDenied } from '#shared/errors/errors.ts'
import type { Quantity } from '#shared/odoo/columns.ts'
import type { Domain } from '#shared/odoo/domain.ts'
import { requestedFields, requestedOfNodes } from '#shared/schema/look-ahead.ts'
import type { InventoryContext } from '../context.ts'
import type { LotTrace as Trace } from '../loaders/lot-trace.ts'
import { fromOutside, movementsOfLot, toOutside } from '../sources/odoo/lot-movements.ts'
import type {
  AwaitedOrderResolvers,
  LotMovementResolvers,
  LotRemainderResolvers,
  LotTraceResolvers,
  QueryResolvers,
} from '../types.generated.ts'

export const lotTraceQueries: Pick<QueryResolvers, 'lotTrace'> = {
  async lotTrace(_, { lot: id }, { lots, lotTraces, isOfOneCompany, principal }) {
    // A recall that leaves out a ward is worse than none.
    if (principal.facilities !== 'all')
      throw new AccessDenied('Cannot trace a lot: it takes the right to see every facility')
    const lot = await lots.find(id, ['item'])
    const item = await lot?.item()
    if (lot !== null && principal.companies !== 'all' && !(await isOfOneCompany(lot.key))) {
      throw new AccessDenied('Cannot trace a lot of several companies: it takes the right to see every company')
    }
    return lot && item ? lotTraces(lot, item.key) : null
  },
}

export const LotTrace: LotTraceResolvers = {
  entered: async (trace, _, context) => inItemUnit((await trace.turnover()).entered, trace.item, context),
  departed: async (trace, _, context) => inItemUnit((await trace.turnover()).departed, trace.item, context),
  async onHand(trace, _, context) {
    const places = await trace.remainders()
    const total = places.reduce((sum, { onHand }) => sum + onHand, 0)
    return inItemUnit(total, trace.item, context)
  },
  remainders: async (trace, page) => pageOfKnown(await trace.remainders(), page),
  origins: (trace, page, context, info) => movements(trace, fromOutside, page, context, info),
  destinations: (trace, page, context, info) => movements(trace, toOutside, page, context, info),
  movements: (trace, page, context, info) => movements(trace, [], page, context, info),
  openTransfers: async (trace, page, { stockTransfers }, info) =>
    nestedPage(await trace.holdingTransfers(), page, (keys) => stockTransfers.load(keys, requestedOfNodes(info))),
  openOrders: async (trace, page) => pageOfKnown(await trace.awaitedOrders(), page),
  substitutes: async (trace, page) => pageOfKnown(await trace.substitutes(), page),
}

export const LotRemainder: LotRemainderResolvers = {
  location: ({ location }, _, { visible }) => visible(location),
  onHand: ({ onHand, item }, _, context) => inItemUnit(onHand, item, context),
  reserved: ({ reserved, item }, _, context) => inItemUnit(reserved, item, context),
}

export const AwaitedOrder: AwaitedOrderResolvers = {
  purchaseOrder: ({ purchaseOrder }, _, { visible }) => visible(purchaseOrder),
  awaited: ({ awaited, item }, _, context) => inItemUnit(awaited, item, context),
}

export const LotMovement: LotMovementResolvers = {
  async quantity(movement, _, context) {
    const { amount, item } = await movement.quantity()
    return item === null ? null : inItemUnit(amount, item, context)
  },
  transfer: async (movement, _, { stockTransfers }, info) =>
    stockTransfers.ifExisting(await movement.transfer(), requestedFields(info)),
}

async function movements(
  { lot }: Trace,
  which: Domain,
  { first, after }: NestedPageArguments,
  { lotMovementPages }: InventoryContext,
  info: GraphQLResolveInfo,
) {
  return lotMovementPages.page({
    filter: movementsOfLot(lot.key, which),
    order: 'OLDEST_FIRST',
    first: pageSize(first, maxPageSize.nested),
    after,
    properties: requestedOfNodes(info),
  })
}

/** Null for an item that has no unit the account may see. */
async function inItemUnit(value: number, item: number, context: InventoryContext): Promise<Quantity | null> {
  const unit = await context.tracedItems.entity(item).unit()
  return unit === null ? null : context.quantityIn(value, unit)
}
