import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { CaregraphError } from '#shared/errors/errors.ts'
import { OdooOutbox } from '#shared/odoo/outbox/outbox.ts'
import { OdooTransport } from '#shared/odoo/transport.ts'
import { type OdooDouble, startOdooDouble } from '#shared/sandbox/odoo-double/double.ts'
import * as faults from '../../../../odoo-peer/faults.ts'
import { type OdooProxy, startOdooProxy } from '../../../../odoo-peer/proxy.ts'
import { smallTables } from '../../sandbox/odoo-double/small-double.ts'
import { request } from '../small-odoo.ts'

const model = 'x_caregraph_outbox'
let double: OdooDouble
let peer: OdooProxy
let outbox: OdooOutbox

const inAll = { companyIds: [1, 2], companyId: 1 }

function transport(apiKey: string, url = peer.url): OdooTransport {
  return new OdooTransport({ url, database: 'small', apiKey, concurrency: 2 })
}

let state = 'draft'

/** Changes an order so many times; gives the states it went through. */
async function change(times: number): Promise<string[]> {
  const states: string[] = []
  for (let time = 0; time < times; time += 1) {
    state = state === 'sent' ? 'to approve' : 'sent'
    states.push(state)
    const response = await fetch(`${double.url}/json/2/purchase.order/write`, {
      method: 'POST',
      headers: { authorization: 'Bearer admin-key', 'content-type': 'application/json' },
      body: JSON.stringify({ ids: [4], vals: { state } }),
    })
    expect(response.status).toBe(200)
  }
  return states
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof CaregraphError) return error.code
  throw new Error('Expected a coded refusal', { cause: error })
}

beforeAll(async () => {
  double = await startOdooDouble({
    tables: smallTables,
    database: 'small',
    users: [
      { id: 2, login: 'admin', apiKey: 'admin-key', ...inAll, access: 'admin' },
      { id: 5, login: 'reader', apiKey: 'reader-key', ...inAll, access: ['purchase.order'] },
      { id: 9, login: 'relay', apiKey: 'relay-key', ...inAll, access: 'relay' },
    ],
  })
})
afterAll(() => double.close())
beforeEach(async () => {
  peer = await startOdooProxy({ target: double.url })
  outbox = new OdooOutbox(transport('relay-key'))
  const rows = await outbox.read(100, request())
  await outbox.remove(
    rows.map(({ id }) => id),
    request(),
  )
  peer.clear()
})
afterEach(() => peer.close())

describe('OdooOutbox', () => {
  it('reads the first rows by their ids, as many as are asked for', async () => {
    const states = await change(3)
    const rows = await outbox.read(2, request())
    expect(rows.map((row) => 'after' in row && row.after?.state)).toEqual(states.slice(0, 2))
    expect(rows[0]?.id).toBeLessThan(rows[1]?.id ?? 0)
    expect(peer.calls).toMatchObject([{ model, method: 'search_read', body: { order: 'id', limit: 2 } }])
  })

  it('removes rows, those that are gone already too, and asks nobody about none', async () => {
    await change(2)
    const [first] = await outbox.read(1, request())
    await outbox.remove([first?.id ?? 0], request())
    expect(await outbox.read(10, request())).toHaveLength(1)
    peer.clear()
    await outbox.remove([], request())
    expect(peer.calls).toEqual([])
  })

  it('tells in one call how much waits, and since when', async () => {
    expect(await outbox.oldest(request())).toEqual({ count: 0, oldest: null })
    await change(2)
    const [first] = await outbox.read(1, request())
    peer.clear()
    expect(await outbox.oldest(request())).toEqual({ count: 2, oldest: first?.at })
    expect(peer.calls).toHaveLength(1)
  })

  it('tries again while Odoo is away, deleting too', async () => {
    await change(1)
    const away = (method: string) => {
      let left = 1
      peer.fault({ method }, (call, forward) => (left-- > 0 ? faults.refuse()(call, forward) : forward()))
    }
    away('search_read')
    away('unlink')
    const [row] = await outbox.read(1, request())
    await outbox.remove([row?.id ?? 0], request())
    expect(peer.calls.map(({ method }) => method)).toEqual(['search_read', 'search_read', 'unlink', 'unlink'])
    expect(await outbox.read(1, request())).toEqual([])
  })

  it('deletes at most once more what was deleted when the answer got lost', async () => {
    await change(2)
    const [row] = await outbox.read(1, request())
    let left = 1
    peer.fault({ method: 'unlink' }, async (call, forward) => {
      if (left-- > 0) await forward().then(() => faults.refuse()(call, forward))
      return forward()
    })
    await outbox.remove([row?.id ?? 0], request())
    expect(await outbox.read(10, request())).toHaveLength(1)
  })

  it.each([
    ['rows that are no list', 'search_read', { rows: [] }],
    ['rows without ids', 'search_read', [{ x_model: faults.canary }]],
    ['no count', 'formatted_read_group', [{ __count: faults.canary }]],
    ['no groups', 'formatted_read_group', []],
    ['a deletion that says false', 'unlink', false],
  ])('refuses %s, and tells nothing of it', async (_, method, answer) => {
    peer.fault({ method }, faults.json(answer))
    const work = { search_read: () => outbox.read(1, request()), formatted_read_group: () => outbox.oldest(request()) }
    const failed = Object.hasOwn(work, method) ? work[method as keyof typeof work]() : outbox.remove([1], request())
    const error = await failed.then(
      () => null,
      (reason: CaregraphError) => reason,
    )
    expect(error?.code).toBe('SOURCE_CONTRACT_BROKEN')
    expect(String(error?.stack)).not.toContain(faults.canary)
  })

  it('gives a row that cannot be read as that, beside the others', async () => {
    await change(2)
    peer.fault({ method: 'search_read' }, async (_, forward) => {
      const answer = await forward()
      const [first, ...others] = JSON.parse(answer.body) as Record<string, unknown>[]
      return { ...answer, body: JSON.stringify([{ ...first, x_after: '{' }, ...others]) }
    })
    const rows = await outbox.read(10, request())
    expect(rows.map((row) => ('garbage' in row ? row.why : row.op))).toEqual([
      'what was noted of the record after is no JSON object',
      'write',
    ])
  })

  it.each(['reader-key', 'admin-key'])('is closed to the account of %s', async (apiKey) => {
    const other = new OdooOutbox(transport(apiKey))
    expect(await codeOf(other.read(1, request()))).toBe('FORBIDDEN')
    expect(await codeOf(other.remove([1], request()))).toBe('FORBIDDEN')
  })
})

describe('OdooTransport.removeOutboxRows()', () => {
  it.each(['purchase.order', 'x_outbox', 'x_a_outbox/../res.partner', 'x_caregraph_outbox_'])(
    'deletes nothing of %s',
    async (name) => {
      const remove = async () => transport('relay-key').removeOutboxRows(name as never, [1], request())
      await expect(remove()).rejects.toThrow('it is no outbox')
      expect(peer.calls).toEqual([])
    },
  )
})
