import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Claims, principalFromClaims } from '#shared/auth/principal-from-claims.ts'
import { defaultClaimNames, type IssuerSettings, noLimits } from '#shared/config/issuers.ts'
import { Unauthenticated } from '#shared/errors/errors.ts'
import { globalId } from '#shared/values/global-id.ts'

const settings: IssuerSettings = {
  issuer: 'https://issuer.test',
  audience: 'https://caregraph.test/graphql',
  tokenType: 'at+jwt',
  claims: defaultClaimNames,
  roles: null,
  limits: noLimits,
}
const least: Claims = { sub: 'ada', exp: 2_000_000_000 }
const company = (key: number | string) => globalId('odoo', 'Company', key)
const facility = (key: number) => globalId('odoo', 'Facility', key)

const principal = (claims: Claims, others: Partial<IssuerSettings> = {}) =>
  principalFromClaims({ ...least, ...claims }, { ...settings, ...others })

describe('principalFromClaims()', () => {
  it('gives nothing for what is not there', () => {
    expect(principalFromClaims(least, settings)).toEqual({
      issuer: 'https://issuer.test',
      subject: 'ada',
      client: '',
      scopes: new Set(),
      companies: new Set(),
      facilities: new Set(),
      supplier: null,
      expiresAt: 2_000_000_000,
    })
  })

  it.each([
    ['all', '*', 'all'],
    ['all, in a list', ['*'], 'all'],
    ['keys as texts', ['1', '2'], new Set([1, 2])],
    ['one key as a text', '7', new Set([7])],
    ['a list of ids', [company(1), company(2)], new Set([1, 2])],
    ['a list of keys', [1, 2, 2], new Set([1, 2])],
    ['ids and keys side by side', [company(1), 2], new Set([1, 2])],
    ['one id', company(7), new Set([7])],
    ['one key', 7, new Set([7])],
    ['the largest key', 2_147_483_647, new Set([2_147_483_647])],
    ['an empty list', [], new Set()],
  ])('reads companies: %s', (_, companies, expected) => {
    expect(principal({ companies }).companies).toEqual(expected)
  })

  it('reads facilities and the supplier', () => {
    const { facilities, supplier } = principal({
      facilities: [facility(3), 4],
      supplier: globalId('odoo', 'Supplier', 44),
    })
    expect([facilities, supplier]).toEqual([new Set([3, 4]), 44])
    expect(principal({ supplier: 44 }).supplier).toBe(44)
  })

  it.each([
    ['words', 'a:read b:read', ['a:read', 'b:read']],
    ['a list', ['a:read', 'b:read'], ['a:read', 'b:read']],
    ['nothing', '', []],
    ['an empty list', [], []],
  ])('reads scopes: %s', (_, scope, expected) => {
    expect(principal({ scope }).scopes).toEqual(new Set(expected))
  })

  it('reads the client, or else who the token was made for', () => {
    expect(principal({ client_id: 'app', azp: 'other' }).client).toBe('app')
    expect(principal({ azp: 'other' }).client).toBe('other')
  })

  it('reads the claims that its issuer uses', () => {
    const claims = {
      scopes: 'permissions',
      client: 'app',
      companies: 'tenants',
      facilities: 'sites',
      supplier: 'vendor',
    }
    const values = {
      permissions: ['a:read'],
      app: 'x',
      tenants: [1],
      sites: '*',
      vendor: 4,
      companies: '*',
      scope: 'b',
    }
    const { scopes, client, companies, facilities, supplier } = principal(values, { claims })
    expect([scopes, client, companies, facilities, supplier]).toEqual([
      new Set(['a:read']),
      'x',
      new Set([1]),
      'all',
      4,
    ])
  })

  it('reads no claim out of what every object has', () => {
    const claims = { ...defaultClaimNames, scopes: 'constructor', companies: 'toString', client: '__proto__' }
    const { scopes, companies, client } = principal({}, { claims })
    expect([scopes.size, (companies as ReadonlySet<number>).size, client]).toEqual([0, 0, ''])
  })
})

const noReach = [
  '',
  ' ',
  '**',
  '0',
  '01',
  '1 ',
  '1.0',
  '1,2',
  '2147483648',
  '٣',
  '*,1',
  company('0'),
  company('x'),
  facility(1).slice(1),
  globalId('odoo', 'Item', 1),
]
const noKey = [0, -1, 1.5, 2_147_483_648, Number.NaN, null, true, {}, { 0: 1 }]

describe('principalFromClaims() on a claim that cannot be read', () => {
  it.each(
    ['companies', 'facilities', 'supplier'].flatMap((claim) => [
      ...noReach.map((value) => [claim, value] as const),
      ...noKey.map((value) => [claim, value] as const),
      ...[['*', 1], ['*', '*'], [['*']], [[1]], [1, null], [1, ''], [1, '-2'], [1, -2]].map(
        (value) => [claim, value] as const,
      ),
    ]),
  )('refuses the token whose %s are %j', (claim, value) => {
    expect(() => principal({ [claim]: value })).toThrow(Unauthenticated)
  })

  it.each([
    { supplier: '*' },
    { supplier: [44] },
    { supplier: [] },
    { companies: facility(1) },
    { facilities: [company(1)] },
    { supplier: company(1) },
    { scope: null },
    { scope: 7 },
    { scope: {} },
    { scope: ' ' },
    { scope: 'a  b' },
    { scope: ' a' },
    { scope: ['a', 7] },
    { scope: ['a', ''] },
    { scope: [['a']] },
    { client_id: '' },
    { client_id: 7 },
    { client_id: null },
    { azp: ['app'] },
    { sub: undefined },
    { sub: '' },
    { sub: 7 },
    { exp: undefined },
    { exp: '2000000000' },
    { exp: Number.POSITIVE_INFINITY },
  ] as Claims[])('refuses %j', (claims) => {
    expect(() => principal(claims)).toThrow(Unauthenticated)
  })

  const isStar = (claim: unknown) => ['"*"', '["*"]'].includes(JSON.stringify(claim))

  it('either reads or refuses whatever a claim holds, and never gives all for anything but a star', () => {
    const value = fc.jsonValue()
    fc.assert(
      fc.property(value, value, value, value, (companies, facilities, supplier, scope) => {
        const claims = { companies, facilities, supplier, scope }
        try {
          const found = principal(claims)
          expect([found.companies === 'all', found.facilities === 'all']).toEqual([
            isStar(companies),
            isStar(facilities),
          ])
        } catch (error) {
          expect(error).toBeInstanceOf(Unauthenticated)
        }
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('principalFromClaims() with roles', () => {
  const roles = { nurse: ['a:read'], lead: ['a:read', 'b:read'] }

  it('gives what each role stands for, and nothing for one that is not ours', () => {
    expect(principal({ scope: ['nurse', 'lead', 'else'] }, { roles }).scopes).toEqual(new Set(['a:read', 'b:read']))
    expect(principal({ scope: ['constructor', '__proto__', 'toString'] }, { roles }).scopes).toEqual(new Set())
  })

  it('takes no scope for a role', () => {
    expect(principal({ scope: 'b:read' }, { roles }).scopes).toEqual(new Set())
  })
})

describe('principalFromClaims() within the limits of its issuer', () => {
  const limits = { companies: new Set([1, 2]), facilities: new Set([3]), suppliers: null, scopes: ['a:read'] }

  it.each([
    ['*', [1, 2]],
    [[1, 9], [1]],
    [[9], []],
    [[], []],
    [undefined, []],
  ])('leaves of companies %j what the limit has', (companies, expected) => {
    expect(principal({ companies }, { limits }).companies).toEqual(new Set(expected))
  })

  it('leaves of facilities and scopes what the limit has', () => {
    const { facilities, scopes } = principal({ facilities: '*', scope: 'a:read b:read' }, { limits })
    expect([facilities, scopes]).toEqual([new Set([3]), new Set(['a:read'])])
  })

  it('reaches as far as the limit where the issuer says nothing of companies or facilities', () => {
    const claims = { ...defaultClaimNames, companies: null, facilities: null }
    const { companies, facilities } = principal({ companies: [9], facilities: [9] }, { limits, claims })
    expect([companies, facilities]).toEqual([limits.companies, limits.facilities])
    expect(principal({}, { claims }).companies).toBe('all')
  })

  it.each([
    ['all', 44, 44],
    [new Set([44, 45]), 45, 45],
    [null, undefined, null],
  ] as const)('takes of suppliers %j the token of %j', (suppliers, supplier, expected) => {
    const claims = supplier === undefined ? {} : { supplier }
    expect(principal(claims, { limits: { ...noLimits, suppliers } }).supplier).toBe(expected)
  })

  it.each([
    ['all', undefined],
    ['all', null],
    [new Set([44]), undefined],
    [new Set([44]), 45],
    [new Set<number>(), 44],
  ] as const)(
    'refuses, of suppliers %j, the token of %j: it would be one of the group, or of others',
    (suppliers, supplier) => {
      const claims = supplier === undefined ? {} : { supplier }
      expect(() => principal(claims, { limits: { ...noLimits, suppliers } })).toThrow(Unauthenticated)
    },
  )

  it('limits what roles stand for as well', () => {
    expect(principal({ scope: 'lead' }, { limits, roles: { lead: ['a:read', 'b:read'] } }).scopes).toEqual(
      new Set(['a:read']),
    )
  })

  it('never gives more than the token or the limit says', () => {
    const reach = fc.oneof(fc.constant('all' as const), fc.uniqueArray(fc.integer({ min: 1, max: 9 })))
    fc.assert(
      fc.property(reach, reach, (said, limit) => {
        const limits = { ...noLimits, companies: limit === 'all' ? limit : new Set(limit) }
        const { companies } = principal({ companies: said === 'all' ? '*' : said }, { limits })
        const may = (key: number) => [said, limit].every((each) => each === 'all' || each.includes(key))
        for (let key = 1; key <= 10; key++) expect(companies === 'all' || companies.has(key)).toBe(may(key))
      }),
    )
  })
})
