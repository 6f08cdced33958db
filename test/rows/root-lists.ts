import fc from 'fast-check'
import type { VisibleRecords } from './visible-records.ts'
import { idOf, type Row, type World } from './world.ts'

/** `visible`: what whoever asks may see, for conditions that look at other records. */
type Holds = (row: Row, visible: VisibleRecords) => boolean

/** One condition of a filter: values a client could give, and which records they leave. */
interface Condition {
  readonly values: fc.Arbitrary<unknown>
  holds(value: never): Holds
}

/** A list at the root of the graph, and what its filter means, said a second time. */
export interface RootList {
  readonly name: string
  readonly type: string
  /** The field that finds one record by its id. */
  readonly lookup: string
  readonly filterType: string | null
  readonly orderType: string | null
  readonly orders: readonly string[]
  /** Archived records are left out where the filter does not speak of them. */
  readonly isArchivable: boolean
  readonly conditions: Readonly<Record<string, Condition>>
  /** What it is called where a property fails. */
  readonly [fc.toStringMethod]: () => string
}

/** A filter, and which records it leaves. */
export interface RandomFilter {
  readonly filter: Readonly<Record<string, unknown>> | null
  readonly holds: Holds
}

export function rootLists(world: World): readonly RootList[] {
  const keys = (model: string) => fc.constantFrom(...world.keys(model), 999_999)
  /** The field points at one of these. */
  const pointsAt = (type: string, model: string, key: (row: Row) => unknown): Condition => ({
    values: fc
      .uniqueArray(keys(model), { minLength: 1, maxLength: 4 })
      .map((some) => some.map((each) => idOf(type, each))),
    holds: (ids: readonly string[]) => (row) => ids.includes(idOf(type, Number(key(row)))),
  })
  const words = (states: Readonly<Record<string, string>>, state: (row: Row) => unknown): Condition => ({
    values: fc.subarray([...new Set(Object.values(states))], { minLength: 1 }),
    holds: (some: readonly string[]) => (row) => some.includes(states[String(state(row))] ?? ''),
  })
  const parts = (model: string, field: string) =>
    fc
      .tuple(fc.constantFrom(...world.rows(model)), fc.nat(12), fc.integer({ min: 2, max: 5 }))
      .map(([row, start, length]) => {
        const text = String(row[field] || 'none')
        const part = text.slice(Math.min(start, Math.max(0, text.length - length))).slice(0, length)
        return part.trim() === '' ? text.slice(0, 3) : part
      })
  const contains = (model: string, field: string, text: (row: Row) => unknown = (row) => row[field]): Condition => ({
    values: parts(model, field),
    holds: (part: string) => (row) =>
      String(text(row) || '')
        .toLowerCase()
        .includes(part.toLowerCase()),
  })
  const active: Condition = {
    values: fc.constantFrom(true, false, null),
    holds: (wanted: boolean | null) => (row) => wanted === null || row.active === wanted,
  }
  const day = (model: string, field: string, holds: (found: string, given: string) => boolean): Condition => ({
    values: fc.constantFrom(...world.rows(model).map((row) => String(row[field] || '2026-01-01').slice(0, 10))),
    holds: (given: string) => (row) => row[field] !== false && holds(String(row[field]).slice(0, 10), given),
  })
  const instant = (model: string, field: string, holds: (found: string, given: string) => boolean): Condition => ({
    values: fc.constantFrom(...world.rows(model).map((row) => instantOf(row[field]))),
    holds: (given: string) => (row) => row[field] !== false && holds(instantOf(row[field]), given),
  })
  const notBefore = (found: string, given: string) => found >= given
  const before = (found: string, given: string) => found < given
  const notAfter = (found: string, given: string) => found <= given
  const holdsOn: Condition = {
    values: fc.constantFrom('2025-06-01', '2026-01-15', '2026-04-01', '2027-01-01'),
    holds: (given: string) => (row) =>
      (row.date_start === false || String(row.date_start) <= given) &&
      (row.date_end === false || String(row.date_end) >= given),
  }
  const companies = pointsAt('Company', 'res.company', (row) => row.company_id)
  const facilityOfType = pointsAt('Facility', 'stock.warehouse', (row) => world.facilityOfType(row.picking_type_id))
  const orderConditions = { facilities: facilityOfType, companies }
  const ofMove = {
    states: words(moveStates, (row) => row.state),
    paymentStates: words(paymentStates, (row) => row.payment_state),
    companies,
    numberContains: contains('account.move', 'name'),
  }
  const list = (name: string, type: string, spec: Partial<RootList>): RootList => ({
    name,
    type,
    lookup: `${type.charAt(0).toLowerCase()}${type.slice(1)}`,
    filterType: `${type}Filter`,
    orderType: `${type}Order`,
    orders: ['NAME_ASC', 'NAME_DESC'],
    isArchivable: false,
    conditions: {},
    [fc.toStringMethod]: () => name,
    ...spec,
  })
  return [
    list('companies', 'Company', { filterType: null }),
    list('facilities', 'Facility', { isArchivable: true, conditions: { companies, active } }),
    list('storageLocations', 'StorageLocation', {
      orders: ['PATH_ASC', 'PATH_DESC'],
      isArchivable: true,
      conditions: {
        active,
        kinds: words(placeKinds, (row) => row.usage),
        facilities: pointsAt('Facility', 'stock.warehouse', (row) => row.warehouse_id),
        parents: pointsAt('StorageLocation', 'stock.location', (row) => row.location_id),
        pathContains: contains('stock.location', 'complete_name'),
      },
    }),
    list('items', 'Item', {
      isArchivable: true,
      conditions: {
        // An item is in use when the product is.
        active,
        nameContains: contains('product.template', 'name', (row) => world.productOf(row.id)?.name),
        skus: {
          values: fc.uniqueArray(fc.constantFrom(...texts(world, 'product.product', 'default_code'), 'none such'), {
            minLength: 1,
            maxLength: 4,
          }),
          holds: (skus: readonly string[]) => (row) => skus.includes(String(row.default_code)),
        },
      },
    }),
    list('itemCategories', 'ItemCategory', {
      orders: ['PATH_ASC', 'PATH_DESC'],
      conditions: {
        nameContains: contains('product.category', 'name'),
        parents: pointsAt('ItemCategory', 'product.category', (row) => row.parent_id),
        outermost: {
          values: fc.boolean(),
          holds: (outermost: boolean) => (row) => (row.parent_id === false) === outermost,
        },
      },
    }),
    list('suppliers', 'Supplier', {
      isArchivable: true,
      conditions: { active, nameContains: contains('res.partner', 'complete_name') },
    }),
    list('costCenters', 'CostCenter', {
      isArchivable: true,
      conditions: { active, companies, nameContains: contains('account.analytic.account', 'name') },
    }),
    list('purchaseOrders', 'PurchaseOrder', {
      orders: ['ORDERED_AT_DESC', 'ORDERED_AT_ASC', 'NUMBER_ASC', 'NUMBER_DESC'],
      conditions: {
        ...orderConditions,
        states: words(orderStates, (row) => row.state),
        suppliers: pointsAt('Supplier', 'res.partner', (row) => row.partner_id),
        numberContains: contains('purchase.order', 'name'),
        orderedFrom: instant('purchase.order', 'date_order', notBefore),
      },
    }),
    list('purchaseOrdersToApprove', 'PurchaseOrder', {
      filterType: 'PurchaseOrdersToApproveFilter',
      orderType: null,
      conditions: orderConditions,
    }),
    list('purchaseAgreements', 'PurchaseAgreement', {
      orders: ['NUMBER_ASC', 'NUMBER_DESC', 'ENDS_ON_ASC', 'ENDS_ON_DESC'],
      conditions: {
        companies,
        on: holdsOn,
        states: words(agreementStates, (row) => row.state),
        suppliers: pointsAt('Supplier', 'res.partner', (row) => row.vendor_id),
        numberContains: contains('purchase.requisition', 'name'),
      },
    }),
    list('contractPrices', 'ContractPrice', {
      orders: ['NEWEST_FIRST', 'VALID_FROM_DESC', 'VALID_FROM_ASC', 'VALID_TO_ASC', 'VALID_TO_DESC'],
      conditions: {
        on: holdsOn,
        // A price of no company is one of each.
        companies: { ...companies, holds: (ids: readonly string[]) => orShared(companies.holds(ids as never)) },
        suppliers: pointsAt('Supplier', 'res.partner', (row) => row.partner_id),
        endingBy: day('product.supplierinfo', 'date_end', notAfter),
      },
    }),
    list('vendorBills', 'VendorBill', {
      orders: ['BILL_DATE_DESC', 'BILL_DATE_ASC', 'DUE_DATE_ASC', 'DUE_DATE_DESC'],
      conditions: {
        ...ofMove,
        kinds: words({ in_invoice: 'BILL', in_refund: 'REFUND', in_receipt: 'RECEIPT' }, (row) => row.move_type),
        suppliers: pointsAt('Supplier', 'res.partner', (row) => row.partner_id),
        billDateFrom: day('account.move', 'invoice_date', notBefore),
        dueDateTo: day('account.move', 'invoice_date_due', notAfter),
      },
    }),
    list('invoices', 'Invoice', {
      orders: ['INVOICE_DATE_DESC', 'INVOICE_DATE_ASC', 'DUE_DATE_ASC', 'DUE_DATE_DESC'],
      conditions: { ...ofMove, invoiceDateFrom: day('account.move', 'invoice_date', notBefore) },
    }),
    list('creditNotes', 'CreditNote', {
      orders: ['CREDIT_NOTE_DATE_DESC', 'CREDIT_NOTE_DATE_ASC'],
      conditions: { ...ofMove, creditNoteDateTo: day('account.move', 'invoice_date', notAfter) },
    }),
    list('payments', 'Payment', {
      orders: ['PAYMENT_DATE_DESC', 'PAYMENT_DATE_ASC'],
      conditions: {
        companies,
        states: words(paymentProgress, (row) => row.state),
        directions: words({ inbound: 'RECEIVED', outbound: 'PAID_BACK' }, (row) => row.payment_type),
        paymentDateFrom: day('account.payment', 'date', notBefore),
      },
    }),
    list('stockTransfers', 'StockTransfer', {
      orders: ['SCHEDULED_AT_DESC', 'SCHEDULED_AT_ASC'],
      conditions: {
        companies,
        facilities: facilityOfType,
        kinds: words(
          { incoming: 'RECEIPT', internal: 'INTERNAL', outgoing: 'DELIVERY' },
          (row) => world.get('stock.picking.type', row.picking_type_id)?.code,
        ),
        states: words(transferStates, (row) => row.state),
        numberContains: contains('stock.picking', 'name'),
        scheduledBefore: instant('stock.picking', 'scheduled_date', before),
      },
    }),
    list('stockPositions', 'StockPosition', {
      orders: ['OLDEST_FIRST', 'NEWEST_FIRST'],
      conditions: {
        items: pointsAt('Item', 'product.product', (row) => row.product_id),
        facilities: pointsAt('Facility', 'stock.warehouse', (row) => world.placeOf(row)?.warehouse_id),
        locations: pointsAt('StorageLocation', 'stock.location', (row) => row.location_id),
      },
    }),
    list('lots', 'Lot', {
      orders: ['NUMBER_ASC', 'NUMBER_DESC'],
      conditions: {
        items: pointsAt('Item', 'product.product', (row) => row.product_id),
        numberContains: contains('stock.lot', 'name'),
        // In stock where whoever asks may see it.
        inStock: {
          values: fc.boolean(),
          holds: (wanted: boolean) => (lot, visible) => {
            const seen = world
              .pointingAt('stock.quant', 'lot_id', lot.id)
              .filter((row) => visible.sees('StockPosition', row))
            return seen.some(({ quantity }) => Number(quantity) > 0) === wanted
          },
        },
        expiresBefore: instant('stock.lot', 'expiration_date', before),
      },
    }),
    list('replenishmentRules', 'ReplenishmentRule', {
      orders: ['OLDEST_FIRST', 'NEWEST_FIRST'],
      isArchivable: true,
      conditions: {
        active,
        items: pointsAt('Item', 'product.product', (row) => row.product_id),
        facilities: pointsAt('Facility', 'stock.warehouse', (row) => row.warehouse_id),
      },
    }),
  ]
}

/** No filter, an empty one, or one with some of the conditions. */
export function randomFilter(list: RootList): fc.Arbitrary<RandomFilter> {
  const always: Holds = list.name === 'purchaseOrdersToApprove' ? (row) => row.state === 'to approve' : () => true
  const inUse: Holds = list.isArchivable ? (row) => row.active === true : () => true
  const none = {
    filter: null,
    holds: (row: Row, visible: VisibleRecords) => always(row, visible) && inUse(row, visible),
  }
  if (list.filterType === null) return fc.constant(none)
  const values = fc.record(
    Object.fromEntries(Object.entries(list.conditions).map(([name, condition]) => [name, condition.values])),
    { requiredKeys: [] },
  )
  const one = fc.constantFrom(...Object.keys(list.conditions)).chain((name) => {
    const condition = list.conditions[name] as Condition
    return condition.values.map((value) => ({ [name]: value }))
  })
  const filter = fc.oneof(
    { weight: 3, arbitrary: one as fc.Arbitrary<Record<string, unknown>> },
    { weight: 1, arbitrary: values },
  )
  const filtered = filter.map((given) => {
    const all = Object.entries(given).map(([name, value]) => (list.conditions[name] as Condition).holds(value as never))
    const rest = 'active' in given ? [always] : [always, inUse]
    return {
      filter: given,
      holds: (row: Row, visible: VisibleRecords) => [...all, ...rest].every((holds) => holds(row, visible)),
    }
  })
  return fc.oneof({ weight: 1, arbitrary: fc.constant(none) }, { weight: 3, arbitrary: filtered })
}

function orShared(holds: Holds): Holds {
  return (row, visible) => row.company_id === false || holds(row, visible)
}

function texts(world: World, model: string, field: string): string[] {
  return world.rows(model).flatMap((row) => (typeof row[field] === 'string' && row[field] !== '' ? [row[field]] : []))
}

/** Odoo's instant, which reads and compares whole seconds, as clients write it. */
function instantOf(value: unknown): string {
  return `${String(value || '2026-01-01 00:00:00')
    .slice(0, 19)
    .replace(' ', 'T')}Z`
}

const moveStates = { draft: 'DRAFT', posted: 'POSTED', cancel: 'CANCELLED' }
const paymentStates = {
  not_paid: 'NOT_PAID',
  in_payment: 'IN_PAYMENT',
  partial: 'PARTIAL',
  paid: 'PAID',
  reversed: 'REVERSED',
  blocked: 'BLOCKED',
  invoicing_legacy: 'LEGACY',
}
const paymentProgress = {
  draft: 'DRAFT',
  in_process: 'IN_PROCESS',
  paid: 'PAID',
  canceled: 'CANCELLED',
  rejected: 'REJECTED',
}
const orderStates = {
  draft: 'DRAFT',
  sent: 'SENT',
  'to approve': 'TO_APPROVE',
  purchase: 'APPROVED',
  cancel: 'CANCELLED',
}
const agreementStates = { draft: 'DRAFT', confirmed: 'CONFIRMED', done: 'CLOSED', cancel: 'CANCELLED' }
const transferStates = {
  draft: 'DRAFT',
  waiting: 'WAITING_FOR_ANOTHER',
  confirmed: 'WAITING',
  assigned: 'READY',
  done: 'DONE',
  cancel: 'CANCELLED',
}
const placeKinds = {
  internal: 'INTERNAL',
  supplier: 'SUPPLIER',
  customer: 'CUSTOMER',
  transit: 'TRANSIT',
  inventory: 'INVENTORY_LOSS',
  production: 'PRODUCTION',
  view: 'VIEW',
}
