import type { ClaimRecord, Sourced } from '../records.ts'
import { type Fields, fieldsOf, instantOf, isId, textOf } from './fhir-values.ts'

/** How a resource was read. */
export interface Reading {
  /** An instant in UTC by our own clock: stands in where the server does not say when a resource was last updated. */
  readonly at: string
  readonly mode: Sourced['mode']
}

/** How resources are read that somebody asked for just now. */
export function justNow(): Reading {
  return { at: new Date().toISOString(), mode: 'POLLED' }
}

/** Why a resource cannot be used at all, in words without any value of it. */
export class Unusable {
  readonly reason: string

  constructor(reason: string) {
    this.reason = reason
  }
}

/** What every record has of its resource, and the resource's fields; or why it cannot be used. */
export function readSourced(
  resource: unknown,
  type: string,
  { at, mode }: Reading,
): { readonly sourced: Sourced; readonly fields: Fields } | Unusable {
  const fields = fieldsOf(resource)
  if (fields.resourceType !== type) return new Unusable(`it is no ${type}`)
  if (fields.id === undefined) return new Unusable('it has no id')
  if (!isId(fields.id)) return new Unusable('its id is none of FHIR')
  const { versionId, lastUpdated } = fieldsOf(fields.meta)
  return {
    sourced: { id: fields.id, version: textOf(versionId), lastUpdated: instantOf(lastUpdated) ?? at, mode },
    fields,
  }
}

/** When the server says a resource was last updated: an instant in UTC by its clock. Null: it does not say. */
export function saidLastUpdated(resource: unknown): string | null {
  return instantOf(fieldsOf(fieldsOf(resource).meta).lastUpdated)
}

/**
 * When a resource says it was made: an instant or a day. Null where it names none: `created` is when it was last updated
 * then, so that it has a place among others.
 */
export function saidCreated({ created, lastUpdated }: Pick<ClaimRecord, 'created' | 'lastUpdated'>): string | null {
  return created === lastUpdated ? null : created
}

/** The mapping of one type: a record, or why there is none. */
export type Mapping<Record extends Sourced, Settings = unknown> = (
  resource: unknown,
  settings: Settings,
  reading: Reading,
) => Record | Unusable

/** A mapping out of what is of each type alone. */
export function mappingOf<Record extends Sourced, Settings = unknown>(
  type: string,
  read: (fields: Fields, settings: Settings, sourced: Sourced) => Omit<Record, keyof Sourced>,
): Mapping<Record, Settings> {
  return (resource, settings, reading) => {
    const found = readSourced(resource, type, reading)
    if (found instanceof Unusable) return found
    return { ...found.sourced, ...read(found.fields, settings, found.sourced) } as Record
  }
}

/** The record, or null where there is none. */
export function recordOrNull<Record>(mapped: Record | Unusable): Record | null {
  return mapped instanceof Unusable ? null : mapped
}
