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

describe('Who hears of stock, which is no single record', () => {
  const [mine, others, nobodys] = [{ company: 1, facility: 10 }, { company: 2, facility: 20 }, null]
  const ofStock = { model: 'stock.quant', hasRecord: false }
  const nowhere = fc.constant(null)
  const whose = fc.record({
    company: fc.oneof(nowhere, fc.constantFrom(1, 2)),
    facility: fc.oneof(nowhere, fc.constantFrom(10, 20)),
    supplier: nowhere,
  })

  const hears = async (some: readonly LoggedEvent[], which: typeof ofStock, principal: Principal) => {
    const asking = request(principal)
    const sights = await seenEvents(some, which, account, asking)
    return { sights: some.map((each) => sights.get(each) ?? null), calls: asking.calls.count() }
  }

  it('is whoever may see its company and its facility, without a call', async () => {
    const at = (place: typeof mine | null): Whose => ({ company: null, facility: null, ...place, supplier: null })
    const all = [at(mine), at(others), at(nobodys)].map((is) => event(1, is))
    const asMine = { ...auditor, companies: new Set([1]), facilities: new Set([10]) }
    expect(await hears(all, ofStock, asMine)).toEqual({ sights: ['whole', null, null], calls: 0 })
    expect(await hears(all, ofStock, { ...auditor, supplier: 7 })).toEqual({ sights: [null, null, null], calls: 0 })
  })

  it('is as for every choice of companies and facilities, and of whose it was and is', async () => {
    /** Stock of no company is of the facility's, whose company is not known here. */
    const isTheirs = (is: Whose, { companies, facilities }: Principal) => {
      const isOfCompany = is.company === null ? is.facility === null : companies === 'all' || companies.has(is.company)
      return (
        (companies === 'all' || isOfCompany) &&
        (facilities === 'all' || (is.facility !== null && facilities.has(is.facility)))
      )
    }
    await fc.assert(
      fc.asyncProperty(
        ...[whose, fc.option(whose), reaches([1, 2]), reaches([10, 20])],
        async (
          is: Whose,
          was: Whose | null,
          companies: Principal['companies'],
          facilities: Principal['facilities'],
        ) => {
          const principal = { ...auditor, companies, facilities }
          const expected = isTheirs(is, principal) ? 'whole' : was !== null && isTheirs(was, principal) ? 'left' : null
          expect((await hears([event(1, is, was)], ofStock, principal)).sights).toEqual([expected])
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('Who hears that something is gone', () => {
  const heardBy = async (model: string, was: Whose, principal: Partial<Principal>) => {
    const gone = event(987_654, null, was)
    const asking = request({ ...auditor, ...principal })
    return (await seenEvents([gone], { model, hasRecord: true }, account, asking)).get(gone) ?? null
  }
  const limited = { companies: new Set([1]), facilities: new Set([10]) }

  it.each([
    ['an item that was everybody’s', 'product.product', { company: null, facility: null, supplier: null }, 'left'],
    ['an item of another company', 'product.product', { company: 2, facility: null, supplier: null }, null],
    ['a place of no facility', 'stock.location', { company: null, facility: null, supplier: null }, 'left'],
    ['a place of another facility', 'stock.location', { company: 1, facility: 20, supplier: null }, null],
    ['an order of no company', 'purchase.order', { company: null, facility: 10, supplier: null }, null],
    ['an order of no facility', 'purchase.order', { company: 1, facility: null, supplier: null }, null],
  ])('is for %s as for one that is there', async (_, model, was, sight) => {
    expect(await heardBy(model, was, limited)).toBe(sight)
  })

  it('is no supplier, not even of itself', async () => {
    const was = { company: null, facility: null, supplier: 7 }
    expect(await heardBy('res.partner', was, { supplier: 7 })).toBeNull()
  })
})
