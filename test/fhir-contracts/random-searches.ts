import type { Resource } from '@medplum/fhirtypes'
import fc from 'fast-check'
import { type HeldType, heldTypes } from '#shared/sandbox/fhir-double/held-types.ts'
import { valuesAt } from '#shared/sandbox/fhir-double/resource.ts'
import { type Parameter, parametersOf } from '#shared/sandbox/fhir-double/search/parameters.ts'

export interface RandomSearch {
  readonly type: HeldType
  readonly params: URLSearchParams
}

/**
 * Searches by one or two parameters with values of these records.
 *
 * Left out is where the peer is known to differ: months and years, lists of dates, `eq` with an instant or a Period,
 * beginnings of texts (it finds them anywhere), URIs (the same), and references without a type to what has several.
 */
export function randomSearch(records: readonly Resource[]): fc.Arbitrary<RandomSearch> {
  const types = heldTypes.filter((type) => records.some(({ resourceType }) => resourceType === type))
  return fc.constantFrom(...types).chain((type) => {
    const own = records.filter(({ resourceType }) => resourceType === type)
    const parameters = Object.entries(parametersOf(type)).filter(([, { kind }]) => kind !== 'uri')
    const asked = fc.constantFrom(...parameters).chain(([name, parameter]) => askedBy(name, parameter, own))
    const sort = fc.option(fc.constantFrom('_id', '-_id', '_lastUpdated,_id', '-_lastUpdated,-_id'), { nil: undefined })
    return fc.record({ asked: fc.array(asked, { minLength: 1, maxLength: 2 }), sort }).map((given) => {
      const params = new URLSearchParams(given.asked)
      if (given.sort !== undefined) params.set('_sort', given.sort)
      params.set('_count', '500')
      return { type, params }
    })
  })
}

type Pair = [name: string, value: string]

function askedBy(name: string, parameter: Parameter, own: readonly Resource[]): fc.Arbitrary<Pair> {
  const values = own.flatMap((resource) => parameter.paths.flatMap((path) => valuesAt(resource, path)))
  const missing = fc.boolean().map((is): Pair => [`${name}:missing`, String(is)])
  const texts = [...new Set(values.flatMap((value) => textsOf(value, parameter)))]
  const some = fc.constantFrom(...(texts.length > 0 ? texts : [parameter.kind === 'date' ? '2026-03-01' : 'Nobody/1']))
  if (parameter.kind === 'date') {
    const prefixes = fc.constantFrom('gt', 'lt', 'ge', 'le', 'sa', 'eb')
    const dated = fc.tuple(prefixes, some).map(([prefix, text]): Pair => [name, `${prefix}${text}`])
    return name === '_lastUpdated' ? dated : fc.oneof({ weight: 5, arbitrary: dated }, missing)
  }
  const several = fc.array(some, { minLength: 1, maxLength: 4 }).map((each): Pair => [name, each.join(',')])
  if (parameter.kind === 'string')
    return fc.oneof(
      several.map(([, value]): Pair => [`${name}:contains`, value]),
      missing,
    )
  const not = several.map(([, value]): Pair => [`${name}:not`, value])
  return name === '_id' ? several : fc.oneof({ weight: 6, arbitrary: several }, not, missing)
}

/** How a value is asked for: in whole, or with its system. */
function textsOf(value: unknown, { kind }: Parameter): string[] {
  const escaped = (text: unknown) => String(text).replace(/[\\,$|]/g, '\\$&')
  if (kind === 'date') return daysOf(value)
  if (typeof value !== 'object' || value === null) return [escaped(value)]
  const { reference, system, code, value: own, coding } = value as Record<string, unknown>
  if (kind === 'reference') return typeof reference === 'string' ? [reference] : []
  if (Array.isArray(coding)) return coding.flatMap((each) => textsOf(each, { kind, paths: [] }))
  const plain = escaped(code ?? own)
  // The peer does not know an escaped bar.
  if (plain.includes('|')) return []
  return system === undefined ? [plain, `|${plain}`] : [plain, `${system}|${plain}`, `${system}|`]
}

function daysOf(value: unknown): string[] {
  if (typeof value === 'string') return [value.slice(0, 10), value.length > 10 ? value : value.slice(0, 10)]
  const { start, end } = value as { start?: string; end?: string }
  return [start, end].flatMap((each) => (each === undefined ? [] : [each.slice(0, 10)]))
}
