import { access, constants } from 'node:fs/promises'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { canInstall, install } from '../debian.ts'

/** How to start a Redis of our own, or why there is none. */
export type RedisProgram = { readonly file: string } | { readonly skipped: string }

declare module 'vitest' {
  interface ProvidedContext {
    redis: RedisProgram
  }
}

/** Finds the Redis that suites start for themselves, or installs it where that can be done: on Debian, as root. */
export default async function setup(project: TestProject): Promise<void> {
  project.provide('redis', await redisProgram())
}

/** The Redis there is, installed where that can be done. */
export async function redisProgram(): Promise<RedisProgram> {
  const found = await installed()
  if (found !== null) return { file: found }
  if (!(await canInstall())) {
    return { skipped: 'there is no redis-server, and it is installed by itself on Debian as root only' }
  }
  process.stderr.write('redis: installing it\n')
  try {
    // The tools hold the server too, and no service that would start with the machine.
    await install('redis-tools')
  } catch {
    return { skipped: 'redis-tools could not be installed' }
  }
  const now = await installed()
  return now === null ? { skipped: 'redis-tools is installed and holds no server' } : { file: now }
}

/** Debian's server and its checker of dumps are one program: it goes by the name it is called. */
async function installed(): Promise<string | null> {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  for (const name of ['redis-server', 'redis-check-rdb']) {
    for (const folder of folders) {
      const file = path.join(folder, name)
      const isThere = await access(file, constants.X_OK).then(
        () => true,
        () => false,
      )
      if (isThere) return file
    }
  }
  return null
}
