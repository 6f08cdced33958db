import { serverAudits } from 'graphql-http'
import { afterAll, describe, expect, it } from 'vitest'
import { serveToy } from './server-toy.ts'

const { server, url } = await serveToy()
afterAll(() => server.close())

// What GraphQL over HTTP leaves open (MAY) and is decided otherwise here: documents do not travel in URLs.
const decidedOtherwise = [
  'MAY accept application/x-www-form-urlencoded formatted GET requests',
  'MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json',
  'MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json',
]

describe('GraphQL over HTTP', () => {
  const audits = serverAudits({ url })

  it('is audited in full', () => {
    expect(audits.length).toBeGreaterThan(55)
    expect(audits.filter(({ name }) => decidedOtherwise.includes(name))).toHaveLength(decidedOtherwise.length)
  })

  for (const audit of audits) {
    if (decidedOtherwise.includes(audit.name)) continue
    it(audit.name, async () => {
      expect(await audit.fn()).toMatchObject({ status: 'ok' })
    })
  }
})
