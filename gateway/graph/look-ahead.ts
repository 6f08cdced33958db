import {
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
import { Box } from './box.ts'
import type { FieldPlan } from './field.ts'
import { reach } from './reference.ts'
import type { Step } from './routes.ts'

/** The references that every field selected below a field waits for. */
export type LookAhead = readonly Step[]

/**
 * Reads what is selected below a field and says which references to wait for before its object is handed to graphql-js.
 *
 * Waiting once for an object costs less than every foreign leaf waiting by itself. It must not hold back other work, or
 * loaders would be asked in two batches instead of one: so nothing is waited for unless all that is selected are leaves
 * that have no resolver of their own, or that come from one and the same reference.
 */
export function lookAhead(
  plans: ReadonlyMap<string, FieldPlan>,
  type: GraphQLObjectType,
  info: GraphQLResolveInfo,
): LookAhead {
  const steps = new Set<Step>()
  let working = false
  for (const name of selectedFields(type, info)) {
    const plan = plans.get(name)
    if (!plan) continue
    if (!plan.leaf || (!plan.step && !plan.plain)) return []
    if (plan.step) {
      steps.add(plan.step)
      working ||= !plan.plain
    }
  }
  return steps.size > 1 && working ? [] : [...steps]
}

/** Starts the references of boxes; a promise until the last has settled, undefined when all of them are there. */
export function settled(
  boxes: readonly unknown[],
  steps: LookAhead,
  info: GraphQLResolveInfo,
): Promise<unknown> | undefined {
  let pending: Promise<unknown>[] | undefined
  for (const box of boxes) {
    if (!(box instanceof Box)) continue
    for (const step of steps) {
      const reference = reach(box, step, info)
      if (reference.status !== 'pending' || !reference.settled) continue
      pending ??= []
      pending.push(reference.settled)
    }
  }
  return pending && (pending.length === 1 ? pending[0] : Promise.all(pending))
}

function selectedFields(type: GraphQLObjectType, info: GraphQLResolveInfo): Set<string> {
  const names = new Set<string>()
  const spread = new Set<string>()
  const collect = (selectionSet: SelectionSetNode | undefined) => {
    for (const node of selectionSet?.selections ?? []) {
      if (!isIncluded(node, info)) continue
      if (node.kind === Kind.FIELD) names.add(node.name.value)
      else if (node.kind === Kind.INLINE_FRAGMENT) {
        if (applies(node.typeCondition?.name.value, type, info)) collect(node.selectionSet)
      } else if (!spread.has(node.name.value)) {
        spread.add(node.name.value)
        const fragment = info.fragments[node.name.value]
        if (fragment && applies(fragment.typeCondition.name.value, type, info)) collect(fragment.selectionSet)
      }
    }
  }
  for (const node of info.fieldNodes) collect(node.selectionSet)
  return names
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
