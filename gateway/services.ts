import type { Settings } from '#shared/config/settings.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import type { ClaimsSandbox } from '#shared/sandbox/claims.ts'
import { personaSecret, personas } from '#shared/sandbox/identity/personas.ts'
import type { Sandbox } from '#shared/sandbox/sandbox.ts'
import type { Auditing } from './auditing/auditing.ts'
import { processAuditing } from './auditing/process-trail.ts'
import { withFieldAuthorization } from './authorization/authorize.ts'
import { CannotStart } from './cannot-start.ts'
import { readDocuments, readSupergraphSdl } from './contract.ts'
import { connectEvents, type EventService } from './event-service.ts'
import type { ExternalService } from './external-service.ts'
import { joinSubgraphs } from './graph/join.ts'
import { remoteSubgraphs } from './graph/remote.ts'
import { SubgraphWithoutAddress } from './graph/stitch.ts'
import type { PersonaPicker } from './graphiql/persona-picker.ts'
import { gatewayIdentity, gatewaySigning, type Identity, subgraphAuthentication } from './identity.ts'
import { defaultLimits } from './limits/limits.ts'
import { createGatewayServer, type GatewayServer } from './server.ts'
import { connectedClaims, connectedOdoo, relayAccount } from './sources.ts'
import { odooHealth, subgraphsHealth, withEvents, withExternal, withIdentity, withTrail } from './sources-health.ts'
import { subgraphModules } from './subgraph-modules.ts'
import { eventExecution } from './subscriptions/event-execution.ts'
import { SharedSubscriptions } from './subscriptions/shared-subscriptions.ts'
import type { Telemetry } from './telemetry.ts'

/** What a process serves, and all that has to end with it. */
export interface Service {
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

/** The gateway, in front of subgraphs in this process or elsewhere. */
export async function gatewayService(settings: Settings, telemetry: Telemetry): Promise<Service> {
  const { log, metrics } = telemetry
  const { schema: open, health, sandbox, events, external, claims } = await graph(settings, telemetry)
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
async function graph(settings: Settings, telemetry: Telemetry) {
  const { subgraphUrls } = settings
  if (subgraphUrls !== null) {
    const schema = remoteSchema(settings, subgraphUrls, telemetry)
    const health = () => subgraphsHealth(subgraphUrls)
    return { schema, health, sandbox: null, events: null, external: null, claims: null }
  }
  const { odoo, cache, sandbox } = await connectedOdoo(settings, telemetry)
  const events = connectEvents({ settings, odoo, relay: relayAccount(settings, sandbox), cache, ...telemetry })
  const { external, claims } = await connectedClaims(settings, odoo, events, telemetry)
  const schema = joinSubgraphs(readSupergraphSdl(), subgraphModules(odoo, settings, events ?? {}, external?.records))
  const health = () => withExternal(withEvents(odooHealth(odoo, cache), events), external)
  return { schema, health, sandbox, events, external, claims }
}

function remoteSchema(settings: Settings, subgraphUrls: Readonly<Record<string, string>>, { onCall }: Telemetry) {
  try {
    const asksForIds = settings.audit !== null
    return remoteSubgraphs(readSupergraphSdl(), subgraphUrls, gatewaySigning(settings), onCall, asksForIds)
  } catch (error) {
    if (!(error instanceof SubgraphWithoutAddress)) throw error
    throw new CannotStart(`${error.message}; SUBGRAPH_URLS has to name all of them`)
  }
}

/** One subgraph by itself, for a gateway elsewhere. @throws {CannotStart} where there is none of that name. */
export async function subgraphService(
  settings: Settings,
  name: string | undefined,
  telemetry: Telemetry,
): Promise<Service> {
  const { log, metrics } = telemetry
  const { odoo, cache, sandbox } = await connectedOdoo(settings, telemetry)
  const { external, claims } = readsClaims.has(name ?? '')
    ? await connectedClaims(ofSubgraph(settings, name), odoo, null, telemetry)
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
