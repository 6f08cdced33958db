/** Says how far a load has come: one line for each step, counted while it runs where there is a terminal. */
export class Progress {
  readonly #write: (text: string) => void
  readonly #isTerminal: boolean
  #step = ''
  #started = 0
  #done = 0
  #of = 0
  #before = 0

  constructor(write: (text: string) => void, isTerminal: boolean) {
    this.#write = write
    this.#isTerminal = isTerminal
  }

  async step(name: string, run: () => Promise<void>): Promise<void> {
    this.#step = name
    this.#started = performance.now()
    this.#done = 0
    this.#of = 0
    this.#before = 0
    this.#show()
    await run()
    const seconds = ((performance.now() - this.#started) / 1000).toFixed(1)
    const before = this.#before > 0 ? `, ${this.#before} of them before` : ''
    this.#write(`${this.#isTerminal ? '\r\u001b[K' : ''}${this.#line()}${before} (${seconds} s)\n`)
  }

  /** So many more to do in this step, some of them done by an earlier run. */
  expect(count: number, doneBefore: number): void {
    this.#of += count
    this.#done += doneBefore
    this.#before += doneBefore
    this.#show()
  }

  advance(count: number): void {
    this.#done += count
    this.#show()
  }

  #line(): string {
    return `${this.#step.padEnd(34)} ${String(this.#done).padStart(5)} of ${this.#of}`
  }

  #show(): void {
    if (this.#isTerminal) this.#write(`\r\u001b[K${this.#line()} …`)
  }
}
