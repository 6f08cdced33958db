import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Redis } from 'ioredis'
import { describe, inject, it } from 'vitest'

/** A Redis of a test's own, on a loopback port, that keeps nothing on the disk unless it is durable. */
export interface RedisServer extends AsyncDisposable {
  readonly url: string
  /** A connection that sees what is in it, apart from those under test. */
  readonly admin: Redis
  /** Ends it at once, as a crash does. */
  kill(): Promise<void>
  /** Starts it again at the same address: empty, or with all it acknowledged where it is durable. */
  start(): Promise<void>
  /** It holds its connections and does nothing, until `thaw`. */
  freeze(): void
  thaw(): void
}

/** Starts one; a durable one has what it answered on its disk. */
export type StartRedis = (settings?: { readonly isDurable?: boolean }) => Promise<RedisServer>

const program = inject('redis')

/** A suite that starts Redis servers; without one it is skipped by its name, or fails where live services are required. */
export function describeRedis(name: string, suite: (start: StartRedis) => void): void {
  if ('file' in program) {
    describe(name, () => suite((settings) => startRedis(program.file, settings)))
    return
  }
  const isRequired = process.env.CAREGRAPH_REQUIRE_LIVE === '1'
  if (!isRequired) console.warn(`Skipped: ${name}: ${program.skipped}`)
  describe(`${name} (skipped: ${program.skipped})`, () => {
    it.skipIf(!isRequired)('has a Redis', () => {
      throw new Error(`Cannot run ${name}: ${program.skipped}`)
    })
  })
}

async function startRedis(file: string, { isDurable = false } = {}): Promise<RedisServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'caregraph-redis-'))
  const port = await freePort()
  const url = `redis://127.0.0.1:${port}/0`
  let server: ChildProcess | undefined
  const start = async () => {
    const settings = [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      isDurable ? 'yes' : 'no',
      '--appendfsync',
      'always',
      '--dir',
      folder,
    ]
    server = spawn(file, settings, { argv0: 'redis-server', stdio: ['ignore', 'pipe', 'inherit'] })
    for await (const line of server.stdout ?? []) if (String(line).includes('Ready to accept connections')) break
    server.stdout?.resume()
  }
  const kill = async () => {
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return
    const ended = once(server, 'exit')
    server.kill('SIGKILL')
    await ended
  }
  await start()
  const admin = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: null })
  admin.on('error', () => undefined)
  return {
    url,
    admin,
    kill,
    start,
    freeze: () => server?.kill('SIGSTOP'),
    thaw: () => server?.kill('SIGCONT'),
    async [Symbol.asyncDispose]() {
      admin.disconnect()
      await kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}
