import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Unauthenticated } from '#shared/errors/errors.ts'
import { createClient, TokenRefused } from '../../client/client.ts'
import { StoryOrderDocument } from '../../client/documents.generated.ts'
import { serveToy } from '../gateway/server-toy.ts'
import { auditor } from '../principals.ts'

describe('createClient()', () => {
  const sent: (string | undefined)[] = []
  let toy: Awaited<ReturnType<typeof serveToy>>

  beforeAll(async () => {
    toy = await serveToy({
      authenticate: async ({ headers }) => {
        sent.push(headers.authorization)
        if (headers.authorization === 'Bearer ended') throw new Unauthenticated('Cannot authenticate')
        return auditor
      },
    })
  })

  afterAll(() => toy.server.close())

  it('sends the token it was given', async () => {
    await createClient({ url: toy.url, token: 'a.b.c' }).request(StoryOrderDocument, {})
    expect(sent.at(-1)).toBe('Bearer a.b.c')
  })

  it('asks for a token before each request', async () => {
    const tokens = ['one', 'two']
    const client = createClient({ url: toy.url, token: async () => tokens.shift() ?? '' })
    for (const _ of [1, 2]) await client.request(StoryOrderDocument, {})
    expect(sent.slice(-2)).toEqual(['Bearer one', 'Bearer two'])
  })

  it('gives errors of the graph in the answer', async () => {
    const { data, errors } = await createClient({ url: toy.url, token: 'a' }).request(StoryOrderDocument, {})
    expect(data).toBeNull()
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })

  it('throws when the token is not accepted, with what to look for in the log and without the token', async () => {
    const error: unknown = await createClient({ url: toy.url, token: 'ended' })
      .request(StoryOrderDocument, {})
      .catch((found: unknown) => found)
    expect(error).toBeInstanceOf(TokenRefused)
    expect(error).toMatchObject({ correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/) })
    expect(String(error)).toBe('TokenRefused: Cannot ask Caregraph: it does not accept the token (401)')
  })
})
