import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { sandboxToken } from '#shared/sandbox/identity/token.ts'
import { freePort } from '../free-port.ts'
import { html, json, unauthorized } from '../odoo-peer/faults.ts'
import { ask, root, sandboxServers } from './program.ts'
import { startedHere } from './started-here.ts'

const orders = '{ purchaseOrders(first: 1) { nodes { number } } }'
const browser = { headers: { accept: 'text/html,*/*;q=0.8' } }

/** What a shell in the project's folder prints, where the gateway is at `port`. */
async function printed(command: string, port: number): Promise<string> {
  const { PATH, HOME } = process.env
  const shell = spawn('bash', ['-c', command], { cwd: root, env: { PATH, HOME, PORT: String(port) } })
  return text(shell.stdout)
}

// Each of these starts the program anew, several at a time on a busy machine.
describe('main.ts', { timeout: 30_000 }, () => {
  const { run, odoo, issuer, settingsFor } = startedHere()

  it('says in one line where it is ready, answers there who has a token, and nobody else', async () => {
    const identity = await issuer()
    const program = run({ ...settingsFor(await odoo()), ...identity.settings })

    const address = (await program.says(/Caregraph ready at (\S+)\n/)) ?? ''

    const answered = await ask(address, orders, await identity.token('auditor'))
    expect(answered.json).toMatchObject({ data: { purchaseOrders: { nodes: [{ number: 'P 1' }] } } })
    const refused = [await ask(address, orders), await ask(address, orders, 'made.up.token')]
    for (const { status, json } of refused) {
      expect(status).toBe(401)
      expect(json).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
      expect(json).not.toHaveProperty('data')
    }
  })

  it('counts what it does for Prometheus, and logs it in lines of JSON, without a value of it', async () => {
    const identity = await issuer()
    const program = run({ ...settingsFor(await odoo()), ...identity.settings })
    const address = (await program.says(/Caregraph ready at (\S+)\n/)) ?? ''
    await ask(address, orders, await identity.token('auditor'))
    await ask(address, orders)
    await ask(address, orders, 'made.up.token')

    const figures = await fetch(new URL('/metrics', address)).then((response) => response.text())

    for (const line of [
      'caregraph_operations_total{kind="query",outcome="ok"} 1',
      'caregraph_source_calls_total{source="odoo",call="purchase.order/search_read",outcome="ok"} 1',
      'caregraph_authentication_refusals_total{reason="no_token"} 1',
      'caregraph_authentication_refusals_total{reason="malformed"} 1',
      'caregraph_reference_cache_total{figure="hits"} 0',
    ]) {
      expect(figures).toContain(`${line}\n`)
    }
    expect(figures).toMatch(/^nodejs_eventloop_lag_seconds \d/m)
    const lines = program.said().match(/^\{.*\}$/gm) ?? []
    const ofRequests = lines.map((line) => JSON.parse(line)).filter(({ correlationId }) => correlationId !== undefined)
    expect(ofRequests).toEqual([
      expect.objectContaining({ level: 'info', event: 'operation', errors: 0, sourceCalls: 1 }),
      expect.objectContaining({ level: 'warn', event: 'auth.request_refused', reason: 'no_token' }),
      expect.objectContaining({ level: 'warn', event: 'auth.token_refused', reason: 'malformed' }),
    ])
    expect(figures + program.said()).not.toMatch(/P 1|made\.up/)
  })

  it('tells operators of the sandbox how its events come in, and nobody else', async () => {
    const port = await freePort(sandboxServers)
    const address = (await run({ PORT: String(port) }).says(/Caregraph ready at (\S+)\n/)) ?? ''
    const tokenOf = async (persona: string) => (await printed(`npm run --silent token -- ${persona}`, port)).trim()
    const query = '{ eventStreams { name events } eventRelay { trouble } }'

    const { json } = await ask(address, query, await tokenOf('integrator'))
    const names = ['procurement', 'inventory', 'revenue-cycle', 'master-data']
    const eventStreams = names.map((name) => ({ name, events: expect.any(Number) }))
    expect(json).toMatchObject({ data: { eventStreams, eventRelay: { trouble: null } } })
    expect((await ask(address, query, await tokenOf('buyer'))).json).toMatchObject({
      data: { eventStreams: null, eventRelay: null },
      errors: [{ extensions: { code: 'FORBIDDEN' } }, { extensions: { code: 'FORBIDDEN' } }],
    })
  })

  it('serves the sandbox where nothing is configured, says so, and has a token for a persona', async () => {
    const port = await freePort(sandboxServers)
    const program = run({ PORT: String(port) })

    const address = (await program.says(/Caregraph ready at (\S+)\n {2}Sandbox: /)) ?? ''
    await program.says(/npm run --silent token/)

    const health = await fetch(new URL('/health/ready', address))
    expect(health.status).toBe(200)
    expect(await health.json()).toMatchObject({ sources: { events: { state: 'up' } } })
    const token = (await printed('npm run --silent token -- storekeeper', port)).trim()
    const { json } = await ask(address, '{ purchaseOrders(first: 1) { nodes { number total { amount } } } }', token)
    expect(json).toMatchObject({
      data: { purchaseOrders: { nodes: [{ number: expect.any(String), total: null }] } },
      errors: [{ extensions: { code: 'FORBIDDEN', coordinate: 'PurchaseOrder.total', count: 1 } }],
    })
  })

  it('names all personas to whoever asks for a token of none', async () => {
    const program = run({}, 'token')

    expect(await program.ended).toBe(1)
    expect(program.said()).toMatch(/^Cannot get a token for nobody: expected one of\n {2}buyer /)
  })

  it('has the sandbox say who is asking beside an Odoo that is configured, where it is told to', async () => {
    const program = run({ ...settingsFor(await odoo()), SANDBOX: 'identity' })
    const address = (await program.says(/Caregraph ready at (\S+)\n/)) ?? ''
    const issuer = (await program.says(/issuer at (\S+)\n/)) ?? ''

    const { json } = await ask(address, orders, await sandboxToken('buyer', issuer))

    expect(json).toHaveProperty('data.purchaseOrders')
    expect(program.said()).not.toContain('Sandbox:')
    // What is not configured is not there, and is told so: never as if there were nothing.
    const auditor = await sandboxToken('auditor', issuer)
    const { json: claims } = await ask(address, '{ claims { nodes { id } } remittances { nodes { id } } }', auditor)
    expect(claims).toMatchObject({
      data: { claims: null, remittances: null },
      errors: [
        { extensions: { code: 'SOURCE_NOT_CONNECTED', origin: 'fhir' } },
        { extensions: { code: 'SOURCE_NOT_CONNECTED', origin: 'remittance' } },
      ],
    })
    const health = await fetch(new URL('/health/ready', address)).then((response) => response.json())
    expect(health).toMatchObject({
      sources: { fhir: { state: 'not connected' }, remittance: { state: 'not connected' } },
    })
  })

  it('does not start where nobody says who is asking', async () => {
    const program = run(settingsFor(await odoo()))

    expect(await program.ended).toBe(1)
    expect(program.said()).toMatch(/^Cannot serve: nobody says who is asking; OIDC_ISSUER and OIDC_AUDIENCE [^\n]+\n$/)
  })

  it('answers what the README has a newcomer paste into a shell, as it stands there', async () => {
    const readme = readFileSync(path.join(root, 'README.md'), 'utf8')
    const pasted = /```sh\n(curl [\s\S]*?)\n```/.exec(readme)?.[1] ?? ''
    const port = await freePort(sandboxServers)
    await run({ PORT: String(port) }).says(/issuer at/)
    const answer = JSON.parse(await printed(pasted.replace('localhost:4000', `localhost:${port}`), port))
    expect(answer.errors).toBeUndefined()
    expect(answer.data.purchaseOrders.nodes).toHaveLength(3)
  })

  it('accepts the issuers that the README shows a file of', async () => {
    const readme = readFileSync(path.join(root, 'README.md'), 'utf8')
    const folder = await mkdtemp(path.join(tmpdir(), 'caregraph-issuers-'))
    const file = path.join(folder, 'issuers.json')
    await writeFile(file, /```json\n(\[[\s\S]*?)\n```/.exec(readme)?.[1] ?? '')

    const program = run({ ...settingsFor(await odoo()), OIDC_ISSUERS_FILE: file })

    expect(await program.says(/Caregraph ready at (\S+)\n/)).not.toBeNull()
    await rm(folder, { recursive: true })
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

  describe('in production', () => {
    const CAREGRAPH_ENV = 'production'

    it('serves a real Odoo to those an issuer knows, without GraphiQL', async () => {
      const identity = await issuer()
      const folder = await mkdtemp(path.join(tmpdir(), 'caregraph-audit-'))
      const audit = { AUDIT_DIR: path.join(folder, 'trail'), AUDIT_ANCHOR_DIR: path.join(folder, 'anchors') }
      const program = run({ ...settingsFor(await odoo()), ...identity.settings, ...audit, CAREGRAPH_ENV })
      const address = (await program.says(/Caregraph ready at (\S+)\n/)) ?? ''

      const { json } = await ask(address, orders, await identity.token('auditor'))

      expect(json).toMatchObject({ data: { purchaseOrders: { nodes: [{ number: 'P 1' }] } } })
      expect(await fetch(address, browser).then(({ status }) => status)).toBe(405)
      expect(program.said()).not.toMatch(/sandbox/i)
      await rm(folder, { recursive: true })
    })

    it('starts with no part of the sandbox, and names each', async () => {
      const identity = await issuer()
      const real = settingsFor(await odoo())
      const starts: [Record<string, string>, string][] = [
        [{ PORT: '0', ...identity.settings }, 'odoo'],
        [{ ...real, SANDBOX: 'identity' }, 'identity'],
        [{ PORT: '0', SANDBOX: 'identity' }, 'identity, odoo'],
      ]
      for (const [settings, parts] of starts) {
        const program = run({ ...settings, CAREGRAPH_ENV })
        expect(await program.ended).toBe(1)
        expect(program.said()).toBe(
          `Cannot use CAREGRAPH_ENV: production may use no part of the sandbox, found ${parts}\n`,
        )
      }
    })

    it('does not start where nobody says who is asking', async () => {
      const program = run({ ...settingsFor(await odoo()), CAREGRAPH_ENV })

      expect(await program.ended).toBe(1)
      expect(program.said()).toMatch(/^Cannot serve: nobody says who is asking; [^\n]+\n$/)
    })
  })

  it('does not start on an Odoo that is too old, and says so', async () => {
    const peer = await odoo()
    peer.fault({ method: 'version' }, json({ version_info: [18, 0, 0, 'final', 0, ''] }))
    const program = run({ ...settingsFor(peer), SANDBOX: 'identity' })

    expect(await program.ended).toBe(1)
    expect(program.said()).toBe('Cannot use this Odoo: version 19 or later is needed, found version 18\n')
  })

  it('does not start with a key that Odoo refuses, and does not repeat it', async () => {
    const peer = await odoo()
    peer.fault({ model: 'res.users' }, unauthorized())
    const program = run({ ...settingsFor(peer), SANDBOX: 'identity', ODOO_API_KEY: 'a-secret-key' })

    expect(await program.ended).toBe(1)
    expect(program.said()).toMatch(/^Cannot call res.users\/context_get: [^\n]+ API key\n$/)
    expect(program.said()).not.toContain('a-secret-key')
  })

  it('does not start on a folder of payers’ files that is not there, and says which setting names it', async () => {
    const program = run({ ...settingsFor(await odoo()), SANDBOX: 'identity', REMITTANCE_DIR: '/nothing/is/here' })

    expect(await program.ended).toBe(1)
    expect(program.said()).toBe('Cannot use the folder of remittance files: found ENOENT; REMITTANCE_DIR names it\n')
  })

  it('starts while Odoo is away, is not ready, and answers once Odoo is there', async () => {
    const peer = await odoo()
    peer.fault(() => true, html(502))
    const program = run({ ...settingsFor(peer), SANDBOX: 'identity' })
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
    const program = run({ ...settingsFor(await odoo()), ...(await issuer()).settings, PORT: String(port) })

    expect(await program.ended).toBe(1)
    expect(program.said()).toMatch(new RegExp(`^Cannot listen at 127.0.0.1:${port}: [^\n]+\n$`))
    other.close()
  })

  it('ends by itself on SIGTERM', async () => {
    const program = run({ ...settingsFor(await odoo()), SANDBOX: 'identity' })
    await program.says(/ready at/)

    program.child.kill('SIGTERM')

    expect(await program.ended).toBe(0)
  })
})
