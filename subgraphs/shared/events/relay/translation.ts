import { outboxModel } from '../../odoo/accounts/plans.ts'
import { type OutboxRow, readOutboxRow, type UnreadableRow } from '../../odoo/outbox/outbox.ts'
import type { BusinessEvent } from '../event.ts'
import type { DeadLetter } from '../event-log.ts'
import { eventOf } from '../event-shape.ts'
import { type Announcement, type Announcing, CannotAnnounce } from './announcement.ts'

/** What became of a row: what it announces, or why it cannot be told. */
export type Translated = { readonly events: readonly BusinessEvent[] } | { readonly deadLetter: DeadLetter }

/** What rows of the outbox are to the business. Never throws: one row must not keep those behind it waiting. */
export function translation(announcing: readonly Announcing[]): (row: OutboxRow | UnreadableRow) => Translated {
  const byModel = new Map(announcing.flatMap((each) => Object.entries(each)))
  return (row) => {
    if ('garbage' in row) return { deadLetter: deadLetter(row, null, row.why, row.garbage) }
    try {
      const announce = byModel.get(row.model)
      if (announce === undefined) throw new CannotAnnounce('nobody announces changes of its model')
      const events = announce(row).map((each, place) => announced(each, row, place))
      if (events.every((event) => eventOf(event) !== null)) return { events }
      throw new CannotAnnounce('what it would announce is no event')
    } catch (error) {
      const reason = error instanceof CannotAnnounce ? error.message : 'a fault of this program came up'
      return { deadLetter: deadLetter(row, row.model, reason, JSON.stringify(row)) }
    }
  }
}

/**
 * The id under which what a row announces is appended. A row's own id begins anew where the outbox was taken away and
 * made again, so that the time belongs to it.
 */
export function changeId({ id, at }: Pick<OutboxRow, 'id'> & { readonly at: string | null }): string {
  return `${at === null ? 0 : Date.parse(at) / 1000}-${id}`
}

function announced(told: Announcement, row: OutboxRow, place: number): BusinessEvent {
  const id = place === 0 ? changeId(row) : `${changeId(row)}-${place + 1}`
  return { id, occurredAt: row.at, ...told }
}

function deadLetter(row: OutboxRow | UnreadableRow, model: string | null, why: string, text: string): DeadLetter {
  const reason = `Cannot translate a row of ${outboxModel('caregraph')}: ${why}`
  return {
    id: changeId(row),
    reason,
    since: new Date().toISOString(),
    model,
    row: text.length > longestRow ? '' : text,
  }
}

/** What a dead letter keeps of its row; a longer one is none that Odoo wrote by our rules. */
const longestRow = 30_000

/** The row of a dead letter, as it was read. @throws where it was too long to be kept. */
export function rowIn({ row }: DeadLetter): OutboxRow | UnreadableRow {
  const value = JSON.parse(row) as OutboxRow | (Readonly<Record<string, unknown>> & { readonly id: number })
  return 'op' in value ? (value as OutboxRow) : readOutboxRow(value)
}
