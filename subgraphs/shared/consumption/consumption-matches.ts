import DataLoader from 'dataloader'
import type { IdentifierField } from '#shared/config/identifier-fields.ts'
import { CostLimit } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { isStorableText } from '#shared/odoo/storable-text.ts'
import { inWaves } from '#shared/odoo/waves.ts'
import type { FacilityKeys } from '#shared/projections/facilities.ts'
import type { ConsumptionRecord } from '#shared/projections/records.ts'
import { daysAfter } from '#shared/values/calendar-day.ts'
import {
  type Departure,
  type DepartureSought,
  daysBefore,
  daysLate,
  type LotName,
  type NamedLot,
  readDepartures,
  readNamedLots,
} from './departures.ts'
import { deviceName } from './device-identifiers.ts'
import { type NumberedItem, type NumberOfItem, readItemsNumbered, readItemsWithKeys } from './numbered-items.ts'

/** What a use is of, by the number it names. */
export interface FoundItem {
  readonly item: NumberedItem
  /** Key of the unit of what bears the number: the item, or a packaging of it. */
  readonly unit: number | null
}

/** How far a use was found in stock. */
export type MatchOutcome =
  | 'MATCHED'
  | 'NO_IDENTIFIER'
  | 'NO_ITEM'
  | 'SEVERAL_ITEMS'
  | 'NO_LOT'
  | 'NO_FACILITY'
  | 'NO_MOVE'
  | 'SEVERAL_MOVES'

/** How a use was found in stock: as far as it was. */
export interface ConsumptionMatch {
  readonly outcome: MatchOutcome
  /** Key of the move. */
  readonly move: number | null
}

type Used = Pick<ConsumptionRecord, 'deviceIdentifier' | 'lot' | 'serial' | 'occurredAt'>

/**
 * Finds what was used in stock: one call each for the items, the lots and the moves of all uses of a turn. What whoever
 * asks may not see is as if it were not there.
 */
export class ConsumptionMatches {
  readonly #items: DataLoader<string, readonly NumberedItem[]>
  readonly #lots: DataLoader<LotName, readonly NamedLot[], string>
  readonly #departures: DataLoader<DepartureSought, readonly Departure[], string>
  readonly #itemsWithKeys: (keys: readonly number[]) => Promise<readonly NumberedItem[]>

  constructor(fields: readonly IdentifierField[], odoo: Odoo, request: RequestContext) {
    const batchScheduleFn = inWaves(request)
    this.#itemsWithKeys = (keys) => readItemsWithKeys(odoo, fields, keys, request)
    this.#items = new DataLoader(
      async (numbers) => {
        const items = await readItemsNumbered(odoo, fields, numbers, request)
        const byName = new Map<string, Set<NumberedItem>>()
        for (const item of items) {
          for (const { number } of item.numbers) {
            const name = deviceName(number)
            byName.set(name, (byName.get(name) ?? new Set()).add(item))
          }
        }
        return numbers.map((number) => [...(byName.get(deviceName(number)) ?? [])])
      },
      { name: 'items by number', batchScheduleFn },
    )
    this.#lots = new DataLoader(
      async (names) => {
        const found = Map.groupBy(await readNamedLots(odoo, names, request), lotKey)
        return names.map((name) => found.get(lotKey(name)) ?? [])
      },
      { name: 'lots by name', cacheKeyFn: lotKey, batchScheduleFn },
    )
    this.#departures = new DataLoader<DepartureSought, readonly Departure[], string>(
      (sought) => departuresOf(sought, (some) => readDepartures(odoo, some, request)),
      {
        name: 'departures',
        cacheKeyFn: (sought) => `${stockKey(sought)} ${sought.day}`,
        batchScheduleFn,
      },
    )
  }

  /** The item a use is of; how many there are where it is not one. */
  async itemOf(
    { deviceIdentifier }: Pick<Used, 'deviceIdentifier'>,
    at: FacilityKeys | null,
  ): Promise<FoundItem | number> {
    if (deviceIdentifier === null) return 0
    const all = await this.#items.load(deviceIdentifier)
    const ofCompany = all.filter(({ company }) => company === null || at === null || company === at.company)
    const name = deviceName(deviceIdentifier)
    const bearers = ofCompany.flatMap((item): (FoundItem & Pick<NumberOfItem, 'isPackaging'>)[] => {
      const borne = item.numbers.filter(({ number }) => deviceName(number) === name)
      // Its own number goes before that of a packaging: the same number must not mean a piece and a box.
      const first = borne.find(({ isPackaging }) => !isPackaging) ?? borne[0]
      return first === undefined ? [] : [{ item, unit: first.unit, isPackaging: first.isPackaging }]
    })
    const inUse = preferred(bearers, ({ item }) => item.active)
    const meant = preferred(inUse, ({ isPackaging }) => !isPackaging)
    const [one, ...others] = meant
    return one === undefined || others.length > 0 ? meant.length : one
  }

  /** Numbers of items, and of their packagings. None of items that may not be seen. One call. */
  async numbersOf(keys: readonly number[]): Promise<readonly string[]> {
    const items = await this.#itemsWithKeys(keys)
    return [...new Set(items.flatMap(({ numbers }) => numbers.map(({ number }) => number)))]
  }

  async of(used: Used, at: FacilityKeys | null): Promise<ConsumptionMatch> {
    if (used.deviceIdentifier === null) return nothing('NO_IDENTIFIER')
    const found = await this.itemOf(used, at)
    if (typeof found === 'number') return nothing(found === 0 ? 'NO_ITEM' : 'SEVERAL_ITEMS')
    const lot = await this.#lotOf(used, found.item, at)
    if (lot === undefined) return nothing('NO_LOT')
    if (at === null) return nothing('NO_FACILITY')
    const day = used.occurredAt?.slice(0, 10) ?? null
    // A single piece leaves once, whenever that was.
    const about = found.item.tracking === 'serial' ? null : day
    const stock = { item: found.item.key, lot: lot === null ? null : lot.key, facility: at.facility }
    const [move, ...others] = movesThatFit(await this.#departures.load({ ...stock, day: about }), day, about)
    if (move === undefined) return nothing('NO_MOVE')
    return others.length > 0 ? nothing('SEVERAL_MOVES') : { outcome: 'MATCHED', move }
  }

  /** Key of the lot a use is of, or the single piece; null where there is none. */
  async lotOf(used: Used, at: FacilityKeys | null): Promise<number | null> {
    const found = await this.itemOf(used, at)
    return typeof found === 'number' ? null : ((await this.#lotOf(used, found.item, at))?.key ?? null)
  }

  /** Null: the item is not kept in lots, and none is said. Undefined: there is none. */
  async #lotOf(
    { lot, serial }: Used,
    { key, tracking }: NumberedItem,
    at: FacilityKeys | null,
  ): Promise<NamedLot | null | undefined> {
    const names = (tracking === 'serial' ? [serial, lot] : [lot, serial]).filter((name) => name !== null)
    if (names.length === 0) return tracking === 'none' ? null : undefined
    const usable = names.filter(isStorableText)
    const found = await Promise.all(usable.map((name) => this.#lots.load({ item: key, name })))
    for (const named of found) {
      const ofCompany = named.filter(({ company }) => company === null || at === null || company === at.company)
      // The company's own goes before one that all share; of one name each has at most one.
      const own = preferred(ofCompany, ({ company }) => company !== null)
      if (own.length === 1) return own[0]
    }
    return undefined
  }
}

/** What is kept without lots may leave by the thousand: what is too much of that stands in the way of itself alone. */
async function departuresOf(
  sought: readonly DepartureSought[],
  read: (some: readonly DepartureSought[]) => Promise<readonly Departure[]>,
): Promise<(readonly Departure[] | CostLimit)[]> {
  const inLots = sought.filter(({ lot }) => lot !== null)
  const readOf = async (some: readonly DepartureSought[]) => Map.groupBy(await read(some), stockKey)
  try {
    const found = await readOf(sought)
    return sought.map((each) => found.get(stockKey(each)) ?? [])
  } catch (error) {
    if (!(error instanceof CostLimit) || inLots.length === 0 || inLots.length === sought.length) throw error
    const found = await readOf(inLots)
    return sought.map((each) => (each.lot === null ? error : (found.get(stockKey(each)) ?? [])))
  }
}

function nothing(outcome: MatchOutcome): ConsumptionMatch {
  return { outcome, move: null }
}

/** Those that are so, where there are any. */
function preferred<One>(all: readonly One[], isSo: (one: One) => boolean): readonly One[] {
  const some = all.filter(isSo)
  return some.length > 0 ? some : all
}

/**
 * Keys of the moves by which something may have left for a use: those of its day, or else those about a day, which is
 * its own unless another is said; null: at any time.
 */
export function movesThatFit(
  departures: readonly Departure[],
  day: string | null,
  about: string | null = day,
): readonly number[] {
  const isAbout = (each: Departure) =>
    about === null || (each.day >= daysAfter(about, -daysBefore) && each.day <= daysAfter(about, daysLate))
  const fitting = preferred(departures.filter(isAbout), (each) => each.day === day)
  return [...new Set(fitting.map(({ move }) => move))]
}

const lotKey = ({ item, name }: LotName) => `${item} ${name}`

const stockKey = ({ item, lot, facility }: Pick<Departure, 'item' | 'lot' | 'facility'>) => `${item} ${lot} ${facility}`
