import type { Principal } from '#shared/auth/principal.ts'

/** How many connections there are, of this process and of each client. */
export class ConnectionCounts {
  readonly #most: number
  readonly #mostOfClient: number
  readonly #ofClients = new Map<string, number>()
  #all = 0

  constructor(most: number, mostOfClient: number) {
    this.#most = most
    this.#mostOfClient = mostOfClient
  }

  get isFull(): boolean {
    return this.#all >= this.#most
  }

  opened(): void {
    this.#all += 1
  }

  closed(): void {
    this.#all -= 1
  }

  /** Takes a place of the principal's client; false where it has none left. */
  claim(principal: Principal): boolean {
    const client = clientOf(principal)
    const now = this.#ofClients.get(client) ?? 0
    if (now >= this.#mostOfClient) return false
    this.#ofClients.set(client, now + 1)
    return true
  }

  release(principal: Principal): void {
    const client = clientOf(principal)
    const left = (this.#ofClients.get(client) ?? 0) - 1
    if (left > 0) this.#ofClients.set(client, left)
    else this.#ofClients.delete(client)
  }
}

function clientOf({ issuer, client }: Principal): string {
  return JSON.stringify([issuer, client])
}
