import type { RequestContext } from '#shared/http/request-context.ts'
import type { Unit } from '#shared/odoo/facts.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { type GlobalId, globalId } from '#shared/values/global-id.ts'

export interface UnitOfMeasure extends Unit {
  readonly id: GlobalId
  readonly key: number
}

/** Every unit by its key. Served from the facts the connection keeps: no call of its own. */
export async function readUnitsOfMeasure(odoo: Odoo, request: RequestContext): Promise<Map<number, UnitOfMeasure>> {
  const { units } = await odoo.facts(request)
  return new Map([...units].map(([key, unit]) => [key, { ...unit, key, id: globalId('odoo', 'UnitOfMeasure', key) }]))
}
