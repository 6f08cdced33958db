import type { FoundKey } from './found-account.ts'
import { OdooRefused, type OdooWithKey } from './odoo-with-key.ts'
import type { AccountPlan } from './plans.ts'
import { runCode } from './server-code.ts'

export const dayMs = 24 * 60 * 60 * 1000

/** A key that nobody but whoever made it knows: Odoo keeps a hash. */
export interface NewKey {
  readonly name: string
  readonly key: string
  readonly end: Date
}

/** Makes a key by which an account may be used through the API, for so many days; its other keys stay. @throws {OdooRefused} */
export async function makeKey(
  odoo: OdooWithKey,
  { login }: AccountPlan,
  user: number,
  days: number,
  others: readonly FoundKey[],
): Promise<NewKey> {
  const now = new Date()
  // To the second, as Odoo keeps it.
  const end = new Date(Math.floor(now.getTime() / 1000) * 1000 + days * dayMs)
  const name = nameFor(`${login.replaceAll('-', ' ')} ${now.toISOString().slice(0, 10)}`, others)
  // Longer than the account itself might ask for: with full rights there is no such limit.
  const key = await runCode<string>(
    odoo,
    `until = datetime.datetime.strptime('${odooTime(end)}', '%Y-%m-%d %H:%M:%S')
result = env['res.users.apikeys'].with_user(${user}).sudo()._generate('rpc', '${name}', until)`,
  )
  return { name, key, end }
}

/** Takes keys of an account away, for good and at once. @throws {OdooRefused} */
export async function revokeKeys(odoo: OdooWithKey, user: number, keys: readonly FoundKey[]): Promise<void> {
  if (keys.length === 0) return
  const which = `[('id', 'in', [${keys.map(({ id }) => id).join()}]), ('user_id', '=', ${user})]`
  // Odoo's own method for it asks for a password; this is what it does then, and Odoo's log tells of it.
  const left = await runCode<number>(
    odoo,
    `env['res.users.apikeys'].search(${which})._remove()
result = env['res.users.apikeys'].search_count(${which})`,
  )
  if (left > 0) throw new OdooRefused(`Cannot take keys away: Odoo did not refuse, and kept ${left} of them`)
}

/** Which of an account's keys this one is; null when it is none of them. Odoo is told its first eight characters. */
export async function ownKeyId(odoo: OdooWithKey, user: number, key: string): Promise<number | null> {
  const beginning = key.slice(0, 8)
  if (!/^[0-9a-f]{8}$/.test(beginning)) return null
  const ids = await runCode<readonly number[]>(
    odoo,
    `env.cr.execute('select id from res_users_apikeys where user_id = %s and index = %s', (${user}, '${beginning}'))
result = [row[0] for row in env.cr.fetchall()]`,
  )
  return ids[0] ?? null
}

/** When a key ends, in words. */
export function endOf({ end }: { readonly end: Date | null }): string {
  return end === null ? 'without an end' : `until ${end.toISOString().slice(0, 10)}`
}

/** Several keys of one day are told apart by a number. */
function nameFor(name: string, others: readonly FoundKey[]): string {
  const taken = new Set(others.map((other) => other.name))
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name} (${number})`
    if (!taken.has(candidate)) return candidate
  }
}

function odooTime(date: Date): string {
  return date.toISOString().slice(0, 19).replace('T', ' ')
}
