import { OdooAccount } from '#shared/odoo/odoo.ts'
import type { Transport } from '#shared/odoo/transport.ts'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { answer } from '#shared/sandbox/odoo-double/methods/call.ts'
import { type OdooTables, Tables } from '#shared/sandbox/odoo-double/tables.ts'
import { silentLog } from '#shared/telemetry/log.ts'

/** The sandbox's hospital group in this process, without HTTP, and what was asked of it. */
export interface SandboxOdoo {
  readonly odoo: OdooAccount
  readonly records: OdooTables
  /** Fields that were asked for, each as `model.field`, since this was last called. */
  takeAskedFields(): ReadonlySet<string>
  /** Values of texts that its records hold, long enough to be told from words of our own. */
  readonly texts: ReadonlySet<string>
}

/** Currencies, units and precision are read again from time to time, for nobody in particular. */
const facts = new Set(['res.currency', 'uom.uom', 'decimal.precision'])

/** Answers are kept: nothing is written, and what is tried is who may ask, thousands of times. */
export async function sandboxOdoo(): Promise<SandboxOdoo> {
  const records = withRegions(hospitalGroupTables())
  const tables = new Tables(records)
  const companyIds = (records['res.company'] ?? []).map(({ id }) => id)
  const [companyId = 1] = companyIds
  const user = { id: 2, login: 'caregraph', apiKey: '', companyIds, companyId, access: 'admin' } as const
  const answers = new Map<string, string>()
  let asked = new Set<string>()
  const transport: Transport = {
    async call(model, method, body, { calls }) {
      if (!facts.has(model)) for (const field of fieldsIn(body)) asked.add(`${model}.${field}`)
      const key = `${model}/${method} ${JSON.stringify(body)}`
      const known = answers.get(key) ?? JSON.stringify(answer({ model, method, user, body }, tables) ?? null)
      answers.set(key, known)
      // Answers arrive in a later turn of the event loop, as those of a network do.
      await new Promise((resolve) => setImmediate(resolve))
      calls.record({ source: 'odoo', call: `${model}/${method}`, milliseconds: 0, failed: false })
      return JSON.parse(known)
    },
    version: async () => ({ version_info: [19, 0, 0, 'final', 0, ''] }),
  }
  const texts = new Set(
    Object.values(records).flatMap((rows) =>
      (rows ?? []).flatMap((row) =>
        Object.values(row).filter((value) => typeof value === 'string' && isTelling(value)),
      ),
    ) as string[],
  )
  const odoo = new OdooAccount({ url: 'http://sandbox', database: '', apiKey: '', concurrency: 1 }, silentLog, {
    transport,
  })
  return {
    odoo,
    records,
    texts,
    takeAskedFields() {
      const taken = asked
      asked = new Set()
      return taken
    },
  }
}

/** The suppliers of the sandbox are in no region, but a region is something to be seen. */
export function withRegions(records: OdooTables): OdooTables {
  const [region] = records['res.country.state'] ?? []
  if (region === undefined) throw new Error('Cannot name a region: the sandbox has none')
  const partners = (records['res.partner'] ?? []).map((row) => ({ ...row, state_id: region.id }))
  return { ...records, 'res.partner': partners }
}

// Words of Odoo's own, such as the states of an order, are in the schema too: what tells something is a name or a number.
const isTelling = (text: string) => text.length >= 5 && /[A-Z0-9@]/.test(text)

/** What is asked for and what is gone by: fields of the record, of records along with it, of groups, of conditions. */
function* fieldsIn(body: Readonly<Record<string, unknown>>): Iterable<string> {
  for (const list of [body.fields, body.groupby, body.aggregates]) yield* (list ?? []) as string[]
  yield* specified((body.specification ?? {}) as Specification, '')
  for (const term of (body.domain ?? []) as unknown[]) if (Array.isArray(term)) yield `${term[0]} (condition)`
}

type Specification = Readonly<Record<string, { readonly fields?: Specification }>>

function* specified(specification: Specification, prefix: string): Iterable<string> {
  for (const [field, { fields }] of Object.entries(specification)) {
    yield `${prefix}${field}`
    if (fields !== undefined) yield* specified(fields, `${prefix}${field}.`)
  }
}
