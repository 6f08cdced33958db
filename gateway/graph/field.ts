import type { GraphQLFieldResolver, GraphQLOutputType, GraphQLResolveInfo } from 'graphql'
import { Box, type Operation, type Operations } from './box.ts'
import type { Completion } from './completion.ts'
import { failLater, nullFailure } from './failure.ts'
import { isPromise } from './is-promise.ts'
import { type Below, isNeeded, type LookAhead, lookAhead, settled } from './look-ahead.ts'
import { property } from './property.ts'
import { type Reference, reach } from './reference.ts'
import type { Step } from './routes.ts'

/** How one field of one type is answered for objects of one producing subgraph. */
export interface FieldPlan {
  /** The subgraph that answers, by its place in the supergraph. */
  readonly subgraph: number
  /** The last hop to that subgraph; undefined where it is the producer itself. */
  readonly step: Step | undefined
  readonly resolve: GraphQLFieldResolver<unknown, unknown>
  /** Defaults of arguments that the owner has and the API does not show. */
  readonly hiddenArguments: Readonly<Record<string, unknown>> | undefined
  readonly returnType: GraphQLOutputType
  readonly hasArguments: boolean
  readonly required: boolean
  /** A scalar or enum, or a list of them. */
  readonly leaf: boolean
  /** Answered by graphql-js's default resolver. */
  readonly plain: boolean
  readonly complete: Completion | undefined
  /** Whether `complete` is needed after a promise as well, where nothing fails synchronously any more. */
  readonly completesPromises: boolean
  /** Where the field returns objects of one type. */
  readonly below: Below | undefined
}

type Arguments = Record<string, unknown>

/** The resolver of a field of an entity or value type; `plans` by producing subgraph. */
export function fieldResolver(
  plans: readonly (FieldPlan | undefined)[],
): GraphQLFieldResolver<Box, unknown, Arguments> {
  return (box, args, _request, info) => {
    const early = box.early?.get(info.fieldName)
    if (early !== undefined) return early
    const plan = plans[box.shape.producer]
    if (!plan)
      return failLater(new Error(`Cannot resolve ${info.parentType.name}.${info.fieldName}: no subgraph gave it`))
    if (!plan.step) return answer(plan, box.operation, box.value, args, info)
    const reference = reach(box, plan.step, info)
    return reference.status === 'pending'
      ? reference.settled.then(() => joined(plan, box, reference, args, info))
      : joined(plan, box, reference, args, info)
  }
}

/** The resolver of a root field. Below another field (`payload { query { … } }`) its operation goes on. */
export function rootResolver(
  plan: FieldPlan,
  operations: Operations,
  mutates: boolean,
): GraphQLFieldResolver<unknown, unknown, Arguments> {
  return (source, args, request, info) => {
    if (source instanceof Box) {
      const value = source.shape.producer === plan.subgraph ? source.value : undefined
      return answer(plan, source.operation, value, args, info)
    }
    const operation = mutates ? operations.fresh(request) : operations.shared(request, info)
    return answer(plan, operation, source, args, info)
  }
}

function joined(plan: FieldPlan, box: Box, reference: Reference, args: Arguments, info: GraphQLResolveInfo): unknown {
  if (reference.status === 'failed') return failLater(reference.value)
  if (reference.value == null) return plan.required ? nullFailure(`${info.parentType.name}.${info.fieldName}`) : null
  return answer(plan, box.operation, reference.value, args, info)
}

function answer(
  plan: FieldPlan,
  operation: Operation,
  source: unknown,
  args: Arguments,
  info: GraphQLResolveInfo,
): unknown {
  if (!plan.required) return completed(plan, operation, source, args, info)
  try {
    return completed(plan, operation, source, args, info)
  } catch (error) {
    return failLater(error)
  }
}

function completed(
  plan: FieldPlan,
  operation: Operation,
  source: unknown,
  args: Arguments,
  info: GraphQLResolveInfo,
): unknown {
  const all = plan.hiddenArguments ? { ...plan.hiddenArguments, ...args } : args
  const context = operation.context(plan.subgraph)
  const value: unknown = plan.plain
    ? property(source, info.fieldName, all, context, info)
    : plan.resolve(source, all, context, info)
  if (!plan.complete) return value
  if (!isPromise(value)) return complete(plan, plan.complete, operation, value, info)
  const { complete: after } = plan
  return plan.completesPromises ? value.then((arrived) => complete(plan, after, operation, arrived, info)) : value
}

function complete(
  plan: FieldPlan,
  completion: Completion,
  operation: Operation,
  value: unknown,
  info: GraphQLResolveInfo,
): unknown {
  const ahead = plan.below && lookedAhead(plan.below, operation, info)
  const result = completion(value, operation, info)
  const wait = ahead && settled(result, ahead, operation)
  return wait ? wait.then(() => result) : result
}

function lookedAhead(below: Below, operation: Operation, info: GraphQLResolveInfo): LookAhead | undefined {
  const known = operation.lookAheads.get(info.fieldNodes)
  if (known !== undefined) return known ?? undefined
  const ahead = lookAhead(below, info)
  const needed = ahead && isNeeded(ahead) ? ahead : undefined
  operation.lookAheads.set(info.fieldNodes, needed ?? null)
  return needed
}
