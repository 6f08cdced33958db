import { type GraphQLObjectType, getNamedType, isEnumType, isInputObjectType, isObjectType } from 'graphql'
import { describe, expect, it } from 'vitest'
import { everyOtherType, names, type Part } from './expectations/persona.ts'
import { personas } from './expectations/personas.ts'
import { api, roots } from './schema-without-rules.ts'
import { heldBy, objectTypes, sightOf } from './sight.ts'

const membersOf = (type: string): string[] | null => {
  const found = api.getType(type)
  if (isObjectType(found) || isInputObjectType(found)) return Object.keys(found.getFields())
  return isEnumType(found) ? found.getValues().map(({ name }) => name) : null
}

const written = (part: Part): readonly string[] => (part === 'every field' ? [] : 'butNot' in part ? part.butNot : part)

describe.each(personas)('What $name should see', (persona) => {
  const sight = sightOf(persona)
  const types = objectTypes(api)

  it('is written about types, fields, filters and orders that there are', () => {
    const parts = [persona.sees, persona.asksBy].flatMap((all) => (all === 'everything' ? [] : Object.entries(all)))
    const unknown = parts.flatMap(([type, part]) => {
      if (type === everyOtherType) return []
      const members = membersOf(type)
      if (members === null) return [type]
      return written(part)
        .filter((member) => !members.includes(member))
        .map((member) => `${type}.${member}`)
    })
    expect(unknown).toEqual([])
  })

  it('holds together: a field is seen only where what it gives is', () => {
    const loose = types.flatMap((type) =>
      Object.values(type.getFields()).flatMap((field) => {
        const target = getNamedType(field.type)
        if (!isObjectType(target) || !sight.sees(type, field.name)) return []
        return seesAnyOf(heldBy(target) ?? target) ? [] : [`${type.name}.${field.name}`]
      }),
    )
    expect(loose).toEqual([])
  })

  it('holds nothing that no seen field leads to', () => {
    const reached = new Set(roots.keys())
    for (const type of reached) {
      for (const field of Object.values(type.getFields())) {
        const target = getNamedType(field.type)
        if (isObjectType(target) && sight.sees(type, field.name)) reached.add(target)
      }
    }
    const some = Object.entries(persona.sees).filter(([, part]) => !Array.isArray(part) || part.length > 0)
    const named = some.map(([type]) => type).filter((type) => type !== everyOtherType)
    expect(named.filter((name) => !reached.has(api.getType(name) as GraphQLObjectType))).toEqual([])
  })

  it('lets it ask by a filter or an order of each list that it sees, and of no other', () => {
    const used = (wanted: boolean) =>
      types.flatMap((type) =>
        Object.values(type.getFields())
          .filter(({ name }) => sight.sees(type, name) === wanted)
          .flatMap(({ args }) => args.map((argument) => getNamedType(argument.type)))
          .filter((input) => isInputObjectType(input) || /Order$/.test(input.name))
          .map(({ name }) => name),
      )
    const named = (name: string) => membersOf(name)?.some((member) => names(persona.asksBy, name, member))
    const ofSeen = new Set(used(true).filter((name) => name !== 'IdentifierInput'))
    expect([...ofSeen].filter((name) => !named(name))).toEqual([])
    expect(used(false).filter((name) => !ofSeen.has(name) && name !== 'IdentifierInput' && named(name))).toEqual([])
  })

  function seesAnyOf(type: GraphQLObjectType): boolean {
    return Object.keys(type.getFields()).some((field) => sight.sees(type, field))
  }
})
