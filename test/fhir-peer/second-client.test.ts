import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FhirDouble, startFhirDouble } from '../../subgraphs/shared/sandbox/fhir-double/double.ts'
import { claims, records } from '../fhir-contracts/records.ts'
import { tokenFor } from '../fhir-contracts/token-for.ts'
import { describeFhirPeer } from './fhir-peer.ts'

describeFhirPeer('A FHIR client that was not written here', (startFhirPeer) => {
  describe.each([
    ['double', startFhirDouble],
    ['peer', startFhirPeer],
  ])('on the %s', (_, start) => {
    let server: FhirDouble
    let client: InstanceType<typeof import('fhir-kit-client').Client>

    beforeAll(async () => {
      const { Client } = await import('fhir-kit-client')
      const { account, token } = await tokenFor(['system/*.cruds'])
      server = await start({ accounts: [account], resources: records })
      client = new Client({ baseUrl: server.url, bearerToken: await token(server) })
    }, 60_000)
    afterAll(() => server?.close())

    it('finds what it is and where tokens are given', async () => {
      expect(await client.capabilityStatement()).toMatchObject({ resourceType: 'CapabilityStatement' })
      expect(String((await client.smartAuthMetadata()).tokenUrl ?? '')).toBe(server.tokenEndpoint)
    })

    it('reads all pages', async () => {
      const ids: string[] = []
      let bundle = await client.resourceSearch({
        resourceType: 'Claim',
        searchParams: { status: 'active', _count: 70 },
      })
      while (bundle !== undefined) {
        ids.push(...bundle.entry.map(({ resource }: { resource: { id: string } }) => resource.id))
        bundle = await client.nextPage({ bundle })
      }

      expect(ids).toEqual(claims.filter(({ status }) => status === 'active').map(({ id }) => id))
    })

    it('writes, reads its versions, and deletes', async () => {
      const body = { resourceType: 'Organization', name: 'One' }
      const made = await client.create({ resourceType: 'Organization', body })
      const of = { resourceType: 'Organization', id: made.id }
      const options = { headers: { 'If-Match': `W/"${made.meta.versionId}"` } }
      const changed = await client.update({ ...of, body: { ...made, name: 'Two' }, options })
      const stale = await client.update({ ...of, body: made, options }).catch((error) => error.response)
      const first = await client.vread({ ...of, version: made.meta.versionId })
      const now = await client.resolve({ reference: `Organization/${made.id}` })
      await client.delete(of)
      const gone = await client.read(of).catch((error) => error.response)

      expect([made.name, changed.name, first.name, now.name]).toEqual(['One', 'Two', 'One', 'Two'])
      expect([stale, gone].map(({ status }) => status)).toEqual([412, 410])
      expect(gone.data).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ code: 'deleted' }] })
    })

    it('reads in a batch', async () => {
      const entry = ['Claim/claim-1', 'Patient/p-1'].map((url) => ({ request: { method: 'GET', url } }))
      const answer = await client.batch({ body: { resourceType: 'Bundle', type: 'batch', entry } })

      expect(answer.entry.map(({ resource }: { resource: { id: string } }) => resource.id)).toEqual(['claim-1', 'p-1'])
    })
  })
})
