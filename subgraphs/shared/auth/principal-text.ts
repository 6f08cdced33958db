import type { Principal, Reach } from './principal.ts'

/** `principal` as text of letters, digits, `-` and `_`, as it travels in a header. */
export function principalText(principal: Principal): string {
  const { issuer, subject, client, scopes, companies, facilities, supplier, expiresAt } = principal
  const record = {
    issuer,
    subject,
    client,
    scopes: [...scopes],
    companies: reachRecord(companies),
    facilities: reachRecord(facilities),
    supplier,
    expiresAt,
  }
  return Buffer.from(JSON.stringify(record)).toString('base64url')
}

/** The principal that `principalText` wrote. Null for any other text: a field that is missing never gives a right. */
export function principalOfText(text: string): Principal | null {
  const record = recordOf(text)
  if (record === null) return null
  const { issuer, subject, client, scopes, supplier, expiresAt } = record
  const [companies, facilities] = [reachOf(record.companies), reachOf(record.facilities)]
  if (typeof issuer !== 'string' || typeof subject !== 'string' || typeof client !== 'string') return null
  if (!isListOf(scopes, isText) || companies === null || facilities === null) return null
  if (!(supplier === null || isKey(supplier)) || typeof expiresAt !== 'number') return null
  return { issuer, subject, client, scopes: new Set(scopes), companies, facilities, supplier, expiresAt }
}

function recordOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

function reachRecord(reach: Reach): 'all' | readonly number[] {
  return reach === 'all' ? 'all' : [...reach]
}

function reachOf(value: unknown): Reach | null {
  if (value === 'all') return 'all'
  return isListOf(value, isKey) ? new Set(value) : null
}

const isText = (value: unknown): value is string => typeof value === 'string'
const isKey = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) > 0

function isListOf<Item>(value: unknown, isItem: (item: unknown) => item is Item): value is Item[] {
  return Array.isArray(value) && value.every(isItem)
}
