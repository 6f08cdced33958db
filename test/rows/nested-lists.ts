import fc from 'fast-check'
import { expect } from 'vitest'
import type { LimitedGraph } from './limited-graph.ts'
import { randomClaims } from './random-claims.ts'
import { type RootList, rootLists } from './root-lists.ts'
import { type Claims, VisibleRecords } from './visible-records.ts'
import { idOfRow, type Row, type World } from './world.ts'

/** A list inside a record, and which records are in it if all may be seen. */
interface NestedList {
  readonly field: string
  readonly type: string
  of(record: Row): readonly Row[]
}

const nestedMost = 200

function nestedLists(world: World): Readonly<Record<string, readonly NestedList[]>> {
  const pointing = (field: string, type: string, model: string, by: string, holds = (_: Row) => true): NestedList => ({
    field,
    type,
    of: ({ id }) => world.pointingAt(model, by, id).filter(holds),
  })
  const isActive = (row: Row) => row.active === true
  const linesOf = (order: Row) => world.pointingAt('purchase.order.line', 'order_id', order.id)
  const distinct = (rows: readonly (Row | undefined)[]) => [...new Set(rows.filter((row) => row !== undefined))]
  const productOf = (item: Row) => Number(item.product_tmpl_id)
  return {
    Facility: [pointing('storageLocations', 'StorageLocation', 'stock.location', 'warehouse_id', isActive)],
    StorageLocation: [pointing('children', 'StorageLocation', 'stock.location', 'location_id', isActive)],
    ItemCategory: [
      pointing('children', 'ItemCategory', 'product.category', 'parent_id'),
      {
        field: 'items',
        type: 'Item',
        of: ({ id }) =>
          world
            .pointingAt('product.template', 'categ_id', id)
            .flatMap((product) => world.pointingAt('product.product', 'product_tmpl_id', product.id))
            .filter(isActive),
      },
    ],
    Item: [
      pointing('lots', 'Lot', 'stock.lot', 'product_id'),
      {
        field: 'contractPrices',
        type: 'ContractPrice',
        of: (item) =>
          world
            .pointingAt('product.supplierinfo', 'product_tmpl_id', productOf(item))
            .filter(({ product_id: only }) => only === false || only === item.id),
      },
    ],
    Lot: [pointing('positions', 'StockPosition', 'stock.quant', 'lot_id')],
    Supplier: [pointing('purchaseOrders', 'PurchaseOrder', 'purchase.order', 'partner_id')],
    PurchaseOrder: [
      pointing('lines', 'PurchaseOrderLine', 'purchase.order.line', 'order_id'),
      {
        field: 'bills',
        type: 'VendorBill',
        of: (order) =>
          distinct(
            linesOf(order)
              .flatMap(({ id }) => world.pointingAt('account.move.line', 'purchase_line_id', id))
              .map(({ move_id: move }) => world.get('account.move', move)),
          ),
      },
      {
        field: 'receipts',
        type: 'StockTransfer',
        of: (order) =>
          distinct(
            linesOf(order)
              .flatMap(({ id }) => world.pointingAt('stock.move', 'purchase_line_id', id))
              .map(({ picking_id: transfer }) => world.get('stock.picking', transfer)),
          ).filter(({ picking_type_id: type }) => world.get('stock.picking.type', type)?.code === 'incoming'),
      },
    ],
    PurchaseAgreement: [
      pointing('lines', 'PurchaseAgreementLine', 'purchase.requisition.line', 'requisition_id'),
      pointing('purchaseOrders', 'PurchaseOrder', 'purchase.order', 'requisition_id'),
    ],
    VendorBill: [pointing('lines', 'VendorBillLine', 'account.move.line', 'move_id')],
    Invoice: [
      pointing('lines', 'InvoiceLine', 'account.move.line', 'move_id'),
      pointing('creditNotes', 'CreditNote', 'account.move', 'reversed_entry_id'),
    ],
    StockTransfer: [
      pointing('moves', 'StockMove', 'stock.move', 'picking_id'),
      pointing('backorders', 'StockTransfer', 'stock.picking', 'backorder_id'),
      pointing('returns', 'StockTransfer', 'stock.picking', 'return_id'),
    ],
  }
}

export interface NestedQuestion {
  readonly claims: Claims
  readonly list: RootList
  readonly nested: NestedList
  readonly order: string
  /** Whether what is in the list is read with it, or only named. */
  readonly reads: boolean
}

export function nestedQuestion(world: World): fc.Arbitrary<NestedQuestion> {
  const byType = nestedLists(world)
  const pairs = rootLists(world)
    .filter(({ name }) => name !== 'purchaseOrdersToApprove')
    .flatMap((list) => (byType[list.type] ?? []).map((nested) => ({ list, nested })))
  return fc
    .record({ claims: randomClaims(world), pair: fc.constantFrom(...pairs), reads: fc.boolean() })
    .chain(({ pair, ...rest }) => fc.constantFrom(...pair.list.orders).map((order) => ({ ...rest, ...pair, order })))
}

/** What is in the lists of some records is what may be seen of what the tables have there. Gives how much there was. */
export async function tryNestedList(question: NestedQuestion, world: World, graph: LimitedGraph): Promise<number> {
  const { claims, list, nested, order, reads } = question
  const read = reads && leaves[nested.type] !== undefined ? leaves[nested.type] : ''
  const page = `first: 25${list.orderType === null ? '' : `, orderBy: ${order}`}`
  const document = `{ list: ${list.name}(${page}) { nodes {
    id below: ${nested.field}(first: ${nestedMost}) { nodes { id __typename ${read} } }
  } } }`
  const data = await graph.data(claims, document)
  const visible = new VisibleRecords(world, claims)
  const parents = new Map(visible.rows(list.type).map((row) => [idOfRow(list.type, row), row]))
  let count = 0
  for (const { id, below } of data.list.nodes) {
    const all = nested.of(parents.get(id) as Row).map((row) => idOfRow(nested.type, row))
    const expected = all.filter((each) => visible.ids(nested.type).has(each))
    const found: string[] = below.nodes.map((node: { id: string }) => node.id)
    const where = `${list.type}.${nested.field} of ${Buffer.from(id, 'base64url')} ${JSON.stringify(claims)}`
    if (expected.length <= nestedMost) expect(found.toSorted(), where).toEqual(expected.toSorted())
    else expect(found.filter((each) => expected.includes(each)).length, where).toBe(nestedMost)
    count += found.length
  }
  return count
}

/** Something to read of a type. */
const leaves: Readonly<Record<string, string>> = {
  StorageLocation: 'path',
  ItemCategory: 'path',
  Item: 'name',
  Lot: 'number',
  ContractPrice: 'validFrom',
  PurchaseOrder: 'number',
  PurchaseOrderLine: 'description',
  VendorBill: 'number',
  VendorBillLine: 'description',
  StockTransfer: 'number',
  StockMove: 'state',
  CreditNote: 'number',
}
