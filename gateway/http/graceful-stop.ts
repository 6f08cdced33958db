import type { Server } from 'node:http'

/**
 * Stops a server without dropping what it has begun: new connections are refused, idle ones closed, those at work closed
 * after their answer. What is not done after `graceMs` is cut off.
 */
export function stopGracefully(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    // A connection turns idle when its answer is done; the server itself closes only those that are idle now.
    const sweep = setInterval(() => server.closeIdleConnections(), 50)
    const cutOff = setTimeout(() => server.closeAllConnections(), graceMs)
    server.close(() => {
      clearInterval(sweep)
      clearTimeout(cutOff)
      resolve()
    })
  })
}
