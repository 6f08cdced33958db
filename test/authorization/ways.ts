import {
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isObjectType,
  isRequiredArgument,
  parse,
} from 'graphql'
import { type AuthorizedGraph, type Data, everywhere } from './authorized-graph.ts'
import { api, query, type Root, roots } from './schema-without-rules.ts'
import { heldBy, objectTypes } from './sight.ts'

/** A way from the root to objects of a type that are there: fields with their arguments, outermost first. */
export interface Way {
  /** Of what kind of operation the first of them is. */
  readonly root: Root
  readonly steps: readonly string[]
  readonly type: GraphQLObjectType
  /** Of what the last object before it is, pages and edges left out. */
  readonly from: string
}

type Ways = ReadonlyMap<string, readonly Way[]>

/** A document's selection that goes a way and selects something at its end. */
export const along = ({ steps }: Pick<Way, 'steps'>, selection: string): string =>
  `${steps.join(' { ')} { ${selection} ${'}'.repeat(steps.length)}`

/** The whole document. */
export const documentAlong = (way: Pick<Way, 'root' | 'steps'>, selection: string): string =>
  `${way.root} { ${way.steps.length === 0 ? selection : along(way, selection)} }`

/** What a graph has to have for ways to be found in it. */
export type WayFound = Pick<AuthorizedGraph, 'askWithoutRules'> & {
  readonly events: Pick<AuthorizedGraph['events'], 'given'>
}

/**
 * For each type ways to objects of it: by lookup and by list, by nodes and by edges, and from up to `parents` other
 * types that refer to it, the shortest first; from what subscriptions tell of in any case. Ways that lead to no object
 * in the sandbox are left out.
 */
export async function waysToTypes(graph: WayFound, parents = 3): Promise<Ways> {
  const rootArguments = await argumentsOfRoots(graph)
  const found = new Map<string, Way[]>()
  const isThere = async (way: Way): Promise<boolean> => {
    const { data } = await graph.askWithoutRules(parse(documentAlong(way, '__typename')), everywhere(new Set()))
    return JSON.stringify(data).includes(`"__typename":"${way.type.name}"`)
  }
  const queue = [...roots].flatMap(([type, root]) =>
    Object.values(type.getFields()).flatMap((field) =>
      rootArguments(field).flatMap((given) =>
        stepsInto(field, `${field.name}${given}`, { root, steps: [], type, from: '' }),
      ),
    ),
  )
  const seen = new Set<string>()
  const take = async (way: Way): Promise<void> => {
    const key = along(way, '')
    const known = found.get(way.type.name) ?? []
    if (seen.has(key) || !isWanted(way, known, parents)) return
    seen.add(key)
    if (!(await isThere(way))) return
    found.set(way.type.name, [...known, way])
    // The first way goes on into everything; further ones only where something is still to be found, and where events
    // of one field tell of different things.
    const isFirst = known.length === 0 || (way.root === 'subscription' && way.steps.length === 1)
    if (heldBy(way.type) === null) queue.push(...stepsOutOf(way).filter(({ type }) => isFirst || !found.has(type.name)))
  }
  for (const way of queue) await take(way)
  return found
}

function isWanted({ root, from, steps }: Way, known: readonly Way[], parents: number): boolean {
  const others = known.filter((way) => way.from === from)
  if (steps.length === 1 || isRoot(from)) return others.length < 8
  if (root === 'subscription' && steps.length === 2) return others.length === 0
  const isOtherForm = others.length === 1 && others[0]?.steps.at(-1) !== steps.at(-1)
  return isOtherForm || (others.length === 0 && new Set(known.map((way) => way.from)).size <= parents)
}

const isRoot = (type: string) => [...roots.keys()].some(({ name }) => name === type)

function stepsOutOf(way: Way): Way[] {
  return Object.values(way.type.getFields()).flatMap((field) =>
    stepsInto(field, `${field.name}${nestedArguments(field)}`, way),
  )
}

/** What a field leads to; through a page, also to what the page holds, both ways. */
function stepsInto(field: GraphQLField<unknown, unknown>, step: string, before: Way): Way[] {
  const type = getNamedType(field.type)
  if (!isObjectType(type)) return []
  const { root } = before
  const from = before.type.name
  const way = { root, steps: [...before.steps, step], type, from }
  const held = heldBy(type)
  if (held === null) return [way]
  const { edges, pageInfo } = type.getFields()
  const edge = getNamedType(edges?.type)
  if (!isObjectType(edge)) return [way]
  return [
    way,
    { root, steps: [...way.steps, 'edges'], type: edge, from },
    { root, steps: [...way.steps, 'nodes'], type: held, from },
    { root, steps: [...way.steps, 'edges', 'node'], type: held, from },
    ...(pageInfo
      ? [{ root, steps: [...way.steps, 'pageInfo'], type: api.getType('PageInfo') as GraphQLObjectType, from }]
      : []),
  ]
}

function inBrackets(args: Readonly<Record<string, string>>): string {
  return `(${Object.entries(args)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join(', ')})`
}

function nestedArguments({ args }: GraphQLField<unknown, unknown>): string {
  return args.some(({ name }) => name === 'first') ? '(first: 3)' : ''
}

/** Arguments of root fields by which they find something, each in brackets. */
export async function argumentsOfRoots(graph: WayFound) {
  const ask = async (document: string) => {
    const { data, errors } = await graph.askWithoutRules(parse(document), everywhere(new Set()))
    if (errors[0]) throw errors[0]
    return data
  }
  const ids = new Map<string, string>()
  for (const { name, type } of Object.values(query.getFields())) {
    const page = getNamedType(type)
    const held = isObjectType(page) ? heldBy(page) : null
    if (held === null || !('id' in held.getFields())) continue
    if (ids.has(held.name) || query.getFields()[name]?.args.some(isRequiredArgument)) continue
    const data = await ask(`{ page: ${name}(first: 1) { nodes { id } } }`)
    ids.set(held.name, data.page.nodes[0]?.id)
  }
  const { unitsOfMeasure } = await ask('{ unitsOfMeasure { id } }')
  ids.set('UnitOfMeasure', unitsOfMeasure[0].id)
  const lots = await lotsWithLongWays(ask)
  const practitioner = await practitionerOfClaims(ask)
  ids.set('Practitioner', practitioner.id)
  const identifiers = new Map([...(await identifiersOf(ask)), ['practitioner', identifierIn(practitioner)]])
  const given: Readonly<Record<string, readonly string[]>> = {
    ...Object.fromEntries(Object.entries(graph.events.given).map(([name, all]) => [name, all.map(inBrackets)])),
    lotTrace: lots.map((lot) => `(lot: "${lot}")`),
    expiringLots: ['(withinDays: 3650, first: 4)'],
    expiringStockValue: ['(withinDays: 3650)'],
    // The one that was entered twice.
    suppliers: ['(first: 4)', '(first: 4, filter: { nameContains: "Brackwell Surgical" })', '(first: 60)'],
    ...claimsWithLongWays(ids),
  }
  return ({ name, type, args }: GraphQLField<unknown, unknown>): readonly string[] => {
    if (given[name]) return given[name]
    if (!args.some((argument) => argument.name === 'id')) {
      return [args.some((argument) => argument.name === 'first') ? '(first: 4)' : '']
    }
    const target = getNamedType(type).name
    const byId = `(id: "${ids.get(target)}")`
    const identifier = identifiers.get(name)
    return identifier === undefined ? [byId] : [byId, `(identifier: ${identifier})`]
  }
}

/** The sandbox's own claims and remittances of which together there is all to tell that can be. */
function claimsWithLongWays(ids: ReadonlyMap<string, string>): Readonly<Record<string, readonly string[]>> {
  return {
    // Paid after a denial that was taken back; denied by a remittance; paid in part.
    claim: [
      `(id: "${ids.get('Claim')}")`,
      ...['RVC-C-26-00004', 'NGH-C-26-00021', 'NGH-C-26-00022'].map((number) => `(number: "${number}")`),
    ],
    claims: ['(first: 4)', '(first: 3, filter: { statuses: [DENIED, PAID] })'],
    // With what is taken for no claim.
    remittance: [`(id: "${ids.get('Remittance')}")`, '(traceNumber: "EFT26-0605-P3N")'],
    remittanceFiles: ['(first: 4)', '(first: 2, states: [QUARANTINED])'],
    supplyConsumptions: ['(first: 12)'],
    claimCycleTimes: ['(createdFrom: "2026-01-01", createdTo: "2026-12-31")'],
  }
}

async function practitionerOfClaims(ask: (document: string) => Promise<Data>): Promise<Data> {
  const { claims } = await ask(
    '{ claims(first: 100, orderBy: CREATED_ASC) { nodes { provider { practitioner { id identifiers { system value valid } } } } } }',
  )
  return claims.nodes.map(({ provider }: Data) => provider?.practitioner).find((each: Data) => each?.identifiers.length)
}

const identifierIn = ({ identifiers: [{ system, value }] }: Data) => `{ system: ${system}, value: "${value}" }`

/** Lots of which together there is all to tell that can be. */
async function lotsWithLongWays(ask: (document: string) => Promise<Data>): Promise<string[]> {
  const { lots } = await ask('{ lots(first: 500) { nodes { id } } }')
  const missing = new Set(['destinations', 'remainders', 'origins', 'openTransfers', 'openOrders', 'substitutes'])
  const chosen: string[] = []
  const parts = [...missing].map((part) => `${part}(first: 1) { nodes { __typename } }`).join(' ')
  for (const { id } of lots.nodes) {
    const { lotTrace } = await ask(`{ lotTrace(lot: "${id}") { ${parts} } }`)
    const there = Object.keys(lotTrace).filter((part) => lotTrace[part].nodes.length > 0)
    // The first lot is one that went somewhere.
    if (!there.some((part) => missing.has(part)) || (chosen.length === 0 && !there.includes('destinations'))) continue
    chosen.push(id)
    for (const part of there) missing.delete(part)
    if (missing.size === 0) break
  }
  return chosen
}

async function identifiersOf(ask: (document: string) => Promise<Data>): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const [one, many] of [
    ['item', 'items'],
    ['supplier', 'suppliers'],
    ['facility', 'facilities'],
  ] as const) {
    const { page } = await ask(`{ page: ${many}(first: 50) { nodes { identifiers { system value valid } } } }`)
    const all = page.nodes.flatMap(({ identifiers }: Data) => identifiers)
    const [usable] = all.filter(({ system, valid }: Data) => valid && system !== 'SUPPLIER_NUMBER')
    if (usable) found.set(one, identifierIn({ identifiers: [usable] }))
  }
  const { payers } = await ask('{ payers(first: 1) { nodes { identifiers { system value } } } }')
  found.set('payer', identifierIn(payers.nodes[0]))
  return found
}

/** Types that no way leads to: what hangs on them cannot be tried. */
export function typesWithoutWay(ways: Ways): string[] {
  return objectTypes(api)
    .filter((type) => !roots.has(type) && !ways.has(type.name))
    .map(({ name }) => name)
}
