import { type AuditSettings, auditOf } from './audit.ts'
import {
  claimSourceSettingNames,
  type FhirSettings,
  facilityMapOf,
  fhirOf,
  identifierSystemsOf,
  type LineageKeys,
  lineageKeysOf,
  type RemittanceSettings,
  remittanceOf,
} from './claim-sources.ts'
import { type IdentifierFields, identifierFieldsOf, type MappedSystem } from './identifier-fields.ts'
import { type IssuerSettings, issuersOf } from './issuers.ts'

/** Everything that can be set from outside. Read once, at the start, and nowhere else. */
export interface Settings {
  readonly environment: 'development' | 'production'
  readonly port: number
  /** The address to listen on. */
  readonly host: string
  /** From a request's arrival to its deadline, sources included. */
  readonly requestTimeoutMs: number
  /** Null when no Odoo is configured. */
  readonly odoo: OdooSettings | null
  /** Null when no FHIR server is configured. */
  readonly fhir: FhirSettings | null
  /** Null when no files of payers are configured. */
  readonly remittance: RemittanceSettings | null
  /** Codes of facilities, by the id or a number of a FHIR Location. */
  readonly facilityMap: ReadonlyMap<string, string>
  /** The system of the identifiers that are numbers of claims. Null: the official one, else the first. */
  readonly claimNumberSystem: string | null
  readonly lineageKeys: LineageKeys
  /** Systems of FHIR's identifiers, by their URIs, beside those that are known everywhere. */
  readonly identifierSystems: ReadonlyMap<string, MappedSystem>
  /** Where answers about reference data are kept for all instances. Null: each process keeps its own in memory. */
  readonly redisCacheUrl: string | null
  /** Origins of pages that may open a WebSocket, besides this host itself. */
  readonly allowedOrigins: readonly string[]
  /** Where events are kept for all instances. Null: this process keeps its own in memory, if there are any. */
  readonly redisStoreUrl: string | null
  /** How long events are kept, and how many of each stream. */
  readonly eventRetention: { readonly days: number; readonly entries: number }
  /** The key of the account that reads and deletes rows of Odoo's outbox. Null: this process does not. */
  readonly odooRelayApiKey: string | null
  /** The secret part of the address at which Odoo may say that there is something new. Null: there is none. */
  readonly odooWebhookSecret: string | null
  /** How long one operation waits for what is kept, in all, before it asks the source itself. */
  readonly cacheBudgetMs: number
  readonly matchTolerance: MatchTolerance
  /** Which field of Odoo holds the numbers of which system. */
  readonly identifierFields: IdentifierFields
  /** Where subgraphs are served, by name. Null: all of them run in this process. */
  readonly subgraphUrls: Readonly<Record<string, string>> | null
  /** Who may say who is asking. */
  readonly issuers: readonly IssuerSettings[]
  /** The keys by which a gateway and its subgraphs know each other; the first is the one in use. Null when none is set. */
  readonly gatewaySigningKeys: readonly string[] | null
  /** Where it is recorded who read what. Null: nowhere. */
  readonly audit: AuditSettings | null
  /** Parts of the sandbox to use beside real sources. */
  readonly sandboxParts: ReadonlySet<SandboxPart>
}

export type SandboxPart = (typeof sandboxPartNames)[number]
const sandboxPartNames = ['identity', 'odoo', 'fhir', 'remittance'] as const

export interface OdooSettings {
  readonly url: string
  readonly database: string
  readonly apiKey: string
  /** Calls under way at once. */
  readonly concurrency: number
}

/** By how many percent orders, receipts and bills may differ and still agree. */
export interface MatchTolerance {
  /** Of the amount at the price that should be. */
  readonly pricePercent: number
  /** Of the quantity ordered. */
  readonly quantityPercent: number
}

/** Everything has to agree: whoever wants to let something pass has to say how much. */
export const defaultMatchTolerance: MatchTolerance = { pricePercent: 0, quantityPercent: 0 }

/** The environment variables this program reads, each with what it means; `.env.example` lists the same. */
export const settingNames = [
  'CAREGRAPH_ENV',
  'PORT',
  'HOST',
  'ALLOWED_ORIGINS',
  'REQUEST_TIMEOUT_MS',
  'ODOO_URL',
  'ODOO_DATABASE',
  'ODOO_API_KEY',
  'ODOO_CONCURRENCY',
  'ODOO_RELAY_API_KEY',
  'ODOO_WEBHOOK_SECRET',
  'REDIS_CACHE_URL',
  'REDIS_STORE_URL',
  'EVENT_RETENTION_DAYS',
  'EVENT_RETENTION_ENTRIES',
  'CACHE_BUDGET_MS',
  'IDENTIFIER_FIELDS',
  ...claimSourceSettingNames,
  'MATCH_PRICE_TOLERANCE_PERCENT',
  'MATCH_QUANTITY_TOLERANCE_PERCENT',
  'SUBGRAPH_URLS',
  'OIDC_ISSUER',
  'OIDC_AUDIENCE',
  'OIDC_ISSUERS_FILE',
  'GATEWAY_SIGNING_KEYS',
  'AUDIT_DIR',
  'AUDIT_ANCHOR_DIR',
  'AUDIT_RETENTION_DAYS',
  'SANDBOX',
] as const

type Environment = Readonly<Record<string, string | undefined>>

/** The settings cannot be used. `faults` holds one sentence for each thing that is wrong. */
export class SettingsError extends Error {
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(faults.join('\n'))
    this.name = 'SettingsError'
    this.faults = faults
  }
}

/**
 * The settings in `environment`. An empty variable counts as one that is not set.
 * @throws {SettingsError} naming everything that is wrong at once; secrets are never repeated.
 */
export function readSettings(environment: Environment): Settings {
  const faults: string[] = []
  const read = (name: (typeof settingNames)[number]) => environment[name]?.trim() || undefined

  const integer = (name: (typeof settingNames)[number], fallback: number, min: number, max: number) => {
    const text = read(name)
    if (text === undefined) return fallback
    const value = Number(text)
    if (/^\d+$/.test(text) && value >= min && value <= max) return value
    faults.push(`Cannot use ${name}: expected a whole number from ${min} to ${max}, found ${quoted(text)}`)
    return fallback
  }

  const percent = (name: (typeof settingNames)[number], fallback: number) => {
    const text = read(name)
    if (text === undefined) return fallback
    if (/^\d{1,3}(\.\d{1,4})?$/.test(text) && Number(text) <= 100) return Number(text)
    faults.push(
      `Cannot use ${name}: expected a percentage from 0 to 100 with at most four places, found ${quoted(text)}`,
    )
    return fallback
  }

  const settings: Settings = {
    environment: environmentOf(read('CAREGRAPH_ENV'), faults),
    port: integer('PORT', 4000, 0, 65_535),
    host: read('HOST') ?? '127.0.0.1',
    allowedOrigins: originsOf(read('ALLOWED_ORIGINS'), faults),
    requestTimeoutMs: integer('REQUEST_TIMEOUT_MS', 15_000, 100, 600_000),
    odoo: odooOf(read, integer('ODOO_CONCURRENCY', 4, 1, 64), faults),
    fhir: fhirOf(
      read,
      integer('FHIR_POLL_SECONDS', 30, 1, 3_600),
      environmentOf(read('CAREGRAPH_ENV'), []) === 'production',
      faults,
    ),
    remittance: remittanceOf(read, faults),
    facilityMap: facilityMapOf(read('FACILITY_MAP'), faults),
    claimNumberSystem: read('CLAIM_NUMBER_SYSTEM') ?? null,
    lineageKeys: lineageKeysOf(read('LINEAGE_KEYS'), faults),
    identifierSystems: identifierSystemsOf(read('IDENTIFIER_SYSTEMS'), faults),
    redisCacheUrl: redisUrlOf('REDIS_CACHE_URL', read('REDIS_CACHE_URL'), faults),
    redisStoreUrl: redisUrlOf('REDIS_STORE_URL', read('REDIS_STORE_URL'), faults),
    eventRetention: {
      days: integer('EVENT_RETENTION_DAYS', 7, 1, 365),
      entries: integer('EVENT_RETENTION_ENTRIES', 1_000_000, 1_000, 100_000_000),
    },
    odooRelayApiKey: relayKeyOf(read, faults),
    odooWebhookSecret: webhookSecretOf(read('ODOO_WEBHOOK_SECRET'), faults),
    cacheBudgetMs: integer('CACHE_BUDGET_MS', 20, 1, 1_000),
    matchTolerance: {
      pricePercent: percent('MATCH_PRICE_TOLERANCE_PERCENT', defaultMatchTolerance.pricePercent),
      quantityPercent: percent('MATCH_QUANTITY_TOLERANCE_PERCENT', defaultMatchTolerance.quantityPercent),
    },
    identifierFields: identifierFieldsOf(read('IDENTIFIER_FIELDS'), faults),
    subgraphUrls: subgraphUrlsOf(read('SUBGRAPH_URLS'), faults),
    issuers: issuersOf(
      { issuer: read('OIDC_ISSUER'), audience: read('OIDC_AUDIENCE'), file: read('OIDC_ISSUERS_FILE') },
      faults,
    ),
    gatewaySigningKeys: signingKeysOf(read('GATEWAY_SIGNING_KEYS'), faults),
    audit: auditOf(
      read('AUDIT_DIR'),
      read('AUDIT_ANCHOR_DIR'),
      integer('AUDIT_RETENTION_DAYS', 3_650, 1, 36_500),
      faults,
    ),
    sandboxParts: sandboxPartsOf(read('SANDBOX'), faults),
  }
  if (settings.environment === 'production') refuseSandbox(settings, faults)
  if (settings.environment === 'production' && hasOtherSource(settings) && settings.redisStoreUrl === null) {
    faults.push(
      'Cannot use FHIR_URL and REMITTANCE_DIR: production expects REDIS_STORE_URL, where what they say is kept',
    )
  }
  if (settings.odoo === null && hasOtherSource(settings) && !settings.sandboxParts.has('odoo')) {
    faults.push('Cannot use Odoo: ODOO_URL is not set and other sources are; SANDBOX=odoo uses that of the sandbox')
  }
  if (settings.redisStoreUrl !== null && settings.redisStoreUrl === settings.redisCacheUrl) {
    faults.push(
      'Cannot use REDIS_STORE_URL: expected another Redis than REDIS_CACHE_URL, which may evict what it likes',
    )
  }
  if (faults.length > 0) throw new SettingsError(faults)
  return settings
}

function environmentOf(text: string | undefined, faults: string[]): Settings['environment'] {
  if (text === undefined || text === 'development') return 'development'
  if (text !== 'production') {
    faults.push(`Cannot use CAREGRAPH_ENV: expected development or production, found ${quoted(text)}`)
    return 'development'
  }
  return 'production'
}

/** Production serves no synthetic people and no made-up rights. */
function refuseSandbox({ odoo, subgraphUrls, sandboxParts }: Settings, faults: string[]): void {
  const parts = new Set<string>(sandboxParts)
  if (odoo === null && subgraphUrls === null) parts.add('odoo')
  if (parts.size > 0) {
    faults.push(`Cannot use CAREGRAPH_ENV: production may use no part of the sandbox, found ${[...parts].join(', ')}`)
  }
}

function hasOtherSource({ fhir, remittance }: Settings): boolean {
  return fhir !== null || remittance !== null
}

/** Whether a part of the sandbox is used: all of them where no source is set, else those that are named. */
export function usesSandbox(settings: Settings, part: SandboxPart): boolean {
  return settings.sandboxParts.has(part) || (settings.odoo === null && !hasOtherSource(settings))
}

function sandboxPartsOf(text: string | undefined, faults: string[]): Settings['sandboxParts'] {
  const names = (text ?? '').split(',').flatMap((name) => name.trim() || [])
  const isPart = (name: string): name is SandboxPart => (sandboxPartNames as readonly string[]).includes(name)
  const unknown = names.find((name) => !isPart(name))
  if (unknown !== undefined) {
    faults.push(`Cannot use SANDBOX: expected parts among ${sandboxPartNames.join(', ')}, found ${quoted(unknown)}`)
  }
  return new Set(names.filter(isPart))
}

/** Never repeated: a key in a message is a key that is known. */
function signingKeysOf(text: string | undefined, faults: string[]): Settings['gatewaySigningKeys'] {
  if (text === undefined) return null
  const keys = text.split(',').map((key) => key.trim())
  if (keys.length > 2 || keys.some((key) => Buffer.byteLength(key) < 32)) {
    faults.push('Cannot use GATEWAY_SIGNING_KEYS: expected one key or two, at least 32 characters each')
  }
  return keys
}

function odooOf(
  read: (name: 'ODOO_URL' | 'ODOO_DATABASE' | 'ODOO_API_KEY') => string | undefined,
  concurrency: number,
  faults: string[],
): OdooSettings | null {
  const names = ['ODOO_URL', 'ODOO_DATABASE', 'ODOO_API_KEY'] as const
  const [url, database, apiKey] = names.map(read)
  if (url === undefined && database === undefined && apiKey === undefined) return null
  const missing = names.filter((name) => read(name) === undefined)
  for (const name of missing) faults.push(`Cannot use Odoo: ${name} is not set`)
  if (url !== undefined && !(isHttpUrl(url) && new URL(url).href === new URL('/', url).href)) {
    faults.push("Cannot use ODOO_URL: expected Odoo's address without a path, such as http://127.0.0.1:8069")
  }
  for (const [name, value] of [
    ['ODOO_DATABASE', database],
    ['ODOO_API_KEY', apiKey],
  ] as const) {
    // Both travel in HTTP headers.
    if (value !== undefined && !/^[\x20-\x7e]+$/.test(value)) {
      faults.push(`Cannot use ${name}: expected letters, digits and signs of ASCII only`)
    }
  }
  if (url === undefined || database === undefined || apiKey === undefined) return null
  return { url, database, apiKey, concurrency }
}

/** Never repeated. */
function webhookSecretOf(text: string | undefined, faults: string[]): Settings['odooWebhookSecret'] {
  if (text === undefined) return null
  if (!/^[\w-]{32,128}$/.test(text)) {
    faults.push('Cannot use ODOO_WEBHOOK_SECRET: expected 32 to 128 letters, digits, dashes and underscores')
  }
  return text
}

function originsOf(text: string | undefined, faults: string[]): Settings['allowedOrigins'] {
  const origins = (text ?? '').split(',').flatMap((origin) => origin.trim() || [])
  const wrong = origins.find((origin) => !isHttpUrl(origin) || new URL(origin).origin !== origin)
  if (wrong !== undefined) {
    faults.push(`Cannot use ALLOWED_ORIGINS: expected origins such as https://portal.example, found ${quoted(wrong)}`)
  }
  return origins
}

/** Never repeated. */
function relayKeyOf(
  read: (name: 'ODOO_RELAY_API_KEY' | 'ODOO_URL') => string | undefined,
  faults: string[],
): Settings['odooRelayApiKey'] {
  const key = read('ODOO_RELAY_API_KEY')
  if (key === undefined) return null
  if (read('ODOO_URL') === undefined) faults.push('Cannot use ODOO_RELAY_API_KEY: ODOO_URL is not set')
  if (!/^[\x20-\x7e]+$/.test(key)) {
    faults.push('Cannot use ODOO_RELAY_API_KEY: expected letters, digits and signs of ASCII only')
  }
  return key
}

/** Never repeated: the address may hold a password. */
function redisUrlOf(name: string, text: string | undefined, faults: string[]): string | null {
  if (text === undefined) return null
  const isRedis = URL.canParse(text) && /^rediss?:$/.test(new URL(text).protocol) && new URL(text).hostname !== ''
  if (!isRedis) faults.push(`Cannot use ${name}: expected an address such as redis://127.0.0.1:6379/0`)
  return text
}

function subgraphUrlsOf(text: string | undefined, faults: string[]): Settings['subgraphUrls'] {
  if (text === undefined) return null
  const entries = text.split(',').map((pair) => {
    const [name, ...rest] = pair.trim().split('=')
    return [name ?? '', rest.join('=')] as const
  })
  const areUsable = entries.every(([name, url]) => /^[a-z][a-z-]*$/.test(name) && isHttpUrl(url))
  const areDistinct = new Set(entries.map(([name]) => name)).size === entries.length
  if (!areUsable || !areDistinct) {
    faults.push(
      'Cannot use SUBGRAPH_URLS: expected name=address pairs, such as procurement=http://127.0.0.1:4001/graphql',
    )
  }
  return Object.fromEntries(entries)
}

/** An address may hold no user or password: it is shown in messages. */
function isHttpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password } = new URL(text)
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === ''
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 40))
}
