import { existsSync } from 'node:fs'
import { readSettings, type Settings, SettingsError } from '#shared/config/settings.ts'
import { CaregraphError } from '#shared/errors/errors.ts'
import { Odoo } from '#shared/odoo/odoo.ts'
import type { Sandbox } from '#shared/sandbox/sandbox.ts'
import { jsonLog } from '#shared/telemetry/log.ts'
import { SourceCalls } from '#shared/telemetry/source-calls.ts'
import { readDocuments, readSupergraphSdl, writeContract } from './contract.ts'
import { joinSubgraphs } from './graph/join.ts'
import { remoteSubgraphs } from './graph/remote.ts'
import { SubgraphWithoutAddress } from './graph/stitch.ts'
import { defaultLimits } from './limits/limits.ts'
import { createGatewayServer, type GatewayServer } from './server.ts'
import { odooHealth, subgraphsHealth } from './sources-health.ts'
import { subgraphModules } from './subgraph-modules.ts'

const log = jsonLog(process.stderr)

/** A reason not to start that the person at the terminal can do something about. */
class CannotStart extends Error {}

async function main([command, name]: readonly string[]): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  if (command === undefined) return run(await gateway(readSettings(process.env)))
  if (command === 'subgraph') return run(await oneSubgraph(readSettings(process.env), name))
  if (command === 'compose') return writeContract(subgraphModules(new Odoo(nowhere, log)))
  throw new CannotStart(`Cannot run ${command}: expected nothing, "subgraph <name>" or "compose"`)
}

// Composition reads the subgraphs' SDL only; no call is ever made.
const nowhere = { url: 'http://127.0.0.1:0', database: 'none', apiKey: 'none', concurrency: 1 }

interface Service {
  readonly server: GatewayServer
  readonly settings: Settings
  readonly title: string
  /** Set when what is served is the sandbox. */
  readonly sandbox: Sandbox | null
}

async function gateway(settings: Settings): Promise<Service> {
  const { subgraphUrls } = settings
  const common = {
    limits: defaultLimits,
    timeoutMs: settings.requestTimeoutMs,
    graphiql: { examples: readDocuments() },
    contextFor: (request: unknown) => request,
    log,
  }
  if (subgraphUrls !== null) {
    const schema = remoteSchema(subgraphUrls)
    const health = () => subgraphsHealth(subgraphUrls)
    return { server: createGatewayServer({ ...common, schema, health }), settings, title: 'Caregraph', sandbox: null }
  }
  const { odoo, sandbox } = await connectedOdoo(settings)
  const schema = joinSubgraphs(readSupergraphSdl(), subgraphModules(odoo, settings))
  const health = () => odooHealth(odoo)
  return { server: createGatewayServer({ ...common, schema, health }), settings, title: 'Caregraph', sandbox }
}

function remoteSchema(subgraphUrls: Readonly<Record<string, string>>) {
  try {
    return remoteSubgraphs(readSupergraphSdl(), subgraphUrls)
  } catch (error) {
    if (!(error instanceof SubgraphWithoutAddress)) throw error
    throw new CannotStart(`${error.message}; SUBGRAPH_URLS has to name all of them`)
  }
}

async function oneSubgraph(settings: Settings, name: string | undefined): Promise<Service> {
  const { odoo, sandbox } = await connectedOdoo(settings)
  const modules = subgraphModules(odoo, settings)
  const module = modules.find((each) => each.name === name)
  if (module === undefined) {
    const names = modules.map((each) => each.name).join(', ')
    throw new CannotStart(`Cannot serve subgraph ${name ?? ''}: expected one of ${names}`)
  }
  const server = createGatewayServer({
    schema: module.schema,
    contextFor: (request) => module.context(request),
    limits: subgraphLimits,
    timeoutMs: settings.requestTimeoutMs,
    graphiql: false,
    health: () => odooHealth(odoo),
    log,
  })
  return { server, settings, title: `Caregraph subgraph ${module.name}`, sandbox }
}

// A router sends what it planned: representations of a whole page in one body, and one alias per entity type.
const subgraphLimits = {
  ...defaultLimits,
  bodyBytes: 16_000_000,
  tokens: 100_000,
  fields: 10_000,
  aliases: 10_000,
  rootFields: 300,
}

/**
 * The configured Odoo, reached now or later, or the sandbox's where none is configured. One that can never be used
 * stops the start.
 */
async function connectedOdoo(settings: Settings): Promise<{ odoo: Odoo; sandbox: Sandbox | null }> {
  // Loaded only when needed: its tables are most of what it costs.
  const sandbox = settings.odoo === null ? await (await import('#shared/sandbox/sandbox.ts')).startSandbox() : null
  const odoo = new Odoo(settings.odoo ?? (sandbox as Sandbox).odoo, log)
  const scope = { signal: AbortSignal.timeout(10_000), calls: new SourceCalls() }
  try {
    await odoo.connect(scope)
  } catch (error) {
    if (!(error instanceof CaregraphError)) throw error
    if (!error.retryable) throw new CannotStart(error.message)
    log.warn('odoo.unreachable_at_start', { code: error.code })
  }
  return { odoo, sandbox }
}

async function run({ server, settings, title, sandbox }: Service): Promise<void> {
  const { url } = await listen(server, settings)
  const stop = (signal: NodeJS.Signals) => {
    log.info('stopping', { signal })
    Promise.all([server.close(), sandbox?.close()]).then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  process.stdout.write(`${title} ready at ${url.replace('127.0.0.1', 'localhost')}\n`)
  if (sandbox !== null) process.stdout.write(sandboxHint)
}

const sandboxHint = `  Sandbox: no Odoo is configured, so a synthetic hospital group is served from memory.
  Open the address in a browser, or run "npm run demo" for a tour. For an Odoo of your own see .env.example.
`

async function listen(server: GatewayServer, { port, host }: Settings): Promise<{ readonly url: string }> {
  try {
    return await server.listen(port, host)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    const found: Record<string, string> = {
      EADDRINUSE: 'something else listens there already, perhaps another Caregraph; PORT chooses another',
      EACCES: 'the system reserves that port; PORT chooses another',
      EADDRNOTAVAIL: 'this machine has no such address; HOST chooses another',
      ENOTFOUND: 'there is no such host; HOST chooses another',
    }
    if (typeof code !== 'string' || found[code] === undefined) throw error
    throw new CannotStart(`Cannot listen at ${host}:${port}: ${found[code]}`)
  }
}

// graphql-js 16 can leave a rejection behind when two items of a non-null list fail: noted, not fatal.
process.on('unhandledRejection', (reason) => {
  log.error('unhandled_rejection', { name: reason instanceof Error ? reason.name : typeof reason })
})

main(process.argv.slice(2)).catch((error: unknown) => {
  const expected = error instanceof CannotStart || error instanceof SettingsError
  process.stderr.write(`${error instanceof Error ? (expected ? error.message : error.stack) : 'Cannot start'}\n`)
  process.exit(1)
})
