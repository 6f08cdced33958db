import { type HeldType, isHeldType } from '../held-types.ts'
import { notSupported } from '../outcome.ts'
import { type HeldResource, isRecord, referenceOf, valuesAt } from '../resource.ts'
import type { Asked } from './conditions.ts'
import { type Parameter, parameterOf } from './parameters.ts'

/** What is to come along with what a search finds. */
export interface Include {
  /** Whether those come that refer to what was found (`_revinclude`). */
  readonly isReverse: boolean
  /** Also of what came along itself. */
  readonly isIterated: boolean
  /** The type that has the reference. */
  readonly source: HeldType
  readonly parameter: Parameter
  /** Only what has this type; null for any. */
  readonly target: string | null
}

/** Where what comes along is looked for. */
export interface Held {
  all(type: string): Iterable<HeldResource>
  find(type: string, id: string): HeldResource | null
}

const mostRounds = 5

/** @throws {Refusal} 400 for what is no reference of its type, or of a type that was not asked for. */
export function includeOf(type: HeldType, { name, modifier, value }: Asked): Include {
  const [source, code = '', target = null, ...more] = value.split(':')
  const isReverse = name === '_revinclude'
  const isIterated = modifier === 'iterate'
  if (modifier !== null && !isIterated) throw notSupported(`Unknown modifier '${modifier}' of '${name}'`)
  const parameter = isHeldType(source) ? parameterOf(source, code) : undefined
  const isOfSearch = isReverse || isIterated || source === type
  if (!isHeldType(source) || parameter?.kind !== 'reference' || !isOfSearch || more.length > 0) {
    throw notSupported(`Unknown reference '${value}' in '${name}'`)
  }
  return { isReverse, isIterated, source, parameter, target }
}

/** What comes along with a page, each once and none that is on the page itself. */
export function included(
  page: readonly HeldResource[],
  includes: readonly Include[],
  held: Held,
  base: string,
): HeldResource[] {
  const met = new Set(page.map(referenceOf))
  const all: HeldResource[] = []
  let round = page
  for (let rounds = 0; rounds < mostRounds && round.length > 0; rounds += 1) {
    const applied = rounds === 0 ? includes : includes.filter(({ isIterated }) => isIterated)
    const next: HeldResource[] = []
    for (const include of applied) {
      const along = include.isReverse ? referring(round, include, held, base) : referred(round, include, held, base)
      for (const resource of along) {
        if (met.has(referenceOf(resource))) continue
        met.add(referenceOf(resource))
        next.push(resource)
      }
    }
    all.push(...next)
    round = next
  }
  return all
}

function* referred(page: readonly HeldResource[], include: Include, held: Held, base: string) {
  for (const resource of page) {
    if (resource.resourceType !== include.source) continue
    for (const reference of referencesOf(resource, include.parameter, base)) {
      const [type = '', id = ''] = reference.split('/')
      const isWanted = include.target === null || include.target === type
      const found = isWanted ? held.find(type, id) : null
      if (found !== null) yield found
    }
  }
}

function* referring(page: readonly HeldResource[], include: Include, held: Held, base: string) {
  const wanted = new Set(
    page.filter(({ resourceType }) => include.target === null || include.target === resourceType).map(referenceOf),
  )
  for (const resource of held.all(include.source)) {
    if (referencesOf(resource, include.parameter, base).some((reference) => wanted.has(reference))) yield resource
  }
}

function referencesOf(resource: HeldResource, { paths, target }: Parameter, base: string): string[] {
  return paths
    .flatMap((path) => valuesAt(resource, path))
    .map((value) => (isRecord(value) && typeof value.reference === 'string' ? value.reference : ''))
    .map((reference) => (reference.startsWith(`${base}/`) ? reference.slice(base.length + 1) : reference))
    .filter((reference) => target === undefined || reference.startsWith(`${target}/`))
}
