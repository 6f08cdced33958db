import { readFileSync } from 'node:fs'
import { integerKey, largestKey } from '../values/global-id.ts'

/** An issuer whose access tokens are accepted, and how its claims say what a caller may do. */
export interface IssuerSettings {
  /** As its tokens name it, compared letter by letter; where it is found by OpenID discovery. */
  readonly issuer: string
  /** Who its tokens have to be for. */
  readonly audience: string
  /** What the header of its tokens has to say they are, without `application/`; in any case. */
  readonly tokenType: string
  /** Which claim says what. */
  readonly claims: ClaimNames
  /** What one value of the claim of scopes stands for. Null: the values are scopes themselves. */
  readonly roles: Readonly<Record<string, readonly string[]>> | null
  readonly limits: IssuerLimits
}

export interface ClaimNames {
  readonly scopes: string
  /** Where a token does not have it, `azp` is read. */
  readonly client: string
  /** Null: its tokens say nothing of companies, and reach as far as its limits do. */
  readonly companies: string | null
  /** Null: as with companies. */
  readonly facilities: string | null
  readonly supplier: string
}

/** The tenant an issuer is bound to: whatever its tokens say, they reach no further. */
export interface IssuerLimits {
  /** Keys in Odoo. */
  readonly companies: 'all' | ReadonlySet<number>
  /** Keys in Odoo. */
  readonly facilities: 'all' | ReadonlySet<number>
  /** The suppliers its tokens may speak for, by keys in Odoo; each has to name one of them. Null: they need not. */
  readonly suppliers: 'all' | ReadonlySet<number> | null
  /** Null: every scope. */
  readonly scopes: readonly string[] | null
}

export const defaultClaimNames = {
  scopes: 'scope',
  client: 'client_id',
  companies: 'companies',
  facilities: 'facilities',
  supplier: 'supplier',
} as const satisfies ClaimNames

export const noLimits: IssuerLimits = { companies: 'all', facilities: 'all', suppliers: null, scopes: null }

/** An issuer that says all by the names we expect, and is held to nothing. */
export function issuerByDefault(issuer: string, audience: string): IssuerSettings {
  return { issuer, audience, tokenType: 'at+jwt', claims: defaultClaimNames, roles: null, limits: noLimits }
}

/** What the environment says about issuers; undefined is not set. */
export interface IssuerVariables {
  readonly issuer: string | undefined
  readonly audience: string | undefined
  /** A JSON file with a list of issuers. */
  readonly file: string | undefined
}

/**
 * The issuers that are set: the one of OIDC_ISSUER and OIDC_AUDIENCE, or those of the file OIDC_ISSUERS_FILE names. An
 * empty list when nothing is set.
 *
 * Adds a sentence to `faults` for each thing that is wrong; what comes back is then of no use.
 */
export function issuersOf({ issuer, audience, file }: IssuerVariables, faults: string[]): readonly IssuerSettings[] {
  if (file !== undefined) {
    if (issuer !== undefined || audience !== undefined) {
      faults.push(
        'Cannot use OIDC_ISSUERS_FILE: OIDC_ISSUER and OIDC_AUDIENCE have to be unset, their issuer in the file',
      )
    }
    return issuersInFile(file, faults)
  }
  if (issuer === undefined && audience === undefined) return []
  if (issuer === undefined) faults.push('Cannot use OIDC_AUDIENCE: OIDC_ISSUER is not set')
  else if (!isIssuer(issuer)) faults.push(`Cannot use OIDC_ISSUER: expected ${anIssuer}, found ${shown(issuer)}`)
  if (audience === undefined) faults.push('Cannot use OIDC_ISSUER: OIDC_AUDIENCE is not set')
  return [issuerByDefault(issuer ?? '', audience ?? '')]
}

/**
 * Records of one type as claims and settings name them: "*" for all of them, or ids as this graph gives them and keys
 * in Odoo, in a list or alone. Null when it is anything else.
 *
 * Keys may be written as text: many identity providers keep all they know of somebody as lists of texts.
 */
export function reachOf(value: unknown, type: 'Company' | 'Facility' | 'Supplier'): 'all' | ReadonlySet<number> | null {
  if (value === '*' || (Array.isArray(value) && value.length === 1 && value[0] === '*')) return 'all'
  const keys = (Array.isArray(value) ? value : [value]).map((each) => keyOf(each, type))
  return keys.every((key) => key !== null) ? new Set(keys) : null
}

/** The key in Odoo that an id of this graph holds, or that a positive integer is. Null when it is neither. */
export function keyOf(value: unknown, type: 'Company' | 'Facility' | 'Supplier'): number | null {
  if (typeof value === 'string' && /^[1-9]\d{0,9}$/.test(value)) return keyOf(Number(value), type)
  if (typeof value === 'number') return Number.isInteger(value) && value > 0 && value <= largestKey ? value : null
  try {
    return integerKey(value, 'odoo', type)
  } catch {
    return null
  }
}

/** Whether `text` is an address that can be asked without others reading along: https, or a port of this machine. */
export function isConfidential(text: string): boolean {
  const url = URL.parse(text)
  if (url === null || url.username !== '' || url.password !== '') return false
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback)
}

const anIssuer = 'an https address without query or fragment (http for this machine only)'

function isIssuer(text: string): boolean {
  return isConfidential(text) && !/[?#\s]/.test(text)
}

function issuersInFile(file: string, faults: string[]): readonly IssuerSettings[] {
  const list = jsonIn(file, faults)
  if (list === undefined) return []
  if (!Array.isArray(list) || list.length === 0) {
    faults.push('Cannot use OIDC_ISSUERS_FILE: expected a list of issuers')
    return []
  }
  const issuers = list.map((each: unknown, place) => issuerOf(each, `[${place}]`, faults))
  for (const [place, { issuer }] of issuers.entries()) {
    if (issuer !== '' && issuers.findIndex((each) => each.issuer === issuer) < place) {
      faults.push(`Cannot use OIDC_ISSUERS_FILE: [${place}].issuer is there twice`)
    }
  }
  return issuers
}

function jsonIn(file: string, faults: string[]): unknown {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    faults.push(`Cannot use OIDC_ISSUERS_FILE: ${code === 'ENOENT' ? 'there is no such file' : code}`)
    return undefined
  }
  try {
    return JSON.parse(text)
  } catch {
    faults.push('Cannot use OIDC_ISSUERS_FILE: expected JSON')
    return undefined
  }
}

function issuerOf(value: unknown, place: string, faults: string[]): IssuerSettings {
  const known = ['issuer', 'audience', 'tokenType', 'claims', 'roles', 'limits']
  const fields = recordOf(value, place, known, faults)
  return {
    issuer: fieldOf(fields, 'issuer', place, isIssuerText, anIssuer, undefined, faults) ?? '',
    audience: fieldOf(fields, 'audience', place, isText, aText, undefined, faults) ?? '',
    tokenType: fieldOf(fields, 'tokenType', place, isTokenType, 'a type such as at+jwt or JWT', 'at+jwt', faults) ?? '',
    claims: claimNamesOf(fields.claims, `${place}.claims`, faults),
    roles: fieldOf(fields, 'roles', place, isRoles, 'a list of scopes for each role', null, faults) ?? null,
    limits: limitsOf(fields.limits, `${place}.limits`, faults),
  }
}

function claimNamesOf(value: unknown, place: string, faults: string[]): ClaimNames {
  if (value === undefined) return defaultClaimNames
  const fields = recordOf(value, place, Object.keys(defaultClaimNames), faults)
  const name = (of: keyof ClaimNames) => {
    const byDefault = defaultClaimNames[of]
    return fieldOf(fields, of, place, isText, aText, byDefault, faults) ?? byDefault
  }
  const nameOrNull = (of: 'companies' | 'facilities') => (fields[of] === null ? null : name(of))
  return {
    scopes: name('scopes'),
    client: name('client'),
    companies: nameOrNull('companies'),
    facilities: nameOrNull('facilities'),
    supplier: name('supplier'),
  }
}

function limitsOf(value: unknown, place: string, faults: string[]): IssuerLimits {
  if (value === undefined) return noLimits
  const fields = recordOf(value, place, Object.keys(noLimits), faults)
  const reach = (name: keyof IssuerLimits, type: 'Company' | 'Facility' | 'Supplier') => {
    const found = Object.hasOwn(fields, name) ? reachOf(fields[name], type) : 'all'
    if (found === null) {
      faults.push(unusable(place, name, `"*" or a list of ids of ${type} or of their keys in Odoo`, fields[name]))
    }
    return found ?? new Set<number>()
  }
  return {
    companies: reach('companies', 'Company'),
    facilities: reach('facilities', 'Facility'),
    suppliers: Object.hasOwn(fields, 'suppliers') ? reach('suppliers', 'Supplier') : null,
    scopes: fieldOf(fields, 'scopes', place, isTexts, 'a list of scopes', null, faults) ?? null,
  }
}

type Fields = Readonly<Record<string, unknown>>

/** The fields of `value`, each of which has to be known: a name spelt wrong must not pass for one that is not set. */
function recordOf(value: unknown, place: string, known: readonly string[], faults: string[]): Fields {
  if (!isRecord(value)) {
    faults.push(`Cannot use OIDC_ISSUERS_FILE: expected ${place} to be an object, found ${shown(value)}`)
    return {}
  }
  for (const name of Object.keys(value).filter((each) => !known.includes(each))) {
    faults.push(
      `Cannot use OIDC_ISSUERS_FILE: expected ${place} to have ${known.join(', ')} only, found ${shown(name)}`,
    )
  }
  return value
}

/** Undefined when there is a fault; without `byDefault` the field has to be there. */
function fieldOf<Value, Default>(
  fields: Fields,
  name: string,
  place: string,
  isUsable: (value: unknown) => value is Value,
  expected: string,
  byDefault: Default,
  faults: string[],
): Value | Default | undefined {
  const value = fields[name]
  if (value === undefined && byDefault !== undefined) return byDefault
  if (isUsable(value)) return value
  faults.push(unusable(place, name, expected, value))
  return undefined
}

function unusable(place: string, name: string, expected: string, value: unknown): string {
  return `Cannot use OIDC_ISSUERS_FILE: expected ${place}.${name} to be ${expected}, found ${shown(value)}`
}

const aText = 'a text'
const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText)
const isIssuerText = (value: unknown): value is string => isText(value) && isIssuer(value)
const isTokenType = (value: unknown): value is string => typeof value === 'string' && /^[\w.+-]+$/.test(value)
const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isRoles = (value: unknown): value is Record<string, string[]> =>
  isRecord(value) && Object.values(value).every(isTexts)

/** Without the user and password that an address may hold. */
function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value).replaceAll(/\/\/[^/]*@/g, '//…@')
  return text.slice(0, 40)
}
