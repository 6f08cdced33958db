import type { EventLog, FollowListener } from '#shared/events/event-log.ts'
import { MemoryEventLog, type MemoryEventLogOptions } from '#shared/events/memory-event-log.ts'

/** A log whose answers and tidings come when `pass` says so, each kind in its order. */
export class LateLog extends MemoryEventLog {
  readonly #pass: (what: string) => Promise<unknown>
  /** How many reads were made. */
  reads = 0

  constructor(options: MemoryEventLogOptions, pass: (what: string) => Promise<unknown>) {
    super(options)
    this.#pass = pass
  }

  override async read(...asked: Parameters<EventLog['read']>) {
    this.reads += 1
    await this.#pass('a read on its way there')
    const answer = await super.read(...asked).then(
      (entries) => () => entries,
      (error: unknown) => () => {
        throw error
      },
    )
    await this.#pass('an answer on its way back')
    return answer()
  }

  override follow(...[stream, after, listener, signal]: Parameters<EventLog['follow']>) {
    let before: Promise<unknown> = Promise.resolve()
    const later = (tell: () => void) => {
      before = before.then(() => this.#pass('tidings')).then(() => (signal.aborted ? undefined : tell()))
    }
    const late: FollowListener = {
      onEntries: (entries) => later(() => listener.onEntries(entries)),
      onLost: (next) => later(() => listener.onLost(next)),
    }
    super.follow(stream, after, late, signal)
  }
}
