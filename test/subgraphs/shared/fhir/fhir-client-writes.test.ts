import type { Claim } from '@medplum/fhirtypes'
import { describe, expect, it } from 'vitest'
import {
  type Answer,
  canary,
  clientOf,
  cut,
  empty,
  everythingIn,
  failureOf,
  hostileServer,
  html,
  json,
  outcome,
  refuse,
  scope,
} from './hostile-server.ts'

describe('FhirClient.create()', () => {
  const draft = { resourceType: 'Claim', status: 'draft' } as Claim

  it('creates, and says so', async () => {
    await using server = await hostileServer(() => json({ ...draft, id: '9' }, 201, { etag: 'W/"1"' }))
    const written = await clientOf(server).create(draft, { ifNoneExist: 'identifier=urn%3Ax%7C1' }, scope())
    expect(written).toEqual({ created: true, resource: { ...draft, id: '9', meta: { versionId: '1' } } })
    expect(server.received[0]).toMatchObject({ method: 'POST', path: '/fhir/r4/Claim', body: JSON.stringify(draft) })
    expect(server.received[0]?.headers).toMatchObject({
      'content-type': 'application/fhir+json',
      'if-none-exist': 'identifier=urn%3Ax%7C1',
      prefer: 'return=representation',
    })
  })

  it('finds the one that is there already, also after an answer that was lost', async () => {
    await using server = await hostileServer((_, place) => (place === 0 ? cut : json({ ...draft, id: '9' })))
    const written = await clientOf(server).create(draft, { ifNoneExist: 'identifier=1' }, scope())
    expect(written).toMatchObject({ created: false, resource: { id: '9' } })
    expect(server.received).toHaveLength(2)
  })

  it.each<[string, Answer]>([
    ['an answer that was lost', cut],
    ['a connection that broke', refuse],
    ['status 503', empty(503)],
    ['status 429', empty(429)],
  ])('is never sent again without ifNoneExist: %s', async (_, answer) => {
    await using server = await hostileServer(() => answer)
    expect((await failureOf(clientOf(server).create(draft, {}, scope()))).retryable).toBe(true)
    expect(server.received).toHaveLength(1)
  })

  it('is a CONFLICT where several are there already', async () => {
    await using server = await hostileServer(() => json(outcome('multiple-matches'), 412))
    const error = await failureOf(clientOf(server).create(draft, { ifNoneExist: 'identifier=1' }, scope()))
    expect(error.extensions).toEqual({ code: 'CONFLICT', origin: 'fhir', retryable: false })
    expect(everythingIn(error)).not.toContain(canary)
    expect(server.received).toHaveLength(1)
  })

  it('reads what it wrote where the server gives nothing back', async () => {
    await using server = await hostileServer(({ method }): Answer | object =>
      method === 'GET' ? { ...draft, id: '9' } : empty(201, { location: `${server.url}/Claim/9/_history/1` }),
    )
    expect(await clientOf(server).create(draft, {}, scope())).toMatchObject({ created: true, resource: { id: '9' } })
  })

  it.each<[string, Answer]>([
    ['says nothing of what was written', empty(201)],
    ['says it of another type', empty(201, { location: '/Patient/9' })],
    ['answers another type', json({ resourceType: 'Patient', id: '9' }, 201)],
    ['found one although nothing was looked for', json({ ...draft, id: '9' }, 200)],
  ])('refuses a server that %s', async (_, answer) => {
    await using server = await hostileServer(() => answer)
    expect((await failureOf(clientOf(server).create(draft, {}, scope()))).code).toBe('SOURCE_CONTRACT_BROKEN')
  })

  it('refuses a condition that would end its header', async () => {
    await using server = await hostileServer(() => json({ ...draft, id: '9' }, 201))
    await expect(clientOf(server).create(draft, { ifNoneExist: 'a=b\r\nx: y' }, scope())).rejects.toThrow(TypeError)
    expect(server.received).toHaveLength(0)
  })
})

describe('FhirClient.update()', () => {
  const changed = { resourceType: 'Claim', id: '9', status: 'active' } as Claim & { id: string }

  it('writes over the version it knows', async () => {
    await using server = await hostileServer(() => json(changed, 200, { etag: 'W/"4"' }))
    const written = await clientOf(server).update(changed, { ifMatch: '3' }, scope())
    expect(written).toEqual({ created: false, resource: { ...changed, meta: { versionId: '4' } } })
    expect(server.received[0]).toMatchObject({ method: 'PUT', path: '/fhir/r4/Claim/9' })
    expect(server.received[0]?.headers['if-match']).toBe('W/"3"')
  })

  it.each<[string, Answer]>([
    ['another version is there', json(outcome('conflict'), 412)],
    ['it changes at this moment', json(outcome('conflict'), 409)],
    ['it is gone', json(outcome('deleted'), 410)],
    ['it never was', json(outcome('not-found'), 404)],
  ])('is a CONFLICT when %s', async (_, answer) => {
    await using server = await hostileServer(() => answer)
    const error = await failureOf(clientOf(server).update(changed, { ifMatch: '3' }, scope()))
    expect(error.extensions).toEqual({ code: 'CONFLICT', origin: 'fhir', retryable: false })
    expect(everythingIn(error)).not.toContain(canary)
  })

  it('is never sent again, and refuses a server that made a new one', async () => {
    const answers = [empty(503), json(changed, 201)]
    await using server = await hostileServer((_, place) => answers[place] ?? html())
    const update = () => failureOf(clientOf(server).update(changed, { ifMatch: '3' }, scope()))
    expect((await update()).code).toBe('SOURCE_UNAVAILABLE')
    expect((await update()).code).toBe('SOURCE_CONTRACT_BROKEN')
    expect(server.received).toHaveLength(2)
  })
})
