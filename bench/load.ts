import { Agent, request } from 'node:http'

export interface Load {
  readonly port: number
  readonly path: string
  readonly body: string
  readonly connections: number
  readonly seconds: number
}

/** Answers per second of one server, asked by so many connections at once. Throws when an answer has no data. */
export async function answersPerSecond({ port, path, body, connections, seconds }: Load): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const started = performance.now()
  const end = started + seconds * 1_000
  let answered = 0
  const one = async () => {
    while (performance.now() < end) {
      const text = await ask(agent, port, path, body)
      if (!text.includes('"data":{') || text.includes('"errors":['))
        throw new Error(`No clean answer: ${text.slice(0, 300)}`)
      answered += 1
    }
  }
  await Promise.all(Array.from({ length: connections }, one))
  agent.destroy()
  return answered / ((performance.now() - started) / 1_000)
}

export function ask(
  agent: Agent,
  port: number,
  path: string,
  body: string,
  more: Readonly<Record<string, string>> = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...more }
    const call = request({ agent, port, path, host: '127.0.0.1', method: 'POST', headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('end', () => resolve(Buffer.concat(chunks).toString()))
      response.on('error', reject)
    })
    call.on('error', reject)
    call.end(body)
  })
}
