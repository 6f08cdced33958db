import { dock, mainStore } from '../group.ts'
import type { LoadSession } from './session.ts'

/** Facilities are Odoo's warehouses; each brings its locations and its kinds of transfer. */
export async function loadFacilities(session: LoadSession): Promise<void> {
  const { odoo, group } = session
  for (const company of group.companies) {
    const scope = await session.scopeOf(company.key)
    const rows = group.facilities
      .filter((facility) => facility.company === company.key)
      .map(({ key, name, code, putsAway }) => ({
        key,
        columns: {
          name,
          code,
          'company_id/id': company.key,
          reception_steps: putsAway ? 'two_steps' : 'one_step',
        },
      }))
    const [first] = rows
    const own = await odoo.read('stock.warehouse', [['company_id', 'in', scope.companies]], ['code'], scope)
    const known = await session.known('stock.warehouse')
    const free = own.find(({ id }) => ![...known.values()].includes(id))
    if (first !== undefined && free !== undefined && !known.has(first.key)) {
      // The one Odoo made with the company.
      await session.adopt('stock.warehouse', new Map([[first.key, free.id]]))
      await session.update('stock.warehouse', [first], scope)
    }
    await session.create('stock.warehouse', rows, scope)
  }
  await adoptParts(session)
  for (const facility of group.facilities) {
    const rows = group.places
      .filter((place) => place.facility === facility.key)
      .map(({ key, name, barcode }) => ({
        key,
        columns: {
          name,
          barcode,
          usage: 'internal',
          'location_id/id': mainStore(facility.key),
          'company_id/id': facility.company,
        },
      }))
    await session.create('stock.location', rows, await session.scopeOf(facility.company))
  }
}

/** The external id of the kind of transfer by which a facility receives, delivers or moves goods. */
export const transferKind = (facility: string, kind: 'receipts' | 'deliveries' | 'internal' | 'put_away'): string =>
  `${facility}_${kind}`

async function adoptParts(session: LoadSession): Promise<void> {
  const known = await session.known('stock.warehouse')
  const fields = ['lot_stock_id', 'wh_input_stock_loc_id', 'in_type_id', 'out_type_id', 'int_type_id', 'store_type_id']
  const rows = await session.odoo.read('stock.warehouse', [['id', 'in', [...known.values()]]], fields, {
    companies: [...(await session.known('res.company')).values()],
  })
  const places = new Map<string, number>()
  const kinds = new Map<string, number>()
  for (const { key, putsAway } of session.group.facilities) {
    const row = rows.find(({ id }) => id === known.get(key))
    places.set(mainStore(key), Number(row?.lot_stock_id))
    if (putsAway) places.set(dock(key), Number(row?.wh_input_stock_loc_id))
    kinds.set(transferKind(key, 'receipts'), Number(row?.in_type_id))
    kinds.set(transferKind(key, 'deliveries'), Number(row?.out_type_id))
    kinds.set(transferKind(key, 'internal'), Number(row?.int_type_id))
    kinds.set(transferKind(key, 'put_away'), Number(row?.store_type_id))
  }
  await session.adopt('stock.location', places)
  await session.adopt('stock.picking.type', kinds)
  await countWithoutGaps(session, [...kinds.values()])
}

/** A call that is broken off takes its numbers back: transfers have the same ones however often a load was begun. */
async function countWithoutGaps({ odoo }: LoadSession, kinds: readonly number[]): Promise<void> {
  const rows = await odoo.read('stock.picking.type', [['id', 'in', kinds]], ['sequence_id'])
  const sequences = rows.map(({ sequence_id }) => sequence_id)
  const loose = await odoo.read(
    'ir.sequence',
    [
      ['id', 'in', sequences],
      ['implementation', '=', 'standard'],
    ],
    ['implementation'],
  )
  if (loose.length === 0) return
  await odoo.call('ir.sequence/write', { ids: loose.map(({ id }) => id), vals: { implementation: 'no_gap' } })
}
