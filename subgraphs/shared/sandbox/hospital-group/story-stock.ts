import { moment } from './calendar.ts'
import { estmere, northmere } from './companies.ts'
import { hospital } from './facilities.ts'
import { type Lot, mainStore, type ReorderRule } from './group.ts'
import type { OpeningStock } from './stock.ts'

/** Items that are kept and ordered as the stories say, and not otherwise. */
export const onlyInStories: ReadonlySet<string> = new Set(['item_bgc_1', 'item_scr_4'])

const expiringSoon: Lot = {
  key: 'lot_story_expiring',
  number: 'RIM2510T12',
  item: 'item_rim_1',
  expiresAt: moment(12, 0),
  company: estmere,
}

const expired: Lot = {
  key: 'lot_story_expired',
  number: 'NAC2406E08',
  item: 'item_nac_2',
  expiresAt: moment(-9, 0),
  company: northmere,
}

const recalled: Lot = {
  key: 'lot_story_recalled',
  number: 'SCR2511K40',
  item: 'item_scr_4',
  expiresAt: null,
  company: northmere,
}

const cartridges: Lot = {
  key: 'lot_story_cartridges',
  number: 'BGC2603B02',
  item: 'item_bgc_1',
  expiresAt: moment(95, 0),
  company: northmere,
}

export const storyStock: OpeningStock = {
  lots: [expiringSoon, expired, recalled, cartridges],
  counts: (
    [
      [expiringSoon, 'place_elb_cold_room', 14],
      [expired, 'place_rvc_consulting_rooms', 24],
      [recalled, 'place_ngh_operating_theatre', 40],
      [recalled, 'place_ngh_sterile_store', 60],
      [recalled, mainStore('facility_centre'), 100],
      [cartridges, 'place_ngh_emergency_room', 3],
    ] as const
  ).map(([lot, place, quantity], index) => ({
    key: `count_story_${index + 1}`,
    item: lot.item,
    place,
    lot: lot.key,
    quantity,
  })),
}

/** Below its minimum, and the order that would fill it up is late. */
export const cartridgeRule: ReorderRule = {
  key: 'rule_story_cartridges',
  item: cartridges.item,
  facility: hospital,
  minimum: 10,
  maximum: 24,
}
