import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { CapabilityStatement, Resource } from '@medplum/fhirtypes'
import { expect, it } from 'vitest'
import { type HeldType, heldTypes } from '../../subgraphs/shared/sandbox/fhir-double/held-types.ts'
import { parametersOf } from '../../subgraphs/shared/sandbox/fhir-double/search/parameters.ts'
import { startEndpoint } from '../fhir-contracts/endpoint.ts'
import { tokenFor } from '../fhir-contracts/token-for.ts'
import { describeFhirPeer } from './fhir-peer.ts'

describeFhirPeer('The FHIR peer', (startFhirPeer) => {
  it('has a graphql of its own, and the root keeps the other', () => {
    const [own, root] = [path.join(import.meta.dirname, 'node_modules'), path.resolve('node_modules')].map(
      (folder) => JSON.parse(readFileSync(path.join(folder, 'graphql/package.json'), 'utf8')).version,
    )

    expect([own, root]).toEqual([expect.stringMatching(/^17\./), expect.stringMatching(/^16\./)])
  })

  it('knows every search parameter of the double, with the same kind', async () => {
    const resources = heldTypes.map((resourceType) => smallest[resourceType])
    const peer = await startFhirPeer({ accounts: [], resources: resources.filter((each) => each !== undefined) })
    const { rest = [] } = (await (await fetch(`${peer.url}/metadata`)).json()) as CapabilityStatement
    await peer.close()
    const known = new Map(
      rest[0]?.resource?.flatMap(({ type, searchParam = [] }) =>
        searchParam.map(({ name, type: kind }) => [`${type}?${name}`, kind] as const),
      ),
    )

    const own = heldTypes.flatMap((type) =>
      Object.entries(parametersOf(type)).map(([name, { kind }]) => [`${type}?${name}`, kind] as const),
    )
    expect(own.length).toBeGreaterThan(200)
    expect(own.filter(([name, kind]) => known.get(name) !== kind)).toEqual([])
  })

  it('gives the structure that the double checks resources by', async () => {
    const { elementsFile, elementsText } = await import('./elements.ts')

    expect(readFileSync(elementsFile, 'utf8')).toBe(elementsText)
  })

  it('tells of an update twice, as its repository does', async () => {
    await using endpoint = await startEndpoint()
    const { account, token } = await tokenFor(['system/*.cruds'])
    const peer = await startFhirPeer({
      accounts: [account],
      resources: [{ resourceType: 'Organization', id: 'one' }],
    })
    const headers = { authorization: `Bearer ${await token(peer)}`, 'content-type': 'application/fhir+json' }
    const put = (body: { resourceType: string; id: string }) =>
      fetch(`${peer.url}/${body.resourceType}/${body.id}`, { method: 'PUT', headers, body: JSON.stringify(body) })
    const channel = { type: 'rest-hook', endpoint: endpoint.url, payload: 'application/fhir+json' }
    const subscription = { status: 'requested', reason: 'To see all', criteria: 'Organization', channel }
    await put({ resourceType: 'Subscription', id: 'all', ...subscription })
    await put({ resourceType: 'Organization', id: 'one' })
    const told = await endpoint.until(2)
    await peer.close()

    const versions = told.map(({ body }) => body.meta.versionId)
    expect(versions[0]).toEqual(expect.any(String))
    expect(versions).toEqual([versions[0], versions[0]])
  })

  it('ends with whoever started it', async () => {
    const peer = await startFhirPeer({ accounts: [], resources: [] })
    await peer.close()

    expect(() => process.kill(peer.pid, 0)).toThrow('ESRCH')
  })
})

const subject = { reference: 'Patient/1' }
const organization = { reference: 'Organization/1' }
const concept = { text: 'anything' }
const claim = { status: 'active', type: concept, use: 'claim', patient: subject, created: '2026-01-01' } as const
const money = { value: 1, currency: 'USD' } as const

/** One of each type, with no more than it must have. */
const smallest: Readonly<Record<HeldType, Resource | undefined>> = {
  Account: { resourceType: 'Account', id: '1', status: 'active' },
  ChargeItem: { resourceType: 'ChargeItem', id: '1', status: 'billed', code: concept, subject },
  Claim: {
    resourceType: 'Claim',
    id: '1',
    ...claim,
    provider: organization,
    priority: concept,
    insurance: [{ sequence: 1, focal: true, coverage: { reference: 'Coverage/1' } }],
  },
  ClaimResponse: { resourceType: 'ClaimResponse', id: '1', ...claim, insurer: organization, outcome: 'complete' },
  Coverage: { resourceType: 'Coverage', id: '1', status: 'active', beneficiary: subject, payor: [organization] },
  Device: { resourceType: 'Device', id: '1' },
  Encounter: { resourceType: 'Encounter', id: '1', status: 'finished', class: { code: 'IMP' } },
  ExplanationOfBenefit: {
    resourceType: 'ExplanationOfBenefit',
    id: '1',
    ...claim,
    insurer: organization,
    provider: organization,
    outcome: 'complete',
    insurance: [{ focal: true, coverage: { reference: 'Coverage/1' } }],
  },
  Location: { resourceType: 'Location', id: '1' },
  Organization: { resourceType: 'Organization', id: '1' },
  Patient: { resourceType: 'Patient', id: '1' },
  PaymentReconciliation: {
    resourceType: 'PaymentReconciliation',
    id: '1',
    status: 'active',
    created: '2026-01-01',
    paymentDate: '2026-01-01',
    paymentAmount: money,
  },
  Practitioner: { resourceType: 'Practitioner', id: '1' },
  Subscription: undefined,
  SupplyDelivery: { resourceType: 'SupplyDelivery', id: '1' },
  SupplyRequest: { resourceType: 'SupplyRequest', id: '1', itemCodeableConcept: concept, quantity: { value: 1 } },
}
