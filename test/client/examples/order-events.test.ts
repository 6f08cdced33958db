import { spawn } from 'node:child_process'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { freePort } from '../../free-port.ts'
import { type Program, root, sandboxServers, startProgram } from '../../gateway/program.ts'

interface Example {
  said(): string
  says(pattern: RegExp): Promise<void>
  end(): Promise<number | null>
}

const started: { kill(): void }[] = []
afterEach(() => {
  for (const each of started.splice(0)) each.kill()
})

/** The partner's example, against a gateway. */
function startExample(url: string): Example {
  const child = spawn(process.execPath, [path.join(root, 'client/examples/order-events.ts')], {
    env: { PATH: process.env.PATH, CAREGRAPH_URL: url },
  })
  started.push({ kill: () => child.kill('SIGKILL') })
  let said = ''
  const looks = new Set<() => void>()
  const hear = (text: Buffer) => {
    said += text
    for (const look of looks) look()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return {
    said: () => said,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => pattern.test(said) && resolve()
        looks.add(look)
        void ended.then(() => reject(new Error(`the example ended:\n${said}`)))
        look()
      }),
    end() {
      child.kill('SIGTERM')
      return ended
    },
  }
}

async function startGateway(port: number): Promise<Program> {
  const program = startProgram({ PORT: String(port) })
  started.push(program.child)
  if ((await program.says(/ready at (\S+)\n/)) === null) throw new Error(program.said())
  return program
}

const events = (said: string) => [...said.matchAll(/procurement\.purchase_order\.\w+: (\S+) .*, event (\S+)/g)]

describe('The example that follows orders', { timeout: 90_000 }, () => {
  it('prints what happens in the sandbox, goes on when Caregraph was restarted, and ends when it is told to', async () => {
    const port = await freePort(sandboxServers)
    const gateway = await startGateway(port)
    const example = startExample(`http://localhost:${port}/graphql`)
    await example.says(/, event \S+\n[\s\S]*, event \S+\n/)
    gateway.child.kill('SIGKILL')
    await example.says(/interrupted/)
    await startGateway(port)
    const before = events(example.said()).length
    await example.says(new RegExp(`(?:, event [\\s\\S]*){${before + 1}}`))
    expect(await example.end()).toBe(0)
    const ids = events(example.said()).map(([, , id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(example.said()).not.toMatch(/undefined|FORBIDDEN/)
  })
})
