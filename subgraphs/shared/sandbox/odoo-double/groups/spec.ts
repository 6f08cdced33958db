import { beyondTheDouble, valueError } from '../errors.ts'
import { type Field, isFieldBeyond, type Model } from '../models.ts'

/** What a group or an aggregate is asked by: `field`, `field:function`, or a path and a function. */
export interface GroupSpec {
  readonly spec: string
  readonly field: string
  /** What follows the first dot, without the function. */
  readonly rest: string | null
  readonly function: string | null
}

/** @throws 500 for what is no specification. */
export function parseSpec(spec: string): GroupSpec {
  const match = /^(\w+)(?:\.([\w.]+))?(?::(\w+))?$/.exec(spec)
  if (match === null) throw valueError(`Invalid aggregate/groupby specification '${spec}'.`)
  const [, field = '', rest = null, name = null] = match
  return { spec, field, rest, function: name }
}

/** @throws 500 when the model has no such field, 501 when the double does not know it. */
export function groupField(name: string, model: Model): Field {
  const field = model.fields.get(name)
  if (field !== undefined) return field
  if (isFieldBeyond(model, name)) throw beyondTheDouble(`group ${model.name} by ${name}`)
  throw valueError(`Invalid field '${name}' on model '${model.name}'`)
}
