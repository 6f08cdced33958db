import { type DocumentNode, visit } from 'graphql'
import { BadUserInput, CostLimit } from '#shared/errors/errors.ts'
import type { Limits } from './limits.ts'
import { measure } from './measure.ts'

/** Validation compares fragments pair by pair. */
const MAX_DEFINITIONS = 200

/**
 * Room for what GraphiQL and code generators ask. Coming to a type by way of another and listing its parts again is how
 * an answer outgrows the schema: from the list of all types never, from one type once.
 */
const introspection = { fields: 500, depth: 25, aliases: 5, schemaReentries: 0, typeReentries: 1 }

/**
 * Refuses a document that asks for more than one request may. Runs before validation, whose own cost it bounds.
 *
 * @throws CostLimit naming the limit
 * @throws BadUserInput where a fragment spreads itself, or an alias is reserved
 */
export function checkDocument(document: DocumentNode, limits: Limits): void {
  if (document.definitions.length > MAX_DEFINITIONS) {
    throw new CostLimit(`Cannot run the document: it has more than ${MAX_DEFINITIONS} operations and fragments`)
  }
  const extent = measure(document)
  const counts: readonly (readonly [string, number, number])[] = [
    ['fields', extent.fields, limits.fields],
    ['aliases', extent.aliases, limits.aliases],
    ['levels of fields', extent.depth, limits.depth],
    ['root fields', extent.rootFields, limits.rootFields],
    ['introspection fields', extent.introspectionFields, introspection.fields],
    ['introspection aliases', extent.introspectionAliases, introspection.aliases],
    ['levels of introspection', extent.introspectionDepth, introspection.depth],
  ]
  for (const [what, found, limit] of counts) {
    if (found > limit)
      throw new CostLimit(`Cannot run the document: it asks for ${found} ${what}, allowed are ${limit}`)
  }
  if (extent.schemaReentries > introspection.schemaReentries || extent.typeReentries > introspection.typeReentries) {
    throw new CostLimit('Cannot run the document: its introspection lists the parts of types reached from other types')
  }
  checkAliases(document)
}

/**
 * A response key that starts with two underscores is read by clients and by federation as the graph's own word, so a
 * client may not give it to another field. Federation routers do rename `__typename`, to names of their own.
 */
function checkAliases(document: DocumentNode): void {
  visit(document, {
    Field(node) {
      const alias = node.alias?.value
      if (alias === undefined || !alias.startsWith('__') || alias === node.name.value) return
      if (node.name.value === '__typename' && alias !== '__proto__') return
      throw new BadUserInput(`Cannot use alias "${alias}": names that start with two underscores are reserved`)
    },
  })
}
