import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, chown, constants, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { userInfo } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { describe, it } from 'vitest'
import { aptOptions, canInstall, updateLists } from '../../../debian.ts'
import { freePort } from '../../../free-port.ts'
import { newFolder } from './inbox-folders.ts'

const run = promisify(execFile)

type SshdProgram = { readonly file: string; readonly libraries: string } | { readonly skipped: string }

/** Where it is unpacked, where it has to be: nothing of it is installed, so that no service starts with the machine. */
const unpacked = '/var/lib/caregraph-sshd'
const packages = ['openssh-server', 'libwrap0']

/** A real OpenSSH server of a test's own, on a loopback port, for files only. */
export interface Sshd extends AsyncDisposable {
  readonly address: {
    readonly host: string
    readonly port: number
    readonly user: string
    readonly privateKeyFile: string
  }
  /** `SHA256:...`. */
  readonly hostKey: string
  /** A key that the server does not know. */
  readonly otherKeyFile: string
  /** A folder that the server's account may write to. */
  readonly folder: string
  /** What the server wrote so far about who came and how far they got. */
  log(): string
  /** It holds its connections and does nothing, until `thaw`. */
  freeze(): void
  thaw(): void
  stop(): Promise<void>
  /** Starts it again at the same address, with another host key if that is asked for. */
  start(settings?: { readonly hasOtherHostKey: boolean }): Promise<void>
}

// A suite is made for the server there is, so its file waits here until that is known.
const program = await sshdProgram()

/** A suite that starts SSH servers; without one it is skipped by its name, or fails where live services are required. */
export function describeSshd(name: string, suite: (start: () => Promise<Sshd>) => void): void {
  if ('file' in program) {
    describe(name, { timeout: 60_000 }, () => suite(() => startSshd(program)))
    return
  }
  const isRequired = process.env.CAREGRAPH_REQUIRE_LIVE === '1'
  if (!isRequired) console.warn(`Skipped: ${name}: ${program.skipped}`)
  describe(`${name} (skipped: ${program.skipped})`, () => {
    it.skipIf(!isRequired)('has an SSH server', () => {
      throw new Error(`Cannot run ${name}: ${program.skipped}`)
    })
  })
}

async function sshdProgram(): Promise<SshdProgram> {
  const found = await there()
  if (found !== null) return found
  if (!(await canInstall())) {
    return { skipped: 'there is no sshd, and it is unpacked by itself on Debian as root only' }
  }
  process.stderr.write('sshd: unpacking it\n')
  const part = await mkdtemp(`${unpacked}-`)
  try {
    await updateLists()
    await run('apt-get', ['download', ...aptOptions, ...packages], { cwd: part })
    for (const name of await readdir(part)) {
      if (name.endsWith('.deb')) await run('dpkg', ['-x', path.join(part, name), part])
    }
    await run('chmod', ['755', part])
    await rename(part, unpacked)
  } catch {
    await rm(part, { recursive: true, force: true })
  }
  return (await there()) ?? { skipped: 'openssh-server could not be unpacked' }
}

async function there(): Promise<SshdProgram | null> {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', `${unpacked}/usr/sbin`]
  for (const folder of folders) {
    const file = path.join(folder, 'sshd')
    const isThere = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (!isThere) continue
    const libraries = folder.startsWith(unpacked) ? await readdir(`${unpacked}/usr/lib`).catch(() => []) : []
    const [machine] = libraries.filter((name) => name.endsWith('-linux-gnu'))
    return { file, libraries: machine === undefined ? '' : `${unpacked}/usr/lib/${machine}` }
  }
  return null
}

async function startSshd(sshd: { readonly file: string; readonly libraries: string }): Promise<Sshd> {
  const home = await newFolder()
  const at = (...names: string[]) => path.join(home.path, ...names)
  const port = await freePort()
  // As root it would want an account of its own on the machine.
  const account = process.getuid?.() === 0 ? { name: 'nobody', uid: 65_534, gid: 65_534 } : null
  for (const name of ['host', 'other-host', 'client', 'other-client']) {
    await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'synthetic', '-f', at(name)])
  }
  await mkdir(at('files'))
  const lines = [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    'PidFile none',
    `AuthorizedKeysFile ${at('client.pub')}`,
    'StrictModes no',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    // Without it an account without a password is taken for a locked one.
    'UsePAM yes',
    'Subsystem sftp internal-sftp',
    'ForceCommand internal-sftp',
    'LogLevel DEBUG',
  ]
  for (const key of ['host', 'other-host'])
    await writeFile(at(`${key}.conf`), [...lines, `HostKey ${at(key)}`, ''].join('\n'))
  if (account !== null) {
    for (const name of ['host', 'other-host', 'files']) await chown(at(name), account.uid, account.gid)
  }
  let server: ChildProcess | undefined
  let log = ''
  const stop = async () => {
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return
    const ended = once(server, 'exit')
    server.kill('SIGCONT')
    server.kill('SIGTERM')
    await ended
  }
  const start = async ({ hasOtherHostKey } = { hasOtherHostKey: false }) => {
    const config = at(`${hasOtherHostKey ? 'other-' : ''}host.conf`)
    const env = sshd.libraries === '' ? {} : { LD_LIBRARY_PATH: sshd.libraries }
    const as = account === null ? {} : { uid: account.uid, gid: account.gid }
    server = spawn(sshd.file, ['-D', '-e', '-f', config], { ...as, env, stdio: ['ignore', 'ignore', 'pipe'] })
    server.stderr?.on('data', (text) => {
      log += text
    })
    await listening(port, () => log)
    log = ''
  }
  const fingerprint = (await run('ssh-keygen', ['-lf', at('host.pub')])).stdout.split(' ')[1] ?? ''
  await start()
  return {
    address: { host: '127.0.0.1', port, user: account?.name ?? userInfo().username, privateKeyFile: at('client') },
    hostKey: fingerprint,
    otherKeyFile: at('other-client'),
    folder: at('files'),
    log: () => log,
    freeze: () => server?.kill('SIGSTOP'),
    thaw: () => server?.kill('SIGCONT'),
    stop,
    start,
    async [Symbol.asyncDispose]() {
      await stop()
      await home[Symbol.asyncDispose]()
    },
  }
}

async function listening(port: number, log: () => string): Promise<void> {
  for (const end = performance.now() + 20_000; performance.now() < end; await sleep(50)) {
    const socket = connect(port, '127.0.0.1')
    const isOpen = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false)
    socket.destroy()
    if (isOpen) return
  }
  throw new Error(`Cannot start sshd: ${log().slice(-1_000)}`)
}
