import { expect } from 'vitest'
import type { Data, LimitedGraph } from './limited-graph.ts'
import { type Claims, everything, VisibleRecords } from './visible-records.ts'
import { idOf, type Row, type World } from './world.ts'

type Try = (claims: Claims, world: World, graph: LimitedGraph) => Promise<number>

/** Spend is what the bills that may be seen come to: summed up here by hand. */
export const trySpend: Try = async (claims, world, graph) => {
  const { rows } = await graph.data(
    claims,
    '{ rows: spendBySupplierAndMonth { company { id } supplier { id } month spend { amount } billCount } }',
  )
  const visible = new VisibleRecords(world, claims)
  const bills = visible.rows('VendorBill').filter(({ state }) => state === 'posted')
  const groups = Map.groupBy(bills, ({ company_id: company, partner_id: partner, date }) =>
    [company, partner, `${String(date).slice(0, 7)}-01`].join(' '),
  )
  const expected = [...groups].map(([group, some]) => {
    const [company, partner, month] = group.split(' ')
    const supplier = visible.has('Supplier', partner) ? idOf('Supplier', Number(partner)) : undefined
    const named = [idOf('Company', Number(company)), supplier, month].join(' ')
    return [named, -sumOf(some, 'amount_untaxed_signed'), some.length]
  })
  const found = rows.map((row: Data) => [
    [row.company?.id, row.supplier?.id, row.month].join(' '),
    Number(row.spend.amount),
    row.billCount,
  ])
  expectSums(found, expected, `spend ${JSON.stringify(claims)}`)
  return found.length
}

/** Stock of items is what is at the places that may be seen: summed up here by hand. */
export const tryStock: Try = async (claims, world, graph) => {
  const visible = new VisibleRecords(world, claims)
  const stock = Map.groupBy(visible.rows('StockPosition'), (quant) => idOf('Item', Number(quant.product_id)))
  const { items } = await graph.data(
    claims,
    `{ items(first: 500, filter: { active: null }) { nodes {
      id stock { facility { id } onHand { value } reserved { value } positions(first: 200) { nodes { id } } }
    } } }`,
  )
  let summaries = 0
  for (const { id, stock: found } of items.nodes) {
    const byFacility = Map.groupBy(stock.get(id) ?? [], (quant) => world.placeOf(quant)?.warehouse_id)
    const expected = [...byFacility].map(([facility, quants]) => [
      facility === false ? 'none' : idOf('Facility', Number(facility)),
      sumOf(quants, 'quantity'),
      sumOf(quants, 'reserved_quantity'),
      Math.min(quants.length, 200),
    ])
    const told = found.map(({ facility, onHand, reserved, positions }: Data) => [
      facility?.id ?? 'none',
      Number(onHand.value),
      Number(reserved.value),
      positions.nodes.length,
    ])
    expectSums(told, expected, `stock of ${Buffer.from(id, 'base64url')} ${JSON.stringify(claims)}`)
    summaries += told.length
  }
  return summaries
}

/** What companies are owed is what is open on the lines that may be seen: summed up here by hand. */
export const tryReceivables: Try = async (claims, world, graph) => {
  const { rows } = await graph.data(
    claims,
    '{ rows: receivablesByAge(asOf: "2026-06-30") { company { id } total { amount } } }',
  )
  const visible = new VisibleRecords(world, claims)
  const lines = world
    .rows('account.move.line')
    .filter(({ reconciled, move_id: move }) => reconciled === false && visible.has('LedgerPosting', move))
    .filter(({ account_id: account }) => world.get('account.account', account)?.account_type === 'asset_receivable')
  const groups = Map.groupBy(lines, ({ company_id: company }) => idOf('Company', Number(company)))
  const expected = [...groups].map(([company, some]) => [company, sumOf(some, 'amount_residual')])
  const found = rows.map((row: Data) => [row.company.id, Number(row.total.amount)])
  expectSums(found, expected, `receivables ${JSON.stringify(claims)}`)
  return found.length
}

/** Of what stock is worth, by company and facility, whoever asks gets the rows of its own, unchanged. */
export const tryStockValues: Try = async (claims, world, graph) => {
  const document = `{
    all: stockValueByFacility { company { id } facility { id } value { amount currency } }
    expiring: expiringStockValue(withinDays: 120, asOf: "2026-05-01") {
      company { id } facility { id } value { amount currency }
    }
  }`
  const visible = new VisibleRecords(world, claims)
  const isOwn = ({ company, facility }: Data) =>
    claims.supplier === null &&
    visible.ids('Company').has(company.id) &&
    (facility === null ? claims.facilities === 'all' : visible.ids('Facility').has(facility.id))
  const [whole, own] = [await graph.data(everything, document), await graph.data(claims, document)]
  for (const name of ['all', 'expiring']) {
    expect(own[name], `${name} ${JSON.stringify(claims)}`).toEqual(whole[name].filter(isOwn))
  }
  return own.all.length
}

/** Rules that say something has to be ordered: those of all that whoever asks may see. */
export const trySignals: Try = async (claims, world, graph) => {
  const document = '{ replenishmentSignals(first: 200) { nodes { id need { toOrder { value } } } } }'
  const [whole, own] = [await graph.data(everything, document), await graph.data(claims, document)]
  const visible = new VisibleRecords(world, claims).ids('ReplenishmentRule')
  const expected = whole.replenishmentSignals.nodes.filter(({ id }: Data) => visible.has(id))
  expect(own.replenishmentSignals.nodes, JSON.stringify(claims)).toEqual(expected)
  return expected.length
}

function sumOf(rows: readonly Row[], field: string): number {
  return rows.reduce((sum, row) => sum + Number(row[field]), 0)
}

/** The same groups, with the same numbers but for the last digit that is shown. */
function expectSums(found: readonly unknown[][], expected: readonly unknown[][], where: string): void {
  const told = (rows: readonly unknown[][]) =>
    rows
      .map((row) => row.map((each) => (typeof each === 'number' ? Math.round(each * 100) / 100 + 0 : each)))
      .sort(([one], [other]) => (String(one) < String(other) ? -1 : 1))
  expect(told(found), where).toEqual(told(expected))
}
