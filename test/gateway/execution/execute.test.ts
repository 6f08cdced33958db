import { GraphQLSchema } from 'graphql'
import { describe, expect, it } from 'vitest'
import { createExecutor } from '#gateway/execution/execute.ts'
import { defaultLimits } from '#gateway/limits/limits.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { jsonLog } from '#shared/telemetry/log.ts'
import { Metrics } from '#shared/telemetry/metrics.ts'
import { SourceCalls } from '#shared/telemetry/source-calls.ts'
import { auditor } from '../../principals.ts'
import { SECRET, toySchema } from '../server-toy.ts'

const lines: string[] = []
const contexts: RequestContext[] = []
const metrics = new Metrics()
const executor = createExecutor({
  schema: toySchema(),
  limits: defaultLimits,
  contextFor: (request) => {
    if (request.correlationId === 'broken') throw new TypeError(SECRET)
    contexts.push(request)
    return request
  },
  log: jsonLog({ write: (line) => lines.push(line) }),
  metrics,
})

const request = (correlationId = 'corr-1', signal = new AbortController().signal): RequestContext => ({
  correlationId,
  signal,
  principal: auditor,
  calls: new SourceCalls(),
})

const run = (source: string, variables?: Record<string, unknown>, correlationId?: string) =>
  executor.execute(executor.prepare(source), { variables, request: request(correlationId) })

describe('prepare()', () => {
  it('reads a document once', () => {
    const source = '{ self { correlationId } }'
    expect(executor.prepare(source)).toBe(executor.prepare(source))
  })

  it('remembers what is wrong with a document, too', () => {
    expect(executor.prepare('{ nope }')).toBe(executor.prepare('{ nope }'))
  })

  it('measures before it validates', () => {
    const deep = `${'{ nope '.repeat(20)}${'}'.repeat(20)}`
    expect(executor.prepare(deep)).toMatchObject({ faults: [{ coded: { code: 'COST_LIMIT' } }] })
  })

  it('forgets documents rather than hold all it was ever sent', () => {
    const source = (i: number) => `query Q${i} { echo(id: "${'x'.repeat(200_000)}") }`
    const first = executor.prepare(source(0))
    for (let i = 1; i < 100; i += 1) executor.prepare(source(i))
    expect(executor.prepare(source(0))).not.toBe(first)
    expect(executor.prepare(source(99))).toBe(executor.prepare(source(99)))
  })
})

describe('execute()', () => {
  it('makes one context for each execution', async () => {
    contexts.length = 0
    await run('{ a: correlationId b: correlationId }', {}, 'one')
    await run('{ a: correlationId b: correlationId }', {}, 'two')
    expect(contexts.map(({ correlationId }) => correlationId)).toEqual(['one', 'two'])
  })

  it('says of which types an answer is older than it should be, and since when', async () => {
    const asked = request()
    asked.calls.noteStale('Ward', Date.UTC(2026, 10, 20, 9))
    asked.calls.noteStale('Bed', Date.UTC(2026, 10, 20, 8))
    asked.calls.noteStale('Ward', Date.UTC(2026, 10, 20, 7))
    const { extensions } = await executor.execute(executor.prepare('{ correlationId }'), { request: asked })
    expect(extensions).toEqual({
      correlationId: 'corr-1',
      stale: [
        { type: 'Ward', asOf: '2026-11-20T07:00:00.000Z' },
        { type: 'Bed', asOf: '2026-11-20T08:00:00.000Z' },
      ],
    })
    expect((await run('{ correlationId }')).extensions).toEqual({ correlationId: 'corr-1' })
  })

  it('does what @skip and @include say, by the variables of each request', async () => {
    const source =
      'query($more: Boolean!) { __typename rows(count: 1) @include(if: $more) { id down @skip(if: $more) } }'
    expect(await run(source, { more: true })).toMatchObject({ data: { __typename: 'Query', rows: [{ id: '0' }] } })
    expect((await run(source, { more: false })).data).toEqual({ __typename: 'Query' })
  })

  it('refuses variables that do not fit before a context is made', async () => {
    contexts.length = 0
    const { errors, data } = await run('query($n: Int!) { rows(count: $n) { id } }', { n: SECRET })
    expect(data).toBeUndefined()
    expect(errors).toMatchObject([
      { message: 'Cannot use variable "$n": expected a value of type "Int!"', extensions: { code: 'BAD_USER_INPUT' } },
    ])
    expect(contexts).toEqual([])
  })

  it('refuses a kind of operation that the schema has not, whatever it says, before a context is made', async () => {
    contexts.length = 0
    const { mutation: _, ...roots } = toySchema().toConfig()
    const reading = createExecutor({
      schema: new GraphQLSchema({ ...roots, mutation: null }),
      limits: defaultLimits,
      contextFor: (asked) => contexts.push(asked),
      log: jsonLog({ write: (line) => lines.push(line) }),
      metrics,
    })
    const { errors, data } = await reading.execute(reading.prepare('mutation { anything }'), { request: request() })
    expect(data).toBeUndefined()
    expect(errors).toMatchObject([
      { message: 'Cannot run a mutation: the schema has none', extensions: { code: 'BAD_USER_INPUT' } },
    ])
    expect(contexts).toEqual([])
  })

  it('names the argument that only turned out wrong while executing', async () => {
    const { errors, data } = await run('query($id: ID = "x") { needs(id: $id) correlationId }', { id: null })
    expect(data).toEqual({ needs: null, correlationId: 'corr-1' })
    expect(errors).toMatchObject([
      { message: 'Argument "id" of non-null type "ID!" must not be null.', extensions: { code: 'BAD_USER_INPUT' } },
    ])
  })

  it('does not throw where the context cannot be made, and tells only the log', async () => {
    lines.length = 0
    const answer = await run('{ correlationId }', {}, 'broken')
    expect(answer).toMatchObject({ errors: [{ extensions: { code: 'INTERNAL', correlationId: 'broken' } }] })
    expect(lines.map((line) => JSON.parse(line).event)).toEqual([expect.any(String), 'operation'])
    expect(JSON.stringify(answer) + lines.join()).not.toContain(SECRET)
  })

  it('logs of every operation what it cost and nothing of what it said', async () => {
    lines.length = 0
    await run('{ correlationId }', {})
    const { time, milliseconds, ...rest } = JSON.parse(lines.join())
    expect(rest).toEqual({
      level: 'info',
      event: 'operation',
      correlationId: 'corr-1',
      errors: 0,
      sourceCalls: 0,
      sourceMilliseconds: 0,
    })
    expect([typeof time, typeof milliseconds]).toEqual(['string', 'number'])
  })

  it('carries the correlation id on every answer', async () => {
    for (const source of ['{ correlationId }', '{ nope }', '{', '{ rows { down } }', 'subscription { changes }']) {
      expect(await run(source, {}, 'corr-9')).toMatchObject({ extensions: { correlationId: 'corr-9' } })
    }
  })
})
