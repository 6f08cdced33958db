import { hasGroup } from '../access.ts'
import { fieldNamed, modelNamed } from '../models.ts'
import { roundToEven } from '../rounding.ts'
import type { TableRow } from '../tables.ts'
import type { Names } from './display-name.ts'

type Name = (row: TableRow, names: Names) => string | false

/** Models whose records are not shown by one field alone. */
export const ownNames: Readonly<Record<string, Name>> = {
  'account.account': (row, names) => {
    const code = names.get('account.account', row, 'code')
    const name = names.text('account.account', row, 'name')
    return code !== null && hasGroup('account.group_account_readonly', names.env) ? `${code} ${name}` : name
  },
  'account.analytic.account': (row, names) => {
    const code = row.code ? `[${row.code}] ` : ''
    const partner = names.text('account.analytic.account', row, 'partner_id.commercial_partner_id.name')
    return `${code}${row.name}${partner === '' ? '' : ` - ${partner}`}`
  },
  'account.incoterms': (row) => `${row.code ? `[${row.code}] ` : ''}${row.name}`,
  'account.journal': (row, names) => {
    const foreign =
      row.currency_id && row.currency_id !== names.aside.get('account.journal', row, 'company_id.currency_id')
    return foreign ? `${row.name} (${names.text('account.journal', row, 'currency_id.name')})` : String(row.name)
  },
  'account.move': (row) => entryName(row, true),
  'account.move.line': (row, names) => {
    const label = row.name || names.at('account.move.line', row, 'product_id')
    return lineName(
      label,
      names.get('account.move.line', row, 'ref'),
      names.get('account.move.line', row, 'move_id.name'),
    )
  },
  'account.payment': (row) => (row.name ? String(row.name) : 'Draft Payment'),
  'account.payment.method.line': (row, names) =>
    `${row.name} (${names.get('account.payment.method.line', row, 'journal_id.name') ?? false})`,
  'account.tax': (row, names) => {
    // Whoever does not work in the tax's company is abroad.
    const isOpen = names.env.companyIds.includes(Number(row.company_id))
    const home = isOpen ? names.get('account.tax', row, 'company_id.account_fiscal_country_id') : null
    const abroad = row.country_id && row.country_id !== home
    return abroad ? `${row.name} (${names.text('account.tax', row, 'country_id.code')})` : (row.name as string)
  },
  'product.attribute.value': (row, names) =>
    `${names.text('product.attribute.value', row, 'attribute_id.name')}: ${row.name}`,
  'product.product': (row, names) => productName(row, names.aside),
  'product.supplierinfo': vendorPriceName,
  'product.template': (row) => {
    if (!row.name) return false
    return row.default_code ? `[${row.default_code}] ${row.name}` : String(row.name)
  },
  'product.template.attribute.value': (row, names) =>
    `${names.text('product.template.attribute.value', row, 'attribute_id.name')}: ${names.text('product.template.attribute.value', row, 'name')}`,
  'purchase.order': (row) => `${row.name}${row.partner_ref ? ` (${row.partner_ref})` : ''}`,
  'res.country.state': (row, names) => `${row.name} (${names.text('res.country.state', row, 'country_id.code')})`,
  'res.partner': partnerName,
  'res.partner.category': (row, names) => {
    const above = names.at('res.partner.category', row, 'parent_id')
    return above === false ? String(row.name || '') : `${above} / ${row.name || ''}`
  },
  'stock.location': (row, names) => {
    const parent = names.get('stock.location', row, 'location_id.complete_name')
    if (row.location_id && row.usage !== 'view') return `${parent ?? false}/${row.name}`
    return row.complete_name ? String(row.complete_name) : false
  },
  'stock.move': (row, names) => {
    const get = (path: string) => names.text('stock.move', row, path)
    const [origin, code] = [get('picking_id.origin'), get('product_id.default_code')]
    return `${origin && `${origin}/`}${code && `${code}: `}${get('location_id.name')}>${get('location_dest_id.name')}`
  },
  'stock.package': (row) => (row.name ? String(row.name) : false),
  'stock.picking.type': (row, names) => {
    const warehouse = names.get('stock.picking.type', row, 'warehouse_id.name')
    return warehouse === null ? String(row.name) : `${warehouse}: ${row.name}`
  },
  'stock.quant': (row, names) =>
    [
      names.at('stock.quant', row, 'location_id'),
      names.get('stock.quant', row, 'lot_id.name'),
      names.at('stock.quant', row, 'package_id'),
      names.get('stock.quant', row, 'owner_id.name'),
    ]
      .filter((part) => part !== false && part !== null)
      .join(' - '),
}

const draftNames: Readonly<Record<string, string>> = {
  out_invoice: 'Draft Invoice',
  out_refund: 'Draft Credit Note',
  in_invoice: 'Draft Bill',
  in_refund: 'Draft Vendor Credit Note',
  out_receipt: 'Draft Sales Receipt',
  in_receipt: 'Draft Purchase Receipt',
  entry: 'Draft Entry',
}

function entryName({ state, move_type, name, ref }: TableRow, showsReference: boolean): string {
  const draft = state === 'draft' ? (draftNames[String(move_type)] ?? '') : ''
  const own = name && name !== '/' ? `${draft} ${name}`.trim() : draft
  return showsReference && ref ? `${own} (${shortened(String(ref), 50)})` : own
}

/** Cut between words to a length, as Python's `textwrap.shorten` does. */
function shortened(text: string, width: number): string {
  const words = text.trim().split(/\s+/)
  const whole = words.join(' ')
  if (whole.length <= width) return whole
  const mark = ' [...]'
  let kept = ''
  for (const word of words) {
    const longer = kept === '' ? word : `${kept} ${word}`
    if (longer.length + mark.length > width) break
    kept = longer
  }
  return kept === '' ? mark.trim() : kept + mark
}

/** Number of the entry, its reference, and what the line itself says, unless it says the same. */
function lineName(line: unknown, reference: unknown, entry: unknown): string {
  const own = [false, '', '/', entry, reference, `${reference} - ${entry}`].includes(line as string)
    ? []
    : [String(line)]
  const parts = [
    ...(entry && entry !== '/' ? [String(entry)] : []),
    ...(reference && reference !== '/' ? [`(${reference})`] : []),
    ...own,
  ]
  return parts.join(' ') || 'Draft Entry'
}

function productName(row: TableRow, names: Names): string | false {
  const template = names.env.tables.get('product.template', Number(row.product_tmpl_id))
  const values = Array.isArray(row.product_template_attribute_value_ids) ? row.product_template_attribute_value_ids : []
  const variant = distinguishing(values, names).join(', ')
  const name = variant === '' ? template?.name : `${template?.name} (${variant})`
  return row.default_code ? `[${row.default_code}] ${name}` : name ? String(name) : false
}

/** The values that tell a variant from the others: those of attributes that have more than one. */
function distinguishing(ids: readonly number[], names: Names): string[] {
  const model = 'product.template.attribute.value'
  const { tables } = names.env
  const ofLine = fieldNamed(modelNamed(model), 'attribute_line_id')
  const values = ids.flatMap((id) => tables.get(model, id) ?? [])
  const activeOnly = values.every((value) => value.ptav_active)
  const counts = (id: number) => !activeOnly || tables.get(model, id)?.ptav_active === true
  return values
    .filter((value) => names.get(model, value, 'attribute_line_id.attribute_id.create_variant') !== 'no_variant')
    .filter((value) => tables.pointingAt(ofLine, Number(value.attribute_line_id)).filter(counts).length !== 1)
    .map((value) => names.text(model, value, 'name'))
}

function vendorPriceName(row: TableRow, names: Names): string {
  const get = (path: string) => names.text('product.supplierinfo', row, path)
  const currency = names.env.tables.get('res.currency', Number(row.currency_id))
  const digits = Number(currency?.decimal_places ?? 2)
  const price = roundToEven(Number(row.price || 0), digits).toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  const amount =
    currency?.position === 'before' ? `${currency.symbol}\u00a0${price}` : `${price}\u00a0${currency?.symbol}`
  const least = Number(row.min_qty || 0)
  const quantity = Number.isInteger(least) ? least.toFixed(1) : String(least)
  return `${names.at('product.supplierinfo', row, 'partner_id')} (${quantity} ${get('product_uom_id.name')} - ${amount})`
}

/** A person is shown with the company he or she belongs to. */
function partnerName(row: TableRow, names: Names): string {
  let name = String(row.name || '')
  if (row.company_name || row.parent_id) {
    const kinds: Readonly<Record<string, string>> = { invoice: 'Invoice', delivery: 'Delivery', other: 'Other' }
    if (name === '') name = kinds[String(row.type)] ?? ''
    if (!row.is_company) {
      const company = row.commercial_company_name || names.aside.get('res.partner', row, 'parent_id.name')
      name = `${company ?? false}, ${name}`
    }
  }
  return name.trim().replace(/\s+\n/g, '\n')
}
