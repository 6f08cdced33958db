import { readFileSync } from 'node:fs'
import { Agent } from 'node:http'
import { startSandboxIssuer } from '#shared/sandbox/identity/issuer.ts'
import { sandboxToken } from '#shared/sandbox/identity/token.ts'
import { ask } from '../load.ts'
import { endLater, start } from '../processes.ts'
import type { OdooAccount } from './json-2.ts'
import type { Found, Page, Variables } from './page.ts'

/** Asks the product for a page. */
export type Graph = (page: Pick<Page, 'name' | 'document' | 'foundIn'>, variables: Variables) => Promise<Found>

/**
 * Starts the product over an Odoo, in a process of its own and with its own defaults but for `more`, and asks it as the
 * auditor.
 */
export async function startGraph(
  { url, database, apiKey }: OdooAccount,
  more: Readonly<Record<string, string>> = {},
): Promise<Graph> {
  const provider = await startSandboxIssuer({ port: 0, audience: 'urn:caregraph:bench' })
  endLater(() => provider.close())
  const { issuer, audience } = provider
  const authorization = `Bearer ${await sandboxToken('auditor', issuer)}`
  const identity = { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience }
  const settings = { ODOO_URL: url, ODOO_DATABASE: database, ODOO_API_KEY: apiKey, SUBGRAPH_URLS: '', ...identity }
  const script = new URL('../../gateway/main.ts', import.meta.url)
  const ready = /ready at \S+:(\d+)\/graphql/
  const environment = { ...settings, PORT: '0', HOST: '127.0.0.1', ...more }
  const port = Number(await start({ script, ready, environment, logs: true }))
  const agent = new Agent({ keepAlive: true })
  return async (page, variables) => {
    const query = readFileSync(page.document, 'utf8')
    const body = JSON.stringify({ query, variables })
    const answer = JSON.parse(await ask(agent, port, '/graphql', body, { authorization }))
    if (answer.errors) throw new Error(`Cannot answer ${page.name}: ${JSON.stringify(answer.errors[0])}`)
    return page.foundIn(answer.data)
  }
}
