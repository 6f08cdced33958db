import type { Claim } from '@medplum/fhirtypes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Fraction } from '#shared/values/fraction.ts'
import type { Data } from '../../../rows/limited-graph.ts'
import type { Claims } from '../../../rows/visible-records.ts'
import { claimIdOf, facilityIdOf, payerIdOf, type SandboxWorld, sandboxWorld } from './sandbox-world.ts'
import { graphOver } from './world.ts'

let sandbox: SandboxWorld
beforeAll(async () => {
  sandbox = await sandboxWorld()
}, 60_000)
afterAll(() => sandbox?.close())

const ofHospital: Claims = { companies: [1], facilities: [1], supplier: null }
const ofNobody: Claims = { companies: [], facilities: [], supplier: null }
const ofSupplier: Claims = { companies: 'all', facilities: 'all', supplier: 8 }

/** Every claim of a list, page by page. */
async function every(list: string, selection: string, as?: Claims): Promise<Data[]> {
  const nodes: Data[] = []
  for (let after: string | null = null, isMore = true; isMore; ) {
    const document: string = `query ($after: String) { page: ${list.replace('(', '(after: $after, ')} {
      nodes { ${selection} } pageInfo { hasNextPage endCursor } } }`
    const { page } = await sandbox.data(document, { variables: { after }, ...(as && { as }) })
    nodes.push(...page.nodes)
    ;({ hasNextPage: isMore, endCursor: after } = page.pageInfo)
  }
  return nodes
}

const resources = (): readonly Claim[] =>
  sandbox.cycle.resources.filter((each): each is Claim => each.resourceType === 'Claim')
const toBePaid = () => resources().filter(({ use }) => use === 'claim')
const numberOf = ({ identifier = [] }: Claim) => identifier[0]?.value
const locations: Readonly<Record<string, number>> = {
  'Location/location-hospital': 1,
  'Location/location-clinic': 2,
}

describe('A claim', { timeout: 30_000 }, () => {
  const whole = `number use status createdOn submittedOn respondedOn paidOn servicedFrom servicedTo
    payer { name } provider { kind npi practitioner { id } } facility { id } account { id }
    coverages { status type startsOn endsOn payer { name } provenance { mode } }
    lines(first: 1) { nodes { sequence code codeSystem quantity unitPrice { amount } charged { amount } servicedOn deviceIdentifiers } pageInfo { hasNextPage } }
    charged { amount currency } allowed { amount } paid { amount } patientResponsibility { amount }
    adjustments { group reason remarks amount { amount currency } }
    statusDerivation { reference says }
    responses { reference outcome createdOn paid { amount } allowed { amount } traceNumber errors provenance { reference } }
    remittances { nodes { position number status charged { amount } paid { amount } claim { number }
      remittance { traceNumber method } adjustments { group reason amount { amount } } provenance { system mode line } } }
    invoice { number total { amount } claim { number } }
    provenance { system mode stale reference fileChecksum }`

  it('is told with all that belongs to it', async () => {
    const { claim } = await sandbox.data(`{ claim(number: "NGH-C-26-00008") { ${whole} } }`)
    expect(claim).toMatchObject({
      number: 'NGH-C-26-00008',
      use: 'CLAIM',
      status: 'PAID',
      charged: { amount: '16679.97', currency: 'USD' },
      paid: { amount: '5481.00' },
      provider: { kind: 'ORGANIZATION', practitioner: null },
      facility: { id: facilityIdOf(1) },
      provenance: { system: 'FHIR', mode: 'LIVE', stale: false, reference: 'Claim/claim-ngh-c-26-00008' },
    })
    expect(claim.coverages).toHaveLength(2)
    expect(claim.coverages[0]).toMatchObject({ status: 'ACTIVE', startsOn: '2026-01-01', provenance: { mode: 'LIVE' } })
    expect(claim.responses.map((each: Data) => each.outcome)).toEqual(['COMPLETE', 'COMPLETE'])
    expect(claim.remittances.nodes.map((each: Data) => [each.status, each.paid.amount, each.claim.number])).toEqual([
      ['PRIMARY', '3481.00', 'NGH-C-26-00008'],
      ['SECONDARY', '2000.00', 'NGH-C-26-00008'],
    ])
    expect(claim.remittances.nodes[0].provenance).toMatchObject({ system: 'REMITTANCE_FILES', mode: 'BATCH' })
    expect(claim.invoice.claim.number).toBe('NGH-C-26-00008')
    expect(claim.lines).toMatchObject({ nodes: [{ sequence: 1, servicedOn: claim.servicedTo }] })
  })

  it('comes to what its lines come to, with what was taken off of each', async () => {
    for (const each of await every(
      'claims(first: 100)',
      'charged { amount } lines(first: 200) { nodes { charged { amount } } }',
    )) {
      const sum = each.lines.nodes.reduce(
        (all: Fraction, line: Data) => all.plus(Fraction.of(Number(line.charged.amount))),
        Fraction.zero,
      )
      expect(sum.toNumber()).toBe(Number(each.charged.amount))
    }
  })

  it('is found by its id, and by any of its numbers in any case', async () => {
    const { byId, byNumber, none, noNumber } = await sandbox.data(`{
      byId: claim(id: "${claimIdOf('NGH-C-26-00001')}") { number }
      byNumber: claim(number: " ngh-c-26-00001 ") { id number }
      none: claim(id: "${claimIdOf('NGH-C-26-99999')}") { number }
      noNumber: claim(number: "NGH-C-26-99999") { number }
    }`)
    expect(byId).toEqual({ number: 'NGH-C-26-00001' })
    expect(byNumber).toEqual({ id: claimIdOf('NGH-C-26-00001'), number: 'NGH-C-26-00001' })
    expect([none, noNumber]).toEqual([null, null])
  })

  it.each([
    ['neither an id nor a number', ''],
    ['both', `(id: "${claimIdOf('x')}", number: "x")`],
    ['an id of something else', `(id: "${payerIdOf(1)}")`],
    ['an empty number', '(number: " ")'],
  ])('is refused by %s', async (_, args) => {
    const { errors } = await sandbox.ask(`{ claim${args} { id } }`)
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT'])
  })

  it('says of a denial what kind it is, how old, and how much is not paid', async () => {
    const { claim } = await sandbox.data(`{ claim(number: "NGH-C-26-00021") { id status denial {
      id category since ageDays amount { amount } payer { id } claim { number } adjustments { group reason } } } }`)
    const { denial, status } = claim
    expect([status, denial.category, denial.amount.amount]).toEqual(['DENIED', 'TIMELY_FILING', '26080.74'])
    expect(denial.claim.number).toBe('NGH-C-26-00021')
    // By it the trail tells whose denial was read.
    expect(denial.id).toBe(claim.id)
    expect(denial.ageDays).toBe(
      (Date.parse(new Date().toISOString().slice(0, 10)) - Date.parse(denial.since)) / 86_400_000,
    )
  })
})

describe('Lists of claims', { timeout: 30_000 }, () => {
  it('hold every claim that is to be paid once, the youngest first, whatever the page', async () => {
    const numbers = (await every('claims(first: 7)', 'number createdOn')).map(({ number }) => number)
    expect(numbers).toHaveLength(toBePaid().length)
    expect(new Set(numbers)).toEqual(new Set(toBePaid().map(numberOf)))
    const days = (await every('claims(first: 100)', 'createdOn')).map(({ createdOn }) => createdOn)
    expect(days).toEqual(days.toSorted().reverse())
    const turned = (await every('claims(first: 11, orderBy: CREATED_ASC)', 'number')).map(({ number }) => number)
    expect(new Set(turned)).toEqual(new Set(numbers))
    expect(
      (await every('claims(first: 100, orderBy: CREATED_ASC)', 'createdOn')).map(({ createdOn }) => createdOn),
    ).toEqual(days.toSorted())
  })

  it.each<[string, (claim: Claim) => boolean]>([
    [`payers: ["${payerIdOf(1)}", "${payerIdOf(3)}"]`, ({ insurer }) => /payer-[13]$/.test(insurer?.reference ?? '')],
    [`facilities: ["${facilityIdOf(2)}"]`, ({ facility }) => facility?.reference === 'Location/location-clinic'],
    [
      `createdFrom: "2026-03-01", createdTo: "2026-04-15"`,
      ({ created = '' }) => created >= '2026-03-01' && created <= '2026-04-15',
    ],
    [`createdTo: "2026-02-01"`, ({ created = '' }) => created <= '2026-02-01'],
    [`statuses: [CANCELLED, DRAFT]`, ({ status }) => status !== 'active'],
    [
      `facilities: ["${facilityIdOf(1)}"], statuses: [DRAFT], createdFrom: "2026-05-01"`,
      ({ facility, status, created = '' }) =>
        facility?.reference === 'Location/location-hospital' && status === 'draft' && created >= '2026-05-01',
    ],
  ])('go by their filters: %s', async (filter, isIn) => {
    for (const order of ['CREATED_DESC', 'CREATED_ASC']) {
      const found = (await every(`claims(first: 3, orderBy: ${order}, filter: { ${filter} })`, 'number')).map(
        ({ number }) => number,
      )
      expect(found.toSorted()).toEqual(toBePaid().filter(isIn).map(numberOf).toSorted())
    }
  })

  it('hold claims of another use where they are asked for', async () => {
    const found = await every('claims(first: 10, filter: { uses: [PREAUTHORIZATION] })', 'use status')
    expect(found).toHaveLength(2)
    expect(found.every(({ use }) => use === 'PREAUTHORIZATION')).toBe(true)
  })

  it.each([
    'statuses: []',
    'statuses: [UNKNOWN]',
    `payers: ["${facilityIdOf(1)}"]`,
    `facilities: ["${payerIdOf(1)}"]`,
    'createdFrom: "2026-04-02", createdTo: "2026-04-01"',
  ])('refuse what can match nothing: %s', async (filter) => {
    const { data, errors } = await sandbox.ask(`{ claims(filter: { ${filter} }) { nodes { id } } }`)
    expect([data.claims, errors.map(({ extensions }) => extensions.code)]).toEqual([null, ['BAD_USER_INPUT']])
  })

  it('give denials by category, payer and age, the oldest first', async () => {
    const all = await every(
      'denials(first: 2)',
      'category since ageDays payer { id } claim { number status facility { id } }',
    )
    const denied = await every('claims(first: 100, filter: { statuses: [DENIED] })', 'number')
    expect(all.map(({ claim }) => claim.number).toSorted()).toEqual(denied.map(({ number }) => number).toSorted())
    expect(all.map(({ since }) => since)).toEqual(all.map(({ since }) => since).toSorted())
    const [oldest] = all
    const youngest = all.at(-1)
    const numbers = async (filter: string) =>
      (await every(`denials(first: 50, orderBy: YOUNGEST_FIRST, filter: { ${filter} })`, 'claim { number }'))
        .map(({ claim }) => claim.number)
        .toSorted()
    const those = (isIn: (each: Data) => boolean) =>
      all
        .filter(isIn)
        .map(({ claim }) => claim.number)
        .toSorted()
    expect(await numbers('categories: [AUTHORIZATION]')).toEqual(those(({ category }) => category === 'AUTHORIZATION'))
    expect(await numbers(`payers: ["${payerIdOf(2)}"]`)).toEqual(those(({ payer }) => payer.id === payerIdOf(2)))
    expect(await numbers(`minimumAgeDays: ${oldest.ageDays}`)).toEqual(
      those(({ ageDays }) => ageDays >= oldest.ageDays),
    )
    expect(await numbers(`maximumAgeDays: ${youngest?.ageDays}`)).toEqual(
      those(({ ageDays }) => ageDays <= youngest?.ageDays),
    )
    expect(await numbers(`facilities: ["${facilityIdOf(1)}"]`)).toEqual(
      those(({ claim }) => claim.facility?.id === facilityIdOf(1)),
    )
  })

  it('give claims that nobody answered, by the days they have waited', async () => {
    const waiting = await every('claimsWithoutResponse(first: 50, days: 1)', 'number status submittedOn respondedOn')
    expect(waiting.length).toBeGreaterThan(2)
    expect(waiting.every(({ status, respondedOn }) => status === 'SUBMITTED' && respondedOn === null)).toBe(true)
    expect(waiting.map(({ submittedOn }) => submittedOn)).toEqual(
      waiting.map(({ submittedOn }) => submittedOn).toSorted(),
    )
    const age = Math.floor((Date.now() - Date.parse(waiting[0].submittedOn)) / 86_400_000)
    expect(await every(`claimsWithoutResponse(first: 50, days: ${age})`, 'number')).toEqual([
      { number: waiting[0].number },
    ])
    const { errors } = await sandbox.ask('{ claimsWithoutResponse(days: 0) { nodes { id } } }')
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })

  it('are those of a payer, seen from the payer', async () => {
    const { payer } = await sandbox.data(`{ payer(id: "${payerIdOf(4)}") { claims(first: 200) { nodes { number } } } }`)
    const own = toBePaid().filter(({ insurer }) => insurer?.reference === 'Organization/payer-4')
    expect(payer.claims.nodes.map((each: Data) => each.number).toSorted()).toEqual(own.map(numberOf).toSorted())
  })
})

describe('Who may see claims', { timeout: 30_000 }, () => {
  const hidden = () => toBePaid().find(({ facility }) => facility?.reference === 'Location/location-clinic') as Claim

  it('is whoever may see the facility of the care', async () => {
    const own = (await every('claims(first: 4)', 'number facility { id }', ofHospital)).map(({ number }) => number)
    const expected = toBePaid().filter(({ facility }) => locations[facility?.reference ?? ''] === 1)
    expect(own.toSorted()).toEqual(expected.map(numberOf).toSorted())
    expect(own.length).toBeGreaterThan(10)
  })

  it('is whoever may see its company, where they may see all of its facilities', async () => {
    const own = await every('claims(first: 50)', 'number', { companies: [2], facilities: 'all', supplier: null })
    const ofCompany = toBePaid().filter(({ facility }) => facility?.reference === 'Location/location-laboratory')
    expect(own.map(({ number }) => number).toSorted()).toEqual(ofCompany.map(numberOf).toSorted())
  })

  it('is nobody else, by whatever way: what may not be seen is as if it were not there', async () => {
    const document = `query ($id: ID!, $number: String!) {
      claim(id: $id) { id } byNumber: claim(number: $number) { id }
      claims { nodes { id } } denials { nodes { since } } claimsWithoutResponse { nodes { id } }
      remittances { nodes { id } } unmatchedRemittances { nodes { id } } remittanceFiles { nodes { checksum } }
      claimCycleTimes { claims }
    }`
    const variables = { id: claimIdOf(numberOf(hidden()) ?? ''), number: numberOf(hidden()) }
    const empty = { nodes: [] }
    const nothing = {
      ...{ claim: null, byNumber: null, claims: empty, denials: empty, claimsWithoutResponse: empty },
      ...{ remittances: empty, unmatchedRemittances: empty, remittanceFiles: empty, claimCycleTimes: [] },
    }
    for (const as of [ofNobody, ofSupplier]) expect(await sandbox.data(document, { as, variables })).toEqual(nothing)
    const { claim, byNumber } = await sandbox.data(document, { as: ofHospital, variables })
    expect([claim, byNumber]).toEqual([null, null])
  })

  it('sees no claim of a place nobody knows but with everything else', async () => {
    const lost: Claim = { ...hidden(), id: 'claim-lost', facility: { reference: 'Location/location-harbour' } }
    const other = await sandboxWorld(() => [{ ...lost, identifier: [{ value: 'LOST-1' }] }])
    const document = '{ claim(number: "LOST-1") { number facility { id } } }'
    expect(await other.data(document)).toEqual({ claim: { number: 'LOST-1', facility: null } })
    const allOfCompany: Claims = { companies: [1, 2], facilities: 'all', supplier: null }
    expect(await other.data(document, { as: allOfCompany })).toEqual({ claim: null })
    await other.close()
  })

  it('asks FHIR for claims no more often, whoever asks', async () => {
    const document = '{ claims(first: 30) { nodes { number status facility { id } invoice { number } } } }'
    for (const as of [undefined, ofHospital]) {
      const { calls } = await sandbox.ask(document, as && { as })
      expect(calls.count('fhir')).toBe(2)
      expect(calls.count('odoo')).toBeLessThanOrEqual(3)
    }
  })
})

describe('What cannot be read', { timeout: 30_000 }, () => {
  it('says that nothing is connected, and leaves the rest of the answer as it is', async () => {
    const ask = graphOver(sandbox.sandbox.odoo, null)
    const { data, errors } =
      await ask(`{ claims { nodes { id } } denials { nodes { since } } remittances { nodes { id } }
      payerBalances { invoices } invoices(first: 1, filter: { states: [POSTED] }) { nodes { number claim { id } lineage { isComplete } } }
      payments(first: 1) { nodes { number remittance { id } } } }`)
    const codes = new Set(errors.map(({ path, extensions }) => `${path?.[0]} ${extensions.code} ${extensions.origin}`))
    expect([...codes].toSorted()).toEqual([
      'claims SOURCE_NOT_CONNECTED fhir',
      'denials SOURCE_NOT_CONNECTED fhir',
      'invoices SOURCE_NOT_CONNECTED fhir',
      'payerBalances SOURCE_NOT_CONNECTED fhir',
      'payments SOURCE_NOT_CONNECTED remittance',
      'remittances SOURCE_NOT_CONNECTED remittance',
    ])
    expect(data.invoices.nodes[0].number).toMatch(/^INV/)
    expect(data.payments.nodes[0].number).toMatch(/^PBNK/)
  })

  it('is an error and no empty list while not all was read once', async () => {
    sandbox.setWhole(false)
    const { data, errors } = await sandbox.ask(
      '{ claims { nodes { id } } denials { nodes { since } } claimCycleTimes { claims } payerBalances { invoices } }',
    )
    sandbox.setWhole(true)
    expect(Object.values(data)).toEqual([null, null, null, null])
    expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(new Set(['SOURCE_UNAVAILABLE']))
  })

  it('is told as it was last, and said to be stale, while FHIR is away', async () => {
    const away = await sandboxWorld()
    const document = `{ claims(first: 100) { nodes { number status charged { amount } paid { amount } provenance { stale mode }
      responses { reference provenance { stale } } coverages { status provenance { stale } } provider { npi }
      lineage { isComplete inDoubt { amount } } } }
      denials(first: 50) { nodes { category claim { number } } } claim(number: "NGH-C-26-00001") { number } }`
    const before = await away.data(document)
    await away.takeAway()
    const { data, errors } = await away.ask(document)
    expect(errors).toEqual([])
    const stale = (value: unknown): unknown =>
      JSON.parse(
        JSON.stringify(value)
          .replaceAll('"stale":true', '"stale":false')
          .replaceAll(/"mode":"\w+"/g, '"mode":"-"'),
      )
    expect(data.claims.nodes[0].provenance).toEqual({ stale: true, mode: 'POLLED' })
    expect(stale(data)).toEqual(stale(before))
    const { errors: unknown } = await away.ask('{ claim(number: "NOBODY-KNOWS") { id } }')
    expect(unknown.map(({ extensions }) => extensions.code)).toEqual(['SOURCE_UNAVAILABLE'])
    await away.close()
  })
})

describe('What it costs', { timeout: 30_000 }, () => {
  it('is six calls to FHIR and three to Odoo at most for a hundred claims with all that belongs to them', async () => {
    const { claimsAgain } = await import('./sandbox-world.ts')
    const many = await sandboxWorld((own) => claimsAgain(own, 40))
    const { data, errors, calls } = await many.ask(`{ claims(first: 100) { nodes { number status
      payer { name } provider { npi } responses { reference paid { amount } }
      coverages { status payer { name } } account { id } facility { id }
      remittances(first: 20) { nodes { paid { amount } remittance { traceNumber payer { name } } } }
      invoice { number total { amount } residual { amount } } } } }`)
    expect(errors).toEqual([])
    expect(data.claims.nodes).toHaveLength(100)
    expect(data.claims.nodes.filter((each: Data) => each.invoice !== null).length).toBeGreaterThan(40)
    expect(data.claims.nodes.filter((each: Data) => each.remittances.nodes.length > 0).length).toBeGreaterThan(20)
    expect(calls.count('fhir')).toBeLessThanOrEqual(6)
    expect(calls.count('odoo')).toBeLessThanOrEqual(3)
    await many.close()
  })

  it('is two calls to FHIR and five to Odoo for the lineage of one claim or of sixty, and three for what was used', async () => {
    const ofUses = { 1: 0, 10: 3, 60: 3 }
    for (const [size, more] of Object.entries(ofUses)) {
      const { calls } =
        await sandbox.ask(`{ claims(first: ${size}, orderBy: CREATED_ASC) { nodes { lineage { inDoubt { amount }
        hops { stage reference provenance { reference } claim { id } invoice { number } payment { number } posting { number } } } } } }`)
      expect([calls.count('fhir'), calls.count('odoo')]).toEqual([2, 5 + more])
    }
  })
})
