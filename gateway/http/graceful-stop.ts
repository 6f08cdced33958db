import type { Server } from 'node:http'
import type { Socket } from 'node:net'

export interface GracefulStop {
  /**
   * Stops the server: new connections are refused, those that wait for nothing closed at once, those at work after their
   * answer, and whatever is left after `graceMs` cut off. Resolves when all are gone.
   */
  (graceMs: number): Promise<void>
  /** Leaves a connection to whoever takes it over, and closes it; false where an answer is still to come on it. */
  leave(connection: Socket): boolean
}

/** Watches a server's connections, so that it can be stopped without dropping what it has begun. */
export function gracefulStop(server: Server): GracefulStop {
  // Node itself closes no connection on which nothing was asked yet, and none that turns idle later.
  const requestsOn = new Map<Socket, number>()
  let stopping = false
  const count = (socket: Socket, step: 1 | -1) => {
    const requests = (requestsOn.get(socket) ?? 0) + step
    requestsOn.set(socket, requests)
    if (stopping && requests === 0) socket.destroySoon()
  }
  server.on('connection', (socket) => {
    requestsOn.set(socket, 0)
    socket.once('close', () => requestsOn.delete(socket))
  })
  server.on('request', ({ socket }, response) => {
    count(socket, 1)
    response.once('close', () => {
      if (requestsOn.has(socket)) count(socket, -1)
    })
  })
  const stop = (graceMs: number) =>
    new Promise<void>((resolve) => {
      stopping = true
      const cutOff = setTimeout(() => server.closeAllConnections(), graceMs)
      server.close(() => {
        clearTimeout(cutOff)
        resolve()
      })
      for (const [socket, requests] of requestsOn) if (requests === 0) socket.destroySoon()
    })
  return Object.assign(stop, {
    leave: (connection: Socket) => {
      const isIdle = (requestsOn.get(connection) ?? 0) === 0
      if (isIdle) requestsOn.delete(connection)
      return isIdle
    },
  })
}
