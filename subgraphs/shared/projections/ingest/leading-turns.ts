import type { Hint } from '../projection-store.ts'
import { Deletions } from './deletions.ts'
import { followHints } from './hint-following.ts'
import type { Leading } from './ingest-options.ts'
import type { IngestState } from './ingest-state.ts'
import { markOf } from './marks.ts'
import { Polling } from './polling.ts'
import { rebuildAll } from './rebuild.ts'
import { finishFiles, takeFile } from './remittance-files.ts'
import type { SourceWatch } from './source-watch.ts'
import { countedEvents } from './waiting-notices.ts'

/** How what is done is told to whoever asks for the state. */
export interface Telling {
  readonly watch: (name: string) => SourceWatch
  readonly tell: (news: Partial<IngestState>) => void
  readonly state: () => Pick<IngestState, 'files'>
}

const hintsAtOnce = 500
const filesOfATurn = 20
const trimEveryMs = 4 * 60 * 60 * 1_000

/** What the process that leads does again and again. A source that cannot be used keeps no other one waiting. */
export class LeadingTurns {
  readonly #leading: Leading
  readonly #telling: Telling
  readonly #polling: Polling | null
  readonly #deletions: Deletions | null
  #areFilesFinished = false
  #trimmed = performance.now()

  constructor(leading: Leading, telling: Telling) {
    this.#leading = leading
    this.#telling = telling
    this.#polling = leading.fhir === null ? null : new Polling(leading, leading.fhir)
    this.#deletions = leading.fhir === null ? null : new Deletions(leading, leading.fhir)
  }

  /**
   * One turn. Whether there may be more to do at once.
   * @throws where the store or the log is away, or another process leads.
   */
  async take(isHurried: boolean): Promise<boolean> {
    const { inboxes, append, signal } = this.#leading
    await append()
    if (!this.#areFilesFinished) {
      const watch = this.#telling.watch('remittances')
      const finished = watch.isDue ? await watch.attempt(() => finishFiles(this.#leading), 0, signal) : null
      this.#areFilesFinished = finished !== null
    }
    const hadHints = await this.#follow()
    await this.#poll(isHurried)
    let hadFiles = false
    for (const place of inboxes.keys()) {
      if (signal.aborted) return false
      hadFiles = (await this.#takeFiles(place, isHurried)) || hadFiles
    }
    await this.#lookForDeletions()
    await append()
    await this.#trim()
    return hadHints || hadFiles
  }

  async #follow(): Promise<boolean> {
    const watch = this.#telling.watch('notices')
    if (!watch.isDue) return false
    const hints = await this.#leading.store.hints(hintsAtOnce)
    if (hints.length === 0) return false
    const followed = await watch.attempt(() => this.#followAll(hints), 0, this.#leading.signal)
    return followed === true && hints.length === hintsAtOnce
  }

  async #followAll(hints: readonly Hint[]): Promise<boolean> {
    const { fhir, write, store } = this.#leading
    const rebuilds = hints.filter(({ type }) => type === 'Rebuild' || type === 'RebuildFromArchive')
    const counted = hints.filter(({ type }) => type === 'EventOfSubscription' || type === 'Poll')
    const others = hints.filter((hint) => !rebuilds.includes(hint) && !counted.includes(hint))
    if (fhir === null) await this.#drop([...others, ...counted])
    else {
      await followHints(others, fhir, this.#leading)
      const { isPollNeeded, marks } = await countedEvents(counted, store)
      if (isPollNeeded) {
        await this.#poll(true)
        // Types that cannot be read keep no notice waiting; a server that is away does.
        if (this.#leading.types.some((type) => isAway(this.#telling.watch(`fhir/${type}`)))) return false
      }
      if (counted.length > 0) await write({ marks, followed: counted })
    }
    for (const each of rebuilds) await this.#rebuild(each)
    return true
  }

  async #drop(hints: readonly Hint[]): Promise<void> {
    if (hints.length > 0) await this.#leading.write({ followed: hints })
  }

  async #poll(isHurried: boolean): Promise<void> {
    const polling = this.#polling
    if (polling === null) return
    const { types, pollMs, write, signal } = this.#leading
    const followed: Record<string, string> = {}
    for (const type of types) {
      const watch = this.#telling.watch(`fhir/${type}`)
      if (isHurried) watch.hurry()
      if (!watch.isDue || signal.aborted) continue
      const asked = await watch.attempt(() => polling.poll(type), pollMs, signal)
      if (asked !== null) followed[markOf.followed(type)] = asked
      // A server that does not answer for one type will not for the next.
      else if (isAway(watch)) break
    }
    if (Object.keys(followed).length > 0) await write({ marks: followed })
  }

  async #lookForDeletions(): Promise<void> {
    const { types, signal } = this.#leading
    for (const type of types) {
      if (signal.aborted || this.#deletions === null) return
      const watch = this.#telling.watch(`fhir/${type}`)
      if (isAway(watch)) return
      if (watch.state.trouble === null && watch.state.lastSuccess !== null) await this.#deletions.look(type)
    }
  }

  async #takeFiles(place: number, isHurried: boolean): Promise<boolean> {
    const { filesMs, inboxes, signal } = this.#leading
    const watch = this.#telling.watch(`remittances/${place + 1}`)
    if (isHurried) watch.hurry()
    if (!watch.isDue) return false
    const isMore = await watch.attempt(
      async () => {
        for (let taken = 0; taken < filesOfATurn; taken += 1) {
          if (signal.aborted || !(await this.#takeFile(place))) return false
        }
        return true
      },
      inboxes[place]?.lookEveryMs ?? filesMs,
      signal,
    )
    if (isMore === true) watch.hurry()
    return isMore === true
  }

  async #takeFile(place: number): Promise<boolean> {
    const file = (await this.#leading.inboxes[place]?.next()) ?? null
    if (file === null) return false
    try {
      const outcome = await takeFile(file, this.#leading)
      const { files } = this.#telling.state()
      this.#telling.tell({ files: { ...files, [outcome]: files[outcome] + 1 } })
      return true
    } catch (error) {
      // Whoever comes next goes on with it; where it cannot be given back it is taken over.
      await file.release().catch(() => undefined)
      throw error
    }
  }

  async #rebuild(hint: Hint): Promise<void> {
    const { fhir, archives, write, log } = this.#leading
    const began = performance.now()
    this.#telling.tell({ isRebuilding: true })
    try {
      const request = { id: hint.id, archives: hint.type === 'RebuildFromArchive' ? archives : [] }
      await rebuildAll(request, fhir, this.#leading)
      await write({ followed: [hint], marks: { [markOf.rebuilding]: null } })
      log.info('ingest.rebuilt', { milliseconds: Math.round(performance.now() - began) })
    } finally {
      this.#telling.tell({ isRebuilding: false })
    }
  }

  async #trim(): Promise<void> {
    if (performance.now() - this.#trimmed < trimEveryMs) return
    const { store, fence, now, log } = this.#leading
    this.#trimmed = performance.now()
    const count = await store.trim(fence, new Date(now()))
    if (count > 0) log.info('ingest.trimmed', { count })
  }
}

function isAway({ state: { trouble } }: SourceWatch): boolean {
  return trouble === 'SOURCE_UNAVAILABLE' || trouble === 'SOURCE_TIMEOUT' || trouble === 'RATE_LIMITED'
}
