import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BadUserInput, CursorExpired } from '#shared/errors/errors.ts'
import { streams } from '#shared/events/catalogue.ts'
import { cursorOf, placeIn, streamOfCursor } from '#shared/events/cursor.ts'

const namespace = 'caregraph:test:hospital'
const bounds = { epoch: 'Zx-8_epoch12', floor: { at: 1_000, number: 3 }, tail: { at: 9_000, number: 9 } }
const cursorAt = (number: number, changes: object = {}) =>
  cursorOf({ stream: 'inventory', epoch: bounds.epoch, place: { at: 5_000, number }, namespace, ...changes })
const place = fc.record({ at: fc.maxSafeNat(), number: fc.maxSafeNat() })

const text = fc.array(fc.nat(0xff_ff), { maxLength: 300 }).map((units) => String.fromCharCode(...units))

describe('A cursor', () => {
  it('says what it was made of, whatever the place', () => {
    fc.assert(
      fc.property(place, fc.constantFrom(...streams), (each, stream) => {
        const { epoch } = bounds
        const cursor = cursorOf({ stream, epoch, place: each, namespace })
        expect(cursor).toMatch(/^[\w-]{20,200}$/)
        const within = { epoch, floor: { at: 0, number: 0 }, tail: each }
        expect(placeIn(cursor, stream, within, namespace)).toEqual({ ...each, epoch })
      }),
    )
  })

  it('is refused with any one character changed, left out or added', () => {
    const characters = fc.constantFrom(...'ABCXYZabcxyz0189-_=+/. \n|é🩺')
    const cursor = cursorAt(5)
    fc.assert(
      fc.property(fc.nat(cursor.length), characters, fc.constantFrom(0, 1), (at, character, without) => {
        const spoilt = cursor.slice(0, at) + character + cursor.slice(at + without)
        fc.pre(spoilt !== cursor)
        expect(() => placeIn(spoilt, 'inventory', bounds, namespace)).toThrow(BadUserInput)
        const shorter = cursor.slice(0, at) + cursor.slice(at + 1)
        if (shorter !== cursor) expect(() => placeIn(shorter, 'inventory', bounds, namespace)).toThrow(BadUserInput)
      }),
      { numRuns: 2_000 },
    )
  })

  it('is refused in each of its bits', () => {
    const cursor = cursorAt(5)
    for (const [at, character] of [...cursor].entries()) {
      for (const other of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_') {
        const spoilt = cursor.slice(0, at) + other + cursor.slice(at + 1)
        if (other === character) continue
        expect(() => placeIn(spoilt, 'inventory', bounds, namespace)).toThrow(BadUserInput)
      }
    }
  })

  it('is refused where it is any other text', () => {
    fc.assert(
      fc.property(text, (other) => {
        expect(() => placeIn(other, 'inventory', bounds, namespace)).toThrow(BadUserInput)
      }),
    )
  })

  it('is refused by another stream, environment or database', () => {
    expect(() => placeIn(cursorAt(5), 'procurement', bounds, namespace)).toThrow(BadUserInput)
    expect(() => placeIn(cursorAt(5), 'inventory', bounds, 'caregraph:test:clinic')).toThrow(BadUserInput)
    expect(placeIn(cursorAt(5), 'inventory', bounds, namespace)).toMatchObject({ number: 5 })
  })

  it('says nothing of the name of the database', () => {
    expect(Buffer.from(cursorAt(5), 'base64url').toString()).not.toContain('hospital')
  })

  it.each([
    ['names another epoch', cursorAt(5, { epoch: 'another' })],
    ['is before the first place after which all is there', cursorAt(2)],
    ['is beyond the end', cursorAt(10)],
  ])('is expired where it %s', (_, cursor) => {
    expect(() => placeIn(cursor, 'inventory', bounds, namespace)).toThrow(CursorExpired)
  })

  it('says of which stream it is, and nothing where it is spoilt', () => {
    expect(streamOfCursor(cursorAt(5))).toBe('inventory')
    const unknown = cursorAt(5, { stream: 'laundry' })
    for (const cursor of ['', 'x', cursorAt(5).slice(1), unknown]) {
      expect(() => streamOfCursor(cursor)).toThrow(BadUserInput)
    }
  })

  it('is good at both ends of the stream', () => {
    for (const number of [3, 9]) expect(placeIn(cursorAt(number), 'inventory', bounds, namespace).number).toBe(number)
  })
})
