import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { runSteps, type Step, steps } from '#shared/sandbox/hospital-group/load/steps.ts'

const step = (name: string, ...after: Step[]): Step => ({ name, after, run: async () => {} })

describe('runSteps()', () => {
  it('begins a step when those it stands on are done, and does not wait for others', async () => {
    const [ground, slow, quick] = [step('ground'), step('slow'), step('quick')]
    const house = step('house', ground, quick)
    const seen: string[] = []
    await runSteps([ground, slow, quick, house], async (each) => {
      seen.push(`${each.name} begins`)
      await setTimeout(each === slow ? 60 : 5)
      seen.push(`${each.name} is done`)
    })
    expect(seen.indexOf('house begins')).toBeGreaterThan(seen.indexOf('ground is done'))
    expect(seen.indexOf('house begins')).toBeGreaterThan(seen.indexOf('quick is done'))
    expect(seen.at(-1)).toBe('slow is done')
  })

  it('throws the first error, and begins nothing that stands on what failed', async () => {
    const broken = step('broken')
    const begun: string[] = []
    const run = runSteps([broken, step('above', broken)], async ({ name }) => {
      begun.push(name)
      throw new Error(`${name} failed`)
    })
    await expect(run).rejects.toThrow('broken failed')
    expect(begun).toEqual(['broken'])
  })
})

describe('The steps of a load', () => {
  it('stand on earlier ones only, and all of them are there', () => {
    const misplaced = steps.filter(({ after }, place) => after.some((each) => steps.indexOf(each) >= place))
    expect(misplaced).toEqual([])
    const missing = steps.flatMap(({ after }) => after.filter((each) => !steps.includes(each)))
    expect(missing).toEqual([])
  })

  it('all come before the last, which takes from sight what the others still use', () => {
    const last = steps.at(-1) as Step
    const below = new Set<Step>()
    const collect = (each: Step): void => {
      below.add(each)
      each.after.forEach(collect)
    }
    collect(last)
    expect(steps.filter((each) => !below.has(each)).map(({ name }) => name)).toEqual([])
  })
})
