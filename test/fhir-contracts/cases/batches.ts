import type { BundleEntry } from '@medplum/fhirtypes'
import { expect, it } from 'vitest'
import { ask, issuesOf, matchesOf, search } from '../asked.ts'
import { claims } from '../records.ts'
import type { Server } from '../servers.ts'

const statusOf = ({ response }: BundleEntry) => Number.parseInt(response?.status ?? '', 10)

export function batches(server: () => Server): void {
  const batch = (entry: readonly unknown[], asking = {}) =>
    ask(server(), '', { method: 'POST', body: { resourceType: 'Bundle', type: 'batch', entry }, ...asking })

  it('answers a hundred reads in their order', async () => {
    const ids = claims.slice(100, 200).map(({ id }) => id)
    const answer = await batch(ids.map((id) => ({ request: { method: 'GET', url: `Claim/${id}` } })))

    expect([answer.status, answer.body.type]).toEqual([200, 'batch-response'])
    expect(answer.body.entry.map(({ resource }: BundleEntry) => resource?.id)).toEqual(ids)
    expect(new Set(answer.body.entry.map(statusOf))).toEqual(new Set([200]))
  })

  it('answers each on its own, whatever becomes of the others', async () => {
    const answer = await batch([
      { request: { method: 'GET', url: 'Claim/claim-1' } },
      { request: { method: 'GET', url: 'Claim/nobody' } },
      { request: { method: 'POST', url: 'Claim' }, resource: { resourceType: 'Claim' } },
      { request: { method: 'GET', url: 'Claim?identifier=N-00002' } },
      { request: { method: 'GET', url: 'Claim?colour=red' } },
    ])

    const { entry } = answer.body
    expect(entry.map(statusOf)).toEqual([200, 404, 400, 200, 400])
    expect(matchesOf({ ...answer, body: entry[3].resource })).toEqual(['claim-2'])
    const outcomes = [1, 2, 4].map((place) => entry[place].response.outcome)
    expect(outcomes.map((body) => issuesOf({ ...answer, body }).length > 0)).toEqual([true, true, true])
  })

  it('writes what a batch says', async () => {
    const { id: _, meta: __, ...claim } = { ...claims[0], identifier: [{ value: `BATCH-${process.pid}` }] }
    const answer = await batch([{ request: { method: 'POST', url: 'Claim' }, resource: claim }])
    const found = await search(server(), 'Claim', `identifier=BATCH-${process.pid}`)

    expect(answer.body.entry.map(statusOf)).toEqual([201])
    expect(matchesOf(found)).toHaveLength(1)
    await ask(server(), `Claim/${matchesOf(found)[0]}`, { method: 'DELETE' })
  })

  it('heeds the conditions of each request', async () => {
    const { id: _, meta: __, ...claim } = { ...claims[0], identifier: [{ value: `ONCE-${process.pid}` }] }
    const ifNoneExist = `identifier=ONCE-${process.pid}`
    const create = { request: { method: 'POST', url: 'Claim', ifNoneExist }, resource: claim }
    const made = await batch([create])
    const again = await batch([create])
    const resource = { ...claim, id: made.body.entry[0].resource.id }
    const url = `Claim/${resource.id}`
    const stale = await batch([{ request: { method: 'PUT', url, ifMatch: 'W/"of-old"' }, resource }])
    const ifMatch = `W/"${made.body.entry[0].resource.meta.versionId}"`
    const good = await batch([{ request: { method: 'PUT', url, ifMatch }, resource }])
    await ask(server(), url, { method: 'DELETE' })

    expect([made, again, stale, good].map(({ body }) => statusOf(body.entry[0]))).toEqual([201, 200, 412, 200])
  })

  it('reads nothing in a batch that its bearer may not read', async () => {
    const answer = await batch(
      [
        { request: { method: 'GET', url: 'Claim/claim-1' } },
        { request: { method: 'GET', url: 'Patient/p-1' } },
        { request: { method: 'GET', url: 'Coverage?status=active' } },
      ],
      { as: 'claims-only' },
    )

    expect(answer.body.entry.map(statusOf)).toEqual([200, 403, 403])
    expect(answer.body.entry.map(({ resource }: BundleEntry) => resource?.resourceType)).toEqual([
      'Claim',
      undefined,
      undefined,
    ])
  })

  it('refuses what is no batch', async () => {
    const answer = await ask(server(), '', { method: 'POST', body: { resourceType: 'Claim' } })

    expect([answer.status, issuesOf(answer).length]).toEqual([400, 1])
  })
}
