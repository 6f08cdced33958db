import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { BadUserInput, CostLimit } from '#shared/errors/errors.ts'
import { addBeside, emptySpan, type Span, spanOfField } from './span.ts'
import { MAX_NESTING } from './syntax.ts'

/** How far a document expands: all its operations together, and the fragments that none of them uses. */
export interface Extent extends Readonly<Span> {
  /** Root fields of the widest operation. */
  readonly rootFields: number
}

/**
 * Counts what a document asks for, a fragment as often as it is spread. Its cost is linear in the document's length,
 * whatever the document expands to; counts stop at a million.
 *
 * Needs no schema and no valid document: a fragment nobody defined counts nothing, and validation will name it.
 *
 * @throws CostLimit where selection sets and spreads nest deeper than the executor may recurse
 * @throws BadUserInput where a fragment spreads itself
 */
export function measure(document: DocumentNode): Extent {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node)
  }
  const spans = new Map<FragmentDefinitionNode, Readonly<Span> | 'open'>()

  function spanOfSet(set: SelectionSetNode, level: number): Span {
    if (level > MAX_NESTING) throw tooNested()
    const total = { ...emptySpan }
    for (const selection of set.selections) addBeside(total, spanOf(selection, level + 1))
    total.height += 1
    return total
  }

  function spanOf(node: SelectionNode, level: number): Readonly<Span> {
    switch (node.kind) {
      case Kind.FIELD:
        return spanOfField(node, node.selectionSet ? spanOfSet(node.selectionSet, level) : emptySpan)
      case Kind.INLINE_FRAGMENT:
        return spanOfSet(node.selectionSet, level)
      case Kind.FRAGMENT_SPREAD: {
        const fragment = fragments.get(node.name.value)
        return fragment ? spanOfFragment(fragment, level) : emptySpan
      }
    }
  }

  function spanOfFragment(node: FragmentDefinitionNode, level: number): Readonly<Span> {
    const known = spans.get(node)
    if (known === 'open') {
      throw new BadUserInput(`Cannot spread fragment "${node.name.value}": it spreads itself`)
    }
    if (known !== undefined) return known
    spans.set(node, 'open')
    const span = spanOfSet(node.selectionSet, level)
    spans.set(node, span)
    return span
  }

  const whole = { ...emptySpan }
  let rootFields = 0
  for (const node of document.definitions) {
    if (node.kind === Kind.OPERATION_DEFINITION) {
      const span = spanOfSet(node.selectionSet, 1)
      addBeside(whole, span)
      rootFields = Math.max(rootFields, span.width)
    }
  }
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION && !spans.has(node)) addBeside(whole, spanOfFragment(node, 1))
  }
  // A fragment already measured is not walked again, so its height counts where its level could not.
  if (whole.height > MAX_NESTING) throw tooNested()
  return { ...whole, rootFields }
}

function tooNested(): CostLimit {
  return new CostLimit(`Cannot read the document: its selections nest deeper than ${MAX_NESTING}`)
}
