import { SourceUnavailable } from '../errors/errors.ts'
import type { Log } from '../telemetry/log.ts'
import { Anchoring } from './anchoring.ts'
import { atMost } from './at-most.ts'
import { ChainWriter } from './chain-writer.ts'
import type { Entry } from './entry.ts'
import { chainName, instanceName } from './file-names.ts'
import { makeFolders, type TrailFolders } from './folders.ts'
import { type Earlier, lookBack } from './look-back.ts'
import { retire } from './retention.ts'
import { fileTrouble, spaceLeft } from './space.ts'
import { type TroubleCode, troubleOf } from './trouble.ts'
import { Waiting } from './waiting.ts'

export interface TrailOptions extends TrailFolders {
  /** How long a file is kept after its last record. */
  readonly retentionDays: number
  /** What runs here: `gateway`, or the name of a subgraph. */
  readonly role: string
  readonly host: string
  readonly log: Log
  readonly now?: () => Date
  readonly mostFileBytes?: number
}

/** How a trail is, for operators. */
export interface TrailHealth {
  readonly isUp: boolean
  readonly detail?: string
}

interface Trouble {
  readonly code: TroubleCode
  readonly since: Date
  refused: number
}

/** A write, or a look at the disk, that takes longer is named in health. */
const slowMs = 3_000
/** How long an end in order is waited for. */
const closeMs = 5_000

const dayMs = 86_400_000

/**
 * The trail of one process: what is appended is durably on disk once the promise resolves, and not at all where it
 * rejects. All that is appended while the disk is at work is written together, in one go.
 *
 * What can go wrong with a disk stops nothing here: who needs a record is refused, and as soon as writing is possible
 * again it goes on, with a record of how long it was not.
 */
export class AuditTrail {
  readonly #options: TrailOptions
  readonly #now: () => Date
  readonly #writer: ChainWriter
  readonly #anchoring: Anchoring
  readonly #earlier: Earlier
  readonly #daily: NodeJS.Timeout
  readonly #waiting = new Waiting()
  #writingSince: number | null = null
  #trouble: Trouble | null = null
  #hasLostFile = false
  #isClosed = false
  #look: Promise<TrailHealth> | undefined

  private constructor(options: TrailOptions, earlier: Earlier, chain: string) {
    const { now = () => new Date(), folder, anchorFolder, log, mostFileBytes } = options
    this.#options = options
    this.#now = now
    this.#earlier = earlier
    this.#writer = new ChainWriter(chain, folder, now, earlier.follows, mostFileBytes)
    this.#anchoring = new Anchoring(anchorFolder, chain, () => this.#writer.at, now, log)
    this.#daily = setInterval(() => void this.#retireOld(), dayMs).unref()
  }

  /**
   * Begins a chain of its own, and looks at how the one before ended. What cannot be written yet is said in the log and
   * in health. @throws {FoldersClash} where the anchors would be in the folder of the trail, or it in theirs.
   */
  static async open(options: TrailOptions): Promise<AuditTrail> {
    const { log, role, host, now = () => new Date() } = options
    await makeFolders(options)
    const instance = instanceName(role, host)
    const earlier = await lookBack(options, instance)
    if (earlier.isTorn) log.warn('audit.torn_line', { chain: earlier.follows?.chain })
    if (earlier.broken !== null) log.error('audit.chain_broken', { chain: earlier.broken })
    const trail = new AuditTrail(options, earlier, chainName(instance, now()))
    await trail.#anchoring.announce()
    await trail.append([]).catch(() => undefined)
    await trail.#anchoring.anchor()
    void trail.#retireOld()
    return trail
  }

  /**
   * Resolves once all of these are on the disk, one after another.
   * @throws {SourceUnavailable} where they are not, with the origin `audit`; retryable.
   */
  append(entries: readonly Entry[]): Promise<void> {
    const hasPlace = this.#waiting.hasPlaceFor(entries)
    if (!hasPlace) this.#failed('TOO_SLOW')
    if (!hasPlace || this.#isClosed) return Promise.reject(this.#refusal(1))
    return new Promise((resolve, reject) => {
      this.#waiting.add({ entries, resolve, reject })
      if (this.#writingSince !== null) return
      this.#writingSince = performance.now()
      // What else is appended in this turn goes with it.
      setImmediate(() => void this.#writeAll())
    })
  }

  /** Whether records can be written, looked at now: where they could not, it is tried again. */
  health(): Promise<TrailHealth> {
    // Looks at a disk that stands still must not pile up.
    this.#look ??= this.#lookAtDisk().finally(() => {
      this.#look = undefined
    })
    return atMost(slowMs, this.#look, down('records', 'TOO_SLOW'))
  }

  /** Writes what waits, says that the end is in order, and anchors it; gives up on a disk that takes too long. */
  async close(): Promise<void> {
    if (this.#isClosed) return
    clearInterval(this.#daily)
    const last = this.append([{ kind: 'closed' }]).catch(() => undefined)
    this.#isClosed = true
    const end = last.then(() => this.#anchoring.close()).then(() => this.#writer.close())
    await atMost(closeMs, end, undefined).catch(() => undefined)
  }

  async #lookAtDisk(): Promise<TrailHealth> {
    const since = this.#writingSince
    // What becomes of a write under way will tell.
    if (since !== null) return performance.now() - since > slowMs ? down('records', 'TOO_SLOW') : this.#known()
    if (this.#trouble !== null || !(await this.#writer.file?.isInPlace().catch(() => true))) {
      await this.append([]).catch(() => undefined)
    }
    const file = this.#writer.file
    const unwritable = file && (await fileTrouble(file.path))
    if (unwritable) return down('records', unwritable)
    if (this.#anchoring.trouble !== null) await this.#anchoring.anchor()
    const space = await spaceLeft(this.#options.folder)
    return this.#known(space.isLittle ? `${space.megabytes} MB are left on its disk` : undefined)
  }

  /** How it is by what came of the last writes; `remark` is said where nothing worse is. */
  #known(remark?: string): TrailHealth {
    if (this.#trouble !== null) return down('records', this.#trouble.code)
    if (this.#anchoring.trouble !== null) return down('anchors', this.#anchoring.trouble)
    const gone = this.#hasLostFile
      ? 'a file was gone from its folder; what is missing, npm run audit:verify tells'
      : null
    const short = this.#earlier.broken && 'an earlier chain does not reach its last anchor: npm run audit:verify'
    const detail = gone ?? short ?? remark
    return detail === undefined ? { isUp: true } : { isUp: true, detail }
  }

  async #writeAll(): Promise<void> {
    while (!this.#waiting.isEmpty) {
      const batch = this.#waiting.take()
      this.#writingSince = performance.now()
      try {
        await this.#write(batch.flatMap(({ entries }) => entries))
        for (const { resolve } of batch) resolve()
      } catch (error) {
        this.#failed(troubleOf(error))
        const refusal = this.#refusal(batch.filter(({ entries }) => entries.length > 0).length)
        for (const { reject } of batch) reject(refusal)
      }
    }
    this.#writingSince = null
  }

  async #write(entries: readonly Entry[]): Promise<void> {
    const trouble = this.#trouble
    const because = await this.#writer.write(trouble === null ? entries : [toldOf(trouble), ...entries])
    if (because === 'lost') {
      this.#hasLostFile = true
      this.#options.log.error('audit.file_gone')
    }
    if (trouble !== null) {
      const seconds = Math.round((this.#now().getTime() - trouble.since.getTime()) / 1_000)
      this.#options.log.warn('audit.writes_again', { code: trouble.code, seconds, refused: trouble.refused })
      if (this.#trouble === trouble) this.#trouble = null
    }
    this.#anchoring.advanced(because !== null && because !== 'start')
    if (because === 'day') void this.#retireOld()
  }

  #failed(code: TroubleCode): void {
    if (this.#trouble?.code === code) return
    this.#options.log.error('audit.cannot_write', { code })
    this.#trouble = { code, since: this.#trouble?.since ?? this.#now(), refused: this.#trouble?.refused ?? 0 }
  }

  #refusal(refused: number): SourceUnavailable {
    if (this.#trouble !== null) this.#trouble.refused += refused
    return new SourceUnavailable('audit', 'Cannot answer: its audit record cannot be written')
  }

  async #retireOld(): Promise<void> {
    const { file } = this.#writer.at
    const retired = await retire({ ...this.#options, now: this.#now(), current: file })
    if (retired.length > 0) await this.append(retired).catch(() => undefined)
  }
}

function down(what: 'records' | 'anchors', code: TroubleCode): TrailHealth {
  return { isUp: false, detail: `${what} cannot be written: ${code}` }
}

function toldOf({ code, since, refused }: Trouble): Entry {
  return { kind: 'trouble', code, since: since.toISOString(), refused }
}
