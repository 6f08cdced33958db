import { describe, expect, it } from 'vitest'
import { WakefulPause } from '#shared/values/wakeful-pause.ts'

const long = 600_000

describe('A pause', () => {
  it('ends by itself', async () => {
    await new WakefulPause(new AbortController().signal).wait(1)
  })

  it('ends when somebody comes', async () => {
    const pause = new WakefulPause(new AbortController().signal)
    const waiting = pause.wait(long)
    pause.wake()
    await waiting
  })

  it('is not made where somebody came before it, and is the time after', async () => {
    const pause = new WakefulPause(new AbortController().signal)
    pause.wake()
    await pause.wait(long)
    let isOver = false
    const next = pause.wait(long).then(() => {
      isOver = true
    })
    await new Promise(setImmediate)
    expect(isOver).toBe(false)
    pause.wake()
    await next
  })

  it('is not made once all is to end', async () => {
    const stop = new AbortController()
    const pause = new WakefulPause(stop.signal)
    stop.abort()
    await pause.wait(long)
    await pause.wait(long)
  })
})
