import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Redis } from 'ioredis'
import { freePort } from '../../test/free-port.ts'
import { endLater } from '../processes.ts'

/** A Redis that has what it acknowledged on its disk, as the store of events has to; null where none is installed. */
export async function startStore(): Promise<Redis | null> {
  const [port, folder] = [await freePort(), mkdtempSync(path.join(tmpdir(), 'caregraph-bench-'))]
  const durable = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', '', '--dir', folder]
  const server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', ...durable], { stdio: 'ignore' })
  const failed = once(server, 'error').then(() => true)
  const started = new Promise<false>((resolve) => server.once('spawn', () => resolve(false)))
  if (await Promise.race([failed, started])) return null
  const connection = new Redis({ port, host: '127.0.0.1', retryStrategy: () => 50, maxRetriesPerRequest: null })
  connection.on('error', () => undefined)
  await connection.ping()
  endLater(() => {
    connection.disconnect()
    server.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })
  return connection
}

export function urlOf({ options: { host, port } }: Redis): string {
  return `redis://${host}:${port}/0`
}
