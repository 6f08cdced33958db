import type { Claim, ClaimResponse } from '@medplum/fhirtypes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SandboxWorld, sandboxWorld } from './sandbox-world.ts'

const bare: Claim = {
  resourceType: 'Claim',
  id: 'odd-bare',
  status: 'active',
  type: { text: 'odd' },
  use: 'claim',
  patient: { reference: 'Patient/nobody' },
  created: '2026-06-01',
  provider: { reference: 'PractitionerRole/role' },
  priority: { text: 'normal' },
  insurance: [{ sequence: 1, focal: true, coverage: { reference: 'Coverage/not-there' } }],
}

const twins = ['odd-one', 'odd-two'].map((id): Claim => ({ ...bare, id, identifier: [{ value: 'TWIN-1' }] }))

const late: Claim = {
  ...bare,
  id: 'odd-late',
  identifier: [{ value: 'LATE-1' }],
  provider: { reference: 'Practitioner/not-there' },
}

const mixed: ClaimResponse = {
  resourceType: 'ClaimResponse',
  id: 'odd-answer',
  status: 'active',
  type: { text: 'odd' },
  use: 'claim',
  patient: { reference: 'Patient/nobody' },
  created: '2026-06-05',
  insurer: { reference: 'Organization/not-there' },
  request: { reference: 'Claim/odd-late' },
  outcome: 'complete',
  total: [
    { category: { coding: [{ code: 'benefit' }] }, amount: { value: 5, currency: 'USD' } },
    { category: { coding: [{ code: 'submitted' }] }, amount: { value: 5, currency: 'EUR' } },
  ],
}

let sandbox: SandboxWorld
beforeAll(async () => {
  sandbox = await sandboxWorld(() => [bare, ...twins, late, mixed])
}, 60_000)
afterAll(() => sandbox?.close())

const all = `number status statusDerivation { reference says } payer { id } provider { kind npi practitioner { id } } facility { id }
  coverages { id } account { id } servicedFrom servicedTo lines { nodes { sequence } } charged { amount } allowed { amount }
  paid { amount } adjustments { reason } denial { category } responses { reference paid { amount } allowed { amount } }
  remittances { nodes { position } } invoice { id } lineage { isComplete inDoubt { amount } hops { stage state reason } }
  provenance { reference }`

describe('Claims that are not as one would have them', { timeout: 30_000 }, () => {
  const idOf = (key: string) => Buffer.from(`fhir/Claim/${key}`).toString('base64url')

  it('may name nobody and nothing, and refer to what is not there', async () => {
    const { claim } = await sandbox.data(`{ claim(id: "${idOf('odd-bare')}") { ${all} } }`)
    expect(claim).toMatchObject({
      ...{
        number: null,
        status: 'SUBMITTED',
        payer: null,
        facility: null,
        coverages: [],
        account: null,
        charged: null,
      },
      provider: { kind: 'PRACTITIONER', npi: null, practitioner: null },
      lineage: {
        isComplete: false,
        inDoubt: null,
        hops: [
          { stage: 'CLAIM', state: 'FOUND' },
          { stage: 'INVOICE', state: 'MISSING', reason: 'The claim has no number.' },
        ],
      },
    })
  })

  it('may be answered in two currencies: nothing is added up', async () => {
    const { claim } = await sandbox.data(`{ claim(number: "late-1") { ${all} } }`)
    expect(claim).toMatchObject({ number: 'LATE-1', status: 'ADJUDICATED', paid: null, provider: { npi: null } })
    expect(claim.responses).toEqual([{ reference: 'ClaimResponse/odd-answer', paid: null, allowed: null }])
  })

  it('may share a number: then it does not say which is meant', async () => {
    const { errors } = await sandbox.ask('{ claim(number: "TWIN-1") { id } }')
    expect(errors.map(({ message, extensions }) => [message, extensions.code])).toEqual([
      ['Cannot use number: several claims have it, ask by id', 'BAD_USER_INPUT'],
    ])
  })

  it('are in lists like all others', async () => {
    const { claims } = await sandbox.data(
      '{ claims(first: 20, filter: { createdFrom: "2026-06-01", createdTo: "2026-06-01" }) { nodes { id status } } }',
    )
    const ids = claims.nodes.map(({ id }: { id: string }) => id)
    expect(ids).toEqual(expect.arrayContaining(['odd-bare', 'odd-one', 'odd-two', 'odd-late'].map(idOf)))
  })
})
