import { beforeAll, expect, it } from 'vitest'
import { type Answer, everyNode, type Graph, graphOver } from './graph.ts'
import { describeLive, describeSeeded } from './live.ts'
import { askOdoo, idOf, type Oracle, orNull, refOf, wordFor } from './oracle.ts'

const itemKinds = { consu: 'GOODS', service: 'SERVICE', combo: 'COMBO' }
const trackings = { none: 'NONE', lot: 'LOT', serial: 'SERIAL' }

/** GS1's rule, counted by hand: from the right, the digits before the check digit weigh 3 and 1 in turn. */
function hasRightCheckDigit(code: string): boolean {
  const [check, ...before] = [...code].reverse().map(Number)
  const sum = before.reduce((total, digit, place) => total + digit * (place % 2 === 0 ? 3 : 1), 0)
  return (10 - (sum % 10)) % 10 === check
}

function identifierOf(barcode: string | false) {
  if (barcode === false) return []
  if (!/^(\d{8}|\d{12}|\d{13}|\d{14})$/.test(barcode)) return [{ system: 'BARCODE', value: barcode, valid: null }]
  return [{ system: 'GTIN', value: barcode, valid: hasRightCheckDigit(barcode) }]
}

describeLive('What the graph says of master data', (odoo) => {
  let graph: Graph
  let oracle: Oracle

  beforeAll(async () => {
    graph = graphOver(odoo)
    oracle = await askOdoo(odoo)
  })

  const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1)

  it('is what Odoo says of each item, with its barcode judged', async () => {
    const said = await everyNode(
      graph,
      'items',
      'first: 200, filter: { active: null }',
      'id name sku kind tracking active unit { id name } identifiers { system value valid }',
    )
    const products = await oracle.all('product.product', [
      'name',
      'default_code',
      'barcode',
      'type',
      'tracking',
      'active',
      'uom_id',
    ])
    const units = await oracle.byId('uom.uom', ['name'])
    expect(said.sort(byId)).toEqual(
      products
        .map((product) => ({
          id: idOf('Item', product.id),
          name: product.name,
          sku: orNull(product.default_code),
          kind: wordFor(itemKinds, product.type),
          tracking: wordFor(trackings, product.tracking),
          active: product.active,
          unit: { ...refOf('UnitOfMeasure', product.uom_id), name: units.get(product.uom_id)?.name },
          identifiers: identifierOf(product.barcode),
        }))
        .sort(byId),
    )
  })

  it('is said of every partner that supplies, and of no other', async () => {
    const said = await everyNode(
      graph,
      'suppliers',
      'first: 200, filter: { active: null }',
      'id name active identifiers { system value valid }',
    )
    const ordered = await oracle.all('purchase.order.line', ['partner_id'])
    const billed = await oracle.all(
      'account.move',
      ['partner_id'],
      [['move_type', 'in', ['in_invoice', 'in_refund', 'in_receipt']]],
    )
    const keys = new Set([...ordered, ...billed].map(({ partner_id }) => partner_id))
    const partners = await oracle.all('res.partner', [
      'complete_name',
      'active',
      'vat',
      'company_registry',
      'ref',
      'supplier_rank',
    ])
    const expected = partners.filter(({ id, supplier_rank }) => supplier_rank > 0 || keys.has(id))
    expect(expected.length).toBeLessThan(partners.length)
    const systems = [
      ['vat', 'VAT'],
      ['company_registry', 'COMPANY_REGISTRY'],
      ['ref', 'SUPPLIER_NUMBER'],
    ] as const
    expect(said.sort(byId)).toEqual(
      expected
        .map((partner) => ({
          id: idOf('Supplier', partner.id),
          name: orNull(partner.complete_name),
          active: partner.active,
          identifiers: systems
            .filter(([field]) => partner[field])
            .map(([field, system]) => ({ system, value: partner[field], valid: null })),
        }))
        .sort(byId),
    )
  })

  it('is what Odoo says of each facility and company', async () => {
    const { facilities, companies } = await graph.data(`{
      facilities(first: 500, filter: { active: null }) { nodes { id name code active company { id name currency } } }
      companies { nodes { id name currency } }
    }`)
    const currencies = await oracle.byId('res.currency', ['name'])
    const legal = (await oracle.all('res.company', ['name', 'currency_id'])).map((company) => ({
      id: idOf('Company', company.id),
      name: company.name,
      currency: currencies.get(company.currency_id)?.name,
    }))
    const warehouses = (await oracle.all('stock.warehouse', ['name', 'code', 'active', 'company_id'])).map(
      (warehouse) => ({
        id: idOf('Facility', warehouse.id),
        name: warehouse.name,
        code: warehouse.code,
        active: warehouse.active,
        company: legal.find(({ id }) => id === idOf('Company', warehouse.company_id)),
      }),
    )
    expect(facilities.nodes.sort(byId)).toEqual(warehouses.sort(byId))
    expect(companies.nodes.sort(byId)).toEqual(legal.sort(byId))
  })

  it('lists the units in use by name, and finds those out of use by their id', async () => {
    const { unitsOfMeasure } = await graph.data('{ unitsOfMeasure { id name active } }')
    const units = await oracle.all('uom.uom', ['name', 'active'])
    const inUse = units
      .filter(({ active }) => active)
      .map(({ id, name }) => ({ id: idOf('UnitOfMeasure', id), name, active: true }))
    expect(unitsOfMeasure.map(({ name }: Answer) => name)).toEqual(
      inUse.map(({ name }) => name).sort(new Intl.Collator('en').compare),
    )
    expect(unitsOfMeasure.toSorted(byId)).toEqual(inUse.sort(byId))
    for (const { id, name } of units.filter(({ active }) => !active).slice(0, 3)) {
      const { unitOfMeasure } = await graph.data(
        `{ unitOfMeasure(id: "${idOf('UnitOfMeasure', id)}") { name active } }`,
      )
      expect(unitOfMeasure).toEqual({ name, active: false })
    }
  })

  it('gives the orders of a supplier, the newest first', async () => {
    const orders = await oracle.all('purchase.order', ['partner_id'], [], 'date_order desc, id desc')
    const bySupplier = Map.groupBy(orders, ({ partner_id }) => partner_id)
    const [[busiest, own] = [0, []]] = [...bySupplier].sort(([, one], [, other]) => other.length - one.length)
    const { supplier } = await graph.data(
      `{ supplier(id: "${idOf('Supplier', busiest)}") { purchaseOrders(first: 200) { nodes { id } } } }`,
    )
    expect(supplier.purchaseOrders.nodes).toEqual(
      own.slice(0, 200).map(({ id }) => ({ id: idOf('PurchaseOrder', id) })),
    )
  })
})

describeSeeded('Of the seeded master data', (odoo) => {
  it('the graph shows valid and invalid GTINs, other barcodes, names with markup, and codes of units', async () => {
    const { items, suppliers, unitsOfMeasure } = await graphOver(odoo).data(`{
      items(first: 500) { nodes { name identifiers { system valid } } }
      suppliers(first: 500) { nodes { name } }
      unitsOfMeasure { name code }
    }`)
    const identifiers = items.nodes.flatMap(({ identifiers }: Answer) => identifiers)
    expect(identifiers).toContainEqual({ system: 'GTIN', valid: true })
    expect(identifiers).toContainEqual({ system: 'GTIN', valid: false })
    expect(identifiers).toContainEqual({ system: 'BARCODE', valid: null })
    const names = suppliers.nodes.map(({ name }: Answer) => name)
    expect(names).toContain('Ångfält & Ostrøm <Medical>')
    expect(names).toContain('Dunhaven "Sterile" Devices; 100% 安全')
    expect(names).toContain("O'Corvale\\Labs")
    expect(unitsOfMeasure).toContainEqual({ name: 'Units', code: 'C62' })
    expect(unitsOfMeasure).toContainEqual({ name: 'L', code: 'LTR' })
    expect(unitsOfMeasure).toContainEqual({ name: 'Box of 100', code: 'Box of 100' })
  })
})
