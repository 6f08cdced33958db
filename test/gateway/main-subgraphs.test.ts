import { afterEach, describe, expect, it, vi } from 'vitest'
import { GatewaySigner } from '#shared/auth/gateway-signature.ts'
import { auditor } from '../principals.ts'
import { ask, bodyOf } from './program.ts'
import { startedHere } from './started-here.ts'

const key = 'the key of the gateway in these tests'
const otherKey = 'another key that nobody gave to anybody'
const names = ['procurement', 'inventory', 'revenue-cycle', 'master-data', 'operations']
const orders = '{ purchaseOrders(first: 1) { nodes { number } } }'

const signed = (query: string, subgraph = 'procurement', by = key) =>
  new GatewaySigner([by]).headers(subgraph, bodyOf(query), auditor)

// Each of these starts the program anew, several at a time on a busy machine.
describe('main.ts with subgraphs elsewhere', { timeout: 30_000 }, () => {
  const { run, odoo, issuer, settingsFor } = startedHere()

  afterEach(() => {
    vi.useRealTimers()
  })

  const procurement = async (settings: Record<string, string>) => {
    const program = run({ ...settingsFor(await odoo()), ...settings }, 'subgraph', 'procurement')
    return (await program.says(/procurement ready at (\S+)\n/)) ?? ''
  }

  it('serves the same graph over one process for each subgraph', async () => {
    const settings = { ...settingsFor(await odoo()), GATEWAY_SIGNING_KEYS: key }
    const subgraphs = names.map((name) => run(settings, 'subgraph', name))
    const addresses = await Promise.all(subgraphs.map((each) => each.says(/subgraph \S+ ready at (\S+)\n/)))
    const SUBGRAPH_URLS = names.map((name, place) => `${name}=${addresses[place]}`).join(',')
    const identity = await issuer()
    const gateway = run({ PORT: '0', SUBGRAPH_URLS, GATEWAY_SIGNING_KEYS: key, ...identity.settings })
    const address = (await gateway.says(/Caregraph ready at (\S+)\n/)) ?? ''

    const query = '{ purchaseOrders(first: 1) { nodes { number supplier { name } receipts { nodes { number } } } } }'
    const { json } = await ask(address, query, await identity.token('auditor'))

    const order = { number: 'P 1', supplier: { name: 'Supplier 2' }, receipts: { nodes: [{ number: 'IN 1' }] } }
    expect(json).toMatchObject({ data: { purchaseOrders: { nodes: [order] } } })
    const figuresAt = (at: string | null) => fetch(new URL('/metrics', at ?? '')).then((response) => response.text())
    expect(await figuresAt(address)).toMatch(
      /^caregraph_source_calls_total\{source="procurement",call="graphql",outcome="ok"\} \d+$/m,
    )
    expect(await figuresAt(addresses[0] ?? '')).toMatch(/^caregraph_source_calls_total\{source="odoo",call="purchase/m)
    const idsIn = (said: string) =>
      [...said.matchAll(/"event":"operation","correlationId":"([^"]+)"/g)].map(([, id]) => id)
    expect(idsIn(gateway.said())).toHaveLength(1)
    expect(new Set(subgraphs.flatMap((each) => idsIn(each.said())))).toEqual(new Set(idsIn(gateway.said())))
    expect((await ask(address, query)).status).toBe(401)
    // Events are of the processes that take them in; a subgraph by itself has none.
    expect((await ask(address, '{ eventStreams { name } }', await identity.token('integrator'))).json).toMatchObject({
      data: { eventStreams: null },
      errors: [{ path: ['eventStreams'], extensions: { code: 'SOURCE_NOT_CONNECTED' } }],
    })
    expect(await fetch(new URL('/health/ready', address)).then(({ status }) => status)).toBe(200)
  })

  it('does not start over subgraphs of which one has no address, and names it', async () => {
    const program = run({
      PORT: '0',
      SUBGRAPH_URLS: 'procurement=http://127.0.0.1:1/graphql',
      GATEWAY_SIGNING_KEYS: key,
    })

    expect(await program.ended).toBe(1)
    expect(program.said()).toMatch(
      /^Cannot reach the subgraph [a-z-]+: it has no address; SUBGRAPH_URLS has to name all of them\n$/,
    )
  })

  it.each(['development', 'production'])(
    'does not start over subgraphs without a key to sign with, in %s',
    async (is) => {
      const SUBGRAPH_URLS = names.map((name) => `${name}=http://127.0.0.1:1/graphql`).join(',')
      const program = run({ PORT: '0', SUBGRAPH_URLS, ...(await issuer()).settings, CAREGRAPH_ENV: is })

      expect(await program.ended).toBe(1)
      expect(program.said()).toMatch(/^Cannot ask subgraphs: GATEWAY_SIGNING_KEYS, [^\n]+\n$/)
    },
  )

  it('serves one subgraph to its gateway', async () => {
    const address = await procurement({ GATEWAY_SIGNING_KEYS: key })

    const sdl = '{ _service { sdl } }'
    expect(JSON.stringify((await ask(address, sdl, signed(sdl))).json)).toContain('type PurchaseOrder')
    const { json } = await ask(address, orders, signed(orders))
    expect(json).toMatchObject({ data: { purchaseOrders: { nodes: [{ number: 'P 1' }] } } })
  })

  it('refuses whoever is not its gateway, and who was', async () => {
    const address = await procurement({ GATEWAY_SIGNING_KEYS: key })
    const identity = await issuer()
    const used = signed(orders)
    expect((await ask(address, orders, used)).status).toBe(200)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 31_000 })
    const stale = signed(orders)
    vi.useRealTimers()

    const forged: Record<string, Record<string, string> | string | undefined> = {
      'no signature': undefined,
      'the key of another': signed(orders, 'procurement', otherKey),
      'a signature for another subgraph': signed(orders, 'inventory'),
      'a signature for another body': signed('{ __typename }'),
      'a signature of another principal': { ...signed(orders), 'x-caregraph-principal': 'e30' },
      'a signature that was used': used,
      'a signature from 31 s ago': stale,
      'a token, where no issuer is set': await identity.token('auditor'),
    }
    for (const [what, headers] of Object.entries(forged)) {
      const { status, json } = await ask(address, orders, headers)
      expect(status, what).toBe(401)
      expect(json, what).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
      expect(json, what).not.toHaveProperty('data')
    }
  })

  it('accepts the old key beside the new one while they change', async () => {
    const address = await procurement({ GATEWAY_SIGNING_KEYS: `${otherKey},${key}` })

    const statuses = [key, otherKey].map((by) => ask(address, orders, signed(orders, 'procurement', by)))

    expect((await Promise.all(statuses)).map(({ status }) => status)).toEqual([200, 200])
  })

  it('takes tokens itself where an issuer is set, as for a router that passes them on, and asks the same of them', async () => {
    const identity = await issuer()
    const address = await procurement(identity.settings)

    const query = '{ purchaseOrders(first: 1) { nodes { number total { amount } } } }'
    const { json } = await ask(address, query, await identity.token('integrator'))

    expect(json).toMatchObject({
      data: { purchaseOrders: { nodes: [{ total: null }] } },
      errors: [{ extensions: { code: 'FORBIDDEN', coordinate: 'PurchaseOrder.total' } }],
    })
    expect((await ask(address, orders, signed(orders))).status).toBe(401)
  })

  it('does not start as a subgraph that could trust nobody, and refuses the name of none', async () => {
    const settings = settingsFor(await odoo())
    const alone = run(settings, 'subgraph', 'procurement')
    const nameless = run({ ...settings, GATEWAY_SIGNING_KEYS: key }, 'subgraph', 'nothing')

    expect(await alone.ended).toBe(1)
    expect(alone.said()).toMatch(/^Cannot serve subgraph procurement: it could trust nobody; [^\n]+\n$/)
    expect(await nameless.ended).toBe(1)
    expect(nameless.said()).toMatch(/^Cannot serve subgraph nothing: expected one of [^\n]+\n$/)
  })
})
