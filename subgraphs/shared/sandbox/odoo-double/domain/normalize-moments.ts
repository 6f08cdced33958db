import { typeError, valueError } from '../errors.ts'
import type { Field } from '../models.ts'
import { later, parseMoment, startOfDay } from './moments.ts'
import { type NormalDomain, type NormalOperator, negated, normalAnd, normalOr } from './normal-form.ts'
import { shown } from './parse.ts'

/** Where a day begins depends on the time zone of who asks; null is UTC. */
export interface Clock {
  readonly zone: string | null
}

/** A condition on days; of an instant only its day counts. @throws 500 when a value is no day. */
export function normalDays(field: Field, operator: NormalOperator, value: unknown): NormalDomain {
  const dayOf = (one: unknown): string | false => {
    if (one === false) return false
    if (typeof one !== 'string') throw valueError(`Failed to cast ${shown(one)} into a date`)
    return parseMoment(one).text.slice(0, 10)
  }
  if (operator === 'in' || operator === 'not in') return term(field, operator, (value as unknown[]).map(dayOf))
  const day = Array.isArray(value) ? notComparable(value) : dayOf(value)
  return day === false ? { kind: 'never' } : term(field, operator, day)
}

/**
 * A condition on instants, which are told apart by the second: being equal is being in the same second, and a day
 * stands for the whole of it where an order is asked for.
 * @throws 500 when a value is no instant.
 */
export function normalInstants(field: Field, operator: NormalOperator, value: unknown, clock: Clock): NormalDomain {
  if (operator === 'in' || operator === 'not in') {
    const seconds = (value as unknown[]).map((one) => {
      const instant = instantOf(one, clock)
      if (instant === false) return term(field, 'in', [false])
      return normalAnd([term(field, '>=', instant.text), before(field, later(instant.text, 1))])
    })
    const within = normalOr(seconds)
    return operator === 'in' ? within : negated(within)
  }
  const instant = Array.isArray(value) ? notComparable(value) : instantOf(value, clock)
  if (instant === false) return { kind: 'never' }
  const length = instant.isDay ? 24 * 60 * 60 : 1
  switch (operator) {
    case '>': {
      const after = later(instant.text, length)
      return after === null ? { kind: 'never' } : term(field, '>=', after)
    }
    case '<=':
      return before(field, later(instant.text, length))
    default:
      return term(field, operator, instant.text)
  }
}

function before(field: Field, end: string | null): NormalDomain {
  return end === null ? term(field, 'not in', [false]) : term(field, '<', end)
}

function instantOf(value: unknown, { zone }: Clock): { text: string; isDay: boolean } | false {
  if (value === false) return false
  if (typeof value !== 'string') throw valueError(`Failed to cast ${shown(value)} into a datetime`)
  const moment = parseMoment(value)
  return moment.kind === 'day'
    ? { text: startOfDay(moment.text, zone), isDay: true }
    : { text: moment.text, isDay: false }
}

// Odoo makes a set of a list, and fails on it unless it is empty.
function notComparable(value: readonly unknown[]): false {
  if (value.length === 0) return false
  throw typeError('strptime() argument 1 must be str, not list')
}

function term(field: Field, operator: NormalOperator, value: unknown): NormalDomain {
  return { kind: 'condition', field, part: null, operator, value }
}
