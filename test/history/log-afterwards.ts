import { streams } from '#shared/events/catalogue.ts'
import type { BusinessEvent, Place } from '#shared/events/event.ts'
import { RedisEventLog } from '#shared/events/redis-event-log.ts'
import type { Logged } from './history.ts'

const everything = { milliseconds: 1e12, entries: 1e9, ids: 1e9, consumersMilliseconds: 1e12 }

/** The log of a trial, read apart from its gateways. */
export class LogReader implements AsyncDisposable {
  readonly #log: RedisEventLog

  constructor(port: number, namespace: string) {
    this.#log = new RedisEventLog({ url: `redis://127.0.0.1:${port}/0`, namespace, retention: everything })
  }

  /** Every stream from its beginning. */
  read(): Promise<Logged[][]> {
    return Promise.all(
      streams.map(async (stream) => {
        const events: Logged[] = []
        for (let place: Place = { at: 0, number: 0 }; ; ) {
          const page = await this.#log.read(stream, place, 1_000)
          events.push(...page.map(({ event }) => loggedOf(event)))
          place = page.at(-1)?.place ?? place
          if (page.length === 0) return events
        }
      }),
    )
  }

  /** Rows that nobody could translate: each is an event that was not told. */
  deadLetters(): Promise<number> {
    return this.#log.countDeadLetters()
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#log.close()
  }
}

function loggedOf({ id, type, change, subject, position, previousState, newState }: BusinessEvent): Logged {
  const about = position === undefined ? `${subject.type} ${subject.key}` : `Stock ${subject.key} ${position.location}`
  return { id, type, change, about, from: previousState, to: newState }
}
