import { type DocumentNode, Kind, type OperationDefinitionNode, visit } from 'graphql'
import type { Principal, Reach } from '#shared/auth/principal.ts'
import type { Asked } from './event-execution.ts'

/** Where one begins is nobody else's business: these arguments of a root field do not tell groups apart. */
const beginArguments = new Set(['after', 'consumer'])

/** The same for all who are given the same: what is asked, with which variables, and by what rights. */
export function groupKey(asked: Asked, principal: Principal): string {
  const { source, variables, operationName } = asked
  const matter = variablesThatMatter(asked)
  const given = Object.entries(variables).filter(([name]) => matter.has(name))
  return JSON.stringify([idOf(source), operationName ?? null, given.sort(byName), rightsKey(principal)])
}

/** The same for all who may see the same. */
export function rightsKey({ issuer, scopes, companies, facilities, supplier }: Principal): string {
  return JSON.stringify([issuer, [...scopes].sort(), reachKey(companies), reachKey(facilities), supplier])
}

function reachKey(reach: Reach): 'all' | readonly number[] {
  return reach === 'all' ? 'all' : [...reach].sort((one, other) => one - other)
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1
}

const ids = new WeakMap<DocumentNode, number>()
let lastId = 0

/** Documents are read once and kept: one that is the same text is the same object, as long as it is in use. */
function idOf(document: DocumentNode): number {
  const known = ids.get(document)
  if (known !== undefined) return known
  lastId += 1
  ids.set(document, lastId)
  return lastId
}

const mattering = new WeakMap<OperationDefinitionNode, ReadonlySet<string>>()

/** Names of variables that say more than where to begin. */
function variablesThatMatter({ source, definition, rootField }: Asked): ReadonlySet<string> {
  const known = mattering.get(definition)
  if (known !== undefined) return known
  const used = new Set<string>()
  visit(source, {
    VariableDefinition: () => false,
    Field(field) {
      if (field.name.value !== rootField) return undefined
      const others = (field.arguments ?? []).filter(
        ({ name, value }) => !(beginArguments.has(name.value) && value.kind === Kind.VARIABLE),
      )
      return others.length === field.arguments?.length ? undefined : { ...field, arguments: others }
    },
    Variable: ({ name }) => void used.add(name.value),
  })
  mattering.set(definition, used)
  return used
}
