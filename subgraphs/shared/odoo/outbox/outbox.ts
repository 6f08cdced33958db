import { defaultIdentifierFields } from '../../config/identifier-fields.ts'
import { SourceContractBroken } from '../../errors/errors.ts'
import type { RequestContext } from '../../http/request-context.ts'
import { type OutboxModel, outboxModel } from '../accounts/plans.ts'
import type { OutboxTransport } from '../transport.ts'
import { type OutboxRow, outboxFields, outboxRow, type UnreadableRow } from './outbox-row.ts'
import { watched } from './watched.ts'

type Scope = Pick<RequestContext, 'signal' | 'calls'>
type Row = Readonly<Record<string, unknown>>

/** What waits in an outbox. */
export interface Waiting {
  readonly count: number
  /** An instant in UTC: when the oldest of them was written; null where there is none. */
  readonly oldest: string | null
}

// Which fields are watched is the business of the rules; what rows carry does not depend on it.
const entries = new Map(watched(defaultIdentifierFields).map((entry) => [entry.model as string, entry]))

/** A row as Odoo gave it, once more. */
export function readOutboxRow(row: Row & { readonly id: number }): OutboxRow | UnreadableRow {
  return outboxRow(row.id, row, entries)
}

/**
 * The outbox of an Odoo, as the relay's account has it: changes that Odoo noted in the transaction that made them, each
 * there until it is removed.
 *
 * Rows come by their ids, which is the order of changes of one record. One of a transaction that took longer comes after
 * rows with higher ids were removed already, so nothing may be taken for the end of it.
 */
export class OdooOutbox {
  readonly #transport: OutboxTransport
  readonly #model: OutboxModel

  constructor(transport: OutboxTransport, model: OutboxModel = outboxModel('caregraph')) {
    this.#transport = transport
    this.#model = model
  }

  /**
   * The first rows that are there, at most `limit`.
   * @throws as `OdooTransport.call`; never for what a row holds.
   */
  async read(limit: number, scope: Scope): Promise<(OutboxRow | UnreadableRow)[]> {
    const search = { domain: [], fields: outboxFields, order: 'id', limit, load: null, context: { tz: 'UTC' } }
    const rows = await this.#transport.call(this.#model, 'search_read', search, scope)
    return this.#list(rows, 'search_read').map((row) => outboxRow(this.#idOf(row), row, entries))
  }

  /** Removes rows; those that are gone already are no error. @throws as `OdooTransport.call`. */
  async remove(ids: readonly number[], scope: Scope): Promise<void> {
    if (ids.length === 0) return
    const answer = await this.#transport.removeOutboxRows(this.#model, ids, scope)
    if (answer !== true) throw this.#broken('unlink', 'true')
  }

  /** How much waits, and since when: one call. @throws as `OdooTransport.call`. */
  async oldest(scope: Scope): Promise<Waiting> {
    const aggregates = ['__count', 'create_date:min']
    const search = { domain: [], groupby: [], aggregates, context: { tz: 'UTC' } }
    const groups = await this.#transport.call(this.#model, 'formatted_read_group', search, scope)
    const [{ __count: count, 'create_date:min': first } = {}] = this.#list(groups, 'formatted_read_group')
    if (!Number.isSafeInteger(count)) throw this.#broken('formatted_read_group', 'how many rows there are')
    const oldest = typeof first === 'string' ? `${first.slice(0, 10)}T${first.slice(11, 19)}Z` : null
    return { count: count as number, oldest }
  }

  #list(answer: unknown, method: string): Row[] {
    const isList = Array.isArray(answer) && answer.every((row) => typeof row === 'object' && row !== null)
    if (isList) return answer
    throw this.#broken(method, 'a list of records')
  }

  #idOf({ id }: Row): number {
    if (Number.isSafeInteger(id)) return id as number
    throw this.#broken('search_read', 'rows with ids')
  }

  #broken(method: string, expected: string): SourceContractBroken {
    return new SourceContractBroken('odoo', `Cannot use the answer of ${this.#model}/${method}: expected ${expected}`)
  }
}

export type { CarriedValue, CarriedValues, OutboxRow, UnreadableRow } from './outbox-row.ts'
