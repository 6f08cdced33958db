import { isCalendarDay } from '../../values/calendar-day.ts'
import { roundedDecimal } from '../../values/decimal.ts'
import type { Code, KnownAs, Measured } from '../records.ts'

/*
 * Readers of what stands in resources of FHIR, whoever wrote them: what is missing or of another shape than it should be
 * is null or empty, never an error.
 */

export type Fields = Readonly<Record<string, unknown>>

/** Longer texts are no numbers or codes of anything. */
const longestText = 500
/** A double holds no more digits than these faithfully. */
const largest = 1e15

export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
}

/** The objects in a list. */
export function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'object' && each !== null).map(fieldsOf) : []
}

export function textOf(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > longestText) return null
  const text = value.trim()
  return text === '' ? null : text
}

export function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Math.abs(value) < largest ? value : null
}

export function truthOf(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null
}

/** A place in a list, from 1. */
export function sequenceOf(value: unknown): number | null {
  return Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : null
}

/** The codes of a CodeableConcept, without its texts. */
export function codingsOf(value: unknown): readonly Code[] {
  return listOf(fieldsOf(value).coding).flatMap(({ system, code }) => {
    const found = textOf(code)
    return found === null ? [] : [{ system: textOf(system), code: found }]
  })
}

export function codeOf(value: unknown): Code | null {
  return codingsOf(value)[0] ?? null
}

/** Systems and kinds of numbers that name a person to the state: nothing here is known by one. */
const ofPersons = new Set(['http://hl7.org/fhir/sid/us-ssn', 'urn:oid:2.16.840.1.113883.4.1'])
const kindsOfPersons = new Set(['SS', 'SB', 'PPN', 'DL', 'NI'])

export function identifiersOf(value: unknown): readonly KnownAs[] {
  return listOf(value).flatMap((each) => {
    const [found, system] = [textOf(each.value), textOf(each.system)]
    const isOfPerson = ofPersons.has(system ?? '') || codingsOf(each.type).some(({ code }) => kindsOfPersons.has(code))
    return found === null || isOfPerson ? [] : [{ system, value: found }]
  })
}

export function measuredOf(value: unknown): Measured | null {
  const { value: amount, unit, code } = fieldsOf(value)
  const found = numberOf(amount)
  return found === null ? null : { value: roundedDecimal(found, 12), unit: textOf(unit) ?? textOf(code) }
}

const idPattern = /^[A-Za-z0-9.-]{1,64}$/

export function isId(value: unknown): value is string {
  return typeof value === 'string' && idPattern.test(value)
}

/** What a reference leads to. */
export interface Referred {
  readonly type: string
  readonly id: string
}

const referencePattern = /^(?:https?:\/\/\S+\/)?([A-Z][A-Za-z]{1,63})\/([A-Za-z0-9.-]{1,64})(?:\/_history\/\S+)?$/

/** A reference as text, such as `Claim/7`, in any way that FHIR lets it be written. Null: it leads to no resource of a server. */
export function referredBy(reference: unknown): Referred | null {
  const [, type, id] = (typeof reference === 'string' && referencePattern.exec(reference)) || []
  return type === undefined || id === undefined ? null : { type, id }
}

/** The id in a Reference to a resource of this type. */
export function idOf(type: string, value: unknown): string | null {
  const found = referredBy(fieldsOf(value).reference)
  return found?.type === type ? found.id : null
}

/** The ids in References to resources of this type, each once, in order. */
export function idsOf(type: string, value: unknown): readonly string[] {
  return [...new Set(listOf(value).map((each) => idOf(type, each)))].filter((id) => id !== null)
}

const timePattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,12})?)?(Z|[+-]\d{2}:\d{2})?$/

/** An instant in UTC to the millisecond; what names no zone is in UTC. */
export function instantOf(value: unknown): string | null {
  const [written, zone] = (typeof value === 'string' && timePattern.exec(value)) || []
  if (written === undefined || written < '0001') return null
  const time = new Date(zone === undefined ? `${written}Z` : written)
  const instant = Number.isNaN(time.getTime()) ? null : time.toISOString()
  return instant?.length === 24 ? instant : null
}

/** An instant in UTC or a day, as precise as it was written. A month or a year is neither. */
export function timeOf(value: unknown): string | null {
  return instantOf(value) ?? (typeof value === 'string' && isCalendarDay(value) ? value : null)
}

/** The day of a day or an instant, where that was written. */
export function dayOf(value: unknown): string | null {
  if (timeOf(value) === null) return null
  const day = String(value).slice(0, 10)
  return isCalendarDay(day) ? day : null
}

/** An instant, of a day its beginning. */
export function instantIn(time: string): string | null {
  return instantOf(time) ?? instantOf(`${time}T00:00:00Z`)
}
