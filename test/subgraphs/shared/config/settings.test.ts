import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseEnv } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultIdentifierFields } from '#shared/config/identifier-fields.ts'
import { defaultClaimNames, noLimits } from '#shared/config/issuers.ts'
import { readSettings, SettingsError, settingNames } from '#shared/config/settings.ts'

const odoo = { ODOO_URL: 'http://127.0.0.1:8069', ODOO_DATABASE: 'care', ODOO_API_KEY: 'a-key' }

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    readSettings(environment)
    return []
  } catch (error) {
    if (error instanceof SettingsError) return error.faults
    throw error
  }
}

describe('readSettings()', () => {
  it('needs nothing: what is not set has its default', () => {
    expect(readSettings({})).toEqual({
      environment: 'development',
      port: 4000,
      host: '127.0.0.1',
      allowedOrigins: [],
      requestTimeoutMs: 15_000,
      odoo: null,
      odooRelayApiKey: null,
      odooWebhookSecret: null,
      fhir: null,
      remittance: null,
      facilityMap: new Map(),
      claimNumberSystem: null,
      lineageKeys: { claimNumber: 'ref', traceNumber: 'memo' },
      identifierSystems: new Map(),
      redisCacheUrl: null,
      redisStoreUrl: null,
      eventRetention: { days: 7, entries: 1_000_000 },
      cacheBudgetMs: 20,
      matchTolerance: { pricePercent: 0, quantityPercent: 0 },
      identifierFields: defaultIdentifierFields,
      subgraphUrls: null,
      issuers: [],
      gatewaySigningKeys: null,
      audit: null,
      sandboxParts: new Set(),
    })
  })

  it('reads everything that can be set', () => {
    const environment = {
      ...odoo,
      CAREGRAPH_ENV: 'development',
      PORT: '0',
      HOST: '::1',
      ALLOWED_ORIGINS: 'https://portal.example, http://127.0.0.1:3000',
      REQUEST_TIMEOUT_MS: '100',
      ODOO_URL: 'https://odoo.example/',
      ODOO_CONCURRENCY: '64',
      ODOO_RELAY_API_KEY: 'another-key',
      ODOO_WEBHOOK_SECRET: 'w'.repeat(32),
      REDIS_CACHE_URL: 'rediss://:secret@redis.example:6380/2',
      REDIS_STORE_URL: 'redis://store.example:6381/0',
      EVENT_RETENTION_DAYS: '30',
      EVENT_RETENTION_ENTRIES: '5000',
      CACHE_BUDGET_MS: '5',
      MATCH_PRICE_TOLERANCE_PERCENT: '2.5',
      MATCH_QUANTITY_TOLERANCE_PERCENT: '100',
      IDENTIFIER_FIELDS: 'supplier.GLN=x_gln, supplier.SUPPLIER_NUMBER=none,facility.GLN=partner_id.x_gln',
      FHIR_URL: 'https://fhir.example/r4',
      FHIR_CLIENT_ID: 'caregraph',
      FHIR_PRIVATE_KEY_FILE: '/etc/fhir-key.json',
      FHIR_SCOPES: 'system/*.rs',
      FHIR_TYPES: 'Claim, Organization',
      FHIR_POLL_SECONDS: '5',
      FHIR_NOTICE_SECRET: 'f'.repeat(32),
      REMITTANCE_DIR: '/var/lib/remittances',
      REMITTANCE_SFTP_URL: 'sftp://caregraph@files.example:2222/out/835',
      REMITTANCE_SFTP_KEY_FILE: '/etc/sftp-key',
      REMITTANCE_SFTP_HOST_KEY: `SHA256:${'h'.repeat(43)}`,
      FACILITY_MAP: 'NGH=ward-7, NGH=4099999000012,RVC=clinic',
      CLAIM_NUMBER_SYSTEM: 'urn:example:claims',
      LINEAGE_KEYS: 'claimNumber=payment_reference, traceNumber=name',
      IDENTIFIER_SYSTEMS: 'PAYER_NUMBER=urn:example:payers, NPI=urn:example:npi',
      SUBGRAPH_URLS: 'procurement=http://127.0.0.1:4001/graphql, master-data=https://md.example/graphql?a=b',
      OIDC_ISSUER: 'https://id.example',
      OIDC_AUDIENCE: 'https://caregraph.example',
      GATEWAY_SIGNING_KEYS: `${'n'.repeat(32)}, ${'o'.repeat(40)}`,
      AUDIT_DIR: '/var/lib/audit/',
      AUDIT_ANCHOR_DIR: '/var/lib/anchors',
      AUDIT_RETENTION_DAYS: '36500',
      SANDBOX: 'identity',
    }
    // The other way to name issuers, which goes not with the first.
    expect([...Object.keys(environment), 'OIDC_ISSUERS_FILE'].sort()).toEqual([...settingNames].sort())
    expect(readSettings(environment)).toEqual({
      environment: 'development',
      port: 0,
      host: '::1',
      allowedOrigins: ['https://portal.example', 'http://127.0.0.1:3000'],
      requestTimeoutMs: 100,
      odooRelayApiKey: 'another-key',
      odooWebhookSecret: 'w'.repeat(32),
      redisStoreUrl: 'redis://store.example:6381/0',
      eventRetention: { days: 30, entries: 5_000 },
      odoo: { url: 'https://odoo.example/', database: 'care', apiKey: 'a-key', concurrency: 64 },
      fhir: {
        url: 'https://fhir.example/r4',
        account: { clientId: 'caregraph', privateKeyFile: '/etc/fhir-key.json', scopes: ['system/*.rs'] },
        types: ['Organization', 'Claim'],
        pollSeconds: 5,
        noticeSecret: 'f'.repeat(32),
      },
      remittance: {
        folder: '/var/lib/remittances',
        sftp: {
          host: 'files.example',
          port: 2222,
          user: 'caregraph',
          folder: '/out/835',
          privateKeyFile: '/etc/sftp-key',
          hostKey: `SHA256:${'h'.repeat(43)}`,
        },
      },
      facilityMap: new Map([
        ['ward-7', 'NGH'],
        ['4099999000012', 'NGH'],
        ['clinic', 'RVC'],
      ]),
      claimNumberSystem: 'urn:example:claims',
      lineageKeys: { claimNumber: 'payment_reference', traceNumber: 'name' },
      identifierSystems: new Map([
        ['urn:example:payers', 'PAYER_NUMBER'],
        ['urn:example:npi', 'NPI'],
      ]),
      redisCacheUrl: 'rediss://:secret@redis.example:6380/2',
      cacheBudgetMs: 5,
      matchTolerance: { pricePercent: 2.5, quantityPercent: 100 },
      identifierFields: {
        item: defaultIdentifierFields.item,
        supplier: [
          { system: 'GLN', field: 'x_gln' },
          { system: 'VAT', field: 'vat' },
          { system: 'COMPANY_REGISTRY', field: 'company_registry' },
        ],
        facility: [{ system: 'GLN', field: 'partner_id.x_gln' }],
        payer: defaultIdentifierFields.payer,
      },
      subgraphUrls: { procurement: 'http://127.0.0.1:4001/graphql', 'master-data': 'https://md.example/graphql?a=b' },
      issuers: [
        {
          issuer: 'https://id.example',
          audience: 'https://caregraph.example',
          tokenType: 'at+jwt',
          claims: defaultClaimNames,
          roles: null,
          limits: noLimits,
        },
      ],
      gatewaySigningKeys: ['n'.repeat(32), 'o'.repeat(40)],
      audit: { folder: '/var/lib/audit', anchorFolder: '/var/lib/anchors', retentionDays: 36_500 },
      sandboxParts: new Set(['identity']),
    })
  })

  it('takes an empty variable for one that is not set, and leaves out blanks around a value', () => {
    const empty = Object.fromEntries(settingNames.map((name) => [name, ' ']))
    expect(readSettings(empty)).toEqual(readSettings({}))
    expect(readSettings({ ...odoo, ODOO_API_KEY: ' a-key\n' }).odoo?.apiKey).toBe('a-key')
  })

  it('names everything that is wrong at once, a sentence each', () => {
    const faults = faultsOf({
      CAREGRAPH_ENV: 'staging',
      PORT: '70000',
      REQUEST_TIMEOUT_MS: '5 seconds',
      ODOO_CONCURRENCY: '0',
      ODOO_URL: 'odoo.example',
      SUBGRAPH_URLS: 'procurement',
    })
    expect(faults).toEqual([
      'Cannot use CAREGRAPH_ENV: expected development or production, found "staging"',
      'Cannot use PORT: expected a whole number from 0 to 65535, found "70000"',
      'Cannot use REQUEST_TIMEOUT_MS: expected a whole number from 100 to 600000, found "5 seconds"',
      'Cannot use ODOO_CONCURRENCY: expected a whole number from 1 to 64, found "0"',
      'Cannot use Odoo: ODOO_DATABASE is not set',
      'Cannot use Odoo: ODOO_API_KEY is not set',
      "Cannot use ODOO_URL: expected Odoo's address without a path, such as http://127.0.0.1:8069",
      'Cannot use SUBGRAPH_URLS: expected name=address pairs, such as procurement=http://127.0.0.1:4001/graphql',
    ])
    expect(() => readSettings({ PORT: 'x', REQUEST_TIMEOUT_MS: 'y' })).toThrow(/PORT.*\n.*REQUEST_TIMEOUT_MS/)
  })

  it('takes a percentage as it is written, and nothing that is none', () => {
    for (const name of ['MATCH_PRICE_TOLERANCE_PERCENT', 'MATCH_QUANTITY_TOLERANCE_PERCENT']) {
      for (const text of ['0', '100', '0.0001', '5']) expect(faultsOf({ [name]: text })).toEqual([])
      for (const text of ['-1', '100.1', '1e1', '1,5', '5%', '.5', '0.00001', 'NaN', '٣']) {
        expect(faultsOf({ [name]: text })).toEqual([
          `Cannot use ${name}: expected a percentage from 0 to 100 with at most four places, found "${text}"`,
        ])
      }
    }
  })

  it('keeps what evicts and what keeps apart, and asks for what events need', () => {
    const redis = 'redis://127.0.0.1:6379/0'
    expect(faultsOf({ REDIS_CACHE_URL: redis, REDIS_STORE_URL: redis })).toEqual([
      'Cannot use REDIS_STORE_URL: expected another Redis than REDIS_CACHE_URL, which may evict what it likes',
    ])
    expect(faultsOf({ ODOO_RELAY_API_KEY: 'k' })).toEqual(['Cannot use ODOO_RELAY_API_KEY: ODOO_URL is not set'])
    expect(faultsOf({ ...odoo, ODOO_RELAY_API_KEY: 'ключ' })).toEqual([
      'Cannot use ODOO_RELAY_API_KEY: expected letters, digits and signs of ASCII only',
    ])
    for (const secret of ['short', 'a/b'.repeat(20), 'x'.repeat(129)]) {
      expect(faultsOf({ ODOO_WEBHOOK_SECRET: secret })).toEqual([
        'Cannot use ODOO_WEBHOOK_SECRET: expected 32 to 128 letters, digits, dashes and underscores',
      ])
    }
    for (const origin of ['*', 'portal.example', 'https://portal.example/path', 'https://u:p@portal.example']) {
      expect(faultsOf({ ALLOWED_ORIGINS: `https://a.example,${origin}` })).toEqual([
        `Cannot use ALLOWED_ORIGINS: expected origins such as https://portal.example, found "${origin}"`,
      ])
    }
  })

  it('lets no part of the sandbox into production, and says which it found', () => {
    const refusal = 'Cannot use CAREGRAPH_ENV: production may use no part of the sandbox, found '
    expect(faultsOf({ CAREGRAPH_ENV: 'production' })).toEqual([`${refusal}odoo`])
    expect(faultsOf({ CAREGRAPH_ENV: 'production', SANDBOX: 'identity' })).toEqual([`${refusal}identity, odoo`])
    expect(faultsOf({ ...odoo, CAREGRAPH_ENV: 'production', SANDBOX: 'identity' })).toEqual([`${refusal}identity`])
    expect(faultsOf({ ...odoo, CAREGRAPH_ENV: 'production' })).toEqual([])
    expect(faultsOf({ CAREGRAPH_ENV: 'production', SUBGRAPH_URLS: 'procurement=http://127.0.0.1:1/graphql' })).toEqual(
      [],
    )
  })

  it('takes folders of an audit trail and of its anchors together only, and neither in the other', () => {
    expect(readSettings({ AUDIT_DIR: 'trail', AUDIT_ANCHOR_DIR: 'trail-anchors' }).audit).toEqual({
      folder: path.resolve('trail'),
      anchorFolder: path.resolve('trail-anchors'),
      retentionDays: 3_650,
    })
    expect(faultsOf({ AUDIT_DIR: '/a' })).toEqual(['Cannot use AUDIT_DIR: AUDIT_ANCHOR_DIR is not set'])
    expect(faultsOf({ AUDIT_ANCHOR_DIR: '/a' })).toEqual(['Cannot use AUDIT_ANCHOR_DIR: AUDIT_DIR is not set'])
    for (const [one, other] of [
      ['/a', '/a/'],
      ['/a', '/a/b/c'],
      ['/a/../b/c', '/b'],
      ['.', 'anchors'],
      ['/a', '/a/..b'],
    ]) {
      expect(faultsOf({ AUDIT_DIR: `${one}`, AUDIT_ANCHOR_DIR: `${other}` })).toEqual([
        'Cannot use AUDIT_ANCHOR_DIR: expected a folder that is not in AUDIT_DIR, nor AUDIT_DIR in it',
      ])
    }
  })

  it.each(['0', '36501', '-1', 'ever'])('refuses to keep records for %s days', (AUDIT_RETENTION_DAYS) => {
    expect(faultsOf({ AUDIT_RETENTION_DAYS })).toEqual([
      `Cannot use AUDIT_RETENTION_DAYS: expected a whole number from 1 to 36500, found "${AUDIT_RETENTION_DAYS}"`,
    ])
  })

  it.each(['identiti', 'redis', 'identity,redis', 'IDENTITY'])('knows no part of the sandbox called %s', (SANDBOX) => {
    expect(faultsOf({ SANDBOX })[0]).toMatch(
      /^Cannot use SANDBOX: expected parts among identity, odoo, fhir, remittance, found "/,
    )
  })

  it.each(['short', `${'k'.repeat(32)},short`, `${'k'.repeat(32)},`, Array(3).fill('k'.repeat(32)).join()])(
    'refuses %s as keys of a gateway, and does not repeat it',
    (GATEWAY_SIGNING_KEYS) => {
      expect(faultsOf({ GATEWAY_SIGNING_KEYS })).toEqual([
        'Cannot use GATEWAY_SIGNING_KEYS: expected one key or two, at least 32 characters each',
      ])
    },
  )

  it.each(['-1', '1.5', '4e3', '0x10', '٣', '99', '600001', '9'.repeat(400)])(
    'refuses %s milliseconds',
    (REQUEST_TIMEOUT_MS) => {
      const [fault, ...others] = faultsOf({ REQUEST_TIMEOUT_MS })
      expect(fault).toMatch(/^Cannot use REQUEST_TIMEOUT_MS: expected a whole number from 100 to 600000, found /)
      expect(fault?.length).toBeLessThan(150)
      expect(others).toEqual([])
    },
  )

  it.each([
    'odoo.example:8069',
    'ftp://odoo.example',
    '//odoo.example',
    'http://',
    'http://user@odoo.example',
    'http://odoo.example/odoo',
    'http://odoo.example/?db=care',
    'http://odoo.example/#action',
  ])("refuses %s as Odoo's address", (ODOO_URL) => {
    expect(faultsOf({ ...odoo, ODOO_URL })).toEqual([
      "Cannot use ODOO_URL: expected Odoo's address without a path, such as http://127.0.0.1:8069",
    ])
  })

  it.each(['ODOO_DATABASE', 'ODOO_API_KEY'])('refuses %s that no header can carry', (name) => {
    const fault = `Cannot use ${name}: expected letters, digits and signs of ASCII only`
    for (const value of ['kéy', '“key”', 'key\u200b', 'a\nkey'])
      expect(faultsOf({ ...odoo, [name]: value })).toEqual([fault])
  })

  it.each([
    'procurement',
    '=http://a',
    'Procurement=http://a',
    'procurement=a',
    'procurement=http://a,',
    'a=http://a,a=http://b',
    '__proto__=http://a',
    'a=http://user:secret@b',
  ])('refuses "%s" as the addresses of subgraphs', (SUBGRAPH_URLS) => {
    expect(faultsOf({ SUBGRAPH_URLS })).toEqual([
      'Cannot use SUBGRAPH_URLS: expected name=address pairs, such as procurement=http://127.0.0.1:4001/graphql',
    ])
  })

  it.each(['redis', 'http://a', 'redis:', 'redis:///0', '127.0.0.1:6379', 'redis://:secret@'])(
    'refuses "%s" as the address of a Redis, and does not repeat it',
    (REDIS_CACHE_URL) => {
      expect(faultsOf({ REDIS_CACHE_URL })).toEqual([
        'Cannot use REDIS_CACHE_URL: expected an address such as redis://127.0.0.1:6379/0',
      ])
    },
  )

  it('never repeats the key, nor a password in an address', () => {
    const secret = 'canary-2f90'
    const environments = fc.record({
      ODOO_API_KEY: fc.constantFrom(secret, `${secret}\u200b`),
      ODOO_URL: fc.constantFrom('', 'nonsense', `http://admin:${secret}@odoo.example`, `${secret}://odoo`),
      SUBGRAPH_URLS: fc.constantFrom('', `procurement=http://admin:${secret}@a`, secret),
      REDIS_CACHE_URL: fc.constantFrom('', secret, `http://:${secret}@redis.example`),
      PORT: fc.constantFrom('', 'x'),
    })
    fc.assert(
      fc.property(environments, (environment) => {
        expect(faultsOf(environment).join('\n')).not.toContain(secret)
      }),
    )
  })

  it('leaves alone what is none of its settings', () => {
    expect(readSettings({ PATH: '/bin', ODOO_WRITER: 'x' })).toEqual(readSettings({}))
  })
})

describe('.env.example', () => {
  const text = readFileSync(new URL('../../../../.env.example', import.meta.url), 'utf8')
  const uncommented = text.replace(/^# (?=[A-Z_0-9]+=)/gm, '')

  it('lists exactly the settings', () => {
    expect(Object.keys(parseEnv(uncommented)).sort()).toEqual([...settingNames].sort())
  })

  it('shows values that are accepted, and defaults as they are', () => {
    // Issuers are named in one of two ways.
    const { SUBGRAPH_URLS, OIDC_ISSUERS_FILE, ...shown } = parseEnv(uncommented)
    expect(OIDC_ISSUERS_FILE).toMatch(/\.json$/)
    const settings = readSettings({ ...shown, SUBGRAPH_URLS, ODOO_API_KEY: 'a-key' })
    expect(settings.odoo).not.toBeNull()
    expect(settings.subgraphUrls).not.toBeNull()
    expect(settings.issuers).toHaveLength(1)
    expect(settings.sandboxParts).toEqual(new Set(['identity']))
    expect(settings.redisCacheUrl).not.toBeNull()
    expect(settings.audit).not.toBeNull()
    expect(settings.redisStoreUrl).not.toBeNull()
    expect(settings.fhir?.account).not.toBeNull()
    expect(settings.remittance?.sftp).not.toBeNull()
    const sources = { odoo: null, fhir: null, remittance: null }
    const others = { ...sources, subgraphUrls: null, issuers: [], sandboxParts: new Set() }
    const stores = { redisCacheUrl: null, redisStoreUrl: null, audit: null }
    expect({ ...settings, ...others, ...stores }).toEqual(readSettings({}))
    expect(settings.audit?.retentionDays).toBe(
      readSettings({ AUDIT_DIR: '/a', AUDIT_ANCHOR_DIR: '/b' }).audit?.retentionDays,
    )
    expect(settings.odoo?.concurrency).toBe(readSettings(odoo).odoo?.concurrency)
  })

  it('holds no key', () => {
    expect(parseEnv(text.replaceAll(/^# (?=[A-Z_]+=)/gm, '')).ODOO_API_KEY).toBe('')
  })
})
