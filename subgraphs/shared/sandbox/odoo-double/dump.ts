import pLimit from 'p-limit'
import { type Field, isNumeric, type Model, models } from './models.ts'
import { callRealOdoo, OdooRefused, type RealOdoo } from './real-odoo.ts'
import type { OdooTables, TableRow } from './tables.ts'

/** Tables read at once: Odoo gains little past one for each processor. */
const callsAtOnce = 4

type Row = { id: number } & Record<string, unknown>

/**
 * What a real Odoo holds of these models, in the form the double takes; all models the double knows unless they are
 * named. The key has to be an administrator's who belongs to every company; models that even it may not read are left
 * out.
 *
 * Parts of seconds cannot be read by JSON-2. They are made up so that instants within one second keep their order.
 */
export async function dumpTables(odoo: RealOdoo, names: readonly string[] = [...models.keys()]): Promise<OdooTables> {
  const companies = await companyIds(odoo)
  const limit = pLimit(callsAtOnce)
  const dumped = await Promise.all(
    names.map((name) => {
      const model = models.get(name)
      if (model === undefined) throw new Error(`Cannot dump ${name}: the double does not know it`)
      return limit(async () => [name, await dumpTable(odoo, model, companies).catch(nullWhenForbidden)] as const)
    }),
  )
  const tables: Record<string, readonly TableRow[]> = {}
  for (const [name, rows] of dumped) if (rows !== null) tables[name] = rows
  tables['ir.default'] = await companyDefaults(odoo)
  tables['ir.model.data'] = await callRealOdoo<TableRow[]>(odoo, 'ir.model.data/search_read', {
    domain: [['model', '=', 'uom.uom']],
    fields: ['model', 'module', 'name', 'res_id'],
    order: 'id',
    load: null,
  })
  return tables
}

/** What records have in a company that gave them no value of its own. */
async function companyDefaults(odoo: RealOdoo): Promise<TableRow[]> {
  const defaults = await callRealOdoo<
    { id: number; field_id: number; company_id: number | false; json_value: string }[]
  >(odoo, 'ir.default/search_read', {
    domain: [['user_id', '=', false]],
    fields: ['field_id', 'company_id', 'json_value'],
    order: 'id',
    load: null,
  })
  const fields = await callRealOdoo<{ id: number; model: string; name: string }[]>(odoo, 'ir.model.fields/read', {
    ids: defaults.map(({ field_id }) => field_id),
    fields: ['model', 'name'],
    load: null,
  })
  const named = new Map(fields.map((field) => [field.id, field]))
  return defaults.flatMap(({ id, field_id, company_id, json_value }) => {
    const field = named.get(field_id)
    if (field === undefined || !models.get(field.model)?.fields.get(field.name)?.company_dependent) return []
    return [{ id, model: field.model, field: field.name, company_id, value: JSON.parse(json_value) }]
  })
}

// What an administrator may not read, the double's may not either: it shows by the table that is not there.
function nullWhenForbidden(error: unknown): null {
  if (error instanceof OdooRefused && error.status === 403) return null
  throw error
}

async function companyIds(odoo: RealOdoo): Promise<number[]> {
  return callRealOdoo<number[]>(odoo, 'res.company/search', { domain: [], order: 'id' })
}

async function dumpTable(odoo: RealOdoo, model: Model, companies: readonly number[]): Promise<TableRow[]> {
  const stored = [...model.fields.values()].filter((field) => field.stored && field.type !== 'one2many')
  const shared = stored.filter((field) => !field.company_dependent)
  const rows = await readAll(odoo, model, shared, companies)
  const own = stored.filter((field) => field.company_dependent)
  if (own.length > 0) await addCompanyValues(odoo, model, own, rows, companies)
  const instants = shared.filter((field) => field.type === 'datetime')
  const canBeNothing = shared.filter((field) => (isNumeric(field) && field.name !== 'id') || field.type === 'boolean')
  await Promise.all([
    ...instants.map((field) => addPartsOfSeconds(odoo, model, field, rows, companies)),
    markNothing(odoo, model, canBeNothing, rows, companies),
  ])
  return [...rows.values()]
}

async function readAll(
  odoo: RealOdoo,
  model: Model,
  fields: readonly Field[],
  companies: readonly number[],
): Promise<Map<number, Row>> {
  const context = { allowed_company_ids: companies, active_test: false }
  const ids = await callRealOdoo<number[]>(odoo, `${model.name}/search`, {
    domain: everyState(model),
    order: 'id',
    context,
  })
  // Unlike search_read, this also gives archived records in lists.
  const rows = await callRealOdoo<Row[]>(odoo, `${model.name}/read`, {
    ids,
    fields: fields.map(({ name }) => name),
    load: null,
    context,
  })
  return new Map(rows.map((row) => [row.id, row]))
}

async function addCompanyValues(
  odoo: RealOdoo,
  model: Model,
  fields: readonly Field[],
  rows: Map<number, Row>,
  companies: readonly number[],
): Promise<void> {
  for (const company of companies) {
    const others = companies.filter((id) => id !== company)
    for (const [id, values] of await readAll(odoo, model, fields, [company, ...others])) {
      const row = rows.get(id)
      if (row === undefined) continue
      for (const { name } of fields) row[name] = { ...(row[name] as object | undefined), [company]: values[name] }
    }
  }
}

/** Sorted both ways, instants that are the same show by keeping the order of their ids. */
async function addPartsOfSeconds(
  odoo: RealOdoo,
  model: Model,
  { name }: Field,
  rows: Map<number, Row>,
  companies: readonly number[],
): Promise<void> {
  const seconds = Map.groupBy(rows.values(), (row) => row[name])
  seconds.delete(false)
  if ([...seconds.values()].every((group) => group.length === 1)) return
  const [rising, falling] = await Promise.all(
    ['asc', 'desc'].map((direction) =>
      callRealOdoo<number[]>(odoo, `${model.name}/search`, {
        domain: everyState(model),
        order: `${name} ${direction}, id`,
        context: { allowed_company_ids: companies, active_test: false },
      }),
    ),
  )
  const place = new Map((falling ?? []).map((id, index) => [id, index]))
  let [second, parts, previous]: [unknown, number, number | null] = [null, 0, null]
  for (const id of rising ?? []) {
    const row = rows.get(id)
    const instant = row?.[name]
    if (row === undefined || typeof instant !== 'string') continue
    const isSame = instant === second && previous !== null && Number(place.get(previous)) < Number(place.get(id))
    if (instant !== second) [second, parts] = [instant, 0]
    else if (!isSame) parts++
    if (parts > 0) row[name] = `${instant}.${String(parts).padStart(6, '0')}`
    previous = id
  }
}

/**
 * Odoo reads a number that is nothing as 0, and a yes-or-no that is nothing as a no. Counting tells: what is nothing is
 * not counted.
 */
async function markNothing(
  odoo: RealOdoo,
  model: Model,
  fields: readonly Field[],
  rows: Map<number, Row>,
  companies: readonly number[],
): Promise<void> {
  const doubtful = fields.filter(({ name }) => [...rows.values()].some((row) => row[name] === 0 || row[name] === false))
  if (doubtful.length === 0) return
  const counted = await callRealOdoo<Record<string, unknown>[]>(odoo, `${model.name}/formatted_read_group`, {
    domain: everyState(model),
    groupby: ['id'],
    aggregates: doubtful.map(({ name }) => `${name}:count`),
    context: { allowed_company_ids: companies, active_test: false },
  })
  for (const { id, ...counts } of counted) {
    const row = rows.get((id as number[])[0] ?? 0)
    if (row === undefined) continue
    for (const field of doubtful) {
      if (counts[`${field.name}:count`] === 0) row[field.name] = field.type === 'boolean' ? null : false
    }
  }
}

// Told apart by its own field, an archived record is found even where Odoo passes over the context.
function everyState(model: Model): unknown[] {
  return model.hasActive ? [['active', 'in', [true, false]]] : []
}
