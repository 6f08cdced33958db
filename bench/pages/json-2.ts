import { Agent, request } from 'node:http'
import type { Call } from './page.ts'

export interface OdooAccount {
  /** Without a path. */
  readonly url: string
  readonly database: string
  readonly apiKey: string
}

/**
 * A way to call an Odoo as a programmer would write it by hand: node:http, as the product does, and connections kept
 * open where Odoo lets them be. No retries, no deadline, no limit, no check of the answer: what those cost is in the
 * product's time and not in this one's.
 */
export function json2({ url, database, apiKey }: OdooAccount, companyIds: readonly number[]): Call {
  const agent = new Agent({ keepAlive: true })
  const context = { allowed_company_ids: companyIds, tz: 'UTC', active_test: false }
  const headers = {
    authorization: `Bearer ${apiKey}`,
    'x-odoo-database': database,
    'content-type': 'application/json',
  }
  return (call, named) =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify({ ...named, context })
      const length = { 'content-length': Buffer.byteLength(body) }
      const options = { agent, method: 'POST', headers: { ...headers, ...length } }
      const sent = request(new URL(`/json/2/${call}`, url), options, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString()
          if (response.statusCode === 200) resolve(JSON.parse(text))
          else reject(new Error(`Cannot call ${call}: ${response.statusCode} ${text.slice(0, 200)}`))
        })
      })
      sent.on('error', reject)
      sent.end(body)
    })
}
