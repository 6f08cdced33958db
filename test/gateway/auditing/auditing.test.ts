import { mkdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { auditor } from '../../principals.ts'
import { linesIn, recordsIn, trailsHere, wrongIn } from '../../subgraphs/shared/audit/kept-trail.ts'
import { auditedGraph, canaries, idOf } from './audited-graph.ts'

const { open } = trailsHere()

async function audited(options?: Parameters<typeof auditedGraph>[1]) {
  const opened = await open()
  const operations = () => recordsIn(opened.folder, 'operation')
  return { ...opened, ask: auditedGraph(opened.trail, options), operations }
}

const [one, two, three] = [1, 2, 3].map((key) => idOf('Order', key)) as [string, string, string]
const all = 'query Board { orders { number total { amount } terms { days contact { email } } buyer { name } } }'

describe('An operation that reads what is FINANCIAL or PERSONAL', () => {
  it('is on record once its answer is there: who, what, of which records', async () => {
    const { ask, operations } = await audited()

    const { data } = await ask(all, { correlationId: 'corr-7' })
    const records = await operations()

    expect(data.orders).toHaveLength(3)
    expect(records).toHaveLength(1)
    expect(records[0]).toMatchObject({
      operation: 'query',
      name: 'Board',
      correlationId: 'corr-7',
      issuer: auditor.issuer,
      subject: 'auditor',
      client: 'tests',
      decision: 'allowed',
      answered: true,
      errors: [],
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    })
    expect(records[0].reads).toEqual([
      {
        coordinates: ['Order.total', 'Order.buyer', 'Terms.contact', 'Contact.email'],
        decision: 'allowed',
        by: 'selection',
        ids: [one, two, three],
        withoutId: 0,
      },
      {
        coordinates: ['Buyer.name'],
        decision: 'allowed',
        by: 'selection',
        ids: [idOf('Buyer', 1), idOf('Buyer', 0)],
        withoutId: 0,
      },
    ])
  })

  it('has no answer before it is on record', async () => {
    const { trail } = await open()
    let write = () => {}
    const append = () =>
      new Promise<void>((resolve) => {
        write = resolve
      })
    const ask = auditedGraph(Object.create(trail, { append: { value: append } }))
    let isAnswered = false

    const answer = ask(all).finally(() => {
      isAnswered = true
    })
    await sleep(50)
    expect(isAnswered).toBe(false)
    write()

    expect((await answer).data.orders).toHaveLength(3)
  })

  it('leaves no value of a record in the trail', async () => {
    const { ask, folder, anchorFolder, trail } = await audited()

    await ask(all)
    await ask(all, { scopes: [] })
    await ask(`query { trace(lot: "${canaries[1]}") { steps { place } } }`)
    await ask('mutation { fail { total { amount } } }')
    await trail.close()

    const [{ name } = { name: '' }] = await linesIn(folder)
    const chain = name.split('.')[0]
    const text = await Promise.all([
      readFile(path.join(folder, name), 'utf8'),
      readFile(path.join(anchorFolder, `${chain}.anchors.jsonl`), 'utf8'),
    ])
    expect(text.join()).toContain('Contact.email')
    for (const canary of canaries) expect(text.join()).not.toContain(canary)
  })

  it('is told from one that reads nothing of the kind, of which there is no record', async () => {
    const { ask, operations, folder } = await audited()

    for (const query of ['{ unit }', '{ orders { id number terms { days } } }', '{ __schema { types { name } } }']) {
      expect((await ask(query)).errors).toBeUndefined()
    }
    expect((await ask('{ nothing }')).errors).toHaveLength(1)

    expect(await operations()).toEqual([])
    expect(await recordsIn(folder)).toHaveLength(1)
  })

  it('is on record with the ids it was asked with, where what it gives has none', async () => {
    const { ask, operations } = await audited()
    const lot = idOf('Lot', 5)

    await ask('query($lot: ID!) { trace(lot: $lot) { onHand steps { place } } }', { variables: { lot } })
    await ask('{ spend { amount } }')

    const [trace, spend] = await operations()
    expect(trace.reads).toEqual([
      expect.objectContaining({
        coordinates: ['Query.trace', 'Trace.onHand', 'Trace.steps', 'Step.place'],
        ids: [lot],
        withoutId: 0,
      }),
    ])
    expect(spend.reads).toEqual([
      expect.objectContaining({ coordinates: ['Query.spend'], ids: [], withoutId: 1 }),
      expect.objectContaining({ coordinates: ['Spend.amount'], ids: [], withoutId: 2 }),
    ])
  })

  it('is on record with what a filter goes by, though that is not given out', async () => {
    const { ask, operations } = await audited()

    await ask('{ orders(filter: { totalAbove: 100, state: "x" }) { number } }')
    await ask('{ orders(filter: { state: "x" }) { number } }')

    const records = await operations()
    expect(records).toHaveLength(1)
    expect(records[0].reads).toEqual([
      { coordinates: ['Order.total'], decision: 'allowed', by: 'argument', ids: [], withoutId: 1 },
    ])
  })

  it('is on record as denied where it was, with the records it was denied of', async () => {
    const { ask, operations } = await audited()

    const { data } = await ask('{ orders { total { amount } buyer { name } } }', { scopes: [] })
    await ask('{ orders(filter: { totalAbove: 100 }) { number } }', { scopes: [] })
    await ask('{ orders { total { amount } } }', { scopes: [] })

    expect(data.orders[0].total).toBeNull()
    const [some, filtered, none] = await operations()
    expect([some.decision, filtered.decision, none.decision]).toEqual(['partly', 'denied', 'denied'])
    expect(some.errors).toEqual(['FORBIDDEN'])
    expect(some.reads).toContainEqual({
      coordinates: ['Order.total'],
      decision: 'denied',
      by: 'selection',
      ids: [one, two, three],
      withoutId: 0,
    })
    expect(filtered.reads).toEqual([
      { coordinates: ['Order.total'], decision: 'denied', by: 'argument', ids: [], withoutId: 1 },
    ])
  })

  it('is told apart from others that run meanwhile', async () => {
    const { ask, operations } = await audited()

    await Promise.all(
      Array.from({ length: 20 }, (_, place) =>
        ask(place % 2 === 0 ? all : '{ spend { amount } }', { correlationId: `c-${place}` }),
      ),
    )

    const records = await operations()
    expect(new Set(records.map(({ correlationId }) => correlationId)).size).toBe(20)
    for (const { correlationId, reads } of records) {
      const isOfOrders = Number(correlationId.slice(2)) % 2 === 0
      expect(reads[0].coordinates.includes('Order.total')).toBe(isOfOrders)
    }
  })

  it('names its records in as many lines as it takes, one after another', async () => {
    const { ask, operations, folder, anchorFolder } = await audited({ orders: 2_300 })

    await Promise.all([ask('{ orders { total { amount } } }'), ask('{ spend { amount } }')])

    const parts = (await operations()).filter(({ part }) => part !== undefined)
    expect(parts.map(({ part }) => part)).toEqual([1, 2, 3].map((number) => ({ number, of: 3 })))
    expect(parts.map(({ seq }) => seq)).toEqual([0, 1, 2].map((more) => parts[0].seq + more))
    expect(parts.flatMap(({ reads }) => reads.flatMap((each: { ids: string[] }) => each.ids))).toHaveLength(2_300)
    expect(await wrongIn({ folder, anchorFolder })).toEqual([])
  })

  it('has its name on record where that is one a reader can take in', async () => {
    const { ask, operations } = await audited()
    const [short, long] = ['N'.repeat(100), 'N'.repeat(101)]

    for (const name of [short, long]) await ask(`query ${name} { spend { amount } }`)
    await ask('{ spend { amount } }')
    await ask('query A { unit } query B { spend { amount } }', { operationName: 'B' })

    expect((await operations()).map(({ name }) => name)).toEqual([short, undefined, undefined, 'B'])
  })

  it('is on record where it overran its deadline, with what it had read until then', async () => {
    const { ask, operations } = await audited()

    const { data, errors } = await ask('{ orders { total { amount } } slow { number } }', {
      signal: AbortSignal.timeout(500),
    })

    expect([data, errors[0].extensions.code]).toEqual([null, 'SOURCE_TIMEOUT'])
    expect(await operations()).toMatchObject([
      { answered: false, errors: ['SOURCE_TIMEOUT'], reads: [{ ids: [one, two, three] }] },
    ])
  })
})

describe('An operation whose record cannot be written', () => {
  const refused = {
    data: null,
    errors: [{ extensions: { code: 'SOURCE_UNAVAILABLE', origin: 'audit', retryable: true, correlationId: 'corr-1' } }],
    extensions: { correlationId: 'corr-1' },
  }

  it('is answered without data, while others go on, and in full once it can be', async () => {
    const { ask, folder, operations } = await audited()
    await rm(folder, { recursive: true })

    const answer = await ask(all)

    expect(answer).toMatchObject(refused)
    expect(JSON.stringify(answer)).not.toContain(canaries[0])
    expect((await ask('{ unit orders { number } }')).data).toMatchObject({ unit: 'kg', orders: [{}, {}, {}] })
    expect(await ask('{ orders { total { amount } } }', { scopes: [] })).toMatchObject(refused)

    await mkdir(folder)
    expect((await ask(all)).data.orders).toHaveLength(3)
    expect(await operations()).toHaveLength(1)
  })

  it('is refused at its deadline where the disk stands still', async () => {
    const opened = await open()
    const stuck = Object.create(opened.trail, { append: { value: () => new Promise(() => {}) } })
    const ask = auditedGraph(stuck)

    expect(await ask(all, { signal: AbortSignal.timeout(50) })).toMatchObject(refused)
  })

  it('does not run where it is a command', async () => {
    let ran = 0
    const { ask, folder } = await audited({ onCommand: () => (ran += 1) })
    await rm(folder, { recursive: true })

    const answer = await ask(`mutation { approve(input: { order: "${one}" }) { number } }`)

    expect(answer).toMatchObject(refused)
    expect(ran).toBe(0)
  })
})

describe('A command', () => {
  const approve = `mutation Approve { ...Commands } fragment Commands on Mutation {
    approve(input: { order: "${one}" }) { number total { amount } }
  }`

  it('is on record before it runs, and with what came of it', async () => {
    const seen: unknown[] = []
    const opened = await open()
    const begun = () => recordsIn(opened.folder, 'begun')
    const ask = auditedGraph(opened.trail, { onCommand: () => seen.push(begun()) })

    await ask(approve)

    const [before] = (await seen[0]) as Record<string, unknown>[]
    expect(before).toMatchObject({ name: 'Approve', subject: 'auditor', coordinates: ['Mutation.approve'] })
    const [record] = await recordsIn(opened.folder, 'operation')
    expect(record).toMatchObject({
      operation: 'mutation',
      command: before?.command,
      answered: true,
      decision: 'allowed',
    })
    expect(record.reads).toContainEqual(
      expect.objectContaining({ coordinates: expect.arrayContaining(['Mutation.approve']), ids: [one] }),
    )
  })

  it('is on record where it was denied, and where it failed', async () => {
    const { ask, operations } = await audited()

    await ask(approve, { scopes: [] })
    await ask('mutation { fail { number } }')

    expect(await operations()).toMatchObject([
      { decision: 'denied', errors: ['FORBIDDEN'], reads: [{ coordinates: ['Mutation.approve'], ids: [one] }] },
      { decision: 'allowed', errors: ['INTERNAL'], reads: [{ coordinates: ['Mutation.fail'], withoutId: 1 }] },
    ])
  })
})
