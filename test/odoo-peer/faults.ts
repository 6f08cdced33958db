import { setTimeout } from 'node:timers/promises'
import type { Fault, OdooAnswer } from './proxy.ts'

/** Stands in every text that Odoo would leak: found anywhere outside the peer, it is a leak. */
export const canary = 'CANARY-8f3c1d'

/** The connection is reset before any answer, as when Odoo is down. */
export const refuse = (): Fault => () => Promise.reject(new Error('refused on purpose'))

/** The true answer, late. */
export const delay =
  (milliseconds: number): Fault =>
  async (_call, forward) => {
    await setTimeout(milliseconds, undefined, { ref: false })
    return forward()
  }

/** No answer, ever; the connection stays open until the client hangs up or the peer closes. */
export const hang = (): Fault => () => new Promise(() => {})

/** The head and the first half of the true answer, then the connection breaks. */
export const cut = (): Fault => async (_call, forward) => ({ ...(await forward()), cut: true })

/** Bytes that are no JSON, announced as JSON. */
export const garbage = (): Fault => fixed({ body: `\u0000{"${canary}": [1, 2` })

/** A page of HTML, as a reverse proxy or a wrong address answers. */
export const html = (status: 200 | 404 | 500 | 502 | 503): Fault =>
  fixed({ status, contentType: 'text/html; charset=utf-8', body: `<html><h1>${canary}</h1></html>` })

/** The true answer under another content type. */
export const contentType =
  (type: string): Fault =>
  async (_call, forward) => ({ ...(await forward()), contentType: type })

/** Well-formed JSON of whatever shape, with status 200. */
export const json = (value: unknown): Fault => fixed({ body: JSON.stringify(value) })

/** The true answer without the records that `isDropped` picks: what Odoo does with ids it does not find. */
export const drop =
  (isDropped: (record: Record<string, unknown>) => boolean): Fault =>
  async (_call, forward) => {
    const answer = await forward()
    const kept = (records: readonly Record<string, unknown>[]) => records.filter((record) => !isDropped(record))
    const found = JSON.parse(answer.body)
    // With the records in their lists they come as records and a number of them.
    if (Array.isArray(found?.records)) found.records = kept(found.records)
    return { ...answer, body: JSON.stringify(Array.isArray(found) ? kept(found) : found) }
  }

/** 500 for a fault inside Odoo, with the traceback it really sends. */
export const traceback = (): Fault =>
  odooError(500, 'builtins.ValueError', `Invalid field '${canary}' on 'res.partner'`)

/** 403 as for a record or model the account may not read; Odoo names models, groups and users in it. */
export const accessError = (): Fault =>
  odooError(403, 'odoo.exceptions.AccessError', `You are not allowed to access '${canary}' (res.partner) records.`)

/** 422 as for a business rule. */
export const userError = (): Fault => odooError(422, 'odoo.exceptions.UserError', `Not now: ${canary}`)

/** 404 as for a record that is gone. */
export const missingError = (): Fault =>
  odooError(404, 'odoo.exceptions.MissingError', `Record does not exist or has been deleted. (${canary})`)

/** 401 as for a revoked key. */
export const unauthorized = (): Fault => odooError(401, 'werkzeug.exceptions.Unauthorized', 'Invalid apikey')

function odooError(status: number, name: string, message: string): Fault {
  const debug = `Traceback (most recent call last):\n  File "/usr/lib/python3/${canary}.py", line 1, in call\n${name}: ${message}\n`
  return fixed({ status, body: JSON.stringify({ name, message, arguments: [message], context: {}, debug }) })
}

function fixed(answer: Partial<OdooAnswer>): Fault {
  return async () => ({ status: 200, contentType: 'application/json; charset=utf-8', body: '', ...answer })
}
