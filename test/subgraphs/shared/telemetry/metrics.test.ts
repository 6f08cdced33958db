import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Log, silentLog } from '#shared/telemetry/log.ts'
import { Metrics } from '#shared/telemetry/metrics.ts'

const call = { source: 'odoo', call: 'purchase.order/search_read', milliseconds: 30, failed: false }

/** The series of a metric, as Prometheus reads them. */
async function series(metrics: Metrics, name: string): Promise<Record<string, number>> {
  const lines = (await metrics.text()).split('\n').filter((line) => line.startsWith(`${name}{`))
  return Object.fromEntries(
    lines.map((line) => [line.slice(name.length, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]),
  )
}

describe('Metrics', () => {
  it('count operations by their kind and how they ended, and how long they took', async () => {
    const metrics = new Metrics()
    metrics.operation({ kind: 'query', outcome: 'ok', milliseconds: 40 })
    metrics.operation({ kind: 'query', outcome: 'ok', milliseconds: 900 })
    metrics.operation({ kind: 'mutation', outcome: 'errors', milliseconds: 5 })
    metrics.operation({ kind: 'none', outcome: 'refused', milliseconds: 0 })
    expect(await series(metrics, 'caregraph_operations_total')).toEqual({
      '{kind="query",outcome="ok"}': 2,
      '{kind="mutation",outcome="errors"}': 1,
      '{kind="none",outcome="refused"}': 1,
    })
    const took = await series(metrics, 'caregraph_operation_duration_seconds_bucket')
    expect([
      took['{le="0.025",kind="query"}'],
      took['{le="0.05",kind="query"}'],
      took['{le="1",kind="query"}'],
    ]).toEqual([...[0, 1, 2]])
    expect(await series(metrics, 'caregraph_operation_duration_seconds_sum')).toMatchObject({
      '{kind="query"}': expect.closeTo(0.94),
    })
  })

  it('count errors by code', async () => {
    const metrics = new Metrics()
    metrics.errors(['FORBIDDEN', 'SOURCE_TIMEOUT', 'FORBIDDEN', undefined, 'jane doe'])
    expect(await series(metrics, 'caregraph_errors_total')).toEqual({
      '{code="FORBIDDEN"}': 2,
      '{code="SOURCE_TIMEOUT"}': 1,
      '{code="other"}': 2,
    })
  })

  it('count calls to sources by what was called and whether it failed, and how long they took', async () => {
    const metrics = new Metrics()
    metrics.sourceCall(call)
    metrics.sourceCall({ ...call, failed: true })
    metrics.sourceCall({ ...call, source: 'revenue-cycle', call: 'graphql' })
    expect(await series(metrics, 'caregraph_source_calls_total')).toEqual({
      '{source="odoo",call="purchase.order/search_read",outcome="ok"}': 1,
      '{source="odoo",call="purchase.order/search_read",outcome="failed"}': 1,
      '{source="revenue-cycle",call="graphql",outcome="ok"}': 1,
    })
    expect(await series(metrics, 'caregraph_source_call_duration_seconds_sum')).toMatchObject({
      '{source="odoo",call="purchase.order/search_read"}': 0.06,
    })
  })

  it('take for a label only what looks like a name, and few of those', async () => {
    const metrics = new Metrics()
    for (const name of ['Jane Doe', 'res.partner/read?name=Jane', 'JANE', '', '12']) {
      metrics.sourceCall({ ...call, call: name })
    }
    expect(await series(metrics, 'caregraph_source_calls_total')).toEqual({
      '{source="odoo",call="other",outcome="ok"}': 5,
    })
    for (let model = 0; model < 1_000; model += 1) metrics.sourceCall({ ...call, call: `x_model_${model}/read` })
    const calls = await series(metrics, 'caregraph_source_calls_total')
    expect(Object.keys(calls)).toHaveLength(301)
    expect(calls['{source="odoo",call="other",outcome="ok"}']).toBe(705)
  })

  it('hold no label but names, whatever is counted', async () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('odoo', 'Jane Doe', 'a"} 1\nb{c="', '__proto__'),
    )
    await fc.assert(
      fc.asyncProperty(any, any, any, fc.boolean(), async (source, name, word, failed) => {
        const metrics = new Metrics()
        metrics.sourceCall({ source, call: name, milliseconds: 1, failed })
        metrics.errors([word])
        const log = metrics.counting(silentLog) as unknown as Readonly<Record<'warn', (...told: unknown[]) => void>>
        log.warn(word, { reason: name, field: source })
        log.warn('auth.token_refused', { reason: name })
        log.warn('odoo.unknown_state', { field: source })
        const lines = (await metrics.text()).split('\n').filter((line) => line !== '')
        const isSafe = (line: string) => /^(#.*|[a-z_]+(\{([a-z]+="[\w.+/-]*",?)*\})? [\d.e+-]+)$/.test(line)
        expect(lines.filter((line) => !isSafe(line))).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  it('count what the log is told: each event, who was turned away and why, states without a word', async () => {
    const metrics = new Metrics()
    const told: unknown[] = []
    const kept = (event: string, fields?: unknown) => void told.push([event, fields])
    const log = metrics.counting({ info: kept, warn: kept, error: kept } as Log)

    log.warn('auth.token_refused', { reason: 'expired', issuer: 'https://id.northmere.example' })
    log.warn('auth.request_refused', { reason: 'no_token' })
    log.warn('odoo.unknown_state', { field: 'state' })
    log.info('stopping', { signal: 'SIGTERM' })
    log.error('apollo_server_failed')

    expect(told).toEqual([
      ['auth.token_refused', { reason: 'expired', issuer: 'https://id.northmere.example' }],
      ['auth.request_refused', { reason: 'no_token' }],
      ['odoo.unknown_state', { field: 'state' }],
      ['stopping', { signal: 'SIGTERM' }],
      ['apollo_server_failed', undefined],
    ])
    expect(await series(metrics, 'caregraph_authentication_refusals_total')).toEqual({
      '{reason="expired"}': 1,
      '{reason="no_token"}': 1,
    })
    expect(await series(metrics, 'caregraph_unknown_states_total')).toEqual({ '{field="state"}': 1 })
    expect(await series(metrics, 'caregraph_logged_events_total')).toMatchObject({
      '{event="stopping"}': 1,
      '{event="auth.token_refused"}': 1,
    })
  })

  it('read the figures of others when they are asked for', async () => {
    const metrics = new Metrics()
    const kept = { hits: 1, misses: 5 }
    const names = ['hits', 'misses'] as const
    metrics.counts({ subject: 'toy_cache', help: 'A toy.', names, of: (name) => kept[name] })
    metrics.levels({ subject: 'toy_records', help: 'A toy.', names, of: (name) => -kept[name] })
    kept.hits = 2
    expect(await series(metrics, 'caregraph_toy_cache_total')).toEqual({ '{figure="hits"}': 2, '{figure="misses"}': 5 })
    expect(await series(metrics, 'caregraph_toy_records')).toEqual({ '{figure="hits"}': -2, '{figure="misses"}': -5 })
    kept.hits = 3
    expect(await series(metrics, 'caregraph_toy_cache_total')).toEqual({ '{figure="hits"}': 3, '{figure="misses"}': 5 })
  })

  it('are of one server, and of its process where it is told to watch it', async () => {
    const [one, other] = [new Metrics(), new Metrics()]
    one.errors(['FORBIDDEN'])
    expect(await series(other, 'caregraph_errors_total')).toEqual({})
    expect(await one.text()).not.toContain('nodejs_')
    one.watchProcess()
    expect(await one.text()).toMatch(/^nodejs_eventloop_lag_p99_seconds \d/m)
    expect(await one.text()).toMatch(/^process_resident_memory_bytes \d/m)
    expect(await other.text()).not.toContain('nodejs_')
  })
})
