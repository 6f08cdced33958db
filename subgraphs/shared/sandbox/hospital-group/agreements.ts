import { day } from './calendar.ts'
import type { Catalogue } from './catalogue.ts'
import { estmere, northmere } from './companies.ts'
import type { Agreement, OrderLine, Supplier } from './group.ts'
import type { PlacedOrder } from './orders.ts'
import { random } from './random.ts'

const plan: readonly (readonly [company: string, state: Agreement['state']])[] = [
  [northmere, 'closed'],
  [northmere, 'confirmed'],
  [northmere, 'confirmed'],
  [northmere, 'confirmed'],
  [northmere, 'confirmed'],
  [northmere, 'cancelled'],
  [northmere, 'draft'],
  [estmere, 'confirmed'],
  [estmere, 'confirmed'],
  [estmere, 'draft'],
]

/** Blanket agreements with the suppliers that are ordered from most. */
export function agreements(
  orders: readonly PlacedOrder[],
  suppliers: readonly Supplier[],
  { offersOf, item }: Catalogue,
) {
  const { sample, pick, whole } = random('agreements')
  const taken = new Set<string>()
  const numbers = new Map<string, number>()
  return plan.map(([company, state]): Agreement => {
    const supplier = busiest(
      orders,
      company,
      suppliers.filter(({ key, active }) => active && !taken.has(key)),
    )
    taken.add(supplier.key)
    const number = (numbers.get(company) ?? 0) + 1
    numbers.set(company, number)
    const name = `${company === estmere ? 'EL' : 'NM'}-BA-${String(number).padStart(2, '0')}`
    const key = `agreement_${name.toLowerCase().replaceAll('-', '_')}`
    const offers = offersOf(supplier.key).filter((offer) => item(offer.item).onlyFor === null)
    return {
      key,
      number: name,
      company,
      supplier: supplier.key,
      buyer: company === estmere ? 'buyer_zoe' : 'buyer_ottoline',
      currency: supplier.currency,
      state,
      from: day(state === 'closed' ? -540 : -180),
      until: day(state === 'closed' ? -176 : 184),
      lines: sample(offers, 6).map((offer, index) => ({
        key: `${key}_line_${index + 1}`,
        item: offer.item,
        quantity: pick([200, 500, 1000, 2500]),
        price: Number((offer.price * (1 - whole(30, 90) / 1000)).toFixed(3)),
      })),
    }
  })
}

function busiest(orders: readonly PlacedOrder[], company: string, suppliers: readonly Supplier[]): Supplier {
  const count = ({ key }: Supplier) =>
    orders.filter((order) => order.company === company && order.supplier === key).length
  return suppliers.toSorted((one, other) => count(other) - count(one))[0] as Supplier
}

/** The order with the agreed prices, where it was placed under an agreement in force. */
export function underAgreement(
  order: Pick<PlacedOrder, 'company' | 'supplier' | 'lines'>,
  all: readonly Agreement[],
  { unitSize }: Catalogue,
): { agreement: string | null; lines: readonly OrderLine[] } {
  const agreement = all.find(
    ({ company, supplier, state }) => company === order.company && supplier === order.supplier && state === 'confirmed',
  )
  if (agreement === undefined) return { agreement: null, lines: order.lines }
  const lines = order.lines.map((line): OrderLine => {
    if (line.kind !== 'item') return line
    const agreed = agreement.lines.find(({ item }) => item === line.item)
    return agreed ? { ...line, price: Number((agreed.price * unitSize(line.unit)).toFixed(3)), discount: 0 } : line
  })
  const isCovered = lines.some((line, index) => line !== order.lines[index])
  return isCovered ? { agreement: agreement.key, lines } : { agreement: null, lines: order.lines }
}
