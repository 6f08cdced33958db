import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { defaultClaimNames, type IssuerSettings, isConfidential, issuersOf, noLimits } from '#shared/config/issuers.ts'
import { globalId } from '#shared/values/global-id.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'issuers-'))
afterAll(() => rmSync(folder, { recursive: true }))

const issuer = 'https://login.group.test/realms/care'
const audience = 'https://caregraph.group.test/graphql'

function read(variables: Partial<Record<'issuer' | 'audience' | 'file', string>>) {
  const faults: string[] = []
  const issuers = issuersOf({ issuer: undefined, audience: undefined, file: undefined, ...variables }, faults)
  return { issuers, faults }
}

function readText(text: string) {
  const file = path.join(folder, 'issuers.json')
  writeFileSync(file, text)
  return read({ file })
}

const readList = (list: unknown) => readText(JSON.stringify(list))
const faultsOf = (fields: Record<string, unknown>) => readList([{ issuer, audience, ...fields }]).faults

const byDefault: IssuerSettings = {
  issuer,
  audience,
  tokenType: 'at+jwt',
  claims: defaultClaimNames,
  roles: null,
  limits: noLimits,
}

describe('issuersOf() the environment', () => {
  it('has none when nothing is set', () => {
    expect(read({})).toEqual({ issuers: [], faults: [] })
  })

  it('has one of two variables, with every default', () => {
    expect(read({ issuer, audience })).toEqual({ issuers: [byDefault], faults: [] })
  })

  it.each([
    'https://login.test/',
    'http://localhost:4001',
    'http://127.0.0.1:4001',
    'http://[::1]:4001',
    'https://10.0.0.7:8443/auth',
  ])('takes the issuer %s as it is written', (text) => {
    const { issuers, faults } = read({ issuer: text, audience })
    expect([issuers[0]?.issuer, faults]).toEqual([text, []])
  })

  it.each([
    'http://login.test',
    'http://localhost.test',
    'http://127.0.0.1.test',
    'http://10.0.0.7',
    'ftp://localhost',
    'https://user:word@login.test',
    'https://login.test?realm=care',
    'https://login.test#care',
    'https://login .test',
    'login.test',
    '//login.test',
  ])('refuses the issuer %s', (text) => {
    const { faults } = read({ issuer: text, audience })
    expect(faults).toEqual([
      `Cannot use OIDC_ISSUER: expected an https address without query or fragment (http for this machine only), found ${JSON.stringify(text.replace('user:word', '…'))}`,
    ])
  })

  it('refuses half of it', () => {
    expect(read({ issuer }).faults).toEqual(['Cannot use OIDC_ISSUER: OIDC_AUDIENCE is not set'])
    expect(read({ audience }).faults).toEqual(['Cannot use OIDC_AUDIENCE: OIDC_ISSUER is not set'])
  })

  it('refuses variables beside a file', () => {
    const file = path.join(folder, 'one.json')
    writeFileSync(file, JSON.stringify([{ issuer, audience }]))
    const fault =
      'Cannot use OIDC_ISSUERS_FILE: OIDC_ISSUER and OIDC_AUDIENCE have to be unset, their issuer in the file'
    expect(read({ file, issuer }).faults).toEqual([fault])
    expect(read({ file, audience }).faults).toEqual([fault])
  })
})

describe('issuersOf() a file', () => {
  it('reads each issuer with what it says and the defaults for the rest', () => {
    const other = {
      issuer: 'https://partners.test',
      audience: 'caregraph',
      tokenType: 'JWT',
      claims: { scopes: 'roles', companies: 'https://partners.test/companies', facilities: null },
      roles: { 'nurse in charge': ['inventory:stock:read'], nobody: [] },
      limits: {
        companies: [globalId('odoo', 'Company', 1), 2],
        facilities: '*',
        suppliers: [44],
        scopes: ['inventory:stock:read'],
      },
    }
    const { issuers, faults } = readList([{ issuer, audience }, other])
    expect(faults).toEqual([])
    expect(issuers).toEqual([
      byDefault,
      {
        ...other,
        claims: { ...defaultClaimNames, ...other.claims },
        limits: {
          companies: new Set([1, 2]),
          facilities: 'all',
          suppliers: new Set([44]),
          scopes: ['inventory:stock:read'],
        },
      },
    ])
  })

  it('takes an empty limit for what it is: nothing', () => {
    const { issuers } = readList([{ issuer, audience, limits: { companies: [], facilities: [], scopes: [] } }])
    expect(issuers[0]?.limits).toEqual({ companies: new Set(), facilities: new Set(), suppliers: null, scopes: [] })
  })

  it.each([
    ['nothing', '', 'expected JSON'],
    ['half of it', '[{', 'expected JSON'],
    ['an object', '{}', 'expected a list of issuers'],
    ['an empty list', '[]', 'expected a list of issuers'],
  ])('refuses a file with %s', (_, text, fault) => {
    expect(readText(text)).toEqual({ issuers: [], faults: [`Cannot use OIDC_ISSUERS_FILE: ${fault}`] })
  })

  it('refuses a file that is not there, or is none', () => {
    expect(read({ file: path.join(folder, 'missing.json') }).faults).toEqual([
      'Cannot use OIDC_ISSUERS_FILE: there is no such file',
    ])
    expect(read({ file: folder }).faults).toEqual(['Cannot use OIDC_ISSUERS_FILE: EISDIR'])
  })

  it.each([
    [{ issuer: undefined }, '[0].issuer'],
    [{ issuer: 'http://login.test' }, '[0].issuer'],
    [{ issuer: [issuer] }, '[0].issuer'],
    [{ audience: undefined }, '[0].audience'],
    [{ audience: ' ' }, '[0].audience'],
    [{ audience: [audience] }, '[0].audience'],
    [{ tokenType: '' }, '[0].tokenType'],
    [{ tokenType: null }, '[0].tokenType'],
    [{ tokenType: 'application/at+jwt' }, '[0].tokenType'],
    [{ claims: null }, '[0].claims'],
    [{ claims: [] }, '[0].claims'],
    [{ claims: { scopes: 7 } }, '[0].claims.scopes'],
    [{ claims: { supplier: '' } }, '[0].claims.supplier'],
    [{ roles: [] }, '[0].roles'],
    [{ roles: { nurse: 'inventory:stock:read' } }, '[0].roles'],
    [{ roles: { nurse: [7] } }, '[0].roles'],
    [{ limits: '*' }, '[0].limits'],
    [{ limits: { companies: null } }, '[0].limits.companies'],
    [{ limits: { companies: ['*', 1] } }, '[0].limits.companies'],
    [{ limits: { companies: [0] } }, '[0].limits.companies'],
    [{ limits: { companies: [globalId('odoo', 'Facility', 1)] } }, '[0].limits.companies'],
    [{ limits: { facilities: '' } }, '[0].limits.facilities'],
    [{ limits: { scopes: 'a:read' } }, '[0].limits.scopes'],
  ])('names the field of %j', (fields, place) => {
    const faults = faultsOf(fields)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain(`Cannot use OIDC_ISSUERS_FILE: expected ${place} to be `)
  })

  it.each([
    [{ audiences: 'x' }, '[0]', 'audiences'],
    [{ claims: { scope: 'x' } }, '[0].claims', 'scope'],
    [{ limits: { supplier: 7 } }, '[0].limits', 'supplier'],
    [{ constructor: 7 }, '[0]', 'constructor'],
  ])('names the field nobody knows in %j', (fields, place, name) => {
    const faults = faultsOf(fields as Record<string, unknown>)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(`expected ${place} to have `)
    expect(faults[0]).toMatch(`only, found "${name}"`)
  })

  it('names what is wrong in each of them at once', () => {
    const { faults } = readList([7, { issuer }, { issuer, audience, tokenType: 1, limits: { scopes: 1 } }])
    expect(faults.map((fault) => /expected (\S+)/.exec(fault)?.[1])).toEqual([
      '[0]',
      '[0].issuer',
      '[0].audience',
      '[1].audience',
      '[2].tokenType',
      '[2].limits.scopes',
      undefined,
    ])
    expect(faults.at(-1)).toBe('Cannot use OIDC_ISSUERS_FILE: [2].issuer is there twice')
  })

  it('refuses an issuer that is there twice', () => {
    const { faults } = readList([
      { issuer, audience },
      { issuer: `${issuer}/`, audience },
      { issuer, audience: 'other' },
    ])
    expect(faults).toEqual(['Cannot use OIDC_ISSUERS_FILE: [2].issuer is there twice'])
  })

  it('takes no limit away for a value it cannot read', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (companies, scopes) => {
        const { issuers, faults } = readList([{ issuer, audience, limits: { companies, scopes } }])
        expect(issuers[0]?.limits.companies === 'all').toBe(companies === '*')
        expect(faults.length > 0 || (issuers[0]?.limits.scopes ?? null) !== null).toBe(true)
      }),
    )
  })
})

describe('isConfidential()', () => {
  it.each(['https://a.test/x?y', 'http://localhost/jwks', 'http://[::1]:1/'])('is true of %s', (text) => {
    expect(isConfidential(text)).toBe(true)
  })

  it.each([
    'http://a.test/',
    'http://localhost.a.test/',
    'https://a:b@a.test/',
    'https://a@a.test/',
    'https://:b@a.test/',
    'data:,x',
    '',
  ])('is false of %j', (text) => {
    expect(isConfidential(text)).toBe(false)
  })
})
