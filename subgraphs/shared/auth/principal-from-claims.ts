import { type IssuerSettings, keyOf, reachOf } from '../config/issuers.ts'
import type { Principal, Reach } from './principal.ts'
import { TokenRefused } from './token-refusal.ts'

/** The claims of a token whose signature was verified. */
export type Claims = Readonly<Record<string, unknown>>

/**
 * Who a verified token speaks for, within what its issuer may say at all.
 *
 * A claim that is not there gives nothing. `client` is empty when the token names none.
 * @throws {TokenRefused} for a claim that cannot be read as what it should be: half a token is none.
 */
export function principalFromClaims(claims: Claims, settings: IssuerSettings): Principal {
  const { claims: names, limits } = settings
  return {
    issuer: settings.issuer,
    subject: textOf(claimOf(claims, 'sub')),
    client: clientOf(claims, names.client),
    scopes: within(limits.scopes, scopesOf(claimOf(claims, names.scopes), settings.roles)),
    companies: overlap(reach(claims, names.companies, 'Company'), limits.companies),
    facilities: overlap(reach(claims, names.facilities, 'Facility'), limits.facilities),
    supplier: supplierOf(claimOf(claims, names.supplier), limits.suppliers),
    expiresAt: instantOf(claimOf(claims, 'exp')),
  }
}

/** Undefined when the token does not have it; what every object inherits is no claim. */
function claimOf(claims: Claims, name: string): unknown {
  return Object.hasOwn(claims, name) ? claims[name] : undefined
}

function clientOf(claims: Claims, name: string): string {
  const client = claimOf(claims, Object.hasOwn(claims, name) ? name : 'azp')
  return client === undefined ? '' : textOf(client)
}

function textOf(value: unknown): string {
  if (typeof value !== 'string' || value === '') throw new TokenRefused('claims')
  return value
}

function instantOf(value: unknown): number {
  // JSON can say 1e999, which is read as infinity.
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new TokenRefused('claims')
  return value
}

function scopesOf(value: unknown, roles: IssuerSettings['roles']): ReadonlySet<string> {
  const values = wordsOf(value)
  if (roles === null) return new Set(values)
  // A role nobody told us about may be one of another application: it stands for nothing here.
  return new Set(values.flatMap((role) => (Object.hasOwn(roles, role) ? (roles[role] ?? []) : [])))
}

function wordsOf(value: unknown): readonly string[] {
  if (value === undefined || value === '') return []
  const words = typeof value === 'string' ? value.split(' ') : value
  if (!Array.isArray(words)) throw new TokenRefused('claims')
  return words.map(textOf)
}

function reach(claims: Claims, name: string | null, type: 'Company' | 'Facility'): Reach {
  if (name === null) return 'all'
  const value = claimOf(claims, name)
  if (value === undefined) return new Set()
  const found = reachOf(value, type)
  if (found === null) throw new TokenRefused('claims')
  return found
}

function supplierOf(value: unknown, limit: Reach | null): number | null {
  // Whoever names no supplier is of the group: that is not for an issuer of suppliers to say, by leaving it out.
  if (value === undefined && limit === null) return null
  const key = keyOf(value, 'Supplier')
  if (key === null || !(limit === null || limit === 'all' || limit.has(key))) throw new TokenRefused('claims')
  return key
}

function within(limit: readonly string[] | null, scopes: ReadonlySet<string>): ReadonlySet<string> {
  return limit === null ? scopes : scopes.intersection(new Set(limit))
}

function overlap(one: Reach, other: Reach): Reach {
  if (one === 'all') return other
  return other === 'all' ? one : one.intersection(other)
}
