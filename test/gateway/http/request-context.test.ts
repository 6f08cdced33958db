import { once } from 'node:events'
import { afterAll, describe, expect, it, vi } from 'vitest'
import type { RequestContext } from '#shared/http/request-context.ts'
import { serveToy } from '../server-toy.ts'
import { open, posted } from './exchange.ts'

const contexts: RequestContext[] = []
const { url, post, server } = await serveToy({
  timeoutMs: 200,
  contextFor: (request) => {
    contexts.push(request)
    return request
  },
})
afterAll(() => server.close())

const ask = (id: string) => post({ query: '{ correlationId }' }, { 'x-correlation-id': id })

describe('the context of a request', () => {
  it.each(['a', 'order-4711_retry.2', 'x'.repeat(64)])('goes by the name its caller gave it: %s', async (id) => {
    const { headers, json } = await ask(id)
    expect(headers.get('x-correlation-id')).toBe(id)
    expect(json).toEqual({ data: { correlationId: id }, extensions: { correlationId: id } })
  })

  it.each(['x'.repeat(65), 'two words', 'a,b', '<script>', ''])('gets another name than %j', async (id) => {
    const { headers, json } = await ask(id)
    expect(headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(json.data.correlationId).toBe(headers.get('x-correlation-id'))
  })

  it('is aborted at the deadline, and what there is by then is answered', async () => {
    const { status, json } = await post({ query: '{ aborted correlationId }' })
    expect(status).toBe(200)
    expect(json.data).toMatchObject({ aborted: null, correlationId: expect.any(String) })
    expect(json.errors).toMatchObject([{ path: ['aborted'], extensions: { code: 'SOURCE_TIMEOUT', retryable: true } }])
  })

  it('is answered when a source ignores the deadline', async () => {
    const { status, json } = await post({ query: '{ deaf }' })
    expect(status).toBe(200)
    expect(json).toMatchObject({ data: null, errors: [{ extensions: { code: 'SOURCE_TIMEOUT', retryable: true } }] })
  })

  it('is aborted when the client goes away', async () => {
    contexts.length = 0
    const socket = await open(url)
    socket.write(posted({ query: '{ slow(ms: 150) }' }))
    await vi.waitUntil(() => contexts.length > 0)
    socket.destroy()
    const signal = contexts[0]?.signal as AbortSignal
    if (!signal.aborted) await once(signal, 'abort')
    expect(signal.reason).toMatchObject({ name: 'AbortError' })
  })

  it('is left alone once it is answered', async () => {
    contexts.length = 0
    await ask('a')
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(contexts[0]?.signal.aborted).toBe(false)
  })
})
