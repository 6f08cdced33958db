import type { ReferenceCache } from '../cache/reference-cache.ts'
import { CaregraphError, SourceContractBroken } from '../errors/errors.ts'
import { beforeDeadline } from '../http/deadline.ts'
import type { RequestContext } from '../http/request-context.ts'
import type { Log } from '../telemetry/log.ts'
import { SourceCalls } from '../telemetry/source-calls.ts'
import { CachedReads, type Question } from './cached-reads.ts'
import type { OdooRow } from './columns.ts'
import { type Connection, connect, readFactTables } from './connection.ts'
import type { Domain } from './domain.ts'
import { OdooFacts } from './facts.ts'
import { type Lists, noLists, specificationOf } from './lists.ts'
import { OdooTransport, type Transport, type TransportOptions } from './transport.ts'

/** What a search asks for. Fields are always named one by one: asking for all of them costs Odoo five times as much. */
export interface Search {
  readonly domain: Domain
  readonly fields: readonly string[]
  /** Lists whose records are read along, each among `fields`. Absent: none. */
  readonly lists?: Lists
  /** Odoo's order clause. Absent: in no order. */
  readonly order?: string
  readonly limit?: number
  readonly offset?: number
  /** The companies to look from, by key: what Odoo works out for a company, it works out for the first. Absent: all. */
  readonly companies?: readonly number[]
}

export interface GroupSearch {
  readonly domain: Domain
  readonly groupby: readonly string[]
  readonly aggregates: readonly string[]
  readonly limit?: number
  readonly companies?: readonly number[]
}

type Scope = Pick<RequestContext, 'signal' | 'calls' | 'sharedReads'>

/** An Odoo as a source reads it: the records that whoever asks may see, and no others. */
export interface Odoo {
  /** Records that match, as rows holding `id` and at least the fields asked for; in `lists`, rows again. */
  searchRead(model: string, search: Search, scope: Scope): Promise<OdooRow[]>
  /** Sums over groups, in one call whatever their number. Group keys arrive as `[id, name]` or `false`. */
  readGroup(model: string, search: GroupSearch, scope: Scope): Promise<Record<string, unknown>[]>
  /** Currencies, units, operation types and precision. Served from memory. */
  facts(scope: Scope): Promise<OdooFacts>
  /** The facts, read again first where they do not hold one of these units: it may have been made since. */
  factsOfUnits(keys: readonly (number | null)[], scope: Scope): Promise<OdooFacts>
  /** Reads the facts again, for a record that names something of them that was made since. At most once in ten seconds. */
  refreshFacts(scope: Scope): Promise<void>
  /** Under which condition records of a model may be seen: for conditions on other models that look at them. */
  condition(model: string): Promise<Domain>
  /** Of these records of another type, those that whoever asks may see: for ids that are about to be given out. */
  visible(model: string, keys: readonly number[], scope: Scope): Promise<ReadonlySet<number>>
  /**
   * Whether there are records that match, of companies that whoever asks may not see. That there are some is all that is
   * told: for what must not be answered in part.
   */
  reachesOtherCompanies(model: string, domain: Domain, scope: Scope): Promise<boolean>
  /** False where whoever asks may see all that the account sees. */
  readonly isLimited: boolean
  /**
   * The same companies without a look at facilities: for what is worked out of records that cannot be seen about one
   * that can, such as what is on its way to a place. Nothing of those records may leave a source but a sum.
   */
  readonly beyondFacilities: Odoo
}

// Connecting and reading facts are done once for all who wait, so no one request's end may end them.
const sharedWorkMs = 10_000
const factsLiveMs = 10 * 60_000
const factsRestMs = 10_000

/**
 * One account of one Odoo: reads by condition, in every company the account may see, archived records included unless
 * the condition says otherwise.
 *
 * Connects on first use and stays connected; an Odoo that is away makes calls fail with a code, and the next call tries
 * again. Makes one call to Odoo per method called here, plus the few of connecting.
 */
export class OdooAccount implements Odoo {
  readonly isLimited = false
  readonly beyondFacilities = this
  readonly #transport: Transport
  readonly #log: Log
  readonly #cached: CachedReads | null
  #connection: Connection | null = null
  #connecting: Promise<Connection> | null = null
  #refreshing: Promise<void> | null = null
  #factsReadAt = 0

  /**
   * What may be kept is in `cache`; without one Odoo is asked each time. Odoo is reached through `transport`: over HTTP,
   * unless a bench puts something else in its place.
   */
  constructor(
    options: TransportOptions,
    log: Log,
    {
      cache = null,
      transport = new OdooTransport(options),
    }: { readonly cache?: ReferenceCache | null; readonly transport?: Transport } = {},
  ) {
    this.#transport = transport
    this.#log = log
    this.#cached = cache && new CachedReads(cache)
  }

  /**
   * Makes sure that the connection stands: version known and new enough, companies and facts read.
   * @throws {OdooTooOld} below version 19; then no call will ever be made.
   */
  async connect(scope: Scope): Promise<Connection> {
    if (this.#connection !== null) return this.#connection
    this.#connecting ??= this.#connectForAll(scope).finally(() => {
      this.#connecting = null
    })
    return beforeDeadline('odoo', this.#connecting, scope.signal, 'Odoo')
  }

  async searchRead(model: string, search: Search, scope: Scope): Promise<OdooRow[]> {
    const { companyKeys } = await this.connect(scope)
    const question = { ...search, companies: search.companies ?? companyKeys }
    const ask = (asked: Question, on: Scope) => this.#searchRead(model, asked, on)
    // Whoever is told of a change is shown what it led to, not what is kept from before.
    if (scope.sharedReads !== undefined) return scope.sharedReads.searchRead(model, question, scope, ask)
    return this.#cached === null ? ask(question, scope) : this.#cached.searchRead(model, question, scope, ask)
  }

  async #searchRead(
    model: string,
    { lists = noLists, companies, ...search }: Question,
    scope: Scope,
  ): Promise<OdooRow[]> {
    const context = contextFor(companies)
    if (lists.size > 0) return this.#searchReadLists(model, { lists, ...search }, context, scope)
    const answer = await this.#transport.call(
      model,
      'search_read',
      // Odoo takes an empty list of fields for "all of them".
      { ...search, fields: search.fields.length === 0 ? ['id'] : search.fields, load: null, context },
      scope,
    )
    return checkedRows(answer, `${model}/search_read`, search.fields)
  }

  async #searchReadLists(
    model: string,
    { lists, fields, ...search }: Search & { readonly lists: Lists },
    context: Record<string, unknown>,
    scope: Scope,
  ): Promise<OdooRow[]> {
    // Unlike search_read, this also lists archived records: it is for records whose lists hold none that can be archived.
    // Odoo counts all that match when a page is full, unless there is no need to count past one.
    const body = { ...search, specification: specificationOf(fields, lists), count_limit: 1, context }
    const answer = await this.#transport.call(model, 'web_search_read', body, scope)
    const call = `${model}/web_search_read`
    if (typeof answer !== 'object' || answer === null || !('records' in answer)) {
      throw new SourceContractBroken('odoo', `Cannot use the answer of ${call}: expected records`)
    }
    return checkedLists(checkedRows(answer.records, call, fields), call, lists)
  }

  async readGroup(
    model: string,
    { companies, ...search }: GroupSearch,
    scope: Scope,
  ): Promise<Record<string, unknown>[]> {
    const connection = await this.connect(scope)
    const answer = await this.#transport.call(
      model,
      'formatted_read_group',
      { ...search, context: contextFor(companies ?? connection.companyKeys) },
      scope,
    )
    return checkedObjects(answer, `${model}/formatted_read_group`, [...search.groupby, ...search.aggregates])
  }

  /** Reads them first if the connection does not stand yet. */
  async facts(scope: Scope): Promise<OdooFacts> {
    const connection = await this.connect(scope)
    if (Date.now() - this.#factsReadAt > factsLiveMs) void this.refreshFacts(scope).catch(() => undefined)
    return connection.facts
  }

  async factsOfUnits(keys: readonly (number | null)[], scope: Scope): Promise<OdooFacts> {
    const facts = await this.facts(scope)
    const isUnknown = keys.some((key) => key !== null && facts.unit(key) === undefined)
    // What cannot be learnt about a unit must not cost the reader what is counted in it.
    if (isUnknown) await this.refreshFacts(scope).catch(() => undefined)
    return facts
  }

  async refreshFacts(scope: Scope): Promise<void> {
    if (Date.now() - this.#factsReadAt < factsRestMs) return
    const connection = await this.connect(scope)
    this.#refreshing ??= this.#refreshForAll(connection, scope).finally(() => {
      this.#refreshing = null
    })
    await beforeDeadline('odoo', this.#refreshing, scope.signal, 'Odoo')
  }

  async condition(): Promise<Domain> {
    return []
  }

  /** An account sees what it sees: which of it others may see is for `OdooRows` to say. */
  async visible(_model: string, keys: readonly number[]): Promise<ReadonlySet<number>> {
    return new Set(keys)
  }

  async reachesOtherCompanies(): Promise<boolean> {
    return false
  }

  /** Whether Odoo answers our account now, waiting `timeoutMs` at most; the code of the failure when it does not. */
  async health(timeoutMs = 2_000): Promise<{ up: true } | { up: false; code: string }> {
    const scope = { signal: AbortSignal.timeout(timeoutMs), calls: new SourceCalls() }
    try {
      await this.connect(scope)
      await this.#transport.call('res.users', 'context_get', {}, scope)
      return { up: true }
    } catch (error) {
      return { up: false, code: error instanceof CaregraphError ? error.code : 'INTERNAL' }
    }
  }

  async #connectForAll({ calls }: Scope): Promise<Connection> {
    const scope = { calls, signal: AbortSignal.timeout(sharedWorkMs) }
    this.#connection = await connect(
      this.#transport,
      (tables) => new OdooFacts(tables, this.#noticeUnknownState),
      scope,
    )
    this.#factsReadAt = Date.now()
    return this.#connection
  }

  async #refreshForAll({ companyKeys, facts }: Connection, { calls }: Scope): Promise<void> {
    const scope = { calls, signal: AbortSignal.timeout(sharedWorkMs) }
    facts.replace(await readFactTables(this.#transport, contextFor(companyKeys), scope))
    this.#factsReadAt = Date.now()
  }

  readonly #noticeUnknownState = (field: string): void => {
    this.#log.warn('odoo.unknown_state', { field })
  }
}

function contextFor(companyKeys: readonly number[]): Record<string, unknown> {
  // Odoo takes no company at all for the account's own.
  if (companyKeys.length === 0) throw new TypeError('Cannot ask Odoo: no company is named')
  // Archived records stay reachable: an order from last year still names the supplier it went to.
  return { allowed_company_ids: companyKeys, tz: 'UTC', active_test: false }
}

function checkedRows(answer: unknown, call: string, fields: readonly string[]): OdooRow[] {
  const rows = checkedObjects(answer, call, ['id', ...fields])
  for (const row of rows) {
    if (!Number.isInteger(row.id))
      throw new SourceContractBroken('odoo', `Cannot use the answer of ${call}: expected ids`)
  }
  return rows as OdooRow[]
}

/** Rows of which those that came along are checked too, up to the limit of each list. */
function checkedLists(rows: OdooRow[], call: string, lists: Lists): OdooRow[] {
  for (const [field, { fields, limit, lists: below, keysOnly }] of lists) {
    if (keysOnly) continue
    for (const row of rows) {
      // Odoo's nothing is false.
      if (limit === null && row[field] === false) continue
      const records = checkedRows(limit === null ? [row[field]] : row[field], call, [])
      checkedLists(checkedRows(records.slice(0, limit ?? 1), call, fields), call, below)
    }
  }
  return rows
}

function checkedObjects(answer: unknown, call: string, fields: readonly string[]): Record<string, unknown>[] {
  if (!Array.isArray(answer))
    throw new SourceContractBroken('odoo', `Cannot use the answer of ${call}: expected a list`)
  for (const row of answer) {
    if (typeof row !== 'object' || row === null || !fields.every((field) => Object.hasOwn(row, field))) {
      throw new SourceContractBroken(
        'odoo',
        `Cannot use the answer of ${call}: expected every field that was asked for`,
      )
    }
  }
  return answer
}
