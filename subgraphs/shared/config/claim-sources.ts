import type { MappedSystem } from './identifier-fields.ts'

/** A FHIR server, and how we are let in. */
export interface FhirSettings {
  /** Its base, such as `https://fhir.example/r4`. */
  readonly url: string
  /** Null: it asks for no token; only while developing. */
  readonly account: FhirAccountSettings | null
  /** Types of resources that are read from it, in this order. */
  readonly types: readonly FhirType[]
  readonly pollSeconds: number
  /** What its notices carry, so that we know who sends them. Null: none are taken. */
  readonly noticeSecret: string | null
}

/** Types of resources of which something is kept, in the order in which they are read. */
export const fhirTypes = [
  'Organization',
  'Practitioner',
  'Location',
  'Device',
  'Coverage',
  'Account',
  'Encounter',
  'Claim',
  'ClaimResponse',
  'ChargeItem',
  'SupplyDelivery',
  'PaymentReconciliation',
] as const

export type FhirType = (typeof fhirTypes)[number]

/** A backend service that is let in by a key of its own. */
export interface FhirAccountSettings {
  readonly clientId: string
  readonly privateKeyFile: string
  readonly scopes: readonly string[]
}

/** Where payers' files come from. */
export interface RemittanceSettings {
  /** A folder of this machine: files are taken from it, or fetched into it where there is an SFTP server. */
  readonly folder: string
  readonly sftp: SftpSettings | null
}

export interface SftpSettings {
  readonly host: string
  readonly port: number
  readonly user: string
  /** The folder there. */
  readonly folder: string
  readonly privateKeyFile: string
  /** The server's key as `SHA256:...`: with any other nothing is sent. */
  readonly hostKey: string
}

/** In which fields of Odoo the keys stand by which money is followed. */
export interface LineageKeys {
  readonly claimNumber: (typeof claimNumberFields)[number]
  readonly traceNumber: (typeof traceNumberFields)[number]
}

const claimNumberFields = ['ref', 'payment_reference', 'invoice_origin', 'name'] as const
const traceNumberFields = ['memo', 'payment_reference', 'name'] as const

export const defaultLineageKeys: LineageKeys = { claimNumber: 'ref', traceNumber: 'memo' }

export const claimSourceSettingNames = [
  'FHIR_URL',
  'FHIR_CLIENT_ID',
  'FHIR_PRIVATE_KEY_FILE',
  'FHIR_SCOPES',
  'FHIR_TYPES',
  'FHIR_POLL_SECONDS',
  'FHIR_NOTICE_SECRET',
  'REMITTANCE_DIR',
  'REMITTANCE_SFTP_URL',
  'REMITTANCE_SFTP_KEY_FILE',
  'REMITTANCE_SFTP_HOST_KEY',
  'FACILITY_MAP',
  'CLAIM_NUMBER_SYSTEM',
  'IDENTIFIER_SYSTEMS',
  'LINEAGE_KEYS',
] as const

type Read = (name: (typeof claimSourceSettingNames)[number]) => string | undefined

/** Adds a sentence to `faults` for each thing that is wrong; secrets are never repeated. */
export function fhirOf(read: Read, pollSeconds: number, isProduction: boolean, faults: string[]): FhirSettings | null {
  const url = read('FHIR_URL')
  const [clientId, privateKeyFile] = [read('FHIR_CLIENT_ID'), read('FHIR_PRIVATE_KEY_FILE')]
  const noticeSecret = secretOf(read('FHIR_NOTICE_SECRET'), faults)
  const types = typesOf(read('FHIR_TYPES'), faults)
  if (url === undefined) {
    for (const name of ['FHIR_CLIENT_ID', 'FHIR_PRIVATE_KEY_FILE', 'FHIR_NOTICE_SECRET'] as const) {
      if (read(name) !== undefined) faults.push(`Cannot use ${name}: FHIR_URL is not set`)
    }
    return null
  }
  if (!isBase(url)) {
    faults.push('Cannot use FHIR_URL: expected the base of a FHIR server, such as https://fhir.example/r4')
  } else if (isProduction && new URL(url).protocol !== 'https:') {
    faults.push('Cannot use FHIR_URL: production expects https, as claims are about people')
  }
  if (clientId === undefined && privateKeyFile === undefined) {
    if (isProduction) faults.push('Cannot use FHIR_URL: production expects FHIR_CLIENT_ID and FHIR_PRIVATE_KEY_FILE')
    return { url, account: null, types, pollSeconds, noticeSecret }
  }
  if (clientId === undefined) faults.push('Cannot use FHIR: FHIR_CLIENT_ID is not set')
  if (privateKeyFile === undefined) faults.push('Cannot use FHIR: FHIR_PRIVATE_KEY_FILE is not set')
  if (clientId === undefined || privateKeyFile === undefined) return null
  return {
    url,
    account: { clientId, privateKeyFile, scopes: (read('FHIR_SCOPES') ?? 'system/*.read').split(/\s+/) },
    types,
    pollSeconds,
    noticeSecret,
  }
}

function typesOf(text: string | undefined, faults: string[]): readonly FhirType[] {
  if (text === undefined) return fhirTypes
  const names: readonly string[] = text.split(',').map((name) => name.trim())
  if (!names.every((name) => (fhirTypes as readonly string[]).includes(name))) {
    faults.push(`Cannot use FHIR_TYPES: expected some of ${fhirTypes.join(', ')}`)
  }
  return fhirTypes.filter((type) => names.includes(type))
}

export function remittanceOf(read: Read, faults: string[]): RemittanceSettings | null {
  const folder = read('REMITTANCE_DIR')
  const sftp = sftpOf(read, faults)
  if (folder === undefined) {
    if (sftp !== null)
      faults.push('Cannot use REMITTANCE_SFTP_URL: REMITTANCE_DIR is not set, into which files are fetched')
    return null
  }
  return { folder, sftp }
}

function sftpOf(read: Read, faults: string[]): SftpSettings | null {
  const names = ['REMITTANCE_SFTP_URL', 'REMITTANCE_SFTP_KEY_FILE', 'REMITTANCE_SFTP_HOST_KEY'] as const
  const [address, privateKeyFile, hostKey] = names.map(read)
  if (address === undefined && privateKeyFile === undefined && hostKey === undefined) return null
  for (const name of names) if (read(name) === undefined) faults.push(`Cannot use SFTP: ${name} is not set`)
  if (address === undefined || privateKeyFile === undefined || hostKey === undefined) return null
  const url = URL.canParse(address) ? new URL(address) : null
  if (url?.protocol !== 'sftp:' || url.hostname === '' || url.username === '' || url.password !== '') {
    faults.push(
      'Cannot use REMITTANCE_SFTP_URL: expected an address such as sftp://user@files.example/outbox, without a password',
    )
    return null
  }
  if (!/^SHA256:[A-Za-z0-9+/]{43}=?$/.test(hostKey)) {
    faults.push(
      'Cannot use REMITTANCE_SFTP_HOST_KEY: expected the fingerprint of its key, such as SHA256: and 43 characters',
    )
    return null
  }
  const port = url.port === '' ? 22 : Number(url.port)
  const folder = decodeURIComponent(url.pathname) || '/'
  return { host: url.hostname, port, user: decodeURIComponent(url.username), folder, privateKeyFile, hostKey }
}

/** Which FHIR Location, by its id or a number of it, is which facility, by its code: `NGH=ward-7, NGH=4099999000012`. */
export function facilityMapOf(text: string | undefined, faults: string[]): ReadonlyMap<string, string> {
  const pairs = (text ?? '').split(',').flatMap((pair) => pair.trim() || [])
  const map = new Map<string, string>()
  for (const pair of pairs) {
    const [, code, location] = /^([^=\s]{1,20})=([A-Za-z0-9.-]{1,64})$/.exec(pair) ?? []
    if (code === undefined || location === undefined) {
      faults.push('Cannot use FACILITY_MAP: expected pairs of a facility’s code and a Location, such as NGH=ward-7')
    } else if (map.has(location)) {
      faults.push('Cannot use FACILITY_MAP: expected each Location once')
    } else map.set(location, code)
  }
  return map
}

/** Which systems of FHIR's identifiers are which of ours, by their URIs: `PAYER_NUMBER=urn:example:payers, NPI=...`. */
export function identifierSystemsOf(text: string | undefined, faults: string[]): ReadonlyMap<string, MappedSystem> {
  const map = new Map<string, MappedSystem>()
  for (const pair of (text ?? '').split(',').flatMap((each) => each.trim() || [])) {
    const [, name, uri] = /^([A-Z_]+)=(\S{1,200})$/.exec(pair) ?? []
    const system = partySystems.find((each) => each === name)
    if (system === undefined || uri === undefined) {
      faults.push(
        `Cannot use IDENTIFIER_SYSTEMS: expected pairs of one of ${partySystems.join(', ')} and a URI, such as PAYER_NUMBER=urn:example:payers`,
      )
    } else if (map.has(uri)) faults.push('Cannot use IDENTIFIER_SYSTEMS: expected each URI once')
    else map.set(uri, system)
  }
  return map
}

const partySystems = ['PAYER_NUMBER', 'NPI', 'GLN', 'DUNS', 'VAT', 'COMPANY_REGISTRY'] as const satisfies MappedSystem[]

/** The defaults with what `text` says otherwise: `claimNumber=payment_reference, traceNumber=name`. */
export function lineageKeysOf(text: string | undefined, faults: string[]): LineageKeys {
  const keys = { ...defaultLineageKeys }
  for (const pair of (text ?? '').split(',').flatMap((each) => each.trim() || [])) {
    const [name, field = ''] = pair.split('=').map((part) => part.trim())
    const claimNumber = claimNumberFields.find((each) => each === field)
    const traceNumber = traceNumberFields.find((each) => each === field)
    if (name === 'claimNumber' && claimNumber !== undefined) keys.claimNumber = claimNumber
    else if (name === 'traceNumber' && traceNumber !== undefined) keys.traceNumber = traceNumber
    else {
      faults.push(
        `Cannot use LINEAGE_KEYS: expected claimNumber= one of ${claimNumberFields.join(', ')}, or traceNumber= one of ${traceNumberFields.join(', ')}`,
      )
    }
  }
  return keys
}

function secretOf(text: string | undefined, faults: string[]): string | null {
  if (text === undefined) return null
  if (!/^[\x21-\x7e]{32,128}$/.test(text)) {
    faults.push('Cannot use FHIR_NOTICE_SECRET: expected 32 to 128 letters, digits and signs of ASCII, without spaces')
  }
  return text
}

function isBase(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password, search, hash } = new URL(text)
  return (protocol === 'http:' || protocol === 'https:') && `${username}${password}${search}${hash}` === ''
}
