import { askable, notEmpty } from '../../odoo/conditions.ts'
import { integerKey } from '../../values/global-id.ts'
import type { BusinessEvent, Whose } from '../event.ts'

type Maybe<Value> = Value | null | undefined

/** A condition on events; absent: all fit. */
export type EventCondition = (event: BusinessEvent) => boolean

/** Events that all of these fit. */
export function allOf(...conditions: readonly (EventCondition | undefined)[]): EventCondition | undefined {
  const given = conditions.filter((condition) => condition !== undefined)
  return given.length === 0 ? undefined : (event) => given.every((condition) => condition(event))
}

/** Events of records that are, or until then were, of one of these. @throws {BadUserInput} on a wrong id. */
export function whose(
  member: keyof Whose,
  type: string,
  ids: Maybe<readonly string[]>,
  argument: string,
): EventCondition | undefined {
  const keys = keysOf(type, ids, argument)
  if (keys === undefined) return undefined
  const isOne = (at: Whose | null) => at !== null && at[member] !== null && keys.has(at[member])
  return ({ whose: after, whoseBefore }) => isOne(after) || isOne(whoseBefore)
}

/** Events about one of these items. */
export function aboutItems(ids: Maybe<readonly string[]>, argument: string): EventCondition | undefined {
  const keys = keysOf('Item', ids, argument)
  return keys && (({ items }) => items?.some((key) => keys.has(key)) === true)
}

/** Events about one of these records themselves. */
export function aboutRecords(
  type: string,
  ids: Maybe<readonly string[]>,
  argument: string,
): EventCondition | undefined {
  const keys: ReadonlySet<unknown> | undefined = keysOf(type, ids, argument)
  return keys && (({ subject }) => subject.type === type && keys.has(subject.key))
}

/** Events about stock in one of these places. */
export function inPlaces(ids: Maybe<readonly string[]>, argument: string): EventCondition | undefined {
  const keys = keysOf('StorageLocation', ids, argument)
  return keys && (({ position }) => position !== undefined && keys.has(position.location))
}

/** Events that brought a record into one of these states. @throws {BadUserInput} on UNKNOWN and on an empty list. */
export function intoStates(
  states: Maybe<readonly string[]>,
  argument: string,
  isOfStates: EventCondition = () => true,
): EventCondition | undefined {
  if (states == null) return undefined
  const wanted = new Set(askable(states, argument))
  return (event) => isOfStates(event) && event.newState !== null && wanted.has(event.newState)
}

/** The keys that ids of a type stand for; undefined where there is no condition. @throws {BadUserInput} */
export function keysOf(type: string, ids: Maybe<readonly string[]>, argument: string): ReadonlySet<number> | undefined {
  if (ids == null) return undefined
  return new Set(notEmpty(ids, argument).map((id) => integerKey(id, 'odoo', type)))
}
