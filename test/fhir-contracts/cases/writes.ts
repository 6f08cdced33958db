import type { Claim } from '@medplum/fhirtypes'
import { expect, it } from 'vitest'
import { ask, issuesOf, matchesOf, search } from '../asked.ts'
import { claimNumbers, claims } from '../records.ts'
import type { Server } from '../servers.ts'

let made = 0

/** A claim that is not there yet. */
function newClaim(changes: Partial<Claim> = {}): Omit<Claim, 'id' | 'meta'> {
  const { id: _, meta: __, ...claim } = claims[0] as Claim
  made += 1
  const identifier = [{ system: claimNumbers, value: `NEW-${process.pid}-${made}` }]
  return { ...claim, identifier, created: '2025-01-01', ...changes }
}

const versionIn = (etag: string | null) => /^W\/"(.+)"$/.exec(etag ?? '')?.[1]

export function writes(server: () => Server): void {
  const create = (claim: object, headers = {}) => ask(server(), 'Claim', { method: 'POST', body: claim, headers })

  it('creates, under an id of its own', async () => {
    const answer = await create({ ...newClaim(), id: 'mine' })
    const { id, meta } = answer.body
    const read = await ask(server(), `Claim/${id}`)

    expect(answer.status).toBe(201)
    expect(id).not.toBe('mine')
    expect(answer.headers.get('etag')).toBe(`W/"${meta.versionId}"`)
    expect(answer.headers.get('location')).toBe(`${server().url}/Claim/${id}/_history/${meta.versionId}`)
    expect(Date.parse(answer.headers.get('last-modified') ?? '')).toBe(
      Math.floor(Date.parse(meta.lastUpdated) / 1000) * 1000,
    )
    expect(answer.headers.get('content-type')).toMatch(/^application\/fhir\+json/)
    expect(read.body).toEqual(answer.body)
    await ask(server(), `Claim/${id}`, { method: 'DELETE' })
  })

  it('creates once, by a condition', async () => {
    const claim = newClaim()
    const headers = {
      'if-none-exist': `identifier=${encodeURIComponent(`${claimNumbers}|${claim.identifier?.[0]?.value}`)}`,
    }
    const [first, second] = [await create(claim, headers), await create(claim, headers)]
    const several = await create(claim, { 'if-none-exist': 'status=active' })
    const unknown = await create(claim, { 'if-none-exist': 'colour=red' })

    expect([first.status, second.status]).toEqual([201, 200])
    expect(second.body).toEqual(first.body)
    expect(second.headers.get('etag')).toBe(first.headers.get('etag'))
    expect([several.status, issuesOf(several)]).toEqual([412, ['multiple-matches']])
    expect([unknown.status, issuesOf(unknown)]).toEqual([400, ['not-supported']])
    await ask(server(), `Claim/${first.body.id}`, { method: 'DELETE' })
  })

  it('updates the version that is there, and no other', async () => {
    const { body, headers } = await create(newClaim())
    const path = `Claim/${body.id}`
    const etag = headers.get('etag') ?? ''
    const put = (ifMatch: string, changes: object) =>
      ask(server(), path, { method: 'PUT', body: { ...body, ...changes }, headers: { 'if-match': ifMatch } })
    const first = await put(etag, { status: 'cancelled' })
    const stale = await put(etag, { status: 'draft' })
    const now = await ask(server(), path)
    const before = await ask(server(), `${path}/_history/${versionIn(etag)}`)

    expect([first.status, stale.status]).toEqual([200, 412])
    expect(issuesOf(stale)).toHaveLength(1)
    expect(first.body.meta.versionId).not.toBe(body.meta.versionId)
    expect(first.body.meta.lastUpdated >= body.meta.lastUpdated).toBe(true)
    expect([now.body.status, before.body.status]).toEqual(['cancelled', 'active'])
    expect(now.headers.get('etag')).toBe(first.headers.get('etag'))
    await ask(server(), path, { method: 'DELETE' })
  })

  it('updates what is not there by making it', async () => {
    const path = `Claim/chosen-${process.pid}`
    const put = () => ask(server(), path, { method: 'PUT', body: { ...newClaim(), id: path.slice(6) } })
    const [first, second] = [await put(), await put()]
    const otherId = await ask(server(), 'Claim/other', { method: 'PUT', body: { ...newClaim(), id: 'another' } })

    expect([first.status, second.status, otherId.status]).toEqual([201, 200, 400])
    await ask(server(), path, { method: 'DELETE' })
  })

  it('refuses to update a version of what is not there', async () => {
    const body = { ...newClaim(), id: 'nobody' }
    const answer = await ask(server(), 'Claim/nobody', { method: 'PUT', body, headers: { 'if-match': 'W/"1"' } })

    expect(answer.status).toBe(404)
  })

  it('says of what was deleted that it was', async () => {
    const { body } = await create(newClaim())
    const path = `Claim/${body.id}`
    const deleted = await ask(server(), path, { method: 'DELETE' })
    const [read, again] = [await ask(server(), path), await ask(server(), path, { method: 'DELETE' })]
    const found = await search(server(), 'Claim', `_id=${body.id}`)
    const back = await ask(server(), path, { method: 'PUT', body })
    const there = await ask(server(), path)

    expect([deleted.status, deleted.body]).toEqual([204, null])
    expect([read.status, issuesOf(read)]).toEqual([410, ['deleted']])
    expect(again.status).toBe(204)
    expect(matchesOf(found)).toEqual([])
    expect([back.status, there.status]).toEqual([201, 200])
    await ask(server(), path, { method: 'DELETE' })
  })

  it('finds at once what was written', async () => {
    const { body } = await create(newClaim({ status: 'draft' }))
    const number = `identifier=${body.identifier[0].value}`
    const draft = await search(server(), 'Claim', `${number}&status=draft`)
    await ask(server(), `Claim/${body.id}`, { method: 'PUT', body: { ...body, status: 'active' } })
    const still = await search(server(), 'Claim', `${number}&status=draft`)
    const since = await search(server(), 'Claim', `${number}&_lastUpdated=ge${body.meta.lastUpdated}`)

    expect(matchesOf(draft)).toEqual([body.id])
    expect(matchesOf(still)).toEqual([])
    expect(matchesOf(since)).toEqual([body.id])
    await ask(server(), `Claim/${body.id}`, { method: 'DELETE' })
  })
}
