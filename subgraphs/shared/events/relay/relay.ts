import { CaregraphError } from '../../errors/errors.ts'
import type { OdooOutbox, OutboxRow } from '../../odoo/outbox/outbox.ts'
import type { Log } from '../../telemetry/log.ts'
import { SourceCalls } from '../../telemetry/source-calls.ts'
import { WakefulPause } from '../../values/wakeful-pause.ts'
import { mostOfAnAppend } from '../append-bounds.ts'
import type { BusinessEvent } from '../event.ts'
import { type Append, type EventLog, type Lease, NoLongerLeader } from '../event-log.ts'
import type { Crossings } from './crossings.ts'
import type { Translated } from './translation.ts'

export interface RelayOptions {
  readonly outbox: Pick<OdooOutbox, 'read' | 'remove' | 'oldest'>
  readonly log: EventLog
  readonly translate: (row: Awaited<ReturnType<OdooOutbox['read']>>[number]) => Translated
  readonly crossings: Crossings
  /** Told what happened before it is appended: what is kept of it has to be forgotten first. Best effort. */
  readonly forget: (events: readonly BusinessEvent[]) => Promise<void>
  /** Names this process among those that may lead. */
  readonly instance: string
  /** Between two looks at an outbox that was empty. */
  readonly pollMs?: number
  /** For how long a leader that is gone is waited for. */
  readonly leaseMs?: number
  readonly telemetry: Log
}

/** How the relay of this process is, for an operator. */
export interface RelayState {
  readonly isLeader: boolean
  /** Rows that wait in the outbox when it was last looked at; null where nobody could look yet. */
  readonly waiting: number | null
  /** An instant in UTC: since when the oldest of them waits. */
  readonly oldest: string | null
  /** In milliseconds of Unix time: when something was last appended by this process. */
  readonly lastAppend: number | null
  readonly appended: number
  readonly deadLetters: number
  /** Why it cannot go on at the moment. */
  readonly trouble: CaregraphError['code'] | null
}

/** Rows of one look. */
const rowsAtOnce = 200
/** What one call of the relay may take. */
const callMs = 15_000
const shortestPauseMs = 200
const longestPauseMs = 5_000
const trimEveryMs = 60_000
const lookEveryMs = 5_000

/**
 * Takes what Odoo noted in its outbox into the log: reads rows in order, translates, appends, waits until that is
 * durable, and only then deletes the rows. So nothing is lost wherever it is stopped; what is appended a second time is
 * passed over by the log.
 *
 * One process does it at a time. Every process runs a relay; those that do not lead wait to take over.
 */
export class Relay {
  readonly #options: Required<RelayOptions>
  readonly #stop = new AbortController()
  readonly #pause = new WakefulPause(this.#stop.signal)
  #running: Promise<void> | null = null
  #lastLook = 0
  #state: RelayState = {
    isLeader: false,
    waiting: null,
    oldest: null,
    lastAppend: null,
    appended: 0,
    deadLetters: 0,
    trouble: null,
  }

  constructor(options: RelayOptions) {
    this.#options = { pollMs: 250, leaseMs: 5_000, ...options }
  }

  get state(): RelayState {
    return this.#state
  }

  start(): void {
    this.#running ??= this.#run()
  }

  /** Looks at the outbox now: somebody says that there is something. */
  wake(): void {
    this.#pause.wake()
  }

  /** Ends after what is under way, and lets another process lead. */
  async close(): Promise<void> {
    this.#stop.abort()
    this.#pause.wake()
    await this.#running
  }

  async #run(): Promise<void> {
    const { log, instance, leaseMs } = this.#options
    let pauseMs = shortestPauseMs
    while (!this.#isStopped) {
      try {
        const lease = await log.lead(instance, leaseMs)
        if (lease === null) {
          await this.#pause.wait(leaseMs / 5)
          continue
        }
        this.#tell({ isLeader: true })
        this.#options.telemetry.info('relay.leads')
        await this.#lead(lease, () => {
          pauseMs = shortestPauseMs
        })
        await log.release(lease)
      } catch (error) {
        this.#noteTrouble(error)
        await this.#pause.wait(pauseMs)
        pauseMs = Math.min(pauseMs * 2, longestPauseMs)
      } finally {
        if (this.#state.isLeader) {
          this.#tell({ isLeader: false })
          this.#options.telemetry.info('relay.leads_no_more')
        }
      }
    }
  }

  /** Until it is stopped, or another process leads. What goes wrong with Odoo is tried again here: the lease is kept. */
  async #lead(lease: Lease, onProgress: () => void): Promise<void> {
    const { log, leaseMs, pollMs } = this.#options
    let pauseMs = shortestPauseMs
    let extended = Date.now()
    let trimmed = 0
    while (!this.#isStopped) {
      if (Date.now() - extended > leaseMs / 4) {
        if (!(await log.extend(lease, leaseMs))) return
        extended = Date.now()
      }
      try {
        const taken = await this.#takeOver(lease)
        pauseMs = shortestPauseMs
        onProgress()
        this.#noteEndOfTrouble()
        if (Date.now() - trimmed > trimEveryMs) {
          await log.trim()
          trimmed = Date.now()
        }
        if (taken === 0) await this.#pause.wait(pollMs)
      } catch (error) {
        if (error instanceof NoLongerLeader) return
        if (error instanceof CaregraphError && error.origin === 'store') throw error
        this.#noteTrouble(error)
        await this.#pause.wait(Math.min(pauseMs, leaseMs / 2))
        pauseMs = Math.min(pauseMs * 2, longestPauseMs)
      }
    }
  }

  /** Takes the first rows over. How many there were. */
  async #takeOver(lease: Lease): Promise<number> {
    const { outbox, translate, crossings, forget } = this.#options
    const rows = await outbox.read(rowsAtOnce, this.#scope())
    await this.#look(rows.length)
    if (rows.length === 0) return 0
    const translated = rows.map(translate)
    const events = translated.flatMap((each) => ('events' in each ? each.events : []))
    const deadLetters = translated.flatMap((each) => ('deadLetter' in each ? [each.deadLetter] : []))
    const readable = rows.filter((row): row is OutboxRow => !('garbage' in row))
    const { told, sides } = await crossings.after(readable, this.#scope())
    await forget(events)
    const appended = await this.#append({ events: [...events, ...told], sides, deadLetters }, lease)
    await outbox.remove(
      rows.map(({ id }) => id),
      this.#scope(),
    )
    if (deadLetters.length > 0) this.#options.telemetry.warn('relay.dead_letters', { count: deadLetters.length })
    const { appended: before, deadLetters: deadBefore } = this.#state
    const lastAppend = Date.now()
    this.#tell({ lastAppend, appended: before + appended, deadLetters: deadBefore + deadLetters.length })
    return rows.length
  }

  /** A template may have more variants than one append may hold events; what is done twice is passed over. */
  async #append({ events, sides, deadLetters }: Required<Append>, lease: Lease): Promise<number> {
    const { log } = this.#options
    let appended = 0
    let rest = events
    while (rest.length > mostOfAnAppend) {
      appended += (await log.append({ events: rest.slice(0, mostOfAnAppend) }, lease)).appended
      rest = rest.slice(mostOfAnAppend)
    }
    return appended + (await log.append({ events: rest, sides, deadLetters }, lease)).appended
  }

  /** What waits is asked for now and then: a full read says that there is more. */
  async #look(found: number): Promise<void> {
    if (found === 0) return this.#tell({ waiting: 0, oldest: null })
    if (Date.now() - this.#lastLook < lookEveryMs && found < rowsAtOnce) return
    this.#lastLook = Date.now()
    const { count, oldest } = await this.#options.outbox.oldest(this.#scope())
    this.#tell({ waiting: count, oldest })
  }

  #scope() {
    return { signal: AbortSignal.timeout(callMs), calls: new SourceCalls() }
  }

  get #isStopped(): boolean {
    return this.#stop.signal.aborted
  }

  #noteTrouble(error: unknown): void {
    const code = error instanceof CaregraphError ? error.code : 'INTERNAL'
    if (this.#state.trouble !== code) this.#options.telemetry.warn('relay.trouble', { code })
    this.#tell({ trouble: code })
  }

  #noteEndOfTrouble(): void {
    if (this.#state.trouble === null) return
    this.#options.telemetry.info('relay.goes_on')
    this.#tell({ trouble: null })
  }

  #tell(news: Partial<RelayState>): void {
    this.#state = { ...this.#state, ...news }
  }
}
