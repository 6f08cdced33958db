/** How a field of the instant Odoo follows from a record's id. */
export type Value = (id: number) => unknown

/** How many records a model has, and its fields. */
export interface Model {
  readonly count: number
  readonly fields: Readonly<Record<string, Value>>
}

export const numbered =
  (prefix: string): Value =>
  (id) =>
    `${prefix} ${id}`
export const oneOf =
  (...values: readonly unknown[]): Value =>
  (id) =>
    values[id % values.length]
/** Nothing for every `nth` record, as Odoo says it: `false`. */
export const unlessEvery =
  (nth: number, value: Value): Value =>
  (id) =>
    id % nth === 0 ? false : value(id)
export const among =
  (count: number): Value =>
  (id) =>
    (id % count) + 1
export const instant: Value = (id) =>
  `2026-01-${String((id % 28) + 1).padStart(2, '0')} 08:${String(id % 60).padStart(2, '0')}:00`
export const day: Value = (id) => `2026-02-${String((id % 28) + 1).padStart(2, '0')}`
export const amount: Value = (id) => id * 10.5
export const children =
  (each: number): Value =>
  (id) =>
    Array.from({ length: each }, (_, index) => (id - 1) * each + index + 1)

export function unlessEveryList(nth: number, value: Value): Value {
  return (id) => (id % nth === 0 ? [] : value(id))
}

export function unlessEveryNot(nth: number, value: Value, otherwise: unknown = false): Value {
  return (id) => (id % nth === 0 ? value(id) : otherwise)
}

export const orderCount = 50
export const linesPerOrder = 5
export const itemCount = 120
