import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, it } from 'vitest'
import { html, json, unauthorized } from '../odoo-peer/faults.ts'
import { instantAnswer } from '../odoo-peer/instant-odoo.ts'
import { type OdooProxy, startOdooProxy } from '../odoo-peer/proxy.ts'

const main = path.resolve(import.meta.dirname, '../../gateway/main.ts')

/** Runs the program as `npm start` does, without the settings of whoever runs the tests. */
function start(env: Readonly<Record<string, string>>, ...args: string[]) {
  // In a folder of its own, so that no .env is found.
  const child = spawn(process.execPath, [main, ...args], { cwd: tmpdir(), env: { PATH: process.env.PATH, ...env } })
  let said = ''
  const listeners: (() => void)[] = []
  const hear = (text: Buffer) => {
    said += text
    for (const listener of listeners) listener()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return {
    child,
    ended,
    said: () => said,
    /** The first part of what it says that matches; null when it ends without. */
    says: (pattern: RegExp) =>
      new Promise<string | null>((resolve) => {
        const look = () => {
          const found = pattern.exec(said)
          if (found !== null) resolve(found[1] ?? found[0])
        }
        listeners.push(look)
        void ended.then(() => resolve(null))
        look()
      }),
  }
}

// Each of these starts the program anew, several at a time on a busy machine.
describe('main.ts', { timeout: 30_000 }, () => {
  const running: { child: { kill(): void } }[] = []
  const peers: OdooProxy[] = []

  afterEach(async () => {
    for (const { child } of running.splice(0)) child.kill()
    for (const peer of peers.splice(0)) await peer.close()
  })

  function run(...options: Parameters<typeof start>) {
    const program = start(...options)
    running.push(program)
    return program
  }

  async function odoo(): Promise<OdooProxy> {
    const peer = await startOdooProxy({ answer: ({ model, method, body }) => instantAnswer(model, method, body) })
    peers.push(peer)
    return peer
  }

  const settingsFor = ({ url }: OdooProxy) => ({ ODOO_URL: url, ODOO_DATABASE: 'any', ODOO_API_KEY: 'any', PORT: '0' })

  it('says in one line where it is ready, and answers there', async () => {
    const program = run(settingsFor(await odoo()))

    const address = await program.says(/Caregraph ready at (\S+)\n/)

    const query = JSON.stringify({ query: '{ purchaseOrders(first: 1) { nodes { number } } }' })
    const response = await fetch(address ?? '', {
      method: 'POST',
      body: query,
      headers: { 'content-type': 'application/json' },
    })
    expect(await response.json()).toMatchObject({ data: { purchaseOrders: { nodes: [{ number: 'P 1' }] } } })
  })

  it('serves the same graph over subgraphs that run elsewhere, one process each', async () => {
    const settings = settingsFor(await odoo())
    const names = ['procurement', 'inventory', 'revenue-cycle', 'master-data']
    const subgraphs = names.map((name) => run(settings, 'subgraph', name))
    const addresses = await Promise.all(subgraphs.map((each) => each.says(/subgraph \S+ ready at (\S+)\n/)))
    const urls = names.map((name, place) => `${name}=${addresses[place]}`).join(',')

    const address = (await run({ PORT: '0', SUBGRAPH_URLS: urls }).says(/Caregraph ready at (\S+)\n/)) ?? ''

    const query = '{ purchaseOrders(first: 1) { nodes { number supplier { name } receipts { nodes { number } } } } }'
    const response = await fetch(address, {
      method: 'POST',
      body: JSON.stringify({ query }),
      headers: { 'content-type': 'application/json' },
    })
    const order = { number: 'P 1', supplier: { name: 'Supplier 2' }, receipts: { nodes: [{ number: 'IN 1' }] } }
    expect(await response.json()).toMatchObject({ data: { purchaseOrders: { nodes: [order] } } })
    expect(await fetch(new URL('/health/ready', address)).then(({ status }) => status)).toBe(200)
  })

  it('does not start over subgraphs of which one has no address, and names it', async () => {
    const program = run({ PORT: '0', SUBGRAPH_URLS: 'procurement=http://127.0.0.1:1/graphql' })

    expect(await program.ended).toBe(1)
    expect(program.said()).toMatch(
      /^Cannot reach the subgraph [a-z-]+: it has no address; SUBGRAPH_URLS has to name all of them\n$/,
    )
  })

  it('serves the sandbox where nothing is configured, and says so', async () => {
    const program = run({ PORT: '0' })

    const address = (await program.says(/Caregraph ready at (\S+)\n {2}Sandbox: /)) ?? ''

    expect(await fetch(new URL('/health/ready', address)).then(({ status }) => status)).toBe(200)
  })

  it('answers what the README has a newcomer paste into a shell, as it stands there', async () => {
    const readme = readFileSync(path.join(main, '../../README.md'), 'utf8')
    const pasted = /```sh\n(curl [\s\S]*?)\n```/.exec(readme)?.[1] ?? ''
    const ready = await run({ PORT: '0' }).says(/ready at (\S+)/)
    const shell = spawn('bash', ['-c', pasted.replace('http://localhost:4000/graphql', ready ?? '')])
    const answer = JSON.parse(await text(shell.stdout))
    expect(answer.errors).toBeUndefined()
    expect(answer.data.purchaseOrders.nodes).toHaveLength(3)
  })

  it('names everything that is wrong with its settings at once, one sentence each', async () => {
    const program = run({ PORT: 'abc', ODOO_URL: 'ftp://nowhere', REQUEST_TIMEOUT_MS: '0', CAREGRAPH_ENV: 'staging' })

    expect(await program.ended).toBe(1)
    const lines = program.said().trim().split('\n')
    expect(lines.every((line) => line.startsWith('Cannot use '))).toBe(true)
    for (const name of ['PORT', 'ODOO_URL', 'REQUEST_TIMEOUT_MS', 'CAREGRAPH_ENV', 'ODOO_DATABASE', 'ODOO_API_KEY']) {
      expect(program.said()).toContain(name)
    }
  })

  it('does not start in production while it does not ask who is asking', async () => {
    const program = run({ ...settingsFor(await odoo()), CAREGRAPH_ENV: 'production' })

    expect(await program.ended).toBe(1)
    expect(program.said()).toMatch(/^Cannot use CAREGRAPH_ENV: [^\n]+\n$/)
  })

  it('does not start on an Odoo that is too old, and says so', async () => {
    const peer = await odoo()
    peer.fault({ method: 'version' }, json({ version_info: [18, 0, 0, 'final', 0, ''] }))
    const program = run(settingsFor(peer))

    expect(await program.ended).toBe(1)
    expect(program.said()).toBe('Cannot use this Odoo: version 19 or later is needed, found version 18\n')
  })

  it('does not start with a key that Odoo refuses, and does not repeat it', async () => {
    const peer = await odoo()
    peer.fault({ model: 'res.users' }, unauthorized())
    const program = run({ ...settingsFor(peer), ODOO_API_KEY: 'a-secret-key' })

    expect(await program.ended).toBe(1)
    expect(program.said()).toMatch(/^Cannot call res.users\/context_get: [^\n]+ API key\n$/)
    expect(program.said()).not.toContain('a-secret-key')
  })

  it('starts while Odoo is away, is not ready, and answers once Odoo is there', async () => {
    const peer = await odoo()
    peer.fault(() => true, html(502))
    const program = run(settingsFor(peer))
    const address = (await program.says(/Caregraph ready at (\S+)\n/)) ?? ''
    const readiness = () => fetch(new URL('/health/ready', address)).then(({ status }) => status)
    expect(await readiness()).toBe(503)

    peer.clear()

    expect(await readiness()).toBe(200)
  })

  it('says that its port is taken, and by whom it may be', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo
    const program = run({ ...settingsFor(await odoo()), PORT: String(port) })

    expect(await program.ended).toBe(1)
    expect(program.said()).toMatch(new RegExp(`^Cannot listen at 127.0.0.1:${port}: [^\n]+\n$`))
    other.close()
  })

  it('serves one subgraph, and refuses the name of none', async () => {
    const peer = await odoo()
    const address = await run(settingsFor(peer), 'subgraph', 'procurement').says(/procurement ready at (\S+)\n/)
    const response = await fetch(address ?? '', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ _service { sdl } }' }),
    })
    expect(JSON.stringify(await response.json())).toContain('type PurchaseOrder')

    const nameless = run(settingsFor(peer), 'subgraph', 'nothing')
    expect(await nameless.ended).toBe(1)
    expect(nameless.said()).toMatch(/^Cannot serve subgraph nothing: expected one of [^\n]+\n$/)
  })

  it('ends by itself on SIGTERM', async () => {
    const program = run(settingsFor(await odoo()))
    await program.says(/ready at/)

    program.child.kill('SIGTERM')

    expect(await program.ended).toBe(0)
  })
})
