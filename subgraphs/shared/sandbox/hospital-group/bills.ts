import { billOf, orderedQuantities, receivedQuantities, returnedQuantities } from './billing.ts'
import { daysAfter, groupDay } from './calendar.ts'
import type { Catalogue } from './catalogue.ts'
import type { BilledLine, PurchaseOrder, VendorBill } from './group.ts'
import { type Random, random } from './random.ts'

/** How an order came to be billed. */
type Manner = 'as received' | 'not yet' | 'draft' | 'cancelled' | 'too much' | 'too little' | 'wrong price' | 'freight'

const frequencies: Readonly<Record<Manner, number>> = {
  'as received': 60,
  'not yet': 8,
  draft: 6,
  cancelled: 2,
  'too much': 5,
  'too little': 5,
  'wrong price': 7,
  freight: 7,
}

const manners = (Object.entries(frequencies) as [Manner, number][]).flatMap(([manner, count]) =>
  Array<Manner>(count).fill(manner),
)

/** What suppliers billed for these orders, and took back for what was returned. */
export function bills(orders: readonly PurchaseOrder[], catalogue: Catalogue): VendorBill[] {
  const chosen = random('bills')
  const nextNumber = supplierNumbers()
  return orders
    .filter(({ state }) => state === 'approved')
    .flatMap((order) => billsOf(order, catalogue, chosen, () => nextNumber(order.supplier)))
    .filter(({ lines, billedOn }) => lines.length > 0 && billedOn <= groupDay)
}

function billsOf(
  order: PurchaseOrder,
  { item, unitSize }: Catalogue,
  chosen: Random,
  nextNumber: () => string,
): VendorBill[] {
  const isService = order.lines.every((line) => line.kind !== 'item' || item(line.item).kind === 'service')
  const arrivedAt = order.receipts.at(-1)?.receivedAt
  if (arrivedAt === undefined && !isService) {
    // Some suppliers write the bill before they send the goods.
    if (chosen.chance(0.9)) return []
    const billedOn = daysAfter(order.orderedAt, 3)
    return [
      billOf(order, { name: 'bill', supplierNumber: nextNumber(), billedOn, quantities: orderedQuantities(order) }),
    ]
  }
  const manner = chosen.pick(manners)
  if (manner === 'not yet') return []
  const whole = billOf(order, {
    name: 'bill',
    supplierNumber: nextNumber(),
    billedOn: daysAfter(arrivedAt ?? order.expectedAt, chosen.whole(1, 9)),
    quantities: isService ? orderedQuantities(order) : receivedQuantities(order, unitSize),
  })
  const billed: VendorBill = {
    ...whole,
    state: manner === 'draft' || manner === 'cancelled' ? manner : 'posted',
    lines: mistaken(whole.lines, manner, chosen),
  }
  const sentAt = order.returns.find((each) => each.sentAt !== null)?.sentAt
  if (sentAt === undefined || sentAt === null || billed.state !== 'posted' || chosen.chance(0.15)) return [billed]
  const quantities = returnedQuantities(order, unitSize)
  const billedOn = daysAfter(sentAt, 4)
  return [billed, billOf(order, { name: 'refund', kind: 'refund', supplierNumber: nextNumber(), billedOn, quantities })]
}

/** The lines as a supplier wrote them who bills too much, too little, at another price, or something besides. */
function mistaken(lines: readonly BilledLine[], manner: Manner, { whole, pick }: Random): readonly BilledLine[] {
  const [first] = lines
  if (first === undefined) return lines
  const largest = lines.toSorted((one, other) => other.quantity - one.quantity)[0]
  const lessOf = (line: BilledLine) => ({ ...line, quantity: Math.ceil(line.quantity * 0.7) })
  const instead = (line: Partial<BilledLine>) => [{ ...first, ...line }, ...lines.slice(1)]
  switch (manner) {
    case 'too much':
      return instead({ quantity: first.quantity + Math.max(1, Math.round(first.quantity / 5)) })
    case 'too little':
      return lines.length > 2 ? lines.slice(1) : lines.map((line) => (line === largest ? lessOf(line) : line))
    case 'wrong price':
      return instead({ price: Number((first.price * (1 + whole(4, 25) / 100)).toFixed(2)) })
    case 'freight':
      return [
        ...lines,
        besides(pick(['Freight', 'Cold chain surcharge', 'Small order fee']), pick([9.5, 18, 24.9, 45])),
      ]
    default:
      return lines
  }
}

const besides = (text: string, price: number): BilledLine => ({
  orderLine: null,
  item: null,
  text,
  unit: null,
  quantity: 1,
  price,
  discount: 0,
  taxed: false,
})

/** Each supplier counts its bills its own way. */
function supplierNumbers(): (supplier: string) => string {
  const counters = new Map<string, { readonly prefix: string; next: number; readonly step: Random }>()
  return (supplier) => {
    const own = random(`numbers ${supplier}`)
    const counter = counters.get(supplier) ?? {
      prefix: own.pick(['', 'INV-', 'R', '2026/']),
      next: own.whole(1000, 90_000),
      step: own,
    }
    counters.set(supplier, counter)
    counter.next += counter.step.whole(1, 40)
    return `${counter.prefix}${counter.next}`
  }
}
