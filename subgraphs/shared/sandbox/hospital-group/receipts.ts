import { moment } from './calendar.ts'
import type { Catalogue } from './catalogue.ts'
import { centre } from './facilities.ts'
import { type Arrival, dock, type Lot, type OrderedItem, type Receipt, type SupplierReturn } from './group.ts'
import type { PlacedOrder } from './orders.ts'
import { type Random, random } from './random.ts'
import { lotNumber } from './stock.ts'
import { homeOf } from './storage.ts'

export interface Delivered {
  readonly receipts: readonly Receipt[]
  readonly returns: readonly SupplierReturn[]
  /** Lots that came with the goods. */
  readonly lots: readonly Lot[]
}

/** The last day on which anything arrived. */
const lastDay = -1

/** What came of an order: nothing, some of it, or all of it in one or two deliveries. */
export function delivered(order: PlacedOrder, catalogue: Catalogue): Delivered {
  const chosen = random(`receipts ${order.key}`)
  const lots: Lot[] = []
  const isGoods = (line: PlacedOrder['lines'][number]): line is OrderedItem =>
    line.kind === 'item' && catalogue.item(line.item).kind !== 'service'
  const goods = order.lines.filter(isGoods)
  if (goods.length === 0 || !['partial', 'received', 'returned'].includes(order.fate)) {
    return { receipts: [], returns: [], lots }
  }

  const arrivals = (number: number, share: (line: OrderedItem) => number): Arrival[] =>
    goods.flatMap((line) => {
      const quantity = inItemUnit(line, share(line), catalogue)
      return quantity === 0 ? [] : arrive(order, line, quantity, `${line.key}_${number}`, lots, catalogue, chosen)
    })
  const receipt = (number: number, daysLate: number, received: Arrival[], isFollowed: boolean): Receipt => {
    const arrivedOn = Math.min(lastDay, order.expectedDay + daysLate)
    // The dock is cleared before a second delivery comes.
    const isPutAway = order.facility === centre && (chosen.chance(0.65) || isFollowed)
    const minute = chosen.whole(0, 9 * 60)
    // Orders are approved in the afternoon: what comes the same day comes in the evening.
    const isSameDay = arrivedOn === order.orderedDay
    return {
      key: `${order.key}_receipt_${number}`,
      receivedAt: moment(arrivedOn, isSameDay ? 19 * 60 + Math.floor(minute / 9) : 6 * 60 + minute),
      received,
      putAwayAt: isPutAway ? moment(arrivedOn + 1, 7 * 60 + chosen.whole(0, 120)) : null,
    }
  }

  const short = chosen.pick(goods).key
  const some = ({ key, quantity }: OrderedItem) => (key === short ? Math.floor(quantity * 0.6) : quantity)
  const isShortAtFirst = order.fate === 'partial' || (order.fate === 'received' && chosen.chance(0.18))
  const first = arrivals(1, isShortAtFirst ? some : ({ quantity }) => quantity)
  if (first.length === 0) return { receipts: [], returns: [], lots }
  const isFollowed = isShortAtFirst && order.fate === 'received'
  const rest = isFollowed ? arrivals(2, (line) => line.quantity - some(line)) : []
  const receipts = [receipt(1, chosen.whole(-2, 6), first, rest.length > 0)]
  if (rest.length > 0) receipts.push(receipt(2, chosen.whole(8, 16), rest, false))
  return { receipts, returns: order.fate === 'returned' ? [sentBack(order, receipts[0] as Receipt, chosen)] : [], lots }
}

function inItemUnit({ unit }: OrderedItem, quantity: number, { unitSize }: Catalogue): number {
  return Number((quantity * unitSize(unit)).toFixed(2))
}

function arrive(
  order: PlacedOrder,
  line: OrderedItem,
  quantity: number,
  name: string,
  lots: Lot[],
  catalogue: Catalogue,
  chosen: Random,
): Arrival[] {
  const item = catalogue.item(line.item)
  const arrival = (lot: string | null, some: number): Arrival => ({
    line: line.key,
    // The dock of a facility that puts away is where everything arrives.
    place: order.facility === centre ? dock(centre) : homeOf(item, order.facility, chosen),
    lot,
    quantity: some,
  })
  if (item.tracking === 'none') return [arrival(null, quantity)]
  const isSerial = item.tracking === 'serial'
  const isSplit = quantity >= 20 && chosen.chance(0.2)
  const parts = isSerial ? Array<number>(quantity).fill(1) : isSplit ? halves(quantity) : [quantity]
  return parts.map((part, index) => {
    const life = item.shelfLifeDays
    const lot: Lot = {
      key: `lot_${name}_${index + 1}`,
      number: isSerial
        ? `SN${chosen.whole(1_000_000, 9_999_999)}`
        : lotNumber(item, order.expectedDay - chosen.whole(20, 90), chosen),
      item: item.key,
      expiresAt: life === null ? null : moment(order.expectedDay + Math.round((life * chosen.whole(50, 95)) / 100), 0),
      company: order.company,
    }
    lots.push(lot)
    return arrival(lot.key, part)
  })
}

function halves(quantity: number): number[] {
  const first = Math.round(quantity / 2)
  return [first, Number((quantity - first).toFixed(2))]
}

function sentBack(order: PlacedOrder, receipt: Receipt, chosen: Random): SupplierReturn {
  const { line, lot, quantity } = chosen.pick(receipt.received)
  const day = Math.min(0, order.expectedDay + chosen.whole(7, 15))
  return {
    key: `${order.key}_return`,
    receipt: receipt.key,
    expectedAt: moment(day, 12 * 60),
    sentAt: chosen.chance(0.8) ? moment(day, 14 * 60 + chosen.whole(0, 60)) : null,
    returned: [{ line, lot, quantity: quantity <= 2 ? 1 : Math.ceil(quantity / 10) }],
  }
}
