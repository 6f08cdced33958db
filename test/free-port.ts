import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'

/**
 * A port of the loopback interface that nobody listens on, nor on as many after it as are asked for. None of those that
 * a system gives away by itself: whoever is away for a moment comes back to it, and nobody's connection is there.
 */
export async function freePort(after = 0): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000)
    const areFree = await Promise.all(Array.from({ length: 1 + after }, (_, place) => isFree(port + place)))
    if (!areFree.includes(false)) return port
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1')
  const isListening = await once(server, 'listening').then(
    () => true,
    () => false,
  )
  if (isListening) await once(server.close(), 'close')
  return isListening
}
