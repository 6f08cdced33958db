import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Answer,
  canary,
  claim,
  clientOf,
  empty,
  everythingIn,
  failureOf,
  found,
  hostileServer,
  html,
  json,
  outcome,
  refuse,
  scope,
} from './hostile-server.ts'

const numbered = (length: number) => Array.from({ length }, (_, index) => `${index + 1}`)
/** The values that a form asks for under a name. */
const asked = (body: string, name: string) => new URLSearchParams(body).get(name)?.split(',') ?? []

describe('FhirClient.byIds()', () => {
  it('asks for 250 ids in three calls, each id once', async () => {
    await using server = await hostileServer(({ body }) => found(asked(body, '_id').map((id) => claim(id))))
    const given = scope()
    const all = await clientOf(server).byIds('Claim', [...numbered(250), ...numbered(50)], given)
    expect([...all.keys()].sort()).toEqual(numbered(250).sort())
    expect(given.calls.count('fhir')).toBe(3)
    expect(server.received.map(({ body }) => asked(body, '_id').length)).toEqual([100, 100, 50])
  })

  it('leaves out what is not there, and does not ask for what cannot be an id', async () => {
    await using server = await hostileServer(({ body }) =>
      found(
        asked(body, '_id')
          .filter((id) => id !== 'b')
          .map((id) => claim(id)),
      ),
    )
    const all = await clientOf(server).byIds('Claim', ['a', 'b', '', 'x,y', '../Patient', 'é', 'c'.repeat(65)], scope())
    expect([...all.keys()]).toEqual(['a'])
    expect(server.received.map(({ body }) => asked(body, '_id'))).toEqual([['a', 'b']])
  })

  it('asks nobody for nothing', async () => {
    await using server = await hostileServer(() => found([]))
    expect((await clientOf(server).byIds('Claim', [], scope())).size).toBe(0)
    expect(await clientOf(server).byReferences('ClaimResponse', 'request', [], scope())).toEqual([])
    expect(await clientOf(server).readBatch([], scope())).toEqual([])
    expect(server.received).toHaveLength(0)
  })

  it('refuses a server that finds what was not asked for', async () => {
    await using server = await hostileServer(() => found(numbered(5).map((id) => claim(id))))
    expect((await failureOf(clientOf(server).byIds('Claim', ['1', '2'], scope()))).code).toBe('SOURCE_CONTRACT_BROKEN')
  })
})

describe('FhirClient.byReferences()', () => {
  it('asks for 250 references in three calls, with further parameters, and gives each resource once', async () => {
    await using server = await hostileServer(() => found([{ resourceType: 'ClaimResponse', id: 'for-all' }]))
    const given = scope()
    const references = numbered(250).map((id) => `Claim/${id}`)
    const all = await clientOf(server).byReferences('ClaimResponse', 'request', references, given, { status: 'active' })
    expect(all.map(({ id }) => id)).toEqual(['for-all'])
    expect(given.calls.made.map(({ call }) => call)).toEqual(Array(3).fill('ClaimResponse/_search'))
    const requests = server.received.map(({ body }) => asked(body, 'request').length)
    expect(requests).toEqual([100, 100, 50])
    expect(server.received.every(({ body }) => asked(body, 'status')[0] === 'active')).toBe(true)
  })
})

describe('FhirClient.read()', () => {
  it('gets one by its id, with the version the header names', async () => {
    const bare = { resourceType: 'Claim', id: 'a-1' }
    await using server = await hostileServer(() => json(bare, 200, { etag: 'W/"v7"' }))
    const given = scope()
    expect(await clientOf(server).read('Claim', 'a-1', given)).toMatchObject({ id: 'a-1', meta: { versionId: 'v7' } })
    expect(server.received.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /fhir/r4/Claim/a-1'])
    expect(given.calls.made.map(({ call }) => call)).toEqual(['Claim/read'])
  })

  it.each<[string, Answer]>([
    ['never was', json(outcome('not-found'), 404)],
    ['was deleted', json(outcome('deleted'), 410)],
    ['was deleted, as it is said without a word', empty(410)],
  ])('is null for what %s', async (_, answer) => {
    await using server = await hostileServer(() => answer)
    expect(await clientOf(server).read('Claim', 'a', scope())).toBeNull()
    expect(server.received).toHaveLength(1)
  })

  it('does not take a page of a proxy for a word about a resource', async () => {
    await using server = await hostileServer(() => html(404))
    expect((await failureOf(clientOf(server).read('Claim', 'a', scope()))).code).toBe('SOURCE_CONTRACT_BROKEN')
  })

  it('is null without a call for what cannot be an id', async () => {
    await using server = await hostileServer(() => claim('a'))
    for (const id of ['', '.', '..', 'a/b', 'a?b', 'é'])
      expect(await clientOf(server).read('Claim', id, scope())).toBeNull()
    expect(server.received).toHaveLength(0)
  })

  it.each([
    ['another id', claim('b')],
    ['another type', { resourceType: 'Patient', id: 'a' }],
  ])('refuses %s', async (_, answer) => {
    await using server = await hostileServer(() => answer)
    expect((await failureOf(clientOf(server).read('Claim', 'a', scope()))).code).toBe('SOURCE_CONTRACT_BROKEN')
  })
})

describe('FhirClient.readBatch()', () => {
  interface Batch {
    readonly entry: readonly { readonly request: { readonly method: string; readonly url: string } }[]
  }
  const answered = (body: string, entryFor: (type: string, id: string) => object) => ({
    resourceType: 'Bundle',
    type: 'batch-response',
    entry: (JSON.parse(body) as Batch).entry.map(({ request }) =>
      entryFor(...(request.url.split('/') as [string, string])),
    ),
  })
  const there = (resourceType: string, id: string) => ({
    resource: { resourceType, id },
    response: { status: '200 OK' },
  })

  it('reads 250 in three calls and gives them in the order they were asked for', async () => {
    await using server = await hostileServer(({ body }) => answered(body, there))
    const given = scope()
    const references = [...numbered(250).map((id) => `Claim/${id}`), 'Claim/7']
    const all = await clientOf(server).readBatch(references, given)
    expect(all.map((each) => `${each?.resourceType}/${each?.id}`)).toEqual(references)
    expect(given.calls.made.map(({ call }) => call)).toEqual(['batch', 'batch', 'batch'])
    expect(server.received[0]).toMatchObject({ method: 'POST', path: '/fhir/r4' })
    expect(JSON.parse(server.received[0]?.body ?? '')).toMatchObject({
      type: 'batch',
      entry: expect.arrayContaining([{ request: { method: 'GET', url: 'Claim/1' } }]),
    })
  })

  it('is null for what is not there, and for what lies on no or another server', async () => {
    await using server = await hostileServer(({ body }) =>
      answered(body, (type, id) =>
        id === 'gone' ? { response: { status: '404 Not Found', outcome: outcome('not-found') } } : there(type, id),
      ),
    )
    const references = [
      'Claim/a',
      'Claim/gone',
      '#contained',
      'urn:uuid:1',
      'https://other.example/Claim/1',
      '',
      'Claim/b/_history/3',
    ]
    const all = await clientOf(server).readBatch(references, scope())
    expect(all.map((each) => each?.id ?? null)).toEqual(['a', null, null, null, null, null, 'b'])
    expect(JSON.parse(server.received[0]?.body ?? '').entry).toHaveLength(3)
  })

  it.each<[string, string, object]>([
    ['one of them is refused', 'FORBIDDEN', { response: { status: '403', outcome: outcome('forbidden') } }],
    ['one of them fails', 'SOURCE_UNAVAILABLE', { response: { status: '500' } }],
    ['one of them is another', 'SOURCE_CONTRACT_BROKEN', there('Claim', 'other')],
    ['one has no status', 'SOURCE_CONTRACT_BROKEN', { resource: claim('b') }],
  ])('fails as a whole when %s', async (_, code, entry) => {
    await using server = await hostileServer(({ body }) =>
      answered(body, (type, id) => (id === 'b' ? entry : there(type, id))),
    )
    const error = await failureOf(clientOf(server).readBatch(['Claim/a', 'Claim/b'], scope()))
    expect(error.code).toBe(code)
    expect(everythingIn(error)).not.toContain(canary)
  })

  it('refuses an answer with more or fewer entries', async () => {
    await using server = await hostileServer(() => ({
      resourceType: 'Bundle',
      type: 'batch-response',
      entry: [there('Claim', 'a')],
    }))
    expect((await failureOf(clientOf(server).readBatch(['Claim/a', 'Claim/b'], scope()))).code).toBe(
      'SOURCE_CONTRACT_BROKEN',
    )
  })
})

describe('FhirClient.isUp()', () => {
  const capable = (fhirVersion: string) => ({ resourceType: 'CapabilityStatement', fhirVersion })
  it.each<[boolean, string, Answer | object]>([
    [true, 'an R4 server', capable('4.0.1')],
    [false, 'an R5 server', capable('5.0.0')],
    [false, 'a server that answers an empty Bundle for everything', found([])],
    [false, 'HTML', html()],
    [false, 'a server that lets nobody in', json(outcome('login'), 401)],
    [false, 'nobody', refuse],
  ])('is %s for %s', async (expected, _, answer) => {
    await using server = await hostileServer(() => answer)
    const given = scope()
    expect(await clientOf(server).isUp(given)).toBe(expected)
    expect(given.calls.made.map(({ call }) => call)).toEqual(['metadata'])
    expect(server.received.map(({ path }) => path)).toEqual(['/fhir/r4/metadata'])
  })
})

describe('Whatever a server answers', () => {
  it('is a result or a coded error', async () => {
    let body: unknown
    await using server = await hostileServer(() => json(body))
    const client = clientOf(server)
    const resource = fc.oneof(
      fc.jsonValue(),
      fc.record({ resourceType: fc.constantFrom('Claim', 'Patient', 7), id: fc.constantFrom('1', '', 3) }),
    )
    const entry = fc.record(
      {
        resource,
        search: fc.oneof(fc.jsonValue(), fc.record({ mode: fc.constantFrom('match', 'include', 'outcome', 1) })),
      },
      { requiredKeys: [] },
    )
    const link = fc.record(
      { relation: fc.constantFrom('next', 'self'), url: fc.oneof(fc.jsonValue(), fc.webUrl()) },
      { requiredKeys: [] },
    )
    const bundle = fc.record(
      {
        resourceType: fc.constant('Bundle'),
        type: fc.constantFrom('searchset', 'batch-response'),
        entry: fc.array(entry),
        link: fc.array(link),
        total: fc.jsonValue(),
      },
      { requiredKeys: ['resourceType', 'type'] },
    )
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.jsonValue(), bundle), async (answer) => {
        body = answer
        const asked = [
          client.search('Claim', {}, scope()),
          client.read('Claim', '1', scope()),
          client.readBatch(['Claim/1'], scope()),
        ]
        for (const result of await Promise.allSettled(asked)) {
          if (result.status === 'rejected') expect(result.reason).toMatchObject({ origin: 'fhir' })
        }
      }),
      { numRuns: 200 },
    )
  }, 60_000)
})
