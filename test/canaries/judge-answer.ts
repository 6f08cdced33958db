import type { DocumentNode, FormattedExecutionResult } from 'graphql'
import type { Sight } from '../authorization/sight.ts'
import { fieldOf, type Place } from './canary.ts'
import { type Found, nameOf, type Search } from './search.ts'
import type { SeenRecords } from './seen-records.ts'
import { beyondFacilities, inCursors, shownFields } from './shown-fields.ts'
import { type Spot, spotsIn } from './walk-answer.ts'

/** Somebody who asks, with what that person should see. */
export interface Onlooker {
  readonly name: string
  readonly sight: Sight
  readonly records: SeenRecords
}

export interface Question {
  readonly document: DocumentNode
  readonly variables: Readonly<Record<string, unknown>>
}

export interface Judged {
  /** What is wrong, each in a sentence. */
  readonly faults: readonly string[]
  /** Every canary that was rightly there. */
  readonly shown: readonly Place[]
}

/** Holds an answer against who asked: what was planted may be where the schema promises it, and nowhere else. */
export function judgeAnswer(
  question: Question,
  { data, errors, extensions }: FormattedExecutionResult,
  { name, sight, records }: Onlooker,
  search: Search,
): Judged {
  const shown: Place[] = []
  const told = (at: string, found: Found, why: string) =>
    `${name} at ${at} (${found.writing}): ${nameOf(found)}: ${why}`
  const faults = search
    .in(JSON.stringify({ errors, extensions }))
    .map((found) => told('errors', found, `no value belongs into an error: ${found.around}`))
  for (const spot of spotsIn(question.document, question.variables, data, sight)) {
    if (!spot.isSeen) faults.push(`${name} at ${spot.path}: ${spot.coordinate} is not for ${name}`)
    if (typeof spot.value !== 'string' && typeof spot.value !== 'number') continue
    for (const found of search.inValue(String(spot.value))) {
      // A sum is as good as its field: what is in it is for the tests of rows to say.
      if (found.kind === 'sum') continue
      const places = found.kind === 'planted' ? found.places : []
      const right = places.find((place) => whyNot(spot, place, records) === null)
      if (right !== undefined) shown.push(right)
      else
        faults.push(
          told(
            spot.path,
            found,
            places.map((place) => whyNot(spot, place, records)).join(', ') || 'it belongs into no answer',
          ),
        )
    }
  }
  return { faults, shown }
}

function whyNot({ coordinate, owner }: Spot, place: Place, records: SeenRecords): string | null {
  const field = fieldOf(place)
  const [type = '', held = ''] = coordinate.startsWith('cursor of ')
    ? ['', coordinate.slice(10)]
    : coordinate.split('.')
  const fields = type === '' ? inCursors[held] : shownFields[coordinate]
  if (!fields?.includes(field)) return `${coordinate} is not made of it`
  const seen = beyondFacilities.test(coordinate) ? records.beyondFacilities : records
  if (!seen.has(place, type || held)) return `${coordinate} of a record that is not for whoever asked`
  if (type !== '' && owner !== null && records.isOf(place, owner.type, owner.id) === false) {
    return `it stands in another record, ${Buffer.from(owner.id, 'base64url')}`
  }
  return null
}
