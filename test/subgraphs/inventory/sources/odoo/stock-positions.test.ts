import { describe, expect, it } from 'vitest'
import { BadUserInput } from '#shared/errors/errors.ts'
import { OdooFacts } from '#shared/odoo/facts.ts'
import { globalId } from '#shared/values/global-id.ts'
import { positionWithId, stockPositions } from '#subgraphs/inventory/sources/odoo/stock-positions.ts'

const noFacts = new OdooFacts(
  { currencies: new Map(), units: new Map(), operationTypes: new Map(), quantityDigits: 2 },
  () => {},
)

describe('The id of a stock position', () => {
  it('says what the position is of and where, and finds it again by that', () => {
    const quant = { id: 1, product_id: 7, location_id: 8, lot_id: 2_147_483_647, package_id: false, owner_id: false }
    const id = stockPositions.properties.id.read(quant, noFacts)
    expect(positionWithId(id)).toEqual([
      '&',
      '&',
      '&',
      '&',
      ['product_id', '=', 7],
      ['location_id', '=', 8],
      ['lot_id', '=', 2_147_483_647],
      ['package_id', '=', false],
      ['owner_id', '=', false],
    ])
  })

  it('does not change when Odoo merges its quants', () => {
    const place = { product_id: 7, location_id: 8, lot_id: false, package_id: false, owner_id: false }
    const { id } = stockPositions.properties
    expect(id.read({ id: 1, ...place }, noFacts)).toBe(id.read({ id: 2, ...place }, noFacts))
  })

  it.each([
    '',
    '7',
    '7-8-0-0',
    '7-8-0-0-0-0',
    '7-8-0-0-x',
    '7-8-0-0--1',
    '7-8-0-0-2147483648',
    '7-8-0-0-1.5',
    '7-8-0-0-',
  ])('is refused when it was never given: "%s"', (key) => {
    expect(() => positionWithId(globalId('odoo', 'StockPosition', key))).toThrow(BadUserInput)
  })
})
