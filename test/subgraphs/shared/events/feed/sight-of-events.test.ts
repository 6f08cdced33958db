import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Principal } from '#shared/auth/principal.ts'
import type { LoggedEvent, Whose } from '#shared/events/event.ts'
import { seenEvents } from '#shared/events/feed/sight-of-events.ts'
import { OdooAccount } from '#shared/odoo/odoo.ts'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { startOdooDouble } from '#shared/sandbox/odoo-double/double.ts'
import { silentLog } from '#shared/telemetry/log.ts'
import { SourceCalls } from '#shared/telemetry/source-calls.ts'
import { auditor } from '../../../../principals.ts'

type Row = { readonly id: number } & Record<string, unknown>

const tables = hospitalGroupTables()
const orders = tables['purchase.order'] as readonly Row[]
const types = new Map((tables['stock.picking.type'] as readonly Row[]).map((row) => [row.id, row]))
let double: Awaited<ReturnType<typeof startOdooDouble>>
let account: OdooAccount

beforeAll(async () => {
  const companyIds = (tables['res.company'] ?? []).map(({ id }) => id)
  const user = { id: 2, login: 'a', apiKey: 'k', companyIds, companyId: companyIds[0] ?? 1, access: 'admin' } as const
  double = await startOdooDouble({ tables, database: 'd', users: [user] })
  account = new OdooAccount({ url: double.url, database: 'd', apiKey: 'k', concurrency: 4 }, silentLog)
})
afterAll(() => double.close())

const request = (principal: Principal) => ({
  correlationId: 't',
  signal: AbortSignal.timeout(60_000),
  calls: new SourceCalls(),
  principal,
})

const facilityOf = (order: Row) => Number(types.get(Number(order.picking_type_id))?.warehouse_id)
const whoseIs = (order: Row): Whose => ({
  company: Number(order.company_id),
  facility: facilityOf(order),
  supplier: Number(order.partner_id),
})

let number = 0
function event(key: number, whose: Whose | null, whoseBefore: Whose | null = whose): LoggedEvent {
  number += 1
  return {
    place: { at: number, number },
    event: {
      id: `e${number}`,
      type: 'procurement.purchase_order.changed',
      occurredAt: '2026-11-20T08:30:00Z',
      subject: { type: 'PurchaseOrder', key },
      change: whose === null ? 'REMOVED' : 'CHANGED',
      whose,
      whoseBefore,
      previousState: null,
      newState: null,
    },
  }
}

const ofOrders = { model: 'purchase.order', hasRecord: true }
const seen = async (events: readonly LoggedEvent[], principal: Principal) => {
  const sights = await seenEvents(events, ofOrders, account, request(principal))
  return events.map((each) => sights.get(each) ?? null)
}

const reaches = (keys: readonly number[]) =>
  fc.oneof(
    fc.constant('all' as const),
    fc.subarray([...keys]).map((some) => new Set(some)),
  )

describe('Who hears of an event', () => {
  it('is who may see the record as it is, for every choice of companies and facilities', async () => {
    const companies = [...new Set(orders.map(({ company_id }) => Number(company_id)))]
    const facilities = [...new Set(orders.map(facilityOf))]
    await fc.assert(
      fc.asyncProperty(reaches(companies), reaches(facilities), async (some, few) => {
        const told = await seen(
          orders.map((order) => event(order.id, whoseIs(order))),
          { ...auditor, companies: some, facilities: few },
        )
        const expected = orders.map((order) => {
          const isTheirs =
            (some === 'all' || some.has(Number(order.company_id))) && (few === 'all' || few.has(facilityOf(order)))
          return isTheirs ? 'whole' : null
        })
        expect(told).toEqual(expected)
      }),
      { numRuns: 30 },
    )
  })

  it('is a supplier for its own orders that it was sent, and for nobody else', async () => {
    const suppliers = [...new Set(orders.map(({ partner_id }) => Number(partner_id)))]
    const shown = new Set(['sent', 'purchase', 'cancel'])
    for (const supplier of suppliers.slice(0, 6)) {
      const told = await seen(
        orders.map((order) => event(order.id, whoseIs(order))),
        { ...auditor, supplier },
      )
      const expected = orders.map((order) =>
        order.partner_id === supplier && shown.has(String(order.state)) ? 'whole' : null,
      )
      expect(told, `supplier ${supplier}`).toEqual(expected)
    }
  })

  it('goes by whose a record was where it is gone, but never tells a supplier that one is gone', async () => {
    const [order] = orders as [Row]
    const company = Number(order.company_id)
    const gone = event(987_654, null, whoseIs(order))
    const goneSince = event(987_655, whoseIs(order))
    const mine = { ...auditor, companies: new Set([company]) }
    const others = { ...auditor, companies: new Set([company + 90]) }
    expect(await seen([gone, goneSince], mine)).toEqual(['left', 'whole'])
    expect(await seen([gone, goneSince], others)).toEqual([null, null])
    expect(await seen([gone, goneSince], { ...auditor, supplier: Number(order.partner_id) })).toEqual([null, null])
  })

  it('is told that a record left where it went to others, and nothing of where it went', async () => {
    const [order] = orders as [Row]
    const company = Number(order.company_id)
    const elsewhere = { ...whoseIs(order), company: company + 90 }
    const moved = event(order.id, elsewhere, whoseIs(order))
    expect(await seen([moved], { ...auditor, companies: new Set([company]) })).toEqual(['left'])
  })

  it('is not whoever could see it then and no longer can', async () => {
    const [order] = orders as [Row]
    const then = { ...whoseIs(order), company: 77 }
    expect(await seen([event(order.id, then)], { ...auditor, companies: new Set([77]) })).toEqual([null])
  })

  it('is nobody without companies, and everybody who may see all, without a call', async () => {
    const events = orders.map((order) => event(order.id, whoseIs(order)))
    const nobody = { ...auditor, companies: new Set<number>() }
    expect(new Set(await seen(events, nobody))).toEqual(new Set([null]))
    const all = request(auditor)
    expect((await seenEvents(events, ofOrders, account, all)).size).toBe(events.length)
    expect(all.calls.count()).toBe(0)
  })

  it('is refused for a model that has no rule', async () => {
    const asked = seenEvents([event(1, null)], { model: 'hr.employee', hasRecord: true }, account, {
      ...request({ ...auditor, companies: new Set([1]) }),
    })
    await expect(asked).rejects.toThrow('no rule says who may see its records')
  })
})
