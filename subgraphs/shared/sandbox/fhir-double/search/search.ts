import type { HeldType } from '../held-types.ts'
import { invalid, notSupported } from '../outcome.ts'
import type { HeldResource } from '../resource.ts'
import { type Asked, type Condition, conditionOf } from './conditions.ts'
import { type Include, includeOf } from './include.ts'
import { parameterOf } from './parameters.ts'
import { type Order, orderOf } from './sort.ts'

/** What a search asks for, understood. */
export interface Search {
  readonly type: HeldType
  readonly conditions: readonly Condition[]
  readonly order: Order | null
  /** Resources to a page; zero asks for the number of them only. */
  readonly count: number
  readonly includes: readonly Include[]
  /** The elements wanted of each; null for all. */
  readonly elements: readonly string[] | null
}

export interface PageSizes {
  /** Where a search does not say. */
  readonly usual: number
  readonly most: number
}

/**
 * @param base of the server, with which references may begin.
 * @throws {Refusal} 400 for parameters, modifiers and values that it does not know.
 */
export function searchOf(type: HeldType, query: URLSearchParams, base: string, sizes: PageSizes): Search {
  const conditions: Condition[] = []
  const includes: Include[] = []
  let order: Order | null = null
  let count = sizes.usual
  let elements: readonly string[] | null = null
  for (const [key, value] of query) {
    const asked = askedOf(key, value)
    switch (asked.name) {
      case '_sort':
        order = orderOf(type, value)
        break
      case '_count':
        count = Math.min(countOf(value), sizes.most)
        break
      case '_summary':
        if (value === 'count') count = 0
        else if (value !== 'false') throw notSupported(`Unknown summary '${value}'`)
        break
      case '_total':
        if (!['none', 'estimate', 'accurate'].includes(value)) throw invalid(`Unknown total '${value}'`)
        break
      case '_elements':
        elements = value.split(',')
        break
      case '_include':
      case '_revinclude':
        includes.push(includeOf(type, asked))
        break
      case '_format':
      case '_pretty':
        break
      default:
        if (value !== '') conditions.push(condition(type, asked, base))
    }
  }
  return { type, conditions, order, count, includes, elements }
}

/** Whether a resource is found by the query of a subscription or a condition. */
export function conditionsOf(type: HeldType, query: URLSearchParams, base: string): Condition {
  const conditions = [...query].map(([key, value]) => condition(type, askedOf(key, value), base))
  return (resource) => resource.resourceType === type && conditions.every((each) => each(resource))
}

export function found(resources: Iterable<HeldResource>, { conditions, order }: Search): HeldResource[] {
  const matches = [...resources].filter((resource) => conditions.every((condition) => condition(resource)))
  return order === null ? matches : matches.sort(order)
}

function askedOf(key: string, value: string): Asked {
  const place = key.indexOf(':')
  return place < 0
    ? { name: key, modifier: null, value }
    : { name: key.slice(0, place), modifier: key.slice(place + 1), value }
}

function condition(type: HeldType, asked: Asked, base: string): Condition {
  const parameter = parameterOf(type, asked.name)
  if (parameter === undefined) throw notSupported(`Unknown search parameter '${asked.name}' of ${type}`)
  return conditionOf(parameter, asked, base)
}

function countOf(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw invalid(`Expected a number for '_count': '${value}'`)
  return Number(value)
}
