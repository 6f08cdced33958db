import type { Environment } from '../environment.ts'
import { valueError } from '../errors.ts'
import type { Model } from '../models.ts'
import type { TableRow } from '../tables.ts'
import { aggregateOf } from './aggregates.ts'

type Meets = (rows: readonly TableRow[]) => boolean

/** A condition on the figures of a group. @throws 500 for what is none. */
export function satisfying(having: unknown, model: Model, env: Environment): Meets {
  if (!Array.isArray(having) || having.length === 0) return () => true
  const stack: Meets[] = []
  const pop = () => {
    const meets = stack.pop()
    if (meets === undefined) throw valueError('pop from empty list')
    return meets
  }
  for (const item of having.toReversed()) {
    if (item === '!') stack.push(negated(pop()))
    else if (item === '&') stack.push(both(pop(), pop()))
    else if (item === '|') stack.push(either(pop(), pop()))
    else if (Array.isArray(item) && item.length === 3) stack.push(term(item, model, env))
    else throw valueError(`Invalid having clause ${JSON.stringify(item)}: it should be a domain-like clause`)
  }
  return stack.reduce(both)
}

function term([figure, operator, value]: readonly unknown[], model: Model, env: Environment): Meets {
  const aggregate = aggregateOf(String(figure), model, env)
  const compare = comparisons[String(operator)]
  if (compare === undefined) throw valueError(`Invalid having clause: unsupported comparator ${operator}`)
  return (rows) => {
    const found = aggregate(rows)
    return found !== false && compare(found, value)
  }
}

const comparisons: Readonly<Record<string, (one: unknown, other: unknown) => boolean>> = {
  '=': (one, other) => one === other,
  '!=': (one, other) => one !== other,
  '<': (one, other) => Number(one) < Number(other),
  '<=': (one, other) => Number(one) <= Number(other),
  '>': (one, other) => Number(one) > Number(other),
  '>=': (one, other) => Number(one) >= Number(other),
  in: (one, other) => Array.isArray(other) && other.includes(one),
  'not in': (one, other) => Array.isArray(other) && !other.includes(one),
}

function negated(meets: Meets): Meets {
  return (rows) => !meets(rows)
}

function both(one: Meets, other: Meets): Meets {
  return (rows) => one(rows) && other(rows)
}

function either(one: Meets, other: Meets): Meets {
  return (rows) => one(rows) || other(rows)
}
