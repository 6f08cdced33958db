import { afterAll, describe, expect, it } from 'vitest'
import { EventsByHand } from './events-by-hand.ts'
import { frame, rawSocket } from './raw-socket.ts'
import { RawClient, serveLive, until } from './transports-toy.ts'

const { engine, figure, server, url } = await serveLive({ stalledMs: 1_000 }, {}, new EventsByHand(20))
const pinging = await serveLive({ pingMs: 250 })
afterAll(() => Promise.all([server.close(), pinging.server.close()]))

/** A socket that is subscribed, and that nobody reads any longer. */
async function deafSocket(ids: readonly string[]) {
  const socket = await rawSocket(url)
  const before = engine.running.length
  for (const id of ids) socket.write(frame({ id, type: 'subscribe', payload: { query: 'subscription { changes }' } }))
  await until(() => engine.running.length === before + ids.length)
  socket.pause()
  return socket
}

const large = 'x'.repeat(100_000)

describe('a client that never reads', () => {
  it('is cut off, and costs no more memory than its bounds', async () => {
    const socket = await deafSocket(['a', 'b', 'c'])
    const before = process.memoryUsage()
    const isCutOff = async () => (await figure('caregraph_live_cut_off_total{figure="stalled"}')) === 1
    let emitted = 0
    // Each event is a text of its own, as answers are.
    while (!(await isCutOff())) {
      for (let i = 0; i < 10; i += 1) {
        emitted += 1
        engine.emit(`${emitted} ${large}`, `at-${emitted}`)
      }
      expect(Math.max(0, ...engine.running.map(({ waiting }) => waiting))).toBeLessThanOrEqual(20)
    }
    const after = process.memoryUsage()
    expect(emitted).toBeGreaterThan(100)
    expect(after.rss - before.rss).toBeLessThan(300_000_000)
    await until(async () => (await figure('caregraph_live{figure="sockets"}')) === 0)
    expect(await figure('caregraph_live{figure="operations"}')).toBe(0)
    socket.destroy()
  })

  it('holds nobody else up', async () => {
    const socket = await deafSocket(['a'])
    const client = await RawClient.known(url)
    client.subscribe('s')
    await until(() => engine.running.length === 2)
    for (let i = 1; i <= 60; i += 1) {
      engine.emit(`${i} ${large}`, `at-${i}`)
      await client.until(() => client.of('next').length === i)
    }
    socket.destroy()
    client.socket.close()
  })

  it('is told where it may go on, if it reads again in time', async () => {
    await until(() => engine.running.length === 0)
    const patient = await serveLive({ stalledMs: 60_000 }, {}, new EventsByHand(20))
    const client = await RawClient.known(patient.url)
    client.subscribe('s')
    await until(() => patient.engine.running.length === 1)
    client.socket.pause()
    let emitted = 0
    for (; emitted < 500; emitted += 1) {
      patient.engine.emit(`${emitted} ${large}`, `at-${emitted}`)
      await new Promise((resolve) => setImmediate(resolve))
    }
    client.socket.resume()
    const { payload } = await client.message('error', 's')
    const [{ extensions }] = payload
    const delivered = client.of('next').length
    expect(delivered).toBeLessThan(emitted)
    expect(extensions.cursor).toBe(`at-${delivered - 1}`)
    client.send({ type: 'ping' })
    await client.message('pong')
    await patient.server.close()
  })

  it('of answers to queries is cut off', async () => {
    const before = await figure('caregraph_live_cut_off_total{figure="stalled"}')
    const socket = await deafSocket([])
    for (let i = 0; i < 12; i += 1) {
      socket.write(frame({ id: `${i}`, type: 'subscribe', payload: { query: '{ rows(count: 30000) { id } }' } }))
    }
    await until(async () => (await figure('caregraph_live_cut_off_total{figure="stalled"}')) === before + 1)
    await until(async () => (await figure('caregraph_live{figure="sockets"}')) === 0)
    socket.destroy()
  })
})

describe('a client that is gone without a word', () => {
  it('is found out by its missing pong', async () => {
    const dead = await RawClient.known(pinging.url, 'good', { autoPong: false })
    const living = await RawClient.known(pinging.url)
    expect((await dead.end()).code).not.toBe(1000)
    expect(await pinging.figure('caregraph_live_cut_off_total{figure="dead_peer"}')).toBe(1)
    let pings = 0
    living.socket.on('ping', () => {
      pings += 1
    })
    await until(() => pings > 3)
    expect(living.closed).toBeNull()
    living.socket.close()
  })
})
