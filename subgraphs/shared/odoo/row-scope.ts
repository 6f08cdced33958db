import type { Principal, Reach } from '../auth/principal.ts'
import type { RequestContext } from '../http/request-context.ts'
import { once } from '../values/once.ts'
import type { OdooRow } from './columns.ts'
import { and, type Domain, or } from './domain.ts'
import type { OdooAccount } from './odoo.ts'
import type { CompanyRule, FacilityRule, RowRule } from './row-rules.ts'

/** A rule as it is for one principal: what to ask of Odoo, and how to see that what came back is as asked. */
export interface RowScope {
  readonly domain: Domain
  /** Odoo's fields that `holds` looks at. */
  readonly fields: readonly string[]
  /** Whether a record is as asked, or a group of records: by what it has in `fields`. */
  holds(row: Readonly<Record<string, unknown>>): boolean
  /** Whether a record's id says all there is to say. */
  readonly isById: boolean
  /** Whether `holds` says all that `domain` does, so that records that were read for others can be looked at instead. */
  readonly isHeld: boolean
}

/** How a principal is known in Odoo, as far as it takes a call to learn. */
export interface Known {
  /** Keys of the supplier and of all addresses and contacts of it. */
  supplier(): Promise<readonly number[]>
  /** Keys of operation types of the facilities. */
  operationTypes(): Promise<readonly number[]>
}

/** Nothing is limited. */
export const everyRow: RowScope = { domain: [], fields: [], holds: () => true, isById: true, isHeld: true }

/** What one principal may see under a rule; null: nothing at all. */
export async function rowScope(
  rule: RowRule,
  principal: Principal,
  looksAtFacilities: boolean,
  known: Known,
): Promise<RowScope | null> {
  const companies = rule.company === null ? everyRow : ofCompanies(rule.company, principal.companies)
  const facilities =
    rule.facility === null || !looksAtFacilities
      ? everyRow
      : await ofFacilities(rule.facility, principal.facilities, known)
  const supplier = principal.supplier === null ? everyRow : await ofSupplier(rule, known)
  if (companies === null || facilities === null || supplier === null) return null
  return both(both(companies, facilities), supplier)
}

function ofCompanies({ field, orShared, facility }: CompanyRule, reach: Reach): RowScope | null {
  if (reach === 'all') return everyRow
  const scope = oneOf(field, reach, orShared)
  if (scope === null || facility === undefined) return scope
  const inNone: Domain = [[facility, '=', false]]
  const inTheirs: Domain = [[`${facility}.company_id`, 'in', [...reach]]]
  const own: Domain = [[field, 'in', [...reach]]]
  return { ...scope, domain: or(own, and([[field, '=', false]], or(inNone, inTheirs))), isHeld: false }
}

async function ofFacilities(rule: FacilityRule, reach: Reach, known: Known): Promise<RowScope | null> {
  if (reach === 'all') return everyRow
  if ('field' in rule) return oneOf(rule.field, reach, rule.orNone)
  return reach.size === 0 ? null : oneOf(rule.operationType, new Set(await known.operationTypes()), false)
}

async function ofSupplier({ supplier: rule }: RowRule, known: Known): Promise<RowScope | null> {
  if (rule === 'every record') return everyRow
  const keys = rule === 'none' ? [] : await known.supplier()
  if (rule === 'none' || keys.length === 0) return null
  if ('condition' in rule) return { ...everyRow, domain: rule.condition(keys), isById: false, isHeld: false }
  const own = oneOf(rule.field, new Set(keys), false)
  if (own === null || rule.shown.length === 0) return own
  return { ...own, domain: and(own.domain, rule.shown), isById: false, isHeld: false }
}

/** Records whose field names one of these; `orNone`: or none at all. Null where that can be none. */
function oneOf(field: string, keys: ReadonlySet<number>, orNone: boolean): RowScope | null {
  if (keys.size === 0 && !orNone) return null
  const named: Domain = [[field, 'in', [...keys]]]
  const domain = orNone ? or(named, [[field, '=', false]]) : named
  // What is behind another record is not in the row.
  if (field.includes('.')) return { ...everyRow, domain, isById: false, isHeld: false }
  const holds = (row: Readonly<Record<string, unknown>>) => {
    const value = row[field]
    return value === false ? orNone : keys.has(keyIn(value))
  }
  return { domain, fields: [field], holds, isById: field === 'id', isHeld: true }
}

function both(one: RowScope, other: RowScope): RowScope {
  if (one === everyRow) return other
  if (other === everyRow) return one
  return {
    domain: and(one.domain, other.domain),
    fields: [...one.fields, ...other.fields],
    holds: (row) => one.holds(row) && other.holds(row),
    isById: one.isById && other.isById,
    isHeld: one.isHeld && other.isHeld,
  }
}

/** The key in a field: there alone, in the record that was read along, or, of a group, with the record's name. */
function keyIn(value: unknown): number {
  if (Array.isArray(value)) return Number(value[0])
  return Number(typeof value === 'object' && value !== null && 'id' in value ? value.id : value)
}

/** Whether there is anything at all that a principal may not see of what its account sees. */
export function seesEveryRow({ companies, facilities, supplier }: Principal): boolean {
  return companies === 'all' && facilities === 'all' && supplier === null
}

const knownOf = new WeakMap<RequestContext, Known>()

/** Learnt at most once in a request, and only when a rule asks. */
export function knownIn(request: RequestContext, account: OdooAccount): Known {
  const known = knownOf.get(request) ?? learning(request, account)
  knownOf.set(request, known)
  return known
}

function learning(request: RequestContext, account: OdooAccount): Known {
  const { supplier, facilities } = request.principal
  const read = (model: string, domain: Domain, field: string) =>
    account.searchRead(model, { domain, fields: [field] }, request)
  return {
    supplier: once(async () => {
      if (supplier === null) return []
      return familyIn(await read('res.partner', [['id', 'child_of', [supplier]]], 'parent_id'), supplier)
    }),
    operationTypes: once(async () => {
      if (facilities === 'all') return []
      const types = await read('stock.picking.type', [['warehouse_id', 'in', [...facilities]]], 'warehouse_id')
      return types.filter((type) => facilities.has(keyIn(type.warehouse_id))).map(({ id }) => id)
    }),
  }
}

/** A partner and all below it, of these. None where it is not among them. */
function familyIn(partners: readonly OdooRow[], top: number): readonly number[] {
  const below = Map.groupBy(partners, (partner) => keyIn(partner.parent_id))
  const family = new Set(partners.some(({ id }) => id === top) ? [top] : [])
  for (const key of family) for (const { id } of below.get(key) ?? []) family.add(id)
  return [...family]
}
