import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { decodeJwt } from 'jose'
import { describe, expect, it } from 'vitest'
import { startSandboxIssuer } from '#shared/sandbox/identity/issuer.ts'
import { personas } from '#shared/sandbox/identity/personas.ts'
import { NoToken, sandboxToken } from '#shared/sandbox/identity/token.ts'

async function failureAt(issuer: string, persona?: string): Promise<NoToken> {
  const error: unknown = await sandboxToken(persona, issuer).catch((found: unknown) => found)
  expect(error).toBeInstanceOf(NoToken)
  return error as NoToken
}

async function answering(listener: RequestListener): Promise<{ url: string; stop: () => void }> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://localhost:${(server.address() as AddressInfo).port}`, stop: () => void server.close() }
}

describe('sandboxToken()', () => {
  it.each(personas.map(({ name }) => name))('gets a token for %s', async (name) => {
    const sandbox = await startSandboxIssuer({ port: 0, audience: 'http://localhost:4000/graphql' })
    try {
      expect(decodeJwt(await sandboxToken(name, sandbox.issuer))).toMatchObject({ sub: name, iss: sandbox.issuer })
    } finally {
      await sandbox.close()
    }
  })

  it.each([['nurse'], [undefined], ['integrator-key'], ['constructor']])(
    'names all personas when asked for %s',
    async (name) => {
      const { message } = await failureAt('http://localhost:9', name)
      expect(message).toContain(`Cannot get a token for ${name ?? 'nobody'}: expected one of\n`)
      for (const { name: known, description } of personas)
        expect(message).toMatch(new RegExp(`\n  ${known} +${description}`))
    },
  )

  it('says what to start when nothing answers', async () => {
    const { url, stop } = await answering((_, response) => response.end())
    stop()
    const { message } = await failureAt(url, 'buyer')
    expect(message).toBe(`Cannot get a token: nothing answers at ${url}; run npm start first, with no Odoo configured`)
  })

  it.each([
    ['404', (_, response) => response.writeHead(404).end()],
    ['a page', (_, response) => response.end('<html></html>')],
    ['null', (_, response) => response.end('null')],
    ['a token that is none', (_, response) => response.end('{"access_token":7}')],
    ['a redirect', (_, response) => response.writeHead(302, { location: '/token2' }).end()],
  ] as [string, RequestListener][])('says that it is something else that answers %s', async (_, listener) => {
    const { url, stop } = await answering(listener)
    const { message } = await failureAt(url, 'buyer')
    stop()
    expect(message).toContain(`something that is not the sandbox answers at ${url}`)
  })
})
