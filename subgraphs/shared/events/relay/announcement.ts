import type { CarriedValues, OutboxRow } from '../../odoo/outbox/outbox.ts'
import type { WatchedModel } from '../../odoo/outbox/watched.ts'
import type { BusinessEvent, Whose } from '../event.ts'

/** What a subgraph makes of a row of the outbox: an event without what the row itself says of it. */
export type Announcement = Omit<BusinessEvent, 'id' | 'occurredAt'>

/** What a subgraph announces of a change of its records; nothing where it means nothing to the business. */
export type Announce = (row: OutboxRow) => readonly Announcement[]

/** By model: a model is announced by one subgraph. */
export type Announcing = Readonly<Partial<Record<WatchedModel, Announce>>>

/** A row that says too little to be announced. Its message holds no value of the row. */
export class CannotAnnounce extends Error {}

/** What was done to the record. */
export function changeIn({ op }: OutboxRow): BusinessEvent['change'] {
  if (op === 'create') return 'CREATED'
  return op === 'unlink' ? 'REMOVED' : 'CHANGED'
}

/** Whose a record is, by what was noted of it; null where nothing was, as it was not there. */
export function whoseIn(
  values: CarriedValues | null,
  names: { readonly facility?: string; readonly supplier?: string } = {},
): Whose | null {
  if (values === null) return null
  const of = (name: string | undefined) => (name === undefined ? null : keyIn(values, name))
  return { company: keyIn(values, 'company'), facility: of(names.facility), supplier: of(names.supplier) }
}

/** A key that was noted; null where the record has none, or where it could not be read. */
export function keyIn(values: CarriedValues | null, name: string): number | null {
  const value = values?.[name]
  return typeof value === 'number' ? value : null
}

/** A state that was noted, in words of the graph; null where there is none. */
export function stateIn(
  values: CarriedValues | null,
  name: string,
  words: Readonly<Record<string, string>>,
): string | null {
  const value = values?.[name]
  if (typeof value !== 'string') return null
  return (Object.hasOwn(words, value) ? words[value] : undefined) ?? 'UNKNOWN'
}
