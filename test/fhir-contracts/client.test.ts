import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Claim, ClaimResponse } from '@medplum/fhirtypes'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { FhirScope } from '#shared/fhir/fhir.ts'
import { FhirClient } from '#shared/fhir/fhir-client.ts'
import { SmartAuthorization } from '#shared/fhir/smart-authorization.ts'
import { SourceCalls } from '#shared/telemetry/source-calls.ts'
import { claimNumbers, claimResponses, claims, records } from './records.ts'
import { type AccountName, accountScopes, onBothServers, type Server } from './servers.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'caregraph-fhir-contracts-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

onBothServers('Our own client on a FHIR server', records, (server) => {
  let scope: FhirScope
  let clients: Readonly<Record<AccountName, FhirClient>>

  beforeAll(async () => {
    const names = Object.keys(accountScopes) as AccountName[]
    const made = await Promise.all(names.map(async (name) => [name, await clientOf(server(), name)] as const))
    clients = Object.fromEntries(made) as Record<AccountName, FhirClient>
    scope = { signal: AbortSignal.timeout(60_000), calls: new SourceCalls() }
  })

  it('is let in by a key of either kind', async () => {
    expect(await clients.all.isUp(scope)).toBe(true)
    expect(await clients['claims-only'].read('Claim', 'claim-1', scope)).toMatchObject({ id: 'claim-1' })
  })

  it('searches page by page, to the end', async () => {
    const sizes: number[] = []
    const ids: string[] = []
    for await (const { matches, total } of clients.all.pages('Claim', { _count: '60', _sort: '-created' }, scope)) {
      sizes.push(matches.length)
      ids.push(...matches.map(({ id }) => id ?? ''))
      expect(total).toBe(claims.length)
    }

    expect(sizes).toEqual([60, 60, 60, 50])
    expect(ids).toEqual(claims.toReversed().map(({ id }) => id))
  })

  it('gathers what it searched for, and what came along', async () => {
    const params = { status: ['draft', 'cancelled'], _include: ['Claim:insurer', 'Claim:patient'] }
    const { matches, included, total } = await clients.all.search('Claim', params, scope)

    const expected = claims.filter(({ status }) => status !== 'active')
    expect(matches.map(({ id }) => id)).toEqual(expected.map(({ id }) => id))
    expect(total).toBe(expected.length)
    expect(included.map(({ resourceType, id }) => `${resourceType}/${id}`).sort()).toEqual([
      ...['payer-a', 'payer-b', 'payer-c'].map((id) => `Organization/${id}`),
      ...['p-1', 'p-2'].map((id) => `Patient/${id}`),
    ])
  })

  it('searches for values that hold what parts values', async () => {
    const named = { ...newClaim(), identifier: [{ system: claimNumbers, value: 'A,B$C\\D' }] } satisfies Claim
    const { resource } = await clients.all.create(named, {}, scope)
    const { matches } = await clients.all.search('Claim', { identifier: `${claimNumbers}|A,B$C\\D` }, scope)

    expect(matches.map(({ id }) => id)).toEqual([resource.id])
  })

  it('finds by more ids than fit into one call, and leaves out those that are not there', async () => {
    const ids = claims.map(({ id }) => id ?? '')
    const found = await clients.all.byIds('Claim', [...ids, 'nobody'], scope)

    expect([...found.keys()].sort()).toEqual(ids.sort())
    expect(found.get('claim-9')?.status).toBe('cancelled')
  })

  it('finds by more references than fit into one call', async () => {
    const references = claims.map(({ id }) => `Claim/${id}`)
    const found = await clients.all.byReferences('ClaimResponse', 'request', references, scope, { outcome: 'complete' })

    const expected = claimResponses.filter(({ outcome }) => outcome === 'complete').map(({ id }) => id)
    expect(found.map(({ id }) => id).sort()).toEqual(expected.sort())
  })

  it('reads one, with its version, and null where there is none', async () => {
    const claim = await clients.all.read('Claim', 'claim-4', scope)

    expect(claim).toMatchObject({ id: 'claim-4', meta: { versionId: expect.any(String) } })
    expect(await clients.all.read('Claim', 'nobody', scope)).toBeNull()
  })

  it('reads many of all types at once', async () => {
    const many = claims.slice(0, 120).map(({ id }) => `Claim/${id}`)
    const found = await clients.all.readBatch(['Patient/p-1', 'Claim/nobody', ...many, 'Device/device-1'], scope)

    expect(found.map((each) => each && `${each.resourceType}/${each.id}`)).toEqual([
      'Patient/p-1',
      null,
      ...many,
      'Device/device-1',
    ])
  })

  it('creates once', async () => {
    const response: ClaimResponse = { ...(claimResponses[149] as ClaimResponse), identifier: [{ value: 'ONCE' }] }
    const { id: _, meta: __, ...once } = response
    const first = await clients.all.create<ClaimResponse>(once, { ifNoneExist: 'identifier=ONCE' }, scope)
    const second = await clients.all.create<ClaimResponse>(once, { ifNoneExist: 'identifier=ONCE' }, scope)

    expect([first.created, second.created]).toEqual([true, false])
    expect(second.resource.id).toBe(first.resource.id)
  })

  it('updates the version it knows, and is told where there is another', async () => {
    const { resource: made } = await clients.all.create<Claim>(newClaim(), {}, scope)
    const known = { ...made, id: made.id ?? '', status: 'cancelled' as const }
    const ifMatch = made.meta?.versionId ?? ''
    const { resource: updated } = await clients.all.update<Claim>(known, { ifMatch }, scope)

    expect(updated).toMatchObject({ id: made.id, status: 'cancelled' })
    expect(updated.meta?.versionId).not.toBe(ifMatch)
    await expect(clients.all.update(known, { ifMatch }, scope)).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(clients.all.update({ ...known, id: 'nobody' }, { ifMatch }, scope)).rejects.toMatchObject({
      code: 'CONFLICT',
    })
  })

  it.each([
    ['what its account may not read', 'FORBIDDEN', () => clients['claims-only'].read('Patient', 'p-1', scope)],
    ['what its account may not search', 'FORBIDDEN', () => clients['claims-only'].search('Coverage', {}, scope)],
    ['what its account may not change', 'FORBIDDEN', () => clients.reader.create(newClaim(), {}, scope)],
    [
      'parameters that are not known',
      'SOURCE_CONTRACT_BROKEN',
      () => clients.all.search('Claim', { colour: 'red' }, scope),
    ],
    [
      'several where one was expected',
      'CONFLICT',
      () => clients.all.create(newClaim(), { ifNoneExist: 'use=claim' }, scope),
    ],
  ])('rejects with a code: %s', async (_, code, call) => {
    await expect(call()).rejects.toMatchObject({ code, origin: 'fhir' })
  })

  it('needs six calls for a hundred claims with payer, response and coverage', async () => {
    const counted = { signal: scope.signal, calls: new SourceCalls() }
    const ids = claims.slice(0, 100).map(({ id }) => id ?? '')
    const found = [...(await clients.all.byIds('Claim', ids, counted)).values()]
    const payers = found.flatMap(({ insurer }) => insurer?.reference?.replace('Organization/', '') ?? [])
    const covers = found.map(({ insurance }) => insurance[0]?.coverage.reference?.replace('Coverage/', '') ?? '')
    const [organizations, coverages, responses] = await Promise.all([
      clients.all.byIds('Organization', [...new Set(payers)], counted),
      clients.all.byIds('Coverage', [...new Set(covers)], counted),
      clients.all.byReferences(
        'ClaimResponse',
        'request',
        ids.map((id) => `Claim/${id}`),
        counted,
        { _count: '200' },
      ),
    ])

    expect([found.length, organizations.size, coverages.size, responses.length]).toEqual([100, 3, 2, 100])
    expect(counted.calls.count('fhir')).toBeLessThanOrEqual(6)
  })
})

async function clientOf({ url, keys }: Server, name: AccountName): Promise<FhirClient> {
  const privateKeyFile = path.join(folder, `${name}-${new URL(url).port}.json`)
  await writeFile(privateKeyFile, JSON.stringify(keys[name].privateKey), { mode: 0o600 })
  const auth = new SmartAuthorization({ url, clientId: name, privateKeyFile, scopes: accountScopes[name] })
  return new FhirClient({ url, auth, concurrency: 4 })
}

function newClaim(): Claim {
  const { id: _, meta: __, ...claim } = claims[5] as Claim
  return claim
}
