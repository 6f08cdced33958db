import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** Something between a program and a Redis that can stop to pass anything on, as a broken way does: nobody is told. */
export interface SilentProxy extends AsyncDisposable {
  readonly url: string
  /** Passes nothing on any more, either way, of the connections there are now. New ones work, unless `blocks` is set. */
  silence(): void
  /** New connections are accepted and nothing is passed on. */
  blocks: boolean
}

export async function silentProxy(target: string): Promise<SilentProxy> {
  const { port: targetPort } = new URL(target)
  const passing = new Set<{ readonly near: Socket; readonly far: Socket }>()
  const all = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(Number(targetPort), '127.0.0.1')
    for (const each of [near, far]) {
      all.add(each)
      each.on('error', () => undefined).on('close', () => all.delete(each))
    }
    if (proxy.blocks) return
    passing.add({ near, far })
    near.pipe(far).pipe(near)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const proxy: SilentProxy = {
    url: `redis://127.0.0.1:${port}/0`,
    blocks: false,
    silence: () => {
      for (const { near, far } of passing) {
        near.unpipe(far)
        far.unpipe(near)
        near.pause()
        far.pause()
      }
      passing.clear()
    },
    async [Symbol.asyncDispose]() {
      for (const each of all) each.destroy()
      server.close()
      await once(server, 'close')
    },
  }
  return proxy
}
