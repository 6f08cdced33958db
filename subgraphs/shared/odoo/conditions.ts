import { BadUserInput } from '../errors/errors.ts'
import { integerKey } from '../values/global-id.ts'
import { odooInstant } from './columns.ts'
import { and, type Domain } from './domain.ts'
import { isStorableText } from './storable-text.ts'

type Maybe<Value> = Value | null | undefined

/** Records whose field points at one of these ids. Absent or null: no condition. @throws {BadUserInput} on a wrong id. */
export function pointsAt(field: string, type: string, ids: Maybe<readonly string[]>, argument: string): Domain {
  if (ids == null) return []
  return [[field, 'in', notEmpty(ids, argument).map((id) => integerKey(id, 'odoo', type))]]
}

/** As `pointsAt`, for trees: records whose field points at one of these ids or at anything below it. */
export function belongsUnder(field: string, type: string, ids: Maybe<readonly string[]>, argument: string): Domain {
  if (ids == null) return []
  return [[field, 'child_of', notEmpty(ids, argument).map((id) => integerKey(id, 'odoo', type))]]
}

/**
 * Records in one of the states the words stand for. Absent or null: no condition.
 * @throws {BadUserInput} on UNKNOWN: what has no word cannot be asked for.
 */
export function inStates(
  field: string,
  words: Readonly<Record<string, string>>,
  states: Maybe<readonly string[]>,
  argument: string,
): Domain {
  if (states == null) return []
  const wanted = askable(states, argument)
  const values = Object.keys(words).filter((value) => wanted.includes(words[value] as string))
  return [[field, 'in', values.map((value) => (value === 'false' ? false : value))]]
}

/** Records from one instant on and before another. @throws {BadUserInput} when no instant can be in between. */
export function between(field: string, from: Maybe<string>, before: Maybe<string>, argument: string): Domain {
  if (from != null && before != null && from >= before) {
    throw new BadUserInput(`Cannot use ${argument}: the first instant is not before the second`)
  }
  return and(
    from == null ? [] : [[field, '>=', odooInstant(from)]],
    before == null ? [] : [[field, '<', odooInstant(before)]],
  )
}

/** Records from one day to another, both included. @throws {BadUserInput} when the days are the wrong way round. */
export function betweenDays(field: string, from: Maybe<string>, to: Maybe<string>, argument: string): Domain {
  if (from != null && to != null && from > to) {
    throw new BadUserInput(`Cannot use ${argument}: the first day is after the second`)
  }
  return and(from == null ? [] : [[field, '>=', from]], to == null ? [] : [[field, '<=', to]])
}

/** Records whose text holds this text in any case. @throws {BadUserInput} on an empty one: it would hold in all. */
export function contains(field: string, part: Maybe<string>, argument: string): Domain {
  if (part == null) return []
  if (part.trim() === '' || !isStorableText(part)) throw new BadUserInput(`Cannot use ${argument}: expected some text`)
  // Odoo hands % and _ on to SQL as wildcards.
  return [[field, 'ilike', part.replace(/[\\%_]/g, '\\$&')]]
}

/** Records whose text is exactly one of these. @throws {BadUserInput} on an empty text, which Odoo takes for none. */
export function isOneOf(field: string, values: Maybe<readonly string[]>, argument: string): Domain {
  if (values == null) return []
  if (!values.every((value) => value !== '' && isStorableText(value))) {
    throw new BadUserInput(`Cannot use ${argument}: expected texts that are not empty`)
  }
  return [[field, 'in', notEmpty(values, argument)]]
}

export function is(field: string, value: Maybe<boolean>): Domain {
  return value == null ? [] : [[field, '=', value]]
}

const mostValues = 500

/** States that can be asked for. @throws {BadUserInput} on UNKNOWN, and as `notEmpty`. */
export function askable(states: readonly string[], argument: string): readonly string[] {
  const wanted = notEmpty(states, argument)
  if (wanted.includes('UNKNOWN')) throw new BadUserInput(`Cannot use ${argument}: UNKNOWN cannot be asked for`)
  return wanted
}

/** What somebody asks to go by. @throws {BadUserInput} where it is nothing, or more than may be. */
export function notEmpty<Value>(values: readonly Value[], argument: string): readonly Value[] {
  if (values.length === 0) throw new BadUserInput(`Cannot use ${argument}: an empty list matches nothing`)
  if (values.length > mostValues) {
    throw new BadUserInput(`Cannot use ${argument}: expected at most ${mostValues} values, found ${values.length}`)
  }
  return values
}
