import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { recordedOdoo } from './double.ts'
import { limitedGraph } from './limited-graph.ts'
import { type Claims, everything } from './visible-records.ts'

const source = recordedOdoo(hospitalGroupTables())
const graph = limitedGraph(source.account)
const counted = readFileSync(new URL('../../bench/orders.graphql', import.meta.url), 'utf8')

const askers: readonly (readonly [string, Claims, number])[] = [
  ['an auditor', everything, 3],
  ['a buyer', { companies: [1], facilities: 'all', supplier: null }, 7],
  ['a storekeeper', { companies: [1], facilities: [1], supplier: null }, 8],
  ['a supplier', { companies: 'all', facilities: 'all', supplier: 44 }, 6],
]

describe('The counted operation', () => {
  beforeAll(() => graph.data(everything, '{ unitsOfMeasure { id } }'))

  it.each(askers)('takes %s the same few calls, whatever the page size', async (_, claims, calls) => {
    for (const first of [10, 50, 200]) {
      source.takeCalls()
      await graph.data(claims, counted.replace('first: 50', `first: ${first}`))
      const made = source.takeCalls().map(({ model, method }) => `${model}/${method}`)
      expect(made.length, made.join(' ')).toBe(calls)
    }
  })
})
