import { describe, expect, it } from 'vitest'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { recordedOdoo } from './double.ts'
import { limitedGraph } from './limited-graph.ts'
import { idOfRow } from './world.ts'

type Row = { readonly id: number } & Record<string, unknown>

const tables = hospitalGroupTables()
const rows = (model: string) => tables[model] as readonly Row[]
const [one, other] = rows('res.company').map(({ id }) => id) as [number, number]
const claims = (company: number) => ({ companies: [company], facilities: 'all' as const, supplier: null })

/** A lot of which only the first company has and moved anything. */
const lot = rows('stock.lot').find(
  ({ id, company_id }) =>
    company_id === one &&
    rows('stock.quant').some((quant) => quant.lot_id === id && quant.company_id === one) &&
    rows('stock.move.line').every((line) => line.lot_id !== id || line.company_id === one),
) as Row

const trace = (company: number, records = tables) =>
  limitedGraph(recordedOdoo(records).account).ask(
    claims(company),
    `{ lotTrace(lot: "${idOfRow('Lot', lot)}") { onHand { value } } }`,
  )

describe('A lot that was given to another company while stock of it stayed', () => {
  const given = {
    ...tables,
    'stock.lot': rows('stock.lot').map((row) => (row.id === lot.id ? { ...row, company_id: other } : row)),
  }

  it('is traced by whoever sees its company as long as all of it is there', async () => {
    const { data, errors } = await trace(one)
    expect(errors ?? []).toEqual([])
    expect(Number(data.lotTrace.onHand.value)).toBeGreaterThan(0)
  })

  it('is not traced in part: a recall that leaves out a ward is worse than none', async () => {
    const { data, errors } = await trace(other, given)
    expect(data.lotTrace).toBeNull()
    expect(errors?.map(({ message }) => message)).toEqual([
      'Cannot trace a lot of several companies: it takes the right to see every company',
    ])
  })

  it.each([
    ['stock', 'stock.move.line'],
    ['what was moved', 'stock.quant'],
  ])('is not traced where only %s is of the other company', async (_, model) => {
    const rest = rows(model).map((row) => (row.lot_id === lot.id ? { ...row, company_id: other } : row))
    const { data, errors } = await trace(other, { ...given, [model]: rest })
    expect(data.lotTrace).toBeNull()
    expect(errors).toHaveLength(1)
  })
})
