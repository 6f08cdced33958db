import type { Claims } from '../rows/visible-records.ts'
import { VisibleRecords } from '../rows/visible-records.ts'
import type { Row, World } from '../rows/world.ts'
import { idOfRow } from '../rows/world.ts'
import { fieldOf, type Place } from './canary.ts'

/** A record of a type of the graph, by the key of the record of Odoo that a value of it stands in. */
type Way = readonly [type: string, keyIn: (row: Row) => unknown]

const itself = (row: Row) => row.id
const ofTypes = (...types: string[]): readonly Way[] => types.map((type) => [type, itself] as const)

/** As what of the graph a record of Odoo is shown, by its model, or by the field where only that is shown. */
const shownAs: Readonly<Record<string, readonly Way[]>> = {
  'res.company': ofTypes('Company'),
  'stock.warehouse': ofTypes('Facility'),
  'stock.location': ofTypes('StorageLocation'),
  'product.category': ofTypes('ItemCategory'),
  'product.product': ofTypes('Item'),
  'product.template': [['Item', ({ product_tmpl_id: product }) => product]],
  'product.supplierinfo': ofTypes('ContractPrice'),
  'res.partner': ofTypes('Supplier'),
  'res.partner.name': [['Buyer', ({ partner_id: person }) => person]],
  'account.payment.term': ofTypes('PaymentTerms'),
  'account.analytic.account': ofTypes('CostCenter'),
  'account.analytic.plan': ofTypes('CostCenterPlan'),
  'purchase.order': ofTypes('PurchaseOrder'),
  'purchase.order.line': ofTypes('PurchaseOrderLine'),
  'purchase.requisition': ofTypes('PurchaseAgreement'),
  'purchase.requisition.line': ofTypes('PurchaseAgreementLine'),
  'account.move': ofTypes('VendorBill', 'Invoice', 'CreditNote', 'LedgerPosting'),
  'account.move.line': ofTypes('VendorBillLine', 'InvoiceLine'),
  'account.payment': ofTypes('Payment'),
  // A journal is shown with what was posted in it.
  'account.journal': [['LedgerPosting', ({ journal_id: journal }) => journal]],
  'stock.picking': ofTypes('StockTransfer'),
  'stock.move': ofTypes('StockMove'),
  'stock.quant': ofTypes('StockPosition'),
  'stock.lot': ofTypes('Lot'),
  'stock.warehouse.orderpoint': ofTypes('ReplenishmentRule'),
}

/** Odoo's own lists, and what hangs on records that are themselves looked at: numbers on a packaging. */
const everybodys: ReadonlySet<string> = new Set(['res.country.state', 'product.uom'])

/** Lines of entries that are no lines of a document, such as what is still to be paid of one. */
const byDocument: Readonly<Record<string, readonly [model: string, field: string]>> = {
  'account.move.line.amount_residual': ['account.move', 'move_id'],
  'stock.move.line.quantity_product_uom': ['stock.move', 'move_id'],
}

/** Which records of Odoo somebody may see, by the plain predicates of `test/rows`. */
export class SeenRecords {
  readonly #world: World
  readonly #visible: VisibleRecords
  #beyond: SeenRecords | undefined
  readonly #keys = new Map<string, ReadonlySet<unknown>>()
  readonly #rows = new Map<string, ReadonlyMap<string, Row>>()

  constructor(world: World, claims: Claims) {
    this.#world = world
    this.#visible = new VisibleRecords(world, claims)
  }

  /** What would be seen by somebody who may see all facilities. */
  get beyondFacilities(): SeenRecords {
    if (this.#visible.claims.facilities === 'all') return this
    this.#beyond ??= new SeenRecords(this.#world, { ...this.#visible.claims, facilities: 'all' })
    return this.#beyond
  }

  /** Whether the record may be seen; where it is shown as a record of `type`, as that. */
  has(place: Place, type: string): boolean {
    if (everybodys.has(place.model)) return true
    const document = byDocument[fieldOf(place)]
    if (document !== undefined) {
      const [model, field] = document
      const key = this.#world.get(place.model, place.id)?.[field]
      return this.has({ model, field: '', id: Number(key) }, type)
    }
    return waysOf(place, type).some((way) => this.#keysBy(way).has(place.id))
  }

  /** Whether a record of the graph is the one that a canary stands in; undefined where it is none that could be. */
  isOf(place: Place, type: string, id: string): boolean | undefined {
    const way = waysOf(place, type).find(([each]) => each === type)
    if (way === undefined) return undefined
    const [, keyIn] = way
    const rows = this.#rows.get(type) ?? new Map(this.#visible.rows(type).map((row) => [idOfRow(type, row), row]))
    this.#rows.set(type, rows)
    const row = rows.get(id)
    return row !== undefined && keyIn(row) === place.id
  }

  #keysBy([type, keyIn]: Way): ReadonlySet<unknown> {
    const name = `${type} ${keyIn}`
    const keys = this.#keys.get(name) ?? new Set(this.#visible.rows(type).map(keyIn))
    this.#keys.set(name, keys)
    return keys
  }
}

/** As what a record may have been shown in a field of `type`: as that alone where it can be one. */
function waysOf(place: Place, type: string): readonly Way[] {
  const ways = shownAs[fieldOf(place)] ?? shownAs[place.model] ?? []
  const own = ways.filter(([each]) => each === type)
  return own.length > 0 ? own : ways
}
