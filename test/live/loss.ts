import { inspect } from 'node:util'
import { expect } from 'vitest'
import { canary } from '../odoo-peer/faults.ts'
import { type Answer, type Asked, codesOf } from './graph.ts'

export interface Loss {
  /** Places that are null where the truth is not; an error tells of each of them. */
  readonly lost: readonly string[]
  readonly codes: readonly unknown[]
}

/**
 * What an answer lacks of the truth. Fails the test when the two differ in any other way, when a place is lost without
 * an error, and when a text of Odoo's got out.
 */
export function lossOf(truth: Answer, answer: Asked): Loss {
  const lost = lostPlaces(truth, answer.data)
  const told = answer.errors?.map(({ path }) => path?.join('.')) ?? []
  expect(told).toEqual(expect.arrayContaining(lost))
  expect(everythingIn(answer)).not.toContain(canary)
  return { lost, codes: codesOf(answer.errors) }
}

function lostPlaces(truth: Answer, answer: Answer, path: readonly (string | number)[] = []): string[] {
  if (answer === null && truth !== null) return [path.join('.')]
  if (typeof truth !== 'object' || truth === null) {
    expect({ path, value: answer }).toEqual({ path, value: truth })
    return []
  }
  expect(Object.keys(answer)).toEqual(Object.keys(truth))
  return Object.keys(truth).flatMap((key) => lostPlaces(truth[key], answer[key], [...path, key]))
}

/** Every text that any road out of the process could carry. */
function everythingIn({ data, errors = [] }: Asked): string {
  const originals = errors.map(({ originalError }) => inspect(originalError, { depth: null, showHidden: true }))
  return [JSON.stringify(data), JSON.stringify(errors), ...originals].join('\n')
}
