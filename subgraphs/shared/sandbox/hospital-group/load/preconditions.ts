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

  const { uid } = await odoo.call<{ uid: number }>('res.users/context_get', {})
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
