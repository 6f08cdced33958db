import { describe, expect, it } from 'vitest'
import { SourceContractBroken } from '#shared/errors/errors.ts'
import type { SearchPage } from '#shared/fhir/fhir.ts'
import {
  type Answer,
  canary,
  claim,
  clientOf,
  cut,
  empty,
  everythingIn,
  failureOf,
  found,
  hostileServer,
  html,
  outcome,
  scope,
} from './hostile-server.ts'

const ids = (page: SearchPage) => page.matches.map(({ id }) => id)

describe('FhirClient.search()', () => {
  it('posts its parameters, so that nobody is in an address', async () => {
    await using server = await hostileServer(() => found([]))
    const params = {
      patient: `Patient/${canary}`,
      status: ['active', 'draft'],
      _include: ['Claim:insurer', 'Claim:provider'],
    }
    await clientOf(server).search('Claim', params, scope())
    const [request] = server.received
    expect(request).toMatchObject({ method: 'POST', path: '/fhir/r4/Claim/_search' })
    expect(request?.headers).toMatchObject({
      accept: 'application/fhir+json',
      'content-type': 'application/x-www-form-urlencoded',
      prefer: 'handling=strict',
    })
    expect([...new URLSearchParams(request?.body)]).toEqual([
      ['_count', '200'],
      ['patient', `Patient/${canary}`],
      ['status', 'active,draft'],
      ['_include', 'Claim:insurer'],
      ['_include', 'Claim:provider'],
    ])
  })

  it('tells what was asked for from what came along', async () => {
    const payer = { resource: { resourceType: 'Organization', id: 'p' }, search: { mode: 'include' } }
    const other = { resource: claim('2'), search: { mode: 'include' } }
    const remark = { resource: outcome('informational', 'warning'), search: { mode: 'outcome' } }
    await using server = await hostileServer(() => ({
      ...found([claim('1')], undefined, [payer, other, remark, payer]),
      total: 7,
    }))
    const page = await clientOf(server).search('Claim', {}, scope())
    expect(ids(page)).toEqual(['1'])
    expect(page.included.map(({ id }) => id)).toEqual(['p', '2'])
    expect(page.total).toBe(7)
  })

  it('is empty where there is nothing, and its total null where the server does not say', async () => {
    await using server = await hostileServer(() => ({ resourceType: 'Bundle', type: 'searchset' }))
    expect(await clientOf(server).search('Claim', {}, scope())).toEqual({ matches: [], included: [], total: null })
  })

  it.each<[string, object]>([
    ['another type', found([{ resourceType: 'Patient', id: '1' }])],
    ['no id', found([{ resourceType: 'Claim' }])],
    ['an id that is none', found([claim('a/b')])],
    ['an id that is a number', found([claim(1 as never)])],
    ['no type', found([{ id: '1' }])],
    ['no resource at all', found([null as never])],
    ['an entry that is no object', { resourceType: 'Bundle', type: 'searchset', entry: ['x'] }],
    ['entries that are no list', { resourceType: 'Bundle', type: 'searchset', entry: { resource: claim('1') } }],
    [
      'something included without an id',
      found([], undefined, [{ resource: { resourceType: 'A' }, search: { mode: 'include' } }]),
    ],
    ['an entry of unknown mode', found([], undefined, [{ resource: claim('1'), search: { mode: canary } }])],
    [
      'an error among what was found',
      found([claim('1')], undefined, [{ resource: outcome('exception'), search: { mode: 'outcome' } }]),
    ],
    ['a total that is no number', { ...found([]), total: canary }],
    ['links that are no list', { ...found([]), link: canary }],
  ])('refuses %s', async (_, answer) => {
    await using server = await hostileServer(() => answer)
    const error = await failureOf(clientOf(server).search('Claim', {}, scope()))
    expect(error).toBeInstanceOf(SourceContractBroken)
    expect(everythingIn(error)).not.toContain(canary)
    expect(server.received).toHaveLength(1)
  })

  it('gives each resource once, in its newest version, whatever the order of pages', async () => {
    const [old, late] = [claim('1', 'a', '2026-11-01T10:00:00Z'), claim('1', 'b', '2026-11-01T11:00:00+00:00')]
    for (const pages of [
      [old, late],
      [late, old],
    ]) {
      await using server = await hostileServer((_, place) =>
        found([pages[place] ?? {}, claim(`other-${place}`)], place === 0 ? 'Claim?page=2' : undefined),
      )
      const { matches } = await clientOf(server).search('Claim', {}, scope())
      expect(matches.map(({ id, meta }) => [id, meta?.versionId]).sort()).toEqual([
        ['1', 'b'],
        ['other-0', '1'],
        ['other-1', '1'],
      ])
    }
  })
})

describe('FhirClient.pages()', () => {
  const links: [string, (base: string) => string, string][] = [
    ['in full', (base) => `${base}/Claim?_page=secret`, '/fhir/r4/Claim?_page=secret'],
    ['from the base', () => 'Claim?_page=secret', '/fhir/r4/Claim?_page=secret'],
    ['from the root', () => '/fhir/r4/Claim?_page=secret', '/fhir/r4/Claim?_page=secret'],
    ['by its query', () => '?_page=secret', '/fhir/r4/Claim?_page=secret'],
    ['at the base', (base) => `${base}?_getpages=secret`, '/fhir/r4?_getpages=secret'],
  ]
  it.each(links)('follows a link written %s as it stands', async (_, next, path) => {
    await using server = await hostileServer(({ method }): object =>
      method === 'POST' ? found([claim('1')], next(server.url)) : found([claim('2')]),
    )
    const given = scope()
    const seen: unknown[] = []
    for await (const page of clientOf(server).pages('Claim', {}, given)) seen.push(ids(page))
    expect(seen).toEqual([['1'], ['2']])
    expect(server.received.map((each) => `${each.method} ${each.path}`)).toEqual([
      'POST /fhir/r4/Claim/_search',
      `GET ${path}`,
    ])
    expect(given.calls.made.map(({ call }) => call)).toEqual(['Claim/_search', 'Claim/_search'])
  })

  it('asks for a page only when the one before was used', async () => {
    await using server = await hostileServer((_, place) => found([claim(`${place}`)], `Claim?page=${place + 1}`))
    for await (const page of clientOf(server).pages('Claim', {}, scope())) if (ids(page)[0] === '2') break
    expect(server.received).toHaveLength(3)
  })

  it('gives a version that is on two pages once, and another version of it again', async () => {
    const pages = [
      [claim('1', 'a'), claim('2')],
      [claim('2'), claim('1', 'b')],
    ]
    await using server = await hostileServer((_, place) =>
      found(pages[place] ?? [], place === 0 ? 'Claim?page=2' : undefined),
    )
    const seen: unknown[] = []
    for await (const { matches } of clientOf(server).pages('Claim', {}, scope())) {
      seen.push(...matches.map(({ id, meta }) => `${id}/${meta?.versionId}`))
    }
    expect(seen).toEqual(['1/a', '2/1', '1/b'])
  })

  it('ends pages that go in a circle', async () => {
    await using server = await hostileServer((_, place) =>
      found([claim(`${place}`)], `Claim?page=${place % 3}&of=${canary}`),
    )
    const error = await failureOf(clientOf(server).search('Claim', {}, scope()))
    expect(error).toBeInstanceOf(SourceContractBroken)
    expect(error.message).toBe('Cannot use the answer of Claim/_search: pages that go in a circle')
    expect(server.received).toHaveLength(4)
    expect(everythingIn(error)).not.toContain(canary)
  })

  it('ends pages that never end: by their number, and by what is on them', async () => {
    await using server = await hostileServer((_, place) =>
      found([claim(`${place}`), claim(`b${place}`)], `Claim?page=${place}`),
    )
    const many = await failureOf(clientOf(server, { maxPages: 5 }).search('Claim', {}, scope()))
    expect(many.message).toBe('Cannot use the answer of Claim/_search: more than 5 pages')
    expect(server.received).toHaveLength(5)
    const large = await failureOf(clientOf(server, { maxResources: 5 }).search('Claim', {}, scope()))
    expect(large.message).toBe('Cannot use the answer of Claim/_search: more than 5 resources')
    expect(server.received).toHaveLength(8)
  })

  it('never leaves its server', async () => {
    await using elsewhere = await hostileServer(() => found([claim('stolen')]))
    const away = [
      `${elsewhere.url}/Claim?page=2`,
      `//${new URL(elsewhere.url).host}/fhir/r4/Claim`,
      '../../admin',
      '/fhir/r4x/Claim',
      '/fhir/r4/..%2f..%2fadmin',
      'file:///etc/passwd',
    ]
    for (const next of away) {
      await using server = await hostileServer(() => found([claim('1')], next))
      const error = await failureOf(clientOf(server).search('Claim', {}, scope()))
      expect([next, error.code]).toEqual([next, 'SOURCE_CONTRACT_BROKEN'])
      expect(server.received).toHaveLength(1)
    }
    expect(elsewhere.received).toHaveLength(0)
  })

  it('tries a later page again as it does the first', async () => {
    const answers: (Answer | object)[] = [found([claim('1')], 'Claim?page=2'), cut, empty(503), found([claim('2')])]
    await using server = await hostileServer((_, place) => answers[place] ?? html())
    expect(ids(await clientOf(server).search('Claim', {}, scope()))).toEqual(['1', '2'])
  })

  it('is never HTML in the middle', async () => {
    await using server = await hostileServer((_, place) => (place === 0 ? found([claim('1')], 'Claim?page=2') : html()))
    expect((await failureOf(clientOf(server).search('Claim', {}, scope()))).code).toBe('SOURCE_CONTRACT_BROKEN')
  })
})
