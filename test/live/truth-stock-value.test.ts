import { beforeAll, expect, it } from 'vitest'
import { type Answer, type Graph, graphOver } from './graph.ts'
import { describeSeeded } from './live.ts'
import { askOdoo, idOf, instant, type OdooRecord, type Oracle, refOf } from './oracle.ts'

const selection = '{ company { id } facility { id } value { amount currency } }'
const asOf = '2026-06-30'

describeSeeded('What the graph says stock is worth', (odoo) => {
  let graph: Graph
  let oracle: Oracle
  let companies: ReadonlyMap<number, OdooRecord>
  let items: ReadonlyMap<number, OdooRecord>
  let stock: readonly Quant[]

  beforeAll(async () => {
    graph = graphOver(odoo)
    oracle = await askOdoo(odoo)
    companies = await oracle.byId('res.company', ['currency_id', 'partner_id'])
    const categories = await oracle.byId('product.category', ['parent_path'])
    items = new Map(
      (await oracle.all('product.product', ['categ_id'])).map(({ id, categ_id }) => {
        return [id, { id, path: `/${categories.get(categ_id)?.parent_path ?? ''}` }]
      }),
    )
    const ofCompanies = await Promise.all(
      [...companies.values()].map((company) =>
        // What Odoo itself works out for each quant, which it shows to few; the company decides at what price.
        askOdoo(odoo, { key: odoo.adminKey, company: company.id }).then((admin) => ownStock(admin, company)),
      ),
    )
    stock = ofCompanies.flat()
  })

  const said = async (field: string, source = graph): Promise<Answer[]> =>
    (await source.data(`{ it: ${field} ${selection} }`)).it

  /** Added up quant by quant. */
  const addedUp = (some: readonly Quant[]) => {
    const rows = Map.groupBy(some, ({ company, facility }) => `${company} ${facility}`)
    return [...rows.values()]
      .toSorted(([one], [other]) => rank(one) - rank(other))
      .map((each) => {
        const [{ company, facility }] = each as [Quant]
        const sum = each.reduce((total, { value }) => total + value, 0)
        return {
          company: refOf('Company', company),
          facility: facility === false ? null : refOf('Facility', facility),
          value: oracle.money({ ...(companies.get(company) as OdooRecord), sum }, 'sum'),
        }
      })
  }
  const rank = (quant: Quant | undefined) => (quant?.company ?? 0) * 1e6 + (quant?.facility || 1e5)

  const expiring = (days: number, from: string | null = null) => {
    const end = Date.parse(asOf) + (days + 1) * 86_400_000
    return stock.filter(({ expires }) => {
      const at = Date.parse(instant(expires) ?? '')
      return at < end && (from === null || at >= Date.parse(from))
    })
  }

  it('is to the coin what Odoo says all its quants are worth, company by company and place by place', async () => {
    const rows = await said('stockValueByFacility')
    expect(rows).toEqual(addedUp(stock))
    // Two companies with a currency each, and goods on their way between facilities: else this would not say much.
    expect(new Set(rows.map(({ value }) => value.currency)).size).toBeGreaterThan(1)
    expect(rows.filter(({ facility }) => facility === null).length).toBeGreaterThan(0)
    expect(rows.every(({ value }) => value.amount !== '0.00')).toBe(true)
  })

  it('is that of some companies, facilities or items where those are asked for', async () => {
    const filtered = (filter: string) => said(`stockValueByFacility(filter: { ${filter} })`)
    for (const company of companies.keys()) {
      expect(await filtered(`companies: ["${idOf('Company', company)}"]`)).toEqual(
        addedUp(stock.filter((quant) => quant.company === company)),
      )
    }
    for (const facility of new Set(stock.map((quant) => quant.facility).filter((key) => key !== false))) {
      expect(await filtered(`facilities: ["${idOf('Facility', facility)}"]`)).toEqual(
        addedUp(stock.filter((quant) => quant.facility === facility)),
      )
    }
    const some = [...new Set(stock.map(({ item }) => item))].filter((_, index) => index % 7 === 0)
    expect(await filtered(`items: [${some.map((key) => `"${idOf('Item', key)}"`).join()}]`)).toEqual(
      addedUp(stock.filter(({ item }) => some.includes(item))),
    )
  })

  it('is that of a category with all categories below it', async () => {
    const categories = await oracle.all('product.category', ['parent_id'])
    expect(categories.some(({ parent_id }) => parent_id)).toBe(true)
    for (const { id } of categories) {
      expect(await said(`stockValueByFacility(filter: { categories: ["${idOf('ItemCategory', id)}"] })`)).toEqual(
        addedUp(stock.filter(({ item }) => items.get(item)?.path.includes(`/${id}/`))),
      )
    }
  })

  it.each([0, 90, 3_650])('is that of lots that expire within %d days', async (days) => {
    const at = `withinDays: ${days}, asOf: "${asOf}"`
    expect(await said(`expiringStockValue(${at})`)).toEqual(addedUp(expiring(days)))
    expect(await said(`expiringStockValue(${at}, includeExpired: false)`)).toEqual(addedUp(expiring(days, asOf)))
    const [{ facility, item }] = expiring(3_650) as [Quant]
    expect(
      await said(
        `expiringStockValue(${at}, filter: { facilities: ["${idOf('Facility', facility || 0)}"], items: ["${idOf('Item', item)}"] })`,
      ),
    ).toEqual(addedUp(expiring(days).filter((quant) => quant.facility === facility && quant.item === item)))
  })

  it('is that of each lot, where lots have values of their own', async () => {
    const byLot = stock.filter(({ isByLot, value }) => isByLot && value !== 0)
    const prices = Map.groupBy(byLot, ({ company, item }) => `${company} ${item}`)
    const isUneven = (some: readonly Quant[]) => new Set(some.map(({ quantity, value }) => value / quantity)).size > 1
    // In both companies some item has lots at several prices: else all this would be so with one price for each item.
    const uneven = [...prices].filter(([, some]) => isUneven(some)).map(([key]) => key.split(' ')[0])
    expect(new Set(uneven).size).toBe(2)

    for (const item of new Set(byLot.map((quant) => quant.item))) {
      expect(await said(`stockValueByFacility(filter: { items: ["${idOf('Item', item)}"] })`)).toEqual(
        addedUp(stock.filter((quant) => quant.item === item)),
      )
    }
  })

  it('counts what has expired as something, and less of it the shorter the time', () => {
    const counts = [expiring(0, asOf), expiring(0), expiring(90), expiring(3_650), stock].map(({ length }) => length)
    expect(counts).toEqual(counts.toSorted((one, other) => one - other))
    expect(new Set(counts).size).toBe(counts.length)
  })

  it('is that of its own company for an account of one company, and nothing of another', async () => {
    const ofSecond = graphOver(odoo, { key: odoo.company2Key })
    const [first, second] = ['1', '2'].map((key) => `filter: { companies: ["${idOf('Company', Number(key))}"] }`)
    expect(await said('stockValueByFacility', ofSecond)).toEqual(addedUp(stock.filter(({ company }) => company === 2)))
    expect(await said(`stockValueByFacility(${second})`, ofSecond)).not.toEqual([])
    expect(await said(`stockValueByFacility(${first})`, ofSecond)).toEqual([])
    expect(await said(`expiringStockValue(withinDays: 3650, ${first})`, ofSecond)).toEqual([])
  })

  it('refuses what it cannot use, at no cost', async () => {
    await graph.data('{ unitsOfMeasure { id } }')
    const lot = `"${idOf('Lot', 1)}"`
    for (const bad of [
      ...['companies', 'facilities', 'items', 'categories'].flatMap((list) =>
        [`[${lot}]`, '["x"]', '[]'].map((ids) => `stockValueByFacility(filter: { ${list}: ${ids} })`),
      ),
      ...[-1, 3_651, 2_147_483_647].map((days) => `expiringStockValue(withinDays: ${days})`),
      `expiringStockValue(withinDays: 1, filter: { items: [${lot}] })`,
    ]) {
      const { data, errors, calls } = await graph.ask(`{ it: ${bad} ${selection} }`)
      expect(data.it, bad).toBeNull()
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT'])
      expect(calls.count()).toBe(0)
    }
  })

  it.each(['2026-02-30', 'soon', '', '2026-06-30T00:00:00Z'])('refuses %j as a day', async (day) => {
    const document = `query ($day: Date) { it: expiringStockValue(withinDays: 1, asOf: $day) ${selection} }`
    const { data, errors, calls } = await graph.ask(document, { variables: { day } })
    expect(data).toBeNull()
    // The gateway gives it the code that all values have which are none of their type.
    expect(errors?.map(({ message }) => message)).toEqual([expect.stringContaining('"$day" got invalid value')])
    expect(calls.count()).toBe(0)
  })

  it('takes one call, and for each company one for items and one for lots that have values: whatever is in stock', async () => {
    await graph.data('{ unitsOfMeasure { id } }')
    const [byItem, byLot] = [false, true].map(
      (isByLot) => stock.find((quant) => quant.isByLot === isByLot)?.item ?? 0,
    ) as [number, number]
    const costs = async (filter: string) => {
      const { calls } = await graph.ask(`{ stockValueByFacility${filter} ${selection} }`)
      return Object.fromEntries(
        Map.groupBy(calls.made, ({ call }) => call)
          .entries()
          .map(([call, some]) => [call, some.length]),
      )
    }
    const of = (item: number) => `(filter: { items: ["${idOf('Item', item)}"] })`
    const companiesWith = (some: (quant: Quant) => boolean) =>
      new Set(stock.filter(some).map(({ company }) => company)).size
    const group = { 'stock.quant/formatted_read_group': 1 }
    expect(await costs('')).toEqual({ ...group, 'product.product/search_read': 2, 'stock.lot/search_read': 2 })
    expect(await costs(of(byItem))).toEqual({
      ...group,
      'product.product/search_read': companiesWith(({ item }) => item === byItem),
    })
    expect(await costs(of(byLot))).toEqual({
      ...group,
      'stock.lot/search_read': companiesWith(({ item }) => item === byLot),
    })
  })
})

interface Quant {
  readonly company: number
  readonly facility: number | false
  readonly item: number
  readonly expires: string | false
  readonly quantity: number
  /** Whether its lot has a value of its own. */
  readonly isByLot: boolean
  readonly value: number
}

/** As Odoo has it for a quant alone: among others it may divide by what there is of the lot in all companies. */
async function valueAlone(admin: Oracle, { id }: OdooRecord): Promise<number> {
  const [quant] = await admin.all('stock.quant', ['value'], [['id', '=', id]])
  return quant?.value
}

/** What of the stock in a company's places, or between them, is its own. */
async function ownStock(admin: Oracle, company: OdooRecord): Promise<Quant[]> {
  const places = await admin.byId('stock.location', ['usage', 'warehouse_id'])
  const lots = await admin.byId('stock.lot', ['expiration_date', 'lot_valuated'])
  const quants = await admin.all(
    'stock.quant',
    ['product_id', 'lot_id', 'location_id', 'owner_id', 'quantity', 'value'],
    [['company_id', '=', company.id]],
  )
  const own = quants
    .filter(({ location_id }) => ['internal', 'transit'].includes(places.get(location_id)?.usage))
    .filter(({ owner_id }) => !owner_id || owner_id === company.partner_id)
  const isByLot = ({ lot_id }: OdooRecord) => lots.get(lot_id)?.lot_valuated === true
  const values = await Promise.all(own.map((quant) => (isByLot(quant) ? valueAlone(admin, quant) : quant.value)))
  return own.map((quant, place) => ({
    company: company.id,
    facility: places.get(quant.location_id)?.warehouse_id,
    item: quant.product_id,
    expires: lots.get(quant.lot_id)?.expiration_date ?? false,
    quantity: quant.quantity,
    isByLot: isByLot(quant),
    value: values[place],
  }))
}
