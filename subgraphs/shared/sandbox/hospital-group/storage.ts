import { centre, clinic, hospital, laboratory, placesOf } from './facilities.ts'
import { type Item, mainStore, type Trade } from './group.ts'
import type { Random } from './random.ts'

/** Where each facility keeps what; the main store where nothing is said. */
const rooms: Readonly<Record<string, Partial<Record<Trade, readonly string[]>>>> = {
  [hospital]: {
    pharma: ['place_ngh_pharmacy'],
    surgery: ['place_ngh_operating_theatre', 'place_ngh_sterile_store'],
    supplies: ['place_ngh_ward_3', 'place_ngh_emergency_room', mainStore(hospital)],
  },
  [clinic]: { pharma: ['place_rvc_vaccine_fridge'], supplies: ['place_rvc_consulting_rooms', mainStore(clinic)] },
  [centre]: { pharma: ['place_ndc_cold_store'], supplies: ['place_ndc_high_bay', mainStore(centre)] },
  [laboratory]: { diagnostics: ['place_elb_reagent_store', 'place_elb_cold_room', mainStore(laboratory)] },
}

/** The facilities that keep things of a trade. */
export function keepers({ trade, onlyFor }: Item): readonly string[] {
  const all: Readonly<Record<Trade, readonly string[]>> = {
    supplies: [hospital, clinic, centre, laboratory],
    surgery: [hospital, centre],
    diagnostics: [laboratory, hospital],
    pharma: [hospital, clinic, centre],
    technology: [hospital, laboratory],
    services: [hospital, laboratory],
  }
  return all[trade].filter((facility) => onlyFor === null || facility !== laboratory)
}

export function homeOf(item: Item, facility: string, { pick }: Random): string {
  const home = pick(rooms[facility]?.[item.trade] ?? [mainStore(facility)])
  return placesOf(facility).includes(home) ? home : mainStore(facility)
}
