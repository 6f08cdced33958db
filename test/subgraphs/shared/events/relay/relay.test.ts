import { setTimeout } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { SourceUnavailable } from '#shared/errors/errors.ts'
import type { BusinessEvent } from '#shared/events/event.ts'
import type { EventLog, Lease } from '#shared/events/event-log.ts'
import { MemoryEventLog } from '#shared/events/memory-event-log.ts'
import { Crossings, type ReadLevels } from '#shared/events/relay/crossings.ts'
import { Relay, type RelayOptions } from '#shared/events/relay/relay.ts'
import { rowIn, translation } from '#shared/events/relay/translation.ts'
import type { UnreadableRow } from '#shared/odoo/outbox/outbox.ts'
import { silentLog } from '#shared/telemetry/log.ts'
import { inventoryAnnounces } from '#subgraphs/inventory/subgraph.ts'
import { masterDataAnnounces } from '#subgraphs/master-data/subgraph.ts'
import { procurementAnnounces } from '#subgraphs/procurement/subgraph.ts'
import { OutboxByHand, orderRow, stockRow } from './outbox-by-hand.ts'

const day = 24 * 60 * 60 * 1_000
const retention = { milliseconds: day, entries: 10_000, ids: 10_000, consumersMilliseconds: day }
const start = { at: 0, number: 0 }
const translate = translation([procurementAnnounces, inventoryAnnounces, masterDataAnnounces])
const noLevels: ReadLevels = async () => []

const running: Relay[] = []
afterEach(async () => {
  for (const relay of running.splice(0)) await relay.close()
})

function relayOf(outbox: OutboxByHand, log: EventLog, more: Partial<RelayOptions> = {}): Relay {
  const relay = new Relay({
    outbox,
    log,
    translate,
    crossings: new Crossings(noLevels, log),
    forget: async () => undefined,
    instance: `i${running.length}-${Math.random()}`,
    pollMs: 5,
    leaseMs: 200,
    telemetry: silentLog,
    ...more,
  })
  running.push(relay)
  relay.start()
  return relay
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await isSo()); tries += 1) {
    if (tries > 1_000) throw new Error('it never came to be')
    await setTimeout(5)
  }
}

async function eventsIn(log: EventLog, stream: 'procurement' | 'inventory' = 'procurement'): Promise<BusinessEvent[]> {
  return (await log.read(stream, start, 1_000)).map(({ event }) => event)
}

describe('The relay', () => {
  it('appends what rows announce, in their order, and deletes them', async () => {
    const [outbox, log] = [new OutboxByHand(), new MemoryEventLog({ retention })]
    const rows = [orderRow('sent'), orderRow('to approve'), orderRow('purchase')]
    outbox.rows.push(...rows.toReversed())
    const relay = relayOf(outbox, log)
    await until(() => outbox.rows.length === 0)
    expect((await eventsIn(log)).map(({ type, newState }) => [type, newState])).toEqual([
      ['procurement.purchase_order.sent', 'SENT'],
      ['procurement.purchase_order.submitted', 'TO_APPROVE'],
      ['procurement.purchase_order.approved', 'APPROVED'],
    ])
    expect(relay.state).toMatchObject({ isLeader: true, appended: 3, deadLetters: 0, trouble: null })
  })

  it('takes rows that come late, with lower ids than those that are gone', async () => {
    const [outbox, log] = [new OutboxByHand(), new MemoryEventLog({ retention })]
    const [late, first] = [orderRow('sent', { key: 1 }), orderRow('sent', { key: 2 })]
    outbox.rows.push(first)
    relayOf(outbox, log)
    await until(() => outbox.rows.length === 0)
    outbox.rows.push(late)
    await until(() => outbox.rows.length === 0)
    expect((await eventsIn(log)).map(({ subject }) => subject.key)).toEqual([2, 1])
  })

  it('tells a row once, however often it could not delete it', async () => {
    const [outbox, log] = [new OutboxByHand(), new MemoryEventLog({ retention })]
    let failures = 5
    outbox.before = (call) => {
      if (call === 'remove' && failures-- > 0) throw new SourceUnavailable('odoo', 'Cannot call: away')
    }
    outbox.rows.push(orderRow('sent'))
    const relay = relayOf(outbox, log)
    await until(() => outbox.rows.length === 0)
    expect(await eventsIn(log)).toHaveLength(1)
    await until(() => relay.state.trouble === null)
  })

  it('goes on when Odoo comes back, and says meanwhile that it cannot', async () => {
    const [outbox, log] = [new OutboxByHand(), new MemoryEventLog({ retention })]
    let isAway = true
    outbox.before = () => {
      if (isAway) throw new SourceUnavailable('odoo', 'Cannot call: away')
    }
    outbox.rows.push(orderRow('sent'))
    const relay = relayOf(outbox, log)
    await until(() => relay.state.trouble === 'SOURCE_UNAVAILABLE')
    isAway = false
    await until(() => outbox.rows.length === 0 && relay.state.trouble === null)
    expect(await eventsIn(log)).toHaveLength(1)
  })

  it('deletes nothing that the log did not take', async () => {
    const [outbox, log] = [new OutboxByHand(), new MemoryEventLog({ retention })]
    const away = { isAway: true }
    const failing = Object.assign(Object.create(log) as MemoryEventLog, {
      lead: (instance: string, milliseconds: number) => log.lead(instance, milliseconds),
      extend: (lease: Lease, milliseconds: number) => log.extend(lease, milliseconds),
      release: (lease: Lease) => log.release(lease),
      trim: () => log.trim(),
      sides: (names: readonly string[]) => log.sides(names),
      append: (what: Parameters<EventLog['append']>[0], lease: Lease) => {
        if (away.isAway) throw new SourceUnavailable('store', 'Cannot append: away')
        return log.append(what, lease)
      },
    })
    outbox.rows.push(orderRow('sent'))
    const relay = relayOf(outbox, failing)
    await until(() => relay.state.trouble === 'SOURCE_UNAVAILABLE')
    expect(outbox.rows).toHaveLength(1)
    away.isAway = false
    await until(() => outbox.rows.length === 0)
    expect(await eventsIn(log)).toHaveLength(1)
  })

  it('sets aside what nobody can translate, with its reason, and goes on with the rest', async () => {
    const [outbox, log] = [new OutboxByHand(), new MemoryEventLog({ retention })]
    const garbage: UnreadableRow = {
      id: 1,
      at: null,
      garbage: '{"id":1,"x_model":"secret"}',
      why: 'it names no record',
    }
    const unknown = orderRow('sent', { model: 'stock.lot', after: {}, before: {} })
    const nowhere = stockRow('1', '2', { location: null })
    outbox.rows.push(garbage, unknown, nowhere, orderRow('sent'))
    const relay = relayOf(outbox, log)
    await until(() => outbox.rows.length === 0)
    expect(await eventsIn(log)).toHaveLength(1)
    const letters = await log.deadLetters(10)
    expect(letters.map(({ reason }) => reason)).toEqual([
      'Cannot translate a row of x_caregraph_outbox: it names no record',
      'Cannot translate a row of x_caregraph_outbox: it does not say which item it is of, or where',
    ])
    expect(letters.map(({ reason }) => reason).join()).not.toContain('secret')
    expect(relay.state.deadLetters).toBe(2)
    expect(letters.map((letter) => rowIn(letter).id)).toEqual([1, nowhere.id])
  })

  it('looks at once when it is woken', async () => {
    const [outbox, log] = [new OutboxByHand(), new MemoryEventLog({ retention })]
    const relay = relayOf(outbox, log, { pollMs: 60_000 })
    await until(() => outbox.reads === 1)
    outbox.rows.push(orderRow('sent'))
    relay.wake()
    await until(() => outbox.rows.length === 0)
  })

  it('lets another process take over at once when it ends', async () => {
    const [outbox, log] = [new OutboxByHand(), new MemoryEventLog({ retention })]
    const first = relayOf(outbox, log, { leaseMs: 60_000 })
    await until(() => first.state.isLeader)
    const second = relayOf(outbox, log, { leaseMs: 200 })
    await setTimeout(100)
    expect(second.state.isLeader).toBe(false)
    await first.close()
    await until(() => second.state.isLeader)
  })

  it('takes over from one that was killed, once its lease has ended', async () => {
    const [outbox, log] = [new OutboxByHand(), new MemoryEventLog({ retention })]
    const lease = (await log.lead('killed', 300)) as Lease
    outbox.rows.push(orderRow('sent'))
    const relay = relayOf(outbox, log)
    await setTimeout(100)
    expect(relay.state.isLeader).toBe(false)
    await until(() => outbox.rows.length === 0)
    expect(relay.state.isLeader).toBe(true)
    await expect(log.append({ events: [] }, lease)).rejects.toThrow('another one has become the leader')
    expect(await log.extend(lease, 1_000)).toBe(false)
  })

  it('stops at once, with nothing deleted, when another has become the leader meanwhile', async () => {
    let now = Date.now()
    const [outbox, log] = [new OutboxByHand(), new MemoryEventLog({ retention, now: () => now })]
    const relay = relayOf(outbox, log, { leaseMs: 60_000, pollMs: 60_000 })
    await until(() => relay.state.isLeader && outbox.reads > 0)
    now += 61_000
    await log.lead('another', 60_000)
    outbox.rows.push(orderRow('sent'))
    relay.wake()
    await until(() => !relay.state.isLeader)
    expect(outbox.rows).toHaveLength(1)
    expect(await eventsIn(log)).toEqual([])
  })

  it('has what is kept forgotten before it is told', async () => {
    const [outbox, log] = [new OutboxByHand(), new MemoryEventLog({ retention })]
    const seen: number[] = []
    relayOf(outbox, log, {
      forget: async (events) => {
        if (events.length > 0) seen.push((await eventsIn(log)).length)
      },
    })
    outbox.rows.push(orderRow('sent'))
    await until(() => outbox.rows.length === 0)
    expect(seen).toEqual([0])
  })
})
