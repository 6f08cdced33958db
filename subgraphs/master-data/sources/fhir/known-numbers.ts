import {
  type IdentifierSystems,
  identifierSystemOf,
  numberName,
} from '#shared/projections/reading/identifier-systems.ts'
import type { KnownAs } from '#shared/projections/records.ts'
import { type Identifier, identifier } from '../odoo/identifiers.ts'

/** Numbers by which FHIR knows somebody, each once; those of other systems than these are left out. */
export function knownNumbers(known: readonly KnownAs[], named: IdentifierSystems): readonly Identifier[] {
  return eachOnce(
    known.flatMap((each) => {
      const system = identifierSystemOf(each, named)
      return system === null ? [] : [identifier(system, each.value)]
    }),
  )
}

/** Identifiers without those that say the same again, however they are written. */
export function eachOnce(all: readonly Identifier[]): readonly Identifier[] {
  const first = new Map<string, Identifier>()
  for (const each of all) {
    const name = numberName(each)
    if (!first.has(name)) first.set(name, each)
  }
  return [...first.values()]
}
