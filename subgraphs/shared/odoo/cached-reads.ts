import { createHash } from 'node:crypto'
import type { ModelRule } from '../cache/cache-rules.ts'
import type { ReferenceCache } from '../cache/reference-cache.ts'
import { beforeDeadline } from '../http/deadline.ts'
import type { RequestContext } from '../http/request-context.ts'
import { asById, type ById } from './by-id.ts'
import type { OdooRow } from './columns.ts'
import { and, type Domain } from './domain.ts'
import type { Search } from './odoo.ts'

type Scope = Pick<RequestContext, 'signal' | 'calls'>

/** A search as Odoo is asked it: with the companies to look from. */
export type Question = Omit<Search, 'companies'> & { readonly companies: readonly number[] }

type Ask = (question: Question, scope: Scope) => Promise<OdooRow[]>

/** Odoo is never asked in another language than its own: names are as they were entered. */
const language = 'en_US'

/**
 * Searches whose answers may be kept: of types that are cached, and going by nothing but fields that may be kept.
 *
 * The same question has the same answer, whoever asks: rights are part of the question, as conditions and companies. So
 * nothing is decided here about who may see what. Records asked for by id are kept one by one, lists as a whole.
 */
export class CachedReads {
  readonly #cache: ReferenceCache

  constructor(cache: ReferenceCache) {
    this.#cache = cache
  }

  /** What `ask` would give; asks only for what is not kept. */
  searchRead(model: string, question: Question, scope: Scope, ask: Ask): Promise<OdooRow[]> {
    const rule = this.#cache.rules.ofModel(model)
    if (rule === undefined || !mayBeKept(question, rule)) return ask(question, scope)
    const byId = asById(question)
    const rows = byId === null ? this.#list(rule, question, scope, ask) : this.#records(rule, byId, scope, ask)
    return beforeDeadline('odoo', scope.calls.during(rows), scope.signal, `${model}/search_read`)
  }

  async #records(rule: ModelRule, { question, keys }: ById<Question>, scope: Scope, ask: Ask): Promise<OdooRow[]> {
    const { fields, domain } = question
    const context = [companiesAsked(question), language, hashOf(sorted(fields)), hashOf(domain)].join(':')
    const answers = await this.#cache.answers<OdooRow | null>(
      {
        type: rule.type,
        seconds: secondsOf(rule, question),
        questions: keys.map((key) => ({ name: `${context}:${key}`, about: key })),
        isAnswer: (value, place): value is OdooRow | null =>
          value === null || (isRow(value, fields) && value.id === keys[place]),
        load: async (places, shared) => {
          const wanted = places.map((place) => keys[place] as number)
          const rows = await ask({ ...question, domain: and([['id', 'in', wanted]], domain) }, shared)
          const byKey = new Map(rows.map((row) => [row.id, only(row, fields)]))
          return wanted.map((key) => byKey.get(key) ?? null)
        },
      },
      scope,
    )
    return answers.filter((row) => row !== null)
  }

  async #list(rule: ModelRule, question: Question, scope: Scope, ask: Ask): Promise<OdooRow[]> {
    const { fields, domain, order = '', limit = '', offset = '' } = question
    const context = [companiesAsked(question), language, hashOf(sorted(fields))]
    const [rows = []] = await this.#cache.answers<OdooRow[]>(
      {
        type: rule.type,
        seconds: secondsOf(rule, question),
        questions: [{ name: [...context, hashOf([domain, order, limit, offset]), 'list'].join(':'), about: 'lists' }],
        isAnswer: (value): value is OdooRow[] => Array.isArray(value) && value.every((row) => isRow(row, fields)),
        load: async (_places, shared) => [(await ask(question, shared)).map((row) => only(row, fields))],
      },
      scope,
    )
    return rows
  }
}

/** Whether all that a search goes by, and all that it brings, may be kept. */
function mayBeKept({ fields, lists, domain, order }: Question, rule: ModelRule): boolean {
  const goesBy = [...fields, ...fieldsOfDomain(domain), ...fieldsOfOrder(order)]
  return (lists === undefined || lists.size === 0) && goesBy.every((field) => field === 'id' || rule.fields.has(field))
}

function fieldsOfDomain(domain: Domain): string[] {
  return domain.flatMap((part) => (typeof part === 'string' ? [] : [part[0]]))
}

function fieldsOfOrder(order = ''): string[] {
  return order.split(',').flatMap((part) => part.trim().split(' ')[0] || [])
}

function secondsOf(rule: ModelRule, { fields }: Question): number {
  return Math.min(rule.seconds, ...fields.map((field) => rule.fields.get(field) ?? rule.seconds))
}

/** A row without what was not asked for. */
function only(row: OdooRow, fields: readonly string[]): OdooRow {
  return Object.fromEntries([['id', row.id], ...fields.map((field) => [field, row[field]])])
}

function isRow(value: unknown, fields: readonly string[]): value is OdooRow {
  if (typeof value !== 'object' || value === null) return false
  const { id } = value as { readonly id?: unknown }
  const isWhole = fields.every((field) => Object.hasOwn(value, field))
  return Number.isInteger(id) && isWhole && Object.keys(value).length === new Set([...fields, 'id']).size
}

function companiesAsked({ companies }: Question): string {
  return `c${companies.join('.')}`
}

function sorted(fields: readonly string[]): readonly string[] {
  return [...new Set(fields)].sort()
}

/** What is asked is not written into keys: conditions may hold what somebody typed. */
function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22)
}
