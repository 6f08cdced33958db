import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogue, type EventType } from '#shared/events/catalogue.ts'
import { eventIn } from '#shared/events/event-shape.ts'
import { orderEvent, stockEvent } from './made-events.ts'

describe('eventIn', () => {
  it.each(Object.keys(catalogue) as EventType[])('gives back a %s as it was written', (type) => {
    for (const event of [orderEvent('a', { type }), { ...stockEvent('b'), type }]) {
      expect(eventIn(JSON.stringify(event))).toEqual(event)
    }
  })

  it('is null for an event with any one part of another kind', () => {
    const event = { ...stockEvent('a'), whose: { company: 1, facility: 2, supplier: 3 } }
    const others = [undefined, 7.5, -1, true, [], ['a'], {}, 'no such word', '']
    for (const part of Object.keys(event)) {
      const kinds = others.map((other) => JSON.stringify({ ...event, [part]: other }))
      const refused = kinds.filter((text) => eventIn(text) === null).length
      // A state may be any text, and items and positions may be absent or none.
      const mayBe = { id: 1, previousState: 2, newState: 2, items: 2, position: 1 }[part] ?? 0
      expect([part, others.length - refused]).toEqual([part, mayBe])
    }
  })

  it('is null for whatever else there is, and never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), fc.anything()), (text) => eventIn(text) === null))
  })
})
