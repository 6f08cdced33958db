import { createSourceEventStream, execute, type GraphQLSchema, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BusinessEvent, PlaceInEpoch } from '#shared/events/event.ts'
import { EventStreams } from '#shared/events/event-streams.ts'
import { Change, type ChangeBatch } from '#shared/events/feed/change.ts'
import { ChangeFeed } from '#shared/events/feed/change-feed.ts'
import { MemoryEventLog } from '#shared/events/memory-event-log.ts'
import { SharedReads } from '#shared/odoo/shared-reads.ts'
import { claimEvents, claimRemoved } from '#shared/projections/ingest/announcements.ts'
import { SourceCalls } from '#shared/telemetry/source-calls.ts'
import { type Data, requestOf } from '../../../rows/limited-graph.ts'
import { type Claims, everything } from '../../../rows/visible-records.ts'
import { claimIdOf, facilityIdOf, type SandboxWorld, sandboxWorld } from './sandbox-world.ts'
import { schemaOver } from './world.ts'

let sandbox: SandboxWorld
let schema: GraphQLSchema
let start: PlaceInEpoch
let events: readonly BusinessEvent[]
beforeAll(async () => {
  sandbox = await sandboxWorld()
  const { odoo: account } = sandbox.sandbox
  const { store, facilities } = sandbox.externals
  const places = await facilities.all()
  const states = (await store.page({ family: 'claim-state', index: 'created', keys: [''], limit: 100 })).map(
    ({ record }) => record,
  )
  const [gone] = states.filter(({ status }) => status === 'CANCELLED')
  events = [
    ...states.flatMap((state) => claimEvents(state, null, places)),
    ...(gone ? [claimRemoved(gone, places)] : []),
  ]
  const retention = { milliseconds: 10_000_000, entries: 100_000, ids: 100_000, consumersMilliseconds: 1 }
  const log = new MemoryEventLog({ retention })
  await log.append({ events }, 'anybody')
  const { epoch } = await log.bounds('revenue-cycle')
  start = { epoch, at: 0, number: 0 }
  const feed = new ChangeFeed({ log, streams: new EventStreams(log), namespace: 'claims', account, deadlineMs: 60_000 })
  schema = schemaOver(account, sandbox.externals, feed)
}, 60_000)
afterAll(() => sandbox?.close())

/** The events that somebody hears of. */
async function heard(filter: string, as: Claims = everything): Promise<readonly BusinessEvent[]> {
  const stop = new AbortController()
  const contextValue = { ...requestOf(as), signal: stop.signal, subscription: { begin: start } }
  const document = parse(`subscription { claimChanged${filter} { eventId } }`)
  const begun = await createSourceEventStream({ schema, document, contextValue })
  if ('errors' in begun) throw begun.errors?.[0]
  const changes: BusinessEvent[] = []
  for await (const batch of begun as AsyncIterable<ChangeBatch>) {
    changes.push(...batch.changes.map(({ change }) => change.event))
    if (batch.isLevel) break
  }
  stop.abort()
  return changes
}

const payload = `recordId eventType change previousStatus newStatus claim { id number status paid { amount } invoice { number } coverages { status } }`

async function told(event: BusinessEvent, request: object, hasLeft = false): Promise<Data> {
  const { data, errors } = await execute({
    schema,
    document: parse(`subscription { claimChanged { ${payload} } }`),
    contextValue: request,
    rootValue: { claimChanged: new Change(event, '', false, hasLeft) },
  })
  if (errors?.[0]) throw errors[0]
  return JSON.parse(JSON.stringify(data)).claimChanged
}

const ids = (some: readonly BusinessEvent[]) => some.map(({ id }) => id).toSorted()

describe('claimChanged', { timeout: 30_000 }, () => {
  it('tells whoever sees everything of every change of a claim', async () => {
    expect(ids(await heard(''))).toEqual(ids(events))
    expect(events.length).toBeGreaterThan(80)
  })

  it('tells others of claims of facilities they may see, and of nothing else', async () => {
    const as: Claims = { companies: [1], facilities: [1], supplier: null }
    const own = events.filter(({ whose, whoseBefore }) => (whose ?? whoseBefore)?.facility === 1)
    expect(ids(await heard('', as))).toEqual(ids(own))
    expect(await heard('', { companies: 'all', facilities: 'all', supplier: 8 })).toEqual([])
    expect(await heard('', { companies: [], facilities: 'all', supplier: null })).toEqual([])
  })

  it('goes by the state a claim came into, and by the facility', async () => {
    expect(ids(await heard('(filter: { statuses: [DENIED, REJECTED] })'))).toEqual(
      ids(events.filter(({ newState }) => newState === 'DENIED' || newState === 'REJECTED')),
    )
    expect(ids(await heard(`(filter: { facilities: ["${facilityIdOf(2)}"] })`))).toEqual(
      ids(events.filter(({ whose, whoseBefore }) => (whose ?? whoseBefore)?.facility === 2)),
    )
    await expect(heard('(filter: { statuses: [] })')).rejects.toThrow('Cannot use statuses')
  })

  it('gives the claim as it is when it is told, and none where it is gone', async () => {
    const denied = events.find(({ type }) => type === 'revenue_cycle.claim.denied') as BusinessEvent
    const answer = await told(denied, requestOf(everything))
    expect(answer).toMatchObject({
      eventType: 'revenue_cycle.claim.denied',
      newStatus: 'DENIED',
      claim: { status: 'DENIED' },
    })
    expect(answer.recordId).toBe(answer.claim.id)
    expect(answer.recordId).toBe(claimIdOf(String(denied.subject.key).replace('claim-', '')))
    expect(await told(denied, requestOf(everything), true)).toMatchObject({
      change: 'REMOVED',
      newStatus: null,
      claim: null,
    })
    const removed = events.at(-1) as BusinessEvent
    expect(await told(removed, requestOf(everything))).toMatchObject({ change: 'REMOVED', claim: null })
  })

  it('costs one event the same few calls, however many hear of it with whatever rights', async () => {
    const [event] = events.filter(({ whose, newState }) => whose?.facility === 1 && newState === 'PAID')
    const counted = async (count: number) => {
      const calls = new SourceCalls()
      const sharedReads = new SharedReads({ signal: AbortSignal.timeout(60_000), calls })
      const rights: Claims[] = [
        everything,
        { companies: [1], facilities: [1], supplier: null },
        { companies: [1], facilities: 'all', supplier: null },
      ]
      const answers = await Promise.all(
        Array.from({ length: count }, (_, place) =>
          told(event as BusinessEvent, { ...requestOf(rights[place % 3] as Claims), sharedReads }),
        ),
      )
      expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1)
      expect(answers[0].claim.invoice.number).toMatch(/^INV/)
      return [calls.count('fhir'), calls.count('odoo')]
    }
    const [fhir, odoo] = await counted(1)
    expect([fhir, odoo]).toEqual([3, 1])
    const [fhirOfMany, odooOfMany] = await counted(300)
    expect(fhirOfMany).toBe(3)
    // What those may not see who are limited in one way or the other is asked of Odoo for each of the ways.
    expect(odooOfMany).toBeLessThanOrEqual(6)
  })
})
