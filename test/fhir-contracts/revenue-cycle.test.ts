import type { Bundle } from '@medplum/fhirtypes'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type FhirDouble, newClientKey, startFhirDouble } from '#shared/sandbox/fhir-double/double.ts'
import { revenueCycle } from '#shared/sandbox/revenue-cycle/revenue-cycle.ts'
import { describeFhirPeer } from '../fhir-peer/fhir-peer.ts'
import { ask, nextOf, search } from './asked.ts'
import { randomSearch } from './random-searches.ts'
import { askForToken, assertionOf, type Server } from './servers.ts'

const comparisons = 400
const seed = Number(process.env.RANDOM_SEED ?? Math.floor(Math.random() * 1e9))

describeFhirPeer(`The double and the peer with the sandbox's revenue cycle (RANDOM_SEED=${seed})`, (startFhirPeer) => {
  const { resources } = revenueCycle()
  let servers: readonly Server[] = []

  beforeAll(async () => {
    const key = await newClientKey('ES384')
    const accounts = [{ clientId: 'all', publicKeys: [key.publicKey], scopes: ['system/*.cruds'] }]
    const started = await Promise.all([startFhirDouble, startFhirPeer].map((start) => start({ accounts, resources })))
    servers = await Promise.all(started.map((fhir) => serverOf(fhir, key)))
  }, 120_000)
  afterAll(() => Promise.all(servers.map(({ fhir }) => fhir.close())))

  it.each([
    ['Claim', 'status=active&_sort=created,_id'],
    ['Claim', 'use=claim&created=ge2026-04-01&_sort=-created,-_id'],
    ['Claim', 'identifier=urn:caregraph:claim-number|NGH-C-26-00008'],
    ['Claim', '_include=Claim:insurer&_include=Claim:facility&_sort=_id'],
    ['Claim', '_revinclude=ClaimResponse:request&_sort=_id&_count=20'],
    ['Claim', 'insurer:missing=true'],
    ['ClaimResponse', 'outcome=error,partial,queued&_sort=_id'],
    ['ClaimResponse', 'payment-date=ge2026-05-01&_sort=payment-date,_id'],
    ['Coverage', 'status=active&_include=Coverage:payor&_sort=_id'],
    ['PaymentReconciliation', '_sort=-created,_id'],
    ['Device', 'udi-di:missing=false&_sort=_id'],
    ['SupplyDelivery', 'status=completed&_sort=_lastUpdated,_id'],
    ['ChargeItem', 'occurrence=ge2026-04-01&occurrence=lt2026-06-01&_sort=_id'],
    ['Organization', 'identifier:missing=false&_sort=name,_id'],
    ['Location', '_sort=_id'],
    ['Practitioner', '_sort=_id'],
  ])('answer alike, page by page: %s?%s', async (type, params) => {
    const [double, peer] = await Promise.all(servers.map((server) => allPages(server, type, params)))

    expect(double?.length).toBeGreaterThan(0)
    expect(double).toEqual(peer)
  })

  it(`answer ${comparisons} random searches alike`, async () => {
    const searches = fc.sample(randomSearch(resources), { numRuns: comparisons, seed })
    let results = 0
    for (const { type, params } of searches) {
      const [double, peer] = await Promise.all(servers.map((server) => idsFound(server, type, params)))
      expect(double, `${type}?${params}`).toEqual(peer)
      results += double?.length === 0 ? 0 : 1
    }

    // What both find nothing for proves little.
    expect(results).toBeGreaterThan(comparisons * 0.3)
  })
})

async function serverOf(fhir: FhirDouble, key: Awaited<ReturnType<typeof newClientKey>>): Promise<Server> {
  const assertion = await assertionOf(fhir.tokenEndpoint, 'all', key)
  const response = await askForToken(fhir.tokenEndpoint, 'system/*.cruds', assertion)
  const { access_token: token } = (await response.json()) as { access_token: string }
  return {
    url: fhir.url,
    fhir,
    keys: { all: key, reader: key, 'claims-only': key, subscriber: key },
    token: async () => token,
  }
}

/** All that is found, with versions and times. */
async function allPages(server: Server, type: string, params: string): Promise<unknown[]> {
  const pages: unknown[] = []
  let answer = await search(server, type, params)
  for (;;) {
    const { entry = [], total } = answer.body as Bundle
    const matches = entry.filter((each) => each.search?.mode === 'match')
    // What came along has no order.
    const along = entry.filter((each) => each.search?.mode !== 'match')
    const sorted = along.sort((one, other) => ((one.resource?.id ?? '') < (other.resource?.id ?? '') ? -1 : 1))
    pages.push({
      status: answer.status,
      total,
      resources: [...matches, ...sorted].map(({ resource }) => resource),
    })
    const next = nextOf(answer)
    if (next === null) return pages
    answer = await ask(server, next)
  }
}

async function idsFound(server: Server, type: string, params: URLSearchParams): Promise<string[]> {
  const { status, body } = await search(server, type, String(params))
  if (status !== 200) throw new Error(`Cannot search for ${type}?${params}: ${status}`)
  return ((body as Bundle).entry ?? []).map(({ resource }) => resource?.id ?? '')
}
