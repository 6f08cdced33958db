import { linkedIds } from '../columns.ts'
import type { Environment } from '../environment.ts'
import { beyondTheDouble, missingError, valueError } from '../errors.ts'
import { comodel, type Field, models } from '../models.ts'
import type { TableRow } from '../tables.ts'

/**
 * The ids a many2many holds after the commands: a list of ids in place of the commands stands for all of them.
 * @throws 500 for what are no commands; 404 for a record that does not exist; 501 for commands that make or change
 * records.
 */
export function idsAfter(field: Field, before: readonly number[], commands: unknown, env: Environment): number[] {
  if (commands === false || commands === null) return []
  if (!Array.isArray(commands)) throw valueError(`Wrong value for ${field.model}.${field.name}: ${commands}`)
  if (commands.length > 0 && !Array.isArray(commands[0])) return checked(field, commands, env)
  let ids = [...before]
  for (const [kind, id, listed] of commands as [number, number, number[]][]) {
    switch (kind) {
      case 0:
      case 1:
        throw beyondTheDouble(`make or change records of ${comodel(field).name} within another`)
      case 2:
        throw beyondTheDouble(`delete records of ${comodel(field).name} within another`)
      case 3:
        ids = ids.filter((one) => one !== id)
        break
      case 4:
        ids = [...ids, ...checked(field, [id], env)]
        break
      case 5:
        ids = []
        break
      case 6:
        ids = checked(field, listed, env)
    }
  }
  return [...new Set(ids)]
}

function checked(field: Field, ids: readonly unknown[], env: Environment): number[] {
  const model = comodel(field).name
  const missing = ids.find((id) => typeof id !== 'number' || !env.tables.has(model, id))
  if (missing === undefined) return ids as number[]
  throw missingError(
    `Record does not exist or has been deleted.\n(Record: ${model}(${missing},), User: ${env.user.id})`,
  )
}

/** Keeps the other end of a many2many in step: it is the same table of pairs. */
export function mirror(field: Field, row: TableRow, before: readonly number[], env: Environment): void {
  const other = otherEnd(field)
  if (other === null) return
  const after = linkedIds(field, row)
  for (const id of new Set([...before, ...after])) {
    const target = env.tables.get(other.model, id)
    if (target === undefined || before.includes(id) === after.includes(id)) continue
    const ids = linkedIds(other, target)
    const next = after.includes(id) ? [...ids, row.id] : ids.filter((one) => one !== row.id)
    env.tables.put(other.model, { ...target, [other.name]: next })
  }
}

function otherEnd({ relation, link, model }: Field): Field | null {
  if (link === undefined) return null
  const fields = [...(models.get(relation ?? '')?.fields.values() ?? [])]
  return (
    fields.find((other) => other.relation === model && other.link?.[0] === link[0] && other.link[1] !== link[1]) ?? null
  )
}
