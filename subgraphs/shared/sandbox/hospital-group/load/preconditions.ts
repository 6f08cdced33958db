import { setTimeout } from 'node:timers/promises'
import { removeLeftCode, runCode } from './server-code.ts'
import { OdooRefused, type TrialOdoo } from './trial-odoo.ts'

/** The setting by which an administrator says that a database may be filled with the group. */
export const trialParameter = 'caregraph.trial'

const modules = [
  'account',
  'product_expiry',
  'purchase',
  'purchase_requisition',
  'purchase_requisition_stock',
  'purchase_stock',
  'stock',
  'stock_account',
]

const groups = [
  'base.group_system',
  'purchase.group_purchase_manager',
  'stock.group_stock_manager',
  'account.group_account_manager',
]

/** Cannot load: what is missing, and how to get it. */
export class NotATrialDatabase extends Error {}

/**
 * Makes sure that this is an Odoo the group may be loaded into, before anything in it is touched.
 * @throws {NotATrialDatabase | OdooRefused}
 */
export async function checkPreconditions(odoo: TrialOdoo, database: string): Promise<void> {
  const version = await odoo.version()
  if (version < 19) throw new OdooRefused(`Cannot load into Odoo ${version}: expected Odoo 19 or later`)

  const uid = await odoo.account()
  if (!(await hasGroup(odoo, uid, 'base.group_system'))) {
    throw new OdooRefused('Cannot load with this key: it is not an administrator’s')
  }
  const mark = await odoo.call<string | false>('ir.config_parameter/get_param', { key: trialParameter })
  if (mark !== 'true') {
    throw new NotATrialDatabase(`Cannot load into ${database}: it is not marked as a trial database
  Loading fills it with invented companies, orders and bills that cannot be taken out again.
  If that is what it is for, set its system parameter ${trialParameter} to true: in Odoo's developer mode under
  Settings, Technical, System Parameters, or by ir.config_parameter/set_param with this key.`)
  }

  const installed = await odoo.read(
    'ir.module.module',
    [
      ['name', 'in', modules],
      ['state', '=', 'installed'],
    ],
    ['name'],
  )
  const names = new Set(installed.map(({ name }) => name))
  const missing = modules.filter((name) => !names.has(name))
  if (missing.length > 0) {
    throw new OdooRefused(`Cannot load into ${database}: Odoo's modules ${missing.join(', ')} are not installed there`)
  }
  for (const group of groups) {
    if (!(await hasGroup(odoo, uid, group))) {
      throw new OdooRefused(`Cannot load with this key: its account is not in the group ${group}`)
    }
  }
}

export function hasGroup(odoo: TrialOdoo, user: number, group: string): Promise<boolean> {
  return odoo.call('res.users/has_group', { ids: [user], group_ext_id: group })
}

/**
 * Waits until Odoo is done with the last calls of a load that was killed: begun again beside them, some things would be
 * done twice.
 * @throws {OdooRefused} when it is not done after a minute.
 */
export async function waitForEarlierLoad(odoo: TrialOdoo): Promise<void> {
  const code = `env.cr.execute("""select count(*) from pg_stat_activity
    where datname = current_database() and backend_type = 'client backend'
    and xact_start is not null and pid <> pg_backend_pid()""")
result = env.cr.fetchone()[0]`
  const deadline = performance.now() + 60_000
  // A load that is still running has moments without a call: it takes three of them in a row to be none.
  for (let quiet = 0; quiet < 3; await setTimeout(quiet > 0 ? 100 : 1000)) {
    quiet = (await runCode<number>(odoo, 'ir.model', code)) === 0 ? quiet + 1 : 0
    if (performance.now() > deadline) {
      throw new OdooRefused(
        'Cannot load: Odoo has been busy in this database for a minute; is it being loaded already?',
      )
    }
  }
  await removeLeftCode(odoo)
}
