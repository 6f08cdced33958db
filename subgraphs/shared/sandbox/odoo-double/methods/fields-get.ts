import { maySeeField } from '../access.ts'
import { isFalsy } from '../domain/values.ts'
import type { Environment } from '../environment.ts'
import { beyondTheDouble, typeError } from '../errors.ts'
import { beyond, type Field, type FieldFacts, type Model } from '../models.ts'

/** What the double can say of a field, and what it is when models.json does not say. */
const usual: Readonly<Record<string, unknown>> = {
  type: undefined,
  string: undefined,
  name: undefined,
  store: true,
  required: false,
  readonly: false,
  relation: undefined,
  relation_field: undefined,
  selection: undefined,
  related: undefined,
  company_dependent: false,
  groups: undefined,
  currency_field: undefined,
  digits: undefined,
  searchable: true,
  aggregator: undefined,
}

/**
 * Descriptions of fields, as far as they are asked for.
 * @throws 501 for attributes the double does not know, and when all fields are asked for of which it knows some.
 */
export function describeFields(
  model: Model,
  allfields: unknown,
  attributes: unknown,
  env: Environment,
): Record<string, Record<string, unknown>> {
  const names = isFalsy(allfields) ? null : list(allfields, 'allfields')
  const others = beyond.fields[model.name] ?? []
  const missing = names === null ? others : others.filter((name) => names.includes(name))
  if (missing.length > 0) throw beyondTheDouble(`describe all of these fields of ${model.name}`)
  if (!Array.isArray(attributes)) throw beyondTheDouble('describe fields in full: name the attributes')
  const unknown = list(attributes, 'attributes').find((attribute) => !Object.hasOwn(usual, attribute))
  if (unknown !== undefined) throw beyondTheDouble(`describe ${unknown} of fields`)
  const described = [...model.fields.values()].filter(
    (field) => (names === null || names.includes(field.name)) && maySeeField(field, env),
  )
  return Object.fromEntries(described.map((field) => [field.name, description(field, attributes)]))
}

function description(field: Field, attributes: readonly string[]): Record<string, unknown> {
  const told: Record<string, unknown> = {}
  for (const attribute of attributes) {
    if (attribute === 'selection' && field.type === 'selection' && field.selection === undefined) {
      throw beyondTheDouble(`tell the choices of ${field.model}.${field.name}`)
    }
    const value = field[attribute as keyof FieldFacts] ?? usual[attribute]
    if (value !== undefined) told[attribute] = value
  }
  return told
}

function list(value: unknown, name: string): string[] {
  if (Array.isArray(value)) return value.map(String)
  throw typeError(`${name} must be a list of names`)
}
