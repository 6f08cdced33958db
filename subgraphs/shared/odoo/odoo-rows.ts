import type { RequestContext } from '../http/request-context.ts'
import { asById } from './by-id.ts'
import type { OdooRow } from './columns.ts'
import { and, type Domain } from './domain.ts'
import type { OdooFacts } from './facts.ts'
import { keysInOrder, type ListSearch, type Lists, noLists } from './lists.ts'
import type { GroupSearch, Odoo, OdooAccount, Search } from './odoo.ts'
import { type RowRule, rowRules } from './row-rules.ts'
import { everyRow, knownIn, type RowScope, rowScope, seesEveryRow } from './row-scope.ts'

/**
 * The records of an Odoo that the principal of a request may see.
 *
 * Every read of every type goes through here: the row rule of the model is joined to the condition, Odoo is asked in no
 * other companies, and what comes back is checked once more. Records that may not be seen are as if they were not
 * there. A model that has no rule cannot be read.
 */
export class OdooRows implements Odoo {
  readonly isLimited: boolean
  readonly beyondFacilities: Odoo
  readonly #account: OdooAccount
  readonly #request: RequestContext
  readonly #rules: Readonly<Record<string, RowRule>>
  readonly #looksAtFacilities: boolean
  readonly #scopes = new Map<string, Promise<RowScope | null>>()

  constructor(account: OdooAccount, request: RequestContext, rules = rowRules, looksAtFacilities = true) {
    this.#account = account
    this.#request = request
    this.#rules = rules
    this.#looksAtFacilities = looksAtFacilities
    this.isLimited = !seesEveryRow(request.principal)
    this.beyondFacilities = looksAtFacilities ? new OdooRows(account, request, rules, false) : this
  }

  async searchRead(model: string, search: Search): Promise<OdooRow[]> {
    const scope = await this.#scope(model)
    const companies = await this.#companies(search.companies)
    if (scope === null || companies?.length === 0) return []
    if (!this.isLimited) return this.#account.searchRead(model, { ...search, ...companiesIn(companies) }, this.#request)
    const limited: Search = {
      ...search,
      ...companiesIn(companies),
      domain: this.#looksAtRows(scope, search) ? search.domain : and(scope.domain, search.domain),
      fields: [...new Set([...search.fields, ...scope.fields])].filter((field) => field !== 'id'),
      // Odoo takes no condition for records that come along: those with rules of their own are read apart.
      lists: containedIn(search.lists ?? noLists),
    }
    const rows = await this.#account.searchRead(model, limited, this.#request)
    return rows.filter((row) => scope.holds(row))
  }

  async readGroup(model: string, search: GroupSearch): Promise<Record<string, unknown>[]> {
    const scope = await this.#scope(model)
    const companies = await this.#companies(search.companies)
    if (scope === null || companies?.length === 0) return []
    const limited = { ...search, ...companiesIn(companies), domain: and(scope.domain, search.domain) }
    const groups = await this.#account.readGroup(model, limited, this.#request)
    // Of what is summed up only the groups say whose it is.
    const isTold = scope.fields.every((field) => search.groupby.includes(field))
    return isTold ? groups.filter((group) => scope.holds(group)) : groups
  }

  facts(): Promise<OdooFacts> {
    return this.#account.facts(this.#request)
  }

  factsOfUnits(keys: readonly (number | null)[]): Promise<OdooFacts> {
    return this.#account.factsOfUnits(keys, this.#request)
  }

  refreshFacts(): Promise<void> {
    return this.#account.refreshFacts(this.#request)
  }

  async visible(model: string, keys: readonly number[]): Promise<ReadonlySet<number>> {
    const scope = await this.#scope(model)
    // No record has to be asked for what its id says.
    if (scope?.isById) return new Set(keys.filter((id) => scope.holds({ id })))
    const rows = await this.searchRead(model, { domain: [['id', 'in', keys]], fields: [] })
    return new Set(rows.map(({ id }) => id))
  }

  async reachesOtherCompanies(model: string, domain: Domain): Promise<boolean> {
    const { companies } = this.#request.principal
    const field = this.#rules[model]?.company?.field
    if (companies === 'all' || field === undefined) return false
    const elsewhere: Domain = [
      [field, '!=', false],
      [field, 'not in', [...companies]],
    ]
    const search = { domain: and(domain, elsewhere), fields: [], limit: 1 }
    return (await this.#account.searchRead(model, search, this.#request)).length > 0
  }

  async condition(model: string): Promise<Domain> {
    return (await this.#scope(model))?.domain ?? noRecord
  }

  /**
   * Whether the rule can be left to the rows that come back: where records are read by their ids, together with others
   * whose rights are other ones.
   */
  #looksAtRows(scope: RowScope, search: Search): boolean {
    return this.#request.sharedReads !== undefined && scope.isHeld && asById(search) !== null
  }

  #scope(model: string): Promise<RowScope | null> {
    const known = this.#scopes.get(model)
    if (known !== undefined) return known
    const scope = this.#scopeOf(model)
    this.#scopes.set(model, scope)
    return scope
  }

  async #scopeOf(model: string): Promise<RowScope | null> {
    const rule = Object.hasOwn(this.#rules, model) ? this.#rules[model] : undefined
    if (rule === undefined) throw new TypeError(`Cannot read ${model}: no rule says who may see its records`)
    if (!this.isLimited) return everyRow
    return rowScope(rule, this.#request.principal, this.#looksAtFacilities, knownIn(this.#request, this.#account))
  }

  /** The companies to look from; undefined: all of the account. */
  async #companies(asked: readonly number[] | undefined): Promise<readonly number[] | undefined> {
    const { companies } = this.#request.principal
    if (companies === 'all') return asked
    const { companyKeys } = await this.#account.connect(this.#request)
    return (asked ?? companyKeys).filter((key) => companies.has(key))
  }
}

const noRecord: Domain = [['id', '=', 0]]

function companiesIn(companies: readonly number[] | undefined): Pick<Search, 'companies'> {
  return companies === undefined ? {} : { companies }
}

function containedIn(lists: Lists): Lists {
  const contained = new Map<string, ListSearch>()
  for (const [field, list] of lists) {
    if (!list.hasOwnRows) contained.set(field, { ...list, lists: containedIn(list.lists) })
    else if (list.order !== undefined) contained.set(field, keysInOrder(list.order))
  }
  return contained
}
