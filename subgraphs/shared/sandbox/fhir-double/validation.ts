import { readFileSync } from 'node:fs'
import { isHeldType } from './held-types.ts'
import { type Issue, Refusal, unknownType } from './outcome.ts'
import { isRecord } from './resource.ts'

interface Element {
  /** Another type of these, or a primitive. */
  readonly type: string
  readonly required?: true
  readonly list?: true
  /** What it is one form of: `occurrence` for `occurrencePeriod`. */
  readonly choice?: string
  /** All there are, where R4 binds it to them. */
  readonly codes?: readonly string[]
}

// Read, not imported: TypeScript would work out a type for each of its thousands of values.
const elements = JSON.parse(readFileSync(new URL('elements.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, Readonly<Record<string, Element>>>
>

const mostIssues = 20

const day = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`
const clock = String.raw`(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})`
/** What primitives look like that have a form of their own: http://hl7.org/fhir/R4/datatypes.html */
const forms: Readonly<Record<string, RegExp>> = {
  date: new RegExp(`^(?:\\d{4}|\\d{4}-(?:0[1-9]|1[0-2])|${day})$`),
  dateTime: new RegExp(`^(?:\\d{4}|\\d{4}-(?:0[1-9]|1[0-2])|${day}(?:T${clock})?)$`),
  instant: new RegExp(`^${day}T${clock}$`),
  time: /^(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?$/,
  code: /^[^\s]+(?: [^\s]+)*$/,
  id: /^[A-Za-z0-9.-]{1,64}$/,
  oid: /^urn:oid:[0-2](?:\.(?:0|[1-9]\d*))+$/,
  uuid: /^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  base64Binary: /^[\sA-Za-z0-9+/]*={0,2}$/,
  uri: /^\S*$/,
  url: /^\S*$/,
  canonical: /^\S*$/,
}
const numbers: Readonly<Record<string, (value: number) => boolean>> = {
  decimal: () => true,
  integer: Number.isSafeInteger,
  positiveInt: (value) => Number.isSafeInteger(value) && value > 0,
  unsignedInt: (value) => Number.isSafeInteger(value) && value >= 0,
}

/**
 * Checks a resource by the structure R4 gives its type: unknown elements, missing ones, lists, primitives, required codes.
 *
 * Meaning beyond one element (FHIR's invariants, terminologies, whether references lead anywhere) is not checked.
 * @throws {Refusal} 400 with all that is wrong.
 */
export function checkResource(value: unknown): asserts value is { readonly resourceType: string } {
  if (!isRecord(value) || typeof value.resourceType !== 'string') {
    throw new Refusal(400, [{ code: 'structure', diagnostics: 'Expected a resource with its type' }])
  }
  if (!isHeldType(value.resourceType)) throw unknownType(value.resourceType)
  const { resourceType, ...rest } = value
  const issues: Issue[] = []
  checkElements(rest, resourceType, resourceType, issues)
  if (issues.length > 0) throw new Refusal(400, issues.slice(0, mostIssues))
}

function checkElements(value: Readonly<Record<string, unknown>>, type: string, at: string, issues: Issue[]): void {
  const known = elements[type]
  // Extensions, narratives and contained resources: anything.
  if (known === undefined) return
  for (const [name, each] of Object.entries(value)) {
    // An underscore goes before what is said about a primitive.
    const element = known[name] ?? (name.startsWith('_') ? known[name.slice(1)] : undefined)
    if (element === undefined) {
      issues.push({ code: 'structure', diagnostics: `Unknown element '${name}'`, expression: `${at}.${name}` })
    } else if (!name.startsWith('_')) checkElement(each, element, `${at}.${name}`, issues)
  }
  const missing = new Set<string>()
  for (const [name, { required, choice }] of Object.entries(known)) {
    if (required && !isGiven(value, choice === undefined ? [name] : formsOf(known, choice))) missing.add(choice ?? name)
  }
  for (const name of missing) {
    issues.push({ code: 'required', diagnostics: `Missing element '${name}'`, expression: `${at}.${name}` })
  }
}

function formsOf(known: Readonly<Record<string, Element>>, choice: string): string[] {
  return Object.keys(known).filter((name) => known[name]?.choice === choice)
}

function isGiven(value: Readonly<Record<string, unknown>>, names: readonly string[]): boolean {
  return names.some((name) => value[name] !== undefined || value[`_${name}`] !== undefined)
}

function checkElement(value: unknown, element: Element, at: string, issues: Issue[]): void {
  const { list = false } = element
  if (Array.isArray(value) !== list) {
    const found = list ? 'Expected a list' : 'Expected one value and not a list'
    issues.push({ code: 'structure', diagnostics: found, expression: at })
  } else if (Array.isArray(value)) {
    if (value.length === 0) issues.push({ code: 'structure', diagnostics: 'Expected no empty list', expression: at })
    for (const [place, each] of value.entries()) checkValue(each, element, `${at}[${place}]`, issues)
  } else checkValue(value, element, at, issues)
}

function checkValue(value: unknown, { type, codes }: Element, at: string, issues: Issue[]): void {
  const isNested = elements[type] !== undefined || /^[A-Z]/.test(type)
  if (isNested) {
    if (isRecord(value)) checkElements(value, type, at, issues)
    else issues.push({ code: 'structure', diagnostics: `Expected a ${type}`, expression: at })
  } else if (!isPrimitive(value, type)) {
    issues.push({ code: 'value', diagnostics: `Expected a value of the type ${type}`, expression: at })
  } else if (codes !== undefined && !codes.includes(String(value))) {
    issues.push({ code: 'value', diagnostics: `Unknown code '${value}'`, expression: at })
  }
}

function isPrimitive(value: unknown, type: string): boolean {
  if (type === 'boolean') return typeof value === 'boolean'
  const isNumber = numbers[type]
  if (isNumber !== undefined) return typeof value === 'number' && isNumber(value)
  return typeof value === 'string' && value !== '' && (forms[type]?.test(value) ?? true)
}
