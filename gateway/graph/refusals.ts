import { CannotStart } from '#gateway/cannot-start.ts'

/**
 * What stands in the way of joining, collected so that one start reports every fault.
 */
export class Refusals {
  readonly #faults = new Set<string>()

  /** `fault` completes the sentence that begins with the coordinate: `Item.stock` `uses @requires`. */
  add(coordinate: string, fault: string): void {
    this.#faults.add(`${coordinate} ${fault}`)
  }

  /** Throws if there is any fault, naming them all in the order they were found. */
  throwIfAny(): void {
    if (this.#faults.size === 0) return
    throw new CannotStart(`Cannot join the subgraphs:\n${[...this.#faults].map((fault) => `- ${fault}`).join('\n')}`)
  }
}
