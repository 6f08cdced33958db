import assert from 'node:assert/strict'
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readDocuments, readSupergraphSdl } from '#gateway/contract.ts'
import { startSandboxIssuer } from '#shared/sandbox/identity/issuer.ts'
import { sandboxToken } from '#shared/sandbox/identity/token.ts'
import { freePort } from '../free-port.ts'

// Puts a federation router of others (Hive Gateway, installed here for this check only) in front of the subgraphs served
// over HTTP, and compares its answers with those of this product's own gateway. Needs an Odoo: ODOO_URL, ODOO_DATABASE
// and ODOO_API_KEY, or those of `npm run odoo -- up`.

const here = import.meta.dirname
const root = path.resolve(here, '../..')
const routerFolder = path.join(here, '.router')
const routerVersion = '2.15.1'
const subgraphs = ['master-data', 'procurement', 'inventory', 'revenue-cycle', 'operations']
const processes: ChildProcess[] = []

function installRouter(): void {
  if (existsSync(path.join(routerFolder, 'node_modules/.bin/hive-gateway'))) return
  console.log('Installing the router for this check only …')
  mkdirSync(routerFolder, { recursive: true })
  // The same pin as in our own package.json, for the same reason.
  const manifest = { private: true, overrides: { '@graphql-tools/delegate': '12.2.1' } }
  writeFileSync(path.join(routerFolder, 'package.json'), JSON.stringify(manifest))
  const flags = ['--no-audit', '--no-fund', '--loglevel=error']
  execFileSync('npm', ['install', ...flags, `@graphql-hive/gateway@${routerVersion}`], {
    cwd: routerFolder,
    stdio: 'inherit',
  })
}

function odooEnvironment(): NodeJS.ProcessEnv {
  if (process.env.ODOO_URL) return process.env
  console.log('No ODOO_URL is set: using the trial Odoo …')
  execFileSync('bash', ['test/live/odoo.sh', 'up'], { cwd: root, stdio: 'inherit' })
  const status = execFileSync('bash', ['test/live/odoo.sh', 'status'], { cwd: root, encoding: 'utf8' })
  const values = Object.fromEntries([...status.matchAll(/^(ODOO_\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]))
  const ODOO_API_KEY = readFileSync(values.ODOO_READER_KEY_FILE, 'utf8').trim()
  return { ...process.env, ...values, ODOO_API_KEY }
}

/** Starts this product in one of its ways and gives its address once it says that it is ready. */
function start(env: NodeJS.ProcessEnv, ...args: string[]): Promise<string> {
  const child = spawn(process.execPath, ['gateway/main.ts', ...args], {
    cwd: root,
    env: { ...env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  processes.push(child)
  let said = ''
  child.stderr.on('data', (text: Buffer) => {
    said = text.toString()
  })
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      const address = /ready at (\S+)/.exec(text.toString())?.[1]
      if (address !== undefined) resolve(address)
    })
    child.once('exit', (code) => reject(new Error(`Cannot start ${args.join(' ')}: it ended with ${code}\n${said}`)))
  })
}

async function startRouter(addresses: Readonly<Record<string, string>>, folder: string): Promise<string> {
  const supergraph = readSupergraphSdl().replace(
    /@join__graph\(name: "([^"]+)", url: "[^"]*"\)/g,
    (_, name: string) => `@join__graph(name: "${name}", url: "${addresses[name]}")`,
  )
  const file = path.join(folder, 'supergraph.graphql')
  writeFileSync(file, supergraph)
  // The subgraphs ask who is asking: the router hands on what its client says of that.
  const handOn =
    "export const gatewayConfig = { propagateHeaders: { fromClientToSubgraphs: ({ request }) => ({ authorization: request.headers.get('authorization') }) } }\n"
  writeFileSync(path.join(folder, 'gateway.config.mjs'), handOn)
  const port = await freePort()
  const router = spawn(
    process.execPath,
    [
      path.join(routerFolder, 'node_modules/.bin/hive-gateway'),
      'supergraph',
      file,
      '--config-path',
      'gateway.config.mjs',
      '--host',
      '127.0.0.1',
      '--port',
      `${port}`,
    ],
    { cwd: folder, stdio: 'ignore' },
  )
  processes.push(router)
  const address = `http://127.0.0.1:${port}/graphql`
  for (let attempt = 0; attempt < 150; attempt += 1) {
    const ready = await ask(address, '{ __typename }').then(
      () => true,
      () => false,
    )
    if (ready) return address
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('Cannot use the router: it did not answer within 30 seconds')
}

async function ask(address: string, query: string, token = ''): Promise<{ data?: unknown; errors?: unknown[] }> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  })
  return (await response.json()) as { data?: unknown; errors?: unknown[] }
}

/** The operations of the README, and those of our own tools. */
function operations(): string[] {
  const readme = readFileSync(path.join(root, 'README.md'), 'utf8')
  const texts = [...readme.matchAll(/"query":"((?:[^"\\]|\\.)+)"/g)].map(([, text]) => text as string)
  const pasted = texts.map((text) => text.replaceAll('\\"', '"'))
  assert.ok(pasted.length > 0, 'Cannot find an operation in the README')
  const all = [...pasted, ...readDocuments().map(({ query }) => query)]
  // Subscriptions are not served through another gateway.
  return all.filter((text) => !/^\s*subscription\b/m.test(text))
}

/** There are claims in the sandbox only, and no Odoo of its own. */
function isNotConnected(error: unknown): boolean {
  return JSON.stringify(error).includes('"SOURCE_NOT_CONNECTED"')
}

let closeIssuer: () => Promise<void> = async () => undefined
const folder = mkdtempSync(path.join(tmpdir(), 'caregraph-federation-'))
try {
  installRouter()
  const { issuer, audience, close } = await startSandboxIssuer({ port: 0, audience: 'urn:caregraph:federation' })
  closeIssuer = close
  const token = await sandboxToken('auditor', issuer)
  const env = { ...odooEnvironment(), OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience }
  const ours = await start(env)
  const addresses: Record<string, string> = {}
  for (const name of subgraphs) addresses[name] = await start(env, 'subgraph', name)
  const router = await startRouter(addresses, folder)
  const all = operations()
  for (const [index, query] of all.entries()) {
    const [own, theirs] = await Promise.all([ask(ours, query, token), ask(router, query, token)])
    const name = /query (\w+)/.exec(query)?.[1] ?? 'README'
    if (own.errors?.every(isNotConnected)) {
      console.log(`${index + 1} of ${all.length}: ${name} asks for what is not connected here, and is left out`)
      continue
    }
    assert.equal(own.errors, undefined, `${name}: errors of our own gateway`)
    assert.deepEqual(theirs, { data: own.data }, `${name}: the router answers otherwise`)
    console.log(`${index + 1} of ${all.length}: ${name} is answered alike, ${JSON.stringify(own.data).length} bytes`)
  }
  console.log('all that could be asked passed, 0 failed')
} finally {
  for (const child of processes) child.kill()
  await closeIssuer()
  rmSync(folder, { recursive: true })
}
