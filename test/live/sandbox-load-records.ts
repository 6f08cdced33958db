import { createHash } from 'node:crypto'
import type { OdooTables, TableRow } from '#shared/sandbox/odoo-double/double.ts'
import { type Field, models } from '#shared/sandbox/odoo-double/models.ts'

/** How far the things around a record tell it apart: from a move over its order to the order's supplier. */
const steps = 3

/** What follows from ids: the path along the parents, the number that is common to entries matched with each other. */
const madeOfIds = new Set(['id', 'parent_path', 'matching_number'])

/**
 * Where two Odoos do not hold the same, whatever ids they gave: a line for each field, none when they are the same.
 *
 * A record is told by its own values and, step by step, by the records it points at.
 */
export function differences(one: OdooTables, other: OdooTables): string[] {
  let sides = [namedByModel(one), namedByModel(other)] as const
  for (let step = 0; step <= steps; step += 1) {
    const [left, right] = [shown(one, sides[0]), shown(other, sides[1])]
    const found = [...new Set([...left.keys(), ...right.keys()])].flatMap((model) =>
      compare(model, left.get(model) ?? [], right.get(model) ?? []),
    )
    // What differs now makes everything that points at it differ next.
    if (found.length > 0) return found
    sides = [named(left), named(right)]
  }
  return []
}

/** What records are called in place of their ids, by `<model>,<id>`. */
type Names = ReadonlyMap<string, string>

interface Shown {
  readonly id: number
  /** Values as text by field, in the order of the model's fields. */
  readonly values: readonly (readonly [field: string, value: string])[]
  readonly hash: string
}

function namedByModel(tables: OdooTables): Names {
  return new Map(Object.entries(tables).flatMap(([model, rows]) => rows.map(({ id }) => [`${model},${id}`, model])))
}

function named(shown: ReadonlyMap<string, readonly Shown[]>): Names {
  return new Map([...shown].flatMap(([model, rows]) => rows.map(({ id, hash }) => [`${model},${id}`, hash])))
}

function shown(tables: OdooTables, names: Names): Map<string, Shown[]> {
  return new Map(
    Object.entries(tables).map(([model, rows]) => {
      const fields = [...(models.get(model)?.fields.values() ?? [])].filter(({ name }) => !madeOfIds.has(name))
      return [model, rows.map((row) => show(row, fields, names))]
    }),
  )
}

function show(row: TableRow, fields: readonly Field[], names: Names): Shown {
  const values = fields.flatMap((field) => {
    const value = row[field.name]
    return value === undefined ? [] : [[field.name, JSON.stringify(withoutIds(field, value, names))] as const]
  })
  const hash = createHash('sha256').update(values.join('\n')).digest('base64url').slice(0, 12)
  return { id: row.id, values, hash }
}

function withoutIds(field: Field, value: unknown, names: Names): unknown {
  const { relation, company_dependent } = field
  const nameOf = (id: unknown) => (relation && typeof id === 'number' ? (names.get(`${relation},${id}`) ?? id) : id)
  if (Array.isArray(value)) return value.map(nameOf).sort()
  if (typeof value !== 'object' || value === null) return nameOf(value)
  if (field.name === 'analytic_distribution') {
    return Object.entries(value)
      .map(([ids, percentage]) => [ids.split(',').map((id) => names.get(`account.analytic.account,${id}`)), percentage])
      .sort()
  }
  if (!company_dependent) return value
  return Object.entries(value)
    .map(([company, own]) => [names.get(`res.company,${company}`), nameOf(own)])
    .sort()
}

function compare(model: string, left: readonly Shown[], right: readonly Shown[]): string[] {
  const [ours, theirs] = [without(left, right), without(right, left)]
  if (left.length !== right.length) return [`${model}: ${left.length} records, and ${right.length}`]
  const fields = new Set([...ours, ...theirs].flatMap(({ values }) => values.map(([field]) => field)))
  const lines = [...fields].flatMap((field) => {
    const [one, other] = [valuesOf(ours, field), valuesOf(theirs, field)]
    const place = one.findIndex((value, index) => value !== other[index])
    return place === -1 ? [] : [`${model}.${field}: such as ${one[place]}, and ${other[place]}`]
  })
  return lines.length > 0 || ours.length === 0 ? lines : [`${model}: ${ours.length} records go together differently`]
}

/** Those for which the others have no twin. */
function without(rows: readonly Shown[], others: readonly Shown[]): Shown[] {
  const twins = Map.groupBy(others, ({ hash }) => hash)
  return rows.filter(({ hash }) => twins.get(hash)?.pop() === undefined)
}

function valuesOf(rows: readonly Shown[], field: string): string[] {
  return rows.map(({ values }) => values.find(([name]) => name === field)?.[1] ?? 'nothing').sort()
}
