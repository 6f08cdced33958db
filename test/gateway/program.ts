import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '../..')

/** What `npm start` runs. */
export const main = path.join(root, 'gateway/main.ts')

/** The sandbox has servers at the port after the gateway's and at the one after that. */
export const sandboxServers = 2

/** Runs the program as `npm start` does, without the settings of whoever runs the tests. */
export function startProgram(env: Readonly<Record<string, string>>, ...args: string[]) {
  // In a folder of its own, so that no .env is found.
  const child = spawn(process.execPath, [main, ...args], {
    cwd: tmpdir(),
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: path.join(root, 'node_modules/.cache/node'), ...env },
  })
  let said = ''
  const listeners: (() => void)[] = []
  const hear = (text: Buffer) => {
    said += text
    for (const listener of listeners) listener()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return {
    child,
    ended,
    said: () => said,
    /** The first part of what it says that matches; null when it ends without. */
    says: (pattern: RegExp) =>
      new Promise<string | null>((resolve) => {
        const look = () => {
          const found = pattern.exec(said)
          if (found !== null) resolve(found[1] ?? found[0])
        }
        listeners.push(look)
        void ended.then(() => resolve(null))
        look()
      }),
  }
}

export type Program = ReturnType<typeof startProgram>

/** Asks a GraphQL endpoint over HTTP, with an access token or other headers. */
export async function ask(address: string, query: string, token?: string | Readonly<Record<string, string>>) {
  const authentication = typeof token === 'string' ? { authorization: `Bearer ${token}` } : token
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authentication },
    body: bodyOf(query),
  })
  return { status: response.status, json: (await response.json()) as unknown }
}

/** The body `ask` sends, for those who have to sign it. */
export function bodyOf(query: string): string {
  return JSON.stringify({ query })
}
