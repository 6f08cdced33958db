import type { IdentifierField } from '#shared/config/identifier-fields.ts'
import { CostLimit } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { flag, type OdooRow, recordKey, text } from '#shared/odoo/columns.ts'
import { type Domain, or } from '#shared/odoo/domain.ts'
import { type Lists, noLists, withoutLists } from '#shared/odoo/lists.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { waysToWrite } from './device-identifiers.ts'

/** A number on an item or on a packaging of it, and the unit of what bears it. */
export interface NumberOfItem {
  readonly number: string
  readonly isPackaging: boolean
  /** Key of the unit. */
  readonly unit: number | null
}

/** An item with the numbers by which the world outside knows it. */
export interface NumberedItem {
  readonly key: number
  /** Key of the company it is of; null: of all. */
  readonly company: number | null
  readonly active: boolean
  /** As Odoo says it: `none`, `lot` or `serial`. */
  readonly tracking: string | null
  readonly numbers: readonly NumberOfItem[]
}

const mostItems = 10_000
const mostPackagings = 200

/** Items of which these are numbers, of their own or of a packaging: one call. @throws {CostLimit} when there are too many. */
export async function readItemsNumbered(
  odoo: Odoo,
  fields: readonly IdentifierField[],
  numbers: readonly string[],
  request: RequestContext,
): Promise<readonly NumberedItem[]> {
  const ways = [...new Set(numbers.flatMap(waysToWrite))]
  if (ways.length === 0) return []
  const inField = (field: string): Domain => [[field, 'in', ways]]
  const domain = or(inField('product_uom_ids.barcode'), ...fields.map(({ field }) => inField(field)))
  return read(odoo, fields, domain, request)
}

/** These items: one call. */
export function readItemsWithKeys(
  odoo: Odoo,
  fields: readonly IdentifierField[],
  keys: readonly number[],
  request: RequestContext,
): Promise<readonly NumberedItem[]> {
  return read(odoo, fields, [['id', 'in', keys]], request)
}

async function read(
  odoo: Odoo,
  fields: readonly IdentifierField[],
  domain: Domain,
  request: RequestContext,
): Promise<readonly NumberedItem[]> {
  const own = [...new Set(fields.map(({ field }) => field))]
  const lists: Lists = new Map([
    ['product_uom_ids', { fields: ['barcode', 'uom_id'], limit: mostPackagings, lists: noLists }],
  ])
  const rows = await odoo.searchRead(
    'product.product',
    {
      domain,
      fields: [...columns.flatMap((column) => column.fields), ...own, 'product_uom_ids'],
      lists,
      limit: mostItems + 1,
    },
    request,
  )
  if (rows.length > mostItems) throw new CostLimit(`Cannot look for items: more than ${mostItems} of them`)
  const facts = await odoo.facts(request)
  return rows.map((row) => {
    const { brought } = withoutLists([row], ['product_uom_ids'])
    const ofUnit = (each: OdooRow, field: string, isPackaging: boolean): NumberOfItem[] => {
      const number = text(field).read(each, facts)
      return number === null ? [] : [{ number, isPackaging, unit: unit.read(each, facts) }]
    }
    return {
      key: row.id,
      company: company.read(row, facts),
      active: active.read(row, facts),
      tracking: tracking.read(row, facts),
      numbers: [
        ...own.flatMap((field) => ofUnit(row, field, false)),
        ...(brought.get('product_uom_ids') ?? []).flatMap((each) => ofUnit(each, 'barcode', true)),
      ],
    }
  })
}

const company = recordKey('company_id')
const unit = recordKey('uom_id')
const active = flag('active')
const tracking = text('tracking')
const columns = [company, unit, active, tracking]
