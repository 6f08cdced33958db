import { readFileSync } from 'node:fs'
import { beforeAll, expect, it } from 'vitest'
import { hospitalGroup } from '#shared/sandbox/hospital-group/generate.ts'
import { readTable, writeTable } from '#shared/sandbox/hospital-group/table-file.ts'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import type { OdooTables, TableRow } from '#shared/sandbox/odoo-double/double.ts'
import { dumpTables } from '#shared/sandbox/odoo-double/dump.ts'
import { callOdoo, describeSeeded } from './live.ts'
import { type Ended, keyInFile, makeTrialOdoo, runLoad, type Target } from './sandbox-load-command.ts'
import { differences } from './sandbox-load-records.ts'

/** What the load may take at most, on two processors that two other runs of tests have as well; alone it takes half of it. */
const limitSeconds = 300

/** What the first steps of a load write to. */
const firstTouched = ['res.company', 'res.currency', 'res.partner', 'res.users', 'stock.warehouse', 'product.product']

/** Steps whose end is the moment to kill: with goods half counted in, orders half received, bills half paid. */
const killedAfter = ['vendor prices', 'purchase orders placed', 'refunds and credit notes']

describeSeeded('npm run sandbox:load', (seeded) => {
  const group = hospitalGroup()
  const runs: Ended[] = []
  let trial: Target
  let loaded: OdooTables

  const dump = ({ url, database, keyFile }: Target, models?: readonly string[]) =>
    dumpTables({ url, database, apiKey: readFileSync(keyFile, 'utf8').trim() }, models)

  beforeAll(async () => {
    trial = await makeTrialOdoo()
  })

  it('refuses a database that is not marked as a trial one, and changes nothing in it', async () => {
    using key = keyInFile(seeded.adminKey)
    const target = { ...seeded, keyFile: key.keyFile }
    const before = await dump(target, firstTouched)

    const { status, said, output } = await runLoad(target)

    expect({ status, output }).toEqual({ status: 1, output: '' })
    expect(said).toContain(`Cannot load into ${seeded.database}: it is not marked as a trial database\n`)
    expect(changed(before, await dump(target, firstTouched))).toEqual([])
  })

  it(`is killed after ${killedAfter.join(', after ')}, and goes on to its end each time it is given again`, {
    timeout: 2 * limitSeconds * 1000,
  }, async () => {
    for (const step of killedAfter) runs.push(await runLoad(trial, step))
    runs.push(await runLoad(trial))

    expect(runs.map(({ signal, status }) => signal ?? status)).toEqual([...killedAfter.map(() => 'SIGKILL'), 0])
    expect(runs.map(({ said }) => said).join('')).toBe('')
    expect(runs.at(-1)?.output).toContain('The hospital group is in ')
    loaded = await dump(trial)
  })

  it(`takes less than ${limitSeconds} seconds, with all that was done twice`, () => {
    const seconds = runs.reduce((sum, run) => sum + run.seconds, 0)
    console.log(`sandbox:load: ${Math.round(seconds)} s in ${runs.length} runs, ${runs.length - 1} of them killed`)
    expect(seconds).toBeGreaterThan(10)
    expect(seconds).toBeLessThan(limitSeconds)
  })

  it('leaves everything there once: each thing of the group under its key, and no other', async () => {
    const key = readFileSync(trial.keyFile, 'utf8').trim()
    const rows = await callOdoo<{ name: string; model: string; res_id: number }[]>(
      { ...trial, readerKey: key },
      key,
      'ir.model.data/search_read',
      { domain: [['module', '=', 'caregraph_sandbox']], fields: ['name', 'model', 'res_id'] },
    )
    const named = (model: string) => rows.filter((row) => row.model === model)
    const there = (model: string) => new Set(loaded[model]?.map(({ id }) => id))
    const expected = {
      'res.users': group.buyers,
      'account.analytic.plan': group.costCentrePlans,
      'account.analytic.account': group.costCentres,
      'purchase.order': group.orders,
      'purchase.order.line': group.orders.flatMap(({ lines }) => [...lines]),
      'purchase.requisition': group.agreements,
      'stock.lot': group.lots,
      'stock.quant': group.openingStock,
      'product.product': group.items,
      'product.uom': group.packagingCodes,
      'product.supplierinfo': group.vendorPrices,
      'account.move': [...group.bills, ...group.invoices, ...group.reversals],
      'stock.warehouse.orderpoint': group.reorderRules,
    }
    for (const [model, records] of Object.entries(expected)) {
      const ids = new Set(named(model).map(({ res_id }) => res_id))
      expect([
        model,
        named(model)
          .map(({ name }) => name)
          .sort(),
      ]).toEqual([model, records.map(({ key }) => key).sort()])
      expect([model, ids.size, [...ids].filter((id) => !there(model).has(id))]).toEqual([model, records.length, []])
    }
    expect(loaded['purchase.order']).toHaveLength(group.orders.length)
    expect(loaded['stock.lot']).toHaveLength(group.lots.length)
    expect(loaded['account.analytic.account']).toHaveLength(group.costCentres.length)
  })

  it('leaves nothing half done: orders, transfers and bills are in the states that the group says', () => {
    const states = { approved: 'purchase', cancelled: 'cancel', 'cancelled after approval': 'cancel' } as const
    const orders = group.orders.map(({ state }) => states[state as keyof typeof states] ?? state)
    expect(countsOf(loaded['purchase.order'])).toEqual(countsOf(orders.map((state) => ({ state }))))
    const bills = [...group.bills, ...group.invoices, ...group.reversals].map(({ state }) => ({
      state: state === 'cancelled' ? 'cancel' : state,
    }))
    const isBill = ({ move_type }: Readonly<Record<string, unknown>>) => move_type !== 'entry'
    expect(countsOf(loaded['account.move']?.filter(isBill))).toEqual(countsOf(bills))
    const done = [
      ...group.orders.flatMap(({ receipts }) => receipts.flatMap((each) => [each.receivedAt, each.putAwayAt])),
      ...group.orders.flatMap(({ returns }) => returns.map(({ sentAt }) => sentAt)),
      ...group.transfers.map(({ doneAt }) => doneAt),
    ].filter((moment) => moment !== null)
    expect(countsOf(loaded['stock.picking']).done).toBe(done.length)
  })

  it('holds what the committed tables hold, but for the ids', () => {
    const committed = hospitalGroupTables()
    const written = Object.entries(loaded).map(([model, rows]) => [model, readTable(writeTable(rows))] as const)

    expect(differences(Object.fromEntries(written), committed)).toEqual([])

    const lines = committed['stock.move.line'] ?? []
    const [one, other] = lines.filter(({ lot_id }) => lot_id)
    const lotOf = (line: TableRow) => (line === one ? other?.lot_id : line === other ? one?.lot_id : line.lot_id)
    const exchanged = lines.map((line) => ({ ...line, lot_id: lotOf(line) }))
    const few = { 'stock.lot': committed['stock.lot'] ?? [], 'stock.move.line': lines }
    expect(differences(few, few)).toEqual([])
    expect(differences(few, { ...few, 'stock.move.line': exchanged })).not.toEqual([])

    const centres = committed['account.analytic.account'] ?? []
    const charged = (id: number) => [{ id: 1, analytic_distribution: { [id]: 100 } }]
    const [first, second] = centres.map(({ id }) => charged(id))
    const charge = { 'account.analytic.account': centres, 'purchase.order.line': first ?? [] }
    expect(differences(charge, charge)).toEqual([])
    expect(differences(charge, { ...charge, 'purchase.order.line': second ?? [] })).not.toEqual([])
  })

  it('changes nothing when all is there, not even when a record was written', async () => {
    const { status, said, output } = await runLoad(trial)

    expect({ status, said }).toEqual({ status: 0, said: '' })
    expect(output).toContain('The hospital group is in ')
    expect(changed(loaded, await dump(trial))).toEqual([])
  })
})

const countsOf = (rows: readonly Readonly<Record<string, unknown>>[] = []) =>
  Object.fromEntries([...Map.groupBy(rows, ({ state }) => String(state))].map(([state, some]) => [state, some.length]))

/** The first record of each model that is not as it was. */
function changed(before: OdooTables, after: OdooTables): string[] {
  return Object.keys({ ...before, ...after }).flatMap((model) => {
    const [were, are] = [before, after].map((tables) => (tables[model] ?? []).map((row) => JSON.stringify(row)))
    const place = Array.from({ length: Math.max(were?.length ?? 0, are?.length ?? 0) }, (_, index) => index).find(
      (index) => were?.[index] !== are?.[index],
    )
    return place === undefined ? [] : [`${model}: ${were?.[place]} became ${are?.[place]}`]
  })
}
