import { expect, it } from 'vitest'
import { describeSeeded } from '../live/live.ts'
import { domains } from './cases/domains.ts'
import { groups } from './cases/groups.ts'
import { inventory } from './cases/inventory.ts'
import { masterData } from './cases/master-data.ts'
import { procurement } from './cases/procurement.ts'
import { reads } from './cases/reads.ts'
import { refusals } from './cases/refusals.ts'
import { revenueCycle } from './cases/revenue-cycle.ts'
import { writes } from './cases/writes.ts'
import { both } from './double-of.ts'
import { type Answer, answerOf } from './peers.ts'

describeSeeded('The double and a real Odoo with the same records', (odoo) => {
  const peers = both(odoo)

  for (const [subject, cases] of Object.entries({
    refusals,
    reads,
    domains,
    groups,
    procurement,
    masterData,
    inventory,
    revenueCycle,
  })) {
    it.each(Object.entries(cases))(`${subject}: %s`, async (_, call) => {
      const { real, double, keys } = await peers

      expect(await answerOf(double, keys, call)).toEqual(await answerOf(real, keys, call))
    })
  }

  it.each(Object.entries(writes))('writes: %s', async (_, steps) => {
    const { real, double, keys } = await peers
    const made: Record<'real' | 'double', number[]> = { real: [], double: [] }
    const take = async (peer: 'real' | 'double', index: number): Promise<Answer> => {
      const call = steps[index]?.(made[peer])
      if (call === undefined) throw new Error('no such step')
      const answer = await answerOf(peer === 'real' ? real : double, keys, call)
      const isCreation = call.path.endsWith('/create')
      if (!isCreation || !('result' in answer)) return withoutIds(answer, made[peer])
      made[peer].push(...(answer.result as number[]))
      return { status: answer.status, result: 'made' }
    }
    for (const index of steps.keys()) {
      expect(await take('double', index), `step ${index + 1}`).toEqual(await take('real', index))
    }
  })
})

/** New records have other ids on each peer: they are compared by the place in which they were made. */
function withoutIds(answer: Answer, made: readonly number[]): Answer {
  return JSON.parse(JSON.stringify(answer), (_, value) => {
    const place = typeof value === 'number' ? made.indexOf(value) : -1
    return place < 0 ? value : `made ${place}`
  })
}
