import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { WakefulPause } from '../../values/wakeful-pause.ts'
import { typesInOrder } from '../mapping/projected-types.ts'
import { type IngestLease, NoLongerIngesting } from '../projection-store.ts'
import { appendAnnounced } from './appending.ts'
import { writing } from './commit.ts'
import type { IngestOptions, Leading } from './ingest-options.ts'
import type { IngestProgress, IngestState } from './ingest-state.ts'
import { LeadingTurns } from './leading-turns.ts'
import { markOf } from './marks.ts'
import { type Notice, noticedResources } from './notices.ts'
import { codeOf, SourceWatch } from './source-watch.ts'
import { hintsOf } from './waiting-notices.ts'

const shortestPauseMs = 200
const longestPauseMs = 10_000

/**
 * Takes what a FHIR server and payers' files say into the projections, works out what claims come to, and announces what
 * changed.
 *
 * One process does it at a time. Every process has one; those that do not lead wait to take over, and remember notices
 * for whoever leads. Stopped anywhere, it goes on where it was: nothing is lost, nothing is told twice.
 */
export class Ingest {
  readonly #options: Required<Omit<IngestOptions, 'reading'>> & Pick<Leading, 'reading'>
  readonly #stop = new AbortController()
  readonly #pause = new WakefulPause(this.#stop.signal)
  readonly #watches = new Map<string, SourceWatch>()
  readonly #listeners = new Set<(progress: IngestProgress) => void>()
  #running: Promise<void> | null = null
  #isHurried = false
  #state: Omit<IngestState, 'sources'> = {
    isLeader: false,
    trouble: null,
    unusable: 0,
    files: { applied: 0, repeated: 0, quarantined: 0 },
    isRebuilding: false,
  }

  constructor(options: IngestOptions) {
    this.#options = {
      pollMs: 5_000,
      filesMs: 5_000,
      countMs: 60 * 60_000,
      tickMs: 500,
      overlapMs: 60_000,
      leaseMs: 30_000,
      types: typesInOrder,
      reading: {},
      archives: [],
      onProgress: () => undefined,
      now: Date.now,
      ...options,
    }
  }

  get state(): IngestState {
    return { ...this.#state, sources: Object.fromEntries([...this.#watches].map(([name, { state }]) => [name, state])) }
  }

  start(): void {
    this.#running ??= this.#run()
  }

  /** Asks every source for what is new now: somebody says that there is something. */
  wake(): void {
    this.#isHurried = true
    this.#pause.wake()
  }

  /** Ends after what is under way, and lets another process lead. */
  async close(): Promise<void> {
    this.#stop.abort()
    this.#pause.wake()
    await this.#running
  }

  /**
   * Remembers what a notice of a subscription is about, until it is read from the server by whoever leads. What kind of
   * notice it was. `contentType` is the header of the request.
   *
   * @throws {BadUserInput} where it is no notice.
   * @throws {CaregraphError} RATE_LIMITED where too much waits already, SOURCE_UNAVAILABLE where the store is away.
   */
  async takeNotice(body: string, contentType: string | null): Promise<Notice['kind']> {
    const notice = noticedResources(body, contentType)
    const hints = hintsOf(notice)
    if (hints.length > 0) await this.#options.store.hint(hints)
    this.#pause.wake()
    return notice.kind
  }

  /**
   * Has the projections built anew by whoever leads, this process where it can, and waits until they are taken.
   * `fromArchive`: what files said is read again from the archives of whoever leads.
   */
  async rebuild(
    progress: (progress: IngestProgress | { readonly kind: 'elsewhere'; readonly told: string }) => void = () =>
      undefined,
    { fromArchive = false }: { readonly fromArchive?: boolean } = {},
  ): Promise<void> {
    const { store, tickMs } = this.#options
    const id = randomUUID()
    await store.hint([{ type: fromArchive ? 'RebuildFromArchive' : 'Rebuild', id }])
    const isMine = this.#running === null
    this.#listeners.add(progress)
    this.start()
    this.#pause.wake()
    try {
      for (let last = ''; ; ) {
        const [rebuilt = null, told = null] = await store.marks([markOf.rebuilt, markOf.rebuilding])
        if (rebuilt === id) return
        if (told !== null && told !== last && !this.#state.isLeader) progress({ kind: 'elsewhere', told })
        last = told ?? last
        await setTimeout(tickMs, undefined, { signal: this.#stop.signal })
      }
    } finally {
      this.#listeners.delete(progress)
      if (isMine) await this.close()
    }
  }

  async #run(): Promise<void> {
    const { store, instance, leaseMs, log } = this.#options
    let pauseMs = shortestPauseMs
    while (!this.#isStopped) {
      let held: IngestLease | null = null
      try {
        const lease = await store.lead(instance, leaseMs)
        if (lease === null) {
          await this.#pause.wait(leaseMs / 5)
          continue
        }
        this.#tell({ isLeader: true })
        log.info('ingest.leads')
        held = lease
        await this.#lead(lease, () => {
          pauseMs = shortestPauseMs
          this.#noteTrouble(null)
        })
      } catch (error) {
        if (!(error instanceof NoLongerIngesting) && !this.#isStopped) this.#noteTrouble(error)
        await this.#pause.wait(pauseMs)
        pauseMs = Math.min(pauseMs * 2, longestPauseMs)
      } finally {
        if (this.#state.isLeader) {
          this.#tell({ isLeader: false, isRebuilding: false })
          log.info('ingest.leads_no_more')
        }
        // Where the store is away the lease ends by itself.
        await held?.end().catch(() => undefined)
      }
    }
  }

  /** Until it is stopped, or another process leads. The lease is made longer beside, whatever takes long. */
  async #lead(lease: IngestLease, onProgress: () => void): Promise<void> {
    const { leaseMs, tickMs } = this.#options
    const lost = new AbortController()
    const extending = setInterval(() => {
      lease.extend(leaseMs).then(
        (isMine) => isMine || lost.abort(new NoLongerIngesting('Cannot ingest: somebody else does')),
        () => undefined,
      )
    }, leaseMs / 4)
    const turns = new LeadingTurns(this.#leading(lease, AbortSignal.any([this.#stop.signal, lost.signal])), {
      watch: (name) => this.#watch(name),
      tell: (news) => this.#tell(news),
      state: () => this.#state,
    })
    try {
      while (!this.#isStopped && !lost.signal.aborted) {
        const isHurried = this.#isHurried
        this.#isHurried = false
        const isBusy = await turns.take(isHurried)
        onProgress()
        if (!isBusy) await this.#pause.wait(Math.min(tickMs, leaseMs / 4))
      }
    } finally {
      clearInterval(extending)
    }
  }

  #leading(lease: IngestLease, signal: AbortSignal): Leading {
    const { store, events, onProgress, log } = this.#options
    const write = writing(store, lease.fence)
    return {
      ...this.#options,
      fence: lease.fence,
      signal,
      receivedAt: async () => null,
      write,
      append: () => appendAnnounced(store, events, write),
      onProgress: (progress) => {
        onProgress(progress)
        for (const listener of this.#listeners) listener(progress)
      },
      onUnusable: (type) => {
        log.warn('ingest.unusable', { type, count: 1 })
        this.#tell({ unusable: this.#state.unusable + 1 })
      },
    }
  }

  #watch(name: string): SourceWatch {
    const there = this.#watches.get(name)
    if (there !== undefined) return there
    const made = new SourceWatch(name, this.#options.log)
    this.#watches.set(name, made)
    return made
  }

  get #isStopped(): boolean {
    return this.#stop.signal.aborted
  }

  #noteTrouble(error: unknown): void {
    const { log } = this.#options
    const { trouble: before } = this.#state
    const trouble = error === null ? null : codeOf(error)
    if (trouble !== null && before !== trouble) log.warn('ingest.trouble', { source: 'store', code: trouble })
    if (trouble === null && before !== null) log.info('ingest.goes_on', { source: 'store' })
    this.#tell({ trouble })
  }

  #tell(news: Partial<IngestState>): void {
    this.#state = { ...this.#state, ...news }
  }
}
