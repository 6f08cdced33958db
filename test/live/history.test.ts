import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { reportOf } from '../history/report.ts'
import { type Surroundings, startSurroundings } from '../history/surroundings.ts'
import { runTrialIn, type Trial } from '../history/trial.ts'
import { describeRedis } from '../redis/redis.ts'
import { describeSeeded } from './live.ts'

const seed = Number(process.env.RANDOM_SEED ?? Date.now() % 1_000_000)

describeRedis('Events from Odoo to subscribers', () => {
  describeSeeded(`While everything on the way is killed, frozen and cut off (RANDOM_SEED=${seed})`, (odoo) => {
    let surroundings: Surroundings
    let trial: Trial

    beforeAll(async () => {
      const redis = inject('redis')
      if (!('file' in redis)) throw new Error(redis.skipped)
      surroundings = await startSurroundings({ odoo, redis: redis.file })
      trial = await runTrialIn(surroundings, { seed, drivers: 5, milliseconds: 30_000 })
    }, 300_000)
    afterAll(() => surroundings?.[Symbol.asyncDispose]())

    it('are told once each, in order, and nothing else is', () => {
      expect(trial.faults, reportOf(trial)).toEqual([])
      expect(trial.deadLetters).toBe(0)
    })

    it('were many, and much was done to those who tell them', () => {
      const { history, disturbed, interruptions } = trial
      const done = history.acts.filter(({ outcome }) => outcome === 'done')
      expect(done.length).toBeGreaterThan(100)
      expect(new Set(done.flatMap(({ what }) => what.split(' ')[0])).size).toBeGreaterThan(8)
      expect(history.acts.some(({ refusal }) => refusal?.includes('undone'))).toBe(true)
      expect(new Set(disturbed).size).toBe(9)
      expect(interruptions).toBeGreaterThan(history.subscribers.length)
      for (const { name, connections } of history.subscribers) {
        const told = connections.filter((each) => each.length > 0)
        expect(told.length, `connections on which ${name} was told anything`).toBeGreaterThan(1)
      }
    })
  })
})
