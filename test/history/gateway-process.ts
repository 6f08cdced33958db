import { type Program, startProgram } from '../gateway/program.ts'

/** A gateway with a relay of its own, as a program that can be killed and started again at its address. */
export class GatewayProcess implements AsyncDisposable {
  readonly url: string
  readonly #settings: Readonly<Record<string, string>>
  #program: Program | null = null

  constructor(settings: Readonly<Record<string, string>> & { readonly PORT: string }) {
    this.#settings = settings
    this.url = `http://127.0.0.1:${settings.PORT}/graphql`
  }

  get pid(): number {
    return this.#program?.child.pid ?? 0
  }

  async start(): Promise<void> {
    const program = startProgram(this.#settings)
    this.#program = program
    if ((await program.says(/ready at (\S+)\n/)) === null) {
      throw new Error(`Cannot start a gateway: ${program.said().slice(-2_000)}`)
    }
  }

  /** Ends it at once, as a crash does. */
  async kill(): Promise<void> {
    this.#program?.child.kill('SIGKILL')
    await this.#program?.ended
  }

  freeze(): void {
    this.#program?.child.kill('SIGSTOP')
  }

  thaw(): void {
    this.#program?.child.kill('SIGCONT')
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill()
  }
}
