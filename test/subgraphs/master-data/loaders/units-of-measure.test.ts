import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { BadUserInput, NotFound } from '#shared/errors/errors.ts'
import { globalId } from '#shared/values/global-id.ts'
import { UnitsOfMeasure } from '#subgraphs/master-data/loaders/units-of-measure.ts'
import { type Row, request, type SmallOdoo, startSmallOdoo } from '../../shared/odoo/small-odoo.ts'

const idOf = (key: number) => globalId('odoo', 'UnitOfMeasure', key)

let small: SmallOdoo
let tables: Record<string, Row[]>
beforeEach(async () => {
  const unit = (id: number, name: string, active = true) => ({ id, name, active })
  tables = { 'uom.uom': [unit(1, 'Units'), unit(2, 'box'), unit(3, 'Ångström'), unit(4, 'Apothecary ounce', false)] }
  small = await startSmallOdoo(tables)
})
afterEach(async () => {
  vi.useRealTimers()
  await small[Symbol.asyncDispose]()
})
const units = () => new UnitsOfMeasure(small.odoo, request())

describe('UnitsOfMeasure', () => {
  it('find a unit by its id, in use or not, without a call', async () => {
    expect(await units().find(idOf(1))).toMatchObject({ id: idOf(1), key: 1, name: 'Units', code: 'C62', active: true })
    expect(await units().byReference({ id: idOf(4) })).toMatchObject({ name: 'Apothecary ounce', active: false })
    expect(small.peer.calls).toEqual([])
  })

  it('list those in use by name, in any case and with letters of any script', async () => {
    expect((await units().inUse()).map(({ name }) => name)).toEqual(['Ångström', 'box', 'Units'])
  })

  it('find a unit that was made since the facts were read', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    vi.setSystemTime(Date.now() + 10_001)
    tables['uom.uom']?.push({ id: 9, name: 'Case of 12', active: true })
    expect(await units().find(idOf(9))).toMatchObject({ name: 'Case of 12' })
  })

  it('have nothing for an id that is not there, and tell who points at it', async () => {
    expect(await units().find(idOf(99))).toBeNull()
    await expect(units().byReference({ id: idOf(99) })).rejects.toThrow(NotFound)
  })

  it('refuse an id of another type', async () => {
    await expect(units().find(globalId('odoo', 'Item', 1))).rejects.toThrow(BadUserInput)
    await expect(units().byReference({ id: 7 })).rejects.toThrow(BadUserInput)
  })
})
