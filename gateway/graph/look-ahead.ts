import {
  type FieldNode,
  type GraphQLCompositeType,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { Box, type Operation } from './box.ts'
import type { FieldPlan } from './field.ts'
import { isPromise } from './is-promise.ts'
import { property } from './property.ts'
import { type Reference, reach } from './reference.ts'
import type { Step } from './routes.ts'

/** Objects below a field, and the plans of their fields. */
export interface Below {
  readonly type: GraphQLObjectType
  readonly plans: ReadonlyMap<string, FieldPlan>
}

/** The references that what is selected below a field needs, on its objects and further down. */
export interface LookAhead {
  /** Of the field whose selection this is: subgraphs may read from it what will be asked of an entity. */
  readonly info: GraphQLResolveInfo
  readonly steps: readonly Step[]
  /** Objects that are properties of these, and need references. */
  readonly below: readonly Further[]
  /** Objects that are properties of what a step leads to, and need references. */
  readonly beyond: readonly Further[]
  /** Whether a resolver has work to do once a reference is there. */
  readonly working: boolean
  /** Whether there is anything beyond a step that must not wait for what else is there. */
  readonly stops: boolean
}

interface Further {
  readonly plan: FieldPlan
  readonly ahead: LookAhead
}

/**
 * Reads what is selected below a field and says which references to wait for before its objects are handed to
 * graphql-js; undefined where it must not wait.
 *
 * Waiting once for a whole list costs less than every foreign leaf waiting by itself. It must not hold back other work,
 * or loaders would be asked in two batches instead of one: so nothing is waited for unless all that is selected are
 * properties of objects that are there already or come by reference, or all of it comes from one and the same reference.
 */
export function lookAhead({ type, plans }: Below, info: GraphQLResolveInfo): LookAhead | undefined {
  const steps = new Set<Step>()
  const below: Further[] = []
  const beyond: Further[] = []
  let working = false
  let stops = false
  for (const [name, nodes] of selectedFields(type, info)) {
    const plan = plans.get(name)
    if (!plan) continue
    if (plan.step) {
      steps.add(plan.step)
      working ||= !plan.plain
    } else if (!plan.plain) return undefined
    if (plan.leaf) continue
    const ahead = plan.plain ? aheadOf(plan, type, name, nodes, info) : undefined
    if (!ahead && !plan.step) return undefined
    stops ||= !ahead || ahead.stops || (plan.step !== undefined && ahead.working)
    if (!ahead || !isNeeded(ahead)) continue
    if (plan.step) beyond.push({ plan, ahead })
    else {
      below.push({ plan, ahead })
      working ||= ahead.working
    }
  }
  if (working && steps.size + below.length > 1) return undefined
  return { info, steps: [...steps], below, beyond, working, stops: stops || working }
}

function aheadOf(
  { below, hasArguments, returnType }: FieldPlan,
  parentType: GraphQLObjectType,
  fieldName: string,
  fieldNodes: readonly FieldNode[],
  info: GraphQLResolveInfo,
): LookAhead | undefined {
  if (!below || hasArguments) return undefined
  return lookAhead(below, { ...info, parentType, fieldName, fieldNodes, returnType })
}

export function isNeeded({ steps, below }: LookAhead): boolean {
  return steps.length + below.length > 0
}

/**
 * Starts the references that these objects need (a box, or a list of them of any depth); a promise until the last has
 * settled, undefined when all of them are there.
 */
export function settled(objects: unknown, ahead: LookAhead, operation: Operation): Promise<void> | undefined {
  const wait = new Wait(operation, !ahead.stops)
  wait.start(objects, ahead)
  return wait.over
}

/** One wait for many references. */
class Wait {
  readonly #operation: Operation
  /** Whether to go beyond what the references lead to. */
  readonly #goesOn: boolean
  #left = 0
  #resolve: (() => void) | undefined

  constructor(operation: Operation, goesOn: boolean) {
    this.#operation = operation
    this.#goesOn = goesOn
  }

  get over(): Promise<void> | undefined {
    if (this.#left === 0) return undefined
    return new Promise((resolve) => {
      this.#resolve = resolve
    })
  }

  start(object: unknown, ahead: LookAhead): void {
    if (Array.isArray(object)) {
      for (const item of object) this.start(item, ahead)
    } else if (object instanceof Box) {
      for (const step of ahead.steps) this.#reach(object, step, ahead)
      for (const further of ahead.below) this.#goOn(object, object.value, further)
    } else if (isPromise(object)) {
      // Whoever asks for it in its turn hears of its failure.
      object.then(undefined, () => undefined)
    }
  }

  #reach(box: Box, step: Step, ahead: LookAhead): void {
    const reference = reach(box, step, ahead.info)
    if (reference.status !== 'pending') {
      this.#arrive(box, step, reference, ahead)
      return
    }
    this.#left += 1
    reference.whenSettled(() => {
      this.#arrive(box, step, reference, ahead)
      this.#left -= 1
      if (this.#left === 0) this.#resolve?.()
    })
  }

  #arrive(box: Box, step: Step, reference: Reference, { beyond }: LookAhead): void {
    if (!this.#goesOn || reference.status !== 'arrived' || reference.value == null) return
    for (const further of beyond) if (further.plan.step === step) this.#goOn(box, reference.value, further)
  }

  #goOn(box: Box, object: unknown, { plan, ahead }: Further): void {
    const value = early(object, plan, this.#operation, ahead.info)
    if (value === undefined) return
    box.early ??= new Map()
    box.early.set(ahead.info.fieldName, value)
    this.start(value, ahead)
  }
}

/** A property, read before graphql-js asks for it; undefined where it is not there yet, or cannot be read. */
function early(
  object: unknown,
  { subgraph, complete }: FieldPlan,
  operation: Operation,
  info: GraphQLResolveInfo,
): unknown {
  try {
    const value = property(object, info.fieldName, {}, operation.context(subgraph), info)
    const completed = isPromise(value) || !complete ? value : complete(value, operation, info)
    if (!isPromise(completed)) return completed
    completed.then(undefined, () => undefined)
  } catch {
    // It fails again in its turn.
  }
  return undefined
}

/** The fields selected on objects of a type, each with all nodes that select it. */
function selectedFields(type: GraphQLObjectType, info: GraphQLResolveInfo): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>()
  const spread = new Set<string>()
  const collect = (selectionSet: SelectionSetNode | undefined) => {
    for (const node of selectionSet?.selections ?? []) {
      if (!isIncluded(node, info)) continue
      if (node.kind === Kind.FIELD) {
        const nodes = fields.get(node.name.value)
        if (nodes) nodes.push(node)
        else fields.set(node.name.value, [node])
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        if (applies(node.typeCondition?.name.value, type, info)) collect(node.selectionSet)
      } else if (!spread.has(node.name.value)) {
        spread.add(node.name.value)
        const fragment = info.fragments[node.name.value]
        if (fragment && applies(fragment.typeCondition.name.value, type, info)) collect(fragment.selectionSet)
      }
    }
  }
  for (const node of info.fieldNodes) collect(node.selectionSet)
  return fields
}

function isIncluded(node: SelectionNode, info: GraphQLResolveInfo): boolean {
  if (!node.directives?.length) return true
  if (getDirectiveValues(GraphQLSkipDirective, node, info.variableValues)?.if === true) return false
  return getDirectiveValues(GraphQLIncludeDirective, node, info.variableValues)?.if !== false
}

function applies(condition: string | undefined, type: GraphQLObjectType, info: GraphQLResolveInfo): boolean {
  if (condition === undefined || condition === type.name) return true
  const conditional = info.schema.getType(condition) as GraphQLCompositeType | undefined
  return isAbstractType(conditional) && info.schema.isSubType(conditional, type)
}
