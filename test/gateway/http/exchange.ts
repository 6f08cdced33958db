import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** A connection to a server of this machine on which a test says byte for byte what is sent. */
export async function open(
  url: string,
): Promise<Socket & { received(): string; until(text: string): Promise<string> }> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  let received = ''
  socket.setEncoding('utf8').on('data', (text) => {
    received += text
  })
  socket.on('error', () => {})
  await once(socket, 'connect')
  return Object.assign(socket, {
    received: () => received,
    /** What came, once it holds `text` or the server has hung up. */
    async until(text: string) {
      while (!received.includes(text) && !socket.closed) {
        await Promise.race([once(socket, 'data'), once(socket, 'close')])
      }
      return received
    },
  })
}

/** A POST of a GraphQL request as it goes over the wire. */
export function posted(body: unknown, headers: readonly string[] = []): string {
  const text = JSON.stringify(body)
  const head = ['POST /graphql HTTP/1.1', 'host: localhost', 'content-type: application/json', ...headers]
  return `${[...head, `content-length: ${Buffer.byteLength(text)}`].join('\r\n')}\r\n\r\n${text}`
}
