import { moment } from './calendar.ts'
import type { Catalogue } from './catalogue.ts'
import { charged, type UnchargedLine } from './charges.ts'
import { buyers, estmere, northmere } from './companies.ts'
import { centre, clinic, hospital, laboratory } from './facilities.ts'
import type { PurchaseOrder, Supplier, Trade, VendorPrice } from './group.ts'
import { type Random, random } from './random.ts'

/** An order as it was placed, and what became of it. */
export interface PlacedOrder extends Omit<PurchaseOrder, 'number' | 'receipts' | 'returns' | 'agreement'> {
  readonly fate: Fate
  readonly orderedDay: number
  readonly expectedDay: number
}

export type Fate =
  | 'draft'
  | 'sent'
  | 'to approve'
  | 'cancelled'
  | 'cancelled after approval'
  | 'waiting'
  | 'partial'
  | 'received'
  | 'returned'

type Fates = Readonly<Partial<Record<Fate, number>>>

/** How many orders of each company met which fate; those of the last five weeks are mostly still under way. */
const plans: readonly { readonly company: string; readonly days: readonly [number, number]; readonly fates: Fates }[] =
  [
    {
      company: northmere,
      days: [-177, -36],
      fates: {
        draft: 2,
        cancelled: 8,
        'cancelled after approval': 5,
        waiting: 5,
        partial: 14,
        received: 170,
        returned: 14,
      },
    },
    {
      company: northmere,
      days: [-35, -1],
      fates: { draft: 16, sent: 14, 'to approve': 8, cancelled: 2, waiting: 28, partial: 12, received: 10 },
    },
    {
      company: estmere,
      days: [-177, -36],
      fates: { cancelled: 4, 'cancelled after approval': 1, waiting: 2, partial: 5, received: 42, returned: 2 },
    },
    {
      company: estmere,
      days: [-35, -1],
      fates: { draft: 4, sent: 4, 'to approve': 3, waiting: 7, partial: 3, received: 3 },
    },
  ]

/** Every order but those of the stories, not numbered yet. */
export function placedOrders(catalogue: Catalogue, suppliers: readonly Supplier[]): PlacedOrder[] {
  return plans.flatMap(({ company, days: [first, last], fates }, plan) => {
    const chosen = random(`orders ${plan}`)
    const count = Object.values(fates).reduce((sum, some) => sum + some, 0)
    const all = (Object.entries(fates) as [Fate, number][]).flatMap(([fate, some]) => Array<Fate>(some).fill(fate))
    return chosen.sample(all, count).map((fate, index) => {
      // Now and then three buyers press the button in the same minute: a cursor has to tell their orders apart.
      const place = index % 10 < 3 ? index - (index % 10) : index
      const orderedDay = first + Math.floor(((last - first + 1) * place) / count)
      return order({ key: `order_${plan}_${index}`, company, fate, orderedDay, catalogue, suppliers, chosen, place })
    })
  })
}

interface Wanted {
  readonly key: string
  readonly company: string
  readonly fate: Fate
  readonly orderedDay: number
  readonly place: number
  readonly catalogue: Catalogue
  readonly suppliers: readonly Supplier[]
  readonly chosen: Random
}

function order({ key, company, fate, orderedDay, place, catalogue, suppliers, chosen }: Wanted): PlacedOrder {
  const { whole, chance, pick } = chosen
  const isLarge = fate === 'to approve'
  const supplier = pick(suppliers.filter((each) => sellsTo(each, company, isLarge, catalogue)))
  const facility = facilityFor(company, supplier.trade, fate, chosen)
  const orderedAt = moment(orderedDay, 7 * 60 + ((place * 37) % 600))
  const expectedDay = orderedDay + whole(4, supplier.country === 'us' ? 12 : 22)
  const approved = !['draft', 'sent', 'to approve', 'cancelled'].includes(fate)
  return {
    key,
    company,
    facility,
    supplier: supplier.key,
    buyer: pick(buyers.filter((buyer) => buyer.company === company)).key,
    currency: supplier.currency,
    fate,
    orderedDay,
    expectedDay,
    orderedAt,
    expectedAt: moment(expectedDay, 12 * 60),
    approvedAt: approved ? moment(orderedDay, 17 * 60 + whole(0, 90)) : null,
    supplierReference: approved && chance(0.7) ? `${supplier.key.slice(-2)}/${whole(10_000, 99_999)}` : null,
    origin: chance(0.15) ? `REQ-${whole(1000, 9999)}` : null,
    note: chance(0.08) ? '<p>Please call the loading bay <b>before</b> delivery.</p>' : null,
    urgent: chance(0.06),
    state: stateOf(fate),
    locked: fate === 'received' && chance(0.06),
    lines: charged(
      linesOf(key, supplier, company, isLarge, catalogue, chosen),
      { company, facility, orderedAt },
      catalogue,
    ),
  }
}

function sellsTo(
  { key, onlyFor, trade, active }: Supplier,
  company: string,
  isLarge: boolean,
  { offersOf, item }: Catalogue,
) {
  const trades: readonly Trade[] = isLarge
    ? ['technology', 'surgery']
    : company === estmere
      ? ['diagnostics', 'supplies', 'technology', 'services']
      : ['supplies', 'surgery', 'pharma', 'technology', 'services', 'diagnostics']
  const mayBuy = onlyFor === null || onlyFor === company
  const offers = offersOf(key)
  const isWorthIt = !isLarge || offers.some((offer) => item(offer.item).cost > 300)
  return mayBuy && trades.includes(trade) && offers.length > 2 && isWorthIt && (active || !isLarge)
}

function facilityFor(company: string, trade: Trade, fate: Fate, { pick }: Random): string {
  if (company === estmere) return laboratory
  // What came by the dock of the distribution centre goes back another way.
  if (fate === 'returned' || trade === 'technology' || trade === 'services') return pick([hospital, hospital, clinic])
  return pick([hospital, hospital, hospital, clinic, centre, centre, centre])
}

function stateOf(fate: Fate): PurchaseOrder['state'] {
  return fate === 'waiting' || fate === 'partial' || fate === 'received' || fate === 'returned' ? 'approved' : fate
}

function linesOf(
  order: string,
  supplier: Supplier,
  company: string,
  isLarge: boolean,
  catalogue: Catalogue,
  chosen: Random,
): UnchargedLine[] {
  const offers = catalogue.offersOf(supplier.key).filter(({ item: key }) => {
    const item = catalogue.item(key)
    return (item.onlyFor === null || item.onlyFor === company) && (!isLarge || item.cost > 300)
  })
  const count = chosen.pick([1, 1, 1, 2, 2, 2, 3, 3, 4, chosen.whole(5, 8)])
  const lines: UnchargedLine[] = chosen
    .sample(offers, count)
    .map((offer, index) => orderedItem(`${order}_line_${index + 1}`, offer, isLarge, catalogue, chosen))
  if (chosen.chance(0.06)) lines.unshift({ key: `${order}_section`, kind: 'section', text: 'For the night shift' })
  if (chosen.chance(0.06)) lines.push({ key: `${order}_note`, kind: 'note', text: 'Loading bay 2, ring twice' })
  return lines
}

const roundQuantities = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 24, 25, 30, 40, 50, 60, 80, 100, 150, 200]

function orderedItem(
  key: string,
  { item: itemKey, price }: VendorPrice,
  isLarge: boolean,
  { item: itemOf, unitSize }: Catalogue,
  { pick, chance, whole }: Random,
): UnchargedLine {
  const item = itemOf(itemKey)
  const unit = item.packagings.length > 0 && chance(0.75) ? pick(item.packagings) : item.unit
  const worth = isLarge ? 9000 : pick([60, 120, 250, 400, 800, 1500])
  const wanted = worth / (item.cost * unitSize(unit))
  const most = isLarge ? 20 : item.tracking === 'serial' ? 3 : 200
  const quantity = roundQuantities.findLast((each) => each <= Math.min(most, Math.max(1, wanted))) ?? 1
  const isMeasured = /_(litre|kgm|hour)$/.test(unit)
  return {
    key,
    kind: 'item',
    item: itemKey,
    unit,
    quantity: isMeasured && chance(0.4) ? quantity + 0.35 : quantity,
    // As imports leave them, with more digits than a price has.
    price: Number((price * unitSize(unit) * (chance(0.08) ? 1 + whole(-30, 60) / 1000 : 1)).toFixed(3)),
    discount: pick([0, 0, 0, 0, 0, 0, 2.5, 5, 10]),
    taxed: chance(0.85),
  }
}
