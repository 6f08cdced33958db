import type { Relay, RelayState } from '#shared/events/relay/relay.ts'
import type { Metrics } from '#shared/telemetry/metrics.ts'
import type { EventOperations } from '#subgraphs/operations/subgraph.ts'

/** How often it is looked at who is behind. */
const lookMs = 15_000

/** Who is behind, by name, is for the graph to say; what watches figures learns that somebody is. */
export function countConsumers(operations: EventOperations, metrics: Metrics, signal: AbortSignal): void {
  const seen = { known: 0, furthest_behind: 0, cannot_go_on: 0 }
  metrics.levels({
    subject: 'event_consumers',
    help: 'Named consumers, by how many events the one that is furthest behind is, and how many cannot go on.',
    names: ['known', 'furthest_behind', 'cannot_go_on'],
    of: (name) => seen[name],
  })
  const look = async () => {
    const consumers = await operations.consumers()
    seen.known = consumers.length
    seen.furthest_behind = Math.max(0, ...consumers.map(({ behind }) => behind ?? 0))
    seen.cannot_go_on = consumers.filter(({ behind }) => behind === null).length
  }
  const timer = setInterval(() => void look().catch(() => undefined), lookMs)
  timer.unref()
  signal.addEventListener('abort', () => clearInterval(timer), { once: true })
}

const figures = ['leads', 'waiting', 'oldest_seconds', 'appended', 'dead_letters', 'since_append_seconds'] as const

export function countRelay(relay: Relay, metrics: Metrics): void {
  metrics.levels({
    subject: 'event_relay',
    help: 'What waits in the outbox, and what became of it.',
    names: figures,
    of: (name) => figureOf(relay.state, name),
  })
}

function figureOf(state: RelayState, name: (typeof figures)[number]): number {
  switch (name) {
    case 'leads':
      return state.isLeader ? 1 : 0
    case 'waiting':
      return state.waiting ?? 0
    case 'oldest_seconds':
      return state.oldest === null ? 0 : Math.max(0, (Date.now() - Date.parse(state.oldest)) / 1_000)
    case 'appended':
      return state.appended
    case 'dead_letters':
      return state.deadLetters
    case 'since_append_seconds':
      return state.lastAppend === null ? 0 : (Date.now() - state.lastAppend) / 1_000
  }
}
