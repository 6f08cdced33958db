import { createHash } from 'node:crypto'
import { models } from '#shared/sandbox/odoo-double/models.ts'
import type { OdooTables, TableRow } from '#shared/sandbox/odoo-double/tables.ts'
import type { OdooAnswer, OdooCall, OdooProxy } from '../odoo-peer/proxy.ts'
import { numberCanary, textCanary } from './canary.ts'

type Records = ReadonlyMap<number, TableRow>
type RecordsOf = (call: OdooCall) => Records
type Way = (answer: OdooAnswer, records: RecordsOf, call: OdooCall) => OdooAnswer

/** What Odoo does to an answer that was full of records: each way puts their values where errors and logs are made of. */
const ways: Readonly<Record<string, Way>> = {
  refuses: ({ body }) => refusal(403, 'odoo.exceptions.AccessError', body),
  crashes: ({ body }) => refusal(500, 'builtins.ValueError', body),
  complains: ({ body }) => refusal(422, 'odoo.exceptions.UserError', body),
  misses: ({ body }) => refusal(404, 'odoo.exceptions.MissingError', body),
  'loses its database': ({ body }) => refusal(500, 'psycopg2.errors.SerializationFailure', body),
  'fails under a name that holds values': ({ body }) => refusal(500, textsIn(body)[0] ?? 'nothing', body),
  'stops in the middle of a text': (answer) => ({ ...answer, body: answer.body.slice(0, answer.body.length * 0.7) }),
  'breaks off': (answer) => ({ ...answer, cut: true }),
  'shows a page': ({ body }) => ({
    status: 502,
    contentType: 'text/html; charset=utf-8',
    body: `<html>${body}</html>`,
  }),
  'shows a page as if all were well': ({ body }) => ({ status: 200, contentType: 'text/html', body: `<html>${body}` }),
  'says something else': ({ body, ...answer }) => ({ ...answer, body: JSON.stringify({ [body.slice(0, 200)]: body }) }),
  'says texts for numbers and numbers for texts': (answer, _records, { model }) =>
    facts.has(model) ? answer : changed(answer, mistaken),
  'has states that nobody knows': (answer, _records, { model }) => changed(answer, (record) => unknown(record, model)),
  'says all that it has of a record': withAll,
}

/** Currencies and units are read once for a long time: what is wrong in them would be wrong in all that follows. */
const facts = new Set(['res.currency', 'uom.uom', 'decimal.precision'])

type Json = Readonly<Record<string, unknown>>

/** From now on Odoo says more than it is asked: of each record all that it has. */
export function overshare(proxy: OdooProxy, tables: OdooTables): void {
  const records = recordsIn(tables)
  proxy.fault(
    () => true,
    async (call, forward) => {
      const answer = await forward()
      return answer.status === 200 ? withAll(answer, records, call) : answer
    },
  )
}

/** Every way in which Odoo can fail. */
export const failures: readonly string[] = Object.keys(ways)

/** From now on Odoo fails in this way in so many of a hundred calls: in the same ones, whoever makes them first. */
export function spoil(proxy: OdooProxy, tables: OdooTables, failure: string, share: number): void {
  const records = recordsIn(tables)
  const isSpoilt = ({ model, method, body }: OdooCall) => {
    const digest = createHash('sha256')
      .update(`${failure} ${model} ${method} ${JSON.stringify(body)}`)
      .digest()
    return method !== 'version' && digest.readUInt16BE(0) % 100 < share
  }
  proxy.fault(isSpoilt, async (call, forward) => {
    const answer = await forward()
    return answer.status === 200 ? (ways[failure] as Way)(answer, records, call) : answer
  })
}

function recordsIn(tables: OdooTables): RecordsOf {
  const byModel = new Map<string, Records>()
  return ({ model }) => {
    const known = byModel.get(model) ?? new Map((tables[model] ?? []).map((row) => [row.id, row]))
    byModel.set(model, known)
    return known
  }
}

function refusal(status: number, name: string, values: string): OdooAnswer {
  const message = `Cannot do that with ${values.slice(0, 2_000)}`
  const debug = `Traceback (most recent call last):\n  File "/usr/lib/${textsIn(values)[0]}.py", line 1\n${name}: ${values}\n`
  const body = JSON.stringify({ name, message, arguments: [message], context: { values }, debug })
  return { status, contentType: 'application/json; charset=utf-8', body }
}

function textsIn(body: string): string[] {
  return body.match(/kanari\w+/g) ?? []
}

/** The answer with each of its records changed, whatever they come in. */
function changed(answer: OdooAnswer, change: (record: Json) => Json): OdooAnswer {
  const body: unknown = JSON.parse(answer.body)
  const list = Array.isArray(body) ? body : (body as { records?: unknown }).records
  if (!Array.isArray(list)) return answer
  const records = list.map((each: unknown) => (typeof each === 'object' && each !== null ? change(each as Json) : each))
  return { ...answer, body: JSON.stringify(Array.isArray(body) ? records : { ...(body as Json), records }) }
}

function withAll(answer: OdooAnswer, records: RecordsOf, call: OdooCall): OdooAnswer {
  return changed(answer, (record) => ({ ...records(call).get(Number(record.id)), ...record }))
}

/** What add-ons bring along: here it is a text that somebody wrote. */
function unknown(record: Json, model: string): Json {
  const written = textCanary({ model: 'res.partner', field: 'comment', id: 1 })
  const isState = (field: string) => models.get(model)?.fields.get(field)?.type === 'selection'
  return Object.fromEntries(
    Object.entries(record).map(([field, value]) => [
      field,
      isState(field) && typeof value === 'string' ? written : value,
    ]),
  )
}

/**
 * An amount where a text belongs, and a text around every amount. Not in what lists are ordered by, which are names and
 * days: cursors hold that as it came.
 */
function mistaken(record: Json): Json {
  const amount = numberCanary({ model: 'res.partner', field: 'credit_limit', id: 1 })
  return Object.fromEntries(
    Object.entries(record).map(([field, value]) => {
      if (/^(id|name|complete_name)$/.test(field)) return [field, value]
      if (typeof value === 'number') return [field, `${value} or so`]
      return [field, String(value).includes('kanari') ? amount : value]
    }),
  )
}
