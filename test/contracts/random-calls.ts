import fc from 'fast-check'
import { type Field, models } from '#shared/sandbox/odoo-double/models.ts'
import type { OdooTables } from '#shared/sandbox/odoo-double/tables.ts'
import { type Call, on } from './peers.ts'

/** What the product reads: random calls keep to it, so that each has an answer to compare. */
const chosen: Readonly<Record<string, readonly string[]>> = {
  'purchase.order': [
    'name',
    'state',
    'locked',
    'partner_id',
    'partner_ref',
    'company_id',
    'date_order',
    'date_approve',
    'amount_total',
    'receipt_status',
    'invoice_status',
    'picking_type_id',
    'order_line',
  ],
  'purchase.order.line': [
    'name',
    'display_type',
    'product_id',
    'product_qty',
    'price_unit',
    'order_id',
    'date_planned',
    'qty_received',
  ],
  'res.partner': ['complete_name', 'name', 'ref', 'vat', 'active', 'supplier_rank', 'company_registry'],
  'product.product': ['name', 'default_code', 'barcode', 'tracking', 'type', 'uom_id', 'active'],
  'stock.picking': ['name', 'state', 'picking_type_id', 'scheduled_date', 'date_done', 'backorder_id', 'location_id'],
  'stock.move': ['product_id', 'product_uom_qty', 'quantity', 'state', 'picking_id', 'date'],
  'stock.quant': ['product_id', 'location_id', 'lot_id', 'quantity', 'reserved_quantity'],
  'stock.lot': ['name', 'product_id', 'expiration_date'],
  'stock.location': ['complete_name', 'usage', 'location_id', 'warehouse_id', 'active'],
  'account.move': [
    'name',
    'move_type',
    'state',
    'payment_state',
    'partner_id',
    'invoice_date',
    'invoice_date_due',
    'amount_total',
    'amount_residual',
    'ref',
  ],
}

const equality = ['=', '!=', 'in', 'not in']
const operators: Readonly<Record<string, readonly string[]>> = {
  char: [...equality, '<', '<=', '>', '>=', 'like', 'ilike', 'not ilike', '=like', '=ilike'],
  text: [...equality, 'like', 'ilike', 'not ilike', '=ilike'],
  selection: equality,
  boolean: equality,
  many2one: equality,
  one2many: equality,
  many2many: equality,
  date: [...equality, '<', '<=', '>', '>='],
  datetime: [...equality, '<', '<=', '>', '>='],
}
const ofNumbers = [...equality, '<', '<=', '>', '>=']

/** Searches, pages and nested reads of any shape, over values that are really there. */
export function randomCall(tables: OdooTables): fc.Arbitrary<Call> {
  return fc.constantFrom(...Object.keys(chosen)).chain((model) => {
    const context = fc.constantFrom({ active_test: false }, {}, { active_test: false, allowed_company_ids: [1, 2] })
    const shape = fc.record({ domain: domain(tables, model, 2), order: order(model), context })
    const page = fc.record({ limit: fc.integer({ min: 1, max: 60 }), offset: fc.integer({ min: 0, max: 30 }) })
    const fields = fc.subarray([...(chosen[model] ?? [])], { minLength: 1 })
    return fc.oneof(
      shape.map((body) => on(model, 'search', body)),
      fc
        .tuple(shape, page, fields, fc.boolean())
        .map(([body, slice, names, named]) =>
          on(model, 'search_read', { ...body, ...slice, fields: names, ...(named ? {} : { load: null }) }),
        ),
      fc
        .tuple(shape, page, specification(model, 2))
        .map(([body, slice, spec]) => on(model, 'web_search_read', { ...body, ...slice, specification: spec })),
      shape.map(({ domain: condition, context: seen }) =>
        on(model, 'search_count', { domain: condition, context: seen }),
      ),
    )
  })
}

function fieldsOf(model: string): readonly (readonly [string, Field])[] {
  return (chosen[model] ?? []).map((name) => [name, models.get(model)?.fields.get(name) as Field] as const)
}

function domain(tables: OdooTables, model: string, depth: number): fc.Arbitrary<unknown[]> {
  const one = term(tables, model, depth).map((leaf) => [leaf])
  if (depth === 0) return one
  const below = domain(tables, model, depth - 1)
  return fc.oneof(
    { depthSize: 'small' },
    fc.constant<unknown[]>([]),
    one,
    below.filter((part) => part.length > 0).map((part) => ['!', ...part]),
    fc
      .tuple(fc.constantFrom('&', '|'), one, one)
      .map(([operator, left, right]): unknown[] => [operator, ...left, ...right]),
    fc.tuple(one, one).map(([left, right]) => [...left, ...right]),
  )
}

function term(tables: OdooTables, model: string, depth: number): fc.Arbitrary<unknown[]> {
  return fc.constantFrom(...fieldsOf(model)).chain(([name, field]) => {
    const plain = fc
      .constantFrom(...(operators[field.type] ?? ofNumbers))
      .chain((operator) => compared(tables, model, name, field, operator).map((value) => [name, operator, value]))
    const target = field.relation
    if (target === undefined || chosen[target] === undefined || depth === 0) return plain
    const dotted = term(tables, target, 0).map(([below, operator, value]) => [`${name}.${below}`, operator, value])
    const any = fc
      .tuple(fc.constantFrom('any', 'not any'), domain(tables, target, 0))
      .map(([operator, below]) => [name, operator, below])
    return fc.oneof(plain, dotted, any)
  })
}

function compared(
  tables: OdooTables,
  model: string,
  name: string,
  field: Field,
  operator: string,
): fc.Arbitrary<unknown> {
  const rows = tables[field.relation ?? model] ?? []
  const values = new Set(rows.map((row) => row[field.relation === undefined ? name : 'id']))
  // Fields of a template are not stored with its variants: any text is as good as another there.
  const found = [...values].filter((value) => value !== false && value !== undefined && !Array.isArray(value))
  const some = found.length > 0 ? fc.constantFrom(...found) : fc.constant('a')
  const one = /like/.test(operator)
    ? some.map((value) => (typeof value === 'string' ? value.slice(0, 4) : 'a'))
    : /[<>]/.test(operator)
      ? some
      : fc.oneof({ weight: 4, arbitrary: some }, { weight: 1, arbitrary: fc.constant(false) })
  return /in$/.test(operator) ? fc.array(one, { maxLength: 4 }) : one
}

function order(model: string): fc.Arbitrary<string> {
  const sortable = fieldsOf(model)
    .filter(([, field]) => !/2many/.test(field.type))
    .map(([name]) => name)
  return fc
    .tuple(
      fc.constantFrom(...sortable),
      fc.constantFrom('', ' asc', ' desc', ' desc nulls last'),
      fc.constantFrom('id', 'id desc'),
    )
    .map(([name, direction, last]) => `${name}${direction}, ${last}`)
}

function specification(model: string, depth: number): fc.Arbitrary<object> {
  return fc.subarray([...fieldsOf(model)], { minLength: 1, maxLength: 3 }).chain((fields) =>
    fc.record(
      Object.fromEntries(
        fields.map(([name, { relation }]) => {
          const nests = relation !== undefined && chosen[relation] !== undefined && depth > 0
          return [
            name,
            nests ? specification(relation, depth - 1).map((below) => ({ fields: below })) : fc.constant({}),
          ]
        }),
      ),
    ),
  )
}
