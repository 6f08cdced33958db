import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { freePort } from '../free-port.ts'

/** A Redis of its own, on a loopback port, that keeps nothing on the disk unless it is durable. */
export interface RedisProcess extends AsyncDisposable {
  readonly port: number
  /** Ends it at once, as a crash does. */
  kill(): Promise<void>
  /** Starts it again at the same address: empty, or with all it acknowledged where it is durable. */
  start(): Promise<void>
  /** It holds its connections and does nothing, until `thaw`. */
  freeze(): void
  thaw(): void
}

/** Starts the program in a file as a server; a durable one has what it answered on its disk. */
export async function startRedisProcess(file: string, { isDurable = false } = {}): Promise<RedisProcess> {
  const folder = await mkdtemp(path.join(tmpdir(), 'caregraph-redis-'))
  const port = await freePort()
  const appendonly = isDurable ? 'yes' : 'no'
  const settings = { port, bind: '127.0.0.1', save: '', appendonly, appendfsync: 'always', dir: folder }
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)])
  let server: ChildProcess | undefined
  const start = async () => {
    server = spawn(file, args, { argv0: 'redis-server', stdio: ['ignore', 'pipe', 'inherit'] })
    let isReady = false
    for await (const lines of server.stdout ?? []) {
      isReady = String(lines).includes('Ready to accept connections')
      if (isReady) break
    }
    if (!isReady) throw new Error(`Cannot start Redis at port ${port}: it ended before it was ready`)
    server.stdout?.resume()
  }
  const kill = async () => {
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return
    const ended = once(server, 'exit')
    server.kill('SIGKILL')
    await ended
  }
  await start()
  return {
    port,
    kill,
    start,
    freeze: () => server?.kill('SIGSTOP'),
    thaw: () => server?.kill('SIGCONT'),
    async [Symbol.asyncDispose]() {
      await kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
