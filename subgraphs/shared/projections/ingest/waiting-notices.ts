import type { Hint, ProjectionStore } from '../projection-store.ts'
import { markOf } from './marks.ts'
import type { Notice } from './notices.ts'

/*
 * A notice comes to any instance and is followed by the one that leads. What waits for it besides resources stands among
 * these in the store, as a kind of its own.
 */

/** That everything is to be asked for what is new. */
export const pollNow: Hint = { type: 'Poll', id: 'now' }
const counted = 'EventOfSubscription'

/** What is to be remembered of a notice until it is followed. */
export function hintsOf({ kind, resources, subscription }: Notice): readonly Hint[] {
  const numbers = subscription?.numbers ?? []
  const events = numbers.map((number) => ({ type: counted, id: `${subscription?.id} ${kind} ${number}` }))
  // A notice that names nothing is about anything; one that counts nothing may have lost others before it.
  const isAboutAnything = resources.length === 0 && kind === 'event-notification'
  const isUncounted = subscription !== null && numbers.length === 0
  return [...resources, ...events, ...(kind === 'empty' || isAboutAnything || isUncounted ? [pollNow] : [])]
}

/** What hints that are no resources come to. */
export interface Counted {
  /** Whether events were lost, or nobody can say: everything is to be asked. */
  readonly isPollNeeded: boolean
  readonly marks: Readonly<Record<string, string>>
}

/** Whether there is a gap in the numbers of events of subscriptions; the marks say up to which they were. */
export async function countedEvents(hints: readonly Hint[], store: Pick<ProjectionStore, 'marks'>): Promise<Counted> {
  const told = hints
    .filter(({ type }) => type === counted)
    .map(({ id }) => id.split(' '))
    .map(([subscription = '', kind = '', number = '0']) => ({ subscription, kind, number: Number(number) }))
  const subscriptions = [...Map.groupBy(told, ({ subscription }) => subscription)]
  const marks = await store.marks(subscriptions.map(([id]) => markOf.subscription(id)))
  let isPollNeeded = hints.some(({ type }) => type === pollNow.type)
  const next: Record<string, string> = {}
  for (const [place, [id, events]] of subscriptions.entries()) {
    const mark = marks[place] ?? null
    let last = mark === null ? null : Number(mark)
    for (const { kind, number } of events.toSorted((one, other) => one.number - other.number)) {
      if (kind === 'handshake') {
        // It begins here, or once more: what was before it is found by asking.
        isPollNeeded ||= last !== number
        last = number
      } else if (kind === 'event-notification') {
        isPollNeeded ||= last === null || number > last + 1
        last = Math.max(last ?? 0, number)
      } else {
        isPollNeeded ||= last !== number
        last = number
      }
    }
    if (last !== null) next[markOf.subscription(id)] = String(last)
  }
  return { isPollNeeded, marks: next }
}
