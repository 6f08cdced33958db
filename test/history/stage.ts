import type { DrivenOdoo } from './driven-odoo.ts'
import type { Act, StepOf } from './history.ts'

/** What all drivers share: records that several of them change at once. */
export interface Stage {
  readonly odoo: DrivenOdoo
  readonly orders: number[]
  readonly invoices: number[]
  readonly items: number[]
  readonly suppliers: number[]
  readonly payer: number
  readonly incoming: number
  readonly places: readonly number[]
  readonly code: { readonly late: number; readonly undone: number }
  readonly acts: Act[]
  /** Records that may have been made, of which nobody else knows. */
  readonly unsettled: Unsettled[]
}

interface Unsettled {
  readonly model: string
  /** Nothing else has it. */
  readonly name: string
  readonly steps: (id: number) => readonly StepOf[]
}

/** Looks in Odoo what became of the records whose making nobody answered. */
export async function settle({ odoo, acts, unsettled }: Stage): Promise<void> {
  for (const { model, name, steps } of unsettled) {
    for (const { id } of await odoo.read(model, [['name', '=', name]], [])) {
      acts.push({ driver: 'settled', what: `make ${model}`, outcome: 'done', steps: steps(id) })
    }
  }
}

// Each runs in one transaction of its own, with what it is about in the context.
const late = [
  "order = env['purchase.order'].browse(env.context['history_order'])",
  "order.button_confirm() if order.state in ('draft', 'sent') else order.button_cancel()",
  'env.flush_all()',
  "time.sleep(env.context['history_seconds'])",
]
const undone = [
  "order = env['purchase.order'].browse(env.context['history_order'])",
  "made = order.copy({'origin': 'undone'})",
  "order.write({'state': 'to approve'})",
  "env['product.product'].browse(env.context['history_item']).write({'name': 'undone'})",
  "env['res.partner'].create({'name': 'undone', 'supplier_rank': 1})",
  'env.flush_all()',
  "time.sleep(env.context['history_seconds'])",
  "raise UserError('undone %s' % made.id)",
]

/** Makes what drivers begin with. @throws where Odoo refuses */
export async function setStage(odoo: DrivenOdoo): Promise<Stage> {
  const acts: Act[] = []
  const type = await odoo.first(
    'stock.picking.type',
    [
      ['code', '=', 'incoming'],
      ['company_id', '=', 1],
    ],
    ['default_location_dest_id'],
  )
  const store = Number(type.default_location_dest_id)
  const shelf = await made(odoo, 'stock.location', { name: 'History shelf', location_id: store, usage: 'internal' })
  const payer = await made(odoo, 'res.partner', { name: 'History payer' })
  const code = {
    late: await odoo.code('History: late', late),
    undone: await odoo.code('History: undone', undone),
  }
  const incoming = type.id
  const places = [store, shelf]
  return {
    odoo,
    orders: [],
    invoices: [],
    items: [],
    suppliers: [],
    payer,
    incoming,
    places,
    code,
    acts,
    unsettled: [],
  }
}

async function made(odoo: DrivenOdoo, model: string, vals: object): Promise<number> {
  const { result, refusal } = await odoo.make(model, vals)
  if (result === null) throw new Error(`Cannot make a ${model} to begin with: ${refusal}`)
  return result
}
