import { describe, expect, it } from 'vitest'
import { readSettings, SettingsError, usesSandbox } from '#shared/config/settings.ts'
import { typesInOrder } from '#shared/projections/mapping/projected-types.ts'

const odoo = { ODOO_URL: 'http://127.0.0.1:1', ODOO_DATABASE: 'care', ODOO_API_KEY: 'a-key' }
const fhir = { ...odoo, FHIR_URL: 'https://fhir.example/r4' }
const account = { FHIR_CLIENT_ID: 'caregraph', FHIR_PRIVATE_KEY_FILE: '/key' }
const sftp = {
  ...odoo,
  REMITTANCE_DIR: '/files',
  REMITTANCE_SFTP_URL: 'sftp://user@files.example',
  REMITTANCE_SFTP_KEY_FILE: '/key',
  REMITTANCE_SFTP_HOST_KEY: `SHA256:${'A'.repeat(43)}`,
}

function faultsOf(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    readSettings(environment)
    return []
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    return error.faults
  }
}

const production = { CAREGRAPH_ENV: 'production', REDIS_STORE_URL: 'redis://127.0.0.1:6380/0' }

describe('The FHIR server', () => {
  it('may ask for no token while developing, and has to in production', () => {
    expect(readSettings(fhir).fhir?.account).toBeNull()
    expect(faultsOf({ ...fhir, ...production })).toEqual([
      'Cannot use FHIR_URL: production expects FHIR_CLIENT_ID and FHIR_PRIVATE_KEY_FILE',
    ])
    expect(faultsOf({ ...fhir, ...account, ...production })).toEqual([])
  })

  it('is reached by https in production', () => {
    const plain = { ...fhir, ...account, FHIR_URL: 'http://fhir.example/r4', ...production }
    expect(faultsOf(plain)).toEqual(['Cannot use FHIR_URL: production expects https, as claims are about people'])
  })

  it.each(['fhir.example', 'ftp://fhir.example', 'https://user:word@fhir.example', 'https://fhir.example/r4?a=b'])(
    'is not at %s',
    (FHIR_URL) => {
      expect(faultsOf({ ...odoo, FHIR_URL })).toEqual([
        'Cannot use FHIR_URL: expected the base of a FHIR server, such as https://fhir.example/r4',
      ])
    },
  )

  it('is read for types that there are, all that are projected where none are named', () => {
    expect(readSettings(fhir).fhir?.types).toEqual(typesInOrder)
    expect(faultsOf({ ...fhir, FHIR_TYPES: 'Claim,Patient' })[0]).toMatch(
      /^Cannot use FHIR_TYPES: expected some of Organization/,
    )
  })

  it.each(Object.keys(account))('needs %s together with the other half of its account', (name) => {
    const half = Object.fromEntries(Object.entries(account).filter(([each]) => each !== name))
    expect(faultsOf({ ...fhir, ...half })).toEqual([`Cannot use FHIR: ${name} is not set`])
    expect(faultsOf({ ...odoo, ...half })).toEqual([`Cannot use ${Object.keys(half)[0]}: FHIR_URL is not set`])
  })

  it.each(['short', `${'s'.repeat(31)} ${'s'.repeat(31)}`, 's'.repeat(129)])(
    'sends notices with no such secret, which is not repeated',
    (secret) => {
      const [fault] = faultsOf({ ...fhir, FHIR_NOTICE_SECRET: secret })
      expect(fault).toMatch(/^Cannot use FHIR_NOTICE_SECRET: expected 32 to 128/)
      expect(fault).not.toContain(secret)
    },
  )
})

describe('Production', () => {
  it('keeps what they say in a store', () => {
    const expected = [
      'Cannot use FHIR_URL and REMITTANCE_DIR: production expects REDIS_STORE_URL, where what they say is kept',
    ]
    expect(faultsOf({ ...fhir, ...account, CAREGRAPH_ENV: 'production' })).toEqual(expected)
    expect(faultsOf({ ...sftp, CAREGRAPH_ENV: 'production' })).toEqual(expected)
    expect(faultsOf({ ...odoo, CAREGRAPH_ENV: 'production' })).toEqual([])
  })
})

describe('Files of payers', () => {
  it('are fetched into a folder, which has to be there', () => {
    const { REMITTANCE_DIR, ...without } = sftp
    expect(faultsOf(without)).toEqual([
      'Cannot use REMITTANCE_SFTP_URL: REMITTANCE_DIR is not set, into which files are fetched',
    ])
    expect(readSettings(sftp).remittance?.sftp).toMatchObject({
      host: 'files.example',
      port: 22,
      user: 'user',
      folder: '/',
    })
  })

  it.each(['REMITTANCE_SFTP_URL', 'REMITTANCE_SFTP_KEY_FILE', 'REMITTANCE_SFTP_HOST_KEY'])(
    'are fetched from nowhere without %s',
    (name) => {
      const without = Object.fromEntries(Object.entries(sftp).filter(([each]) => each !== name))
      expect(faultsOf(without)).toEqual([`Cannot use SFTP: ${name} is not set`])
    },
  )

  it.each([
    'sftp://files.example/out',
    'https://user@files.example',
    'sftp://user:word@files.example',
    'files.example',
  ])('are not fetched from %s', (REMITTANCE_SFTP_URL) => {
    expect(faultsOf({ ...sftp, REMITTANCE_SFTP_URL })[0]).toMatch(
      /^Cannot use REMITTANCE_SFTP_URL: expected an address/,
    )
  })

  it.each(['MD5:aa', 'SHA256:short', 'A'.repeat(43)])('take %s for no fingerprint', (REMITTANCE_SFTP_HOST_KEY) => {
    expect(faultsOf({ ...sftp, REMITTANCE_SFTP_HOST_KEY })[0]).toMatch(/^Cannot use REMITTANCE_SFTP_HOST_KEY/)
  })
})

describe('What joins them', () => {
  it.each(['NGH', 'NGH=', '=ward', 'NGH=a/b', 'NGH=a, RVC=a'])('is no map of facilities: %s', (FACILITY_MAP) => {
    expect(faultsOf({ ...fhir, FACILITY_MAP })[0]).toMatch(/^Cannot use FACILITY_MAP: expected/)
  })

  it.each(['PAYER_NUMBER', 'GTIN=urn:x', 'PAYER_NUMBER=', 'NPI=urn:x, GLN=urn:x'])(
    'is no system of identifiers: %s',
    (IDENTIFIER_SYSTEMS) => {
      expect(faultsOf({ ...fhir, IDENTIFIER_SYSTEMS })[0]).toMatch(/^Cannot use IDENTIFIER_SYSTEMS: expected/)
    },
  )

  it.each(['claimNumber=memo', 'traceNumber=ref', 'trace=memo', 'ref'])(
    'is no key of a lineage: %s',
    (LINEAGE_KEYS) => {
      expect(faultsOf({ ...fhir, LINEAGE_KEYS })[0]).toMatch(
        /^Cannot use LINEAGE_KEYS: expected claimNumber= one of ref/,
      )
    },
  )
})

describe('The sandbox', () => {
  const parts = ['odoo', 'fhir', 'remittance'] as const
  const used = (environment: Readonly<Record<string, string>>) =>
    parts.filter((part) => usesSandbox(readSettings(environment), part))

  it('is all there is where no source is set', () => expect(used({})).toEqual(parts))

  it('has no part in what a real source leaves open, but by name', () => {
    expect(used(odoo)).toEqual([])
    expect(used({ ...odoo, SANDBOX: 'fhir, remittance' })).toEqual(['fhir', 'remittance'])
  })

  it('gives its Odoo to other sources by name only', () => {
    expect(faultsOf({ FHIR_URL: 'https://fhir.example/r4' })).toEqual([
      'Cannot use Odoo: ODOO_URL is not set and other sources are; SANDBOX=odoo uses that of the sandbox',
    ])
    expect(used({ FHIR_URL: 'https://fhir.example/r4', SANDBOX: 'odoo' })).toEqual(['odoo'])
  })
})
