import type { Field } from '#shared/sandbox/odoo-double/models.ts'
import { isNumeric, isText, models } from '#shared/sandbox/odoo-double/models.ts'
import type { OdooTables, TableRow } from '#shared/sandbox/odoo-double/tables.ts'
import { fieldOf, integerCanary, numberCanary, type Place, Planted, textCanary } from './canary.ts'
import { counters, isPlantable } from './fields-by-kind.ts'

export interface PlantedTables {
  readonly tables: OdooTables
  readonly planted: Planted
}

/**
 * A copy of an Odoo's tables with a canary in every text and every number of every record, whether or not anything of
 * this program knows the field. Days, states and references stay, so that all there is to work out still is.
 */
export function plant(tables: OdooTables): PlantedTables {
  const planted = new Planted()
  const all = withMore(tables)
  const copies = Object.entries(all).map(([name, rows]) => {
    const model = models.get(name)
    if (model === undefined) return [name, rows]
    const fields = [...model.fields.values()].filter(
      (field) =>
        field.stored && isPlantable(name, field.name) && (isText(field) || isNumeric(field) || isShares(field)),
    )
    return [name, rows.map((row) => plantedRow(row, fields, planted))]
  })
  return { tables: Object.fromEntries(copies), planted }
}

function plantedRow(row: TableRow, fields: readonly Field[], planted: Planted): TableRow {
  const copy: Record<string, unknown> = { ...row }
  for (const field of fields) {
    const place = { model: field.model, field: field.name, id: row.id }
    const canary = isText(field) ? textFor(field, place) : numberFor(field, place, row[field.name])
    if (canary === undefined) continue
    // A barcode may be a number, and is found as what it is.
    if (isText(field) && canary !== gtinFor(place)) planted.addText(place)
    else planted.addNumber(place, field.type !== 'integer' && !isText(field))
    copy[field.name] = field.company_dependent ? everyCompany(row[field.name], canary) : canary
  }
  return copy as TableRow
}

function textFor(field: Field, place: Place): string {
  const text = textCanary(place)
  if (field.type === 'html') return `<p>${text}</p>`
  // Numbers are trimmed, folded and compared: one that stays a number goes all the ways that there are.
  return field.name === 'barcode' && place.id % 2 === 0 ? gtinFor(place) : text
}

function numberFor(field: Field, place: Place, before: unknown): unknown {
  if (counters.has(fieldOf(place)) && !before) return undefined
  if (isShares(field)) {
    if (typeof before !== 'object' || before === null) return undefined
    return Object.fromEntries(Object.keys(before).map((keys) => [keys, numberCanary(place)]))
  }
  if (field.type === 'integer') return integerCanary(place)
  return typeof before === 'number' && before < 0 ? -numberCanary(place) : numberCanary(place)
}

/** How much of an amount is charged to whom: the one kind of JSON that holds numbers. */
function isShares({ type, name }: Field): boolean {
  return type === 'json' && name === 'analytic_distribution'
}

function everyCompany(before: unknown, canary: unknown): unknown {
  const companies = typeof before === 'object' && before !== null ? Object.keys(before) : ['1', '2']
  return Object.fromEntries(companies.map((company) => [company, canary]))
}

/** Thirteen digits with the right check digit. */
export function gtinFor(place: Place): string {
  const digits = `00${integerCanary(place)}`
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

/** With records of those kinds that the group has none of, and regions that suppliers are in. */
function withMore(tables: OdooTables): OdooTables {
  const partners = tables['res.partner'] ?? []
  const regions = tables['res.country.state'] ?? []
  return {
    ...tables,
    'res.partner': partners.map((row) => ({
      ...row,
      state_id: regions[row.id]?.id ?? false,
      category_id: [1 + (row.id % 2)],
    })),
    'res.partner.bank': partners.map(({ id }) => ({ id, partner_id: id, active: true, company_id: false })),
    'res.partner.category': [1, 2].map((id) => ({ id, active: true, parent_id: false, parent_path: `${id}/` })),
    'stock.package': [1, 2, 3].map((id) => ({ id, company_id: false, location_id: false, parent_path: `${id}/` })),
    // A bill names the account that it is to be paid to.
    'account.move': (tables['account.move'] ?? []).map((row) => ({ ...row, partner_bank_id: row.partner_id })),
  }
}
