import { moment } from './calendar.ts'
import type { Catalogue } from './catalogue.ts'
import { centre, clinic, facilityOf, hospital, laboratory } from './facilities.ts'
import { type Lot, mainStore, type PurchaseOrder, type StockCount, type Trade, type Transfer } from './group.ts'
import { type Random, random } from './random.ts'

const counted: readonly (readonly [Transfer['state'], number])[] = [
  ['done', 80],
  ['ready', 14],
  ['draft', 5],
  ['cancelled', 4],
]

/** Where goods are moved to from each facility's shelves. */
const wards: Readonly<Record<string, readonly string[]>> = {
  [hospital]: ['place_ngh_ward_3', 'place_ngh_emergency_room', 'place_ngh_operating_theatre'],
  [clinic]: ['place_rvc_consulting_rooms', mainStore(clinic)],
  [centre]: ['place_ngh_sterile_store', 'place_ngh_pharmacy', 'facility_clinic_main_store', 'place_ngh_emergency_room'],
  [laboratory]: ['place_elb_blood_bench', 'place_elb_cold_room'],
}

/**
 * Goods moved between the group's places and used up.
 *
 * What is done took only what was counted in at the opening, so that no shelf falls below zero.
 */
export function transfers(counts: readonly StockCount[], lots: readonly Lot[], catalogue: Catalogue): Transfer[] {
  const chosen = random('transfers')
  const left = new Map(counts.map(({ key, quantity }) => [key, quantity]))
  const expiries = new Map(lots.map(({ key, expiresAt }) => [key, expiresAt]))
  const byPlace = Map.groupBy(counts, ({ place }) => place)
  const shelves = [...byPlace.keys()].filter((place) => (byPlace.get(place) ?? []).length >= 8).sort()
  const plan = counted.flatMap(([state, count]) => Array<Transfer['state']>(count).fill(state))
  return plan.map((state, index): Transfer => {
    const from = chosen.pick(shelves)
    const to = chosen.chance(0.45) ? wardFor(from, chosen) : null
    const offset = state === 'done' ? -170 + index * 2 : chosen.whole(-6, 5)
    const key = `transfer_${index + 1}`
    const usable = (byPlace.get(from) ?? []).filter((count) => {
      const expiresAt = count.lot === null ? null : expiries.get(count.lot)
      return (left.get(count.key) ?? 0) >= 2 && (!expiresAt || expiresAt > moment(offset + 30))
    })
    return {
      ...header(key, from, to, offset, chosen),
      state,
      doneAt: state === 'done' ? moment(offset, 13 * 60 + chosen.whole(0, 240)) : null,
      lines: differentItems(chosen.sample(usable, chosen.whole(1, 4))).map((count, line) => {
        const there = left.get(count.key) ?? 0
        const some = Math.max(1, Math.floor(there * 0.15))
        const quantity = catalogue.item(count.item).unit.endsWith('_unit') ? some : some + 0.25
        if (state === 'done') left.set(count.key, there - quantity)
        return { key: `${key}_line_${line + 1}`, item: count.item, quantity, lot: state === 'done' ? count.lot : null }
      }),
    }
  })
}

const shortages: readonly (readonly [from: string, trade: Trade])[] = [
  ['place_ngh_pharmacy', 'pharma'],
  ['place_ngh_sterile_store', 'surgery'],
  ['place_elb_reagent_store', 'diagnostics'],
  ['place_ndc_cold_store', 'pharma'],
]

/** Requests for what the place they go to has never had: they wait. */
export function waitingTransfers(
  counts: readonly StockCount[],
  orders: readonly PurchaseOrder[],
  done: readonly Transfer[],
  { items }: Catalogue,
): Transfer[] {
  const chosen = random('waiting transfers')
  const linesOf = new Map(orders.flatMap(({ lines }) => lines.map((line) => [line.key, line])))
  const itemOfLine = (key: string) => {
    const line = linesOf.get(key)
    return line?.kind === 'item' ? line.item : ''
  }
  const seen = new Set([
    ...counts.map(({ item, place }) => `${item} ${place}`),
    ...orders.flatMap(({ receipts }) =>
      receipts.flatMap(({ received }) => received.map(({ line, place }) => `${itemOfLine(line)} ${place}`)),
    ),
    ...done.flatMap(({ lines, to }) => lines.map(({ item }) => `${item} ${to}`)),
  ])
  return shortages.map(([from, trade], index): Transfer => {
    const key = `transfer_short_${index + 1}`
    const missing = items.filter(
      (item) => item.trade === trade && item.kind === 'stocked' && item.active && !seen.has(`${item.key} ${from}`),
    )
    return {
      ...header(key, from, wardFor(from, chosen), chosen.whole(-5, 3), chosen),
      state: 'waiting',
      doneAt: null,
      lines: chosen.sample(missing, 2).map((item, line) => ({
        key: `${key}_line_${line + 1}`,
        item: item.key,
        quantity: chosen.whole(2, 6),
        lot: null,
      })),
    }
  })
}

function header(key: string, from: string, to: string | null, offset: number, { whole }: Random) {
  return {
    key,
    kind: to === null ? ('delivery' as const) : ('internal' as const),
    facility: facilityOf(from),
    from,
    to,
    origin: `${to === null ? 'Consumption' : 'Ward request'} ${whole(1000, 9999)}`,
    scheduledAt: moment(offset, 9 * 60 + whole(0, 8) * 30),
  }
}

function wardFor(from: string, { pick }: Random): string {
  return pick((wards[facilityOf(from)] ?? []).filter((ward) => ward !== from))
}

function differentItems(counts: readonly StockCount[]): StockCount[] {
  return counts.filter(({ item }, index) => counts.findIndex((other) => other.item === item) === index)
}
