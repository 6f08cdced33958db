import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import { freePort } from '../../test/free-port.ts'
import { endLater } from '../processes.ts'
import { Inspector } from './inspector.ts'

export interface Memory {
  readonly rss: number
  readonly heapUsed: number
  readonly external: number
}

/** The product in a process of its own, that can be looked into, ended and started again at the same address. */
export class Gateway {
  readonly #settings: Readonly<Record<string, string>>
  readonly #port: number
  readonly #inspectorPort: number
  #process: ChildProcess | null = null
  #inspector: Inspector | null = null
  #logged = ''

  private constructor(settings: Readonly<Record<string, string>>, port: number, inspectorPort: number) {
    this.#settings = settings
    this.#port = port
    this.#inspectorPort = inspectorPort
  }

  static async started(settings: Readonly<Record<string, string>>): Promise<Gateway> {
    const gateway = new Gateway(settings, await freePort(), await freePort())
    endLater(() => gateway.#process?.kill('SIGKILL'))
    await gateway.start()
    return gateway
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/graphql`
  }

  async start(): Promise<void> {
    const main = new URL('../../gateway/main.ts', import.meta.url).pathname
    const child = spawn(process.execPath, [`--inspect=127.0.0.1:${this.#inspectorPort}`, main], {
      // In a folder of its own, so that no .env is found.
      cwd: tmpdir(),
      env: { PATH: process.env.PATH, NODE_ENV: 'production', PORT: String(this.#port), ...this.#settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#process = child
    child.stderr.on('data', (text: Buffer) => {
      this.#logged = (this.#logged + text).slice(-2_000)
    })
    const ended = once(child, 'exit').then(() => true)
    const ready = new Promise<false>((resolve) => {
      let said = ''
      child.stdout.on('data', (text: Buffer) => {
        said += text
        if (said.includes(' ready at ')) resolve(false)
      })
    })
    if (await Promise.race([ended, ready])) throw new Error(`Cannot start the gateway: ${this.#logged}`)
    this.#inspector = await Inspector.of(this.#inspectorPort)
  }

  /** As an operator ends it, or as a crash does. */
  async end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const child = this.#process
    if (child === null) return
    this.#inspector?.close()
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
    this.#process = null
  }

  /** What it holds of its memory, once all that is garbage is gone. */
  async memory(): Promise<Memory> {
    const inspector = this.#inspector as Inspector
    for (let turn = 0; turn < 3; turn += 1) {
      await inspector.ask('HeapProfiler.collectGarbage')
      await setTimeout(200)
    }
    return inspector.evaluate<Memory>('process.memoryUsage()')
  }

  /** The seconds that its processor time has come to. */
  async processorSeconds(): Promise<number> {
    const { user, system } = await (this.#inspector as Inspector).evaluate<NodeJS.CpuUsage>('process.cpuUsage()')
    return (user + system) / 1_000_000
  }

  /** A figure of `/metrics`, by its name and labels. */
  async figure(name: string): Promise<number> {
    const text = await (await fetch(new URL('/metrics', this.url))).text()
    const line = text.split('\n').find((each) => each.startsWith(`${name} `))
    return Number(line?.slice(name.length) ?? Number.NaN)
  }

  /** Waits until so many subscriptions run. */
  async subscriptions(count: number): Promise<void> {
    for (let tries = 0; (await this.figure('caregraph_live{figure="subscriptions"}')) !== count; tries += 1) {
      if (tries > 240) throw new Error(`Cannot wait longer for ${count} subscriptions: ${this.#logged}`)
      // Telling its figures takes its time.
      await setTimeout(250)
    }
  }
}
