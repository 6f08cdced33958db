import { transformSupergraphToPublicSchema } from '@theguild/federation-composition'
import {
  buildASTSchema,
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isLeafType,
  isNonNullType,
  isObjectType,
  parse,
} from 'graphql'
import { CannotStart } from '#gateway/cannot-start.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { typeCheck, typeResolver } from './abstract.ts'
import { Operations, type Shape } from './box.ts'
import { completion } from './completion.ts'
import { type FieldPlan, fieldResolver, rootResolver } from './field.ts'
import type { SubgraphModule } from './graph.ts'
import { hiddenArguments, refuseHiddenInputFields } from './hidden-inputs.ts'
import { adoptLeaves } from './leaves.ts'
import { producedTypes } from './producers.ts'
import { Refusals } from './refusals.ts'
import { Routes, type Step } from './routes.ts'
import { type OwnedField, readSupergraph, type Supergraph } from './supergraph.ts'

type AnyField = GraphQLField<unknown, unknown>

/**
 * Joins subgraphs that run in this process into the public schema of their supergraph.
 *
 * graphql-js executes it like any other schema, with a `RequestContext` as context value. Throws at once, naming every
 * coordinate at fault, where the supergraph uses what a join by keys cannot do exactly, see README.md.
 */
export function joinSubgraphs(supergraphSdl: string, subgraphs: readonly SubgraphModule[]): GraphQLSchema {
  const refusals = new Refusals()
  const supergraph = readSupergraph(supergraphSdl, refusals)
  const modules = inOrder(supergraph, subgraphs)
  const api = buildASTSchema(transformSupergraphToPublicSchema(parse(supergraphSdl)))
  adoptLeaves(api, modules, refusals)
  refuseHiddenInputFields(api, modules, refusals)
  new Join(api, supergraph, modules, refusals).attach()
  refusals.throwIfAny()
  return api
}

function inOrder(supergraph: Supergraph, subgraphs: readonly SubgraphModule[]): SubgraphModule[] {
  const names = subgraphs.map(({ name }) => name)
  if (names.toSorted().join() !== supergraph.subgraphs.toSorted().join()) {
    const composed = supergraph.subgraphs.join(', ')
    throw new CannotStart(`Cannot join the subgraphs ${names.join(', ')}: the supergraph is composed of ${composed}`)
  }
  return supergraph.subgraphs.flatMap((name) => subgraphs.filter((subgraph) => subgraph.name === name))
}

/** The work of one start: plans for every field and producing subgraph, and the resolvers that follow them. */
class Join {
  readonly #api: GraphQLSchema
  readonly #supergraph: Supergraph
  readonly #subgraphs: readonly SubgraphModule[]
  readonly #refusals: Refusals
  readonly #routes: Routes
  readonly #produced: readonly ReadonlySet<string>[]
  readonly #plans = new Map<string, ReadonlyMap<string, FieldPlan>>()
  readonly #shapes = new Map<string, Shape>()

  constructor(api: GraphQLSchema, supergraph: Supergraph, subgraphs: readonly SubgraphModule[], refusals: Refusals) {
    this.#api = api
    this.#supergraph = supergraph
    this.#subgraphs = subgraphs
    this.#refusals = refusals
    this.#routes = new Routes(supergraph, subgraphs)
    this.#produced = producedTypes(supergraph, subgraphs)
  }

  attach(): void {
    const roots = [this.#api.getQueryType(), this.#api.getMutationType(), this.#api.getSubscriptionType()]
    const operations = new Operations(this.#subgraphs)
    for (const type of Object.values(this.#api.getTypeMap())) {
      if (type.name.startsWith('__')) continue
      if (isAbstractType(type)) type.resolveType = typeResolver(this.#subgraphs) as never
      else if (isObjectType(type) && roots.includes(type)) this.#attachRoot(type, operations)
      else if (isObjectType(type)) this.#attachObject(type)
    }
  }

  #attachObject(type: GraphQLObjectType): void {
    type.isTypeOf = typeCheck(type.name, this.#subgraphs)
    const plans = this.#subgraphs.map((_, producer) =>
      this.#produced[producer]?.has(type.name) ? this.#plansOf(type, producer) : undefined,
    )
    for (const field of Object.values(type.getFields())) {
      const resolver = fieldResolver(plans.map((byName) => byName?.get(field.name)))
      field.resolve = resolver as GraphQLFieldResolver<unknown, unknown>
    }
  }

  #attachRoot(type: GraphQLObjectType, operations: Operations): void {
    for (const field of Object.values(type.getFields())) {
      const [owner] = this.#owned(type, field)?.owners ?? []
      const subgraph = this.#subgraphs.findIndex(({ name }) => name === owner)
      const plan = this.#plan(type, field, subgraph, undefined)
      if (!plan) continue
      field.resolve = rootResolver(plan, operations, type === this.#api.getMutationType())
      if (type === this.#api.getSubscriptionType()) this.#attachSubscription(type, field, subgraph)
    }
  }

  #attachSubscription(type: GraphQLObjectType, field: AnyField, subgraph: number): void {
    const owner = this.#subgraphs[subgraph]
    const subscribe = owner?.schema.getSubscriptionType()?.getFields()[field.name]?.subscribe
    if (!owner || !subscribe) {
      this.#refusals.add(`${type.name}.${field.name}`, `has no subscribe function in ${owner?.name}`)
      return
    }
    // Events are executed later, each with a context of its own: this one serves the stream only.
    field.subscribe = (source, args, request, info) =>
      subscribe(source, args, owner.context(request as RequestContext), info)
  }

  /** Plans of all fields of a type's objects that one subgraph produced; made once, as types refer to each other. */
  #plansOf(type: GraphQLObjectType, producer: number): ReadonlyMap<string, FieldPlan> {
    const name = `${type.name} ${producer}`
    const known = this.#plans.get(name)
    if (known) return known
    const plans = new Map<string, FieldPlan>()
    this.#plans.set(name, plans)
    const own = this.#subgraphs[producer]?.name ?? ''
    const routes = this.#routes.from(type.name, producer)
    for (const field of Object.values(type.getFields())) {
      const owners = this.#owned(type, field)?.owners ?? new Set()
      const step = owners.has(own) ? undefined : nearest(routes, (to) => owners.has(this.#subgraphs[to]?.name ?? ''))
      if (!owners.has(own) && !step) {
        this.#refusals.add(
          `${type.name}.${field.name}`,
          `cannot be reached by a key from ${own}, which returns ${type.name}`,
        )
        continue
      }
      const plan = this.#plan(type, field, step?.to ?? producer, step)
      if (plan) plans.set(field.name, plan)
    }
    return plans
  }

  #plan(type: GraphQLObjectType, field: AnyField, subgraph: number, step: Step | undefined): FieldPlan | undefined {
    const owner = this.#subgraphs[subgraph]
    const definition = owner && ownType(owner.schema, this.#api, type)?.getFields()[field.name]
    if (!owner || !definition) {
      this.#refusals.add(`${type.name}.${field.name}`, `is not in the schema of ${owner?.name ?? 'any subgraph'}`)
      return undefined
    }
    const resolve = definition.resolve ?? defaultFieldResolver
    const shape = this.#shape(subgraph, getNamedType(definition.type))
    const complete = completion(field.type, shape)
    const named = getNamedType(field.type)
    const leaf = isLeafType(named)
    return {
      subgraph,
      step,
      resolve,
      hiddenArguments: hiddenArguments(field, definition),
      returnType: field.type,
      hasArguments: field.args.length > 0,
      required: isNonNullType(field.type),
      leaf,
      plain: resolve === defaultFieldResolver,
      complete,
      completesPromises: !isLeafType(isNonNullType(field.type) ? field.type.ofType : field.type),
      below: isObjectType(named) ? { type: named, plans: this.#plansOf(named, subgraph) } : undefined,
    }
  }

  #shape(producer: number, type: GraphQLNamedOutputType): Shape {
    const name = `${type.name} ${producer}`
    const shape = this.#shapes.get(name) ?? { producer, type }
    this.#shapes.set(name, shape)
    return shape
  }

  #owned(type: GraphQLObjectType, field: AnyField): OwnedField | undefined {
    return this.#supergraph.objects.get(type.name)?.fields.get(field.name)
  }
}

function nearest(routes: ReadonlyMap<number, Step>, isOwner: (subgraph: number) => boolean): Step | undefined {
  for (const [to, step] of routes) if (isOwner(to)) return step
  return undefined
}

// Root types may have any name in a subgraph.
function ownType(own: GraphQLSchema, api: GraphQLSchema, type: GraphQLObjectType): GraphQLObjectType | undefined {
  if (type === api.getQueryType()) return own.getQueryType() ?? undefined
  if (type === api.getMutationType()) return own.getMutationType() ?? undefined
  if (type === api.getSubscriptionType()) return own.getSubscriptionType() ?? undefined
  const named = own.getType(type.name)
  return isObjectType(named) ? named : undefined
}
