import type { Company } from '../group.ts'
import { hasGroup } from './preconditions.ts'
import type { LoadSession } from './session.ts'

/** What Odoo hides or does not do until it is switched on. */
const settings: Readonly<Record<string, string>> = {
  group_analytic_accounting: 'analytic.group_analytic_accounting',
  group_uom: 'uom.group_uom',
  group_stock_multi_locations: 'stock.group_stock_multi_locations',
  group_stock_adv_location: 'stock.group_adv_location',
  group_stock_production_lot: 'stock.group_production_lot',
  group_product_variant: 'product.group_product_variant',
}

/** Switches, companies with their books, currencies with their rates, and those who order. */
export async function loadCompanies(session: LoadSession): Promise<void> {
  const { odoo, group } = session
  const uid = await odoo.account()
  await switchOn(session, uid)

  const currencies = [...new Set(['USD', ...group.exchangeRates.map(({ currency }) => currency)])]
  const idle = await odoo.read(
    'res.currency',
    [
      ['name', 'in', currencies],
      ['active', '=', false],
    ],
    ['active'],
  )
  if (idle.length > 0) await odoo.call('res.currency/write', { ids: idle.map(({ id }) => id), vals: { active: true } })

  // Odoo comes with a first company; the others are added to it.
  const [own] = await odoo.read(
    'ir.model.data',
    [
      ['module', '=', 'base'],
      ['name', '=', 'main_company'],
    ],
    ['res_id'],
  )
  const [first, ...others] = group.companies.map(({ key, ...company }) => ({ key, columns: companyColumns(company) }))
  if (own !== undefined && first !== undefined)
    await session.adopt('res.company', new Map([[first.key, Number(own.res_id)]]))
  await session.create('res.company', others)
  const known = await session.known('res.company')
  const ids = group.companies.map(({ key }) => known.get(key) ?? 0)
  await join(session, uid, ids)
  const [row] = await odoo.read('res.company', [['id', '=', ids[0] ?? 0]], ['name'])
  if (first !== undefined && row?.name !== first.columns.name) await session.update('res.company', [first])
  session.progress.expect(group.companies.length, 0)
  for (const company of group.companies) {
    await openBooks(session, company, known.get(company.key) ?? 0)
    session.progress.advance(1)
  }

  await session.create(
    'res.currency.rate',
    group.exchangeRates.map(({ key, company, currency, from, rate }) => ({
      key,
      columns: { name: from, rate, 'currency_id/id': `base.${currency}`, 'company_id/id': company },
    })),
    { companies: ids },
  )
  await session.create(
    'res.users',
    group.buyers.map(({ key, name, login, company }) => ({
      key,
      columns: {
        name,
        login,
        'company_id/id': company,
        'company_ids/id': company,
        // Employees, no more: to stand on an order takes no right to it.
        'group_ids/id': 'base.group_user',
      },
    })),
    { companies: ids },
  )
}

/** Who loads sees all companies. */
async function join({ odoo }: LoadSession, user: number, companies: readonly number[]): Promise<void> {
  const [row] = await odoo.read('res.users', [['id', '=', user]], ['company_ids'])
  const joined = (row?.company_ids ?? []) as readonly number[]
  const missing = companies.filter((id) => !joined.includes(id))
  if (missing.length === 0) return
  await odoo.call('res.users/write', { ids: [user], vals: { company_ids: missing.map((id) => [4, id]) } })
}

async function switchOn({ odoo }: LoadSession, user: number): Promise<void> {
  const isOn = await Promise.all(Object.values(settings).map((group) => hasGroup(odoo, user, group)))
  if (isOn.every(Boolean)) return
  const values = Object.fromEntries(Object.keys(settings).map((name) => [name, true]))
  const ids = await odoo.call<number[]>('res.config.settings/create', { vals_list: [values] })
  await odoo.call('res.config.settings/execute', { ids })
}

function companyColumns({ name, registry, currency, country, approvalLimit }: Omit<Company, 'key'>) {
  return {
    name,
    company_registry: registry,
    'currency_id/id': `base.${currency}`,
    'country_id/id': `base.${country}`,
    po_double_validation: 'two_step',
    po_double_validation_amount: approvalLimit,
  }
}

/** A chart of accounts, which brings journals and taxes; loading one sets the company's currency to the chart's. */
async function openBooks({ odoo }: LoadSession, { currency }: Company, id: number): Promise<void> {
  const books = async () => (await odoo.read('res.company', [['id', '=', id]], ['chart_template', 'currency_id']))[0]
  if ((await books())?.chart_template === false) {
    await odoo.call('account.chart.template/try_loading', { template_code: 'generic_coa', company: id })
  }
  const [wanted] = await odoo.read('res.currency', [['name', '=', currency]], ['name'])
  if (wanted !== undefined && (await books())?.currency_id !== wanted.id) {
    await odoo.call('res.company/write', { ids: [id], vals: { currency_id: wanted.id } })
  }
}
