import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'

const folder = path.resolve(import.meta.dirname, '../../../../../../subgraphs/shared/sandbox/hospital-group')

/** What a command of the hospital group says when it is given these arguments, and how it ends. */
export async function runCommand(
  file: string,
  ...args: string[]
): Promise<{ status: unknown; output: string; said: string }> {
  const run = spawn(process.execPath, [path.join(folder, file), ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const texts = [run.stdout, run.stderr].map(async (stream) => (await stream.toArray()).join(''))
  const [status] = await once(run, 'close')
  const [output = '', said = ''] = await Promise.all(texts)
  return { status, output, said }
}

/** Results by call, such as `res.users/context_get`. */
export type Answers = Readonly<Record<string, unknown>>

/** An Odoo on loopback that answers these calls, and refuses others as it refuses a wrong key. */
export async function serve(answers: Answers | RequestListener): Promise<{ url: string } & AsyncDisposable> {
  const server = createServer(typeof answers === 'function' ? answers : listenerOf(answers)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const stop = async () => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, [Symbol.asyncDispose]: stop }
}

function listenerOf(answers: Answers): RequestListener {
  return ({ url = '' }, response) => {
    const answer = answers[url.replace('/json/2/', '')]
    response.writeHead(answer === undefined ? 401 : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer ?? { name: 'werkzeug.exceptions.Unauthorized', message: 'Invalid apikey' }))
  }
}

/** An address at which nothing listens any more. */
export async function closedAddress(): Promise<string> {
  await using server = await serve({})
  return server.url
}
