import { once } from 'node:events'
import { createServer } from 'node:http'
import { describe, expect, it } from 'vitest'
import { gracefulStop } from '#gateway/http/graceful-stop.ts'
import { serveToy } from '../server-toy.ts'
import { open, posted } from './exchange.ts'

const slow = posted({ query: '{ slow(ms: 400) }' })

describe('stopping a server', () => {
  it('lets a query in flight finish, and hangs up after its answer', async () => {
    const { server, url } = await serveToy()
    const socket = await open(url)
    socket.write(slow)
    await once(server.httpServer, 'request')
    const closed = server.close()
    expect(await socket.until('done')).toContain('HTTP/1.1 200')
    await closed
    expect(server.httpServer.listening).toBe(false)
  })

  it('refuses new connections at once', async () => {
    const { server, url, post } = await serveToy()
    const socket = await open(url)
    socket.write(slow)
    await once(server.httpServer, 'request')
    const closed = server.close()
    await expect(post({ query: '{ __typename }' })).rejects.toThrow()
    await closed
  })

  it('closes connections that wait for nothing', async () => {
    const { server, url } = await serveToy()
    const answered = await open(url)
    answered.write(posted({ query: '{ __typename }' }))
    await answered.until('Query')
    const silent = await open(url)
    const hungUp = Promise.all([once(answered, 'close'), once(silent, 'close')])
    await server.close()
    await hungUp
  })

  it('is not ready while it stops', async () => {
    const { server, url } = await serveToy()
    const socket = await open(url)
    socket.write(slow)
    await once(server.httpServer, 'request')
    const closed = server.close()
    socket.write('GET /health/ready HTTP/1.1\r\nhost: x\r\n\r\n')
    expect(await socket.until('stopping')).toMatch(/HTTP\/1.1 200 [\s\S]*HTTP\/1.1 503 /)
    await closed
  })

  it('cuts off what goes on after the grace period', async () => {
    const httpServer = createServer(() => {}).listen(0, '127.0.0.1')
    const stop = gracefulStop(httpServer)
    await once(httpServer, 'listening')
    const address = httpServer.address() as { port: number }
    const socket = await open(`http://127.0.0.1:${address.port}`)
    socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n')
    await once(httpServer, 'request')
    const hungUp = once(socket, 'close')
    await stop(100)
    await hungUp
  })

  it('may be asked for twice, and before anything was served', async () => {
    const { server } = await serveToy()
    await Promise.all([server.close(), server.close()])
  })
})
