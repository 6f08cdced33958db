import { scopes } from '#shared/auth/scopes.ts'
import { argumentOf, type Governed, type GovernedSchema, type Said, scopesOf, sentences } from './governed-schema.ts'

/** Finds what breaks one rule; each fault is a sentence that begins with the coordinate. */
export type Rule = (schema: GovernedSchema) => readonly string[]

export const classifications = ['REFERENCE', 'OPERATIONAL', 'FINANCIAL', 'PERSONAL'] as const
const teams = ['master-data', 'procurement', 'inventory', 'revenue-cycle', 'platform']
const systems = ['odoo', 'fhir', 'remittance', 'caregraph']

/** What may be the same for everyone: the catalogue and the places of the group. Suppliers and money are not. */
const referenceScopes = [
  'master-data:items:read',
  'master-data:catalogue:read',
  'master-data:facilities:read',
  'master-data:locations:read',
]

const roots = /^(Query|Mutation|Subscription)$/
const pages = /(Connection|Edge)$/

/** How much care a classification asks for; less than any for one that is not there. */
export function care(classification: string | undefined): number {
  return (classifications as readonly (string | undefined)[]).indexOf(classification)
}

const saysOneOf =
  (directive: 'classified' | 'owner' | 'systemOfRecord', argument: string, known: readonly string[]): Rule =>
  (schema) =>
    [...schema.fields.keys()].flatMap((coordinate) => {
      const said = schema.effective(coordinate, directive, argument)
      if (said === undefined) return [`${coordinate} has no @${directive}`]
      return known.includes(said) ? [] : [`${coordinate} has an unknown @${directive}: ${said}`]
    })

export const isClassified = saysOneOf('classified', 'as', classifications)
export const hasAnOwner = saysOneOf('owner', 'team', teams)
export const hasASystemOfRecord = saysOneOf('systemOfRecord', 'system', systems)

/** Each type decides once, and each root field, as a root type decides nothing; another field may only ask for more. */
export const decidesWhoMayRead: Rule = ({ objects, fields }) => {
  const decisions = (each: Said) => each.directives.filter(({ name }) => decision.test(name.value)).length
  const once = (each: Said) => {
    if (decisions(each) === 1) return []
    return [`${each.coordinate} ${decisions(each) === 0 ? 'decides nothing' : 'decides twice'} about who may read it`]
  }
  const ofTypes = [...objects.values()]
    .filter(({ type }) => !roots.test(type))
    .flatMap(({ said }) => said.flatMap(once))
  const ofFields = [...fields.values()].flatMap(({ type, said }) =>
    said.flatMap((each) => {
      if (roots.test(type)) return once(each)
      return decisions(each) > 0 && argumentOf(each, 'requiresScopes', 'scopes') === undefined
        ? [`${each.coordinate} takes back what its type decides`]
        : []
    }),
  )
  return [...ofTypes, ...ofFields]
}
const decision = /^(requiresScopes|authenticated|public)$/

export const isDescribed: Rule = (schema) => {
  const everything = [...schema.objects.values(), ...schema.fields.values()]
  return everything
    .filter(({ coordinate, said }) => !speaksForItself.test(coordinate) && said.every((each) => !each.description))
    .map(({ coordinate }) => `${coordinate} has no description`)
}
const speaksForItself = /\.id$|Edge\.(node|cursor)$|Connection\.(edges|pageInfo)$|^(Query|Mutation|Subscription)$/

export const saysItTheSameEverywhere: Rule = ({ said }) => {
  const twice = said
    .filter(({ directives }) => {
      const names = directives.map(({ name }) => name.value).filter((name) => name !== 'tag')
      return new Set(names).size < names.length
    })
    .map(({ coordinate, subgraph }) => `${coordinate} says something twice in ${subgraph}`)
  const differing = [...Map.groupBy(said, ({ coordinate }) => coordinate)].flatMap(([coordinate, [first, ...others]]) =>
    others
      .filter((other) => sentences(other).join() !== sentences(first as Said).join())
      .map((other) => `${coordinate} differs in ${first?.subgraph} and ${other.subgraph}`),
  )
  return [...twice, ...differing]
}

export const decidesAsItsNode: Rule = (schema) =>
  [...schema.objects.values()]
    .filter(({ type }) => pages.test(type))
    .flatMap((page) => {
      const own = schema.fieldsOf(page.type)
      const node = own.find(({ coordinate }) => /\.nodes?$/.test(coordinate))?.said[0].gives
      const ofNode = schema.objects.get(node ?? '')
      if (ofNode === undefined) return [`${page.type} has no node`]
      const differing = ['who may read it', 'classification', 'partners'].filter(
        (_, index) => standing(schema, page)[index] !== standing(schema, ofNode)[index],
      )
      const apart = own.filter(({ said }) => said[0].directives.length > 0)
      return [
        ...differing.map((what) => `${page.type} decides otherwise than ${node}: ${what}`),
        ...apart.map(({ coordinate }) => `${coordinate} decides otherwise than its page`),
      ]
    })

function standing(schema: GovernedSchema, { type, said: [said] }: Governed): readonly string[] {
  const parts = [said, ...schema.fieldsOf(type).map((field) => field.said[0])]
  const who = said.directives.filter(({ name }) => decision.test(name.value)).map(({ name }) => name.value)
  return [
    `${who} ${JSON.stringify(scopesOf(said))}`,
    String(argumentOf(said, 'classified', 'as')),
    String(parts.some((each) => argumentOf(each, 'tag', 'name') === 'partner')),
  ]
}

/** Each way to be let in by a root field must let in to what it gives too. */
export const asksForWhatItReturns: Rule = (schema) =>
  [...schema.fields.values()]
    .filter(({ type }) => roots.test(type))
    .flatMap(({ coordinate, said: [said] }) => {
      const given = schema.objects.get(said.gives ?? '')
      if (given === undefined) return []
      const asked = schema.scopes(coordinate) ?? [[]]
      const needed = schema.scopes(given.type) ?? [[]]
      const enough = asked.every((all) => needed.some((some) => some.every((scope) => all.includes(scope))))
      const isPublic = ({ directives }: Said) => directives.some(({ name }) => name.value === 'public')
      const isLoose = isPublic(said) && !isPublic(given.said[0])
      return enough && !isLoose ? [] : [`${coordinate} asks for less than ${given.type}`]
    })

export const asksForKnownScopes: Rule = ({ said }) =>
  said.flatMap((each) =>
    (scopesOf(each) ?? [])
      .flat()
      .filter((scope) => !Object.hasOwn(scopes, scope))
      .map((scope) => `${each.coordinate} asks for an unknown scope: ${scope}`),
  )

/** Whatever gives an amount is as delicate as money is. A reference to an entity is not the entity. */
export const isClassifiedAsItsValue: Rule = (schema) =>
  [...schema.fields.values()].flatMap(({ coordinate, said: [{ gives }] }) => {
    const value = schema.objects.get(gives ?? '')
    if (value === undefined || schema.fields.has(`${value.type}.id`)) return []
    const needed = schema.effective(value.type, 'classified', 'as')
    return care(schema.effective(coordinate, 'classified', 'as')) < care(needed)
      ? [`${coordinate} gives ${value.type}, which is ${needed}`]
      : []
  })

/**
 * Pages, lookups by id, places in a stream and commands go by nothing but what they are given; filters and orders say it
 * member by member.
 */
const plumbing = /\((first|after|id|ids|lot|filter|orderBy|consumer|cursor|dryRun):\)$/

export const saysWhatItGoesBy: Rule = (schema) =>
  [
    ...schema.said.filter(({ kind }) => kind === 'input field'),
    ...schema.said.filter(({ kind, coordinate }) => kind === 'argument' && !plumbing.test(coordinate)),
    ...schema.orders,
  ].flatMap((each) => {
    const reads = argumentOf(each, 'reads', 'coordinates') as readonly string[] | undefined
    if (reads === undefined) return [`${each.coordinate} does not say what it goes by`]
    return reads.length === 0 ? [`${each.coordinate} goes by nothing`] : []
  })

export const goesByWhatThereIs: Rule = (schema) =>
  schema.said.flatMap((each) =>
    ((argumentOf(each, 'reads', 'coordinates') ?? []) as readonly string[])
      .filter((coordinate) => !schema.fields.has(coordinate))
      .map((coordinate) => `${each.coordinate} goes by ${coordinate}, which is not there`),
  )

export const keepsReferenceHarmless: Rule = (schema) =>
  [...schema.fields.keys()].flatMap((coordinate) => {
    if (schema.effective(coordinate, 'classified', 'as') !== 'REFERENCE') return []
    const delicate = (schema.scopes(coordinate) ?? []).flat().filter((scope) => !referenceScopes.includes(scope))
    return delicate.map((scope) => `${coordinate} is REFERENCE and asks for ${scope}`)
  })

/** What partners' applications may be shown is never about people, and leads to nothing that is kept from them. */
export const keepsPartnersApart: Rule = (schema) => {
  const isShown = (coordinate: string) => schema.effective(coordinate, 'tag', 'name') === 'partner'
  return [...schema.fields.values()]
    .filter(({ coordinate }) => isShown(coordinate))
    .flatMap(({ coordinate, said: [{ gives }] }) => {
      if (schema.effective(coordinate, 'classified', 'as') === 'PERSONAL')
        return [`${coordinate} shows people to partners`]
      const given = schema.fieldsOf(gives ?? '')
      const isHidden = given.length > 0 && !given.some((field) => isShown(field.coordinate))
      return isHidden ? [`${coordinate} leads partners to ${gives}, which is kept from them`] : []
    })
}

/** Scopes that are granted to whoever may see money, or people; another is not enough for either. */
const delicateScopes: Readonly<Record<string, readonly string[]>> = {
  FINANCIAL: [
    'procurement:prices:read',
    'procurement:bills:read',
    'procurement:control:read',
    'inventory:valuation:read',
    'revenue-cycle:read',
    'revenue-cycle:payments:read',
    'revenue-cycle:ledger:read',
    'revenue-cycle:claims:read',
    'revenue-cycle:remittances:read',
  ],
  PERSONAL: [
    'master-data:contacts:read',
    'master-data:practitioners:read',
    'inventory:trace:read',
    'inventory:consumption:read',
    'revenue-cycle:read',
    'revenue-cycle:claims:read',
    'revenue-cycle:patient-accounts:read',
  ],
}

/** A value that is nothing in itself, such as an amount, is guarded by the field that gives it. */
export const guardsWhatIsDelicate: Rule = (schema) =>
  [...schema.fields.values()].flatMap(({ coordinate, type }) => {
    const classification = schema.effective(coordinate, 'classified', 'as') ?? ''
    const guards = delicateScopes[classification]
    const isPublic = schema.objects.get(type)?.said[0].directives.some(({ name }) => name.value === 'public') === true
    if (guards === undefined || isPublic) return []
    const ways = schema.scopes(coordinate) ?? [[]]
    const guarded = ways.every((all) => all.some((scope) => guards.includes(scope)))
    return guarded ? [] : [`${coordinate} is ${classification} and asks for no right to see that`]
  })
