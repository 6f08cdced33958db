import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ClaimedFile, RemittanceInbox } from '#shared/remittance/inbox.ts'

/** A folder of its own for a test, that is removed with it. */
export async function newFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'caregraph-inbox-'))
  // A server that runs as somebody else reaches it too.
  await chmod(folder, 0o755)
  return { path: folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) }
}

/** The next file, waited for as long as it takes to be quiet. */
export async function nextOf(inbox: RemittanceInbox): Promise<ClaimedFile> {
  for (const end = performance.now() + 20_000; performance.now() < end; await sleep(20)) {
    const file = await inbox.next()
    if (file !== null) return file
  }
  throw new Error('no file came')
}

/** All files below a folder but signs of life, by their place in it. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => !entry.isDirectory() && entry.name !== '.alive')
  return files.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))).sort()
}

export async function textOf(file: ClaimedFile): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of file.open()) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

export async function read(...names: string[]): Promise<string> {
  return await readFile(path.join(...names), 'utf8')
}
