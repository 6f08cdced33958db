import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'

const folder = import.meta.dirname
/** Held by whoever installs: suites run beside each other. */
const lock = path.join(tmpdir(), 'caregraph-fhir-peer-install')
/** No install takes so long: whoever held the lock was killed. */
const lockIsOldAfterMs = 5 * 60_000

/** Whether the peer's packages are there; they are installed where they are not, or it is said why they cannot be. */
export async function installed(): Promise<'installed' | { readonly skipped: string }> {
  if (await isThere()) return 'installed'
  await holdLock()
  try {
    return (await isThere()) || (await install()) ? 'installed' : { skipped: 'its packages could not be installed' }
  } finally {
    await rm(lock, { recursive: true, force: true })
  }
}

/** Those of the lock file, and not some others that were there before. */
async function isThere(): Promise<boolean> {
  const [wanted, found] = await Promise.all([
    versions('package-lock.json'),
    versions('node_modules/.package-lock.json'),
  ])
  return wanted !== null && wanted === found
}

async function versions(file: string): Promise<string | null> {
  try {
    const { packages } = JSON.parse(await readFile(path.join(folder, file), 'utf8')) as {
      packages: Readonly<Record<string, { version?: string }>>
    }
    const named = Object.entries(packages).filter(([name]) => name !== '')
    return JSON.stringify(named.map(([name, { version }]) => [name, version]).sort())
  } catch {
    return null
  }
}

async function install(): Promise<boolean> {
  process.stderr.write('fhir-peer: installing its packages (about 120 MB)\n')
  // npm goes by the Node it runs on: an older one gets older packages.
  const env = { ...process.env, PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env.PATH ?? ''}` }
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = spawn('npm', args, { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] })
  const code = await Promise.race([once(npm, 'exit').then(([each]) => each), once(npm, 'error').then(() => 1)])
  process.stderr.write(code === 0 ? 'fhir-peer: installed\n' : 'fhir-peer: could not be installed\n')
  return code === 0 && (await isThere())
}

async function holdLock(): Promise<void> {
  while (!(await isMade())) {
    const { mtimeMs } = (await stat(lock).catch(() => null)) ?? { mtimeMs: Date.now() }
    if (Date.now() - mtimeMs > lockIsOldAfterMs) await rm(lock, { recursive: true, force: true })
    await setTimeout(200)
  }
}

function isMade(): Promise<boolean> {
  return mkdir(lock).then(
    () => true,
    () => false,
  )
}
