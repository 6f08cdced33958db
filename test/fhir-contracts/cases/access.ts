import { expect, it } from 'vitest'
import { ask, issuesOf, search } from '../asked.ts'
import { claims } from '../records.ts'
import { askForToken, assertionOf, type Server } from '../servers.ts'

export function access(server: () => Server): void {
  it('tells everyone what it is and where tokens are given', async () => {
    const metadata = await ask(server(), 'metadata', { as: null })
    const smart = await ask(server(), '.well-known/smart-configuration', { as: null })

    expect(metadata.body).toMatchObject({ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1' })
    expect(smart.body).toMatchObject({
      token_endpoint: server().fhir.tokenEndpoint,
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
      token_endpoint_auth_signing_alg_values_supported: ['ES384', 'RS384'],
    })
  })

  it('lets nobody in without a token that is good', async () => {
    const token = await server().token('all')
    const [header = '', payload = '', signature = ''] = token.split('.')
    const forged = `${header}.${payload}.${signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))}`
    const unsigned = `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${payload}.`
    const answers = await Promise.all(
      [undefined, `Bearer ${forged}`, `Bearer ${unsigned}`, 'Bearer nonsense', `Basic ${token}`].map((authorization) =>
        ask(server(), 'Claim/claim-1', { as: null, headers: authorization === undefined ? {} : { authorization } }),
      ),
    )

    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401])
    expect(answers.map(issuesOf)).toEqual(answers.map(() => ['login']))
    expect(answers.every(({ headers }) => headers.get('www-authenticate')?.startsWith('Bearer'))).toBe(true)
  })

  it('lets nobody in with a token for another server', async () => {
    const { tokenEndpoint } = server().fhir
    const assertion = await assertionOf(tokenEndpoint, 'all', server().keys.all)
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      scope: 'system/Claim.cruds',
      resource: 'https://elsewhere.example/fhir',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    })
    const answer = await fetch(tokenEndpoint, { method: 'POST', body })

    expect(await answer.json()).toMatchObject({ error: 'invalid_target' })
  })

  it('lets each account do what its scopes say, type by type', async () => {
    const claim = { ...claims[0], id: undefined }
    const allowed = [
      await ask(server(), 'Claim/claim-1', { as: 'claims-only' }),
      await search(server(), 'Claim', 'status=active', { as: 'claims-only' }),
      await search(server(), 'Patient', '', { as: 'reader' }),
    ]
    const refused = [
      await ask(server(), 'Patient/p-1', { as: 'claims-only' }),
      await search(server(), 'Patient', '', { as: 'claims-only' }),
      await search(server(), 'Claim', '_id=claim-1&_include=Claim:insurer', { as: 'claims-only' }),
      await search(server(), 'Claim', '_id=claim-1&_revinclude=ClaimResponse:request', { as: 'claims-only' }),
      await ask(server(), 'Claim', { method: 'POST', body: claim, as: 'reader' }),
      await ask(server(), 'Claim/claim-1', { method: 'PUT', body: claims[1], as: 'reader' }),
      await ask(server(), 'Claim/claim-1', { method: 'DELETE', as: 'reader' }),
    ]

    expect(allowed.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 403))
    expect(refused.map(issuesOf)).toEqual(refused.map(() => ['forbidden']))
  })

  it('lets an account ask for less than it may have, and use no more', async () => {
    const token = await server().token('reader', 'system/Claim.read')
    const headers = { authorization: `Bearer ${token}` }
    const claim = await ask(server(), 'Claim/claim-1', { as: null, headers })
    const patient = await ask(server(), 'Patient/p-1', { as: null, headers })

    expect([claim.status, patient.status]).toEqual([200, 403])
  })

  it('gives no token twice for one assertion, none by the key of another, and none for more than it may', async () => {
    const { tokenEndpoint } = server().fhir
    const { keys } = server()
    const own = await assertionOf(tokenEndpoint, 'reader', keys.reader)
    const first = await askForToken(tokenEndpoint, 'system/Claim.read', own)
    const errors = await Promise.all(
      [
        await askForToken(tokenEndpoint, 'system/Claim.read', own),
        await askForToken(tokenEndpoint, 'system/Claim.read', await assertionOf(tokenEndpoint, 'reader', keys.all)),
        await askForToken(tokenEndpoint, 'system/Claim.write', await assertionOf(tokenEndpoint, 'reader', keys.reader)),
      ].map(async (response) => ((await response.json()) as { error: string }).error),
    )

    expect(first.status).toBe(200)
    expect(errors).toEqual(['invalid_client', 'invalid_client', 'invalid_scope'])
  })

  it('says back by which id it was asked', async () => {
    const answer = await ask(server(), 'Claim/claim-1', { headers: { 'x-request-id': 'asked-by-a-test' } })

    expect(answer.headers.get('x-request-id')).toBe('asked-by-a-test')
  })
}
