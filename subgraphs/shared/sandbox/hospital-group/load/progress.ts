/** How far one step has come. */
export interface Counter {
  /** So many more to do in this step, some of them done by an earlier run. */
  expect(count: number, doneBefore: number): void
  advance(count: number): void
}

/** Says how far a load has come: a line for each step that is done, and where there is a terminal, one that counts. */
export class Progress {
  readonly #write: (text: string) => void
  readonly #isTerminal: boolean

  constructor(write: (text: string) => void, isTerminal: boolean) {
    this.#write = write
    this.#isTerminal = isTerminal
  }

  async step(name: string, run: (counter: Counter) => Promise<void>): Promise<void> {
    const started = performance.now()
    let [done, of, before] = [0, 0, 0]
    const line = () => `${name.padEnd(34)} ${String(done).padStart(5)} of ${of}`
    const count = (more: number, moreDone: number) => {
      done += moreDone
      of += more
      this.#show(line())
    }
    await run({
      expect: (some, doneBefore) => {
        before += doneBefore
        count(some, doneBefore)
      },
      advance: (some) => count(0, some),
    })
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    const earlier = before > 0 ? `, ${before} of them before` : ''
    this.#write(`${this.#isTerminal ? '\r\u001b[K' : ''}${line()}${earlier} (${seconds} s)\n`)
  }

  // Steps run side by side: the line shows the one that moved last.
  #show(line: string): void {
    if (this.#isTerminal) this.#write(`\r\u001b[K${line} …`)
  }
}
