import { OdooAccount } from '#shared/odoo/odoo.ts'
import type { Transport } from '#shared/odoo/transport.ts'
import { silentLog } from '#shared/telemetry/log.ts'
import { instantAnswer } from '../test/odoo-peer/instant-odoo.ts'

// What is measured is how an answer is joined, so the source costs nothing: no network, and each answer is made once.
const answers = new Map<string, unknown>()

function answerTo(model: string, method: string, body: Record<string, unknown>): unknown {
  const key = `${model}/${method} ${JSON.stringify(body)}`
  const answer = answers.get(key) ?? instantAnswer(model, method, body)
  answers.set(key, answer)
  return answer
}

const transport: Transport = {
  // Answers arrive in a later turn of the event loop, as those of a network do.
  call: (model, method, body) => new Promise((resolve) => setImmediate(() => resolve(answerTo(model, method, body)))),
  version: async () => answerTo('', 'version', {}),
}

/** An Odoo that answers at once, in this process. */
export const instantOdoo = new OdooAccount(
  { url: 'http://bench', database: '', apiKey: '', concurrency: 1 },
  silentLog,
  { transport },
)
