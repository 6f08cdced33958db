import { catalogue, type EventType } from './catalogue.ts'
import type { BusinessEvent, Whose } from './event.ts'

const changes: ReadonlySet<unknown> = new Set(['CREATED', 'CHANGED', 'REMOVED'])
const longestId = 200

/**
 * The event in a text of the log, without anything that is not of an event. Null where it is none of this program's:
 * garbage, or of a version that knows other events.
 */
export function eventIn(text: unknown): BusinessEvent | null {
  if (typeof text !== 'string') return null
  try {
    return eventOf(JSON.parse(text))
  } catch {
    return null
  }
}

/** An event of the same content, without anything that is not of an event. Null where `value` is none. */
export function eventOf(value: unknown): BusinessEvent | null {
  if (!isRecord(value)) return null
  const { id, type, occurredAt, subject, change, previousState, newState, items, position } = value
  if (typeof id !== 'string' || id === '' || id.length > longestId) return null
  if (typeof type !== 'string' || !Object.hasOwn(catalogue, type)) return null
  if (typeof occurredAt !== 'string' || Number.isNaN(Date.parse(occurredAt))) return null
  if (!isRecord(subject) || typeof subject.type !== 'string' || !isSubjectKey(subject.key)) return null
  if (!changes.has(change) || !isState(previousState) || !isState(newState)) return null
  const [whose, whoseBefore] = [whoseOf(value.whose), whoseOf(value.whoseBefore)]
  if (whose === undefined || whoseBefore === undefined) return null
  if (items !== undefined && !(Array.isArray(items) && items.every(isKey))) return null
  const where = position === undefined ? undefined : positionOf(position)
  if (where === null) return null
  return {
    id,
    type: type as EventType,
    occurredAt,
    subject: { type: subject.type, key: subject.key },
    change: change as BusinessEvent['change'],
    whose,
    whoseBefore,
    previousState,
    newState,
    ...(items !== undefined && { items }),
    ...(where !== undefined && { position: where }),
  }
}

function whoseOf(value: unknown): Whose | null | undefined {
  if (value === null) return null
  if (!isRecord(value)) return undefined
  const { company, facility, supplier } = value
  if (!isKeyOrNull(company) || !isKeyOrNull(facility) || !isKeyOrNull(supplier)) return undefined
  return { company, facility, supplier }
}

function positionOf(value: unknown): BusinessEvent['position'] | null {
  if (!isRecord(value) || !isKey(value.location) || !isKeyOrNull(value.lot)) return null
  return { location: value.location, lot: value.lot }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isKey(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0
}

/** A key in Odoo, or an id that a system of another kind gave. */
function isSubjectKey(value: unknown): value is number | string {
  return isKey(value) || (typeof value === 'string' && /^[A-Za-z0-9.-]{1,64}$/.test(value))
}

function isKeyOrNull(value: unknown): value is number | null {
  return value === null || isKey(value)
}

function isState(value: unknown): value is string | null {
  return value === null || typeof value === 'string'
}
