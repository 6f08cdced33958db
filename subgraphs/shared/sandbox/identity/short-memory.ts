import type { Adapter, AdapterPayload } from 'oidc-provider'

const mostRecords = 10_000

interface Kept {
  readonly payload: AdapterPayload
  /** Milliseconds of Unix time. */
  readonly until: number
}

/**
 * Where the sandbox's issuer keeps what it has to know again: assertions that were used, until they end.
 *
 * Its tokens are signed and kept nowhere. The provider's own memory would do, but says at every start what it lacks.
 */
export class ShortMemory implements Adapter {
  readonly #kept = new Map<string, Kept>()

  async upsert(id: string, payload: AdapterPayload, expiresIn = 3600): Promise<void> {
    this.#forgetEnded()
    // Forgetting one that has not ended would let it be used again.
    if (this.#kept.size >= mostRecords) throw new Error('Cannot keep more: the memory of the sandbox issuer is full')
    this.#kept.set(id, { payload, until: Date.now() + expiresIn * 1000 })
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const found = this.#kept.get(id)
    return found !== undefined && Date.now() < found.until ? found.payload : undefined
  }

  async destroy(id: string): Promise<void> {
    this.#kept.delete(id)
  }

  async consume(id: string): Promise<void> {
    const found = this.#kept.get(id)
    if (found !== undefined) found.payload.consumed = Math.floor(Date.now() / 1000)
  }

  // Of grants, sessions and devices, none of which this issuer has.
  async findByUid(): Promise<undefined> {}
  async findByUserCode(): Promise<undefined> {}
  async revokeByGrantId(): Promise<void> {}

  #forgetEnded(): void {
    for (const [id, { until }] of this.#kept) if (until <= Date.now()) this.#kept.delete(id)
  }
}
