import type { IdentifierField } from '../config/identifier-fields.ts'
import type { OdooRow } from '../odoo/columns.ts'
import type { OdooAccount } from '../odoo/odoo.ts'
import { SourceCalls } from '../telemetry/source-calls.ts'
import { everyPage } from './every-page.ts'
import type { Facilities, FacilityKeys } from './facilities.ts'
import type { ProjectionStore } from './projection-store.ts'
import { type IdentifierSystems, identifierSystemOf } from './reading/identifier-systems.ts'
import type { KnownAs, LocationRecord } from './records.ts'

export interface FacilityMapOptions {
  readonly odoo: Pick<OdooAccount, 'searchRead'>
  readonly store: Pick<ProjectionStore, 'page'>
  /** Codes of facilities by the id or a number of a Location: what somebody wrote down goes first. */
  readonly named: ReadonlyMap<string, string>
  /** Which field of Odoo holds the GLN of a facility, its own or its address's. */
  readonly fields: readonly IdentifierField[]
  /** Systems of identifiers that a site has named. */
  readonly systems?: IdentifierSystems
}

/** How old what is known may be, and how long a look may take. */
const freshMs = 30_000
const lookMs = 10_000

/** The system of the codes of facilities themselves. */
const codeSystem = 'urn:caregraph:warehouse'

/** A facility with what it may be known by. */
interface Known extends FacilityKeys {
  readonly code: string
  readonly gln: string | null
}

/** A Location of FHIR, a warehouse of Odoo and a GLN are one facility. Read anew every half minute; meanwhile from memory. */
export class FacilityMap implements Facilities {
  readonly #options: FacilityMapOptions
  #known: { readonly map: ReadonlyMap<string, FacilityKeys>; readonly until: number } | null = null
  #looking: Promise<ReadonlyMap<string, FacilityKeys>> | null = null

  constructor(options: FacilityMapOptions) {
    this.#options = options
  }

  async of(locations: readonly string[]): Promise<ReadonlyMap<string, FacilityKeys>> {
    const all = await this.all()
    return new Map(
      locations.flatMap((location) => {
        const keys = all.get(location)
        return keys === undefined ? [] : [[location, keys] as const]
      }),
    )
  }

  /** @throws {CaregraphError} where Odoo or the store is away, and was when it was last looked. */
  async all(): Promise<ReadonlyMap<string, FacilityKeys>> {
    if (this.#known !== null && performance.now() < this.#known.until) return this.#known.map
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null
    })
    const known = this.#known
    // Facilities hardly change: what was known last serves while it cannot be asked.
    return known === null ? this.#looking : this.#looking.catch(() => known.map)
  }

  async #look(): Promise<ReadonlyMap<string, FacilityKeys>> {
    const [facilities, locations] = await Promise.all([this.#facilities(), this.#locations()])
    const map = joined(facilities, locations, this.#options.named, this.#options.systems)
    this.#known = { map, until: performance.now() + freshMs }
    return map
  }

  async #facilities(): Promise<readonly Known[]> {
    const { odoo, fields } = this.#options
    const scope = { signal: AbortSignal.timeout(lookMs), calls: new SourceCalls() }
    const gln = fields.find(({ system }) => system === 'GLN')?.field
    const ofAddress = gln?.startsWith('partner_id.') ? gln.slice('partner_id.'.length) : undefined
    const own = gln !== undefined && ofAddress === undefined ? [gln] : []
    const search = { domain: [], fields: ['code', 'company_id', 'partner_id', ...own], order: 'id' }
    const rows = await odoo.searchRead('stock.warehouse', search, scope)
    const addresses =
      ofAddress === undefined ? new Map<number, OdooRow>() : await this.#addresses(rows, ofAddress, scope)
    return rows.map((row) => {
      const address = addresses.get(Number(row.partner_id))
      const number = ofAddress === undefined ? row[gln ?? ''] : address?.[ofAddress]
      return {
        facility: row.id,
        company: Number(row.company_id),
        code: String(row.code),
        gln: typeof number === 'string' ? number : null,
      }
    })
  }

  async #addresses(rows: readonly OdooRow[], field: string, scope: Parameters<OdooAccount['searchRead']>[2]) {
    const keys = rows.flatMap(({ partner_id }) => (typeof partner_id === 'number' ? [partner_id] : []))
    const found = await this.#options.odoo.searchRead(
      'res.partner',
      { domain: [['id', 'in', keys]], fields: [field] },
      scope,
    )
    return new Map(found.map((row) => [row.id, row] as const))
  }

  async #locations(): Promise<readonly LocationRecord[]> {
    const query = { family: 'location', index: 'all', keys: [''], limit: 1_000 } as const
    const all: LocationRecord[] = []
    for await (const some of everyPage(this.#options.store, query)) all.push(...some)
    return all
  }
}

/** Which Location is which facility: as named, by its numbers, or as what it is part of. */
export function joined(
  facilities: readonly Known[],
  locations: readonly LocationRecord[],
  named: ReadonlyMap<string, string>,
  systems: IdentifierSystems = new Map(),
): ReadonlyMap<string, FacilityKeys> {
  const byCode = onlyOnes(facilities, ({ code }) => code)
  const byGln = onlyOnes(facilities, ({ gln }) => gln)
  const own = ({ id, identifiers }: LocationRecord): Known | null => {
    const code = named.get(id) ?? identifiers.map(({ value }) => named.get(value)).find((each) => each !== undefined)
    if (code !== undefined) return byCode.get(code) ?? null
    const byNumber = ({ system, value }: KnownAs) => {
      if (identifierSystemOf({ system, value }, systems) === 'GLN') return byGln.get(value)
      return system === codeSystem ? byCode.get(value) : undefined
    }
    return identifiers.map(byNumber).find((each) => each !== undefined) ?? null
  }
  const byId = new Map(locations.map((location) => [location.id, location]))
  const found = (location: LocationRecord | undefined, seen: ReadonlySet<string>): Known | null => {
    if (location === undefined || seen.has(location.id)) return null
    const parent = location.partOf === null ? undefined : byId.get(location.partOf)
    return own(location) ?? found(parent, new Set([...seen, location.id]))
  }
  return new Map(
    locations.flatMap((location) => {
      const known = found(location, new Set())
      return known === null ? [] : [[location.id, { facility: known.facility, company: known.company }] as const]
    }),
  )
}

/** By a key that only one of them has: one that several have names none. */
function onlyOnes(facilities: readonly Known[], keyOf: (each: Known) => string | null): ReadonlyMap<string, Known> {
  const groups = Map.groupBy(facilities, keyOf)
  return new Map(
    [...groups].flatMap(([key, [one, ...others]]) =>
      key === null || one === undefined || others.length > 0 ? [] : [[key, one] as const],
    ),
  )
}
