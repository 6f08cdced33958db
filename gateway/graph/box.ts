import type { FieldNode, GraphQLNamedOutputType, GraphQLResolveInfo } from 'graphql'
import type { RequestContext } from '#shared/http/request-context.ts'
import type { SubgraphModule } from './graph.ts'
import type { LookAhead } from './look-ahead.ts'
import type { Reference } from './reference.ts'

/** Where boxes of a field come from. */
export interface Shape {
  /** The producing subgraph, by its place in the supergraph. */
  readonly producer: number
  /** What the producing subgraph itself says the field returns. */
  readonly type: GraphQLNamedOutputType
}

/** An object on its way through graphql-js: the value its subgraph returned, with what it takes to ask others about it. */
export class Box {
  readonly operation: Operation
  readonly shape: Shape
  readonly value: unknown
  /** What other subgraphs answered about this object, by step. */
  references: Reference[] | undefined
  /** Fields that were looked at before their turn, by name. */
  early: Map<string, unknown> | undefined

  constructor(operation: Operation, shape: Shape, value: unknown) {
    this.operation = operation
    this.shape = shape
    this.value = value
    this.references = undefined
    this.early = undefined
  }
}

const unset: unique symbol = Symbol('unset')

/** State of one query, one subscription event or one mutation root field. */
export class Operation {
  /** Answers to references, by memo and key. */
  readonly references: (Map<unknown, Reference> | undefined)[] = []
  /** What is selected below a field, where someone looked ahead; null where there is nothing to wait for. */
  readonly lookAheads = new Map<readonly FieldNode[], LookAhead | null>()
  readonly #subgraphs: readonly SubgraphModule[]
  readonly #request: RequestContext
  readonly #contexts: unknown[]

  constructor(subgraphs: readonly SubgraphModule[], request: unknown) {
    this.#subgraphs = subgraphs
    // A request of its own: what subgraphs have in common by the request, they have in one operation and in no other.
    this.#request = { ...(request as RequestContext) }
    this.#contexts = new Array(subgraphs.length).fill(unset)
  }

  /** The context of a subgraph, made when first asked for. */
  context(subgraph: number): unknown {
    const made = this.#contexts[subgraph]
    if (made !== unset) return made
    const context = this.#subgraphs[subgraph]?.context(this.#request)
    this.#contexts[subgraph] = context
    return context
  }
}

/** Finds the state of an execution: graphql-js makes new variable values for each query and each event. */
export class Operations {
  readonly #subgraphs: readonly SubgraphModule[]
  readonly #operations = new WeakMap<object, Operation>()

  constructor(subgraphs: readonly SubgraphModule[]) {
    this.#subgraphs = subgraphs
  }

  /** One state for all root fields of an execution. */
  shared(request: unknown, info: GraphQLResolveInfo): Operation {
    let operation = this.#operations.get(info.variableValues)
    if (!operation) {
      operation = this.fresh(request)
      this.#operations.set(info.variableValues, operation)
    }
    return operation
  }

  /** A state of its own, for a mutation field: what ran before it may have changed anything. */
  fresh(request: unknown): Operation {
    return new Operation(this.#subgraphs, request)
  }
}
