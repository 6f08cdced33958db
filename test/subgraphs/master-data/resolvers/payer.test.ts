import type { Organization, Practitioner, Resource } from '@medplum/fhirtypes'
import { execute, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { revenueCycle } from '#shared/sandbox/revenue-cycle/revenue-cycle.ts'
import { masterData } from '#subgraphs/master-data/subgraph.ts'
import { recordedOdoo } from '../../../rows/double.ts'
import { requestOf } from '../../../rows/limited-graph.ts'
import { everything } from '../../../rows/visible-records.ts'
import { graphOver, keep, type OutsideWorld, outsideWorld, recordsOf } from '../outside-world.ts'

const idOf = (type: string, key: string) => Buffer.from(`fhir/${type}/${key}`).toString('base64url')
const aSupplier = { companies: 'all', facilities: 'all', supplier: 44 } as const
const ofEstmere = { companies: [2], facilities: 'all', supplier: null } as const

const meta = { versionId: '1', lastUpdated: '2026-02-01T00:00:00.000Z' }
const organization = (id: string, more: Partial<Organization>): Organization => ({
  resourceType: 'Organization',
  id,
  meta,
  name: `Name of ${id}`,
  ...more,
})
const ofType = (code: string) => [{ coding: [{ code }] }]
const payerNumber = (value: string) => ({ system: 'urn:caregraph:payer-id', value })

const more: Resource[] = [
  organization('untyped', { active: true, identifier: [payerNumber('PAY-20')] }),
  organization('twin-1', { active: true, type: ofType('ins'), identifier: [payerNumber('PAY-30')] }),
  organization('twin-2', { active: true, type: ofType('pay'), identifier: [payerNumber('pay-30')] }),
  organization('retired', { active: false, type: ofType('pay'), identifier: [payerNumber('PAY-40')] }),
  organization('successor', { type: ofType('pay'), identifier: [payerNumber('PAY-40')] }),
  organization('many', {
    type: ofType('pay'),
    identifier: [
      { system: 'http://hl7.org/fhir/sid/us-npi', value: '1234567890' },
      { system: 'urn:oid:1.3.88', value: '2999000001019' },
      { system: 'urn:oid:2.16.840.1.113883.4.4', value: '12-3456789' },
      { system: 'http://hl7.org/fhir/sid/us-ein', value: '123456789' },
      { system: 'http://terminology.hl7.org/NamingSystem/NAIC', value: '60054' },
      { system: 'http://hl7.org/fhir/sid/us-ssn', value: '999-99-9999' },
      { value: 'of no system' },
    ],
  }),
  {
    resourceType: 'Practitioner',
    id: 'named',
    meta,
    active: true,
    identifier: [{ system: 'http://hl7.org/fhir/sid/us-npi', value: '1999999984' }],
    name: [
      { use: 'old', family: 'Before' },
      { use: 'official', prefix: ['Dr.'], given: ['Ada', 'M.'], family: 'Example' },
    ],
  } satisfies Practitioner,
]

const base = hospitalGroupTables()
const tables = {
  ...base,
  'res.partner': (base['res.partner'] ?? []).map((row) => {
    if (row.ref === 'PAY-1') return { ...row, vat: 'US77-0001' }
    // A person who has the number of a payer by chance, or one of the other company alone.
    if (row.ref === 'PAY-2') return { ...row, is_company: false, vat: 'PERSONAL-1' }
    return row.ref === 'PAY-3' ? { ...row, company_id: 1 } : row
  }),
}
const odoo = recordedOdoo(tables)
let world: OutsideWorld
const resources = [...revenueCycle(base).resources, ...more]

beforeAll(async () => {
  world = await outsideWorld(odoo.account, resources)
  // The first question to Odoo makes the connection.
  await world.ask(everything, '{ unitsOfMeasure { id } }')
})
afterAll(() => world.close())

const payerDocument = `query ($id: ID, $identifier: IdentifierInput) { payer(id: $id, identifier: $identifier) {
  id name active isInBooks identifiers { system value valid } provenance { system mode stale reference }
} }`
const payer = async (variables: object, claims: Parameters<OutsideWorld['ask']>[0] = everything) => {
  const { data, errors, calls } = await world.ask(claims, payerDocument, { ...variables })
  return { payer: data.payer, errors: errors.map(({ message }) => message), calls }
}

describe('A payer', () => {
  it('is read as FHIR has it now, with its name, and joined to the books by its numbers', async () => {
    const found = await payer({ id: idOf('Payer', 'payer-1') })
    expect(found.errors).toEqual([])
    expect(found.payer).toEqual({
      id: idOf('Payer', 'payer-1'),
      name: 'Aldmoor Mutual Health Plan',
      active: true,
      isInBooks: true,
      identifiers: [
        { system: 'PAYER_NUMBER', value: 'PAY-1', valid: null },
        { system: 'PAYER_NUMBER', value: '00001', valid: null },
        { system: 'VAT', value: 'US77-0001', valid: null },
      ],
      provenance: { system: 'FHIR', mode: 'LIVE', stale: false, reference: 'Organization/payer-1' },
    })
    expect(found.calls.count('fhir')).toBe(1)
    expect(found.calls.count('odoo')).toBe(1)
  })

  it('shows numbers of systems that have a word, each once, and whether they can be right', async () => {
    const { identifiers } = (await payer({ id: idOf('Payer', 'many') })).payer
    expect(identifiers).toEqual([
      { system: 'NPI', value: '1234567890', valid: false },
      { system: 'GLN', value: '2999000001019', valid: true },
      { system: 'VAT', value: '12-3456789', valid: null },
      { system: 'PAYER_NUMBER', value: '60054', valid: null },
    ])
  })

  it('is not in the books when nobody there bears its number', async () => {
    expect((await payer({ id: idOf('Payer', 'payer-9') })).payer.isInBooks).toBe(false)
  })

  it('is in the books when a person bears its number, and nothing else of that person is told', async () => {
    const { isInBooks, identifiers } = (await payer({ id: idOf('Payer', 'payer-2') })).payer
    expect(isInBooks).toBe(true)
    expect(JSON.stringify(identifiers)).not.toContain('PERSONAL')
  })

  it('is not in the books of those who may not see the partner', async () => {
    expect((await payer({ id: idOf('Payer', 'payer-3') })).payer.isInBooks).toBe(true)
    expect((await payer({ id: idOf('Payer', 'payer-3') }, ofEstmere)).payer.isInBooks).toBe(false)
  })

  it('is null where there is none, and where an organization does not pay', async () => {
    expect(await payer({ id: idOf('Payer', 'nobody') })).toMatchObject({ payer: null, errors: [] })
    expect(await payer({ id: idOf('Payer', 'provider-northmere') })).toMatchObject({ payer: null, errors: [] })
    expect(await payer({ id: idOf('Payer', 'untyped') })).toMatchObject({ payer: null, errors: [] })
  })

  it('is one when a claim names it as its insurer, whatever its type', async () => {
    const claimed = await outsideWorld(odoo.account, more)
    const state = { id: 'c', insurer: 'untyped', created: '2026-01-01', lastUpdated: '2026-01-01T00:00:00.000Z' }
    await keep(claimed.externals.store, [{ family: 'claim-state', record: { ...emptyState, ...state } as never }])
    const { data } = await claimed.ask(everything, `{ payer(id: "${idOf('Payer', 'untyped')}") { name } }`)
    expect(data.payer).toEqual({ name: 'Name of untyped' })
    await claimed.close()
  })

  it('is hidden from suppliers, found by id or not', async () => {
    const [hidden, missing] = await Promise.all(
      ['payer-1', 'nobody'].map((key) => payer({ id: idOf('Payer', key) }, aSupplier)),
    )
    expect(hidden).toMatchObject({ payer: null, errors: [] })
    expect(hidden?.calls.count()).toBe(missing?.calls.count())
    expect((await payer({ identifier: { system: 'PAYER_NUMBER', value: 'PAY-1' } }, aSupplier)).payer).toBeNull()
  })

  it.each([
    [{ id: idOf('Practitioner', 'named') }, 'Cannot read id: expected an id of Payer, found an id of Practitioner'],
    [{ id: idOf('Payer', '..') }, 'Cannot read id: expected an id of Payer as this graph gave it'],
    [{}, 'Cannot find payer: expected either id or identifier'],
    [
      { id: idOf('Payer', 'payer-1'), identifier: { system: 'NPI', value: '1' } },
      'Cannot find payer: expected either id or identifier',
    ],
    [{ identifier: { system: 'NPI', value: ' ' } }, 'Cannot use identifier: expected a number'],
    [{ identifier: { system: 'PAYER_NUMBER', value: 'PAY-30' } }, 'Cannot find payer: several have this identifier'],
  ])('is refused by %j', async (key, message) => {
    expect(await payer(key)).toMatchObject({ payer: null, errors: [message] })
  })
})

describe('A payer by a number', () => {
  const named = async (system: string, value: string) => (await payer({ identifier: { system, value } })).payer?.id

  it('is found in any case, and by the number of its system only', async () => {
    expect(await named('PAYER_NUMBER', ' pay-4 ')).toBe(idOf('Payer', 'payer-4'))
    expect(await named('PAYER_NUMBER', '00004')).toBe(idOf('Payer', 'payer-4'))
    expect(await named('NPI', 'PAY-4')).toBeUndefined()
    expect(await named('VAT', '123456789')).toBe(idOf('Payer', 'many'))
  })

  it('is the one in use of several', async () => {
    expect(await named('PAYER_NUMBER', 'PAY-40')).toBe(idOf('Payer', 'successor'))
  })

  it('is found by a number that only the books know', async () => {
    expect(await named('VAT', 'us77.0001')).toBeUndefined()
    expect(await named('VAT', 'US77-0001')).toBe(idOf('Payer', 'payer-1'))
    expect(await named('VAT', 'PERSONAL-1')).toBeUndefined()
  })
})

const listDocument = `query ($first: Int!, $after: String) { payers(first: $first, after: $after) {
  nodes { id name isInBooks identifiers { value } provenance { stale mode } }
  pageInfo { hasNextPage hasPreviousPage endCursor }
} }`

describe('Payers', () => {
  const walk = async (first: number) => {
    const ids: string[] = []
    for (let after: string | null = null; ; ) {
      const { data, errors } = await world.ask(everything, listDocument, { first, after })
      expect(errors).toEqual([])
      ids.push(...data.payers.nodes.map(({ id }: { id: string }) => id))
      if (!data.payers.pageInfo.hasNextPage) return ids
      after = data.payers.pageInfo.endCursor
    }
  }

  it('are all organizations of the types that pay, each once, whatever the size of a page', async () => {
    const paying = resources.filter(
      (each) =>
        each.resourceType === 'Organization' &&
        each.type?.some(({ coding }) => coding?.some(({ code }) => code === 'pay' || code === 'ins')),
    )
    const expected = paying.map(({ id }) => idOf('Payer', String(id))).toSorted()
    for (const first of [1, 3, 500]) expect((await walk(first)).toSorted()).toEqual(expected)
  })

  it('cost one call to FHIR and one to Odoo, names and books included, whatever the size of the page', async () => {
    await world.ask(everything, listDocument, { first: 1 })
    for (const first of [2, 8]) {
      const { calls } = await world.ask(everything, listDocument, { first })
      expect([calls.count('fhir'), calls.count('odoo')]).toEqual([1, 1])
    }
  })

  it('are none for suppliers', async () => {
    const { data, errors } = await world.ask(aSupplier, listDocument, { first: 5 })
    expect(errors).toEqual([])
    expect(data.payers).toMatchObject({ nodes: [], pageInfo: { hasNextPage: false } })
  })

  it('are refused while not everything was read once: a list would be too short, and not say so', async () => {
    world.setWhole(false)
    for (const document of [
      '{ payers { nodes { id } } }',
      '{ payer(identifier: { system: NPI, value: "1" }) { id } }',
      '{ practitioner(identifier: { system: NPI, value: "1" }) { id } }',
    ]) {
      const { data, errors } = await world.ask(everything, document)
      expect(Object.values(data)).toEqual([null])
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['SOURCE_UNAVAILABLE'])
    }
    world.setWhole(true)
  })

  it('are refused by the name of what is missing where no FHIR server is connected', async () => {
    const ask = graphOver(odoo.account, null)
    const { data, errors } = await ask(
      everything,
      `{ payers { nodes { id } } payer(id: "${idOf('Payer', 'a')}") { id } }`,
    )
    expect(data).toEqual({ payers: null, payer: null })
    expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(new Set(['SOURCE_NOT_CONNECTED']))
  })
})

describe('References to payers and practitioners', () => {
  const names = `query ($of: [_Any!]!) { _entities(representations: $of) {
    ... on Payer { name isInBooks } ... on Practitioner { name }
  } }`
  const entities = async (claims: typeof everything, of: readonly object[]) => {
    const { schema, context } = masterData(odoo.account, undefined, null, world.externals)
    const request = requestOf(claims)
    const variableValues = { of }
    const document = parse(names)
    const { data, errors } = await execute({ schema, document, variableValues, contextValue: context(request) })
    return { entities: JSON.parse(JSON.stringify(data?._entities)), errors: errors ?? [], calls: request.calls }
  }
  const payers = Array.from({ length: 100 }, (_, place) => ({
    __typename: 'Payer',
    id: idOf('Payer', `payer-${(place % 6) + 1}`),
  }))

  it('cost one call to FHIR for each type, and one to Odoo, however many there are', async () => {
    const of = [...payers, { __typename: 'Practitioner', id: idOf('Practitioner', 'named') }]
    const found = await entities(everything, of)
    expect(found.errors).toEqual([])
    expect(found.entities).toHaveLength(101)
    for (const each of found.entities) expect(each.name).toMatch(/\w/)
    expect([found.calls.count('fhir'), found.calls.count('odoo')]).toEqual([2, 1])
  })

  it('lead to nobody where there is none, without touching the others', async () => {
    const of = [
      { __typename: 'Payer', id: idOf('Payer', 'nobody') },
      { __typename: 'Payer', id: 'no id' },
      payers[0] as object,
    ]
    const found = await entities(everything, of)
    expect(found.entities).toEqual([
      { name: null, isInBooks: null },
      null,
      { name: 'Aldmoor Mutual Health Plan', isInBooks: true },
    ])
    const codes = found.errors.map(({ extensions }) => extensions.code)
    expect(codes.toSorted()).toEqual(['BAD_USER_INPUT', 'NOT_FOUND', 'NOT_FOUND'])
  })

  it('tell a supplier of nobody, as if there were none', async () => {
    const missing = { __typename: 'Payer', id: idOf('Payer', 'nobody') }
    const found = await entities(aSupplier as never, [payers[0] as object, missing])
    expect(found.entities[0]).toEqual(found.entities[1])
    expect(new Set(found.errors.map(({ message }) => message)).size).toBe(1)
    expect(found.calls.count()).toBe(0)
  })
})

describe('A practitioner', () => {
  const document = `query ($id: ID, $identifier: IdentifierInput) { practitioner(id: $id, identifier: $identifier) {
    id name active identifiers { system value valid } provenance { stale }
  } }`

  it('is found by id and by number, with the name that is used officially', async () => {
    for (const key of [{ id: idOf('Practitioner', 'named') }, { identifier: { system: 'NPI', value: '1999999984' } }]) {
      const { data, errors, calls } = await world.ask(everything, document, key)
      expect(errors).toEqual([])
      expect(data.practitioner).toEqual({
        id: idOf('Practitioner', 'named'),
        name: 'Dr. Ada M. Example',
        active: true,
        identifiers: [{ system: 'NPI', value: '1999999984', valid: true }],
        provenance: { stale: false },
      })
      expect(calls.count('fhir')).toBe(1)
    }
  })

  it('is null where there is none, and for suppliers', async () => {
    const missing = await world.ask(everything, document, { id: idOf('Practitioner', 'nobody') })
    const hidden = await world.ask(aSupplier, document, { id: idOf('Practitioner', 'named') })
    expect([missing.data, hidden.data]).toEqual([{ practitioner: null }, { practitioner: null }])
    expect([...missing.errors, ...hidden.errors]).toEqual([])
  })
})

// The last: from here on the server is away.
describe('While FHIR is away', () => {
  beforeAll(() => world.takeAway())

  it('payers are as FHIR said last, stale and without names, and never an empty list', async () => {
    const { data, errors } = await world.ask(everything, listDocument, { first: 500 })
    expect(errors).toEqual([])
    expect(data.payers.nodes.length).toBeGreaterThan(6)
    for (const { name, provenance, identifiers } of data.payers.nodes) {
      expect(name).toBeNull()
      expect(provenance).toEqual({ stale: true, mode: 'POLLED' })
      expect(identifiers.length).toBeGreaterThan(0)
    }
  })

  it('one that nothing is kept of is an error, as nobody can say whether there is one', async () => {
    const { data, errors } = await world.ask(everything, `{ payer(id: "${idOf('Payer', 'nobody')}") { id } }`)
    expect(data).toEqual({ payer: null })
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['SOURCE_UNAVAILABLE'])
  })
})

it('Nothing of a name is kept', () => {
  const kept = JSON.stringify(recordsOf(resources))
  for (const name of ['Aldmoor', 'Name of', 'Example', 'Before']) expect(kept).not.toContain(name)
})

const emptyState = {
  version: null,
  mode: 'POLLED',
  number: null,
  use: 'claim',
  facility: null,
  servicedTo: null,
  status: 'SUBMITTED',
  derivation: [],
  charged: null,
  allowed: null,
  paid: null,
  patientResponsibility: null,
  adjustments: [],
  denial: null,
  submittedAt: null,
  respondedAt: null,
  paidAt: null,
  remittanceClaims: [],
  changes: 1,
}
