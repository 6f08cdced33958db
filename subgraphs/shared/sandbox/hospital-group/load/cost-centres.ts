import { programmes } from '../cost-centres.ts'
import type { Charge } from '../group.ts'
import type { LoadSession } from './session.ts'
import type { LoadRow } from './tables.ts'
import { OdooRefused } from './trial-odoo.ts'

/** Cost centres are Odoo's analytic accounts, and what divides them its analytic plans. */
export async function loadCostCentres(session: LoadSession): Promise<void> {
  const { costCentrePlans, costCentres } = session.group
  // The colour is the one for which Odoo throws dice.
  const plans = costCentrePlans.map(({ key, name }, index) => ({
    key,
    columns: { name, sequence: 10 * (index + 1), color: index + 1 },
  }))
  await takeOverPlan(session, plans)
  await session.create('account.analytic.plan', plans)
  const companies = [...(await session.known('res.company')).values()]
  await session.create(
    'account.analytic.account',
    costCentres.map(({ key, plan, company, code, name }) => ({
      key,
      columns: { name, code, 'plan_id/id': plan, 'company_id/id': company },
    })),
    { companies },
  )
}

/** Odoo comes with a plan for projects and cannot do without it: it is the one of the programmes. */
async function takeOverPlan(session: LoadSession, plans: readonly LoadRow[]): Promise<void> {
  const { odoo } = session
  const key = 'analytic.project_plan'
  const id = Number(await odoo.call<string | false>('ir.config_parameter/get_param', { key }))
  if (!id) throw new OdooRefused(`Cannot load cost centres: Odoo has no plan for projects in its parameter ${key}`)
  await session.adopt('account.analytic.plan', new Map([[programmes, id]]))
  const [row] = await odoo.read('account.analytic.plan', [['id', '=', id]], ['name', 'sequence', 'color'])
  await session.update(
    'account.analytic.plan',
    plans.filter(
      ({ key, columns }) => key === programmes && Object.keys(columns).some((name) => row?.[name] !== columns[name]),
    ),
  )
}

/** The ids of cost centres by their keys. */
export type CostCentreIds = ReadonlyMap<string, number>

export const costCentreIds = (session: LoadSession): Promise<CostCentreIds> => session.known('account.analytic.account')

/**
 * What of a line is charged to which cost centre, as Odoo writes it: `{"7,12": 60, "8": 40}`; null for nothing.
 * @throws {RangeError} when a cost centre is not in Odoo yet.
 */
export function analyticDistribution(charges: readonly Charge[], ids: CostCentreIds): string | null {
  if (charges.length === 0) return null
  const idOf = (key: string): number => {
    const id = ids.get(key)
    if (id === undefined) throw new RangeError(`Cannot charge to ${key}: Odoo has no such cost centre`)
    return id
  }
  return JSON.stringify(
    Object.fromEntries(charges.map(({ costCentres, percentage }) => [costCentres.map(idOf).join(','), percentage])),
  )
}
