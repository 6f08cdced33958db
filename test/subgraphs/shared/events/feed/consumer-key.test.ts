import { describe, expect, it } from 'vitest'
import { consumerKey, namesIn } from '#shared/events/feed/consumer-key.ts'
import { auditor } from '../../../../principals.ts'

const own = consumerKey(auditor, 'erp')

describe('The name of a consumer in the log', () => {
  it('is the same for the same principal, whatever it may see now', () => {
    const later = { ...auditor, scopes: new Set<string>(), companies: new Set([1]), supplier: 7, expiresAt: 1 }
    expect(consumerKey(later, 'erp')).toBe(own)
  })

  it.each([
    ['issuer', { issuer: 'https://id.other.example' }],
    ['subject', { subject: 'somebody else' }],
    ['client', { client: 'another' }],
  ])('is another for another %s', (_, difference) => {
    expect(consumerKey({ ...auditor, ...difference }, 'erp')).not.toBe(own)
  })

  it('is another where names say the same when they are put together', () => {
    const one = { ...auditor, issuer: 'https://id.example', subject: 'ab', client: 'c' }
    expect(consumerKey({ ...one, issuer: 'https://id.examplea', subject: 'b' }, 'erp')).not.toBe(
      consumerKey(one, 'erp'),
    )
  })

  it('says to operators the application and its own name, and nobody’s', () => {
    expect(namesIn(consumerKey({ ...auditor, client: 'a/b c' }, 'erp.1'))).toEqual({ client: 'a/b c', name: 'erp.1' })
    expect(own).not.toContain(auditor.subject)
  })

  it.each(['', 'a b', 'a/b', 'ä', 'x'.repeat(65), 'a\n'])('is refused as %j', (name) => {
    expect(() => consumerKey(auditor, name)).toThrow('Cannot use consumer')
  })
})
