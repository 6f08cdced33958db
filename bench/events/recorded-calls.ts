import { type OdooCall, startOdooProxy } from '../../test/odoo-peer/proxy.ts'
import { endLater } from '../processes.ts'

/** A call of Odoo, as it went through the proxy. Times are milliseconds of Unix time. */
export interface RecordedCall {
  readonly name: string
  /** Of the relay; else of the reader. */
  readonly isRelays: boolean
  readonly asked: number
  readonly answered: number
  /** Whether rows came, or records were changed. */
  readonly isEmpty: boolean
}

/** A proxy in front of an Odoo that notes who asks what, and when. It costs a call about two milliseconds. */
export interface Recorder {
  readonly url: string
  /** Since the last `forget`. */
  readonly calls: readonly RecordedCall[]
  forget(): void
}

export async function startRecorder(target: string): Promise<Recorder> {
  const proxy = await startOdooProxy({ target })
  endLater(() => proxy.close())
  let calls: RecordedCall[] = []
  proxy.fault({}, async ({ model, method }: OdooCall, forward) => {
    const asked = Date.now()
    const answer = await forward()
    const isRelays = model === 'x_caregraph_outbox'
    calls.push({ name: `${model}/${method}`, isRelays, asked, answered: Date.now(), isEmpty: answer.body === '[]' })
    return answer
  })
  return {
    url: proxy.url,
    get calls() {
      return calls
    },
    forget: () => {
      calls = []
    },
  }
}
