import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, describe, expect, it } from 'vitest'
import { frame, rawSocket } from './raw-socket.ts'
import { serveLive, until } from './transports-toy.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

const { engine, figure, server, url } = await serveLive({ roundMs: 1_000 })
afterAll(() => server.close())

/** Bytes that are held, once all that is garbage is gone. */
async function held(): Promise<number> {
  for (let i = 0; i < 3; i += 1) {
    collect()
    await sleep(50)
  }
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

async function subscribed(count: number): Promise<Socket[]> {
  const sockets: Socket[] = []
  for (let i = 0; i < count; i += 1) {
    const socket = await rawSocket(url)
    socket.write(frame({ id: `e7c1f3a0-${i}`, type: 'subscribe', payload: { query: 'subscription { changes }' } }))
    sockets.push(socket)
  }
  await until(() => engine.running.length === count)
  return sockets
}

async function left(sockets: readonly Socket[]): Promise<void> {
  for (const socket of sockets) socket.destroy()
  await until(async () => (await figure('caregraph_live{figure="sockets"}')) === 0)
  engine.opened.length = 0
}

describe('a socket with a subscription', () => {
  it('takes less than 40 kB with its other end, and leaves nothing behind', async () => {
    // What is made once is no part of it.
    await left(await subscribed(50))
    const before = await held()
    const sockets = await subscribed(500)
    const during = await held()
    await left(sockets)
    sockets.length = 0
    const after = await held()
    expect((during - before) / 500).toBeLessThan(40_000)
    expect((after - before) / 500).toBeLessThan(2_500)
  }, 60_000)
})
