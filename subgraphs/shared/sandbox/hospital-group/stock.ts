import { day, moment } from './calendar.ts'
import { northmere } from './companies.ts'
import { companyOf, facilityOf } from './facilities.ts'
import type { Item, Lot, ReorderRule, StockCount } from './group.ts'
import { type Random, random } from './random.ts'
import { homeOf, keepers } from './storage.ts'

export interface OpeningStock {
  readonly lots: readonly Lot[]
  readonly counts: readonly StockCount[]
}

/** The day the books were opened: what was on the shelves then was counted in. */
export const openedAt = moment(-180, 18 * 60)

/** What the facilities had on their shelves when the books were opened, by place and lot. */
export function openingStock(items: readonly Item[]): OpeningStock {
  const chosen = random('opening stock')
  const stocked = items.filter(({ kind }) => kind === 'stocked')
  const kept = stocked.flatMap((item) => {
    const facilities = chosen.sample(keepers(item), item.tracking === 'serial' ? 1 : chosen.whole(1, 3))
    return facilities.flatMap((facility) => shelf(item, facility, chosen))
  })
  return { lots: kept.flatMap(({ lots }) => lots), counts: kept.flatMap(({ counts }) => counts) }
}

function shelf(item: Item, facility: string, chosen: Random): OpeningStock {
  const place = homeOf(item, facility, chosen)
  const name = `${item.key.slice('item_'.length)}_${facility.slice('facility_'.length)}`
  const count = (number: number, lot: string | null, quantity: number): StockCount => ({
    key: `count_${name}_${number}`,
    item: item.key,
    place,
    lot,
    quantity,
  })
  if (item.tracking === 'none') return { lots: [], counts: [count(1, null, shelfQuantity(item, chosen))] }
  const lots = Array.from({ length: chosen.whole(1, 2) }, (_, index): Lot => {
    const company = companyOf(facility)
    return {
      key: `lot_${name}_${index + 1}`,
      number:
        item.tracking === 'serial'
          ? `SN${chosen.whole(1_000_000, 9_999_999)}`
          : lotNumber(item, -chosen.whole(190, 400), chosen),
      item: item.key,
      expiresAt: item.shelfLifeDays === null ? null : moment(chosen.whole(-25, Math.min(item.shelfLifeDays, 700)), 0),
      company: company === northmere && item.onlyFor === null && chosen.chance(0.2) ? null : company,
    }
  })
  const quantity = () => (item.tracking === 'serial' ? 1 : shelfQuantity(item, chosen))
  return { lots, counts: lots.map((lot, index) => count(index + 1, lot.key, quantity())) }
}

function shelfQuantity({ cost, unit }: Item, { pick }: Random): number {
  if (!unit.endsWith('_unit')) return pick([7.5, 12, 18.25, 24, 40])
  if (cost < 0.3) return pick([400, 600, 850, 1200, 2000])
  if (cost < 5) return pick([60, 120, 180, 240, 310])
  return cost < 100 ? pick([8, 12, 20, 36]) : pick([3, 4, 6, 9])
}

/** As makers print it: what it is, the year and month it was made in, and a letter for the batch. */
export function lotNumber(item: Item, madeDaysFromToday: number, { whole }: Random): string {
  const month = day(madeDaysFromToday).slice(2, 7).replace('-', '')
  const family = item.key.split('_')[1] ?? ''
  return `${family.toUpperCase()}${month}${String.fromCharCode(65 + whole(0, 25))}${whole(10, 99)}`
}

/** How little may be on hand of some items at some facilities before they are ordered again. */
export function reorderRules(counts: readonly StockCount[]): ReorderRule[] {
  const { pick, sample } = random('reorder rules')
  const onHand = Map.groupBy(counts, ({ item, place }) => `${item} ${facilityOf(place)}`)
  return sample([...onHand.keys()].sort(), 90)
    .sort()
    .map((pair): ReorderRule => {
      const [item = '', facility = ''] = pair.split(' ')
      const there = (onHand.get(pair) ?? []).reduce((sum, { quantity }) => sum + quantity, 0)
      const minimum = Math.max(1, Math.round(there * pick([0.2, 0.35, 0.5, 0.8, 1.2])))
      return {
        key: `rule_${item.slice('item_'.length)}_${facility.slice('facility_'.length)}`,
        item,
        facility,
        minimum,
        maximum: minimum * 3,
      }
    })
}
