import { type ChildProcess, spawn } from 'node:child_process'

const processes = new Set<ChildProcess>()

export interface Start {
  readonly script: URL
  /** Finds what is asked of the script in what it says once it is ready. */
  readonly ready: RegExp
  readonly args?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  /** True for one that logs each request: its log is written, as it always is, but not shown. */
  readonly logs?: boolean
}

/** Starts a script in a process of its own and gives what `ready` finds, once it does. */
export function start({ script, ready, args = [], environment = {}, logs = false }: Start): Promise<string> {
  const child = spawn(process.execPath, [script.pathname, ...args], {
    stdio: ['ignore', 'pipe', logs ? 'pipe' : 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', ...environment },
  })
  processes.add(child)
  let logged = ''
  child.stderr?.on('data', (text: Buffer) => {
    logged = text.toString()
  })
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (text: Buffer) => {
      said += text
      const found = ready.exec(said)?.[1]
      if (found !== undefined) resolve(found)
    })
    child.once('exit', (code) => {
      processes.delete(child)
      reject(new Error(`Cannot start ${script.pathname} ${args.join(' ')}: it ended with ${code} ${logged}`))
    })
  })
}

/** Starts a script of the bench and gives the port it says it is ready at. */
export async function startBench(script: string, ...args: string[]): Promise<number> {
  return Number(await start({ script: new URL(script, import.meta.url), ready: /ready (\d+)/, args }))
}

const endings: (() => unknown)[] = []

/** Has something of this process ended with all that was started. */
export function endLater(end: () => unknown): void {
  endings.push(end)
}

/** Ends all that was started. */
export function endProcesses(): void {
  for (const child of processes) child.kill()
  for (const end of endings.splice(0)) end()
}
