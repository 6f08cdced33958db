import pLimit from 'p-limit'
import { afterAll } from 'vitest'
import { type DoubleUser, type OdooTables, startOdooDouble } from '#shared/sandbox/odoo-double/double.ts'
import { dumpTables } from '#shared/sandbox/odoo-double/dump.ts'
import { callOdoo, type SeededOdoo } from '../live/live.ts'
import type { Keys, Peer } from './peers.ts'

export interface Peers {
  readonly real: Peer
  readonly double: Peer
  readonly keys: Keys
  /** What both hold. */
  readonly tables: OdooTables
}

/** A double that holds what `odoo` holds, with the same accounts; it ends with the suite. */
export async function both(odoo: SeededOdoo): Promise<Peers> {
  const { url, database } = odoo
  const keys = { admin: odoo.adminKey, reader: odoo.readerKey, company2: odoo.company2Key }
  const tables = await dumpTables({ url, database, apiKey: keys.admin })
  const users = await Promise.all(Object.entries(keys).map(([name, apiKey]) => userOf(odoo, name, apiKey)))
  const double = await startOdooDouble({ tables, database, users })
  afterAll(() => double.close())
  return { real: { url, database }, double: { url: double.url, database }, keys, tables }
}

async function userOf(odoo: SeededOdoo, name: string, apiKey: string): Promise<DoubleUser> {
  const { uid } = await callOdoo<{ uid: number }>(odoo, apiKey, 'res.users/context_get', {})
  const fields = ['login', 'company_id', 'company_ids']
  const [user] = await callOdoo<{ login: string; company_id: number; company_ids: number[] }[]>(
    odoo,
    odoo.adminKey,
    'res.users/read',
    { ids: [uid], fields, load: null },
  )
  if (user === undefined) throw new Error(`Cannot find the user of ${name}`)
  const access = name === 'admin' ? 'admin' : await readableModels(odoo, apiKey)
  return { id: uid, login: user.login, apiKey, companyId: user.company_id, companyIds: user.company_ids, access }
}

/** The models an account may read, found by asking for none of their records: a few at a time, or Odoo has no connection left. */
async function readableModels(odoo: SeededOdoo, apiKey: string): Promise<string[]> {
  const { models } = await import('#shared/sandbox/odoo-double/models.ts')
  const fewAtATime = pLimit(8)
  const readable = await Promise.all(
    [...models.keys()].map((model) =>
      fewAtATime(async () => {
        const answer = await callOdoo(odoo, apiKey, `${model}/search_count`, { domain: [['id', '=', 0]] }).catch(
          refusal,
        )
        return answer === null ? [] : [model]
      }),
    ),
  )
  return readable.flat()
}

/** Null for one; whatever else went wrong says nothing of rights. */
function refusal(error: Error): null {
  if (error.message.includes(': 403 ')) return null
  throw error
}
