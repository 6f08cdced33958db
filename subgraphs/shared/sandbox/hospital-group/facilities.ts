import { known } from './catalogue.ts'
import { estmere, northmere } from './companies.ts'
import { type Facility, mainStore, type Place } from './group.ts'

export const hospital = 'facility_hospital'
export const clinic = 'facility_clinic'
export const centre = 'facility_centre'
export const laboratory = 'facility_laboratory'

export const facilities: readonly Facility[] = [
  { key: hospital, company: northmere, name: 'Northmere General Hospital', code: 'NGH', putsAway: false },
  { key: clinic, company: northmere, name: 'Riverside Clinic', code: 'RVC', putsAway: false },
  { key: centre, company: northmere, name: 'Northmere Distribution Centre', code: 'NDC', putsAway: true },
  { key: laboratory, company: estmere, name: 'Estmere Laboratory', code: 'ELB', putsAway: false },
]

const rooms: Readonly<Record<string, readonly string[]>> = {
  [hospital]: ['Pharmacy', 'Operating theatre', 'Sterile store', 'Ward 3', 'Emergency room', 'Quarantine'],
  [clinic]: ['Consulting rooms', 'Vaccine fridge'],
  [centre]: ['High bay', 'Cold store', 'Quarantine'],
  [laboratory]: ['Reagent store', 'Cold room', 'Blood bench'],
}

export const places: readonly Place[] = facilities.flatMap(({ key: facility, code }) =>
  (rooms[facility] ?? []).map((name, index) => ({
    key: `place_${code}_${name.replaceAll(' ', '_')}`.toLowerCase(),
    facility,
    name,
    barcode: `${code}-${String(index + 1).padStart(2, '0')}`,
  })),
)

/** The company whose books a facility is in. */
export function companyOf(facility: string): string {
  return facility === laboratory ? estmere : northmere
}

/** The places of a facility, its main store first. */
export function placesOf(facility: string): string[] {
  return [mainStore(facility), ...places.filter((place) => place.facility === facility).map(({ key }) => key)]
}

const facilityByPlace = new Map(facilities.flatMap(({ key }) => placesOf(key).map((place) => [place, key])))

/** The facility a place is in. */
export function facilityOf(place: string): string {
  return known(facilityByPlace.get(place), place)
}
