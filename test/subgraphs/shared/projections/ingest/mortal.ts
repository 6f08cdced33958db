import type { EventLog } from '#shared/events/event-log.ts'
import type { ProjectionStore } from '#shared/projections/projection-store.ts'
import type { InboxByHand } from './inbox-by-hand.ts'

/** What ends a process: whatever it does after, it does not do. */
export class Killed extends Error {}

/** A process that is killed at its n-th step that leaves something behind, before or after that is done. */
export class Mortal {
  steps = 0
  readonly #killAt: number
  readonly #isDoneFirst: boolean

  constructor(killAt: number, isDoneFirst: boolean) {
    this.#killAt = killAt
    this.#isDoneFirst = isDoneFirst
  }

  get isDead(): boolean {
    return this.steps >= this.#killAt
  }

  async step<Value>(act: () => Promise<Value>): Promise<Value> {
    if (this.isDead) throw new Killed()
    this.steps += 1
    if (!this.isDead) return act()
    if (this.#isDoneFirst) await act()
    throw new Killed()
  }

  store(store: ProjectionStore): ProjectionStore {
    return this.#guarded(store, {
      write: (...of: Parameters<ProjectionStore['write']>) => this.step(() => store.write(...of)),
      rebuild: async (fence: number) => {
        const target = await store.rebuild(fence)
        return this.#guarded(target, {
          write: (...of: Parameters<ProjectionStore['write']>) => this.step(() => target.write(...of)),
          take: () => this.step(() => target.take()),
        })
      },
    })
  }

  log(log: Pick<EventLog, 'append'>): Pick<EventLog, 'append'> {
    return { append: (...of) => this.step(() => log.append(...of)) }
  }

  inbox(inbox: InboxByHand): Pick<InboxByHand, 'next'> {
    return {
      next: async () => {
        if (this.isDead) throw new Killed()
        const file = await inbox.next()
        return file === null
          ? null
          : {
              ...file,
              applied: () => this.step(() => file.applied()),
              quarantined: (reasons) => this.step(() => file.quarantined(reasons)),
              // Whoever is dead gives nothing back.
              release: async () => undefined,
            }
      },
    }
  }

  /** Every method fails once it is dead. */
  #guarded<Target extends object>(target: Target, mine: Partial<Record<string, unknown>>): Target {
    return new Proxy(target, {
      get: (_, name) => {
        if (this.isDead) throw new Killed()
        const own = mine[String(name)]
        if (own !== undefined) return own
        const value = Reflect.get(target, name) as unknown
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
  }
}
