import { createRemoteJWKSet, jwtVerify } from 'jose'
import { unauthorized } from '../outcome.ts'

/** Create, read, update, delete, search: the letters of SMART's scopes. */
export type Permission = 'c' | 'r' | 'u' | 'd' | 's'

/** What a token lets its bearer do. */
export interface Access {
  may(permission: Permission, type: string): boolean
}

/** Reads the `Authorization` header. @throws {Refusal} 401 without a token that is good for this server. */
export type AccessCheck = (authorization: string | undefined) => Promise<Access>

const algorithms = ['ES256', 'ES384', 'RS256', 'RS384', 'PS256', 'PS384']

/** Tokens of `issuer` for `audience`, by its keys. */
export function accessCheck(options: {
  readonly issuer: string
  readonly audience: string
  readonly jwksUri: string
}): AccessCheck {
  const { issuer, audience } = options
  const keys = createRemoteJWKSet(new URL(options.jwksUri))
  return async (authorization) => {
    const token = /^bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1]
    if (token === undefined) throw unauthorized('Expected an access token', 'Bearer')
    const verified = await jwtVerify(token, keys, { issuer, audience, algorithms, typ: 'at+jwt' }).catch(() => null)
    if (verified === null) throw unauthorized('The access token is not good here', 'Bearer error="invalid_token"')
    const { scope } = verified.payload
    return accessOf(typeof scope === 'string' ? scope.split(' ') : [])
  }
}

const scopePattern = /^system\/(?<type>\*|[A-Za-z]+)\.(?<of>read|write|\*|c?r?u?d?s?)$/
const words: Readonly<Record<string, string>> = { read: 'rs', write: 'cud', '*': 'cruds' }

/** Scopes of SMART 1 (`system/Claim.read`) and 2 (`system/Claim.rs`). Whatever else is there gives nothing. */
export function accessOf(scopes: readonly string[]): Access {
  const given = scopes.flatMap((scope) => {
    const { type, of } = scopePattern.exec(scope)?.groups ?? {}
    return type === undefined || of === undefined ? [] : [{ type, letters: words[of] ?? of }]
  })
  return {
    may: (permission, type) =>
      given.some((each) => (each.type === '*' || each.type === type) && each.letters.includes(permission)),
  }
}
