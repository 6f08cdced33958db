import type { CallScope, TrialOdoo } from './trial-odoo.ts'

const named = 'Caregraph sandbox'

/**
 * Runs Python in Odoo and gives what it assigned to `result`: a server action that is there for this one call.
 *
 * For what no method does by JSON-2: to act for another account, to write many values at once.
 * @throws {OdooRefused}
 */
export async function runCode<Result>(
  odoo: TrialOdoo,
  model: string,
  code: string,
  scope: CallScope = {},
): Promise<Result> {
  const [about] = await odoo.read('ir.model', [['model', '=', model]], ['model'])
  const body = `result = None\n${code}\naction = {'type': 'ir.actions.client', 'params': {'result': result}}`
  const ids = await odoo.call<number[]>('ir.actions.server/create', {
    vals_list: [{ name: named, model_id: about?.id, state: 'code', code: body }],
  })
  try {
    const { params } = await odoo.call<{ params: { result: Result } }>('ir.actions.server/run', { ids }, scope)
    return params.result
  } finally {
    await odoo.call('ir.actions.server/unlink', { ids })
  }
}

/** Takes away the server actions of a load that was killed while it ran one. */
export async function removeLeftCode(odoo: TrialOdoo): Promise<void> {
  const left = await odoo.read('ir.actions.server', [['name', '=', named]], ['name'])
  if (left.length > 0) await odoo.call('ir.actions.server/unlink', { ids: left.map(({ id }) => id) })
}
