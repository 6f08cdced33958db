import type { HeldType } from '../held-types.ts'
import { notSupported } from '../outcome.ts'
import { type HeldResource, isRecord, valuesAt } from '../resource.ts'
import { intervalOfValue } from './interval.ts'
import { type Parameter, parameterOf } from './parameters.ts'

/** Compares two resources: which of them comes first. */
export type Order = (one: HeldResource, other: HeldResource) => number

/**
 * The order of `_sort=status,-created`. Those without a value come last, both ways.
 * @throws {Refusal} 400 for what it cannot sort by.
 */
export function orderOf(type: HeldType, value: string): Order {
  const orders = value.split(',').map((each): Order => {
    const isDescending = each.startsWith('-')
    const name = isDescending ? each.slice(1) : each
    const parameter = parameterOf(type, name)
    if (parameter === undefined) throw notSupported(`Cannot sort ${type} by '${name}'`)
    const direction = isDescending ? -1 : 1
    return (one, other) => compare(keyOf(one, parameter), keyOf(other, parameter), direction)
  })
  return (one, other) => {
    for (const order of orders) {
      const difference = order(one, other)
      if (difference !== 0) return difference
    }
    return 0
  }
}

type Key = string | number | null

function compare(one: Key, other: Key, direction: number): number {
  if (one === other) return 0
  if (one === null) return 1
  if (other === null) return -1
  return (one < other ? -1 : 1) * direction
}

function keyOf(resource: HeldResource, { kind, paths }: Parameter): Key {
  for (const path of paths) {
    const [value] = valuesAt(resource, path)
    if (value === undefined) continue
    if (kind === 'date') return intervalOfValue(value)?.start ?? null
    return textOf(value)
  }
  return null
}

function textOf(value: unknown): string | null {
  if (!isRecord(value)) return String(value)
  const text =
    value.reference ?? value.value ?? value.code ?? (value.coding as { code?: unknown }[] | undefined)?.[0]?.code
  return text === undefined ? null : String(text)
}
