import { columnOf } from '../columns.ts'
import type { Environment } from '../environment.ts'
import { beyondTheDouble, Refusal, userError, validationError } from '../errors.ts'
import { fieldNamed, modelNamed } from '../models.ts'
import type { TableRow } from '../tables.ts'
import { documents } from './documents.ts'
import { goods } from './goods.ts'

/** How far records of a model can be written. */
export interface Writable {
  /** Fields that may be given. Whatever else a real Odoo would take has consequences the double does not know. */
  readonly fields: readonly string[]
  /** What a new record has of itself; absent where the double cannot make records of the model. */
  readonly defaults?: Readonly<Record<string, unknown>>
  readonly deletable?: boolean
  /** What follows from the fields of a record: stored fields Odoo works out. */
  readonly follows?: (row: TableRow, env: Environment) => Readonly<Record<string, unknown>>
  /** @throws what Odoo refuses, and 501 where other records would change too. */
  readonly check?: (row: TableRow, changed: readonly string[], env: Environment) => void
  /** Changes what follows of other records. */
  readonly after?: (before: TableRow | null, row: TableRow, env: Environment) => void
  readonly checkDelete?: (row: TableRow, env: Environment) => void
}

/** All that can be written. Everything else is refused: a value that Odoo would have worked out must not stay behind. */
export const writable: Readonly<Record<string, Writable>> = {
  ...documents,
  ...goods,
  'product.category': {
    fields: ['name', 'parent_id', 'packaging_reserve_method', 'removal_strategy_id'],
    defaults: { packaging_reserve_method: 'partial' },
    deletable: true,
    follows: treeNames('product.category', 'name', ' / '),
    check: checkNoCircle('product.category'),
  },
  'res.partner': {
    fields: [
      'name',
      'ref',
      'is_company',
      'active',
      'function',
      'street',
      'street2',
      'city',
      'zip',
      'state_id',
      'country_id',
      'vat',
      'company_registry',
      'color',
      'category_id',
      'company_id',
      'supplier_rank',
      'customer_rank',
      'type',
      'tz',
    ],
    defaults: {
      active: true,
      autopost_bills: 'ask',
      group_on: 'default',
      group_rfq: 'default',
      is_company: false,
      lang: 'en_US',
      partner_share: true,
      suggest_based_on: '30_days',
      suggest_days: 7,
      suggest_percent: 100,
      type: 'contact',
      color: 0,
      customer_rank: 0,
      message_bounce: 0,
      supplier_rank: 0,
    },
    deletable: true,
    follows: followPartner,
    check: checkPartner,
    checkDelete: checkDeletePartner,
  },
  'res.partner.category': {
    fields: ['name', 'parent_id', 'color', 'active'],
    defaults: { active: true, color: 0 },
    deletable: true,
    follows: treePaths('res.partner.category'),
    check: checkNoCircle('res.partner.category'),
  },
}

function followPartner({ id, name, is_company, company_name }: TableRow): Record<string, unknown> {
  return {
    commercial_partner_id: id,
    complete_name: String(name || '').trim() || false,
    commercial_company_name: (is_company ? name : company_name) || false,
  }
}

function checkPartner(row: TableRow, changed: readonly string[], env: Environment): void {
  if (row.type === 'contact' && !row.name) {
    throw validationError('The operation cannot be completed: Contacts require a name')
  }
  const own = columnOf(fieldNamed(modelNamed('res.partner'), 'parent_id'), env)
  if (own(row) !== null || [...env.tables.all('res.partner')].some((other) => other.parent_id === row.id)) {
    throw beyondTheDouble('write a partner that belongs to another, or to whom others belong')
  }
  if (changed.includes('active') && isUser(row, env)) throw beyondTheDouble('archive the partner of a user')
}

function checkDeletePartner(row: TableRow, env: Environment): void {
  if (!isUser(row, env)) return
  throw new Refusal(
    500,
    'odoo.exceptions.RedirectWarning',
    'You cannot delete contacts linked to an active user.\nYou should rather archive them after archiving their associated user.',
  )
}

function isUser(row: TableRow, env: Environment): boolean {
  return env.tables.pointingAt(fieldNamed(modelNamed('res.users'), 'partner_id'), row.id).length > 0
}

function treePaths(model: string): NonNullable<Writable['follows']> {
  return (row, env) => {
    const parent = env.tables.get(model, Number(row.parent_id))
    return { parent_path: `${parent?.parent_path ?? ''}${row.id}/` }
  }
}

function treeNames(model: string, name: string, between: string): NonNullable<Writable['follows']> {
  const path = treePaths(model)
  return (row, env) => {
    const parent = env.tables.get(model, Number(row.parent_id))
    const complete = parent === undefined ? row[name] : `${parent.complete_name}${between}${row[name]}`
    return { ...path(row, env), complete_name: complete }
  }
}

function checkNoCircle(model: string): NonNullable<Writable['check']> {
  return (row, _, env) => {
    const parent = env.tables.get(model, Number(row.parent_id))
    const above = String(parent?.parent_path ?? '')
      .split('/')
      .map(Number)
    if (above.includes(row.id)) throw userError('Recursion Detected.')
  }
}
