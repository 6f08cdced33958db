import { BadUserInput } from '#shared/errors/errors.ts'
import { isStorableText } from '#shared/odoo/storable-text.ts'
import { comparable } from '#shared/projections/families.ts'
import { numberName } from '#shared/projections/reading/identifier-systems.ts'
import type { Identifier } from '../sources/odoo/identifiers.ts'

/** A number by which somebody is looked for. */
export type NumberKey = Pick<Identifier, 'system' | 'value'>

/** More with one number are a mess; with this many there is no point in looking for the one in use. */
export const mostNamesakes = 20

interface Numbered {
  identifiers(): Promise<readonly Identifier[]>
  ownNumbers(): Promise<readonly Identifier[]>
  active(): Promise<boolean | null>
}

interface Key {
  readonly id?: string | null | undefined
  readonly identifier?: NumberKey | null | undefined
}

/**
 * Somebody by either of two keys.
 * @throws {BadUserInput} on neither or both, and on an empty number.
 */
export function byIdOrNumber<Found>(
  what: string,
  { id, identifier }: Key,
  by: {
    readonly find: (id: string) => Promise<Found | null>
    readonly withNumber: (number: NumberKey) => Promise<Found | null>
  },
): Promise<Found | null> {
  if (id != null && identifier == null) return by.find(id)
  if (id != null || identifier == null) {
    throw new BadUserInput(`Cannot find ${what}: expected either id or identifier`)
  }
  const value = identifier.value.trim()
  if (value === '' || !isStorableText(value)) throw new BadUserInput('Cannot use identifier: expected a number')
  return by.withNumber({ system: identifier.system, value })
}

/** The keys under which the projections have these numbers: as they are written, or without marks between the digits. */
export function storedAs(numbers: readonly NumberKey[]): readonly string[] {
  const ways = numbers.flatMap(({ value }) => [comparable(value), comparable(value.replace(/[\s.-]/g, ''))])
  return [...new Set(ways)].filter((key) => key !== '')
}

/**
 * Who of these is known by a number now; of several the one in use.
 * @throws {BadUserInput} where several in use are.
 */
export async function onlyOne<Found extends Numbered>(
  what: string,
  all: readonly Found[],
  number: NumberKey,
): Promise<Found | null> {
  const name = numberName(number)
  const has = (numbers: readonly Identifier[]) => numbers.some((each) => numberName(each) === name)
  const isKnown = await Promise.all(
    all.map(async (each) => has(await each.ownNumbers()) || has(await each.identifiers())),
  )
  const named = all.filter((_, place) => isKnown[place])
  const isActive = await Promise.all(named.map((each) => each.active()))
  const inUse = named.filter((_, place) => isActive[place] !== false)
  const meant = inUse.length > 0 ? inUse : named
  if (meant.length > 1) throw new BadUserInput(`Cannot find ${what}: several have this identifier`)
  return meant[0] ?? null
}
