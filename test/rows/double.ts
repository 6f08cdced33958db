import type { ReferenceCache } from '#shared/cache/reference-cache.ts'
import { odooFailure } from '#shared/odoo/failures.ts'
import { OdooAccount } from '#shared/odoo/odoo.ts'
import type { Transport } from '#shared/odoo/transport.ts'
import { Refusal } from '#shared/sandbox/odoo-double/errors.ts'
import { answer } from '#shared/sandbox/odoo-double/methods/call.ts'
import { type OdooTables, Tables } from '#shared/sandbox/odoo-double/tables.ts'
import { silentLog } from '#shared/telemetry/log.ts'

export interface OdooCall {
  readonly model: string
  readonly method: string
  readonly body: Readonly<Record<string, unknown>>
}

/** The sandbox's Odoo in this process, without HTTP, and what was asked of it. */
export interface RecordedOdoo {
  readonly account: OdooAccount
  /** The calls since this was last called, in the order they were made. */
  takeCalls(): readonly OdooCall[]
}

/** `distort`: has Odoo answer another question than it was asked. `cache`: what it says may be kept there. */
export function recordedOdoo(
  records: OdooTables,
  distort = (call: OdooCall): OdooCall => call,
  cache: ReferenceCache | null = null,
): RecordedOdoo {
  const tables = new Tables(records)
  const companyIds = (records['res.company'] ?? []).map(({ id }) => id)
  const [companyId = 1] = companyIds
  const user = { id: 2, login: 'caregraph', apiKey: '', companyIds, companyId, access: 'admin' } as const
  // Nothing is written: the same question has the same answer.
  const answers = new Map<string, string>()
  let calls: OdooCall[] = []
  const transport: Transport = {
    async call(model, method, body, scope) {
      const asked = { model, method, body }
      calls.push(asked)
      const heard = distort(asked)
      const key = JSON.stringify(heard)
      const known = answers.get(key) ?? JSON.stringify(coded(() => answer({ ...heard, user }, tables)) ?? null)
      answers.set(key, known)
      // Answers arrive in a later turn of the event loop, as those of a network do.
      await scope.calls.during(new Promise((resolve) => setImmediate(resolve)))
      scope.calls.record({ source: 'odoo', call: `${model}/${method}`, milliseconds: 0, failed: false })
      return JSON.parse(known)
    },
    version: async () => ({ version_info: [19, 0, 0, 'final', 0, ''] }),
  }
  return {
    account: new OdooAccount({ url: 'http://sandbox', database: '', apiKey: '', concurrency: 1 }, silentLog, {
      transport,
      cache,
    }),
    takeCalls() {
      const taken = calls
      calls = []
      return taken
    },
  }
}

/** As over HTTP: what Odoo refuses is an error with a code, and says nothing of what Odoo said. */
function coded<Answer>(ask: () => Answer): Answer {
  try {
    return ask()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw odooFailure(error.status, { name: error.exception }, 'the double')
  }
}
