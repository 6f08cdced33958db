import type { OdooTables } from '#shared/sandbox/odoo-double/tables.ts'
import type { Row } from './world.ts'

const [firstCompany, secondCompany] = [1, 2]
/** A branch of the first company. */
export const branch = 3
/** A supplier that is a customer as well. */
export const alsoCustomer = 44
/** Of the hospital: its stock, the clinic's places, which are inside of that here, and a place that is in no facility here. */
const [stockOfHospital, placesOfClinic, emergencyRoom] = [5, 17, 39]

type Holds = (row: Row) => boolean
type Change = (row: Row) => Partial<Row>

/**
 * Tables with records that have strayed from what they name, each in a way that was tried on a real Odoo and let happen:
 * things that were given to a company later, papers that were taken back or made into others, what was written over the
 * API.
 */
export function strayedTables(tables: OdooTables): OdooTables {
  const steps = [withBranch, withGiven, withPlaces, withPurchases, withSales, withPayments, withMovement]
  return steps.reduce((before, step) => step(before), tables)
}

/**
 * A branch has invoices of its own in journals of the company above it, and Odoo shows it that company's journals and
 * terms of payment. An invoice of a branch that is paid together with one of the company is paid to the company.
 */
function withBranch(tables: OdooTables): OdooTables {
  const company = first(tables, 'res.company', ({ id }) => id === firstCompany)
  const isTheirs = ({ id, company_id: owner, move_type: type }: Row) =>
    owner === firstCompany && type === 'out_invoice' && id % 3 !== 0
  const invoices = keysOf(of(tables, 'account.move').filter(isTheirs))
  const reversals = keysOf(of(tables, 'account.move').filter(({ reversed_entry_id: key }) => invoices.has(key)))
  const documents = new Set([...invoices, ...reversals])
  const terms = first(tables, 'account.payment.term', ({ company_id: owner }) => owner === false)
  const own = { id: branch, name: 'Northmere Rehabilitation', parent_id: firstCompany, parent_path: `1/${branch}/` }
  const more = { ...tables, 'res.company': [...of(tables, 'res.company'), { ...company, ...own }] }
  return changed(more, [
    ['res.users', isOfAll, ({ company_ids: all }) => ({ company_ids: [...(all as number[]), branch] })],
    ['account.move', ({ id }) => documents.has(id), () => ({ company_id: branch })],
    ['account.move.line', ({ move_id: move }) => documents.has(move), () => ({ company_id: branch })],
    ['account.payment.term', ({ id }) => id === terms.id, () => ({ company_id: firstCompany })],
    [
      'res.partner',
      () => true,
      ({ property_supplier_payment_term_id: known }) => ({
        property_supplier_payment_term_id: { ...(known as object), [branch]: terms.id },
      }),
    ],
  ])
}

const isOfAll = ({ company_ids: all }: Row) =>
  Array.isArray(all) && all.includes(firstCompany) && all.includes(secondCompany)

/**
 * A partner can be given to a company whatever names it, an item that was never in stock likewise, and a lot that lies
 * in several places.
 */
function withGiven(tables: OdooTables): OdooTables {
  const isShared = ({ company_id: company }: Row) => company === false
  const namedBy = (model: string) => {
    const rows = of(tables, model).filter(({ company_id: company }) => company === firstCompany)
    return new Set(rows.map(({ partner_id: partner }) => partner))
  }
  const [ordered, billed] = [namedBy('purchase.order'), namedBy('account.move')]
  const parents = new Set(of(tables, 'res.partner').map(({ parent_id: parent }) => parent))
  const isAlone = ({ id, parent_id: parent }: Row) => parent === false && !parents.has(id)
  const supplier = first(
    tables,
    'res.partner',
    (partner) => isShared(partner) && isAlone(partner) && ordered.has(partner.id) && billed.has(partner.id),
  )
  const products = keysOf(of(tables, 'product.template').filter(isShared))
  const items = keysOf(of(tables, 'product.product').filter(({ product_tmpl_id: product }) => products.has(product)))
  const stock = of(tables, 'stock.quant').filter(
    ({ company_id: company, quantity }) => company === firstCompany && Number(quantity) > 0,
  )
  const places = Map.groupBy(stock, ({ lot_id: lot }) => lot)
  const lot = first(
    tables,
    'stock.lot',
    ({ id, product_id: item }) => items.has(item) && (places.get(id)?.length ?? 0) > 1,
  )
  const given = () => ({ company_id: secondCompany })
  return changed(tables, [
    ['res.partner', ({ id }) => id === supplier.id, given],
    ['product.template', (product) => product.type === 'service' && isShared(product), given],
    ['stock.lot', ({ id }) => id === lot.id, given],
  ])
}

/** Places can be moved with all that is in them: a facility's into those of another, some out of all facilities. */
function withPlaces(tables: OdooTables): OdooTables {
  const outer = first(tables, 'stock.location', ({ id }) => id === stockOfHospital)
  first(tables, 'stock.quant', ({ location_id: place }) => place === emergencyRoom)
  return changed(tables, [
    [
      'stock.location',
      ({ parent_path: path }) => String(path).startsWith(`${placesOfClinic}/`),
      ({ id, parent_path: path, complete_name: name, location_id: parent }) => ({
        parent_path: `${outer.parent_path}${path}`,
        complete_name: `${outer.complete_name}/${name}`,
        location_id: id === placesOfClinic ? outer.id : parent,
      }),
    ],
    [
      'stock.location',
      ({ id }) => id === emergencyRoom,
      ({ id, name }) => ({ location_id: false, warehouse_id: false, parent_path: `${id}/`, complete_name: name }),
    ],
  ])
}

function withPurchases(tables: OdooTables): OdooTables {
  const offers = of(tables, 'product.supplierinfo').filter(({ purchase_requisition_line_id: line }) => line !== false)
  const [shared, kept] = [offers.at(0), offers.at(-1)]
  const line = first(tables, 'purchase.requisition.line', ({ id }) => id === kept?.purchase_requisition_line_id)
  const isPosted = ({ move_type: type, state }: Row) => type === 'in_invoice' && state === 'posted'
  const bills = new Map(
    of(tables, 'account.move')
      .filter(isPosted)
      .map((bill) => [bill.id as unknown, bill]),
  )
  const ordered = first(
    tables,
    'account.move.line',
    ({ move_id: bill, purchase_line_id: key }) => bills.has(bill) && key !== false,
  )
  const isUnordered = ({ display_type: type, purchase_line_id: key, move_id: bill }: Row) =>
    type === 'product' && key === false && bills.has(bill)
  const moves = of(tables, 'stock.move').filter(({ picking_id: transfer }) => transfer !== false)
  const [received, billed] = [moves, of(tables, 'account.move.line')].map(
    (rows) => new Set(rows.map(({ purchase_line_id: key }) => key)),
  )
  const order = first(tables, 'purchase.order', ({ id, partner_id: partner }) => {
    const lines = of(tables, 'purchase.order.line').filter(({ order_id: key }) => key === id)
    const isOnlyReceived = lines.some((each) => received?.has(each.id)) && !lines.some((each) => billed?.has(each.id))
    return partner === alsoCustomer && isOnlyReceived
  })
  return changed(tables, [
    // An order that was approved can be made a draft again; its receipts stay.
    ['purchase.order', ({ id }) => id === order.id, () => ({ state: 'draft' })],
    // A price can be made everybody's, also one that an agreement made.
    ['product.supplierinfo', ({ id }) => id === shared?.id, () => ({ company_id: false })],
    // Over the API an agreement can be made a draft again; its prices stay.
    ['purchase.requisition', ({ id }) => id === line.requisition_id, () => ({ state: 'draft' })],
    // Over the API a line that Odoo added to a bill, here what is owed, can be given a line of an order.
    [
      'account.move.line',
      ({ display_type: type, move_id: bill }) => type === 'payment_term' && bill === ordered.move_id,
      () => ({ purchase_line_id: ordered.purchase_line_id }),
    ],
    // On a bill one can write anything, ordered or not.
    [
      'account.move.line',
      isUnordered,
      ({ move_id: bill }) => ({ product_id: neverTraded(tables, bills.get(bill)?.partner_id) }),
    ],
  ])
}

/** An item that a partner was never sent an order for, and never offered. */
function neverTraded(tables: OdooTables, partner: unknown): number {
  const isTheirs = ({ partner_id: theirs }: Row) => theirs === partner
  const orders = keysOf(of(tables, 'purchase.order').filter(isTheirs))
  const lines = of(tables, 'purchase.order.line').filter(({ order_id: order }) => orders.has(order))
  const items = new Set(lines.map(({ product_id: item }) => item))
  const products = new Set(
    of(tables, 'product.supplierinfo')
      .filter(isTheirs)
      .map(({ product_tmpl_id: product }) => product),
  )
  const isStrange = ({ id, product_tmpl_id: product }: Row) => !items.has(id) && !products.has(product)
  return first(tables, 'product.product', isStrange).id
}

function withSales(tables: OdooTables): OdooTables {
  const isNote = (wanted: string) => (row: Row) => row.move_type === 'out_refund' && row.state === wanted
  const turned = first(tables, 'account.move', isNote('draft'))
  const entry = first(tables, 'account.move', ({ move_type: type, state }) => type === 'entry' && state === 'posted')
  const note = first(tables, 'account.move', (row) => isNote('posted')(row) && row.company_id === entry.company_id)
  const unpaid = first(
    tables,
    'account.move',
    ({ move_type: type, state, payment_state: paid }) =>
      type === 'out_invoice' && state === 'posted' && paid === 'not_paid',
  )
  const toSupplier = () => ({ partner_id: alsoCustomer })
  return changed(tables, [
    // A credit note that was never posted can be made an invoice; it still says what it reversed.
    ['account.move', ({ id }) => id === turned.id, () => ({ move_type: 'out_invoice' })],
    // Over the API a credit note can be written for any entry.
    ['account.move', ({ id }) => id === note.id, () => ({ reversed_entry_id: entry.id })],
    // Whoever supplies can be a customer as well.
    ['account.move', ({ id }) => id === unpaid.id, toSupplier],
    ['account.move.line', ({ move_id: move }) => move === unpaid.id, toSupplier],
  ])
}

/** A payment can be taken back, and over the API a credit note set off against what paid an invoice, or a supplier. */
function withPayments(tables: OdooTables): OdooTables {
  const ofCustomers = of(tables, 'account.payment').filter(({ partner_type: type }) => type === 'customer')
  const [taken, other] = [ofCustomers.at(0), ofCustomers.at(-1)]
  const isNote = ({ move_type: type, state }: Row) => type === 'out_refund' && state === 'posted'
  const note = first(tables, 'account.move', isNote)
  const toSupplier = first(tables, 'account.payment', ({ partner_type: type }) => type === 'supplier')
  const payments = () => ({ matched_payment_ids: [other?.id, toSupplier.id] })
  return changed(tables, [
    ['account.payment', ({ id }) => id === taken?.id, () => ({ state: 'draft' })],
    ['account.move', ({ id }) => id === taken?.move_id, () => ({ state: 'draft' })],
    ['account.move.line', ({ move_id: move }) => move === taken?.move_id, () => ({ parent_state: 'draft' })],
    ['account.move', ({ id }) => id === note.id, payments],
  ])
}

/** Over the API what has moved can be put under a transfer of another company. */
function withMovement(tables: OdooTables): OdooTables {
  const isSecond = ({ company_id: company }: Row) => company === secondCompany
  const lots = keysOf(of(tables, 'stock.lot').filter(isSecond))
  const isTraced = (row: Row) => isSecond(row) && row.state === 'done' && lots.has(row.lot_id)
  const movement = first(tables, 'stock.move.line', isTraced)
  const transfer = first(tables, 'stock.picking', ({ company_id: company }) => company === firstCompany)
  return changed(tables, [['stock.move.line', ({ id }) => id === movement.id, () => ({ picking_id: transfer.id })]])
}

const of = (tables: OdooTables, model: string): readonly Row[] => tables[model] ?? []
const keysOf = (rows: readonly Row[]): ReadonlySet<unknown> => new Set(rows.map(({ id }) => id))

/** The first that is so. There has to be one: a test of what has strayed shows nothing where nothing has. */
function first(tables: OdooTables, model: string, holds: Holds): Row {
  const row = of(tables, model).find(holds)
  if (row === undefined) throw new Error(`Cannot let ${model} stray: none is as it would have to be`)
  return row
}

function changed(
  tables: OdooTables,
  changes: readonly (readonly [model: string, holds: Holds, change: Change])[],
): OdooTables {
  const after: Record<string, readonly Row[]> = { ...tables }
  for (const [model, holds, change] of changes) {
    after[model] = of(after, model).map((row) => (holds(row) ? { ...row, ...change(row) } : row))
  }
  return after
}
