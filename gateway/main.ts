import { existsSync } from 'node:fs'
import { verifyCommand } from '#shared/audit/verify-command.ts'
import { figureNames } from '#shared/cache/cache-figures.ts'
import { readSettings, type Settings, SettingsError, usesSandbox } from '#shared/config/settings.ts'
import { CaregraphError } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { OdooAccount } from '#shared/odoo/odoo.ts'
import type { ClaimsSandbox } from '#shared/sandbox/claims.ts'
import { personaSecret, personas } from '#shared/sandbox/identity/personas.ts'
import { NoToken, sandboxToken } from '#shared/sandbox/identity/token.ts'
import type { Sandbox } from '#shared/sandbox/sandbox.ts'
import { withoutMessage } from '#shared/telemetry/fault.ts'
import { jsonLog } from '#shared/telemetry/log.ts'
import { Metrics } from '#shared/telemetry/metrics.ts'
import { type SourceCall, SourceCalls } from '#shared/telemetry/source-calls.ts'
import type { Auditing } from './auditing/auditing.ts'
import { processAuditing } from './auditing/process-trail.ts'
import { withFieldAuthorization } from './authorization/authorize.ts'
import { dropKept, referenceCache } from './cached-reference.ts'
import { CannotStart } from './cannot-start.ts'
import { readDocuments, readSupergraphSdl, writeContract } from './contract.ts'
import { connectEvents, type EventService } from './event-service.ts'
import { checkFileCommand, rebuildCommand } from './external-commands.ts'
import { connectExternal, type ExternalService } from './external-service.ts'
import { joinSubgraphs } from './graph/join.ts'
import { remoteSubgraphs } from './graph/remote.ts'
import { SubgraphWithoutAddress } from './graph/stitch.ts'
import type { PersonaPicker } from './graphiql/persona-picker.ts'
import { gatewayIdentity, gatewaySigning, type Identity, subgraphAuthentication } from './identity.ts'
import { defaultLimits } from './limits/limits.ts'
import { logProcess } from './process-log.ts'
import { createGatewayServer, type GatewayServer } from './server.ts'
import { odooHealth, subgraphsHealth, withEvents, withExternal, withIdentity, withTrail } from './sources-health.ts'
import { subgraphModules } from './subgraph-modules.ts'
import { eventExecution } from './subscriptions/event-execution.ts'
import { SharedSubscriptions } from './subscriptions/shared-subscriptions.ts'

const metrics = new Metrics()
const log = metrics.counting(jsonLog(process.stderr))
const countCall = (call: SourceCall) => metrics.sourceCall(call)
const telemetry = { log, metrics, onCall: countCall }

async function main([command, name, ...others]: readonly string[]): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  if (command === undefined) return run(await gateway(readSettings(process.env)))
  if (command === 'subgraph') return run(await oneSubgraph(readSettings(process.env), name))
  if (command === 'token') return printToken(name)
  if (command === 'drop') return printDropped([name, ...others])
  if (command === 'audit:verify') return verifyTrail([name ?? [], others].flat())
  if (command === 'rebuild') return rebuild(name)
  if (command === 'remittance:check') return checkFile(name)
  if (command === 'compose') return compose()
  throw new CannotStart(`Cannot run ${command}: expected nothing, ${commands}`)
}

const commands =
  '"subgraph <name>", "token <persona>", "drop <type> [id]", "audit:verify", "rebuild", "remittance:check <file>" or "compose"'

/** Reads the subgraphs' SDL only: no call is ever made, so whatever is wrong with it can be told in full. */
function compose(): void {
  try {
    writeContract(subgraphModules(new OdooAccount(nowhere, log)))
  } catch (error) {
    throw new CannotStart(error instanceof Error ? error.stack : 'Cannot compose')
  }
}

const nowhere = { url: 'http://127.0.0.1:0', database: 'none', apiKey: 'none', concurrency: 1 }

interface Service {
  readonly server: GatewayServer
  readonly settings: Settings
  readonly title: string
  /** Set when what is served is the sandbox. */
  readonly sandbox: Sandbox | null
  /** Set when those who ask are the sandbox's personas. */
  readonly issuer: Identity['sandbox']
  /** Null where it is recorded nowhere who reads what. */
  readonly audit: Auditing | null
  /** Null where nobody can subscribe. */
  readonly events: EventService | null
  /** Null where nothing is known of claims and remittances. */
  readonly external: ExternalService | null
  /** Set when what is known of them is the sandbox's. */
  readonly claims: ClaimsSandbox | null
}

async function gateway(settings: Settings): Promise<Service> {
  const { schema: open, health, sandbox, events, external, claims } = await graph(settings)
  const { authenticate, tokens, sandbox: issuer } = await gatewayIdentity(settings, log)
  const audit = await processAuditing('gateway', settings, readSupergraphSdl(), log)
  const schema = withFieldAuthorization(open, readSupergraphSdl(), audit?.watch)
  const execution = eventExecution({ schema, contextFor, audit, log })
  const engine = new SharedSubscriptions({ execution, audit, deadlineMs: settings.requestTimeoutMs, log })
  sandbox?.beginDay(() => engine.groups > 0)
  metrics.levels({
    subject: 'subscriptions',
    help: 'Groups of subscribers that ask the same: how many executions an event can cost.',
    names: ['groups'],
    of: () => engine.groups,
  })
  const server = createGatewayServer({
    schema,
    audit,
    authenticate,
    subscriptions: events && {
      engine,
      authenticateToken: (token, correlationId) => tokens.verify(token, correlationId),
      limits: { origins: settings.allowedOrigins },
    },
    webhook: settings.odooWebhookSecret === null ? null : webhook(settings.odooWebhookSecret, events),
    notices: external?.notices ?? null,
    limits: defaultLimits,
    timeoutMs: settings.requestTimeoutMs,
    graphiql:
      settings.environment === 'production' ? false : { examples: readDocuments(), picker: issuer && pickerOf(issuer) },
    contextFor,
    health: () => withTrail(withIdentity(health(), tokens), audit?.trail),
    log,
    metrics,
  })
  return { server, settings, title: 'Caregraph', sandbox, issuer, audit, events, external, claims }
}

function webhook(secret: string, events: EventService | null) {
  return { secret, onCall: () => events?.relay?.wake() }
}

/** The subgraphs make contexts of their own out of it. */
const contextFor = (request: RequestContext) => request

/** The auditor first: as him every example of GraphiQL's tabs has an answer. */
function pickerOf({ issuer }: NonNullable<Service['issuer']>): PersonaPicker {
  return { issuer, secret: personaSecret, personas, first: 'auditor' }
}

/** The executable schema, of subgraphs in this process or elsewhere. */
async function graph(settings: Settings) {
  const { subgraphUrls } = settings
  if (subgraphUrls !== null) {
    const schema = remoteSchema(settings, subgraphUrls)
    const health = () => subgraphsHealth(subgraphUrls)
    return { schema, health, sandbox: null, events: null, external: null, claims: null }
  }
  const { odoo, cache, sandbox } = await connectedOdoo(settings)
  const events = connectEvents({ settings, odoo, relay: relayAccount(settings, sandbox), cache, ...telemetry })
  const { external, claims } = await connectedClaims(settings, odoo, events)
  const schema = joinSubgraphs(readSupergraphSdl(), subgraphModules(odoo, settings, events ?? {}, external?.records))
  const health = () => withExternal(withEvents(odooHealth(odoo, cache), events), external)
  return { schema, health, sandbox, events, external, claims }
}

/** The claims platform and the payers' files that are set, or the sandbox's. */
async function connectedClaims(settings: Settings, odoo: OdooAccount, events: EventService | null) {
  const parts = (['fhir', 'remittance'] as const).filter(
    (part) => settings[part] === null && usesSandbox(settings, part),
  )
  const claims =
    parts.length === 0
      ? null
      : await (await import('#shared/sandbox/claims.ts')).startClaimsSandbox(parts, settings.port)
  const external = await connectExternal({
    settings,
    odoo,
    fhir: settings.fhir ?? claims?.fhir ?? null,
    remittance: settings.remittance ?? claims?.remittance ?? null,
    events: events?.feed.log ?? null,
    ...telemetry,
  })
  return { external, claims }
}

/** The account that takes what Odoo notes, where one is set. */
function relayAccount({ odoo, odooRelayApiKey }: Settings, sandbox: Sandbox | null) {
  if (sandbox !== null) return sandbox.relay
  return odoo === null || odooRelayApiKey === null ? null : { ...odoo, apiKey: odooRelayApiKey }
}

function remoteSchema(settings: Settings, subgraphUrls: Readonly<Record<string, string>>) {
  try {
    const asksForIds = settings.audit !== null
    return remoteSubgraphs(readSupergraphSdl(), subgraphUrls, gatewaySigning(settings), countCall, asksForIds)
  } catch (error) {
    if (!(error instanceof SubgraphWithoutAddress)) throw error
    throw new CannotStart(`${error.message}; SUBGRAPH_URLS has to name all of them`)
  }
}

async function oneSubgraph(settings: Settings, name: string | undefined): Promise<Service> {
  const { odoo, cache, sandbox } = await connectedOdoo(settings)
  const { external, claims } = readsClaims.has(name ?? '')
    ? await connectedClaims(ofSubgraph(settings, name), odoo, null)
    : { external: null, claims: null }
  const modules = subgraphModules(odoo, settings, {}, external?.records)
  const module = modules.find((each) => each.name === name)
  if (module === undefined) {
    const names = modules.map((each) => each.name).join(', ')
    throw new CannotStart(`Cannot serve subgraph ${name ?? ''}: expected one of ${names}`)
  }
  const authenticate = subgraphAuthentication(module.name, settings, log)
  const audit = await processAuditing(module.name, settings, readSupergraphSdl(), log)
  const server = createGatewayServer({
    schema: withFieldAuthorization(module.schema, readSupergraphSdl(), audit?.watch),
    audit,
    authenticate,
    contextFor: (request) => module.context(request),
    limits: subgraphLimits,
    timeoutMs: settings.requestTimeoutMs,
    graphiql: false,
    notices: external?.notices ?? null,
    health: () => withTrail(withExternal(odooHealth(odoo, cache), external), audit?.trail),
    log,
    metrics,
  })
  const title = `Caregraph subgraph ${module.name}`
  return { server, settings, title, sandbox, issuer: null, audit, events: null, external, claims }
}

/** Subgraphs that read what a claims platform and payers' files feed. */
const readsClaims: ReadonlySet<string> = new Set(['master-data', 'inventory', 'revenue-cycle'])

/** Without a store that all of them share, files are for the one that shows what is in them. */
function ofSubgraph(settings: Settings, name: string | undefined): Settings {
  return settings.redisStoreUrl === null && name !== 'revenue-cycle' ? { ...settings, remittance: null } : settings
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
async function connectedOdoo(settings: Settings) {
  // Loaded only when needed: its tables are most of what it costs.
  const sandbox = settings.odoo === null ? await (await import('#shared/sandbox/sandbox.ts')).startSandbox() : null
  const cache = referenceCache(settings, readSupergraphSdl(), log)
  metrics.counts({
    subject: 'reference_cache',
    help: 'What became of questions to the cache of reference data.',
    names: figureNames,
    of: (name) => cache.figures.of(name),
  })
  const odoo = new OdooAccount({ ...(settings.odoo ?? (sandbox as Sandbox).odoo), onCall: countCall }, log, { cache })
  const scope = { signal: AbortSignal.timeout(10_000), calls: new SourceCalls() }
  try {
    await odoo.connect(scope)
  } catch (error) {
    if (!(error instanceof CaregraphError)) throw error
    if (!error.retryable) throw new CannotStart(error.message)
    log.warn('odoo.unreachable_at_start', { code: error.code })
  }
  return { odoo, cache, sandbox }
}

async function run({
  server,
  settings,
  title,
  sandbox,
  issuer,
  audit,
  events,
  external,
  claims,
}: Service): Promise<void> {
  metrics.watchProcess()
  const { url } = await listen(server, settings)
  if (audit === null) log.info('audit.off')
  const stop = (signal: NodeJS.Signals) => {
    log.info('stopping', { signal })
    const served = server
      .close()
      .then(() => external?.close())
      .then(() => events?.close())
      .then(() => audit?.trail.close())
    Promise.all([served.then(() => claims?.close()), sandbox?.close(), issuer?.close()]).then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  process.stdout.write(`${title} ready at ${url.replace('127.0.0.1', 'localhost')}\n`)
  if (sandbox !== null) process.stdout.write(sandboxHint)
  if (claims !== null) process.stdout.write(claimsHint(claims))
  if (issuer !== null) process.stdout.write(issuerHint(issuer.issuer))
}

async function printDropped(words: readonly (string | undefined)[]): Promise<void> {
  process.stdout.write(`${await dropKept(words, readSettings(process.env), readSupergraphSdl())}\n`)
}

async function verifyTrail(args: readonly string[]): Promise<void> {
  const { AUDIT_DIR: folder, AUDIT_ANCHOR_DIR: anchorFolder } = process.env
  process.exitCode = await verifyCommand(args, { folder, anchorFolder }, process.stdout, process.stderr)
}

/** Whoever leads the ingest does it; this process only where nobody does. */
async function rebuild(option: string | undefined): Promise<void> {
  // Nothing is served: parts of the sandbox listen anywhere.
  const settings = { ...readSettings(process.env), port: 0 }
  if (settings.redisStoreUrl === null) {
    throw new CannotStart(
      'Cannot rebuild: REDIS_STORE_URL is not set; without it each process builds its own when it starts',
    )
  }
  if (option !== undefined && option !== '--from-archive')
    throw new CannotStart('Cannot rebuild: expected nothing, or --from-archive')
  const { odoo, cache, sandbox } = await connectedOdoo(settings)
  const events = connectEvents({ settings, odoo, relay: null, cache, ...telemetry })
  const { external, claims } = await connectedClaims(settings, odoo, events)
  if (external === null) throw new CannotStart('Cannot rebuild: neither FHIR_URL nor REMITTANCE_DIR is set')
  process.exitCode = await rebuildCommand(external, option !== undefined, process.stdout)
  await Promise.all([events?.close(), claims?.close(), sandbox?.close()])
}

async function checkFile(file: string | undefined): Promise<void> {
  if (file === undefined) throw new CannotStart('Cannot check: expected the path of a file')
  process.exitCode = await checkFileCommand(file, process.stdout)
}

async function printToken(persona: string | undefined): Promise<void> {
  const { port } = readSettings(process.env)
  try {
    process.stdout.write(`${await sandboxToken(persona, `http://localhost:${port + 1}`)}\n`)
  } catch (error) {
    if (!(error instanceof NoToken)) throw error
    throw new CannotStart(error.message)
  }
}

const sandboxHint = `  Sandbox: no Odoo is configured, so a synthetic hospital group is served from memory.
  Open the address in a browser, or run "npm run demo" for a tour; "npm run example:events" follows what happens.
  For an Odoo of your own see .env.example.
`

const claimsHint = ({ fhir, remittance }: ClaimsSandbox) =>
  [
    ...(fhir === null ? [] : [`  Claims come from the sandbox's FHIR server at ${fhir.url}\n`]),
    ...(remittance === null ? [] : [`  Payers' files (X12 835) are taken from ${remittance.folder}\n`]),
  ].join('')

const issuerHint = (issuer: string) =>
  `  Whoever asks needs a token: "npm run --silent token -- buyer" prints one; without a name it lists who else there is.
  Tokens come from the sandbox's issuer at ${issuer}
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

logProcess(log)

main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof CannotStart || error instanceof SettingsError) process.stderr.write(`${error.message}\n`)
  else log.error('start_failed', withoutMessage(error))
  process.exit(1)
})
