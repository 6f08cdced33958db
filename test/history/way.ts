import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** How a way between two programs is cut: connections break, or nothing comes through and nobody is told. */
export type Cut = 'broken' | 'silent'

/** A way to a server on this machine, that can be cut for a while. */
export interface Way extends AsyncDisposable {
  readonly port: number
  cut(how: Cut): void
  /** New connections work again. Those that were silenced stay silent. */
  mend(): void
}

export async function wayTo(target: number): Promise<Way> {
  let isCut: Cut | null = null
  const passing = new Set<{ readonly near: Socket; readonly far: Socket }>()
  const all = new Set<Socket>()
  const server = createServer((near) => {
    if (isCut === 'broken') {
      near.destroy()
      return
    }
    keep(near)
    if (isCut === 'silent') return
    const far = connect(target, '127.0.0.1')
    keep(far)
    const both = { near, far }
    passing.add(both)
    near.pipe(far)
    far.pipe(near)
    for (const each of [near, far]) {
      each.on('close', () => {
        if (!passing.delete(both)) return
        near.destroy()
        far.destroy()
      })
    }
  }).listen(0, '127.0.0.1')
  const keep = (socket: Socket) => {
    all.add(socket)
    socket.on('error', () => undefined).on('close', () => all.delete(socket))
  }
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    cut(how) {
      isCut = how
      for (const { near, far } of passing) {
        near.unpipe(far)
        far.unpipe(near)
        near.pause()
        // The server sees that somebody is gone: a program that does not answer keeps no transaction open.
        far.destroy()
        if (how === 'broken') near.destroy()
      }
      passing.clear()
    },
    mend() {
      isCut = null
    },
    async [Symbol.asyncDispose]() {
      for (const each of all) each.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
