import { callOdoo, type SeededOdoo } from '../live/live.ts'
import type { Claims } from '../rows/visible-records.ts'
import { plainFields, type Row, World } from '../rows/world.ts'
import type { ClaimsOf } from './askers.ts'

/** What has to be known besides, to ask for things by their names and to tell whose they are. */
const more: Readonly<Record<string, readonly string[]>> = {
  'res.partner': ['company_registry', 'ref'],
  'res.users': ['partner_id'],
  'purchase.order': ['partner_ref', 'origin'],
  'purchase.order.line': ['product_qty'],
  'account.move': ['journal_id', 'ref'],
  'stock.move.line': ['move_id'],
}

/** Whole models of a real Odoo as they are now, planted or not: what the tests judge by. */
export async function realWorld(odoo: SeededOdoo): Promise<{ readonly world: World; readonly tables: Tables }> {
  const companies = await callOdoo<Row[]>(odoo, odoo.adminKey, 'res.company/search_read', {
    domain: [],
    fields: ['id'],
  })
  const context = { active_test: false, allowed_company_ids: companies.map(({ id }) => id) }
  const models = [...new Set([...Object.keys(plainFields), ...Object.keys(more)])]
  const tables: Record<string, Row[]> = {}
  for (const model of models) {
    const fields = [...(plainFields[model] ?? []), ...(more[model] ?? [])]
    // The application that cost centres belong to is one that the administrator has no part in.
    const key = model.startsWith('account.analytic.') ? odoo.readerKey : odoo.adminKey
    const named = { domain: [], fields, load: null, order: 'id asc', context }
    tables[model] = await callOdoo<Row[]>(odoo, key, `${model}/search_read`, named)
  }
  return { world: new World(tables), tables }
}

type Tables = Readonly<Record<string, readonly Row[]>>

/** The usual claims of the personas, with companies, facilities and suppliers that there are in this Odoo. */
export function claimsIn(world: World): ClaimsOf {
  const orders = Map.groupBy(world.rows('purchase.order'), ({ partner_id: partner }) => Number(partner))
  const suppliers = [...orders].sort(([, one], [, other]) => other.length - one.length).map(([partner]) => partner)
  const facilities = world.keys('stock.warehouse')
  return (name, usual): Claims => ({
    companies: usual.companies,
    facilities:
      usual.facilities === 'all'
        ? 'all'
        : usual.facilities.flatMap((place) => facilities[(place - 1) % facilities.length] ?? []),
    supplier: usual.supplier === null ? null : (suppliers[name === 'supplier' ? 0 : 1] ?? null),
  })
}
