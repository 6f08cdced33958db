import { setImmediate as turn } from 'node:timers/promises'
import { defaultFieldResolver, type GraphQLSchema, isObjectType } from 'graphql'
import type { SubgraphModule } from '#gateway/graph/graph.ts'

/** Where faults are put in, and for which objects. */
export interface Faults {
  readonly seed: number
  /** The part of all coordinates and references that can fail, from 0 to 1. */
  readonly coordinates: number
  /** The part of their objects for which they do. */
  readonly objects: number
  /** Whether all faults come later, as those of outside systems do; else some come at once. */
  readonly later?: boolean
  /** Coordinates that never fail; none unless given. */
  spares?(coordinate: string): boolean
}

type Resolve = (...args: unknown[]) => unknown

/**
 * Makes resolvers and references of a subgraph fail, in place: by throwing, rejecting, returning an error or null, at
 * once or later. Whether a call fails depends on its coordinate and its object alone, so that every way of executing an
 * operation meets the same faults.
 */
export function injectFaults(modules: readonly SubgraphModule[], faults: Faults): void {
  for (const { name, schema } of modules) injectInto(name, schema, faults)
}

function injectInto(
  subgraph: string,
  schema: GraphQLSchema,
  { seed, coordinates, objects, later, spares }: Faults,
): void {
  const strike = (coordinate: string, resolve: Resolve): Resolve => {
    if (spares?.(coordinate) || share(`${seed} ${subgraph} ${coordinate}`) >= coordinates) return resolve
    return (...args) => {
      const lot = `${seed} ${coordinate} ${JSON.stringify(args[0], sorted) ?? ''}`
      if (share(lot) >= objects) return resolve(...args)
      const how = share(`${lot} how`)
      return later ? turn().then(() => fail(coordinate, how)) : fail(coordinate, how)
    }
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('_')) continue
    for (const field of Object.values(type.getFields())) {
      if (field.name.startsWith('_')) continue
      const coordinate = `${type.name}.${field.name}`
      const resolve = (field.resolve ?? defaultFieldResolver) as Resolve
      const struck = strike(coordinate, resolve)
      if (struck !== resolve) field.resolve = struck as NonNullable<typeof field.resolve>
    }
    const apollo = type.extensions.apollo as { subgraph?: { resolveReference?: Resolve } } | undefined
    if (apollo?.subgraph?.resolveReference) {
      apollo.subgraph.resolveReference = strike(`${type.name} reference`, apollo.subgraph.resolveReference)
    }
  }
}

// The same object, whatever the order of its properties and whether it was told its type.
function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== '__typename')
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

function fail(coordinate: string, how: number): unknown {
  const error = new Error(`${coordinate} fails`)
  if (how < 0.3) throw error
  if (how < 0.5) return Promise.reject(error)
  if (how < 0.7) return new Promise((_, reject) => setImmediate(reject, error))
  if (how < 0.85) return error
  return how < 0.93 ? null : Promise.resolve(null)
}

// FNV-1a, with its last bits mixed: evenly spread is all it needs to be.
function share(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32
}
