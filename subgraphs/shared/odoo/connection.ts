import { Forbidden, SourceContractBroken } from '../errors/errors.ts'
import type { RequestContext } from '../http/request-context.ts'
import { Fraction } from '../values/fraction.ts'
import type { Currency, FactTables, OdooFacts, OperationType, Unit } from './facts.ts'
import type { Transport } from './transport.ts'
import { unitCodes } from './unit-codes.ts'

/** What is known of an Odoo once it has let us in. */
export interface Connection {
  /** Every company the account may see, its own first. Sent with each call: Odoo shows one company otherwise. */
  readonly companyKeys: readonly number[]
  readonly facts: OdooFacts
}

type Scope = Pick<RequestContext, 'signal' | 'calls'>
type Row = Record<string, unknown>

const oldestVersion = 19

/** This Odoo is older than the oldest one whose fields and methods are known here. */
export class OdooTooOld extends SourceContractBroken {
  constructor(found: string) {
    super('odoo', `Cannot use this Odoo: version ${oldestVersion} or later is needed, found ${found}`)
  }
}

/** Checks the version, finds the account's companies and reads the facts. */
export async function connect(
  transport: Transport,
  makeFacts: (tables: FactTables) => OdooFacts,
  scope: Scope,
): Promise<Connection> {
  checkVersion(await transport.version(scope))
  const companyKeys = await readCompanyKeys(transport, scope)
  const context = { allowed_company_ids: companyKeys, tz: 'UTC', active_test: false }
  return { companyKeys, facts: makeFacts(await readFactTables(transport, context, scope)) }
}

function checkVersion(answer: unknown): void {
  const info = object(answer, 'version').version_info
  const major = Array.isArray(info) ? Number(info[0]) : Number.NaN
  // Odoo's hosted versions say "saas~19.1" where others say 19.
  const saas = Array.isArray(info) && typeof info[0] === 'string' ? Number(/(\d+)/.exec(info[0])?.[1]) : major
  const found = Number.isInteger(major) ? major : saas
  if (!Number.isInteger(found))
    throw new SourceContractBroken('odoo', 'Cannot use this Odoo: it does not say its version')
  if (found < oldestVersion) throw new OdooTooOld(`version ${found}`)
}

async function readCompanyKeys(transport: Transport, scope: Scope): Promise<number[]> {
  const { uid } = object(await transport.call('res.users', 'context_get', {}, scope), 'res.users/context_get')
  const readOwn = async (fields: readonly string[]) => {
    const users = await transport.call('res.users', 'read', { ids: [uid], fields, load: null }, scope)
    return object(Array.isArray(users) ? users[0] : users, 'res.users/read')
  }
  try {
    const { company_id: own, company_ids: all } = await readOwn(['company_id', 'company_ids'])
    return ownFirst(own, all)
  } catch (error) {
    if (!(error instanceof Forbidden)) throw error
  }
  // An account that is no user of Odoo's own kinds may ask for its own company only; the others are found by trying.
  const { company_id: own } = await readOwn(['company_id'])
  return tryCompanies(transport, ownFirst(own, await readCompanies(transport, scope)), scope)
}

function ownFirst(own: unknown, all: unknown): number[] {
  if (!Number.isInteger(own) || !Array.isArray(all) || !all.every(Number.isInteger)) {
    throw new SourceContractBroken(
      'odoo',
      'Cannot use the answer of res.users/read: expected the companies of the account',
    )
  }
  return [own as number, ...all.filter((key) => key !== own)]
}

async function readCompanies(transport: Transport, scope: Scope): Promise<unknown[]> {
  const search = { domain: [], fields: ['id'], order: 'id', load: null, context: { active_test: false } }
  try {
    const companies = await transport.call('res.company', 'search_read', search, scope)
    return list(companies, 'res.company/search_read').map(({ id }) => id)
  } catch (error) {
    if (error instanceof Forbidden) return []
    throw error
  }
}

/** Those of the companies, the account's own first, that it belongs to. */
async function tryCompanies(transport: Transport, keys: readonly number[], scope: Scope): Promise<number[]> {
  if (await mayName(transport, keys, scope)) return [...keys]
  const [own = 0, ...others] = keys
  const allowed = await Promise.all(others.map((key) => mayName(transport, [key], scope)))
  return [own, ...others.filter((_, index) => allowed[index])]
}

/**
 * Whether the account belongs to all of these companies. Odoo refuses a call that names another one, but only once the
 * call needs to know its company, as this field of a currency does.
 */
async function mayName(transport: Transport, companyKeys: readonly number[], scope: Scope): Promise<boolean> {
  const fields = ['is_current_company_currency']
  const search = { domain: [], fields, limit: 1, load: null, context: { allowed_company_ids: companyKeys } }
  try {
    await transport.call('res.currency', 'search_read', search, scope)
    return true
  } catch (error) {
    if (error instanceof Forbidden) return false
    throw error
  }
}

/**
 * Currencies, units, operation types and the precision of quantities: five calls. A table the account may not read is
 * empty: then the values that need it say so, each in its place.
 */
export async function readFactTables(
  transport: Transport,
  context: Record<string, unknown>,
  scope: Scope,
): Promise<FactTables> {
  const read = async (model: string, domain: unknown[], fields: string[]) => {
    try {
      const rows = await transport.call(model, 'search_read', { domain, fields, load: null, context }, scope)
      return list(rows, `${model}/search_read`)
    } catch (error) {
      if (error instanceof Forbidden) return []
      throw error
    }
  }
  const [currencies, units, operationTypes, precisions] = await Promise.all([
    read('res.currency', [], ['name', 'decimal_places']),
    read('uom.uom', [], ['name', 'active', 'relative_factor', 'relative_uom_id']),
    read('stock.picking.type', [], ['code', 'warehouse_id']),
    read('decimal.precision', [['name', '=', 'Product Unit']], ['digits']),
  ])
  const externalIds = object(
    units.length === 0
      ? {}
      : await transport.call('uom.uom', 'get_external_id', { ids: units.map((unit) => unit.id), context }, scope),
    'uom.uom/get_external_id',
  )
  return {
    currencies: new Map(currencies.map((row) => [Number(row.id), currencyOf(row)])),
    units: new Map(units.map((row) => [Number(row.id), unitOf(row, externalIds)])),
    operationTypes: new Map(operationTypes.map((row) => [Number(row.id), operationTypeOf(row)])),
    // Odoo's own default, for an account that may not read the precision.
    quantityDigits: Number(precisions[0]?.digits ?? 2),
  }
}

function currencyOf(row: Row): Currency {
  return { code: String(row.name), digits: Number(row.decimal_places) }
}

function unitOf(row: Row, externalIds: Row): Unit {
  const name = String(row.name)
  const externalId = externalIds[String(row.id)]
  const code = typeof externalId === 'string' && Object.hasOwn(unitCodes, externalId) ? unitCodes[externalId] : name
  const of = typeof row.relative_uom_id === 'number' ? row.relative_uom_id : null
  const contains = typeof row.relative_factor === 'number' ? Fraction.of(row.relative_factor) : Fraction.zero
  return { name, code: code ?? name, active: row.active === true, of, contains }
}

function operationTypeOf(row: Row): OperationType {
  return { facility: typeof row.warehouse_id === 'number' ? row.warehouse_id : null, code: String(row.code) }
}

function object(value: unknown, call: string): Row {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Row
  throw new SourceContractBroken('odoo', `Cannot use the answer of ${call}: expected an object`)
}

function list(value: unknown, call: string): Row[] {
  if (Array.isArray(value) && value.every((row) => typeof row === 'object' && row !== null)) return value
  throw new SourceContractBroken('odoo', `Cannot use the answer of ${call}: expected a list of records`)
}
