import { describe, expect, it } from 'vitest'
import { cursorOf } from '#shared/events/cursor.ts'
import type { BusinessEvent } from '#shared/events/event.ts'
import type { DeadLetter, Lease } from '#shared/events/event-log.ts'
import { MemoryEventLog } from '#shared/events/memory-event-log.ts'
import type { RelayState } from '#shared/events/relay/relay.ts'
import { rowIn, translation } from '#shared/events/relay/translation.ts'
import { globalId } from '#shared/values/global-id.ts'
import { EventOperations } from '#subgraphs/operations/subgraph.ts'
import { procurementAnnounces } from '#subgraphs/procurement/subgraph.ts'
import { auditor } from '../../principals.ts'
import { orderRow } from '../shared/events/relay/outbox-by-hand.ts'

const day = 24 * 60 * 60 * 1_000
const namespace = 'caregraph:test:operations'
const start = { at: 0, number: 0 }
const letterId = (id: string) => globalId('caregraph', 'DeadLetter', id)
const state: RelayState = {
  isLeader: true,
  waiting: 3,
  oldest: '2026-11-20T08:30:00Z',
  lastAppend: Date.parse('2026-11-20T08:31:00Z'),
  appended: 7,
  deadLetters: 1,
  trouble: null,
}

async function operating(relay: RelayState | null = state, entries = 1_000) {
  const log = new MemoryEventLog({
    retention: { milliseconds: day, entries, ids: 1_000, consumersMilliseconds: day },
  })
  const lease = (await log.lead('t', day)) as Lease
  const translate = translation([procurementAnnounces])
  const operations = new EventOperations({
    log,
    namespace,
    relay: relay && { state: relay },
    retranslate: (letter) => translate(rowIn(letter)),
  })
  const rows = (count: number) => Array.from({ length: count }, () => orderRow('sent'))
  const eventsOf = (row: ReturnType<typeof orderRow>) => (translate(row) as { events: readonly BusinessEvent[] }).events
  return {
    log,
    operations,
    append: (count: number) => log.append({ events: rows(count).flatMap(eventsOf) }, lease),
    setAside: (letter: Partial<DeadLetter>) =>
      log.append(
        {
          events: [],
          deadLetters: [{ id: 'l', reason: 'r', since: '2026-11-20T08:30:00Z', model: null, row: '{}', ...letter }],
        },
        lease,
      ),
  }
}

async function cursorAt(log: MemoryEventLog, number: number): Promise<string> {
  const { epoch } = await log.bounds('procurement')
  const [entry] = await log.read('procurement', start, number).then((entries) => entries.slice(-1))
  return cursorOf({ stream: 'procurement', epoch, place: entry?.place ?? start, namespace })
}

describe('Operators see', () => {
  it('each stream with what there is of it', async () => {
    const { operations, append } = await operating()
    await append(3)
    expect(await operations.streams()).toEqual([
      { name: 'procurement', events: 3, total: 3, lastAppendedAt: expect.any(String) },
      { name: 'inventory', events: 0, total: 0, lastAppendedAt: null },
      { name: 'revenue-cycle', events: 0, total: 0, lastAppendedAt: null },
      { name: 'master-data', events: 0, total: 0, lastAppendedAt: null },
    ])
  })

  it('how far each consumer is behind, the furthest first, and which cannot go on', async () => {
    const { operations, append, log } = await operating(state, 5)
    await append(5)
    await operations.acknowledge(auditor, 'slow', await cursorAt(log, 1))
    await operations.acknowledge({ ...auditor, subject: 'b', client: 'portal' }, 'quick', await cursorAt(log, 4))
    expect((await operations.consumers()).map(({ client, name, behind }) => [client, name, behind])).toEqual([
      ['tests', 'slow', 4],
      ['portal', 'quick', 1],
    ])
    await append(4)
    await log.trim()
    expect((await operations.consumers()).map(({ name, behind }) => [name, behind])).toEqual([
      ['slow', null],
      ['quick', 5],
    ])
  })

  it('how the relay is, and nothing where there is none', async () => {
    const { operations } = await operating()
    expect(await operations.relay()).toEqual({
      leads: true,
      waiting: 3,
      oldestWaitingSince: '2026-11-20T08:30:00Z',
      lastAppendedAt: '2026-11-20T08:31:00.000Z',
      trouble: null,
      deadLetters: 0,
    })
    expect(await (await operating(null)).operations.relay()).toBeNull()
  })

  it('why something is a dead letter, and nothing of what it holds', async () => {
    const { operations, setAside } = await operating()
    await setAside({ id: '1-2', reason: 'Cannot translate a row', row: '{"x_after":"secret"}' })
    expect(await operations.deadLetters(10)).toEqual([
      { letterId: letterId('1-2'), reason: 'Cannot translate a row', since: '2026-11-20T08:30:00Z' },
    ])
  })
})

describe('A dead letter', () => {
  it('is tried again without any change first, and then appended once and taken away', async () => {
    const { operations, setAside, log } = await operating()
    const row = orderRow('purchase')
    await setAside({ id: 'x', row: JSON.stringify(row) })
    const eventTypes = ['procurement.purchase_order.approved']
    expect(await operations.replay(letterId('x'), true)).toEqual({
      outcome: 'WOULD_BE_REPLAYED',
      eventTypes,
      reason: null,
    })
    expect(await log.read('procurement', start, 10)).toHaveLength(0)
    expect(await operations.replay(letterId('x'), false)).toEqual({ outcome: 'REPLAYED', eventTypes, reason: null })
    expect(await log.read('procurement', start, 10)).toHaveLength(1)
    expect(await operations.replay(letterId('x'), false)).toMatchObject({ outcome: 'NOT_FOUND' })
    await setAside({ id: 'x', row: JSON.stringify(row) })
    await operations.replay(letterId('x'), false)
    expect(await log.read('procurement', start, 10)).toHaveLength(1)
  })

  it('stays where nobody can make an event of it still', async () => {
    const { operations, setAside, log } = await operating()
    await setAside({ id: 'x', row: '{"id":5,"create_date":"2026-11-20 08:30:00","x_model":"hr.employee"}' })
    expect(await operations.replay(letterId('x'), false)).toMatchObject({ outcome: 'NOT_TRANSLATED', eventTypes: [] })
    expect(await log.countDeadLetters()).toBe(1)
  })

  it('is found by its own id only', async () => {
    const { operations, setAside } = await operating()
    await setAside({ id: '7', row: '{}' })
    for (const id of ['7', '', globalId('odoo', 'Item', 7)]) {
      await expect(operations.replay(id, true)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
    }
    expect(await operations.replay(letterId('8'), true)).toMatchObject({ outcome: 'NOT_FOUND' })
  })
})

describe('An acknowledgement', () => {
  it('moves a consumer on and never back, and belongs to whoever made it', async () => {
    const { operations, append, log } = await operating()
    await append(5)
    const [second, fourth] = [await cursorAt(log, 2), await cursorAt(log, 4)]
    expect(await operations.acknowledge(auditor, 'erp', fourth)).toMatchObject({ consumer: 'erp', cursor: fourth })
    expect(await operations.acknowledge(auditor, 'erp', second)).toMatchObject({ cursor: fourth })
    const other = { ...auditor, subject: 'somebody else' }
    expect(await operations.acknowledge(other, 'erp', second)).toMatchObject({ cursor: second })
  })

  it('is refused for what is no cursor, and for one that is no place of the log', async () => {
    const { operations, append, log } = await operating()
    await append(1)
    const { epoch, tail } = await log.bounds('procurement')
    const ahead = { stream: 'procurement', epoch, place: { ...tail, number: 9 }, namespace } as const
    await expect(operations.acknowledge(auditor, 'erp', 'x')).rejects.toThrow('Cannot use this cursor')
    await expect(operations.acknowledge(auditor, 'erp', cursorOf(ahead))).rejects.toMatchObject({
      code: 'CURSOR_EXPIRED',
    })
    await expect(operations.acknowledge(auditor, '', await cursorAt(log, 1))).rejects.toThrow('Cannot use consumer')
    expect(await log.consumers()).toEqual([])
  })
})
