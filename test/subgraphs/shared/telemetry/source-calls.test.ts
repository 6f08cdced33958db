import { describe, expect, it } from 'vitest'
import { SourceCalls } from '#shared/telemetry/source-calls.ts'

const call = { source: 'odoo', call: 'res.partner/search_read', milliseconds: 5, failed: false }

describe('SourceCalls', () => {
  it('keep every call, and count them by source', () => {
    const calls = new SourceCalls()
    calls.record(call)
    calls.record({ ...call, source: 'fhir', milliseconds: 7 })
    calls.record({ ...call, failed: true })
    expect([calls.count(), calls.count('odoo'), calls.count('fhir'), calls.count('none')]).toEqual([3, 2, 1, 0])
    expect(calls.milliseconds()).toBe(17)
  })

  it('know what is under way, whether it ends well or not', async () => {
    const calls = new SourceCalls()
    const ends: (() => void)[] = []
    const work = [0, 1].map(() => calls.during(new Promise<void>((resolve) => ends.push(resolve))))
    const failing = calls.during(Promise.reject(new Error('failed')))
    expect(calls.underWay).toBe(3)
    await expect(failing).rejects.toThrow('failed')
    expect(calls.underWay).toBe(2)
    let idle = false
    const waiting = calls.idle(10_000).then(() => {
      idle = true
    })
    ends[0]?.()
    await work[0]
    expect(idle).toBe(false)
    ends[1]?.()
    await waiting
    expect(calls.underWay).toBe(0)
  })

  it('do not let anybody wait for ever', async () => {
    const calls = new SourceCalls()
    void calls.during(new Promise(() => {}))
    await calls.idle(10)
    expect(calls.underWay).toBe(1)
  })
})
