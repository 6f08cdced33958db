import { afterAll, describe, expect, it } from 'vitest'
import { Unauthenticated } from '#shared/errors/errors.ts'
import { jsonLog } from '#shared/telemetry/log.ts'
import { Metrics } from '#shared/telemetry/metrics.ts'
import { asAuditor } from '../principals.ts'
import { SECRET, serveToy } from './server-toy.ts'

const metrics = new Metrics()
const lines: string[] = []
const { ask, post, server } = await serveToy({
  metrics,
  log: metrics.counting(jsonLog({ write: (line) => lines.push(line) })),
  authenticate: async (request, body, correlationId) => {
    if (request.headers.authorization === 'Bearer broken') throw new TypeError(SECRET)
    if (request.headers.authorization === undefined) throw new Unauthenticated('Cannot authenticate', 'no_token')
    return asAuditor(request, body, correlationId)
  },
})
afterAll(() => server.close())

const token = { authorization: 'Bearer any' }
const figure = async (name: string) =>
  Number(
    (await ask('/metrics')).text
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.split(' ')[1] ?? 0,
  )

/** By how much a figure rises while something is done. */
async function rise(name: string, work: () => Promise<unknown>): Promise<number> {
  const before = await figure(name)
  await work()
  return (await figure(name)) - before
}

describe('/metrics', () => {
  it('is served in the text format of Prometheus, to whoever asks', async () => {
    const { status, headers, text } = await ask('/metrics')
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(text).toContain('# TYPE caregraph_operations_total counter\n')
    expect(text).toContain('# TYPE caregraph_operation_duration_seconds histogram\n')
    expect(await ask('/metrics', { method: 'HEAD' })).toMatchObject({ status: 200, text: '' })
  })

  it('takes nothing', async () => {
    const { status, headers } = await ask('/metrics', { method: 'POST', body: 'x' })
    expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })

  it.each([
    ['a query that is answered whole', { query: '{ correlationId }' }, 'query', 'ok'],
    ['a mutation', { query: 'mutation { write }' }, 'mutation', 'ok'],
    ['a query that is answered in part', { query: '{ rows { down } }' }, 'query', 'errors'],
    ['a query that fails', { query: '{ rows { never } }' }, 'query', 'errors'],
    ['a query whose variables are wrong', { query: 'query($id: ID!) { needs(id: $id) }' }, 'query', 'refused'],
    ['a subscription', { query: 'subscription { changes }' }, 'subscription', 'refused'],
    ['a document that is not valid', { query: '{ nope }' }, 'none', 'refused'],
    ['a document that does not parse', { query: '{' }, 'none', 'refused'],
  ])('counts %s', async (_, body, kind, outcome) => {
    const name = `caregraph_operations_total{kind="${kind}",outcome="${outcome}"}`
    expect(await rise(name, () => post(body, token))).toBe(1)
    const took = `caregraph_operation_duration_seconds_count{kind="${kind}"}`
    expect(await rise(took, () => post(body, token))).toBe(1)
  })

  it.each([
    [
      'each place that a source failed at',
      '/graphql',
      { query: '{ rows(count: 4) { down } }' },
      'SOURCE_UNAVAILABLE',
      4,
    ],
    ['a fault in this program', '/graphql', { query: '{ rows(count: 1) { broken } }' }, 'INTERNAL', 1],
    ['a document that is refused', '/graphql', { query: '{ nope }' }, 'BAD_USER_INPUT', 1],
    ['a request that is no operation', '/graphql', [], 'BAD_USER_INPUT', 1],
    ['a page that is not there', '/nowhere', {}, 'NOT_FOUND', 1],
  ])('counts the errors of %s by their code', async (_, path, body, code, times) => {
    const headers = { ...token, 'content-type': 'application/json' }
    const asked = () => ask(path, { method: 'POST', headers, body: JSON.stringify(body) })
    expect(await rise(`caregraph_errors_total{code="${code}"}`, asked)).toBe(times)
  })

  it('counts a fault outside of operations, which the log has without its words', async () => {
    lines.length = 0
    const sent = { authorization: 'Bearer broken', 'x-correlation-id': 'corr-6' }
    expect(await rise('caregraph_errors_total{code="INTERNAL"}', () => post({}, sent))).toBe(1)
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ event: 'internal_error', error: 'TypeError', correlationId: 'corr-6' }),
    ])
    expect(lines.join()).not.toContain(SECRET)
  })

  it('counts who is turned away by the reason, which the log has with the request it was', async () => {
    lines.length = 0
    const name = 'caregraph_authentication_refusals_total{reason="no_token"}'
    expect(await rise(name, () => post({ query: '{ correlationId }' }, { 'x-correlation-id': 'corr-7' }))).toBe(1)
    expect(await rise('caregraph_errors_total{code="UNAUTHENTICATED"}', () => post({}))).toBe(1)
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ event: 'auth.request_refused', reason: 'no_token', correlationId: 'corr-7' }),
      expect.objectContaining({ event: 'auth.request_refused', reason: 'no_token' }),
    ])
  })

  it('tells nothing of what was asked and answered, or went wrong', async () => {
    const queries = [
      `query Canary_Operation { rows { broken state never } }`,
      `{ canary_alias: echo(id: "canary-value") }`,
      '{ canary_field }',
      `query($id: ID!) { needs(id: $id) }`,
    ]
    for (const query of queries) {
      await post({ query, variables: { id: 'canary-value' } }, { ...token, 'x-correlation-id': 'canary-request' })
    }
    const { text } = await ask('/metrics?canary')
    expect(text).not.toMatch(/canary/i)
    expect(text).not.toContain(SECRET)
  })

  it('is of the server that is asked', async () => {
    const other = await serveToy()
    expect((await other.ask('/metrics')).text).not.toContain('kind="mutation"')
    await other.server.close()
  })
})

describe('a line of the log', () => {
  it('has the correlation id of its request, whatever it tells', async () => {
    lines.length = 0
    const asked = ['{ rows { broken state } }', '{ nope }', 'query Named { correlationId }', 'subscription { changes }']
    for (const query of asked) await post({ query }, { ...token, 'x-correlation-id': 'corr-8' })
    await post({ query: '{ correlationId }' }, { 'x-correlation-id': 'corr-8' })
    const told = lines.map((line) => JSON.parse(line))
    expect(new Set(told.map(({ event }) => event))).toEqual(
      new Set(['operation', 'internal_error', 'auth.request_refused']),
    )
    expect(told.filter(({ correlationId }) => correlationId !== 'corr-8')).toEqual([])
  })

  it('names an operation as its document does, and not as the request says', async () => {
    lines.length = 0
    const query = 'query Orders { correlationId }'
    await post({ query }, token)
    await post({ query, operationName: 'Orders' }, token)
    await post({ query, operationName: 'Jane_Doe' }, token)
    expect(lines.map((line) => JSON.parse(line).name)).toEqual(['Orders', 'Orders', undefined])
  })
})
