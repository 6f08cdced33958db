import type { Environment } from '../environment.ts'
import { type Field, fieldNamed, type Model, modelNamed } from '../models.ts'
import { noteChange } from '../outbox/note-change.ts'
import type { TableRow } from '../tables.ts'

/** Changes what follows of another record from what was written, and notes it as any other change. */
export function change(
  model: string,
  row: TableRow,
  values: Readonly<Record<string, unknown>>,
  env: Environment,
): void {
  const isSame = Object.entries(values).every(
    ([name, value]) => JSON.stringify(row[name] ?? false) === JSON.stringify(value),
  )
  if (isSame) return
  const changed = { ...row, ...values } as TableRow
  env.tables.put(model, changed)
  noteChange(modelNamed(model), row, changed, env)
}

/** The records of a model whose many2one points at a record; none of a model that there is no table of. */
export function pointing(model: string, pointer: string, id: number, env: Environment): TableRow[] {
  if (!env.tables.holds(model)) return []
  const field: Field = fieldNamed(modelNamed(model) as Model, pointer)
  return env.tables.pointingAt(field, id).flatMap((each) => env.tables.get(model, each) ?? [])
}
