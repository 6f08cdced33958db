import { setTimeout } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { CursorExpired } from '#shared/errors/errors.ts'
import { type EventLog, NoLongerLeader } from '#shared/events/event-log.ts'
import type { Retention } from '#shared/events/retention.ts'
import { followed } from './followed.ts'
import { idsFrom, keepsAll, leaseOf, orderEvent, stockEvent } from './made-events.ts'

const start = { at: 0, number: 0 }
const stream = 'procurement'

/** What every log does, whatever it is made of. `make` gives an empty one; asked again with `another`, one beside it. */
export function eventLogContract(make: (retention: Retention) => Promise<EventLog>): void {
  const logs: EventLog[] = []
  const made = async (changes: Partial<Retention> = {}) => {
    const log = await make({ ...keepsAll, ...changes })
    logs.push(log)
    return log
  }
  const filled = async (count: number, changes: Partial<Retention> = {}) => {
    const log = await made(changes)
    const lease = await leaseOf(log)
    await log.append({ events: idsFrom(1, count).map((id) => orderEvent(id)) }, lease)
    return { log, lease }
  }
  const idsIn = async (log: EventLog, after = start, limit = 1_000) =>
    (await log.read(stream, after, limit)).map(({ event }) => event.id)

  afterEach(async () => {
    for (const log of logs.splice(0)) await log.close()
  })

  describe('as every log', () => {
    it('gives back what was appended, as it was, in its stream and in order', async () => {
      const log = await made()
      const lease = await leaseOf(log)
      const whose = { company: 3, facility: null, supplier: 9 }
      const odd = orderEvent('ñ "\n 🩺', { whose, previousState: null, newState: 'APPROVED', items: [] })
      const events = [orderEvent('b'), stockEvent('s'), odd, orderEvent('a', { change: 'REMOVED', whose: null })]
      expect(await log.append({ events }, lease)).toEqual({ appended: 4 })
      expect((await log.read(stream, start, 10)).map(({ event }) => event)).toEqual([events[0], events[2], events[3]])
      expect((await log.read('inventory', start, 10)).map(({ event }) => event)).toEqual([events[1]])
      expect(await log.read('master-data', start, 10)).toEqual([])
    })

    it('counts the entries of each stream from 1, at times that never go back', async () => {
      const log = await made()
      const lease = await leaseOf(log)
      const before = Date.now() - 60_000
      for (let turn = 0; turn < 5; turn += 1) {
        await log.append({ events: [orderEvent(`a${turn}`), stockEvent(`s${turn}`), orderEvent(`b${turn}`)] }, lease)
      }
      const places = (await log.read(stream, start, 100)).map(({ place }) => place)
      expect(places.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
      expect(places.map(({ at }) => at)).toEqual(places.map(({ at }) => at).toSorted((one, other) => one - other))
      expect(places[0]?.at).toBeGreaterThan(before)
      expect((await log.bounds('inventory')).tail.number).toBe(5)
    })

    it('keeps nothing of an event that is not of an event', async () => {
      const log = await made()
      const event = { ...orderEvent(1), amount: 'canary' }
      await log.append({ events: [event] }, await leaseOf(log))
      expect(JSON.stringify(await log.read(stream, start, 10))).not.toContain('canary')
    })

    it('appends an id once, in one append or in many', async () => {
      const { log, lease } = await filled(3)
      const again = [orderEvent('2'), orderEvent('4'), orderEvent('4'), orderEvent('1')]
      expect(await log.append({ events: again }, lease)).toEqual({ appended: 1 })
      expect(await log.append({ events: again }, lease)).toEqual({ appended: 0 })
      expect(await idsIn(log)).toEqual(['1', '2', '3', '4'])
      expect((await log.bounds(stream)).tail.number).toBe(4)
    })

    it('refuses what is no event, and appends nothing of that step', async () => {
      const { log, lease } = await filled(1)
      const wrong = { ...orderEvent('3'), subject: { type: 'PurchaseOrder', key: -1 } }
      const step = { events: [orderEvent('2'), wrong], sides: { 'i:f': 'below' } as const }
      await expect(log.append(step, lease)).rejects.toThrow('Cannot append')
      const crowd = Array.from({ length: 1_001 }, (_, at) => orderEvent(`c${at}`))
      await expect(log.append({ events: crowd }, lease)).rejects.toThrow('Cannot append: expected at most 1000 events')
      expect(await idsIn(log)).toEqual(['1'])
      expect(await log.sides(['i:f'])).toEqual([undefined])
    })

    it('tells where a stream begins and ends, by the same epoch as long as it lasts', async () => {
      const log = await made()
      const empty = await log.bounds(stream)
      expect(empty).toEqual({ epoch: empty.epoch, floor: start, tail: start })
      expect(empty.epoch).toMatch(/^[\w-]{8,40}$/)
      await log.append({ events: [orderEvent(1), orderEvent(2)] }, await leaseOf(log))
      const last = (await log.read(stream, start, 10)).at(-1)
      expect(await log.bounds(stream)).toEqual({ epoch: empty.epoch, floor: start, tail: last?.place })
    })

    it('reads after a place, and no more than is asked for', async () => {
      const { log } = await filled(7)
      const entries = await log.read(stream, start, 3)
      expect(entries.map(({ event }) => event.id)).toEqual(['1', '2', '3'])
      expect(await idsIn(log, entries.at(-1)?.place, 2)).toEqual(['4', '5'])
      expect(await idsIn(log, (await log.bounds(stream)).tail)).toEqual([])
    })

    it('refuses to read after what is no place of the stream: it would pass over entries in silence', async () => {
      const { log } = await filled(3)
      const { epoch, tail } = await log.bounds(stream)
      const wrong = [
        { ...tail, number: 9 },
        { at: tail.at + 1, number: 2 },
        { at: 1, number: 0 },
        { ...tail, epoch: 'another' },
      ]
      for (const place of wrong) await expect(log.read(stream, place, 10)).rejects.toThrow(CursorExpired)
      expect(await log.read(stream, { ...tail, epoch }, 10)).toEqual([])
    })

    describe('trimmed', () => {
      it('keeps as many entries as it may, and says exactly where it begins', async () => {
        const { log, lease } = await filled(1, { entries: 4 })
        for (const id of idsFrom(2, 10)) {
          // Each at a time of its own.
          await setTimeout(3)
          await log.append({ events: [orderEvent(id)] }, lease)
        }
        const all = await log.read(stream, start, 10)
        await log.trim()
        const { floor, tail } = await log.bounds(stream)
        expect(floor).toEqual(all[5]?.place)
        expect(tail).toEqual(all[9]?.place)
        expect(await idsIn(log, floor)).toEqual(['7', '8', '9', '10'])
        await expect(log.read(stream, all[4]?.place ?? start, 10)).rejects.toThrow(CursorExpired)
        await expect(log.read(stream, start, 10)).rejects.toThrow(CursorExpired)
      })

      it('keeps entries no longer than it may, goes on counting, and knows their ids', async () => {
        const { log, lease } = await filled(3, { milliseconds: 150 })
        const before = await log.bounds(stream)
        await setTimeout(200)
        await log.append({ events: [orderEvent('4')] }, lease)
        await log.trim()
        expect((await log.bounds(stream)).floor).toEqual(before.tail)
        expect(await idsIn(log, (await log.bounds(stream)).floor)).toEqual(['4'])
        await setTimeout(200)
        await log.trim()
        const { floor, tail } = await log.bounds(stream)
        expect(floor).toEqual(tail)
        expect(tail.number).toBe(4)
        expect(await log.append({ events: [orderEvent('1'), orderEvent('5')] }, lease)).toEqual({ appended: 1 })
        expect((await log.read(stream, floor, 10)).map(({ place }) => place.number)).toEqual([5])
      })

      it('knows as many of the last ids as it may, and those of all its entries', async () => {
        const { log, lease } = await filled(10, { entries: 5, ids: 2 })
        await log.trim()
        const again = (first: number, last: number) => ({ events: idsFrom(first, last).map((id) => orderEvent(id)) })
        expect(await log.append(again(6, 10), lease)).toEqual({ appended: 0 })
        expect(await log.append(again(1, 5), lease)).toEqual({ appended: 5 })
      })

      it('knows ids of entries that are gone', async () => {
        const { log, lease } = await filled(10, { entries: 1, ids: 4 })
        await log.trim()
        const events = idsFrom(7, 10).map((id) => orderEvent(id))
        expect(await log.append({ events }, lease)).toEqual({ appended: 0 })
        expect(await log.append({ events: [orderEvent('6')] }, lease)).toEqual({ appended: 1 })
      })
    })

    describe('followed', () => {
      it('tells of all after a place, then of what comes, in order and each once', async () => {
        const { log, lease } = await filled(5)
        const second = (await log.read(stream, start, 2))[1]?.place ?? start
        const told = followed(log, stream, second)
        await told.reaches(3)
        for (const id of idsFrom(6, 30)) await log.append({ events: [orderEvent(id), stockEvent(`s${id}`)] }, lease)
        await told.reaches(28)
        expect(told.ids()).toEqual(idsFrom(3, 30))
        expect(told.entries.map(({ place }) => place.number)).toEqual(idsFrom(3, 30).map(Number))
        expect(told.lost).toEqual([])
        told.stop()
      })

      it('tells of more than one read gives', async () => {
        const log = await made()
        const lease = await leaseOf(log)
        const told = followed(log, stream, start)
        for (const first of [1, 1_001]) {
          await log.append({ events: idsFrom(first, first + 999).map((id) => orderEvent(id)) }, lease)
        }
        await told.reaches(2_000)
        expect(told.ids()).toEqual(idsFrom(1, 2_000))
        told.stop()
      })

      it('tells nothing after it was stopped', async () => {
        const { log, lease } = await filled(1)
        const told = followed(log, stream, start)
        const witness = followed(log, stream, start)
        await told.reaches(1)
        told.stop()
        await log.append({ events: [orderEvent('2')] }, lease)
        await witness.reaches(2)
        await setTimeout(50)
        expect(told.ids()).toEqual(['1'])
      })

      it('says what is gone before it could tell of it, and goes on with what is there', async () => {
        const { log } = await filled(10, { entries: 4 })
        await log.trim()
        const { epoch, floor } = await log.bounds(stream)
        const told = followed(log, stream, start)
        await told.reaches(4)
        expect(told.lines).toEqual(['lost up to 6', '7: 7', '8: 8', '9: 9', '10: 10'])
        expect(told.lost).toEqual([{ ...floor, epoch }])
        told.stop()
      })

      it('begins anew where its epoch is over', async () => {
        const { log } = await filled(2)
        const { tail } = await log.bounds(stream)
        const told = followed(log, stream, { ...tail, epoch: 'another' } as typeof tail)
        await told.reaches(2)
        expect(told.lines).toEqual(['lost up to 0', '1: 1', '2: 2'])
        told.stop()
      })
    })

    describe('with sides and dead letters', () => {
      const letter = (id: string) => ({
        id,
        reason: 'no such model',
        since: '2026-03-01T08:00:00.000Z',
        model: null,
        row: '{"a":"ñ"}',
      })

      it('remembers sides with an append', async () => {
        const { log, lease } = await filled(1)
        await log.append({ events: [], sides: { '1:1': 'below', '1:2': 'above' } }, lease)
        await log.append({ events: [orderEvent('2')], sides: { '1:1': 'above' } }, lease)
        expect(await log.sides(['1:2', 'none', '1:1'])).toEqual(['above', undefined, 'above'])
        expect(await log.sides([])).toEqual([])
      })

      it('keeps dead letters, each once, oldest first, until they are removed', async () => {
        const { log, lease } = await filled(1)
        await log.append({ events: [], deadLetters: [letter('z'), letter('a')] }, lease)
        await setTimeout(5)
        await log.append({ events: [], deadLetters: [letter('b'), { ...letter('z'), reason: 'other' }] }, lease)
        expect(await log.deadLetters(10)).toEqual([letter('z'), letter('a'), letter('b')])
        expect(await log.deadLetters(1)).toEqual([letter('z')])
        expect(await log.countDeadLetters()).toBe(3)
        expect(await log.removeDeadLetter('z')).toBe(true)
        expect(await log.removeDeadLetter('z')).toBe(false)
        expect((await log.deadLetters(10)).map(({ id }) => id)).toEqual(['a', 'b'])
        expect(await log.append({ events: [orderEvent('a')] }, lease)).toEqual({ appended: 1 })
      })
    })

    describe('with leaders', () => {
      it('has one at a time, until its time is over or it gives up', async () => {
        const log = await made()
        const first = await log.lead('one', 150)
        expect(await log.lead('other', 60_000)).toBeNull()
        await setTimeout(250)
        const second = await log.lead('other', 60_000)
        expect(second?.fence).toBeGreaterThan(first?.fence ?? Number.NaN)
        expect(await log.lead('one', 60_000)).toBeNull()
        if (second !== null) await log.release(second)
        expect(await log.lead('one', 60_000)).not.toBeNull()
      })

      it('keeps a leader for longer where it asks for it, and nobody else', async () => {
        const log = await made()
        const first = await log.lead('one', 150)
        if (first === null) throw new Error('nobody leads')
        expect(await log.extend(first, 60_000)).toBe(true)
        await setTimeout(200)
        expect(await log.lead('other', 60_000)).toBeNull()
        expect(await log.extend({ ...first, instance: 'other' }, 60_000)).toBe(false)
        await log.release({ ...first, fence: first.fence - 1 })
        expect(await log.lead('other', 60_000)).toBeNull()
      })

      it('refuses whoever was the leader, from the moment another one is or it gave up', async () => {
        const log = await made()
        const stale = await log.lead('one', 50)
        if (stale === null) throw new Error('nobody leads')
        await setTimeout(100)
        // Its time is over, and nobody needed it: it still is the last one.
        expect(await log.append({ events: [orderEvent('1')] }, stale)).toEqual({ appended: 1 })
        const lease = await leaseOf(log, 'other')
        const step = { events: [orderEvent('2')], sides: { a: 'below' } as const }
        await expect(log.append(step, stale)).rejects.toThrow(NoLongerLeader)
        expect(await log.extend(stale, 60_000)).toBe(false)
        await log.release(stale)
        expect(await log.append({ events: [orderEvent('3')] }, lease)).toEqual({ appended: 1 })
        await log.release(lease)
        await expect(log.append(step, lease)).rejects.toThrow(NoLongerLeader)
        expect(await idsIn(log)).toEqual(['1', '3'])
        expect(await log.sides(['a'])).toEqual([undefined])
      })

      it('takes an event that has no order to keep without a lease, once, beside a leader', async () => {
        const { log, lease } = await filled(1)
        expect(await log.append({ events: [orderEvent('2'), orderEvent('1')] }, 'anybody')).toEqual({ appended: 1 })
        expect(await log.append({ events: [orderEvent('2'), orderEvent('3')] }, lease)).toEqual({ appended: 1 })
        expect(await idsIn(log)).toEqual(['1', '2', '3'])
      })

      it('gives the same instance another lease where its first answer never came', async () => {
        const log = await made()
        const [first, second] = [await leaseOf(log), await leaseOf(log)]
        expect(second.fence).toBeGreaterThan(first.fence)
        await expect(log.append({ events: [] }, first)).rejects.toThrow(NoLongerLeader)
        expect(await log.append({ events: [] }, second)).toEqual({ appended: 0 })
      })
    })

    describe('with consumers', () => {
      it('moves a consumer on and never back, each stream by itself', async () => {
        const { log } = await filled(3)
        const { epoch } = await log.bounds(stream)
        const [one, two] = (await log.read(stream, start, 3)).map(({ place }) => place)
        if (one === undefined || two === undefined) throw new Error('nothing was appended')
        expect(await log.position('portal: a', stream)).toBeNull()
        expect(await log.acknowledge('portal: a', stream, { epoch, place: two })).toMatchObject({ epoch, place: two })
        expect(await log.acknowledge('portal: a', stream, { epoch, place: one })).toMatchObject({ epoch, place: two })
        const kept = await log.position('portal: a', stream)
        expect(kept).toMatchObject({ epoch, place: two })
        expect(Date.parse(kept?.acknowledgedAt ?? '')).toBeGreaterThan(Date.now() - 60_000)
        expect(await log.position('portal: a', 'inventory')).toBeNull()
        expect(await log.position('portal', stream)).toBeNull()
      })

      it('lets no place of an epoch that is over take the place of one that is not', async () => {
        const { log } = await filled(2)
        const { epoch, tail } = await log.bounds(stream)
        const old = { epoch: 'over', place: { at: 9, number: 99 } }
        expect(await log.acknowledge('a', stream, old)).toMatchObject(old)
        expect(await log.acknowledge('a', stream, { epoch, place: tail })).toMatchObject({ epoch, place: tail })
        expect(await log.acknowledge('a', stream, old)).toMatchObject({ epoch, place: tail })
      })

      it('lists them, forgets one that is taken away, and those that were idle for too long', async () => {
        const { log } = await filled(1, { consumersMilliseconds: 400 })
        const { epoch, tail } = await log.bounds(stream)
        for (const name of ['a', 'b']) await log.acknowledge(name, stream, { epoch, place: tail })
        await log.acknowledge('a', 'inventory', { epoch, place: start })
        const names = async () =>
          (await log.consumers()).map(({ consumer, stream: of }) => `${consumer} ${of}`).toSorted()
        expect(await names()).toEqual(['a inventory', 'a procurement', 'b procurement'])
        await log.forgetConsumer('a')
        expect(await names()).toEqual(['b procurement'])
        await setTimeout(500)
        expect(await names()).toEqual([])
        expect(await log.position('b', stream)).toBeNull()
        await log.trim()
        expect(await log.acknowledge('b', stream, { epoch, place: start })).toMatchObject({ place: start })
      })
    })

    it('says that it is up', async () => {
      expect(await (await made()).isUp()).toBe(true)
    })
  })
}
