import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import pRetry from 'p-retry'

const run = promisify(execFile)

/** Several runs of tests install what they need at the same time. */
export const aptOptions = ['-q', '-o', 'DPkg::Lock::Timeout=300'] as const

/** Whether packages can be had by themselves: on Debian, as root. */
export async function canInstall(): Promise<boolean> {
  const system = await readFile('/etc/os-release', 'utf8').catch(() => '')
  return process.getuid?.() === 0 && /^ID=debian$/m.test(system)
}

/** Reads anew which packages there are. Lists have a lock of their own, for which apt does not wait. */
export async function updateLists(): Promise<void> {
  await pRetry(() => run('apt-get', ['update', ...aptOptions]), { retries: 8, minTimeout: 1_000, maxTimeout: 8_000 })
}

/** Installs a package with all that it needs. @throws what apt-get fails with. */
export async function install(name: string): Promise<void> {
  await updateLists()
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['install', '-y', '--no-install-recommends', ...aptOptions, name], {
    env: environment,
    maxBuffer: 64 * 1024 * 1024,
  })
}
