import type { GraphQLResolveInfo } from 'graphql'
import { isObjectType } from 'graphql'
import type { SubgraphModule } from './graph.ts'
import { type KeyReader, keyReader } from './keys.ts'
import type { Supergraph } from './supergraph.ts'

/** One hop of an entity from a subgraph that knows it to one that is asked for it by a key. */
export interface Step {
  /** Its place among the steps from the same producer. */
  readonly index: number
  /** The hop before; none where the key is read from the produced object itself. */
  readonly after: Step | undefined
  /** The subgraph the key is read from, by its place in the supergraph. */
  readonly from: number
  /** The subgraph that is asked. */
  readonly to: number
  readonly key: KeyReader
  /** The same for all steps that ask the same subgraph for the same type by the same key. */
  readonly memo: number
  readonly resolveReference: ReferenceResolver
}

/** A subgraph's `__resolveReference`; without one the representation is the entity, as in `@apollo/subgraph`. */
export type ReferenceResolver = (reference: object, context: unknown, info: GraphQLResolveInfo) => unknown

/** The shortest chains of keys, computed once at start. */
export class Routes {
  readonly #supergraph: Supergraph
  readonly #subgraphs: readonly SubgraphModule[]
  readonly #memos = new Map<string, number>()
  readonly #from = new Map<string, ReadonlyMap<number, Step>>()

  /** `subgraphs` in the supergraph's order. */
  constructor(supergraph: Supergraph, subgraphs: readonly SubgraphModule[]) {
    this.#supergraph = supergraph
    this.#subgraphs = subgraphs
  }

  /** The last step to each subgraph that objects of a type, produced by one subgraph, can be asked for; nearest first. */
  from(typeName: string, producer: number): ReadonlyMap<number, Step> {
    const name = `${typeName} ${producer}`
    let steps = this.#from.get(name)
    if (!steps) {
      steps = this.#explore(typeName, producer)
      this.#from.set(name, steps)
    }
    return steps
  }

  #explore(typeName: string, producer: number): ReadonlyMap<number, Step> {
    const steps = new Map<number, Step>()
    const queue: { readonly subgraph: number; readonly step: Step | undefined }[] = [
      { subgraph: producer, step: undefined },
    ]
    // Grows while it is walked: that makes the walk breadth-first, and so every chain a shortest one.
    for (const { subgraph, step } of queue) {
      for (const to of this.#subgraphs.keys()) {
        if (to === producer || steps.has(to)) continue
        const next = this.#step(typeName, subgraph, to, step, steps.size)
        if (!next) continue
        steps.set(to, next)
        queue.push({ subgraph: to, step: next })
      }
    }
    return steps
  }

  #step(typeName: string, from: number, to: number, after: Step | undefined, index: number): Step | undefined {
    const source = this.#subgraphs[from]
    const target = this.#subgraphs[to]
    if (!source || !target) return undefined
    for (const key of this.#supergraph.objects.get(typeName)?.keys.get(target.name) ?? []) {
      const reader = keyReader(this.#supergraph, source, typeName, key)
      if (!reader) continue
      const resolveReference = referenceResolver(target, typeName)
      return { index, after, from, to, key: reader, memo: this.#memo(`${typeName} ${to} ${key}`), resolveReference }
    }
    return undefined
  }

  #memo(name: string): number {
    const memo = this.#memos.get(name) ?? this.#memos.size
    this.#memos.set(name, memo)
    return memo
  }
}

function referenceResolver(subgraph: SubgraphModule, typeName: string): ReferenceResolver {
  const type = subgraph.schema.getType(typeName)
  const extensions = isObjectType(type)
    ? (type.extensions as { apollo?: { subgraph?: { resolveReference?: ReferenceResolver } } })
    : undefined
  return extensions?.apollo?.subgraph?.resolveReference ?? ((reference) => reference)
}
