import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { withinDeadline } from '#gateway/execution/deadline.ts'

describe('withinDeadline()', () => {
  it('passes on what comes in time, and what fails', async () => {
    const { signal } = new AbortController()
    await expect(withinDeadline(sleep(1, 'done'), signal)).resolves.toBe('done')
    await expect(withinDeadline(Promise.reject(new Error('no')), signal)).rejects.toThrow('no')
  })

  it('gives what heeds the signal time to come to its end', async () => {
    await expect(withinDeadline(sleep(100, 'partly done'), AbortSignal.timeout(10))).resolves.toBe('partly done')
    await expect(withinDeadline(sleep(20, 'partly done'), AbortSignal.abort())).resolves.toBe('partly done')
  })

  it('does not wait for what ignores the signal', async () => {
    await expect(withinDeadline(new Promise(() => {}), AbortSignal.timeout(10))).resolves.toBe('overrun')
  })
})
