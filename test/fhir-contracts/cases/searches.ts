import type { Claim, ClaimResponse } from '@medplum/fhirtypes'
import { expect, it } from 'vitest'
import { ask, includedOf, matchesOf, search } from '../asked.ts'
import { claimNumbers, claimResponses, claims, records } from '../records.ts'
import type { Server } from '../servers.ts'

const all = '_count=500'
const isPayer = (payer: string) => (claim: Claim) => claim.insurer?.reference === `Organization/${payer}`
const created = ({ created: at }: Claim) => at ?? ''

/** What is asked of claims, and which of them it is by their own elements. */
const ofClaims: Readonly<Record<string, (claim: Claim) => boolean>> = {
  '': () => true,
  'status=active': ({ status }) => status === 'active',
  'status=active,draft': ({ status }) => status !== 'cancelled',
  'status:not=active': ({ status }) => status !== 'active',
  'status=ACTIVE': ({ status }) => status === 'active',
  'use=preauthorization&status=active': ({ use, status }) => use === 'preauthorization' && status === 'active',
  'priority=normal': () => true,
  'priority=http://elsewhere.example|normal': () => false,
  'priority=|normal': () => true,
  [`identifier=${claimNumbers}|N-00012`]: ({ id }) => id === 'claim-12',
  'identifier=N-00012': ({ id }) => id === 'claim-12',
  [`identifier=${claimNumbers}|N-00012,${claimNumbers}|N-00013`]: ({ id }) => id === 'claim-12' || id === 'claim-13',
  [`identifier=${claimNumbers}|`]: () => true,
  'identifier=http://elsewhere.example|N-00012': () => false,
  'identifier=N-000\\,12': () => false,
  'insurer=Organization/payer-a': isPayer('payer-a'),
  'insurer=payer-a': isPayer('payer-a'),
  'insurer=Organization/payer-a,Organization/payer-b': (claim) =>
    isPayer('payer-a')(claim) || isPayer('payer-b')(claim),
  'insurer:missing=true': ({ insurer }) => insurer === undefined,
  'insurer:missing=false': ({ insurer }) => insurer !== undefined,
  'insurer=Organization/nobody': () => false,
  'provider=Organization/northmere': () => true,
  'patient=Patient/p-1': ({ patient }) => patient.reference === 'Patient/p-1',
  'facility=ward-1&patient=p-1': (claim) =>
    claim.facility?.reference === 'Location/ward-1' && claim.patient.reference === 'Patient/p-1',
  'item-udi=Device/device-1': ({ item }) => item?.[0]?.udi?.[0]?.reference === 'Device/device-1',
  'created=2026-02-03': (claim) => created(claim) === '2026-02-03',
  'created=2026-01': (claim) => created(claim).startsWith('2026-01'),
  'created=ge2026-02-03': (claim) => created(claim) >= '2026-02-03',
  'created=gt2026-02-03': (claim) => created(claim) > '2026-02-03',
  'created=le2026-02-03': (claim) => created(claim) <= '2026-02-03',
  'created=lt2026-02-03': (claim) => created(claim) < '2026-02-03',
  'created=ge2026-02-03&created=lt2026-02-10': (claim) =>
    created(claim) >= '2026-02-03' && created(claim) < '2026-02-10',
  '_id=claim-3': ({ id }) => id === 'claim-3',
  '_id=claim-3,claim-4,nobody': ({ id }) => id === 'claim-3' || id === 'claim-4',
}

const instantOf = (place: number) => claims[place]?.meta?.lastUpdated ?? ''

/** Windows as a poll asks for them. */
const windows: Readonly<Record<string, (at: string) => boolean>> = {
  [`_lastUpdated=ge${instantOf(100)}`]: (at) => at >= instantOf(100),
  [`_lastUpdated=gt${instantOf(100)}`]: (at) => at > instantOf(100),
  [`_lastUpdated=le${instantOf(100)}`]: (at) => at <= instantOf(100),
  [`_lastUpdated=lt${instantOf(100)}`]: (at) => at < instantOf(100),
  [`_lastUpdated=ge${instantOf(50)}&_lastUpdated=lt${instantOf(60)}`]: (at) =>
    at >= instantOf(50) && at < instantOf(60),
  '_lastUpdated=ge2026-03-01T08:30:00.000%2B00:00': (at) => at >= '2026-03-01T08:30:00.000Z',
}

/** Claims are put in by their number, and come so where no order is asked for. */
export function searches(server: () => Server): void {
  it.each(Object.entries(ofClaims))('finds the claims of %s', async (params, isAskedFor) => {
    const answer = await search(server(), 'Claim', `${params}&${all}`)

    expect(answer.status).toBe(200)
    expect(matchesOf(answer)).toEqual(claims.filter(isAskedFor).map(({ id }) => id))
    expect(answer.body.total).toBe(claims.filter(isAskedFor).length)
  })

  it.each(Object.entries(windows))('finds the claims of the window %s', async (params, isWithin) => {
    const answer = await search(server(), 'Claim', `${params}&_sort=_lastUpdated&${all}`)

    const within = claims.filter(({ meta }) => isWithin(meta?.lastUpdated ?? ''))
    expect(within.length).toBeGreaterThan(0)
    expect(matchesOf(answer)).toEqual(within.map(({ id }) => id))
  })

  it('finds the same by GET and by POST', async () => {
    const byGet = await ask(server(), `Claim?status=draft&created=ge2026-03-01&${all}`)
    const byPost = await search(server(), 'Claim', `status=draft&created=ge2026-03-01&${all}`)

    expect(matchesOf(byGet).length).toBeGreaterThan(5)
    expect(matchesOf(byGet)).toEqual(matchesOf(byPost))
  })

  it('finds by 100 ids, and by 100 references, in one call', async () => {
    const ids = claims.slice(40, 140).map(({ id }) => id)
    const byIds = await search(server(), 'Claim', `_id=${ids.join(',')}&${all}`)
    const references = ids.map((id) => `Claim/${id}`).join(',')
    const byReferences = await search(server(), 'ClaimResponse', `request=${references}&${all}`)

    expect(matchesOf(byIds)).toEqual(ids)
    const responses = claimResponses.filter(({ request }) => ids.includes(request?.reference?.slice(6)))
    expect(responses).toHaveLength(100)
    expect(matchesOf(byReferences)).toEqual(responses.map(({ id }) => id))
  })

  it('sorts up and down, and by one thing after the other', async () => {
    const down = await search(server(), 'Claim', `_sort=-created&${all}`)
    const both = await search(server(), 'Claim', `_sort=use,-created&${all}`)

    expect(matchesOf(down)).toEqual(claims.toReversed().map(({ id }) => id))
    const sorted = claims.toReversed().sort((one, other) => (one.use < other.use ? -1 : one.use > other.use ? 1 : 0))
    expect(matchesOf(both)).toEqual(sorted.map(({ id }) => id))
  })

  it('counts without giving any', async () => {
    const answer = await search(server(), 'Claim', 'status=draft&_summary=count')

    expect(answer.body.total).toBe(claims.filter(({ status }) => status === 'draft').length)
    expect(answer.body.entry ?? []).toEqual([])
  })

  it('finds responses by outcome and by dates with a time', async () => {
    const late = ({ created: at }: ClaimResponse) => at >= '2026-05-01'
    const answer = await search(server(), 'ClaimResponse', `outcome=error&created=ge2026-05-01&${all}`)
    const day = await search(server(), 'ClaimResponse', 'created=2026-01-04')
    const paid = await search(server(), 'ClaimResponse', 'payment-date=2026-01-08')

    const expected = claimResponses.filter((response) => response.outcome === 'error' && late(response))
    expect(expected.length).toBeGreaterThan(1)
    expect(matchesOf(answer)).toEqual(expected.map(({ id }) => id))
    expect(matchesOf(day)).toEqual(['response-0'])
    expect(matchesOf(paid)).toEqual(['response-2'])
  })

  it.each([
    ['Organization', 'name=soci%C3%A9t%C3%A9 payer', ['payer-a', 'payer-b', 'payer-c']],
    ['Organization', 'name:contains=payer-b', ['payer-b']],
    ['Organization', 'identifier=PAY-1', ['payer-b']],
    ['Location', 'organization=Organization/northmere', ['ward-1', 'ward-2']],
    ['Location', 'identifier=https://www.gs1.org/gln|0614141000002', ['ward-2']],
    ['Practitioner', 'identifier=1234567893', ['dr-1']],
    ['Coverage', 'beneficiary=Patient/p-2', ['coverage-p-2']],
    ['Coverage', 'payor=Organization/payer-a&status=active', ['coverage-p-1']],
    ['Device', 'udi-di=00614141123451', ['device-1']],
    ['Device', 'udi-di=00614141123451,00614141123452', ['device-1', 'device-2']],
    ['ChargeItem', 'account=Account/account-1&code=C2', ['charge-2']],
    ['ChargeItem', 'occurrence=ge2026-01-04', ['charge-2', 'charge-3']],
    ['ChargeItem', 'entered-date=lt2026-01-02', ['charge-0']],
    ['SupplyDelivery', 'status=completed', ['delivery-1', 'delivery-2']],
    ['SupplyDelivery', 'supplier=Organization/northmere&status=in-progress', ['delivery-0']],
    ['SupplyRequest', 'date=2026-01-10', ['request-1']],
    ['Encounter', 'account=Account/account-1&class=IMP', ['encounter-1']],
    ['Encounter', 'date=ge2026-01-04', ['encounter-1']],
    ['Account', 'patient=Patient/p-1', ['account-1']],
    ['Account', 'subject=Patient/p-1&status=active', ['account-1']],
    ['PaymentReconciliation', 'payment-issuer=Organization/payer-a&created=ge2026-01-31', ['payment-1']],
    ['ExplanationOfBenefit', 'claim=Claim/claim-1', []],
  ])('finds each type by its parameters: %s?%s', async (type, params, ids) => {
    const answer = await search(server(), type, params)

    expect(answer.status).toBe(200)
    expect(matchesOf(answer)).toEqual(ids)
  })

  it('brings along what a page refers to, each once', async () => {
    const params = '_id=claim-1,claim-2,claim-4&_include=Claim:insurer&_include=Claim:patient'
    const answer = await search(server(), 'Claim', params)

    expect(matchesOf(answer)).toEqual(['claim-1', 'claim-2', 'claim-4'])
    expect(includedOf(answer)).toEqual(['Organization/payer-b', 'Organization/payer-c', 'Patient/p-1', 'Patient/p-2'])
  })

  it('brings along what refers to a page, and leaves out what is not there', async () => {
    const answer = await search(server(), 'Claim', '_id=claim-149,claim-150&_revinclude=ClaimResponse:request')

    expect(matchesOf(answer)).toEqual(['claim-149', 'claim-150'])
    expect(includedOf(answer)).toEqual(['ClaimResponse/response-149'])
  })

  it('brings along what those refer to that came along', async () => {
    const params = '_id=claim-1&_revinclude=ClaimResponse:request&_include:iterate=ClaimResponse:insurer'
    const answer = await search(server(), 'Claim', params)

    expect(includedOf(answer)).toEqual(['ClaimResponse/response-1', 'Organization/payer-b'])
  })

  it('gives everything as it was put in, with a version and a time', async () => {
    const answer = await search(server(), 'Claim', '_id=claim-7')

    const [entry] = answer.body.entry
    const { meta, ...rest } = entry.resource
    const put = records.find(({ id }) => id === 'claim-7')
    expect({ ...rest, meta: put?.meta }).toEqual(put)
    expect(meta).toMatchObject({ versionId: expect.any(String), lastUpdated: put?.meta?.lastUpdated })
    expect(entry.fullUrl).toBe(`${server().url}/Claim/claim-7`)
  })
}
