import { afterAll, describe, expect, it } from 'vitest'
import { BadUserInput, SourceUnavailable } from '#shared/errors/errors.ts'
import { serveToy } from '../server-toy.ts'

const secret = 'n'.repeat(32)
const taken: unknown[] = []
let trouble: Error | null = null
const { server, url } = await serveToy({
  notices: {
    secret,
    async take(body) {
      if (trouble !== null) throw trouble
      taken.push(body)
    },
  },
})
afterAll(() => server.close())

const fhirJson = 'application/fhir+json;charset=UTF-8'

async function send(path: string, init: RequestInit & { readonly bearer?: string } = {}) {
  const { bearer = secret, ...rest } = init
  const headers = {
    authorization: `Bearer ${bearer}`,
    ...(rest.body !== undefined && { 'content-type': fhirJson }),
    ...rest.headers,
  }
  const response = await fetch(new URL(path, url), { method: 'POST', ...rest, headers })
  const text = await response.text()
  return { status: response.status, text, retryAfter: response.headers.get('retry-after') }
}

describe('Notices of a FHIR server', () => {
  it('are taken with what they tell of, without anything, and with the resource in their address', async () => {
    taken.length = 0
    expect(await send('/hooks/fhir', { body: '{"resourceType":"Bundle"}' })).toMatchObject({ status: 200, text: '' })
    expect((await send('/hooks/fhir')).status).toBe(200)
    expect(
      (await send('/hooks/fhir/Claim/7', { method: 'PUT', body: '{"resourceType":"Claim","id":"7"}' })).status,
    ).toBe(200)
    expect((await send('/hooks/fhir/Claim/8', { method: 'PUT' })).status).toBe(200)
    expect(taken).toEqual([
      '{"resourceType":"Bundle"}',
      '',
      '{"resourceType":"Claim","id":"7"}',
      '{"resourceType":"Claim","id":"8"}',
    ])
  })

  it.each([
    ['a wrong secret', { bearer: 'w'.repeat(32) }],
    ['no secret', { headers: { authorization: '' } }],
    ['half of it', { bearer: secret.slice(1) }],
    ['the secret by another scheme', { headers: { authorization: `Basic ${secret}` } }],
  ])('with %s are refused before anything of them is read', async (_, init) => {
    taken.length = 0
    const answer = await send('/hooks/fhir', { body: 'x'.repeat(100), ...init })
    expect(answer.status).toBe(401)
    expect(answer.text).not.toContain(secret)
    expect(taken).toEqual([])
  })

  it('that are not what they should be are refused with the reason', async () => {
    expect((await send('/hooks/fhir', { method: 'GET' })).status).toBe(405)
    expect((await send('/hooks/fhir', { body: new Uint8Array([0xff, 0xfe]) })).status).toBe(400)
    expect((await send('/hooks/fhir', { body: '{}', headers: { 'content-type': 'text/html' } })).status).toBe(415)
    expect((await send('/hooks/fhir', { body: `"${'x'.repeat(4_000_000)}"` })).status).toBe(413)
    trouble = new BadUserInput('Cannot read the notice: expected a Bundle')
    expect(await send('/hooks/fhir', { body: '{}' })).toMatchObject({
      status: 400,
      text: expect.stringContaining('expected a Bundle'),
    })
    trouble = null
  })

  it('that cannot be kept now may be sent again', async () => {
    trouble = new SourceUnavailable('store', 'Cannot keep it')
    expect(await send('/hooks/fhir')).toMatchObject({ status: 503, retryAfter: '10' })
    trouble = null
  })

  it('are taken at their own address only', async () => {
    for (const path of ['/hooks/fhirx', '/hooks/fhir/claim/7', '/hooks/fhir/Claim/7/8', '/hooks']) {
      expect((await send(path)).status).toBe(404)
    }
  })
})

describe('A server that takes no notices', () => {
  it('has no such door', async () => {
    const toy = await serveToy({})
    const response = await fetch(new URL('/hooks/fhir', toy.url), { method: 'POST' })
    expect(response.status).toBe(404)
    await toy.server.close()
  })
})
