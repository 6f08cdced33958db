import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Program, startProgram } from '../gateway/program.ts'
import type { OdooProxy } from '../odoo-peer/proxy.ts'
import type { WatchedRedis } from './watched-redis.ts'

/** What programs are told of what is around them. */
export interface Surroundings {
  readonly proxy: OdooProxy
  readonly odoo: { readonly database: string; readonly apiKey: string }
  readonly redis: WatchedRedis
  /** How those who ask are known. */
  readonly identity: Readonly<Record<string, string>>
  readonly signingKeys: string
}

const subgraphs = ['procurement', 'inventory', 'revenue-cycle', 'master-data', 'operations']

/**
 * The real program several times over one Odoo and one Redis: by itself, and as a gateway in front of subgraphs that
 * are programs of their own. Each keeps a trail of its own.
 */
export class Programs {
  readonly #surroundings: Surroundings
  readonly #folder: string
  readonly #started: Program[] = []
  /** Where GraphQL is, for those who ask. */
  gateways: readonly string[] = []
  /** Where each of them tells its figures. */
  all: readonly string[] = []

  private constructor(surroundings: Surroundings, folder: string) {
    this.#surroundings = surroundings
    this.#folder = folder
  }

  static async start(surroundings: Surroundings): Promise<Programs> {
    const programs = new Programs(surroundings, await mkdtemp(path.join(tmpdir(), 'caregraph-canaries-')))
    const [alone, ...urls] = await Promise.all([
      programs.#ready(programs.#run('alone', {})),
      ...subgraphs.map((name) => programs.#ready(programs.#run(name, {}, 'subgraph', name))),
    ])
    const SUBGRAPH_URLS = subgraphs.map((name, place) => `${name}=${urls[place]}`).join(',')
    const inFront = await programs.#ready(programs.#run('in-front', { SUBGRAPH_URLS }))
    programs.gateways = [alone, inFront]
    programs.all = [alone, inFront, ...urls]
    return programs
  }

  /** One more, for as long as it takes to start or to give up. */
  async tryOneMore(): Promise<void> {
    const program = this.#run('late', {})
    await program.says(/ready at/)
    program.child.kill('SIGTERM')
    await program.ended
  }

  /** What all of them wrote to stdout and stderr. */
  get said(): string {
    return this.#started.map((program) => program.said()).join('\n')
  }

  /** Their titles and arguments, as anybody on the machine sees them. */
  async titles(): Promise<string> {
    const read = (pid: number, file: string) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')
    const living = this.#started.flatMap(({ child }) => (child.exitCode === null ? (child.pid ?? []) : []))
    const told = living.flatMap((pid) => ['cmdline', 'comm', 'stat'].map((file) => read(pid, file)))
    return (await Promise.all(told)).join('\n').replaceAll('\0', ' ')
  }

  /** Ends them in order. Gives their trails and anchors, with the names of the files. */
  async stop(): Promise<string> {
    for (const { child } of this.#started) child.kill('SIGTERM')
    await Promise.all(this.#started.map(({ ended }) => ended))
    const files = await readdir(this.#folder, { recursive: true, withFileTypes: true })
    const texts = files
      .filter((file) => file.isFile())
      .map(async ({ parentPath, name }) => {
        return `${name}\n${await readFile(path.join(parentPath, name), 'utf8')}`
      })
    return (await Promise.all(texts)).join('\n')
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { child } of this.#started) child.kill('SIGKILL')
    await rm(this.#folder, { recursive: true, force: true })
  }

  #run(name: string, more: Readonly<Record<string, string>>, ...words: string[]): Program {
    const { proxy, odoo, redis, identity, signingKeys } = this.#surroundings
    const environment = {
      PORT: '0',
      REQUEST_TIMEOUT_MS: '8000',
      ODOO_URL: proxy.url,
      ODOO_DATABASE: odoo.database,
      ODOO_API_KEY: odoo.apiKey,
      REDIS_CACHE_URL: redis.url,
      // However busy the machine is: nothing can be found in a cache that is left alone.
      CACHE_BUDGET_MS: '1000',
      GATEWAY_SIGNING_KEYS: signingKeys,
      AUDIT_DIR: path.join(this.#folder, name, 'trail'),
      AUDIT_ANCHOR_DIR: path.join(this.#folder, name, 'anchors'),
      ...identity,
      ...more,
    }
    const program = startProgram(environment, ...words)
    this.#started.push(program)
    return program
  }

  async #ready(program: Program): Promise<string> {
    const address = await program.says(/ready at (\S+)\n/)
    if (address === null) throw new Error(`Cannot start: ${program.said()}`)
    return address
  }
}
