import fc from 'fast-check'
import { expect, it } from 'vitest'
import { describeSeeded } from '../live/live.ts'
import { both } from './double-of.ts'
import { answerOf } from './peers.ts'
import { randomCall } from './random-calls.ts'

const comparisons = 2_000
const seed = Number(process.env.RANDOM_SEED ?? Math.floor(Math.random() * 1e9))
/** Under way at once: as many as keep a real Odoo of two workers busy. */
const together = 4

describeSeeded(`The double and a real Odoo, asked ${comparisons} random calls (RANDOM_SEED=${seed})`, (odoo) => {
  const peers = both(odoo)

  it('answer alike', async () => {
    const { real, double, keys, tables } = await peers
    const calls = fc.sample(randomCall(tables), { numRuns: comparisons, seed })
    let next = 0
    let results = 0
    const compare = async () => {
      while (next < calls.length) {
        const call = calls[next++]
        if (call === undefined) return
        const [expected, given] = await Promise.all([answerOf(real, keys, call), answerOf(double, keys, call)])
        expect(given, JSON.stringify(call)).toEqual(expected)
        results += 'result' in expected ? 1 : 0
      }
    }
    await Promise.all(Array.from({ length: together }, compare))

    // What both refuse alike proves little: nearly all calls are to be answered.
    expect(results).toBeGreaterThan(comparisons * 0.95)
  }, 240_000)
})
