import type { RequestContext } from '../../http/request-context.ts'
import type { OutboxRow } from '../../odoo/outbox/outbox.ts'
import type { BusinessEvent } from '../event.ts'
import type { EventLog } from '../event-log.ts'
import { keyIn } from './announcement.ts'
import { changeId } from './translation.ts'

type Scope = Pick<RequestContext, 'signal' | 'calls'>

/** How much there is of an item where a rule speaks for, and the rule's minimum. */
export interface Level {
  /** Key of the rule. */
  readonly rule: number
  readonly item: number
  readonly company: number | null
  readonly facility: number | null
  readonly minimum: number
  readonly onHand: number
  /** Whether the rule speaks for a place. */
  readonly speaksFor: (location: number) => boolean
}

/** Reads levels of all rules, in use, for some items. */
export type ReadLevels = (items: readonly number[], scope: Scope) => Promise<readonly Level[]>

/** What crossed a minimum, and on which side everything that was looked at is since. */
export interface Crossed {
  readonly told: readonly BusinessEvent[]
  readonly sides: Readonly<Record<string, 'above' | 'below'>>
}

const nothing: Crossed = { told: [], sides: {} }

/**
 * Notices items that go below the minimum of a rule, and above it again: by comparing what there is now with the side on
 * which it was when it was last looked at. Where nobody ever looked, with what there was before the rows at hand.
 */
export class Crossings {
  readonly #readLevels: ReadLevels
  readonly #log: Pick<EventLog, 'sides'>

  constructor(readLevels: ReadLevels, log: Pick<EventLog, 'sides'>) {
    this.#readLevels = readLevels
    this.#log = log
  }

  /** What follows from these rows. Two calls to Odoo at least where there are any of stock or of rules, else none. */
  async after(rows: readonly OutboxRow[], scope: Scope): Promise<Crossed> {
    const touching = rows.filter(({ model }) => model === 'stock.quant' || model === 'stock.warehouse.orderpoint')
    const items = new Set(touching.flatMap(({ before, after }) => keyIn(after ?? before, 'product') ?? []))
    if (items.size === 0) return nothing
    const levels = await this.#readLevels([...items], scope)
    if (levels.length === 0) return nothing
    const known = await this.#log.sides(levels.map(sideName))
    const told: BusinessEvent[] = []
    const sides: Record<string, 'above' | 'below'> = {}
    for (const [place, level] of levels.entries()) {
      const cause = touching.findLast((row) => isCause(row, level))
      if (cause === undefined) continue
      const side = level.onHand < level.minimum ? 'below' : 'above'
      const before = known[place] ?? sideBefore(touching, level)
      if (side !== known[place]) sides[sideName(level)] = side
      if (side !== before) told.push(crossing(level, side, cause))
    }
    return { told, sides }
  }
}

function sideName({ rule }: Level): string {
  return `rule:${rule}`
}

function isCause(row: OutboxRow, level: Level): boolean {
  if (row.model === 'stock.warehouse.orderpoint') return row.key === level.rule
  const values = row.after ?? row.before
  return keyIn(values, 'product') === level.item && level.speaksFor(keyIn(values, 'location') ?? 0)
}

/** A new rule was above everything until then; stock was what it is without what changed. */
function sideBefore(rows: readonly OutboxRow[], level: Level): 'above' | 'below' {
  const causes = rows.filter((row) => isCause(row, level))
  if (causes.some(({ model }) => model === 'stock.warehouse.orderpoint')) return 'above'
  const changed = causes.reduce((sum, { before, after }) => sum + quantityIn(after) - quantityIn(before), 0)
  return level.onHand - changed < level.minimum ? 'below' : 'above'
}

function quantityIn(values: OutboxRow['after']): number {
  return Number(values?.quantity ?? 0)
}

function crossing(level: Level, side: 'above' | 'below', cause: OutboxRow): BusinessEvent {
  const whose = { company: level.company, facility: level.facility, supplier: null }
  return {
    id: `${changeId(cause)}-${level.rule}-${side}`,
    type: side === 'below' ? 'inventory.stock.below_minimum' : 'inventory.stock.above_minimum',
    occurredAt: cause.at,
    subject: { type: 'ReplenishmentRule', key: level.rule },
    change: 'CHANGED',
    whose,
    whoseBefore: whose,
    previousState: side === 'below' ? 'ABOVE_MINIMUM' : 'BELOW_MINIMUM',
    newState: side === 'below' ? 'BELOW_MINIMUM' : 'ABOVE_MINIMUM',
    items: [level.item],
  }
}
