import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextPage } from '#shared/fhir/next-link.ts'

const base = new URL('https://fhir.example:8443/r4/')
const next = (url: unknown) =>
  nextPage(
    {
      link: [
        { relation: 'self', url: 'x' },
        { relation: 'next', url },
      ],
    },
    base,
    'Claim',
  )

describe('nextPage()', () => {
  it('is null on the last page', () => {
    expect(nextPage({}, base, 'Claim')).toBeNull()
    expect(nextPage({ link: [] }, base, 'Claim')).toBeNull()
    expect(nextPage({ link: [{ relation: 'self', url: 'x' }, null, 7] }, base, 'Claim')).toBeNull()
  })

  it.each([
    ['https://fhir.example:8443/r4/Claim?p=2', 'https://fhir.example:8443/r4/Claim?p=2'],
    ['https://fhir.example:8443/r4?p=2', 'https://fhir.example:8443/r4?p=2'],
    ['Claim?p=2', 'https://fhir.example:8443/r4/Claim?p=2'],
    ['?p=%2F2', 'https://fhir.example:8443/r4/Claim?p=%2F2'],
    ['/r4/Claim?p=2', 'https://fhir.example:8443/r4/Claim?p=2'],
  ])('follows %s', (address, expected) => {
    expect(next(address)?.href).toBe(expected)
  })

  it.each([
    'http://fhir.example:8443/r4/Claim?p=2',
    'https://fhir.example/r4/Claim?p=2',
    'https://fhir.example:8443/r5/Claim',
    'https://fhir.example:8443/r4x',
    'https://user:secret@fhir.example:8443/r4/Claim',
    'https://fhir.example:8443@evil.example/r4/Claim',
    '//evil.example/r4/Claim',
    '\\\\evil.example/r4/Claim',
    'https://evil.example/r4/Claim',
    '../admin',
    '%2e%2e/admin',
    'Claim/..%2f..%2fadmin',
    'Claim/..%5Cadmin',
    'javascript:alert(1)',
    'https://',
    `Claim?p=${'x'.repeat(9000)}`,
    null,
    7,
    undefined,
    { url: 'Claim' },
  ])('does not follow %j', (address) => {
    expect(next(address)).toBeUndefined()
  })

  it('does not choose between two', () => {
    const link = ['Claim?p=2', 'Claim?p=3'].map((url) => ({ relation: 'next', url }))
    expect(nextPage({ link }, base, 'Claim')).toBeUndefined()
    expect(nextPage({ link: 'Claim?p=2' }, base, 'Claim')).toBeUndefined()
  })

  it('stays on the server and below its base, whatever the link is', () => {
    const part = fc.constantFrom(
      '..',
      '.',
      '/',
      '//',
      '\\',
      '%2e%2e',
      '%2f',
      '@',
      ':',
      'r4',
      'Claim',
      '?',
      '#',
      'evil.example',
      'https:',
      '\t',
      '\n',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.array(part).map((parts) => parts.join('')),
        ),
        (address) => {
          const url = next(address)
          if (url === undefined || url === null) return
          expect([url.origin, url.username, url.password]).toEqual([base.origin, '', ''])
          expect(`${url.pathname}/`.startsWith('/r4/')).toBe(true)
        },
      ),
      { numRuns: 2000 },
    )
  })
})
