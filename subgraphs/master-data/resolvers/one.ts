import type { GraphQLResolveInfo } from 'graphql'
import type { IdentifierField } from '#shared/config/identifier-fields.ts'
import { BadUserInput } from '#shared/errors/errors.ts'
import type { Column } from '#shared/odoo/columns.ts'
import type { Orderings } from '#shared/odoo/ordering.ts'
import type { Pages } from '#shared/odoo/pages.ts'
import type { Entity, Properties } from '#shared/odoo/record-source.ts'
import type { Records } from '#shared/odoo/records.ts'
import { requestedFields } from '#shared/schema/look-ahead.ts'
import { type Identifier, named } from '../sources/odoo/identifiers.ts'

interface Key {
  readonly id?: string | null | undefined
  readonly identifier?: Pick<Identifier, 'system' | 'value'> | null | undefined
}

type Archivable = Properties & { readonly active: Column<boolean> }

/** More than one record with the same number is a mess; with this many there is no point in looking for the one in use. */
const mostNamesakes = 20

/**
 * The record with this id or this identifier; null when there is none. Of several with the same identifier it is the
 * one in use.
 * @throws {BadUserInput} on neither or both, on what is no id or no number, and when several in use are meant.
 */
export async function one<Own extends Archivable, Orders extends Orderings & { readonly NAME_ASC: unknown }>(
  what: string,
  { id, identifier }: Key,
  kept: {
    readonly records: Records<Own>
    readonly pages: Pages<Own, Orders>
    readonly numbers: readonly IdentifierField[]
  },
  info: GraphQLResolveInfo,
): Promise<Entity<Own> | null> {
  if ((id == null) === (identifier == null)) {
    throw new BadUserInput(`Cannot find ${what}: expected either id or identifier`)
  }
  if (identifier == null) return kept.records.find(id, requestedFields(info))
  const filter = named(kept.numbers, identifier)
  if (filter === null) return null
  const properties = [...requestedFields(info), 'active']
  const { nodes } = await kept.pages.page({ filter, order: 'NAME_ASC', first: mostNamesakes, properties })
  const areActive = await Promise.all(nodes.map((node) => node.active()))
  const inUse = nodes.filter((_, index) => areActive[index])
  const meant = inUse.length > 0 ? inUse : nodes
  if (meant.length > 1) throw new BadUserInput(`Cannot find ${what}: several have this identifier`)
  return meant[0] ?? null
}
