import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Delivery, Subscription } from '#gateway/subscriptions/subscription.ts'
import type { Principal } from '#shared/auth/principal.ts'
import { auditor } from '../../principals.ts'
import { approved, begun, type SubscribedGraph, subscribedGraph } from './subscribed-graph.ts'

type Row = { readonly id: number } & Record<string, unknown>

// Whoever is behind catches up with others who are. With whom must stay a matter of rights.

const count = 1_000
const few: Principal = { ...auditor, scopes: new Set(['procurement:read']) }
const sourceAfter = (cursor: string) =>
  `subscription { purchaseOrderChanged(after: "${cursor}") { eventId purchaseOrder { total { amount } } } }`

let graph: SubscribedGraph
let source: string

beforeAll(async () => {
  graph = await subscribedGraph({ entries: 2 * count })
  const orders = graph.tables['purchase.order'] as readonly Row[]
  const begin = begun(await graph.open('subscription { purchaseOrderChanged { eventId } }', auditor))
  await graph.append(approved(orders[0] as Row))
  source = sourceAfter((await begin.next()).value?.cursor)
  await begin.return()
  const events = Array.from({ length: count }, (_, place) => approved(orders[place % orders.length] as Row))
  for (let from = 0; from < count; from += 100) await graph.append(...events.slice(from, from + 100))
})
afterAll(() => graph.close())

async function subscribe(principal: Principal) {
  const session = { principal, correlationId: 'test' }
  return { session, subscription: begun(await graph.openAs(source, session)) }
}

const isDenied = ({ result }: Delivery) => result.errors?.[0]?.extensions?.code === 'FORBIDDEN'

/** Whether each was told without what it may not read, up to the last; `each` is told how many there were. */
async function denials(subscription: Subscription, each = (_: number) => {}): Promise<boolean[]> {
  const denied: boolean[] = []
  while (denied.length < count) {
    const { value } = await subscription.next()
    denied.push(isDenied(value as Delivery))
    each(denied.length)
  }
  return denied
}

describe('Whoever catches up', () => {
  it('does so with those who have the same rights, and is told by its own', async () => {
    const principals = [few, auditor, few, auditor, { ...few, subject: 'another' }]
    const all = await Promise.all(principals.map((principal) => subscribe(principal)))
    const told = await Promise.all(all.map(({ subscription }) => denials(subscription)))
    for (const [index, denied] of told.entries()) {
      expect(new Set(denied)).toEqual(new Set([principals[index] !== auditor]))
    }
    for (const { subscription } of all) await subscription.return()
  }, 60_000)

  it.each([0, 1])(
    'stays with its own rights when another, the one of two that is %i, has others from now on',
    async (which) => {
      const both = [await subscribe(few), await subscribe({ ...few, subject: 'another' })]
      const [[renewed], [others]] = (await Promise.all(
        both.map(async ({ session, subscription }, place) => {
          const denied = await denials(subscription, (number) => {
            if (place !== which || number !== 300) return
            session.principal = auditor
            subscription.renewed()
          })
          return [denied]
        }),
      ).then((told) => (which === 0 ? told : told.toReversed()))) as [[boolean[]], [boolean[]]]
      expect(renewed.slice(0, 299)).not.toContain(false)
      expect(renewed.at(-1)).toBe(false)
      expect(others).not.toContain(false)
      for (const { subscription } of both) await subscription.return()
    },
    60_000,
  )
})
