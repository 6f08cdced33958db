import type { Company, Facility, HospitalGroup } from '../group.ts'
import { externalIdModule, KnownKeys } from './known-keys.ts'
import type { Counter } from './progress.ts'
import { type LoadRow, loadTable } from './tables.ts'
import { type CallScope, OdooRefused, type OdooRow, type TrialOdoo } from './trial-odoo.ts'

/** Calls for one company; the others stay out of sight. */
export type CompanyScope = CallScope & { readonly companies: readonly number[] }

/** What a step of the load works with: the group, the Odoo it goes to, and what is there already. */
export class LoadSession {
  readonly group: HospitalGroup
  readonly odoo: TrialOdoo
  readonly progress: Counter
  readonly #keys: KnownKeys

  constructor(group: HospitalGroup, odoo: TrialOdoo, progress: Counter, keys = new KnownKeys(odoo)) {
    this.group = group
    this.odoo = odoo
    this.progress = progress
    this.#keys = keys
  }

  /** Ids of the group's records of a model by their keys, as far as they are there. */
  known(model: string): Promise<ReadonlyMap<string, number>> {
    return this.#keys.of(model)
  }

  async scopeOf(company: string): Promise<CompanyScope> {
    const id = (await this.known('res.company')).get(company)
    return { companies: id === undefined ? [] : [id] }
  }

  /** Does the same for every company; none waits for another. */
  async eachCompany(run: (company: Company, scope: CompanyScope) => Promise<void>): Promise<void> {
    const { companies } = this.group
    await Promise.all(companies.map(async (company) => run(company, await this.scopeOf(company.key))))
  }

  /** Does the same for every facility; none waits for another. Each counts its transfers by itself. */
  async eachFacility(run: (facility: Facility, scope: CompanyScope) => Promise<void>): Promise<void> {
    const { facilities } = this.group
    await Promise.all(facilities.map(async (facility) => run(facility, await this.scopeOf(facility.company))))
  }

  /**
   * Creates what is missing, each record together with its external id, so that it is there whole or not at all.
   * @throws {OdooRefused}
   */
  async create(model: string, rows: readonly LoadRow[], options: CreateOptions = {}): Promise<void> {
    const known = await this.known(model)
    const missing = rows.filter(({ key }) => !known.has(key))
    this.progress.expect(rows.length, rows.length - missing.length)
    const { atOnce = 100, sideBySide = false } = options
    const create = async (some: readonly LoadRow[]) => {
      await this.update(model, some, options)
      this.progress.advance(some.length)
    }
    const all = [...chunks(missing, atOnce)]
    if (sideBySide) await Promise.all(all.map(create))
    else for (const some of all) await create(some)
    if (missing.length > 0) this.#keys.forget()
  }

  /** Writes the columns of records that are there; each may have values of its own. @throws {OdooRefused} */
  async update(model: string, rows: readonly LoadRow[], { companies, context }: CallScope = {}): Promise<void> {
    if (rows.length === 0) return
    const { ids, messages } = await this.odoo.call<{
      readonly ids: readonly number[] | false
      readonly messages: readonly { readonly type: string; readonly message: string }[]
    }>(`${model}/load`, loadTable(rows), {
      ...(companies && { companies }),
      context: { module: externalIdModule, noupdate: true, ...context },
    })
    const error = messages.find(({ type }) => type === 'error')
    if (ids === false || error !== undefined) {
      throw new OdooRefused(
        `Cannot load ${model} from ${rows[0]?.key} on: ${error?.message ?? 'Odoo does not say why'}`,
      )
    }
  }

  /** Gives records that Odoo made by itself their external ids. */
  async adopt(model: string, ids: ReadonlyMap<string, number>): Promise<void> {
    const known = await this.known(model)
    const missing = [...ids].filter(([key]) => !known.has(key))
    if (missing.length === 0) return
    await this.odoo.call('ir.model.data/create', {
      vals_list: missing.map(([name, id]) => ({ module: externalIdModule, name, model, res_id: id, noupdate: true })),
    })
    this.#keys.forget()
  }

  /** Which of these are in a state still, to be brought on; the others count as done before. */
  async inState(
    model: string,
    records: readonly { readonly key: string }[],
    state: string,
    scope: CallScope,
  ): Promise<number[]> {
    const known = await this.known(model)
    const ids = records.flatMap(({ key }) => known.get(key) ?? [])
    const rows = await this.odoo.read(
      model,
      [
        ['id', 'in', ids],
        ['state', '=', state],
      ],
      ['state'],
      scope,
    )
    const waiting = new Set(rows.map(({ id }) => id))
    this.progress.expect(ids.length, ids.length - waiting.size)
    // In the order of the group, not of the ids: what Odoo numbers on the way gets the same numbers after a break.
    return ids.filter((id) => waiting.has(id))
  }

  /** Calls a method on records, some at a time, and believes only what it reads afterwards. @throws {OdooRefused} */
  async transition(
    model: string,
    method: string,
    ids: readonly number[],
    isDone: (row: OdooRow) => boolean,
    { fields = ['state'], atOnce = 50, named = {}, ...scope }: TransitionOptions,
  ): Promise<void> {
    for (const some of chunks(ids, atOnce)) {
      await this.odoo.call(`${model}/${method}`, { ids: some, ...named }, scope)
      const rows = await this.odoo.read(model, [['id', 'in', some]], fields, scope)
      const left = some.length - rows.filter(isDone).length
      if (left > 0) {
        throw new OdooRefused(
          `Cannot bring ${model} on by ${method}: Odoo did not refuse, and left ${left} as they were`,
        )
      }
      this.progress.advance(some.length)
    }
  }
}

export interface CreateOptions extends CallScope {
  readonly atOnce?: number
  /** For records that Odoo gives no number when they are made: numbers are given one call after the other. */
  readonly sideBySide?: boolean
}

export interface TransitionOptions extends CallScope {
  /** What is read afterwards. */
  readonly fields?: readonly string[]
  readonly atOnce?: number
  /** Further arguments of the method. */
  readonly named?: Readonly<Record<string, unknown>>
}

export function* chunks<Value>(values: readonly Value[], size: number): Generator<Value[]> {
  for (let start = 0; start < values.length; start += size) yield values.slice(start, start + size)
}
