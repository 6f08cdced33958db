import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNothing } from '#shared/cache/asked.ts'
import { type Belief, decodeAnswer, encodeAnswer, lifeOf, maxEntryBytes } from '#shared/cache/cached-answer.ts'

type Own = { readonly id: number } | null

const belief = (given: Partial<Belief<Own>> = {}): Belief<Own> => ({
  key: 'k',
  now: 1_000_000,
  tags: ['one', 'two'],
  seconds: 300,
  isAnswer: (value): value is Own => value === null || Number.isInteger((value as { id?: unknown }).id),
  isNothing,
  ...given,
})

const envelope = { of: 'k', at: 1_000_000, tags: ['one', 'two'], answer: { id: 7 } }
const text = encodeAnswer(envelope) as string
const stateOf = (kept: string | null, given?: Partial<Belief<Own>>) => decodeAnswer(kept, belief(given)).state

describe('What was kept', () => {
  it('is an answer as long as it is fresh', () => {
    expect(decodeAnswer(text, belief())).toEqual({ state: 'fresh', answer: { id: 7 }, at: 1_000_000 })
  })

  it('is stale, then a spare, then nothing, by how long ago its source was asked', () => {
    const life = lifeOf(300, false)
    expect(life).toEqual({ fresh: 300_000, stale: 600_000, spare: 86_700_000 })
    const at = (age: number) => stateOf(text, { now: 1_000_000 + age })
    expect([299_999, 300_000, 599_999, 600_000, 86_699_999, 86_700_000].map(at)).toEqual([
      'fresh',
      'stale',
      'stale',
      'spare',
      'spare',
      'nothing',
    ])
  })

  it('is believed for half a minute at most where it says that there is nothing, and never after', () => {
    const none = encodeAnswer({ ...envelope, answer: null })
    expect(decodeAnswer(none, belief())).toMatchObject({ state: 'fresh', answer: null })
    expect(stateOf(none, { now: 1_029_999 })).toBe('fresh')
    expect(stateOf(none, { now: 1_030_000 })).toBe('nothing')
    expect(lifeOf(5, true)).toEqual({ fresh: 5_000, stale: 5_000, spare: 5_000 })
  })

  it.each([0, false, '', [], 'no'])('is an answer where it is %j', (answer) => {
    const kept = encodeAnswer({ ...envelope, answer })
    const any = (value: unknown): value is never => value === answer || Array.isArray(value)
    expect(decodeAnswer(kept, { ...belief(), isAnswer: any, isNothing: () => false })).toMatchObject({ answer })
  })

  it('is nothing once one of its tags has another version, or none', () => {
    for (const tags of [
      ['one', 'new'],
      ['new', 'two'],
      [null, 'two'],
      ['one', null],
      ['two', 'one'],
    ]) {
      expect(stateOf(text, { tags })).toBe('nothing')
    }
  })

  it.each([
    ['cut off', text.slice(0, -1)],
    ['empty', ''],
    ['of another shape', '[1,2]'],
    ['null', 'null'],
    ['without tags', JSON.stringify({ ...envelope, tags: undefined })],
    ['with a tag too many', JSON.stringify({ ...envelope, tags: ['one', 'two', 'three'] })],
    ['with tags that are no texts', JSON.stringify({ ...envelope, tags: [1, 2] })],
    ['without an answer', JSON.stringify({ ...envelope, answer: undefined })],
    ['with an answer of another shape', JSON.stringify({ ...envelope, answer: { id: 'seven' } })],
    ['kept for another key', JSON.stringify({ ...envelope, of: 'other' })],
    ['from the future', JSON.stringify({ ...envelope, at: 1_002_000 })],
    ['of no time', JSON.stringify({ ...envelope, at: null })],
    ['far too large', JSON.stringify({ ...envelope, answer: { id: 7, more: 'x'.repeat(maxEntryBytes) } })],
  ])('is poisoned when it is %s', (_, kept) => {
    expect(stateOf(kept)).toBe('poisoned')
  })

  it('is never believed when it is any other text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((each) => `{"of":"k",${each.slice(1)}`),
        ),
        (kept) => {
          expect(['poisoned', 'nothing']).toContain(stateOf(kept))
        },
      ),
    )
  })

  it('is not written when it is too large', () => {
    expect(encodeAnswer({ ...envelope, answer: 'é'.repeat(maxEntryBytes / 2) })).toBeNull()
  })
})
