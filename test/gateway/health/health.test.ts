import { describe, expect, it, vi } from 'vitest'
import { type Health, healthProbes } from '#gateway/health/health.ts'
import { serveToy } from '../server-toy.ts'

const up: Health = {
  ready: true,
  sources: { odoo: { state: 'up', detail: 'Odoo 19.0' }, fhir: { state: 'not connected' } },
}
const down: Health = { ready: false, sources: { odoo: { state: 'down', detail: 'it does not answer' } } }

describe('healthProbes()', () => {
  it('tells each source with its state', async () => {
    const { status, body } = await healthProbes(async () => up).ready(false)
    expect([status, JSON.parse(body)]).toEqual([200, { status: 'ready', sources: up.sources }])
  })

  it('is not ready while something required is down', async () => {
    const { status, body } = await healthProbes(async () => down).ready(false)
    expect([status, JSON.parse(body)]).toEqual([503, { status: 'not ready', sources: down.sources }])
  })

  it('is not ready when nobody can tell, and does not say why', async () => {
    const { status, body } = await healthProbes(() => Promise.reject(new Error('http://10.0.0.1'))).ready(false)
    expect(status).toBe(503)
    expect(body).not.toContain('10.0.0.1')
  })

  it('is not ready when nobody tells in time', async () => {
    vi.useFakeTimers()
    const probe = healthProbes(() => new Promise(() => {})).ready(false)
    await vi.advanceTimersByTimeAsync(5_000)
    expect((await probe).status).toBe(503)
    vi.useRealTimers()
  })

  it('asks the sources once for all who ask meanwhile, and again for who comes later', async () => {
    const health = vi.fn(async () => up)
    const probes = healthProbes(health)
    await Promise.all([probes.ready(false), probes.ready(false), probes.ready(false)])
    expect(health).toHaveBeenCalledTimes(1)
    await probes.ready(false)
    expect(health).toHaveBeenCalledTimes(2)
  })
})

describe('/health', () => {
  it('is served beside the graph', async () => {
    let health = up
    const { ask, server } = await serveToy({ health: async () => health })
    expect(await ask('/health/live')).toMatchObject({ status: 200, json: { status: 'live' } })
    expect(await ask('/health/ready')).toMatchObject({ status: 200, json: { sources: up.sources } })
    expect(await ask('/health/ready', { method: 'HEAD' })).toMatchObject({ status: 200, text: '' })
    health = down
    expect(await ask('/health/ready')).toMatchObject({ status: 503, json: { sources: down.sources } })
    expect(await ask('/health/live')).toMatchObject({ status: 200 })
    expect((await ask('/health/live', { method: 'POST', body: 'x' })).headers.get('allow')).toBe('GET, HEAD')
    await server.close()
  })
})
