import { numberOf, type OdooRow } from '#shared/odoo/columns.ts'
import type { OdooFacts } from '#shared/odoo/facts.ts'
import { Fraction } from '#shared/values/fraction.ts'
import { contractInForce, type Offer } from '../../matching/contract-in-force.ts'
import type { BilledParcel, MatchCase, OrderedLine, Parcel } from '../../matching/match-case.ts'
import { distinctKeys, keyIn, type MatchRecords, type Moved } from './match-records.ts'
import { half, receivedFor } from './received-parcels.ts'

interface KnownOffer extends Offer {
  readonly unitKey: number | null
}

/** An order line and what is compared of it. Records are named by their keys. */
export interface MatchedLine {
  readonly key: number
  readonly item: number | null
  readonly unit: number | null
  /** Those that bill it. */
  readonly billLines: readonly number[]
  readonly compared: OrderedLine
  readonly rules: Pick<MatchCase, 'billable' | 'isReceived'>
  /** The price agreed with the supplier that held when the order was placed. */
  readonly contract: KnownOffer | null
}

/** An order and all that is compared of it. */
export interface MatchedOrder {
  readonly key: number
  readonly stage: MatchCase['stage']
  readonly currency: number
  readonly halfCoin: Fraction
  readonly halfStep: Fraction
  readonly lines: readonly MatchedLine[]
}

/** What is compared of these orders, by their keys; those the account may not see are left out. */
export async function matchedOrders(
  keys: readonly number[],
  records: MatchRecords,
): Promise<ReadonlyMap<number, MatchedOrder>> {
  const { orders, lines, items, suppliers } = await records.ordered(keys)
  const sellers = [...new Set([...suppliers.map(({ id }) => id), ...distinctKeys(suppliers, 'parent_id')])]
  const [billed, moved, offered] = await Promise.all([
    records.billedLines(lines),
    records.moved(lines.filter(isTracked)),
    records.offers(items, sellers),
  ])
  const units = [...lines, ...billed, ...offered].map((row) => keyIn(row, 'product_uom_id'))
  const facts = await records.factsOfUnits([...units, ...moved.map(({ unit }) => unit)])
  const offers = offered.map((row) => offerIn(row, facts))
  const known: Known = {
    billed: Map.groupBy(billed, (row) => keyIn(row, 'purchase_line_id')),
    moved: Map.groupBy(moved, ({ line }) => line),
    items: new Map(items.map((row) => [row.id, row])),
    parents: new Map(suppliers.map((row) => [row.id, keyIn(row, 'parent_id')])),
    offers: Map.groupBy(offers, ({ product }) => product),
    facts,
  }
  const byOrder = Map.groupBy(lines, (line) => keyIn(line, 'order_id'))
  return new Map(orders.map((order) => [order.id, matchedOrder(order, byOrder.get(order.id) ?? [], known)]))
}

interface Known {
  readonly billed: ReadonlyMap<number | null, readonly OdooRow[]>
  readonly moved: ReadonlyMap<number, readonly Moved[]>
  readonly items: ReadonlyMap<number, OdooRow>
  readonly parents: ReadonlyMap<number, number | null>
  readonly offers: ReadonlyMap<number, readonly KnownOffer[]>
  readonly facts: OdooFacts
}

function matchedOrder(order: OdooRow, lines: readonly OdooRow[], known: Known): MatchedOrder {
  const currency = keyIn(order, 'currency_id') ?? 0
  const stage = order.state === 'purchase' ? 'approved' : order.state === 'cancel' ? 'cancelled' : 'not approved'
  const { facts } = known
  return {
    key: order.id,
    stage,
    currency,
    halfCoin: half(facts.currency(currency)?.digits ?? 2),
    halfStep: half(facts.quantityDigits),
    lines: lines.map((line) => {
      const item = keyIn(line, 'product_id')
      return {
        key: line.id,
        item,
        unit: keyIn(line, 'product_uom_id'),
        billLines: (known.billed.get(line.id) ?? []).map(({ id }) => id),
        compared: orderedLine(line, known),
        rules: rulesFor(line, item === null ? undefined : known.items.get(item)),
        contract: item === null ? null : contractFor(item, order, lines, known),
      }
    }),
  }
}

/** Odoo counts what has come by stock moves; for services somebody writes it down. */
const isTracked = (line: OdooRow) => line.qty_received_method === 'stock_moves'

function rulesFor(line: OdooRow, item: OdooRow | undefined): MatchedLine['rules'] {
  const billable = item?.purchase_method === 'purchase' ? 'ordered' : 'received'
  return { billable, isReceived: billable === 'received' || isTracked(line) }
}

function orderedLine(line: OdooRow, { billed, moved, facts }: Known): OrderedLine {
  const unitKey = keyIn(line, 'product_uom_id')
  const unit = facts.unitConversion.sizeOf(unitKey)
  const ordered: Parcel = { quantity: Fraction.of(numberOf(line, 'product_qty')), unit }
  const bills = (billed.get(line.id) ?? []).map((row): BilledParcel => {
    const quantity = Fraction.of(numberOf(row, 'quantity'))
    return {
      quantity: row.move_type === 'in_refund' ? quantity.negated() : quantity,
      // Odoo takes a bill line without a unit for one in the unit of the order line.
      unit: facts.unitConversion.sizeOf(keyIn(row, 'product_uom_id') ?? unitKey),
      price: netPrice(row, 'price_unit'),
      currency: keyIn(row, 'currency_id') ?? 0,
    }
  })
  const received = receivedFor(line, unit, moved.get(line.id) ?? [], facts)
  return { ordered, price: netPrice(line, 'price_unit'), received, billed: bills }
}

function contractFor(item: number, order: OdooRow, lines: readonly OdooRow[], known: Known): MatchedLine['contract'] {
  const { items, parents, offers, facts } = known
  const row = items.get(item)
  const product = row === undefined ? null : keyIn(row, 'product_tmpl_id')
  const supplier = keyIn(order, 'partner_id')
  const ofItem = lines.filter((line) => line.product_id === item)
  const units = ofItem.map((line) => facts.unitConversion.sizeOf(keyIn(line, 'product_uom_id')))
  const kind = units[0]?.kind
  if (product === null || supplier === null || kind === undefined) return null
  const quantity = ofItem.reduce((sum, line, index) => {
    const size = units[index]?.size ?? Fraction.zero
    return sum.plus(Fraction.of(numberOf(line, 'product_qty')).times(size))
  }, Fraction.zero)
  const purchase = {
    suppliers: [supplier, parents.get(supplier) ?? supplier],
    product,
    item,
    company: keyIn(order, 'company_id') ?? 0,
    agreement: keyIn(order, 'requisition_id'),
    day: String(order.date_order).slice(0, 10),
    quantity: quantity.absolute(),
    kind,
    currency: keyIn(order, 'currency_id') ?? 0,
  }
  return contractInForce(purchase, offers.get(product) ?? [])
}

function offerIn(row: OdooRow, { unitConversion }: OdooFacts): KnownOffer {
  const unitKey = keyIn(row, 'product_uom_id')
  return {
    key: row.id,
    supplier: keyIn(row, 'partner_id') ?? 0,
    product: keyIn(row, 'product_tmpl_id') ?? 0,
    item: keyIn(row, 'product_id'),
    company: keyIn(row, 'company_id'),
    agreement: keyIn(row, 'purchase_requisition_id'),
    validFrom: row.date_start === false ? null : String(row.date_start),
    validTo: row.date_end === false ? null : String(row.date_end),
    minimum: Fraction.of(numberOf(row, 'min_qty')),
    unit: unitConversion.sizeOf(unitKey),
    unitKey,
    currency: keyIn(row, 'currency_id') ?? 0,
    price: netPrice(row, 'price'),
  }
}

function netPrice(row: OdooRow, field: string): Fraction {
  const kept = Fraction.of(100).minus(Fraction.of(numberOf(row, 'discount')))
  return Fraction.of(numberOf(row, field)).times(kept).dividedBy(Fraction.of(100))
}
