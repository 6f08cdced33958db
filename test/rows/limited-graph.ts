import { execute, type GraphQLError, parse, validate } from 'graphql'
import { withFieldAuthorization } from '#gateway/authorization/authorize.ts'
import { readSupergraphSdl } from '#gateway/contract.ts'
import { joinSubgraphs } from '#gateway/graph/join.ts'
import { subgraphModules } from '#gateway/subgraph-modules.ts'
import type { Principal } from '#shared/auth/principal.ts'
import type { OdooAccount } from '#shared/odoo/odoo.ts'
import type { ExternalRecords } from '#shared/projections/reading/external-records.ts'
import { SourceCalls } from '#shared/telemetry/source-calls.ts'
import { auditor } from '../principals.ts'
import type { Claims } from './visible-records.ts'

// biome-ignore lint/suspicious/noExplicitAny: what comes back is as the query asked
export type Data = any

export interface Answered {
  readonly data: Data
  readonly errors: readonly GraphQLError[]
  readonly calls: SourceCalls
}

/** The joined graph over one Odoo, for askers whose fields are all allowed and whose records are not. */
export interface LimitedGraph {
  ask(claims: Claims, document: string, variables?: Readonly<Record<string, unknown>>): Promise<Answered>
  /** As `ask`, for a question that must not fail in any part. */
  data(claims: Claims, document: string, variables?: Readonly<Record<string, unknown>>): Promise<Data>
}

export function principalWith({ companies, facilities, supplier }: Claims): Principal {
  return {
    ...auditor,
    companies: companies === 'all' ? 'all' : new Set(companies),
    facilities: facilities === 'all' ? 'all' : new Set(facilities),
    supplier,
  }
}

export function requestOf(claims: Claims) {
  const calls = new SourceCalls()
  return { correlationId: 'rows', signal: AbortSignal.timeout(60_000), calls, principal: principalWith(claims) }
}

/** `external`: what systems beside Odoo feed; nothing where there are none. */
export function limitedGraph(account: OdooAccount, external: ExternalRecords | null = null): LimitedGraph {
  const sdl = readSupergraphSdl()
  const schema = withFieldAuthorization(joinSubgraphs(sdl, subgraphModules(account, {}, {}, external)), sdl)
  const ask: LimitedGraph['ask'] = async (claims, text, variables = {}) => {
    const document = parse(text)
    const faults = validate(schema, document)
    if (faults.length > 0) throw new Error(`Cannot ask: ${faults.map(String).join('\n')}`)
    const contextValue = requestOf(claims)
    const { data, errors } = await execute({ schema, document, variableValues: variables, contextValue })
    // graphql-js answers in objects without a prototype, which equal no literal.
    return { data: JSON.parse(JSON.stringify(data ?? null)), errors: errors ?? [], calls: contextValue.calls }
  }
  return {
    ask,
    async data(claims, document, variables) {
      const { data, errors } = await ask(claims, document, variables)
      const [error] = errors
      if (error) throw new Error(`Cannot answer ${JSON.stringify(claims)}: ${error.path?.join('.')}: ${error.message}`)
      return data
    },
  }
}

/** An entity anywhere in an answer. */
export interface Mention {
  readonly type: string
  readonly id: string
  /** Where it is, without the places in lists. */
  readonly path: string
}

/** Every entity that an answer names. */
export function* mentionsIn(data: Data, path = ''): Iterable<Mention> {
  if (Array.isArray(data)) {
    for (const each of data) yield* mentionsIn(each, path)
  } else if (typeof data === 'object' && data !== null) {
    if (typeof data.id === 'string' && typeof data.__typename === 'string')
      yield { type: data.__typename, id: data.id, path }
    for (const [name, value] of Object.entries(data)) yield* mentionsIn(value, `${path}/${name}`)
  }
}
