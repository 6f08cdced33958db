import type { BilledLine, PurchaseOrder, VendorBill } from './group.ts'

/** What is written on a bill of an order, apart from what the order says. */
export interface Billing {
  readonly name: string
  readonly kind?: VendorBill['kind']
  readonly supplierNumber: string
  readonly billedOn: string
  /** By order line, in the line's unit; lines that are missing are not billed. */
  readonly quantities: ReadonlyMap<string, number>
}

/** A bill of these quantities at the order's prices. */
export function billOf(order: PurchaseOrder, { name, kind = 'bill', quantities, ...written }: Billing): VendorBill {
  const lines = order.lines.flatMap((line): BilledLine[] => {
    const quantity = Number((quantities.get(line.key) ?? 0).toFixed(2))
    if (line.kind !== 'item' || quantity === 0) return []
    const { key: orderLine, item, unit, price, discount, taxed } = line
    return [{ orderLine, item, text: '', unit, quantity, price, discount, taxed }]
  })
  const { company, supplier, currency } = order
  return { key: `${order.key}_${name}`, kind, company, supplier, currency, state: 'posted', lines, ...written }
}

/** What was ordered, by line. */
export function orderedQuantities(order: PurchaseOrder): Map<string, number> {
  return new Map(order.lines.flatMap((line) => (line.kind === 'item' ? [[line.key, line.quantity]] : [])))
}

/** What arrived, by line, in the line's unit. */
export function receivedQuantities(order: PurchaseOrder, unitSize: (unit: string) => number): Map<string, number> {
  const arrivals = order.receipts.flatMap(({ received }) => received)
  return inLineUnits(order, arrivals, unitSize)
}

/** What was sent back, by line, in the line's unit. */
export function returnedQuantities(order: PurchaseOrder, unitSize: (unit: string) => number): Map<string, number> {
  const sent = order.returns.filter(({ sentAt }) => sentAt !== null)
  return inLineUnits(
    order,
    sent.flatMap(({ returned }) => returned),
    unitSize,
  )
}

function inLineUnits(
  order: PurchaseOrder,
  moved: readonly { readonly line: string; readonly quantity: number }[],
  unitSize: (unit: string) => number,
): Map<string, number> {
  const units = new Map(order.lines.flatMap((line) => (line.kind === 'item' ? [[line.key, line.unit]] : [])))
  const sums = new Map<string, number>()
  for (const { line, quantity } of moved) {
    sums.set(line, (sums.get(line) ?? 0) + quantity / unitSize(units.get(line) ?? ''))
  }
  return sums
}
