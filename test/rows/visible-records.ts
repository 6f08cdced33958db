import { idOf, idOfRow, type Row, type World } from './world.ts'

/** What a token claims, as far as records go. */
export interface Claims {
  readonly companies: 'all' | readonly number[]
  readonly facilities: 'all' | readonly number[]
  readonly supplier: number | null
}

export const everything: Claims = { companies: 'all', facilities: 'all', supplier: null }

const billTypes = ['in_invoice', 'in_refund', 'in_receipt']
const invoiceTypes = ['out_invoice', 'out_receipt']
const writtenLines = ['product', 'line_section', 'line_subsection', 'line_note']

/** The records that somebody should see, by the type of the graph; said here a second time, from what they are for. */
export class VisibleRecords {
  readonly claims: Claims
  readonly #world: World
  readonly #rows = new Map<string, readonly Row[]>()
  readonly #ids = new Map<string, ReadonlySet<string>>()

  constructor(world: World, claims: Claims) {
    this.#world = world
    this.claims = claims
  }

  rows(type: string): readonly Row[] {
    let rows = this.#rows.get(type)
    if (rows === undefined) {
      rows = this.#work(type)
      this.#rows.set(type, rows)
    }
    return rows
  }

  ids(type: string): ReadonlySet<string> {
    let ids = this.#ids.get(type)
    if (ids === undefined) {
      ids = new Set(this.rows(type).map((row) => idOfRow(type, row)))
      this.#ids.set(type, ids)
    }
    return ids
  }

  sees(type: string, row: Row): boolean {
    return this.ids(type).has(idOfRow(type, row))
  }

  has(type: string, key: unknown): boolean {
    return this.ids(type).has(idOf(type, Number(key)))
  }

  #work(type: string): readonly Row[] {
    const [model, holds] = this.#rules[type] ?? []
    if (model === undefined || holds === undefined) throw new Error(`Cannot judge ${type}: nothing says who sees it`)
    // Without one company that is there nothing can be looked at, not even what is everybody's.
    if (!this.#world.rows('res.company').some(({ id }) => this.#ofCompany(id))) return []
    return this.#world.rows(model).filter(holds)
  }

  #ofCompany(company: unknown): boolean {
    const { companies } = this.claims
    return companies === 'all' || companies.includes(Number(company))
  }

  #ofCompanyOrShared(company: unknown): boolean {
    return company === false || this.#ofCompany(company)
  }

  /** A place that has no company of its own is of its facility's. */
  #ofPlace(company: unknown, facility: unknown): boolean {
    return company === false && facility !== false
      ? this.#ofCompany(this.#world.get('stock.warehouse', facility)?.company_id)
      : this.#ofCompanyOrShared(company)
  }

  #inFacility(facility: unknown): boolean {
    const { facilities } = this.claims
    return facilities === 'all' || (facility !== false && facilities.includes(Number(facility)))
  }

  #ofTypeInFacility(type: unknown): boolean {
    return this.#inFacility(this.#world.facilityOfType(type))
  }

  get #isGroups(): boolean {
    return this.claims.supplier === null
  }

  #isOwn(partner: unknown): boolean {
    const { supplier } = this.claims
    return supplier === null || this.#world.familyOf(supplier).has(Number(partner))
  }

  #wasSentTo({ partner_id: partner, state }: Row): boolean {
    return this.#isGroups || (this.#isOwn(partner) && ['sent', 'purchase', 'cancel'].includes(String(state)))
  }

  #wasPostedFor({ partner_id: partner, state, move_type: type }: Row): boolean {
    return this.#isGroups || (this.#isOwn(partner) && state === 'posted' && billTypes.includes(String(type)))
  }

  #isOrdered(lineKey: unknown): boolean {
    return this.has('PurchaseOrder', this.#world.get('purchase.order.line', lineKey)?.order_id)
  }

  /** Whether an item is in an order that was sent to the supplier, for whichever facility, or has a price of its own. */
  #isInTrade(item: Row): boolean {
    if (this.#isGroups) return true
    const lines = this.#world.pointingAt('purchase.order.line', 'product_id', item.id)
    const orders = lines.flatMap(({ order_id: order }) => this.#world.get('purchase.order', order) ?? [])
    if (orders.some((order) => this.#ofCompany(order.company_id) && this.#wasSentTo(order))) return true
    const prices = this.#world.pointingAt('product.supplierinfo', 'product_tmpl_id', Number(item.product_tmpl_id))
    return prices.some((price) => this.has('ContractPrice', price.id))
  }

  #isSupplier({ id, supplier_rank: rank }: Row): boolean {
    return (
      Number(rank) > 0 ||
      this.#world.pointingAt('purchase.order', 'partner_id', id).some(({ id: order }) => this.#hasLines(order)) ||
      this.#world
        .pointingAt('account.move', 'partner_id', id)
        .some((move) => billTypes.includes(String(move.move_type)))
    )
  }

  #hasLines(order: number): boolean {
    return this.#world.pointingAt('purchase.order.line', 'order_id', order).length > 0
  }

  #billOf(line: Row): Row | undefined {
    return this.#world.get('account.move', line.move_id)
  }

  readonly #rules: Readonly<Record<string, readonly [model: string, holds: (row: Row) => boolean]>> = {
    Company: ['res.company', ({ id }) => this.#ofCompany(id)],
    Facility: ['stock.warehouse', ({ id, company_id: company }) => this.#ofCompany(company) && this.#inFacility(id)],
    StorageLocation: [
      'stock.location',
      ({ company_id: company, warehouse_id: facility }) =>
        this.#isGroups && this.#ofPlace(company, facility) && (facility === false || this.#inFacility(facility)),
    ],
    Item: [
      'product.product',
      (item) => this.#ofCompanyOrShared(this.#world.productOf(item.id)?.company_id) && this.#isInTrade(item),
    ],
    ItemCategory: ['product.category', () => this.#isGroups],
    Supplier: [
      'res.partner',
      (partner) => this.#isSupplier(partner) && this.#ofCompanyOrShared(partner.company_id) && this.#isOwn(partner.id),
    ],
    PaymentTerms: ['account.payment.term', ({ company_id: company }) => this.#ofCompanyOrShared(company)],
    CostCenter: [
      'account.analytic.account',
      ({ company_id: company }) => this.#isGroups && this.#ofCompanyOrShared(company),
    ],
    CostCenterPlan: ['account.analytic.plan', () => this.#isGroups],
    Buyer: ['res.users', () => this.#isGroups],
    PurchaseOrder: [
      'purchase.order',
      (order) =>
        this.#ofCompany(order.company_id) && this.#ofTypeInFacility(order.picking_type_id) && this.#wasSentTo(order),
    ],
    PurchaseOrderLine: ['purchase.order.line', ({ order_id: order }) => this.has('PurchaseOrder', order)],
    PurchaseAgreement: [
      'purchase.requisition',
      ({ company_id: company, vendor_id: supplier, state }) =>
        this.#ofCompany(company) &&
        (this.#isGroups || (this.#isOwn(supplier) && ['confirmed', 'done'].includes(String(state)))),
    ],
    PurchaseAgreementLine: [
      'purchase.requisition.line',
      ({ requisition_id: agreement }) => this.has('PurchaseAgreement', agreement),
    ],
    ContractPrice: [
      'product.supplierinfo',
      ({ company_id: company, partner_id: supplier }) => this.#ofCompanyOrShared(company) && this.#isOwn(supplier),
    ],
    VendorBill: [
      'account.move',
      (move) =>
        billTypes.includes(String(move.move_type)) && this.#ofCompany(move.company_id) && this.#wasPostedFor(move),
    ],
    VendorBillLine: [
      'account.move.line',
      (line) =>
        writtenLines.includes(String(line.display_type)) &&
        billTypes.includes(String(this.#billOf(line)?.move_type)) &&
        this.has('VendorBill', line.move_id),
    ],
    Invoice: ['account.move', (move) => this.#isForCustomers(move, invoiceTypes)],
    CreditNote: ['account.move', (move) => this.#isForCustomers(move, ['out_refund'])],
    InvoiceLine: [
      'account.move.line',
      (line) =>
        writtenLines.includes(String(line.display_type)) &&
        (this.has('Invoice', line.move_id) || this.has('CreditNote', line.move_id)),
    ],
    Payment: [
      'account.payment',
      ({ company_id: company, partner_type: type }) =>
        this.#isGroups && type === 'customer' && this.#ofCompany(company),
    ],
    LedgerPosting: [
      'account.move',
      (move) => move.state === 'posted' && this.#ofCompany(move.company_id) && this.#wasPostedFor(move),
    ],
    StockTransfer: [
      'stock.picking',
      ({ id, company_id: company, picking_type_id: type }) =>
        this.#ofCompany(company) &&
        this.#ofTypeInFacility(type) &&
        (this.#isGroups || this.#movesOf(id).some(({ purchase_line_id: line }) => this.#isOrdered(line))),
    ],
    StockMove: [
      'stock.move',
      ({ company_id: company, picking_id: transfer, picking_type_id: type, purchase_line_id: line }) =>
        (transfer !== false && this.has('StockTransfer', transfer)) ||
        (this.#ofCompany(company) && this.#ofTypeInFacility(type) && (this.#isGroups || this.#isOrdered(line))),
    ],
    StockPosition: [
      'stock.quant',
      (quant) => {
        const place = this.#world.placeOf(quant)
        const facility = place?.warehouse_id
        const isSeen = this.#ofPlace(quant.company_id, facility) && this.#inFacility(facility)
        return this.#isGroups && place?.usage === 'internal' && isSeen
      },
    ],
    Lot: ['stock.lot', ({ company_id: company }) => this.#isGroups && this.#ofCompanyOrShared(company)],
    ReplenishmentRule: [
      'stock.warehouse.orderpoint',
      ({ company_id: company, warehouse_id: facility }) =>
        this.#isGroups && this.#ofCompany(company) && this.#inFacility(facility),
    ],
  }

  #isForCustomers({ company_id: company, move_type: type }: Row, types: readonly string[]): boolean {
    return this.#isGroups && types.includes(String(type)) && this.#ofCompany(company)
  }

  #movesOf(transfer: number): readonly Row[] {
    return this.#world.pointingAt('stock.move', 'picking_id', transfer)
  }
}
