import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Agent } from 'node:http'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSandboxIssuer } from '#shared/sandbox/identity/issuer.ts'
import { sandboxToken } from '#shared/sandbox/identity/token.ts'
import { ask } from '../../bench/load.ts'

const root = path.resolve(import.meta.dirname, '../..')
const megabyte = 1024

// Resident memory is read from the kernel, which tells it on Linux only.
describe.skipIf(process.platform !== 'linux')('The memory of a running gateway', () => {
  const processes: ChildProcess[] = []
  let gateway: ChildProcess
  let closeIssuer: () => Promise<void> = async () => undefined
  let port: number
  // Somebody with limits: what is remembered of rights is part of what must not grow.
  let token: string

  beforeAll(async () => {
    const odoo = await ready(start(['bench/instant-odoo.ts'], {}), /ready (\d+)/)
    const { issuer, audience, close } = await startSandboxIssuer({ port: 0, audience: 'urn:caregraph:test' })
    closeIssuer = close
    token = await sandboxToken('integrator', issuer)
    const identity = { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience }
    const source = { ODOO_URL: `http://127.0.0.1:${odoo}`, ODOO_DATABASE: 'any', ODOO_API_KEY: 'any' }
    gateway = start(['gateway/main.ts'], { ...source, ...identity, PORT: '0', NODE_ENV: 'production' })
    port = Number(await ready(gateway, /ready at http:\/\/localhost:(\d+)/))
  }, 30_000)

  afterAll(async () => {
    for (const child of processes) child.kill()
    await closeIssuer()
  })

  it('is below 250 MB when idle', () => {
    expect(residentKilobytes(gateway)).toBeLessThan(250 * megabyte)
  })

  it('stays flat over 20,000 distinct queries once warm', async () => {
    // Warm is when the cache of documents is full and the heap has grown around it.
    await askDistinct({ port, token }, 0, 14_000)
    const warm = residentKilobytes(gateway)

    await askDistinct({ port, token }, 14_000, 34_000)

    expect(residentKilobytes(gateway) / warm).toBeLessThan(1.1)
  }, 240_000)

  function start(script: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
    const child = spawn(path.join(root, 'node_modules/.bin/node'), script, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    processes.push(child)
    return child
  }
})

function ready(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (text: Buffer) => {
      const found = pattern.exec(text.toString())?.[1]
      if (found !== undefined) resolve(found)
    })
    child.once('exit', (code) => reject(new Error(`It ended with ${code} before it was ready`)))
  })
}

function residentKilobytes({ pid }: ChildProcess): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
}

/** Queries that no cache has seen: each names its alias differently. One in four asks Odoo, which takes the longest. */
async function askDistinct(
  { port, token }: { readonly port: number; readonly token: string },
  from: number,
  to: number,
): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 })
  let next = from
  const one = async () => {
    while (next < to) {
      const number = next++
      const orders = `purchaseOrders(first: ${(number % 5) + 1}) { nodes { number supplier { name } } }`
      const query = `{ alias${number}: ${number % 4 === 0 ? orders : 'unitsOfMeasure { name code }'} }`
      const answer = await ask(agent, port, '/graphql', JSON.stringify({ query }), {
        authorization: `Bearer ${token}`,
      })
      if (!answer.startsWith(`{"data":{"alias${number}"`)) throw new Error(`No data: ${answer.slice(0, 200)}`)
    }
  }
  await Promise.all(Array.from({ length: 8 }, one))
  agent.destroy()
}
