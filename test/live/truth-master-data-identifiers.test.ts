import { beforeAll, expect, it } from 'vitest'
import { defaultIdentifierFields } from '#shared/config/identifier-fields.ts'
import { codesOf, everyNode, type Graph, graphOver } from './graph.ts'
import { runInside } from './inside.ts'
import { describeLive, describeSeeded } from './live.ts'
import { askOdoo, idOf, type OdooRecord, type Oracle } from './oracle.ts'

const isGtin = (barcode: string) => /^(\d{8}|\d{12,14})$/.test(barcode)
const literal = (text: string) => JSON.stringify(text)
const finding = (type: string, system: string, value: string) =>
  `${type}(identifier: { system: ${system}, value: ${literal(value)} }) { id }`

describeLive('What the graph finds by an identifier', (odoo) => {
  let graph: Graph
  let oracle: Oracle
  let products: readonly OdooRecord[]

  beforeAll(async () => {
    graph = graphOver(odoo)
    oracle = await askOdoo(odoo)
    products = await oracle.all('product.product', ['name', 'default_code', 'barcode', 'active'])
  })

  const ask = async (lookups: readonly string[]): Promise<readonly ({ id: string } | null)[]> =>
    Object.values(await graph.data(`{ ${lookups.map((lookup, index) => `n${index}: ${lookup}`).join(' ')} }`))

  it('is each item by its barcode, with more or fewer leading zeros, right check digit or not', async () => {
    const numbered = products.filter(({ barcode, active }) => barcode && active).slice(0, 40)
    const asked = numbered.flatMap(({ id, barcode }) => {
      const ways = isGtin(barcode) ? [barcode, barcode.padStart(14, '0'), ` ${barcode} `] : [barcode]
      return ways.flatMap((way) =>
        (isGtin(barcode) ? ['GTIN', 'BARCODE'] : ['BARCODE']).map(
          (system) => [id, finding('item', system, way)] as const,
        ),
      )
    })
    expect(await ask(asked.map(([, lookup]) => lookup))).toEqual(asked.map(([id]) => ({ id: idOf('Item', id) })))
  })

  it('is each supplier by each of its numbers that is its alone', async () => {
    const said = await everyNode(graph, 'suppliers', 'first: 200', 'id identifiers { system value }')
    const asked = said.flatMap(({ id, identifiers }) =>
      identifiers.map(({ system, value }: Record<string, string>) => ({ id, system, value }) as Record<string, string>),
    )
    const numberOf = ({ system, value }: Record<string, string>) => `${system} ${value}`
    const counts = Map.groupBy(asked, numberOf)
    const alone = asked.filter((each) => counts.get(numberOf(each))?.length === 1)
    expect(alone.length).toBeGreaterThan(0)
    expect(await ask(alone.map(({ system = '', value = '' }) => finding('supplier', system, value)))).toEqual(
      alone.map(({ id }) => ({ id })),
    )
  })

  it('is nothing for a number nobody has, and nothing that Odoo is asked for where no field holds its kind', async () => {
    const nobody = ['GTIN', 'BARCODE', 'UDI_DI'].map((system) => finding('item', system, '99999999999994'))
    const others = ['VAT', 'GLN', 'DUNS', 'NPI', 'GTIN'].map((system) =>
      finding('supplier', system, `nobody's "%_" 💊`),
    )
    const asked = [...nobody, ...others, finding('facility', 'GLN', '5412345000013')]
    expect(await ask(asked)).toEqual(asked.map(() => null))
    const { calls } = await graph.ask(`{ ${finding('supplier', 'GLN', '5412345000013')} }`)
    expect(calls.count()).toBe(0)
  })

  it.each([
    '',
    '(id: null)',
    '(id: "x", identifier: { system: VAT, value: "1" })',
    '(identifier: { system: VAT, value: "" })',
    '(identifier: { system: VAT, value: " " })',
    '(identifier: { system: VAT, value: "\\u0000" })',
  ])('is refused for neither, both, or no number: %s', async (key) => {
    for (const type of ['item', 'supplier', 'facility']) {
      const { data, errors } = await graph.ask(`{ it: ${type}${key} { id } companies { nodes { id } } }`)
      expect(data.it).toBeNull()
      expect(data.companies.nodes.length).toBeGreaterThan(0)
      expect(codesOf(errors)).toEqual(['BAD_USER_INPUT of caregraph'])
    }
  })

  it('is what has every word of a text in its name, sku or barcode', async () => {
    const said = async (text: string) =>
      (await everyNode(graph, 'items', `first: 200, filter: { text: ${literal(text)} }`, 'id'))
        .map(({ id }) => id)
        .sort()
    const [first] = products.filter(({ default_code, barcode, active }) => default_code && barcode && active)
    const texts = [
      first?.default_code,
      first?.barcode,
      `${first?.default_code} ${first?.name.split(' ')[0].toUpperCase()}`,
      'a',
      '%',
      '_',
      '\\',
      `'`,
      '"',
      '💊',
      'a 1',
      'nothing has this',
    ]
    for (const text of texts) {
      const has = (word: string) => (product: OdooRecord) =>
        [product.name, product.default_code, product.barcode].some((value) =>
          String(value || '')
            .toLowerCase()
            .includes(word.toLowerCase()),
        )
      const expected = products.filter(
        (product) => product.active && text.split(' ').every((word: string) => has(word)(product)),
      )
      expect([text, await said(text)]).toEqual([text, expected.map(({ id }) => idOf('Item', id)).sort()])
    }
  })

  it('refuses a text that is none, or longer than anybody types', async () => {
    for (const text of ['', ' ', '\0', 'x'.repeat(10_000), '💊 '.repeat(2_500)]) {
      for (const list of ['items', 'suppliers', 'purchaseOrders']) {
        const { data, errors } = await graph.ask(
          `query ($text: String) { it: ${list}(filter: { text: $text }) { nodes { id } } }`,
          { variables: { text } },
        )
        expect(data).toEqual({ it: null })
        expect(codesOf(errors)).toEqual(['BAD_USER_INPUT of caregraph'])
      }
    }
  })
})

describeSeeded('A map of identifiers', (odoo) => {
  const identifierFields = {
    ...defaultIdentifierFields,
    supplier: [
      { system: 'DUNS', field: 'ref' },
      { system: 'GLN', field: 'vat' },
    ],
    facility: [
      { system: 'DUNS', field: 'partner_id.company_registry' },
      { system: 'NPI', field: 'code' },
    ],
  } as const
  const graph = graphOver(odoo, { settings: { identifierFields } })

  it('says which fields hold whose numbers, those of a facility’s address too', async () => {
    const { facilities } = await graph.data('{ facilities { nodes { id name identifiers { system value valid } } } }')
    const hospital = facilities.nodes.find(({ name }: { name: string }) => name === 'Northmere General Hospital')
    expect(hospital.identifiers).toEqual([
      { system: 'NPI', value: 'NGH', valid: false },
      { system: 'DUNS', value: 'NM-1', valid: null },
    ])
    expect(await graph.data('{ facility(identifier: { system: NPI, value: "NGH" }) { id } }')).toEqual({
      facility: { id: hospital.id },
    })
    const { suppliers } = await graph.data(
      '{ suppliers(filter: { text: "SUP-001" }) { nodes { id identifiers { system value } } } }',
    )
    expect(suppliers.nodes[0].identifiers[0]).toEqual({ system: 'DUNS', value: 'SUP-001' })
    expect(await graph.data('{ supplier(identifier: { system: DUNS, value: "SUP-001" }) { id } }')).toEqual({
      supplier: { id: suppliers.nodes[0].id },
    })
  })

  it('costs one call for the addresses of any number of facilities', async () => {
    const { calls } = await graph.ask('{ facilities { nodes { identifiers { value } } } }')
    expect(calls.made.map(({ call }) => call)).toEqual([
      'stock.warehouse/search_read',
      'stock.warehouse/web_search_read',
    ])
  })
})

describeSeeded('Two suppliers with the same number', (odoo) => {
  const graph = graphOver(odoo)
  const lookup = '{ supplier(identifier: { system: SUPPLIER_NUMBER, value: "TWICE-1" }) { name } }'

  it('are told apart once one of them is out of use, and not once both are', async () => {
    const made = await runInside<number[]>(
      odoo,
      `
result = env['res.partner'].create([
    {'name': name, 'is_company': True, 'supplier_rank': 1, 'ref': 'TWICE-1'} for name in ('Twice A', 'Twice B')
]).ids
`,
    )
    try {
      const { data, errors } = await graph.ask(lookup)
      expect(data).toEqual({ supplier: null })
      expect(codesOf(errors)).toEqual(['BAD_USER_INPUT of caregraph'])
      expect(errors?.[0]?.message).toBe('Cannot find supplier: several have this identifier')
      await runInside(odoo, `env['res.partner'].browse(${made[0]}).write({'active': False})`)
      expect(await graph.data(lookup)).toEqual({ supplier: { name: 'Twice B' } })
      await runInside(odoo, `env['res.partner'].browse(${made[1]}).write({'active': False})`)
      expect(codesOf((await graph.ask(lookup)).errors)).toEqual(['BAD_USER_INPUT of caregraph'])
    } finally {
      await runInside(odoo, `env['res.partner'].browse(${JSON.stringify(made)}).unlink()`)
    }
  })
})
