import { isOfLife } from './check-lives.ts'
import type { Delivered, Fault, History, Logged, Subscriber } from './history.ts'

/** What is wrong with what subscribers were given: each of them has to be given what the log has, once, in its order. */
export function deliveryFaults({ streams, subscribers, before }: History): readonly Fault[] {
  return subscribers.flatMap((subscriber) => {
    const { had, faults } = joined(subscriber)
    const log = streams.flat().filter(({ type }) => subscriber.types.has(type))
    return [...refusal(subscriber), ...faults, ...againstLog(subscriber.name, had, log, before)]
  })
}

function refusal({ name, refused }: Subscriber): Fault[] {
  return refused === null ? [] : [{ kind: 'refused', about: name, says: refused }]
}

/**
 * All that a subscriber was given, over its connections. Whoever goes on by a cursor is never given anything again; a
 * consumer is given again all that it did not acknowledge, and nothing that it did.
 */
export function joined({ name, goesOnBy, connections }: Subscriber): {
  readonly had: readonly Delivered[]
  readonly faults: readonly Fault[]
} {
  const had: Delivered[] = []
  const places = new Map<string, number>()
  const faults: Fault[] = []
  const fault = (kind: Fault['kind'], says: string) => faults.push({ kind, about: name, says })
  // After which it goes on: at least after the one, and at most after the other.
  let sure = -1
  let perhaps = -1
  for (const [number, connection] of connections.entries()) {
    let next = had.length
    for (const [index, delivered] of connection.entries()) {
      const { eventId, acknowledged } = delivered
      const place = places.get(eventId)
      if (index === 0 && goesOnBy === 'consumer') {
        next = place ?? had.length
        if (next <= sure) fault('twice', `${eventId} again on connection ${number}, which it had acknowledged`)
        else if (next > perhaps + 1) {
          fault('lost', `connection ${number} begins with ${eventId}: not again what it did not acknowledge`)
        }
      }
      if (place === undefined) {
        if (next < had.length) fault('order', `${eventId} on connection ${number} in place of ${had[next]?.eventId}`)
        next = had.push(delivered)
        places.set(eventId, next - 1)
      } else if (place === next) next += 1
      else fault(place < next ? 'twice' : 'order', `${eventId} again on connection ${number}, out of its place`)
      const at = places.get(eventId) ?? 0
      if (acknowledged === 'yes') sure = Math.max(sure, at)
      if (acknowledged !== 'no') perhaps = Math.max(perhaps, at)
    }
  }
  return { had, faults }
}

function againstLog(
  name: string,
  had: readonly Delivered[],
  log: readonly Logged[],
  before: ReadonlySet<string>,
): readonly Fault[] {
  const places = new Map(log.map(({ id }, place) => [id, place]))
  const faults: Fault[] = []
  const fault = (kind: Fault['kind'], says: string) => faults.push({ kind, about: name, says })
  // What came before it had begun it need not have; from its first event on it has to have all.
  let next = log.findIndex(({ id }) => !before.has(id))
  if (next < 0) next = log.length
  const first = places.get(had[0]?.eventId ?? '')
  if (first !== undefined && first < next) next = first
  for (const delivered of had) {
    const place = places.get(delivered.eventId)
    if (place === undefined) {
      fault('never was', `it was given ${delivered.eventId}, which the log does not have`)
      continue
    }
    for (; next < place; next += 1) fault('lost', `it was not given ${log[next]?.id} before ${delivered.eventId}`)
    if (place < next) fault('order', `it was given ${delivered.eventId} late`)
    else next = place + 1
    const differs = difference(delivered, log[place] as Logged)
    if (differs !== null) fault('wrongly told', `${delivered.eventId}: ${differs}`)
  }
  for (; next < log.length; next += 1) fault('lost', `it was not given ${log[next]?.id}`)
  return faults
}

function difference(delivered: Delivered, logged: Logged): string | null {
  const pairs = [
    [delivered.eventType, logged.type],
    [delivered.change, logged.change],
    // Whoever is told of goods is told of no states.
    ...(isOfLife(logged) ? [[delivered.from, logged.from] as const, [delivered.to, logged.to] as const] : []),
    [delivered.about ?? logged.about, logged.about],
  ]
  const wrong = pairs.find(([one, other]) => one !== other)
  return wrong === undefined ? null : `${wrong[0]} in place of ${wrong[1]}`
}
