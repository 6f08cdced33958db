import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Random } from '../random-queries/random.ts'
import { faultsOf } from './check.ts'
import { countName } from './check-counts.ts'
import type { Act, Delivered, FaultKind, History, Logged, Outcome, Step, StepOf, Subscriber } from './history.ts'
import { madeHistory } from './made-history.ts'

const order = 'PurchaseOrder 1'
const created: Step = { type: 'procurement.purchase_order.created', from: null, to: 'DRAFT' }
const approved: Step = { type: 'procurement.purchase_order.approved', from: 'DRAFT', to: 'APPROVED' }
const cancelled: Step = { type: 'procurement.purchase_order.cancelled', from: 'APPROVED', to: 'CANCELLED' }
const reopened: Step = { type: 'procurement.purchase_order.reopened', from: 'CANCELLED', to: 'DRAFT' }
const removed: Step = { type: 'procurement.purchase_order.removed', from: 'CANCELLED', to: null }

/** A history of one order, as it was told and as it was. */
function ofOrder(told: readonly Step[], happened: readonly Step[] | 'it is gone', acts: readonly Act[] = []): History {
  const log = told.map((step, place): Logged => ({ ...step, about: order, id: `e${place}`, change: changeOf(step) }))
  const state = happened === 'it is gone' ? null : (happened.at(-1)?.to ?? null)
  const records = new Map(happened === 'it is gone' || state === null ? [] : [[order, { state, steps: happened }]])
  return {
    acts,
    streams: [log],
    before: new Set(),
    subscribers: [],
    afterwards: { records, counts: new Map() },
  }
}

function changeOf({ from, to }: Step): Logged['change'] {
  return from === null ? 'CREATED' : to === null ? 'REMOVED' : 'CHANGED'
}

function act(outcome: Outcome, ...steps: Step[]): Act {
  return {
    driver: 'a driver',
    what: 'something',
    outcome,
    steps: steps.map((step): StepOf => ({ ...step, about: order })),
  }
}

const kinds = (history: History) => [...new Set(faultsOf(history).map(({ kind }) => kind))].sort()

describe('The checker of records', () => {
  it('finds nothing wrong with what was told as it happened', () => {
    expect(faultsOf(ofOrder([created, approved, cancelled], [created, approved, cancelled]))).toEqual([])
    expect(faultsOf(ofOrder([], []))).toEqual([])
  })

  it('finds an event that was lost', () => {
    expect(kinds(ofOrder([created, cancelled], [created, approved, cancelled]))).toEqual(['chain', 'lost'])
    expect(kinds(ofOrder([created, approved], [created, approved, cancelled]))).toEqual(['end', 'lost'])
    expect(kinds(ofOrder([], [created]))).toEqual(['end', 'lost'])
  })

  it('finds a whole round of states that was lost, though what is left fits together', () => {
    const round = [created, approved, cancelled, reopened, approved]
    expect(kinds(ofOrder([created, approved], round))).toEqual(['lost'])
  })

  it('finds an event that was told twice', () => {
    expect(kinds(ofOrder([created, approved, approved], [created, approved]))).toEqual(['chain', 'twice'])
    const again = ofOrder([created, approved], [created, approved])
    const [log = []] = again.streams
    expect(kinds({ ...again, streams: [[...log, ...log.slice(0, 1)]] })).toContain('twice')
  })

  it('finds what was told in another order', () => {
    expect(kinds(ofOrder([created, cancelled, approved], [created, approved, cancelled]))).toEqual([
      'chain',
      'end',
      'order',
    ])
  })

  it('finds a state that never was', () => {
    const submitted: Step = { type: 'procurement.purchase_order.submitted', from: 'DRAFT', to: 'TO_APPROVE' }
    const back: Step = { type: 'procurement.purchase_order.reopened', from: 'TO_APPROVE', to: 'DRAFT' }
    expect(kinds(ofOrder([created, submitted, back, approved], [created, approved]))).toEqual(['never was'])
  })

  it('finds events of what was undone', () => {
    expect(kinds(ofOrder([created], 'it is gone', [act('failed', created)]))).toEqual(['rolled back'])
    expect(kinds(ofOrder([created], 'it is gone'))).toEqual(['rolled back'])
  })

  it('knows a record that is gone by the calls of its driver', () => {
    const dropped: Step = { ...cancelled, from: 'DRAFT' }
    const done = [act('done', created), act('done', dropped), act('done', removed)]
    expect(faultsOf(ofOrder([created, dropped, removed], 'it is gone', done))).toEqual([])
    expect(kinds(ofOrder([created, dropped], 'it is gone', done))).toEqual(['lost'])
    expect(kinds(ofOrder([created, removed], 'it is gone', done))).toEqual(['chain', 'lost'])
    expect(kinds(ofOrder([created, dropped, removed, removed], 'it is gone', done))).toEqual(['chain', 'twice'])
  })

  it('takes either for right where an answer was lost', () => {
    const acts = [act('done', created), act('unknown', { ...removed, from: 'DRAFT' })]
    expect(faultsOf(ofOrder([created, { ...removed, from: 'DRAFT' }], 'it is gone', acts))).toEqual([])
    expect(faultsOf(ofOrder([created], 'it is gone', acts))).toEqual([])
    expect(kinds(ofOrder([], 'it is gone', acts))).toEqual(['lost'])
  })

  it('counts what has no states, by Odoo or by the calls of drivers', () => {
    const type = 'inventory.stock.changed'
    const history = (told: number, counted: number | null, outcomes: readonly Outcome[]): History => ({
      ...ofOrder([], []),
      streams: [
        Array.from(
          { length: told },
          (_, n) => ({ id: `s${n}`, type, change: 'CHANGED', about: 'Stock 1 2', from: null, to: null }) as const,
        ),
      ],
      acts: outcomes.map((outcome) => ({
        ...act(outcome),
        steps: [{ type, about: 'Stock 1 2', from: null, to: null }],
      })),
      afterwards: {
        records: new Map(),
        counts: new Map(counted === null ? [] : [[countName(type, 'Stock 1 2'), counted]]),
      },
    })
    expect(faultsOf(history(3, 3, []))).toEqual([])
    expect(kinds(history(2, 3, []))).toEqual(['lost'])
    expect(kinds(history(4, 3, []))).toEqual(['twice'])
    expect(kinds(history(1, null, ['failed']))).toEqual(['rolled back'])
    expect(faultsOf(history(1, null, ['done', 'unknown']))).toEqual([])
    expect(faultsOf(history(2, null, ['done', 'unknown']))).toEqual([])
    expect(kinds(history(0, null, ['done', 'unknown']))).toEqual(['lost'])
    expect(kinds(history(3, null, ['done', 'unknown']))).toEqual(['twice'])
  })
})

describe('The checker of deliveries', () => {
  const log = ['a', 'b', 'c', 'd', 'e'].map(
    (id): Logged => ({ ...created, id, about: `PurchaseOrder ${id}`, change: 'CREATED' }),
  )
  const delivered = (id: string, acknowledged: Delivered['acknowledged'] = 'no'): Delivered => ({
    eventId: id,
    eventType: created.type,
    change: 'CREATED',
    from: created.from,
    to: created.to,
    about: null,
    acknowledged,
  })
  const given = (goesOnBy: Subscriber['goesOnBy'], ...connections: readonly string[]) => {
    const marks = { '!': 'yes', '?': 'unknown' } as const
    // Each letter is an event; behind it whether it was acknowledged.
    const read = (text: string) =>
      [...text.matchAll(/(\w)([!?]?)/g)].map(([, id = '', mark]) => delivered(id, marks[mark as '!' | '?'] ?? 'no'))
    const subscriber = {
      name: 's',
      types: new Set([created.type]),
      goesOnBy,
      connections: connections.map(read),
      refused: null,
    }
    const records = new Map(log.map(({ about }) => [about, { state: 'DRAFT', steps: [created] }]))
    const history = { ...ofOrder([], []), afterwards: { records, counts: new Map() } }
    return kinds({ ...history, streams: [log], subscribers: [subscriber], before: new Set(['a', 'b']) })
  }

  it('finds nothing wrong with all events once, over however many connections', () => {
    expect(given('cursor', 'abcde')).toEqual([])
    expect(given('cursor', '', 'ab', '', 'c', 'de')).toEqual([])
    expect(given('consumer', 'a!b!c!', 'd!e!')).toEqual([])
  })

  it('does not ask for what came before it had begun, and for all that came since', () => {
    expect(given('cursor', 'bcde')).toEqual([])
    expect(given('cursor', 'cde')).toEqual([])
    expect(given('cursor', 'de')).toEqual(['lost'])
    expect(given('cursor')).toEqual(['lost'])
    expect(given('cursor', 'acde')).toEqual(['lost'])
  })

  it('finds what was not given, given twice, or given late', () => {
    expect(given('cursor', 'ab', 'de')).toEqual(['lost'])
    expect(given('cursor', 'abcd')).toEqual(['lost'])
    expect(given('cursor', 'abc', 'cde')).toEqual(['twice'])
    expect(given('cursor', 'abccde')).toEqual(['twice'])
    expect(given('cursor', 'abdce')).toEqual(['lost', 'order'])
    expect(given('cursor', 'abcdxe')).toEqual(['never was'])
  })

  it('gives a consumer again what it did not acknowledge, and nothing else', () => {
    expect(given('consumer', 'a!b!cd', 'cde')).toEqual([])
    expect(given('consumer', 'a!b!c?d', 'cde')).toEqual([])
    expect(given('consumer', 'a!b!c?d', 'de')).toEqual([])
    expect(given('consumer', 'a!b!cd', 'bcde')).toEqual(['twice'])
    expect(given('consumer', 'a!b!cd', 'de')).toEqual(['lost'])
    expect(given('consumer', 'a!b!cd', 'e')).toEqual(['lost'])
    expect(given('consumer', 'a!b!cd', 'ced')).toContain('order')
    expect(given('consumer', 'a!b!cd', 'ccde')).toContain('twice')
  })

  it('finds a subscriber that was not let go on', () => {
    const [subscriber] = madeHistory(new Random(1)).subscribers
    const refused = { ...(subscriber as Subscriber), connections: [], refused: 'CURSOR_EXPIRED' }
    expect(kinds({ ...ofOrder([], []), subscribers: [refused] })).toEqual(['refused'])
  })

  it('finds an event that is told as another', () => {
    const subscriber = {
      name: 's',
      types: new Set([created.type]),
      goesOnBy: 'cursor',
      connections: [[{ ...delivered('e0'), to: 'SENT' }]],
      refused: null,
    } as const
    expect(kinds({ ...ofOrder([created], [created]), subscribers: [subscriber] })).toEqual(['wrongly told'])
    const another = { ...subscriber, connections: [[{ ...delivered('e0'), about: 'PurchaseOrder 2' }]] }
    expect(kinds({ ...ofOrder([created], [created]), subscribers: [another] })).toEqual(['wrongly told'])
  })
})

describe('The checker of made histories', () => {
  const seeds = fc.integer({ min: 0, max: 2 ** 31 })

  it('finds nothing wrong where nothing is', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(faultsOf(madeHistory(new Random(seed)))).toEqual([])
      }),
    )
  })

  it.each<[string, (log: Logged[], place: number) => void, readonly FaultKind[]]>([
    ['an event is lost', (log, place) => log.splice(place, 1), ['lost']],
    [
      'an event is appended again under another id',
      (log, place) => log.splice(place, 0, { ...(log[place] as Logged), id: 'x' }),
      ['twice'],
    ],
    [
      'two events of a record change places',
      (log, place) => {
        const one = log[place] as Logged
        const next = log.findIndex(({ about }, at) => at > place && about === one.about && log[at]?.to !== one.to)
        if (next < 0) log.splice(place, 1)
        else [log[place], log[next]] = [log[next] as Logged, one]
      },
      ['order', 'lost'],
    ],
    [
      'a state is told that never was',
      (log, place) => log.splice(place, 1, { ...(log[place] as Logged), to: 'SENT' }),
      ['never was'],
    ],
    [
      'something undone is told',
      (log, place) => log.splice(place, 0, { ...created, id: 'x', about: 'PurchaseOrder 0', change: 'CREATED' }),
      ['rolled back'],
    ],
  ])('finds it where %s in the log', (_, spoil, expected) => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = new Random(seed)
        const made = madeHistory(random)
        const log = [...(made.streams[0] ?? [])]
        spoil(log, random.below(log.length))
        const found = kinds({ ...made, streams: [log], subscribers: [] })
        expect(expected.some((kind) => found.includes(kind))).toBe(true)
      }),
    )
  })

  it.each<[string, (deliveries: Delivered[], place: number) => void]>([
    ['is not given an event', (deliveries, place) => deliveries.splice(place, 1)],
    ['is given an event twice', (deliveries, place) => deliveries.splice(place, 0, deliveries[place] as Delivered)],
    [
      'is given two events the wrong way round',
      (deliveries, place) =>
        deliveries.splice(Math.max(0, place - 1), 2, ...deliveries.slice(Math.max(0, place - 1), place + 1).reverse()),
    ],
  ])('finds it where a subscriber %s', (_, spoil) => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = new Random(seed)
        const made = madeHistory(random)
        const subscribers = made.subscribers.map((subscriber) => {
          const deliveries = [...(subscriber.connections[0] ?? [])]
          spoil(deliveries, 1 + random.below(deliveries.length - 1))
          return { ...subscriber, connections: [deliveries, ...subscriber.connections.slice(1)] }
        })
        expect(faultsOf({ ...made, subscribers }).length).toBeGreaterThan(0)
      }),
    )
  })
})
