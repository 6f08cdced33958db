import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { columnFunctions } from './computed/columns.ts'
import { computedFields } from './computed/computed.ts'
import type { Beyond, FieldFacts, ModelFacts } from './models.ts'
import { callRealOdoo, type RealOdoo, readReference } from './real-odoo.ts'

/** The models the double answers for; fields that point at other models are left out. */
const curated = `
  account.account account.analytic.account account.analytic.plan account.fiscal.position account.incoterms
  account.journal account.move account.move.line account.partial.reconcile account.payment
  account.payment.method.line account.payment.term account.tax decimal.precision product.attribute
  product.attribute.value product.category product.product product.removal product.supplierinfo product.template
  product.template.attribute.line product.template.attribute.value product.uom purchase.order purchase.order.line
  purchase.requisition purchase.requisition.line res.company res.country res.country.state res.currency
  res.currency.rate res.partner res.partner.bank res.partner.category res.users stock.location stock.lot stock.move
  stock.move.line stock.package stock.picking stock.picking.type stock.quant stock.reference stock.route
  stock.warehouse stock.warehouse.orderpoint uom.uom
`
  .trim()
  .split(/\s+/)

/** Lists of which Odoo shows a part only, by a condition it does not tell in full, and a column that is never filled. */
const leftOut = new Set([
  'product.product.is_in_selected_section_of_order',
  'uom.uom.product_uom_ids',
  'account.journal.inbound_payment_method_line_ids',
  'account.journal.outbound_payment_method_line_ids',
])

/** More choices than this are not worth their place: time zones, charts of accounts. */
const mostChoices = 60

type Description = Readonly<Record<string, unknown>> & { readonly type: string; readonly store: boolean }

interface Reference {
  readonly models: readonly { readonly model: string; readonly methods: readonly string[] }[]
}

interface StoredColumn {
  readonly model: string
  readonly name: string
  readonly relation_table: string | false
  readonly column1: string | false
  readonly column2: string | false
  readonly on_delete: string | false
}

/** Kinds of field whose values the double does not keep. */
const kindsLeftOut = new Set([
  'binary',
  'properties',
  'properties_definition',
  'reference',
  'many2one_reference',
  'serialized',
])

/**
 * What a real Odoo says of its models: those the double answers for in full, and of everything else only the names, so
 * that the double can tell what does not exist from what it does not know.
 */
export async function readModels(odoo: RealOdoo): Promise<{ models: Record<string, ModelFacts>; beyond: Beyond }> {
  const reference = await readReference<Reference>(odoo, 'index.json')
  const methodsOf = new Map(reference.models.map(({ model, methods }) => [model, methods]))
  const everywhere = reference.models
    .map(({ methods }) => new Set(methods))
    .reduce((common, methods) => common.intersection(methods))
  const columns = await readColumns(odoo)
  const orders = await readOrders(odoo)
  const models: Record<string, ModelFacts> = {}
  const fieldsBeyond: Record<string, string[]> = {}
  const methodsBeyond: Record<string, string[]> = { '*': [...everywhere].sort() }
  for (const model of curated) {
    const described = await callRealOdoo<Record<string, Description>>(odoo, `${model}/fields_get`, {})
    const known = Object.keys(described).filter((name) => isKnown(model, name, described[name] as Description))
    models[model] = {
      order: orders.get(model) ?? 'id',
      recName: recNameOf(described),
      fields: Object.fromEntries(
        known.sort().map((name) => [name, factsOf(described[name] as Description, columns.get(`${model} ${name}`))]),
      ),
    }
    fieldsBeyond[model] = Object.keys(described)
      .filter((name) => !known.includes(name))
      .sort()
    methodsBeyond[model] = (methodsOf.get(model) ?? []).filter((method) => !everywhere.has(method)).sort()
  }
  dropBrokenPaths(models, fieldsBeyond)
  const others = [...methodsOf.keys()].filter((model) => !curated.includes(model)).sort()
  return { models, beyond: { models: others, methods: methodsBeyond, fields: fieldsBeyond } }
}

async function readColumns(odoo: RealOdoo): Promise<Map<string, StoredColumn>> {
  const columns = await callRealOdoo<StoredColumn[]>(odoo, 'ir.model.fields/search_read', {
    domain: [['model', 'in', curated]],
    fields: ['model', 'name', 'relation_table', 'column1', 'column2', 'on_delete'],
    load: null,
  })
  return new Map(columns.map((column) => [`${column.model} ${column.name}`, column]))
}

async function readOrders(odoo: RealOdoo): Promise<Map<string, string>> {
  const found = await callRealOdoo<{ model: string; order: string }[]>(odoo, 'ir.model/search_read', {
    domain: [['model', 'in', curated]],
    fields: ['model', 'order'],
    load: null,
  })
  return new Map(found.map(({ model, order }) => [model, order]))
}

function isKnown(model: string, name: string, { type, store, related, relation }: Description): boolean {
  if (
    kindsLeftOut.has(type) ||
    leftOut.has(`${model}.${name}`) ||
    (typeof relation === 'string' && !curated.includes(relation))
  )
    return false
  if (store || name === 'display_name' || typeof related === 'string') return true
  return Object.hasOwn(computedFields[model] ?? {}, name) || Object.hasOwn(columnFunctions[model] ?? {}, name)
}

// Odoo does not say which field names a record; but the display name leans on it, last of all.
function recNameOf(described: Readonly<Record<string, Description>>): string | null {
  const leansOn = described.display_name?.depends
  const last = Array.isArray(leansOn) ? leansOn.at(-1) : undefined
  return typeof last === 'string' && Object.hasOwn(described, last)
    ? last
    : Object.hasOwn(described, 'name')
      ? 'name'
      : null
}

/** Attributes that are left out when they have this value. */
const usual: Readonly<Record<string, unknown>> = {
  store: true,
  required: false,
  readonly: false,
  searchable: true,
  sortable: true,
  groupable: true,
  company_dependent: false,
  translate: false,
  exportable: true,
}

const kept = `type string store required readonly relation relation_field selection related company_dependent groups
  currency_field digits searchable sortable groupable aggregator translate exportable context domain depends`.split(
  /\s+/,
)

function factsOf(described: Description, column: StoredColumn | undefined): FieldFacts {
  const facts: Record<string, unknown> = {}
  for (const attribute of kept) {
    const value = described[attribute]
    if (value === undefined || value === usual[attribute] || isEmpty(value)) continue
    if (attribute === 'depends' && !described.store) continue
    if (attribute === 'selection' && (value as unknown[]).length > mostChoices) continue
    if ((attribute === 'sortable' || attribute === 'groupable') && described.type === 'one2many') continue
    facts[attribute] = value
  }
  if (described.type === 'many2many' && described.store && column?.relation_table) {
    facts.link = [column.relation_table, column.column1]
  }
  if (column?.on_delete) facts.on_delete = column.on_delete
  return facts as unknown as FieldFacts
}

// An empty list or object says nothing, except that no digits at all is not the same as digits without a limit.
function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

/** A related field is known only if every step of its path is. */
function dropBrokenPaths(models: Record<string, ModelFacts>, beyond: Record<string, string[]>): void {
  for (let dropped = true; dropped; ) {
    dropped = false
    for (const [model, { fields }] of Object.entries(models)) {
      for (const [name, { related, store }] of Object.entries(fields)) {
        if (related === undefined || store !== false || leadsSomewhere(models, model, related)) continue
        delete (fields as Record<string, FieldFacts>)[name]
        beyond[model]?.push(name)
        beyond[model]?.sort()
        dropped = true
      }
    }
  }
}

function leadsSomewhere(models: Readonly<Record<string, ModelFacts>>, model: string, path: string): boolean {
  let at: string | undefined = model
  return path.split('.').every((step) => {
    const field: FieldFacts | undefined = at === undefined ? undefined : models[at]?.fields[step]
    at = field?.relation
    return field !== undefined
  })
}

/** One line for each field, so that a change of Odoo is read as a change of lines. */
function written(facts: object, depth: number): string {
  if (depth === 0) return JSON.stringify(facts)
  const indent = '  '
  const lines = Object.entries(facts).map(([key, value]) => {
    const text =
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? written(value, depth - 1)
        : JSON.stringify(value)
    return `${indent}${JSON.stringify(key)}: ${text.replaceAll('\n', `\n${indent}`)}`
  })
  return `{\n${lines.join(',\n')}\n}`
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      'odoo-url': { type: 'string' },
      'odoo-database': { type: 'string' },
      'odoo-api-key-file': { type: 'string' },
    },
  })
  const { 'odoo-url': url, 'odoo-database': database, 'odoo-api-key-file': keyFile } = values
  if (url === undefined || database === undefined || keyFile === undefined) {
    throw new Error('Cannot read models: expected --odoo-url, --odoo-database and --odoo-api-key-file')
  }
  const { models, beyond } = await readModels({ url, database, apiKey: readFileSync(keyFile, 'utf8').trim() })
  writeFileSync(path.join(import.meta.dirname, 'models.json'), `${written(models, 3)}\n`)
  writeFileSync(path.join(import.meta.dirname, 'beyond.json'), `${written(beyond, 2)}\n`)
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    process.exitCode = 1
  })
}
