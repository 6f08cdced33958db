import DataLoader from 'dataloader'
import { describe, expect, it } from 'vitest'
import { aheadOfWave, inWaves } from '#shared/odoo/waves.ts'
import { request } from './small-odoo.ts'

/** A source whose calls end when the test says so, and which notes what each call asked for. */
function source(own = request()) {
  const asked: string[][] = []
  const ends = new Map<string, () => void>()
  const loader = (name: string) =>
    new DataLoader<string, string>(
      async (keys) => {
        asked.push([name, ...keys])
        await own.calls.during(new Promise<void>((resolve) => ends.set(name, resolve)))
        return keys
      },
      { cache: false, batchScheduleFn: inWaves(own) },
    )
  return { asked, loader, end: (name: string) => ends.get(name)?.() }
}

const turns = async (count: number) => {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve))
}

describe('inWaves()', () => {
  it('sends what is wished for in one turn at once, when nothing is under way', async () => {
    const { asked, loader } = source()
    const [items, orders] = [loader('items'), loader('orders')]
    void items.load('1')
    void orders.load('7')
    void Promise.resolve().then(() => items.load('2'))
    await turns(2)
    expect(asked).toEqual([
      ['items', '1', '2'],
      ['orders', '7'],
    ])
  })

  it('keeps a batch back while calls are under way, and sends it with what their answers add', async () => {
    const { asked, loader, end } = source()
    const [lines, moves, items] = [loader('lines'), loader('moves'), loader('items')]
    void lines.load('a').then(() => items.load('1'))
    void moves.load('b').then(() => items.load('2'))
    await turns(2)
    end('moves')
    await turns(10)
    expect(asked).toEqual([
      ['lines', 'a'],
      ['moves', 'b'],
    ])
    end('lines')
    await turns(3)
    expect(asked.slice(2)).toEqual([['items', '2', '1']])
  })

  it('sends all batches of a wave together: one does not wait for another', async () => {
    const { asked, loader, end } = source()
    const [orders, lines, bills] = [loader('orders'), loader('lines'), loader('bills')]
    void orders.load('a').then(() => [lines.load('1'), bills.load('2')])
    await turns(2)
    end('orders')
    await turns(3)
    expect(asked.slice(1)).toEqual([
      ['lines', '1'],
      ['bills', '2'],
    ])
  })

  it('does not wait for a call that hangs', async () => {
    const { asked, loader } = source()
    const [hanging, items] = [loader('hanging'), loader('items')]
    void hanging.load('a')
    await turns(2)
    void items.load('1')
    await expect.poll(() => asked, { timeout: 5_000 }).toContainEqual(['items', '1'])
  })

  it('does not let one operation wait for another', async () => {
    const [one, other] = [source(), source()]
    void one.loader('orders').load('a')
    await turns(2)
    void other.loader('orders').load('b')
    await turns(2)
    expect(other.asked).toEqual([['orders', 'b']])
  })

  it('sends a wave beside a call that went out ahead of it, and the next one after both', async () => {
    const own = request()
    const { asked, loader, end } = source(own)
    const [items, lots] = [loader('items'), loader('lots')]
    let endStock = () => {}
    const stock = own.calls.during(new Promise<void>((resolve) => (endStock = resolve)))
    void aheadOfWave(own, stock)
    void items.load('1').then(() => lots.load('2'))
    await turns(3)
    expect(asked).toEqual([['items', '1']])
    end('items')
    await turns(5)
    expect(asked).toHaveLength(1)
    endStock()
    await turns(3)
    expect(asked.slice(1)).toEqual([['lots', '2']])
  })

  it('waits for what is under way beside a call that went out ahead', async () => {
    const own = request()
    const { asked, loader } = source(own)
    void aheadOfWave(own, own.calls.during(new Promise(() => undefined)))
    let end = () => {}
    void own.calls.during(new Promise<void>((resolve) => (end = resolve)))
    void loader('items').load('1')
    await turns(5)
    expect(asked).toEqual([])
    end()
  })
})
