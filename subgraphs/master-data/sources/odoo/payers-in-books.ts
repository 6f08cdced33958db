import type { IdentifierField } from '#shared/config/identifier-fields.ts'
import { CostLimit } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { type Domain, or } from '#shared/odoo/domain.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { isStorableText } from '#shared/odoo/storable-text.ts'
import { type Identifier, identifiers, named } from './identifiers.ts'

/** Somebody in the books, by numbers alone: who it is stays there, as it may be a person. */
export interface NumberedPartner {
  readonly identifiers: readonly Identifier[]
  /** False for people: none of their numbers may be given out. */
  readonly isCompany: boolean
}

const mostPartners = 10_000

/**
 * Partners of Odoo that bear any of these numbers: one call, or none where no field holds numbers of their systems.
 * @throws {CostLimit} when there are too many.
 */
export async function readNumberedPartners(
  odoo: Odoo,
  fields: readonly IdentifierField[],
  numbers: readonly Pick<Identifier, 'system' | 'value'>[],
  request: RequestContext,
): Promise<readonly NumberedPartner[]> {
  // What another system holds as a number may be no text for this one.
  const usable = numbers.filter(({ value }) => isStorableText(value) && value.trim() !== '')
  const [first, ...others] = usable.map((number) => named(fields, number)).filter((domain) => domain !== null)
  if (first === undefined) return []
  const column = identifiers(fields)
  const search = {
    domain: or(first, ...(others as Domain[])),
    fields: ['is_company', ...column.fields],
    limit: mostPartners + 1,
  }
  const rows = await odoo.searchRead('res.partner', search, request)
  if (rows.length > mostPartners) throw new CostLimit(`Cannot look for payers: more than ${mostPartners} partners fit`)
  const facts = await odoo.facts(request)
  return rows.map((row) => ({ identifiers: column.read(row, facts), isCompany: row.is_company === true }))
}
