// What a partner's application does: npm run example:events. It follows purchase orders as they change at CAREGRAPH_URL
// (http://localhost:4000/graphql), with the access token in CAREGRAPH_TOKEN or as a persona where that is a sandbox,
// deals with each event and acknowledges it. Stop it, or Caregraph, at any time: it goes on where it acknowledged.
import { createClient } from '../client.ts'
import { AcknowledgeEventsDocument, OrderEventsDocument } from '../documents.generated.ts'
import { followEvents } from '../events.ts'
import { personaTokens, sandboxIssuerOf } from './token.ts'

const {
  CAREGRAPH_URL: url = 'http://localhost:4000/graphql',
  CAREGRAPH_TOKEN,
  CONSUMER: consumer = 'order-events',
} = process.env
const token = CAREGRAPH_TOKEN ?? personaTokens('integrator', sandboxIssuerOf(url))
const client = createClient({ url, token })
const stop = new AbortController()
process.once('SIGINT', () => stop.abort())
process.once('SIGTERM', () => stop.abort())

console.log(`Following purchase orders at ${url} as consumer ${consumer}; Ctrl-C ends it.`)
await followEvents({
  url,
  token,
  document: OrderEventsDocument,
  variables: () => ({ consumer }),
  signal: stop.signal,
  onInterruption: (why) => console.log(`  interrupted (${why}); connecting again`),
  async onEvent({ data, errors }) {
    for (const { message, extensions } of errors) console.error(`  ${extensions.code}: ${message}`)
    const event = data?.purchaseOrderChanged
    if (event == null) return
    // Whatever an application does with it belongs here, and may be done twice: an event that was dealt with and not
    // acknowledged comes again. eventId tells.
    const { eventId, occurredAt, eventType, previousState, newState, purchaseOrder, replayed } = event
    const what = `${purchaseOrder?.number ?? 'an order'} (${purchaseOrder?.supplier?.name ?? 'supplier not shown'})`
    console.log(
      `${occurredAt} ${eventType}: ${what} ${previousState ?? 'new'} -> ${newState ?? 'gone'}, event ${eventId}${replayed ? ', caught up' : ''}`,
    )
    await acknowledge(event.cursor)
  },
})

/** Until it is done: what is not acknowledged comes again, which is no harm. */
async function acknowledge(cursor: string): Promise<void> {
  const answer = await client.request(AcknowledgeEventsDocument, { consumer, cursor }).catch((error: unknown) => error)
  const isDone = typeof answer === 'object' && answer !== null && 'data' in answer && answer.data !== null
  if (!isDone) console.log('  not acknowledged, so it will come again')
}
