import type { RequestContext } from '#shared/http/request-context.ts'
import { OdooAccount } from '#shared/odoo/odoo.ts'
import { silentLog } from '#shared/telemetry/log.ts'
import { SourceCalls } from '#shared/telemetry/source-calls.ts'
import { type OdooCall, type OdooProxy, startOdooProxy } from '../../../odoo-peer/proxy.ts'
import { auditor } from '../../../principals.ts'

/** A record as its table holds it; a datetime may hold microseconds, which Odoo sorts by and never shows. */
export type Row = Readonly<Record<string, unknown>>
export type Tables = Readonly<Record<string, readonly Row[]>>

/** What every Odoo has: an account with a company, two currencies, two units, the precision of quantities. Operation types it has none. */
const everyOdoo: Tables = {
  'res.users': [{ id: 2, company_id: 1, company_ids: [1, 3] }],
  'res.currency': [
    { id: 1, name: 'USD', decimal_places: 2 },
    { id: 2, name: 'JPY', decimal_places: 0 },
  ],
  'uom.uom': [
    { id: 1, name: 'Units', active: true },
    { id: 2, name: 'Box of 100', active: true },
  ],
  'stock.picking.type': [],
  'decimal.precision': [{ id: 1, name: 'Product Unit', digits: 2 }],
}

/** Answers calls as an Odoo that holds `tables`, looked at anew for each call. */
export function smallOdoo(tables: Tables): (call: OdooCall) => unknown {
  return ({ model, method, body }) => {
    const rows = { ...everyOdoo, ...tables }[model]
    if (rows === undefined) return undefined
    switch (method) {
      case 'context_get':
        return { uid: 2, lang: 'en_US', tz: 'UTC' }
      case 'read':
        return rows.filter((row) => (body.ids as unknown[]).includes(row.id)).map((row) => shown(row, body.fields))
      case 'get_external_id':
        return Object.fromEntries((body.ids as number[]).map((id) => [id, id === 1 ? 'uom.product_uom_unit' : '']))
      case 'search_read': {
        const { domain, fields, order = 'id asc', offset = 0, limit = rows.length } = body
        const found = rows.filter((row) => matches(domain as unknown[], row)).sort(byClause(String(order)))
        return found.slice(Number(offset), Number(offset) + Number(limit)).map((row) => shown(row, fields))
      }
      default:
        return undefined
    }
  }
}

export interface SmallOdoo extends AsyncDisposable {
  readonly odoo: OdooAccount
  readonly peer: OdooProxy
}

/** A connected Odoo that holds `tables`, over real HTTP; the calls of connecting are no longer among the peer's. */
export async function startSmallOdoo(tables: Tables): Promise<SmallOdoo> {
  const peer = await startOdooProxy({ answer: smallOdoo(tables) })
  const odoo = odooAt(peer.url)
  await odoo.connect(request())
  peer.clear()
  return { odoo, peer, [Symbol.asyncDispose]: () => peer.close() }
}

export function odooAt(url: string): OdooAccount {
  return new OdooAccount({ url, database: 'small', apiKey: 'a-key', concurrency: 4 }, silentLog)
}

export function request(milliseconds = 10_000): RequestContext {
  return {
    correlationId: 'test',
    principal: auditor,
    signal: AbortSignal.timeout(milliseconds),
    calls: new SourceCalls(),
  }
}

/** Whether a record matches a domain in Odoo's prefix notation, worked out as Odoo does: terms without an operator are joined by "and". */
export function matches(domain: readonly unknown[], row: Row): boolean {
  const stack: boolean[] = []
  for (const part of domain.toReversed()) {
    if (part === '&' || part === '|') {
      const [one, other] = [stack.pop(), stack.pop()]
      if (one === undefined || other === undefined)
        throw new Error(`${part} lacks an operand in ${JSON.stringify(domain)}`)
      stack.push(part === '&' ? one && other : one || other)
    } else {
      stack.push(holds(part as [string, string, unknown], row))
    }
  }
  return stack.every(Boolean)
}

function holds([field, operator, wanted]: readonly [string, string, unknown], row: Row): boolean {
  const value = shownValue(row, field)
  switch (operator) {
    case '=':
      return value === wanted
    case '!=':
      return value !== wanted
    case 'in':
      return [value].flat().some((each) => (wanted as unknown[]).includes(each))
    case 'ilike':
      return String(value).toLowerCase().includes(String(wanted).toLowerCase())
    default: {
      if (value === false || wanted === false) return false
      const [less, equal] = [(value as string) < (wanted as string), value === wanted]
      return { '<': less, '<=': less || equal, '>': !less && !equal, '>=': !less }[operator] ?? unknown(operator)
    }
  }
}

function unknown(operator: string): never {
  throw new Error(`This Odoo does not know the operator ${operator}`)
}

/** As PostgreSQL sorts: nothing comes last ascending, first descending. */
export function byClause(clause: string): (one: Row, other: Row) => number {
  const parts = clause.split(', ').map((part) => part.split(' '))
  return (one, other) => {
    for (const [field = '', direction] of parts) {
      const sign = direction === 'desc' ? -1 : 1
      const [a, b] = [one[field] as string | false, other[field] as string | false]
      if (a === b) continue
      if (a === false || b === false) return a === false ? sign : -sign
      return a < b ? -sign : sign
    }
    return 0
  }
}

/** The record as Odoo shows it: `id` and the fields asked for, datetimes in whole seconds. */
export function shown(row: Row, fields: unknown): Row {
  return Object.fromEntries(['id', ...(fields as string[])].map((field) => [field, shownValue(row, field)]))
}

function shownValue(row: Row, field: string): unknown {
  const value = Object.hasOwn(row, field) ? row[field] : false
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}\./.test(value)) return value.slice(0, 19)
  return value
}
