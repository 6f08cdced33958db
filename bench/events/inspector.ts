import { once } from 'node:events'
import { WebSocket } from 'ws'

/** Looks into a Node process by its inspector's protocol: nothing has to be in the process for it. */
export class Inspector {
  readonly #socket: WebSocket
  #asked = 0

  private constructor(socket: WebSocket) {
    this.#socket = socket
  }

  static async of(port: number): Promise<Inspector> {
    const response = await fetch(`http://127.0.0.1:${port}/json/list`)
    const [target] = (await response.json()) as { readonly webSocketDebuggerUrl: string }[]
    const socket = new WebSocket(target?.webSocketDebuggerUrl ?? '', { perMessageDeflate: false })
    await once(socket, 'open')
    // It goes with its process, whenever that ends.
    socket.on('error', () => undefined)
    return new Inspector(socket)
  }

  ask<Answer>(method: string, params: object = {}): Promise<Answer> {
    this.#asked += 1
    const id = this.#asked
    return new Promise((resolve, reject) => {
      const hear = (data: Buffer) => {
        const answer = JSON.parse(data.toString())
        if (answer.id !== id) return
        this.#socket.off('message', hear)
        if (answer.error === undefined) resolve(answer.result)
        else reject(new Error(`Cannot ask the inspector for ${method}: ${answer.error.message}`))
      }
      this.#socket.on('message', hear)
      this.#socket.send(JSON.stringify({ id, method, params }))
    })
  }

  async evaluate<Value>(expression: string): Promise<Value> {
    const { result } = await this.ask<{ readonly result: { readonly value: Value } }>('Runtime.evaluate', {
      expression,
      returnByValue: true,
    })
    return result.value
  }

  close(): void {
    this.#socket.terminate()
  }
}
