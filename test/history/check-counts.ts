import { isOfLife } from './check-lives.ts'
import type { Fault, History } from './history.ts'

/** Events of which it is known how often they have to come, as they tell no states. */
const counted: ReadonlySet<string> = new Set([
  'inventory.goods.received',
  'inventory.stock.changed',
  'master_data.item.created',
  'master_data.item.changed',
  'master_data.item.removed',
  'master_data.supplier.created',
  'master_data.supplier.changed',
  'master_data.supplier.removed',
])

export function countName(type: string, about: string): string {
  return `${type} of ${about}`
}

/**
 * What is wrong with how often things were told that have no states: as often as Odoo says they happened, or, where it
 * does not say, as often as drivers did them, and at most once more for each call whose answer was lost.
 */
export function countFaults({ streams, acts, afterwards: { counts } }: History): readonly Fault[] {
  const told = new Map<string, number>()
  for (const { type, about } of streams.flat()) if (counted.has(type)) add(told, countName(type, about))
  const sure = new Map<string, number>()
  const perhaps = new Map<string, number>()
  for (const { outcome, steps } of acts) {
    for (const step of steps) {
      if (outcome === 'failed' || isOfLife(step)) continue
      add(outcome === 'done' ? sure : perhaps, countName(step.type, step.about))
    }
  }
  return [...new Set([...told.keys(), ...counts.keys(), ...sure.keys()])].flatMap((name) => {
    const found = told.get(name) ?? 0
    const least = counts.get(name) ?? sure.get(name) ?? 0
    const most = counts.get(name) ?? least + (perhaps.get(name) ?? 0)
    if (found >= least && found <= most) return []
    const happened = least === most ? `${least}` : `${least} to ${most}`
    return [{ kind: kindOf(found, least, most), about: name, says: `told ${found} times, happened ${happened} times` }]
  })
}

function kindOf(found: number, least: number, most: number): Fault['kind'] {
  if (found < least) return 'lost'
  return most === 0 ? 'rolled back' : 'twice'
}

function add(to: Map<string, number>, name: string): void {
  to.set(name, (to.get(name) ?? 0) + 1)
}
