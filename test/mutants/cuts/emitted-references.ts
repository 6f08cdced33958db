import type { Mutant } from '../mutant.ts'

// Fields that lead from one record to another, one by one: each gives what is there for whoever asks, and nothing else.

const masterData = 'subgraphs/master-data/resolvers'
const procurement = 'subgraphs/procurement/resolvers'
const inventory = 'subgraphs/inventory/resolvers'
const revenueCycle = 'subgraphs/revenue-cycle/resolvers'

// Those that notice most come first.
const suites = [
  ...['test/rows/edges.test.ts', 'test/rows/strayed.test.ts', 'test/rows/entities.test.ts'],
  ...['test/rows/existence.test.ts', 'test/rows'],
]

type Field = readonly [what: string, records: string, text: string]

/** By file: what is given, from which records, and the text that asks them, in which `*` stands for the records. */
const fields: Readonly<Record<string, readonly Field[]>> = {
  [`${masterData}/supplier.ts`]: [
    ['the payment terms of a supplier', 'paymentTerms', '*.ifExisting(await supplier.paymentTerms()'],
    ['the region of an address', 'regions', '*.ifExisting(regionKey'],
  ],
  [`${masterData}/place.ts`]: [
    ['the parent of a location', 'storageLocations', '*.ifExisting(await location.parent()'],
    ['the company of a facility', 'companies', '*.pointedAt(await facility.company()'],
    ['the facility of a location', 'facilities', '*.pointedAt(await location.facility()'],
    ['the company of a cost centre', 'companies', '*.pointedAt(await costCenter.company()'],
    ['the plan of a cost centre', 'costCenterPlans', '*.ifExisting(await costCenter.plan()'],
  ],
  [`${masterData}/item.ts`]: [
    ['the category of an item', 'itemCategories', '*.ifExisting(await item.category()'],
    ['the parent of a category', 'itemCategories', '*.ifExisting(await category.parent()'],
  ],
  [`${procurement}/purchase-order.ts`]: [
    ['the agreement of an order', 'purchaseAgreements', '*.ifExisting(await order.agreement()'],
    ['the buyer of an order', 'buyers', '*.pointedAt(key'],
    ['a bill of an order', 'vendorBills', 'crossingPage(order.bills(), page, *'],
  ],
  [`${procurement}/purchase-order-line.ts`]: [
    ['the order of an order line', 'purchaseOrders', '*.pointedAt(await line.purchaseOrder()'],
  ],
  [`${procurement}/purchase-agreement.ts`]: [
    ['the agreement of an agreement’s line', 'purchaseAgreements', '*.pointedAt(await line.agreement()'],
    ['an order under an agreement', 'purchaseOrders', 'crossingPage(agreement.purchaseOrders(), page, *'],
  ],
  [`${procurement}/contract-price.ts`]: [
    ['the agreement of a price', 'purchaseAgreements', '*.ifExisting(await price.agreement()'],
  ],
  [`${procurement}/vendor-bill.ts`]: [
    ['the order line of a bill line', 'purchaseOrderLines', '*.ifExisting(await line.purchaseOrderLine()'],
  ],
  [`${procurement}/three-way-match.ts`]: [
    ['an order line of a match', 'purchaseOrderLines', '*.existing(keys'],
    ['a bill line of a match', 'vendorBillLines', '*.existing(keys'],
    ['the price of a match', 'contractPrices', '*.ifExisting(key'],
  ],
  [`${revenueCycle}/credit-note.ts`]: [
    ['the invoice of a credit note', 'invoices', '*.ifExisting(await creditNote.invoice()'],
    ['a payment of a credit note', 'payments', 'relatedPage(creditNote.payments(), page, *'],
  ],
  [`${revenueCycle}/invoice.ts`]: [
    ['a payment of an invoice', 'payments', 'relatedPage(invoice.payments(), page, *'],
    ['a credit note of an invoice', 'creditNotes', 'relatedPage(invoice.creditNotes(), page, *'],
  ],
  [`${revenueCycle}/payment.ts`]: [
    ['the journal of a posting', 'journals', '*.pointedAt(await posting.journal()'],
    ['the posting of a payment', 'ledgerPostings', '*.ifExisting(await payment.posting()'],
  ],
  [`${inventory}/purchase-order.ts`]: [['a receipt of an order', 'stockTransfers', '*.existing(transfers']],
  [`${inventory}/lot-trace.ts`]: [
    ['the transfer of a lot’s movement', 'stockTransfers', '*.ifExisting(await movement.transfer()'],
  ],
  [`${inventory}/stock.ts`]: [['the lot of a position', 'lots', '*.pointedAt(await position.lot()']],
  [`${inventory}/stock-transfer.ts`]: [
    ['the transfer that a backorder is of', 'stockTransfers', '*.ifExisting(await transfer.backorderOf()'],
    ['the transfer that a return is of', 'stockTransfers', '*.ifExisting(await transfer.returnOf()'],
    ['a backorder of a transfer', 'stockTransfers', 'relatedPage(transfer.backorders(), page, *'],
    ['a return of a transfer', 'stockTransfers', 'relatedPage(transfer.returns(), page, *'],
  ],
}

/** Why something given unasked is no more than what is there. */
const explained: Readonly<Record<string, string>> = {
  'the region of an address': 'Regions are everybody’s.',
  'the company of a facility': 'A facility is seen with its company only.',
  'the company of a cost centre': 'A cost centre of one company is seen with its company only.',
  'the facility of a location': 'A location is seen with its facility only.',
  'the plan of a cost centre': 'Plans are seen by all who see cost centres.',
  'the parent of a category': 'Whoever sees a category sees all of them.',
  'the order of an order line':
    'A line of an order is seen with its order only: its company, facility and supplier are the order’s.',
  'the agreement of an agreement’s line':
    'Lines of agreements are read with agreements that may be seen, and in no other way.',
  'the price of a match': 'Prices are compared under the rule by which they are given out: they are of no facility.',
}

export const emittedReferenceCuts: readonly Mutant[] = Object.entries(fields).flatMap(([file, given]) =>
  given.map(([what, records, text]) => ({
    name: `${what} is given whether it is there or not`,
    change: { file, find: text.replace('*', records), replace: text.replace('*', unchecked(records)) },
    suites,
    ...(explained[what] !== undefined && { survives: explained[what] }),
  })),
)

/** Records that are all taken to be there. */
function unchecked(records: string): string {
  const entities = `async (keys) => keys.map((key) => ${records}.entity(key))`
  const entity = `async (key) => (key === null ? null : ${records}.entity(key))`
  return `({ isLimited: true, existing: ${entities}, load: ${entities}, ifExisting: ${entity}, pointedAt: ${entity} } as never as typeof ${records})`
}
