import { createHash, timingSafeEqual } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import Client from 'ssh2-sftp-client'
import { Forbidden, SourceContractBroken, SourceTimeout, SourceUnavailable } from '../errors/errors.ts'

/** How to reach a server of a payer, and how to know it. */
export interface SftpAddress {
  readonly host: string
  readonly port: number
  readonly user: string
  /** A private key without a passphrase, as OpenSSH writes it. */
  readonly privateKeyFile: string
  /** `SHA256:...`, as `ssh-keygen -lf` says it, of the key that the server shows to this client. */
  readonly hostKey: string
  /** Milliseconds that it may take to answer. */
  readonly timeout?: number
}

export interface RemoteFile {
  readonly name: string
  readonly kind: 'file' | 'link' | 'folder' | 'other'
  readonly size: number
  /** Milliseconds since 1970 by the server's clock, in whole seconds. */
  readonly modified: number
}

interface SshClient {
  setNoDelay(isOn: boolean): void
  destroy(): void
}

const defaultTimeout = 30_000
/** SFTP's own code, and what the client makes of it. */
const noSuchFile: readonly unknown[] = [2, 'ENOENT']

/**
 * A connection to an SFTP server whose host key is known: another server is left before it is told who we are. Nothing
 * waits for it longer than its timeout, and no error names it.
 */
export class SftpServer implements AsyncDisposable {
  readonly #client: Client
  readonly #timeout: number

  private constructor(client: Client, timeout: number) {
    this.#client = client
    this.#timeout = timeout
  }

  /**
   * @throws {SourceContractBroken} where the server has another host key.
   * @throws {Forbidden} where it does not accept our key.
   * @throws {SourceUnavailable} where it cannot be reached, or our key cannot be read.
   */
  static async connect(address: SftpAddress): Promise<SftpServer> {
    const timeout = address.timeout ?? defaultTimeout
    const quiet = () => undefined
    const client = new Client('remittance', { error: quiet, end: quiet, close: quiet })
    const server = new SftpServer(client, timeout)
    let isKnown: boolean | null = null
    const privateKey = await readFile(address.privateKeyFile).catch((cause) => {
      const message = 'Cannot fetch remittance files: found no private key that can be read'
      throw new SourceUnavailable('remittance', message, { cause })
    })
    const connecting = client.connect({
      host: address.host,
      port: address.port,
      username: address.user,
      privateKey,
      // Asked before anything of ours is sent.
      hostVerifier: (key: Buffer) => {
        isKnown = isSameKey(key, address.hostKey)
        return isKnown
      },
      readyTimeout: timeout,
      keepaliveInterval: Math.ceil(timeout / 3),
      keepaliveCountMax: 3,
    })
    try {
      await server.#inTime(connecting)
      // Every request is a small packet that something waits for.
      server.#connection.setNoDelay(true)
      return server
    } catch (cause) {
      await server[Symbol.asyncDispose]()
      if (isKnown === false) {
        const message = 'Cannot fetch remittance files: the server has another host key than the one it is known by'
        throw new SourceContractBroken('remittance', message, { cause })
      }
      if (/authentication methods failed/.test(String((cause as Error).cause))) {
        throw new Forbidden('remittance', 'Cannot fetch remittance files: the server does not accept our key', {
          cause,
        })
      }
      throw cause
    }
  }

  /** All that is in a folder. */
  async list(folder: string): Promise<readonly RemoteFile[]> {
    const kinds = { '-': 'file', l: 'link', d: 'folder' } as const
    return (await this.#inTime(this.#client.list(folder))).map(({ name, type, size, modifyTime }) => {
      return { name, kind: kinds[type] ?? 'other', size, modified: modifyTime }
    })
  }

  /** Size and date; null where it is not there. */
  async look(file: string): Promise<{ readonly size: number; readonly modified: number } | null> {
    const found = await this.#orGone(this.#client.stat(file))
    return found === null ? null : { size: found.size, modified: found.modifyTime }
  }

  /** Makes a folder where there is none. Its parent must be there. */
  async makeFolder(folder: string): Promise<void> {
    if ((await this.#inTime(this.#client.exists(folder))) === false) {
      // Another instance may make it at the same moment.
      await this.#inTime(this.#client.mkdir(folder)).catch(async (error) => {
        if ((await this.#inTime(this.#client.exists(folder))) !== 'd') throw error
      })
    }
  }

  /** Renames a file in one step; false where it is not there (any more). One that has the new name is replaced. */
  async rename(from: string, to: string): Promise<boolean> {
    return (await this.#orGone(this.#client.posixRename(from, to))) !== null
  }

  async write(text: string, file: string): Promise<void> {
    await this.#inTime(this.#client.put(Buffer.from(text), file))
  }

  read(file: string): Readable {
    const stream = this.#client.createReadStream(file)
    // A file that may not be read is told of, and the stream stays open.
    stream.once('error', (error: Error) => stream.destroy(error))
    return stream
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#inTime(this.#client.end()).catch(() => undefined)
    // A server that does not answer does not end a connection either.
    this.#connection.destroy()
  }

  /** What the client is made of; its types do not tell. */
  get #connection(): SshClient {
    return (this.#client as unknown as { readonly client: SshClient }).client
  }

  async #orGone<Value>(work: Promise<Value>): Promise<Value | null> {
    return await this.#inTime(
      work.catch((error) => {
        if (noSuchFile.includes(error.code)) return null
        throw error
      }),
    )
  }

  async #inTime<Value>(work: Promise<Value>): Promise<Value> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      const error = new SourceTimeout('remittance', 'Cannot fetch remittance files: the server took too long')
      timer = setTimeout(reject, this.#timeout, error)
    })
    try {
      return await Promise.race([work, late])
    } catch (cause) {
      if (cause instanceof SourceTimeout) throw cause
      throw new SourceUnavailable('remittance', 'Cannot fetch remittance files: the server could not do it', { cause })
    } finally {
      clearTimeout(timer)
    }
  }
}

function isSameKey(key: Buffer, fingerprint: string): boolean {
  const shown = createHash('sha256').update(key).digest()
  const known = Buffer.from(fingerprint.replace(/^SHA256:/, ''), 'base64')
  return known.length === shown.length && timingSafeEqual(known, shown)
}
