import { beforeAll, expect, it } from 'vitest'
import { type Answer, everyNode, type Graph, graphOver } from './graph.ts'
import { runInside } from './inside.ts'
import { callOdoo, describeLive, describeSeeded } from './live.ts'
import { askOdoo, idOf, type OdooRecord, type Oracle, orNull } from './oracle.ts'

const suppliedBy = [
  '|',
  '|',
  ['supplier_rank', '>', 0],
  ['purchase_line_ids', '!=', false],
  ['invoice_ids.move_type', 'in', ['in_invoice', 'in_refund', 'in_receipt']],
]

describeLive('What the graph says of suppliers beyond their names', (odoo) => {
  let graph: Graph
  let oracle: Oracle
  let partners: readonly OdooRecord[]

  beforeAll(async () => {
    graph = graphOver(odoo)
    oracle = await askOdoo(odoo)
    partners = await oracle.all(
      'res.partner',
      [
        'complete_name',
        'vat',
        'company_registry',
        'commercial_partner_id',
        'street',
        'street2',
        'city',
        'zip',
        'state_id',
        'country_code',
        'email',
        'phone',
      ],
      suppliedBy,
    )
  })

  const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1)

  it('is where each is, how it is reached and when it wants to be paid', async () => {
    const said = await everyNode(
      graph,
      'suppliers',
      'first: 200, filter: { active: null }',
      `id address { street streetMore city postalCode region { name code } countryCode }
       contact { email phone } paymentTerms { id name }`,
    )
    // Each company has terms of its own; these are those of the reader's.
    const { uid } = await callOdoo<{ uid: number }>(odoo, odoo.readerKey, 'res.users/context_get', {})
    const own = { ids: [uid], fields: ['company_id'], load: null }
    const [user] = await callOdoo<{ company_id: number }[]>(odoo, odoo.readerKey, 'res.users/read', own)
    const ownCompany = await askOdoo(odoo, { company: user?.company_id ?? 0 })
    const agreed = await ownCompany.byId('res.partner', ['property_supplier_payment_term_id'])
    const states = await oracle.byId('res.country.state', ['name', 'code'])
    const terms = await oracle.byId('account.payment.term', ['name'])
    const expected = partners.map((partner) => {
      const state = states.get(partner.state_id)
      const address = {
        street: orNull(partner.street),
        streetMore: orNull(partner.street2),
        city: orNull(partner.city),
        postalCode: orNull(partner.zip),
        region: state ? { name: state.name, code: state.code } : null,
        countryCode: orNull(partner.country_code),
      }
      const term = agreed.get(partner.id)?.property_supplier_payment_term_id
      return {
        id: idOf('Supplier', partner.id),
        address: Object.values(address).every((part) => part === null) ? null : address,
        contact: { email: orNull(partner.email), phone: orNull(partner.phone) },
        paymentTerms: term ? { id: idOf('PaymentTerms', term), name: terms.get(term)?.name } : null,
      }
    })
    expect(expected.length).toBeGreaterThan(0)
    expect(said.sort(byId)).toEqual(expected.sort(byId))
  })

  it('is every other supplier with the same tax or registry number that is none of its own addresses', async () => {
    const said = await everyNode(
      graph,
      'suppliers',
      'first: 200, filter: { active: null }',
      'id likelyDuplicates(first: 200) { nodes { supplier { id name } reasons } }',
    )
    const bare = (text: string | false) => (text || '').replace(/[^a-z0-9]/gi, '').toUpperCase()
    const same = (field: 'vat' | 'company_registry') => (one: OdooRecord, other: OdooRecord) =>
      bare(one[field]) !== '' && bare(one[field]) === bare(other[field])
    const hard = { SAME_TAX_NUMBER: same('vat'), SAME_REGISTRY_NUMBER: same('company_registry') }
    for (const [reason, isSame] of Object.entries(hard)) {
      const found = new Map(
        said.map(({ id, likelyDuplicates }) => [
          id,
          likelyDuplicates.nodes
            .filter((node: Answer) => node.reasons.includes(reason))
            .map((node: Answer) => node.supplier)
            .sort(byId),
        ]),
      )
      for (const one of partners) {
        const others = partners.filter(
          (other) =>
            other.id !== one.id && other.commercial_partner_id !== one.commercial_partner_id && isSame(one, other),
        )
        expect(found.get(idOf('Supplier', one.id))).toEqual(
          others.map((each) => ({ id: idOf('Supplier', each.id), name: orNull(each.complete_name) })).sort(byId),
        )
      }
    }
  })

  it('is mutual where it is that two may be the same', async () => {
    const said = await everyNode(
      graph,
      'suppliers',
      'first: 200, filter: { active: null }',
      'id likelyDuplicates(first: 200) { nodes { supplier { id } reasons } }',
    )
    const pairs = said.flatMap(({ id, likelyDuplicates }) =>
      likelyDuplicates.nodes.map((node: Answer) => [id, node.supplier.id, node.reasons.join()]),
    )
    const mirrored = pairs.map(([one, other, why]) => [other, one, why])
    expect(pairs.map(String).sort()).toEqual(mirrored.map(String).sort())
  })

  it('costs one call more for the duplicates of a page, and one for their names, whatever the page', async () => {
    for (const first of [1, 20, 200]) {
      const { calls } = await graph.ask(
        `{ suppliers(first: ${first}) { nodes { name likelyDuplicates { nodes { supplier { active } reasons } } } } }`,
      )
      expect(calls.made.filter(({ call }) => call.startsWith('res.partner/')).length).toBeLessThanOrEqual(3)
    }
  })
})

describeSeeded('Suppliers that were made twice', (odoo) => {
  it('are each other’s likely duplicates, for all the reasons there are', async () => {
    const graph = graphOver(odoo)
    const [one, other] = await runInside<number[]>(
      odoo,
      `
result = env['res.partner'].create([
    {'name': 'Twice Médical, Inc.', 'is_company': True, 'supplier_rank': 1, 'vat': '/ 12.34', 'company_registry': 'T-1',
     'email': 'Orders@twice.example', 'phone': '+1 (555) 777-0101'},
    {'name': 'TWICE MEDICAL', 'is_company': True, 'supplier_rank': 1, 'vat': '1234', 'company_registry': 'T1',
     'email': 'Twice <orders@twice.example>', 'phone': '001 555 7770101'},
]).ids
`,
    )
    try {
      const duplicates = (key: number | undefined) =>
        `supplier(id: "${idOf('Supplier', key as number)}") { likelyDuplicates { nodes { supplier { name } reasons } } }`
      const reasons = ['SAME_TAX_NUMBER', 'SAME_REGISTRY_NUMBER', 'SAME_NAME', 'SAME_EMAIL', 'SAME_PHONE']
      expect(await graph.data(`{ one: ${duplicates(one)} other: ${duplicates(other)} }`)).toEqual({
        one: { likelyDuplicates: { nodes: [{ supplier: { name: 'TWICE MEDICAL' }, reasons }] } },
        other: { likelyDuplicates: { nodes: [{ supplier: { name: 'Twice Médical, Inc.' }, reasons }] } },
      })
    } finally {
      await runInside(odoo, `env['res.partner'].browse([${one}, ${other}]).unlink()`)
    }
  })
})
