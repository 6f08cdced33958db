import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Records } from '#shared/odoo/records.ts'
import { globalId } from '#shared/values/global-id.ts'
import { Packagings } from '#subgraphs/master-data/loaders/packagings.ts'
import { UnitsOfMeasure } from '#subgraphs/master-data/loaders/units-of-measure.ts'
import { items } from '#subgraphs/master-data/sources/odoo/items.ts'
import { request, type SmallOdoo, startSmallOdoo } from '../../shared/odoo/small-odoo.ts'

const [piece, box, dozen, litre] = [1, 2, 3, 4]
const unit = (id: number, relative_factor: number, relative_uom_id: number | false = false) => ({
  id,
  name: `Unit ${id}`,
  active: true,
  relative_factor,
  relative_uom_id,
})
const offer = (id: number, product_uom_id: number | false, product_id: number | false = false) => ({
  id,
  product_uom_id,
  product_id,
})
const tables = {
  'uom.uom': [unit(1, 1), unit(2, 100, 1), unit(3, 12, 1), unit(4, 1)],
  'product.product': [
    { id: 1, uom_id: piece, uom_ids: [box, dozen], seller_ids: [] },
    { id: 2, uom_id: piece, uom_ids: [], seller_ids: [1, 2, 3] },
    { id: 3, uom_id: box, uom_ids: [litre, piece], seller_ids: [1, 9] },
    { id: 4, uom_id: piece, uom_ids: [piece], seller_ids: [4] },
    { id: 5, uom_id: piece, uom_ids: [], seller_ids: [] },
  ],
  // The first is for all variants, the second and third for one each; the last is in the item's own unit.
  'product.supplierinfo': [offer(1, dozen), offer(2, box, 2), offer(3, litre, 7), offer(4, piece)],
}

const barcodes = [
  { id: 1, product_id: 1, uom_id: box, barcode: '10614141000415' },
  { id: 2, product_id: 1, uom_id: box, barcode: 'BOX-1' },
  { id: 3, product_id: 1, uom_id: litre, barcode: '96385074' },
  { id: 4, product_id: 2, uom_id: box, barcode: '10614141000416' },
]

let small: SmallOdoo
beforeAll(async () => {
  small = await startSmallOdoo({ ...tables, 'product.uom': barcodes })
})
beforeEach(() => small.peer.clear())
afterAll(() => small[Symbol.asyncDispose]())

/** The packagings of these items, as unit and how many of the item's own it holds. */
async function packagingsOf(...keys: readonly number[]) {
  const { of } = packagingsIn()
  const found = await Promise.all(keys.map(of))
  return found.map((each) => each.map(({ unit, contains }) => [unit.id, contains]))
}

function packagingsIn(scope = request()) {
  const records = new Records(items, small.odoo, scope)
  const packagings = new Packagings(new UnitsOfMeasure(small.odoo, scope), small.odoo, scope)
  return { packagings, of: (key: number) => packagings.of(records.entity(key)) }
}
const idOf = (key: number | undefined) => globalId('odoo', 'UnitOfMeasure', Number(key))

describe('The packagings of an item', () => {
  it('are the other units it is packed in, the smallest first', async () => {
    expect(await packagingsOf(1)).toEqual([
      [
        [idOf(dozen), '12'],
        [idOf(box), '100'],
      ],
    ])
  })

  it('are those it is offered in too, but not those that only another variant is offered in', async () => {
    expect(await packagingsOf(2)).toEqual([
      [
        [idOf(dozen), '12'],
        [idOf(box), '100'],
      ],
    ])
  })

  it('come last where nobody can say how much they hold; offers that cannot be seen are left out', async () => {
    expect(await packagingsOf(3)).toEqual([
      [
        [idOf(piece), '0.01'],
        [idOf(dozen), '0.12'],
        [idOf(litre), null],
      ],
    ])
  })

  it('never are the item’s own unit, and are none where there is no other', async () => {
    expect(await packagingsOf(4, 5)).toEqual([[], []])
  })

  it('cost two calls for any number of items, the items themselves included', async () => {
    await packagingsOf(1, 2, 3, 4, 5)
    expect(small.peer.calls.map(({ model }) => model).sort()).toEqual(['product.product', 'product.supplierinfo'])
  })

  it('have the barcodes printed on them, each unit its own, judged; one call for all items', async () => {
    const { packagings, of } = packagingsIn()
    const found = (await Promise.all([1, 2, 3].map(of))).flat()
    small.peer.clear()
    const numbers = await Promise.all(found.map((packaging) => packagings.identifiersOf(packaging)))
    expect(found.map(({ item, unit }, index) => [item, unit.key, numbers[index]])).toEqual([
      [1, dozen, []],
      [
        1,
        box,
        [
          { system: 'GTIN', value: '10614141000415', valid: true },
          { system: 'BARCODE', value: 'BOX-1', valid: null },
        ],
      ],
      [2, dozen, []],
      [2, box, [{ system: 'GTIN', value: '10614141000416', valid: false }]],
      [3, piece, []],
      [3, dozen, []],
      [3, litre, []],
    ])
    expect(small.peer.calls.map(({ model }) => model)).toEqual(['product.uom'])
  })
})
