import { invalid, notSupported } from '../outcome.ts'
import { type HeldResource, isRecord, valuesAt } from '../resource.ts'
import { splitAt, unescaped } from './escapes.ts'
import { type Interval, intervalOf, intervalOfValue } from './interval.ts'
import type { Parameter } from './parameters.ts'

/** Whether a resource is one that was asked for. */
export type Condition = (resource: HeldResource) => boolean

/** One parameter of a search, as it was sent. */
export interface Asked {
  readonly name: string
  readonly modifier: string | null
  /** Joined by commas: any of them. */
  readonly value: string
}

type Test = (value: unknown) => boolean

/** Where references are to, when they are written in full. */
type Base = string

/** @throws {Refusal} 400 for a modifier or a value that it does not know. */
export function conditionOf(parameter: Parameter, asked: Asked, base: Base): Condition {
  const { modifier, name } = asked
  const valuesOf = (resource: HeldResource) => parameter.paths.flatMap((path) => valuesAt(resource, path))
  if (modifier === 'missing') {
    if (!/^(?:true|false)$/.test(asked.value)) throw invalid(`Expected true or false for '${name}:missing'`)
    return (resource) => (valuesOf(resource).length === 0) === (asked.value === 'true')
  }
  const test = tests[parameter.kind](asked, parameter, base)
  if (modifier === 'not') return (resource) => !valuesOf(resource).some(test)
  return (resource) => valuesOf(resource).some(test)
}

const tests: Readonly<Record<Parameter['kind'], (asked: Asked, parameter: Parameter, base: Base) => Test>> = {
  token: tokenTest,
  reference: referenceTest,
  date: dateTest,
  string: stringTest,
  uri: uriTest,
}

function unknownModifier({ name, modifier }: Asked): Error {
  return notSupported(`Unknown modifier '${modifier}' of the search parameter '${name}'`)
}

interface Token {
  readonly system: string | undefined
  readonly code: string | undefined
}

function tokenTest(asked: Asked): Test {
  if (asked.modifier !== null && asked.modifier !== 'not') throw unknownModifier(asked)
  const wanted = splitAt(asked.value, ',').map((value): Test => {
    const [first = '', ...rest] = splitAt(value, '|').map((part) => unescaped(part).toLowerCase())
    if (rest.length === 0) return (token) => codesIn(token).some(({ code }) => code === first)
    const code = rest.join('|')
    if (first === '') return (token) => codesIn(token).some((each) => each.system === undefined && each.code === code)
    return (token) => codesIn(token).some((each) => each.system === first && (code === '' || each.code === code))
  })
  return (value) => wanted.some((test) => test(value))
}

/** Codes in lower case, as R4 wants them compared where nothing is known of their system. */
function codesIn(value: unknown): readonly Token[] {
  if (!isRecord(value)) return [{ system: undefined, code: String(value).toLowerCase() }]
  if (Array.isArray(value.coding)) return value.coding.flatMap(codesIn)
  // A Coding has a code, an Identifier and a ContactPoint a value.
  return [{ system: lower(value.system), code: lower(value.code ?? value.value) }]
}

function lower(value: unknown): string | undefined {
  return typeof value === 'string' ? value.toLowerCase() : undefined
}

function referenceTest(asked: Asked, { target }: Parameter, base: Base): Test {
  const { modifier } = asked
  // Account?subject:Patient=1
  const isType = modifier !== null && /^[A-Z][A-Za-z]+$/.test(modifier)
  if (modifier !== null && !isType && modifier !== 'not') throw unknownModifier(asked)
  const type = isType ? modifier : target
  const wanted = new Set(
    splitAt(asked.value, ',').map((value) => {
      const reference = withoutBase(unescaped(value), base)
      return reference.includes('/') || type === undefined ? reference : `${type}/${reference}`
    }),
  )
  return (value) => {
    if (!isRecord(value) || typeof value.reference !== 'string') return false
    // A reference may name a version, or the server.
    const reference = withoutBase(value.reference, base).replace(/\/_history\/.*$/, '')
    if (target !== undefined && !reference.startsWith(`${target}/`)) return false
    return wanted.has(reference) || (type === undefined && wanted.has(reference.slice(reference.indexOf('/') + 1)))
  }
}

function withoutBase(reference: string, base: Base): string {
  return reference.startsWith(`${base}/`) ? reference.slice(base.length + 1) : reference
}

type Comparison = (found: Interval, wanted: Interval) => boolean

const contains: Comparison = (found, wanted) => wanted.start <= found.start && found.end <= wanted.end

/** http://hl7.org/fhir/R4/search.html#prefix, where servers agree that `ge` and `le` take whatever overlaps. */
const comparisons: Readonly<Record<string, Comparison>> = {
  eq: contains,
  ne: (found, wanted) => !contains(found, wanted),
  gt: (found, wanted) => found.end > wanted.end,
  lt: (found, wanted) => found.start < wanted.start,
  ge: (found, wanted) => found.end > wanted.start,
  le: (found, wanted) => found.start < wanted.end,
  sa: (found, wanted) => found.start >= wanted.end,
  eb: (found, wanted) => found.end <= wanted.start,
}

function dateTest(asked: Asked): Test {
  if (asked.modifier !== null) throw unknownModifier(asked)
  const wanted = splitAt(asked.value, ',').map((value) => {
    const [, prefix = 'eq', text = ''] = /^([a-z]{2})?(.*)$/s.exec(value) ?? []
    const [compares, interval] = [comparisons[prefix], intervalOf(text)]
    if (compares === undefined || interval === null) throw invalid(`Expected a date for '${asked.name}': '${value}'`)
    return (found: Interval) => compares(found, interval)
  })
  return (value) => {
    const found = intervalOfValue(value)
    return found !== null && wanted.some((test) => test(found))
  }
}

function stringTest(asked: Asked): Test {
  const { modifier } = asked
  const values = splitAt(asked.value, ',').map(unescaped)
  if (modifier === 'exact') return (found) => values.includes(String(found))
  const plain = values.map(folded)
  if (modifier === 'contains') return (found) => plain.some((value) => folded(String(found)).includes(value))
  if (modifier !== null) throw unknownModifier(asked)
  return (found) => plain.some((value) => folded(String(found)).startsWith(value))
}

/** Without capitals and accents. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

function uriTest(asked: Asked): Test {
  if (asked.modifier !== null) throw unknownModifier(asked)
  const wanted = splitAt(asked.value, ',').map(unescaped)
  return (found) => wanted.includes(String(found))
}
