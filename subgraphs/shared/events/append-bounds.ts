import type { Append } from './event-log.ts'
import { eventOf } from './event-shape.ts'

/** How many events, sides and dead letters one append may hold, each: all of it is one step of the store. */
export const mostOfAnAppend = 1_000

/** How many characters the rows of the dead letters of one append may come to. */
const mostCharacters = 8_000_000

/**
 * An append with nothing in its events that is not of an event.
 * @throws where it is larger than one step may be, or holds what could not be read again: a fault of the caller.
 */
export function checkedAppend({ events, sides = {}, deadLetters = [] }: Append): Required<Append> {
  for (const [name, length] of Object.entries({
    events: events.length,
    sides: Object.keys(sides).length,
    deadLetters: deadLetters.length,
  })) {
    if (length > mostOfAnAppend) {
      throw new RangeError(`Cannot append: expected at most ${mostOfAnAppend} ${name}, not ${length}`)
    }
  }
  const characters = deadLetters.reduce((sum, { row }) => sum + row.length, 0)
  if (characters > mostCharacters) throw new RangeError('Cannot append: the rows of its dead letters are too long')
  const checked = events.map((event, place) => {
    const known = eventOf(event)
    if (known !== null) return known
    throw new TypeError(`Cannot append: the event at place ${place} has not the shape of an event`)
  })
  return { events: checked, sides, deadLetters }
}
