import { open } from '../../http/exchange.ts'

/** An upgrade as a program asks for it. */
export const upgrade = [
  'GET /graphql HTTP/1.1',
  'host: x',
  'connection: upgrade',
  'upgrade: websocket',
  'sec-websocket-version: 13',
  'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
  'sec-websocket-protocol: graphql-transport-ws',
  '\r\n',
].join('\r\n')

/** A message as a client frames it: masked, with a mask of zeros. */
export function frame(message: unknown): Buffer {
  const text = Buffer.from(JSON.stringify(message))
  const head = Buffer.from([0x81, 0x80 | 126, text.length >> 8, text.length & 255, 0, 0, 0, 0])
  return Buffer.concat([head, text])
}

/** A connection on which a socket is open and known, and where nothing reads but what a test reads. */
export async function rawSocket(url: string) {
  const socket = await open(url)
  socket.write(upgrade)
  await socket.until('\r\n\r\n')
  socket.write(frame({ type: 'connection_init', payload: { authorization: 'Bearer good' } }))
  await socket.until('connection_ack')
  return socket
}
