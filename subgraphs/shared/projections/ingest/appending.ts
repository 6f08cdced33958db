import { mostOfAnAppend } from '../../events/append-bounds.ts'
import type { ProjectionStore } from '../projection-store.ts'
import type { Leading } from './ingest-options.ts'

/** Appends what is to be announced to the log, the oldest first. What was appended and not noted so is passed over by it. */
export async function appendAnnounced(
  store: Pick<ProjectionStore, 'unannounced'>,
  events: Leading['events'],
  write: Leading['write'],
): Promise<void> {
  if (events === null) return
  for (;;) {
    const waiting = await store.unannounced(mostOfAnAppend)
    if (waiting.length === 0) return
    await events.append({ events: waiting }, 'anybody')
    await write({ announced: waiting.map(({ id }) => id) })
  }
}
