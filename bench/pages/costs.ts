import { type OdooProxy, startOdooProxy } from '../../test/odoo-peer/proxy.ts'

/** What a way to a page asks of Odoo. */
export interface Cost {
  readonly calls: number
  /** Of Odoo's answers, without headers. */
  readonly bytes: number
}

/** A proxy that counts. It costs time, so nothing is timed through it. */
export interface Counter {
  /** Where it stands for the Odoo behind it. */
  readonly url: string
  /** What `work` asks of Odoo. */
  costOf(work: () => Promise<unknown>): Promise<Cost>
  close(): Promise<void>
}

export async function startCounter(target: string): Promise<Counter> {
  const proxy: OdooProxy = await startOdooProxy({ target })
  return {
    url: proxy.url,
    async costOf(work) {
      let bytes = 0
      proxy.clear()
      proxy.fault({}, async (_, forward) => {
        const answer = await forward()
        bytes += Buffer.byteLength(answer.body)
        return answer
      })
      await work()
      return { calls: proxy.calls.length, bytes }
    },
    close: () => proxy.close(),
  }
}
