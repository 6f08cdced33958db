import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { auditing } from '#gateway/auditing/auditing.ts'
import { readSupergraphSdl } from '#gateway/contract.ts'
import type { EventExecution } from '#gateway/subscriptions/event-execution.ts'
import { Group } from '#gateway/subscriptions/group.ts'
import { Subscriber } from '#gateway/subscriptions/subscriber.ts'
import type { Subscription } from '#gateway/subscriptions/subscription.ts'
import type { DeliveredEntry, Entry, SubscribedEntry } from '#shared/audit/entry.ts'
import type { AuditTrail } from '#shared/audit/trail.ts'
import type { ChangeBatch } from '#shared/events/feed/change.ts'
import { auditor } from '../../principals.ts'
import { approved, begun, type SubscribedGraph, subscribedGraph, take } from './subscribed-graph.ts'

type Row = { readonly id: number } & Record<string, unknown>

const entries: Entry[] = []
const trail = { append: async (some: readonly Entry[]) => void entries.push(...some) } as unknown as AuditTrail
const source = `subscription ($after: String) { purchaseOrderChanged(after: $after) {
  eventId cursor replayed purchaseOrder { total { amount } } } }`
const events = 40

let graph: SubscribedGraph
let cursors: readonly string[]
let ids: string[]
const open: Subscription[] = []

beforeAll(async () => {
  graph = await subscribedGraph({ entries: 10_000 }, auditing(trail, readSupergraphSdl()))
  const order = graph.tables['purchase.order']?.[0] as Row
  const all = begun(await graph.open(source, auditor))
  const made = Array.from({ length: events }, () => approved(order))
  for (const event of made) await graph.append(event)
  ids = made.map(({ id }) => id)
  cursors = (await take(all, events)).map(({ cursor }) => cursor)
  await all.return()
})
afterAll(() => graph.close())
afterEach(async () => {
  for (const subscription of open.splice(0)) await subscription.return()
  await settled()
  entries.length = 0
  graph.calls.length = 0
})

/** What is noted of an end is not waited for. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 5))

async function comeBack(places: readonly number[]): Promise<Subscription[]> {
  const opened = await Promise.all(
    places.map((place) => graph.open(source, auditor, { variables: { after: cursors[place] } })),
  )
  const subscriptions = opened.map(begun)
  open.push(...subscriptions)
  return subscriptions
}

const told = (deliveries: Awaited<ReturnType<typeof take>>) =>
  deliveries.map(({ result }) => {
    const { eventId, replayed } = (result.data as { purchaseOrderChanged: { eventId: string; replayed: boolean } })
      .purchaseOrderChanged
    return { eventId, replayed }
  })

describe('Those who come back at once', () => {
  it('are given what each of them misses, in order and once, wherever each was', async () => {
    const someWhere = fc.array(fc.integer({ min: 0, max: events - 2 }), { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(someWhere, fc.nat(11), async (places, leaving) => {
        const subscriptions = await comeBack(places)
        // One of them goes while the others wait for their turn.
        if (places.length > 1) await subscriptions[leaving % places.length]?.return()
        for (const [index, subscription] of subscriptions.entries()) {
          if (places.length > 1 && index === leaving % places.length) continue
          const missed = ids.slice((places[index] as number) + 1)
          expect(told(await take(subscription, missed.length))).toEqual(
            missed.map((eventId) => ({ eventId, replayed: true })),
          )
        }
        for (const subscription of open.splice(0)) await subscription.return()
      }),
      { numRuns: 25 },
    )
  })

  it('cost Odoo no more than one of them, and are told what happens next with one execution', async () => {
    const subscriptions = await comeBack(Array(50).fill(9))
    await Promise.all(subscriptions.map((each) => take(each, events - 10)))
    expect(graph.calls.length).toBeLessThanOrEqual(2)
    for (let tries = 0; graph.engine.groups !== 1 && tries < 500; tries += 1) await settled()
    expect(graph.engine.groups).toBe(1)
  })

  it('are on record with all that they were told', async () => {
    const places = [3, 3, 7]
    const subscriptions = await comeBack(places)
    for (const [index, place] of places.entries()) await take(subscriptions[index] as Subscription, events - place - 1)
    for (const subscription of open.splice(0)) await subscription.return()
    await settled()
    const lives = (kind: SubscribedEntry['kind']) =>
      entries.filter((entry): entry is SubscribedEntry => entry.kind === kind)
    const named = (all: readonly SubscribedEntry[]) =>
      all.map(({ subscription, group }) => `${subscription} ${group}`).toSorted()
    expect(named(lives('unsubscribed'))).toEqual(named(lives('subscribed')))
    const delivered = entries.filter((entry): entry is DeliveredEntry => entry.kind === 'delivered')
    expect(delivered.length).toBe(events - 4)
    const groups = Map.groupBy(lives('subscribed'), ({ subscription }) => subscription)
    expect(groups.size).toBe(places.length)
    const onRecord = [...groups].map(([name, noted]) =>
      delivered.filter(({ subscription, group }) =>
        subscription === undefined ? noted.some((each) => each.group === group) : subscription === name,
      ),
    )
    // The third went on from where the others were: what it had already is noted with what it had not.
    for (const events of onRecord) expect(events.map(({ event }) => event)).toEqual(ids.slice(4))
  })
})

describe('A group', () => {
  it('is past an event as soon as that is given, so that whoever joins before the next misses none', async () => {
    const change = (number: number) =>
      ({ place: { at: 1, number }, cursor: `c${number}`, change: { number } }) as unknown as ChangeBatch['changes'][0]
    const end = (number: number) => ({ at: 1, number, epoch: 'e' })
    let finish = () => {}
    const second = new Promise<void>((resolve) => {
      finish = resolve
    })
    const execution: Pick<EventExecution, 'begin' | 'deliver'> = {
      begin: async () =>
        (async function* () {
          yield { changes: [], end: end(0), key: {}, isLevel: true }
          yield { changes: [change(1), change(2)], end: end(2), key: {}, isLevel: true }
          await new Promise(() => undefined)
        })(),
      deliver: async (_asked, given) => {
        const { number } = given as unknown as { readonly number: number }
        if (number === 2) await second
        return { data: { number } }
      },
    }
    const none = () => []
    const group = new Group({
      asked: {} as never,
      execution: execution as EventExecution,
      audience: { group: 'g' },
      requestOf: () => ({}) as never,
      onOver: () => undefined,
      tooSlow: none,
      failed: none,
    })
    const member = new Subscriber(
      () => undefined,
      () => undefined,
    )
    group.add(member)
    await group.begin({} as never)
    expect((await member.next()).value).toMatchObject({ cursor: 'c1' })
    expect(group.place).toEqual(end(1))
    finish()
    expect((await member.next()).value).toMatchObject({ cursor: 'c2' })
    group.stop()
  })
})
