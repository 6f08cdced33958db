/** A facility as Odoo knows it, by keys there. */
export interface FacilityKeys {
  readonly facility: number
  readonly company: number
}

/** Which facility of Odoo a Location of FHIR is: by the configured map, else by its GLN, else by that of what it is part of. */
export interface Facilities {
  /** For each of these Locations that is one of a facility. A Location nobody knows is in none. */
  of(locations: readonly string[]): Promise<ReadonlyMap<string, FacilityKeys>>
  /** Ids of all Locations that are of a facility, with which one. */
  all(): Promise<ReadonlyMap<string, FacilityKeys>>
}
