import type { LineageKeys } from '../../config/claim-sources.ts'
import type { IdentifierFields } from '../../config/identifier-fields.ts'
import { odooMap } from './odoo-map.generated.ts'

const ofAddress = 'partner_id.'

/** Every field the product reads of an Odoo, by model: what the code names, and the fields that settings name. */
export function mappedFields(
  { item, supplier, facility, payer }: IdentifierFields,
  { claimNumber, traceNumber }: LineageKeys,
): ReadonlyMap<string, ReadonlySet<string>> {
  const fields = new Map(Object.entries(odooMap).map(([model, names]) => [model, new Set(names)]))
  const add = (model: string, field: string) => fields.get(model)?.add(field)
  add('account.move', claimNumber)
  add('account.payment', traceNumber)
  for (const { field } of item) add('product.product', field)
  for (const { field } of [...supplier, ...payer]) add('res.partner', field)
  for (const { field } of facility) {
    if (field.startsWith(ofAddress)) add('res.partner', field.slice(ofAddress.length))
    else add('stock.warehouse', field)
  }
  return fields
}
