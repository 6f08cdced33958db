import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { BusinessEvent } from '#shared/events/event.ts'
import { everyClaims } from './all-lists.ts'
import { type CareGraph, careGraph } from './care-graph.ts'
import { idOfOther, type PlainClaim } from './care-world.ts'
import { ToldGraph } from './changes.ts'
import { type Data, mentionsIn } from './limited-graph.ts'
import { cases, randomClaims } from './random-claims.ts'
import { type Claims, everything, VisibleRecords } from './visible-records.ts'
import { idOf } from './world.ts'

let graph: CareGraph
let askers: readonly Claims[]

beforeAll(async () => {
  graph = await careGraph()
  const all = everyClaims(graph.world)
  const suppliers = all.filter(({ supplier }) => supplier !== null)
  askers = [...all.filter(({ supplier }) => supplier === null), ...suppliers.slice(0, 3)]
}, 60_000)

const hospital = 1
const document = `{
  claims(first: 500, filter: { uses: [CLAIM, PREAUTHORIZATION, PREDETERMINATION] }) { nodes { id } }
  ofHospital: claims(first: 500, orderBy: CREATED_ASC, filter: { facilities: ["${idOf('Facility', hospital)}"] }) {
    nodes { id }
  }
  denials(first: 500) { nodes { claim { id } } }
  claimsWithoutResponse(first: 500, days: 1) { nodes { id } }
  remittances(first: 500) { nodes { id traceNumber claims(first: 200) { nodes { claim { id } } } } }
  unmatchedRemittances(first: 500) { nodes { id } }
  supplyConsumptions(first: 500) { nodes { id } }
  payers(first: 500) { nodes { id claims(first: 200) { nodes { id } } } }
  remittanceFiles(first: 500) { nodes { checksum } }
  claimCycleTimes(createdFrom: "2025-01-01", createdTo: "2027-12-31") { claims payer { id } }
  payerBalances { payer { id } open { amount } invoices }
  one: denials(first: 1) { pageInfo { hasNextPage } }
  two: claims(first: 1) { pageInfo { hasNextPage } }
  three: supplyConsumptions(first: 1) { pageInfo { hasNextPage } }
  four: remittances(first: 1) { pageInfo { hasNextPage } }
}`

const idsIn = (page: { readonly nodes: readonly { readonly id: string }[] }) =>
  page.nodes.map(({ id }) => id).toSorted()
const idsOf = (claims: readonly (PlainClaim | null)[]) =>
  claims.flatMap((claim) => (claim === null ? [] : idOfOther('fhir', 'Claim', claim.id))).toSorted()
const isBill = ({ use }: PlainClaim) => use === 'claim'

/** What payers owe by the tables of Odoo: of invoices that are posted and open, in companies that are seen. */
function balances(claims: Claims): readonly string[] {
  const { world, care } = graph
  const visible = new VisibleRecords(world, claims)
  const partners = care.payers.flatMap((payer) =>
    world
      .rows('res.partner')
      .flatMap((row) => (row.ref === payer.toUpperCase().replace('PAYER', 'PAY') ? [{ payer, row }] : [])),
  )
  return partners
    .filter(({ row }) => row.company_id === false || visible.has('Company', row.company_id))
    .flatMap(({ payer, row }) => {
      const open = visible
        .rows('Invoice')
        .filter((each) => each.partner_id === row.id && each.state === 'posted' && Number(each.amount_residual) > 0)
      return [...Map.groupBy(open, ({ currency_id: currency }) => currency).values()].map((some) => {
        const cents = some.reduce((sum, each) => sum + Math.round(Number(each.amount_residual) * 100), 0)
        return `${payer} ${cents} of ${some.length}`
      })
    })
    .toSorted()
}

const balanceIn = ({ payer, open, invoices }: Data) =>
  `${Buffer.from(payer.id, 'base64url').toString().split('/')[2]} ${Math.round(Number(open.amount) * 100)} of ${invoices}`

describe('Claims, remittances and what was used', { timeout: 60_000 }, () => {
  it('are in lists as far as whoever asks may see the facilities they are of', async () => {
    const whole = await graph.data(everything, document)
    // Which claims are denied and which payments are missing is no question of rows.
    const denied: string[] = whole.denials.nodes.map(({ claim }: Data) => claim.id)
    const told = [denied, idsIn(whole.claimsWithoutResponse), idsIn(whole.unmatchedRemittances)]
    for (const some of told) expect(some.length).toBeGreaterThan(2)
    const sizes = new Set<number>()
    for (const claims of askers) {
      const data = await graph.data(claims, document)
      const visible = graph.visible(claims)
      const of = (type: string, some?: readonly string[]) =>
        [...(visible.ids(type) ?? [])].filter((id) => some?.includes(id) ?? true).toSorted()
      const seesAll = claims.companies === 'all' && claims.facilities === 'all' && claims.supplier === null
      const bills = visible.claims.filter(isBill)
      expect(
        {
          ...Object.fromEntries(
            ['claims', 'ofHospital', 'claimsWithoutResponse', 'remittances', 'unmatchedRemittances'].map((list) => [
              list,
              idsIn(data[list]),
            ]),
          ),
          supplyConsumptions: idsIn(data.supplyConsumptions),
          payers: idsIn(data.payers),
          denials: data.denials.nodes.map(({ claim }: Data) => claim.id).toSorted(),
          files: data.remittanceFiles.nodes.length,
          ofPayers: data.payers.nodes.flatMap((payer: Data) => idsIn(payer.claims)).toSorted(),
          paid: data.remittances.nodes.map(({ id, claims: lines }: Data) => [
            id,
            lines.nodes.flatMap(({ claim }: Data) => claim?.id ?? []).toSorted(),
          ]),
          sent: data.claimCycleTimes.reduce((sum: number, each: Data) => sum + each.claims, 0),
          balances: data.payerBalances.map(balanceIn).toSorted(),
          areMore: ['one', 'two', 'three', 'four'].map((list) => data[list].pageInfo.hasNextPage),
        },
        JSON.stringify(claims),
      ).toEqual({
        claims: of('Claim'),
        ofHospital: idsOf(bills.filter(({ at }) => at?.facility === hospital)),
        claimsWithoutResponse: of('Claim', told[1]),
        remittances: of('Remittance'),
        unmatchedRemittances: of('Remittance', told[2]),
        supplyConsumptions: of('SupplyConsumption'),
        payers: of('Payer'),
        denials: of('Claim', denied),
        files: seesAll ? whole.remittanceFiles.nodes.length : 0,
        ofPayers: idsOf(bills),
        paid: data.remittances.nodes.map(({ id, traceNumber }: Data) => [
          id,
          idsOf(visible.remittances.find((each) => each.traceNumber === traceNumber)?.claims ?? []),
        ]),
        sent: bills.filter(({ status }) => status === 'active').length,
        balances: claims.supplier === null ? balances(claims) : [],
        // That there is more is said of what may be seen only.
        areMore: [of('Claim', denied), bills, visible.consumptions, visible.remittances].map((all) => all.length > 1),
      })
      sizes.add(visible.claims.length * 100 + visible.remittances.length)
    }
    // Else nothing would be shown: most see something else than others do.
    expect(sizes.size).toBeGreaterThan(6)
    expect(whole.remittanceFiles.nodes.length).toBeGreaterThan(15)
  })

  it('are found by id and by number by whoever may see them, and else as if they were not there', async () => {
    const { care } = graph
    const lookups = [
      ...care.claims.flatMap(({ id, number }) => [
        { type: 'Claim', key: id, field: `claim(id: "${idOfOther('fhir', 'Claim', id)}")` },
        { type: 'Claim', key: id, field: `claim(number: "${number.toLowerCase()}")` },
      ]),
      ...care.consumptions.map(({ id }) => {
        const given = idOfOther('fhir', 'SupplyConsumption', id)
        return { type: 'SupplyConsumption', key: id, field: `supplyConsumption(id: "${given}")` }
      }),
      ...care.practitioners.flatMap(({ id, number }) => [
        { type: 'Practitioner', key: id, field: `practitioner(id: "${idOfOther('fhir', 'Practitioner', id)}")` },
        {
          type: 'Practitioner',
          key: id,
          field: `practitioner(identifier: { system: NPI, value: "${number}" })`,
        },
      ]),
      ...care.payers.map((id) => ({ type: 'Payer', key: id, field: `payer(id: "${idOfOther('fhir', 'Payer', id)}")` })),
    ]
    const traces = care.remittances.map(({ traceNumber }) => traceNumber)
    const all = graph.visible(everything)
    const remittanceIds = [...(all.ids('Remittance') ?? [])]
    const asked = [
      ...lookups.map(({ field }) => field),
      ...traces.map((trace) => `remittance(traceNumber: "${trace}")`),
      ...remittanceIds.map((id) => `remittance(id: "${id}")`),
    ].map((field, place) => `f${place}: ${field} { id }`)
    for (const claims of askers.filter((_, place) => place % 5 === 0 || place > askers.length - 3)) {
      const visible = graph.visible(claims)
      const data = await graph.data(claims, `{ ${asked.join('\n')} }`)
      const found = Object.values(data).map((each) => (each as Data)?.id ?? null)
      const seenTraces = new Set(visible.remittances.map(({ traceNumber }) => traceNumber))
      expect(found.slice(0, lookups.length), JSON.stringify(claims)).toEqual(
        lookups
          .map(({ type, key }) => idOfOther('fhir', type, key))
          .map((id, place) => (visible.ids(lookups[place]?.type ?? '')?.has(id) ? id : null)),
      )
      const [byTrace, byId] = [found.slice(lookups.length, -remittanceIds.length), found.slice(-remittanceIds.length)]
      expect(
        byTrace.map((id) => id !== null),
        JSON.stringify(claims),
      ).toEqual(traces.map((trace) => seenTraces.has(trace)))
      expect(byId.filter((id) => id !== null)).toEqual(remittanceIds.filter((id) => visible.ids('Remittance')?.has(id)))
    }
  })

  it('are told of as they change to whoever may see them, and to nobody else', async () => {
    const events = graph.care.claims.map(({ id, at }) => ({ id, at, event: changeOf(id, at) }))
    const told = { field: 'claimChanged', types: [], events: events as never }
    const log = await ToldGraph.over(graph.odoo.account, [told], graph.external.records)
    expect((await log.heard(everything, told)).size).toBe(events.length)
    let some = 0
    let named = 0
    await fc.assert(
      fc.asyncProperty(
        randomClaims(graph.world, { suppliers: 15 }),
        fc.constantFrom(...events),
        async (claims, one) => {
          const visible = graph.visible(claims)
          const ids = visible.claims.map(({ id }) => `change-${id}`)
          expect(await log.heard(claims, told), JSON.stringify(claims)).toEqual(new Set(ids))
          if (ids.length > 0 && ids.length < events.length) some += 1
          // Were it told to the wrong one, it would name nothing that they may not see.
          const inBooks = new VisibleRecords(graph.world, claims)
          for (const { type, id, path } of mentionsIn(await log.told(claims, told, one.event))) {
            expect(visible.ids(type) ?? inBooks.ids(type), `${path} ${id}`).toContain(id)
            named += 1
          }
        },
      ),
      cases(60),
    )
    expect(some).toBeGreaterThan(5)
    expect(named).toBeGreaterThan(20)
  })
})

function changeOf(id: string, at: PlainClaim['at']): BusinessEvent {
  const whose = { company: at?.company ?? null, facility: at?.facility ?? null, supplier: null }
  return {
    id: `change-${id}`,
    type: 'revenue_cycle.claim.status_changed',
    occurredAt: '2026-07-01T08:00:00Z',
    subject: { type: 'Claim', key: id },
    change: 'CHANGED',
    whose,
    whoseBefore: whose,
    previousState: 'SUBMITTED',
    newState: 'PAID',
  }
}
