import { readFileSync } from 'node:fs'
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql'

/** One thing in a schema that has a name, by its coordinate: `Type.field(argument:)`. */
export interface NamedTarget {
  readonly coordinate: string
  readonly name: string
  readonly kind: 'type' | 'field' | 'argument' | 'input field' | 'enum value'
  readonly description: string | null
  readonly nonNull: boolean
}

/** Everything that has a name in `schema/<file>.graphql`. */
export function names(file: string): NamedTarget[] {
  const schema = buildSchema(readFileSync(new URL(`../../schema/${file}.graphql`, import.meta.url), 'utf8'))
  const found: NamedTarget[] = []
  const add = (
    coordinate: string,
    kind: NamedTarget['kind'],
    target: { name: string; description?: string | null | undefined; type?: unknown },
  ) =>
    found.push({
      coordinate,
      kind,
      name: target.name,
      description: target.description ?? null,
      nonNull: isNonNullType(target.type),
    })
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue
    add(type.name, 'type', type)
    if (isObjectType(type)) {
      for (const field of Object.values(type.getFields())) {
        add(`${type.name}.${field.name}`, 'field', field)
        for (const argument of field.args) add(`${type.name}.${field.name}(${argument.name}:)`, 'argument', argument)
      }
    }
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) add(`${type.name}.${field.name}`, 'input field', field)
    }
    if (isEnumType(type)) {
      for (const value of type.getValues()) add(`${type.name}.${value.name}`, 'enum value', value)
    }
  }
  return found
}
