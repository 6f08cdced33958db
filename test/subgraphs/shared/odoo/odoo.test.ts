import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  type CaregraphError,
  NotFound,
  SourceContractBroken,
  SourceTimeout,
  SourceUnavailable,
} from '#shared/errors/errors.ts'
import { OdooTooOld } from '#shared/odoo/connection.ts'
import { OdooAccount } from '#shared/odoo/odoo.ts'
import { jsonLog } from '#shared/telemetry/log.ts'
import * as faults from '../../../odoo-peer/faults.ts'
import { type OdooProxy, startOdooProxy } from '../../../odoo-peer/proxy.ts'
import { odooAt, type Row, request, smallOdoo } from './small-odoo.ts'

let peer: OdooProxy
let tables: Record<string, Row[]>
let odoo: OdooAccount

beforeEach(async () => {
  tables = {}
  peer = await startOdooProxy({ answer: (call) => smallOdoo(tables)(call) })
  odoo = odooAt(peer.url)
})
afterEach(async () => {
  vi.useRealTimers()
  await peer.close()
})

const made = () => peer.calls.map(({ model, method }) => `${model}/${method}`)
const version = { model: 'web', method: 'version' }

describe('Odoo.connect()', () => {
  it('asks for the version, the companies and the facts: eight calls, once', async () => {
    const connection = await odoo.connect(request())
    await odoo.connect(request())
    expect(connection.companyKeys).toEqual([1, 3])
    expect(made().sort()).toEqual([
      'decimal.precision/search_read',
      'res.currency/search_read',
      'res.users/context_get',
      'res.users/read',
      'stock.picking.type/search_read',
      'uom.uom/get_external_id',
      'uom.uom/search_read',
      'web/version',
    ])
  })

  it.each([
    [[19, 0, 0, 'final', 0, '']],
    [[20, 0]],
    [['saas~19', 1, 0, 'final', 0, '']],
    [['saas~19.2', 0]],
    [['19', 0]],
  ])('accepts version %j', async (version_info) => {
    peer.fault(version, faults.json({ version_info }))
    await expect(odoo.connect(request())).resolves.toBeDefined()
  })

  it.each([
    [[18, 0, 0, 'final', 0, ''], 18],
    [[17, 0, 0, 'final', 0, ''], 17],
    [['saas~18', 3, 0, 'final', 0, ''], 18],
    [[8, 0], 8],
  ])('refuses version %j with a sentence, and asks nothing else of it', async (version_info, found) => {
    peer.fault(version, faults.json({ version_info }))
    const error = await odoo.connect(request()).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(OdooTooOld)
    expect(error).toMatchObject({
      message: `Cannot use this Odoo: version 19 or later is needed, found version ${found}`,
      extensions: { code: 'SOURCE_CONTRACT_BROKEN', origin: 'odoo', retryable: false },
    })
    expect(made()).toEqual(['web/version'])
  })

  it.each([
    [{}],
    [{ version_info: null }],
    [{ version_info: [] }],
    [{ version_info: ['final'] }],
    [[19]],
    [null],
    ['19.0'],
  ])('refuses what does not say its version: %j', async (answer) => {
    peer.fault(version, faults.json(answer))
    await expect(odoo.connect(request())).rejects.toThrow(SourceContractBroken)
    expect(made()).toEqual(['web/version'])
  })

  it("puts the account's own company first", async () => {
    tables['res.users'] = [{ id: 2, company_id: 3, company_ids: [1, 2, 3] }]
    expect((await odoo.connect(request())).companyKeys).toEqual([3, 1, 2])
  })

  describe('for an account that may not read its companies', () => {
    beforeEach(() => {
      tables['res.company'] = [{ id: 1 }, { id: 4 }, { id: 5 }]
      const asksForAll = (fields: unknown) => Array.isArray(fields) && fields.includes('company_ids')
      peer.fault(({ body }) => asksForAll(body.fields), faults.accessError())
    })
    /** Odoo refuses to answer a question about companies of which one is not the account's. */
    const allows = (...allowed: number[]) =>
      peer.fault(
        ({ model, body }) => model === 'res.currency' && String(body.fields) === 'is_current_company_currency',
        (call, forward) => {
          const { allowed_company_ids: wanted } = call.body.context as { allowed_company_ids: number[] }
          return wanted.every((key) => allowed.includes(key)) ? forward() : faults.accessError()(call, forward)
        },
      )

    it('takes all companies when Odoo lets it name all of them', async () => {
      allows(1, 4, 5)
      expect((await odoo.connect(request())).companyKeys).toEqual([1, 4, 5])
    })

    it('takes those that Odoo lets it name, tried one by one', async () => {
      allows(1, 5)
      expect((await odoo.connect(request())).companyKeys).toEqual([1, 5])
    })

    it('takes its own company where it cannot be told of others', async () => {
      allows()
      expect((await odoo.connect(request())).companyKeys).toEqual([1])
      peer.fault({ model: 'res.company' }, faults.accessError())
      expect((await odooAt(peer.url).connect(request())).companyKeys).toEqual([1])
    })

    it('does not take a failure for a refusal', async () => {
      peer.fault({ model: 'res.company' }, faults.traceback())
      await expect(odoo.connect(request())).rejects.toThrow(SourceContractBroken)
      peer.clear()
      peer.fault({ model: 'res.users', method: 'read' }, faults.html(503))
      await expect(odoo.connect(request())).rejects.toThrow(SourceUnavailable)
    })
  })

  it.each([
    ['an account without companies', { model: 'res.users', method: 'read' }, faults.json([])],
    [
      'companies that are no ids',
      { model: 'res.users', method: 'read' },
      faults.json([{ company_id: [1, 'Name'], company_ids: [1] }]),
    ],
    ['currencies that are no list', { model: 'res.currency' }, faults.json({ records: [] })],
    ['units that are no records', { model: 'uom.uom', method: 'search_read' }, faults.json([1])],
    ['external ids that are no object', { method: 'get_external_id' }, faults.json([])],
    ['a page of HTML for an answer', { model: 'res.users', method: 'context_get' }, faults.html(200)],
  ])('refuses %s', async (_, match, fault) => {
    peer.fault(match, fault)
    await expect(odoo.connect(request())).rejects.toThrow(SourceContractBroken)
  })

  it('has failed for one call only: the next one connects', async () => {
    peer.fault(version, faults.html(503))
    await expect(odoo.connect(request())).rejects.toThrow(SourceUnavailable)
    peer.clear()
    await expect(odoo.connect(request())).resolves.toMatchObject({ companyKeys: [1, 3] })
  })

  it('is done once for all who wait, and goes on when the one who began it leaves', async () => {
    peer.fault(version, faults.delay(100))
    const leaving = new AbortController()
    const first = odoo.connect({ ...request(), signal: leaving.signal })
    const second = odoo.connect(request())
    leaving.abort()
    await expect(first).rejects.toThrow(SourceTimeout)
    await expect(second).resolves.toMatchObject({ companyKeys: [1, 3] })
    expect(made().filter((call) => call === 'web/version')).toHaveLength(1)
  })

  it("waits no longer than each one's own deadline", async () => {
    peer.fault(version, faults.hang())
    void odoo.connect(request(1_000)).catch(() => undefined)
    await expect(odoo.connect(request(50))).rejects.toThrow(SourceTimeout)
  })
})

describe('Odoo.searchRead()', () => {
  const search = { domain: [], fields: ['name'] }
  beforeEach(async () => {
    tables['res.partner'] = [{ id: 7, name: 'Corvale' }]
    await odoo.connect(request())
    peer.clear()
  })

  it('names its fields, all companies of the account, and asks for archived records and bare ids', async () => {
    expect(await odoo.searchRead('res.partner', { ...search, order: 'id asc', limit: 2 }, request())).toEqual([
      { id: 7, name: 'Corvale' },
    ])
    expect(peer.calls.map(({ body }) => body)).toEqual([
      {
        domain: [],
        fields: ['name'],
        order: 'id asc',
        limit: 2,
        load: null,
        context: { allowed_company_ids: [1, 3], tz: 'UTC', active_test: false },
      },
    ])
  })

  it('looks from one company where one is named, and tells Odoo of it in no other way', async () => {
    await odoo.searchRead('res.partner', { ...search, companies: [3] }, request())
    expect(peer.calls.map(({ body }) => body)).toEqual([
      {
        domain: [],
        fields: ['name'],
        load: null,
        context: { allowed_company_ids: [3], tz: 'UTC', active_test: false },
      },
    ])
  })

  it('never asks for all fields, which an empty list would mean', async () => {
    expect(await odoo.searchRead('res.partner', { ...search, fields: [] }, request())).toEqual([{ id: 7 }])
    expect(peer.calls[0]?.body.fields).toEqual(['id'])
  })

  it.each([
    ['an object', { records: [] }],
    ['null', null],
    ['a number', 7],
    ['a list of ids', [7]],
    ['a row without its id', [{ name: 'Corvale' }]],
    ['a row whose id is no number', [{ id: '7', name: 'Corvale' }]],
    ['a row that lacks a field', [{ id: 7 }]],
    ['a list within the list', [[7, 'Corvale']]],
    ['a row of null', [null]],
  ])('refuses an answer of another shape: %s', async (_, answer) => {
    peer.fault({}, faults.json(answer))
    const error = await odoo.searchRead('res.partner', search, request()).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(SourceContractBroken)
    expect(error).toMatchObject({
      message: expect.stringMatching(/^Cannot use the answer of res.partner\/search_read: expected /),
    })
    expect((error as Error).message).not.toContain('Corvale')
  })

  it('does not take a field that a prototype lends for one that came', async () => {
    await expect(odoo.searchRead('res.partner', { ...search, fields: ['toString'] }, request())).resolves.toEqual([
      { id: 7, toString: false },
    ])
    peer.fault({}, faults.json([{ id: 7 }]))
    await expect(odoo.searchRead('res.partner', { ...search, fields: ['toString'] }, request())).rejects.toThrow(
      SourceContractBroken,
    )
  })

  it('turns a missing record into NOT_FOUND of odoo', async () => {
    peer.fault({}, faults.missingError())
    const error = await odoo.searchRead('res.partner', search, request()).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(NotFound)
    expect((error as CaregraphError).extensions).toEqual({ code: 'NOT_FOUND', origin: 'odoo', retryable: false })
  })
})

describe('Odoo.readGroup()', () => {
  it('refuses groups that lack a key or a sum', async () => {
    await odoo.connect(request())
    const groups = { domain: [], groupby: ['product_id'], aggregates: ['quantity:sum'] }
    for (const answer of [[{ product_id: false }], [{ 'quantity:sum': 1 }], {}]) {
      peer.fault({ method: 'formatted_read_group' }, faults.json(answer))
      await expect(odoo.readGroup('stock.quant', groups, request())).rejects.toThrow(SourceContractBroken)
    }
  })
})

describe('Odoo.facts()', () => {
  it('hold currencies, the archived too, units by code or name and operation types, and cost nothing once read', async () => {
    tables['stock.picking.type'] = [
      { id: 4, code: 'incoming', warehouse_id: 7 },
      { id: 5, code: 'dropship', warehouse_id: false },
    ]
    tables['res.currency'] = [{ id: 1, name: 'USD', decimal_places: 2, active: false }]
    const facts = await odoo.facts(request())
    peer.clear()
    expect((await odoo.facts(request())).currency(1)).toEqual({ code: 'USD', digits: 2 })
    expect(facts.unit(1)).toMatchObject({ name: 'Units', code: 'C62', active: true, of: null })
    expect(facts.unit(2)).toMatchObject({ name: 'Box of 100', code: 'Box of 100', active: true })
    expect(facts.operationType(4)).toEqual({ facility: 7, code: 'incoming' })
    expect(facts.operationType(5)).toEqual({ facility: null, code: 'dropship' })
    expect([facts.currency(99), facts.operationType(99)]).toEqual([undefined, undefined])
    expect(facts.quantityDigits).toBe(2)
    expect(made()).toEqual([])
  })

  it("fall back on Odoo's own precision where none is kept", async () => {
    tables['decimal.precision'] = []
    expect((await odoo.facts(request())).quantityDigits).toBe(2)
  })

  it('are empty where the account may not read them, which keeps nobody from reading the rest', async () => {
    for (const model of ['res.currency', 'uom.uom', 'stock.picking.type', 'decimal.precision']) {
      peer.fault({ model, method: 'search_read' }, faults.accessError())
    }
    const facts = await odoo.facts(request())
    expect([facts.currency(1), facts.unit(1), facts.operationType(1)]).toEqual([undefined, undefined, undefined])
    expect(facts.quantityDigits).toBe(2)
  })

  it('are read again after ten minutes, while the old ones serve', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    await odoo.connect(request())
    peer.clear()
    vi.setSystemTime(Date.now() + 10 * 60_000 + 1)
    tables['res.currency'] = [{ id: 1, name: 'USD', decimal_places: 3 }]
    const facts = await odoo.facts(request())
    await expect.poll(() => facts.currency(1)?.digits).toBe(3)
  })
})

describe('Odoo.refreshFacts()', () => {
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    await odoo.connect(request())
    peer.clear()
    tables['res.currency'] = [{ id: 9, name: 'EUR', decimal_places: 2 }]
  })
  const later = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds)

  it('reads them again, once for all who ask at the same time', async () => {
    later(10_001)
    await Promise.all([odoo.refreshFacts(request()), odoo.refreshFacts(request())])
    expect((await odoo.facts(request())).currency(9)?.code).toBe('EUR')
    expect(made()).toHaveLength(5)
  })

  it('asks Odoo at most once in ten seconds', async () => {
    later(9_000)
    await odoo.refreshFacts(request())
    expect(made()).toEqual([])
    later(1_001)
    await odoo.refreshFacts(request())
    await odoo.refreshFacts(request())
    expect(made()).toHaveLength(5)
  })

  it('keeps what is known when it fails', async () => {
    later(10_001)
    peer.fault({ model: 'uom.uom' }, faults.traceback())
    await expect(odoo.refreshFacts(request())).rejects.toThrow(SourceContractBroken)
    expect((await odoo.facts(request())).currency(1)?.code).toBe('USD')
  })
})

describe('Odoo.health()', () => {
  it('is up when Odoo answers our account', async () => {
    expect(await odoo.health()).toEqual({ up: true })
  })

  it.each([
    ['SOURCE_UNAVAILABLE', faults.unauthorized()],
    ['SOURCE_UNAVAILABLE', faults.refuse()],
    ['SOURCE_CONTRACT_BROKEN', faults.html(404)],
    ['FORBIDDEN', faults.accessError()],
  ])('names %s when it does not, and is up again when it does', async (code, fault) => {
    await odoo.connect(request())
    peer.fault({}, fault)
    expect(await odoo.health()).toEqual({ up: false, code })
    peer.clear()
    expect(await odoo.health()).toEqual({ up: true })
  })

  it('waits no longer than it was told to', async () => {
    peer.fault({}, faults.hang())
    expect(await odoo.health(50)).toEqual({ up: false, code: 'SOURCE_TIMEOUT' })
  })
})

describe('A state without a word', () => {
  it('is noticed in the log by its field, without a value', async () => {
    const lines: string[] = []
    const noticing = new OdooAccount(
      { url: peer.url, database: 'small', apiKey: 'a-key', concurrency: 1 },
      jsonLog({ write: (line) => lines.push(line) }),
    )
    ;(await noticing.facts(request())).noticeUnknownState('state')
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ level: 'warn', event: 'odoo.unknown_state', field: 'state' }),
    ])
  })
})
