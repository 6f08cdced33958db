import { beforeAll, expect, it } from 'vitest'
import { type Answer, type Graph, graphOver } from './graph.ts'
import { describeLive } from './live.ts'
import { askOdoo, idOf, type OdooRecord, type Oracle, refOf } from './oracle.ts'

describeLive('What the graph says was spent', (odoo) => {
  let graph: Graph
  let oracle: Oracle
  let bills: OdooRecord[]

  beforeAll(async () => {
    graph = graphOver(odoo)
    oracle = await askOdoo(odoo)
    bills = await oracle.all(
      'account.move',
      ['company_id', 'partner_id', 'date', 'amount_untaxed_signed'],
      [
        ['move_type', 'in', ['in_invoice', 'in_refund', 'in_receipt']],
        ['state', '=', 'posted'],
      ],
    )
  })

  const spend = async (filter = ''): Promise<Answer[]> => {
    const { spendBySupplierAndMonth } = await graph.data(
      `{ spendBySupplierAndMonth${filter} { company { id } supplier { id } month spend { amount currency } billCount } }`,
    )
    return spendBySupplierAndMonth.map((row: Answer) => JSON.stringify(row)).sort()
  }

  /** Added up bill by bill. */
  const addedUp = async (some: readonly OdooRecord[]) => {
    const companies = await oracle.byId('res.company', ['currency_id'])
    const rows = Map.groupBy(some, (bill) => `${bill.company_id} ${bill.partner_id} ${bill.date.slice(0, 7)}`)
    return [...rows.values()]
      .map((each) => {
        const [{ company_id, partner_id, date }] = each as [OdooRecord]
        const sum = -each.reduce((total, bill) => total + bill.amount_untaxed_signed, 0)
        const company = companies.get(company_id) as OdooRecord
        return JSON.stringify({
          company: refOf('Company', company_id),
          supplier: refOf('Supplier', partner_id),
          month: `${date.slice(0, 7)}-01`,
          spend: oracle.money({ ...company, sum }, 'sum'),
          billCount: each.length,
        })
      })
      .sort()
  }

  it('is the sum of all bills in the books, by company, supplier and month, refunds taken off', async () => {
    expect(bills.length).toBeGreaterThan(0)
    expect(await spend()).toEqual(await addedUp(bills))
  })

  it('is that of one company, some suppliers or some time where that is asked', async () => {
    const [{ company_id: company, partner_id: supplier }] = bills as [OdooRecord]
    expect(await spend(`(filter: { companies: ["${idOf('Company', company)}"] })`)).toEqual(
      await addedUp(bills.filter((bill) => bill.company_id === company)),
    )
    expect(await spend(`(filter: { suppliers: ["${idOf('Supplier', supplier)}"] })`)).toEqual(
      await addedUp(bills.filter((bill) => bill.partner_id === supplier)),
    )
    const days = bills.map(({ date }) => date).sort()
    const [from, to] = [days[Math.floor(days.length / 4)], days[Math.floor(days.length / 2)]]
    expect(await spend(`(filter: { from: "${from}", to: "${to}" })`)).toEqual(
      await addedUp(bills.filter(({ date }) => date >= from && date <= to)),
    )
  })

  it('takes one call', async () => {
    await graph.data('{ unitsOfMeasure { id } }')
    const { calls } = await graph.ask('{ spendBySupplierAndMonth { month spend { amount } } }')
    expect(calls.made.map(({ call }) => call)).toEqual(['account.move/formatted_read_group'])
  })
})
