import type { OdooWithKey } from './odoo-with-key.ts'

const named = 'Caregraph accounts: for one call'
const minutesOfCommand = 10

/**
 * Runs Python in Odoo as the administrator of the key, and gives what it assigned to `result`: a server action that is
 * there for this one call. For what no method does by JSON-2, such as a key for another account.
 * @throws {OdooRefused}
 */
export async function runCode<Result>(odoo: OdooWithKey, code: string): Promise<Result> {
  const [about] = await odoo.read('ir.model', [['model', '=', 'res.users']], ['model'])
  const body = `result = None\n${code}\naction = {'type': 'ir.actions.client', 'params': {'result': result}}`
  const ids = await odoo.call<number[]>('ir.actions.server/create', {
    vals_list: [{ name: named, model_id: about?.id, state: 'code', code: body }],
  })
  try {
    const { params } = await odoo.call<{ params: { result: Result } }>('ir.actions.server/run', { ids })
    return params.result
  } finally {
    // A result, which may be a key nobody else knows, must not be lost over this: what is left, a later command removes.
    await odoo.call('ir.actions.server/unlink', { ids }).catch(() => undefined)
  }
}

/** Takes away server actions of commands that were killed while they ran one. @throws {OdooRefused} */
export async function removeLeftCode(odoo: OdooWithKey): Promise<void> {
  // What is younger may be another command's that still runs.
  const before = new Date(Date.now() - minutesOfCommand * 60_000).toISOString().slice(0, 19).replace('T', ' ')
  const domain = [
    ['name', '=', named],
    ['create_date', '<', before],
  ] as const
  const left = await odoo.read('ir.actions.server', domain, ['name'])
  if (left.length > 0) await odoo.call('ir.actions.server/unlink', { ids: left.map(({ id }) => id) })
}
