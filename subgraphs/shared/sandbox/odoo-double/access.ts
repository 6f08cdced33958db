import type { Environment } from './environment.ts'
import { accessError } from './errors.ts'
import type { Field, Model } from './models.ts'
import { outbox } from './outbox/model.ts'

type Rule = (companyIds: readonly number[]) => unknown[]

const ownCompany: Rule = (ids) => [['company_id', 'in', ids]]
const ownOrNoCompany: Rule = (ids) => [['company_id', 'in', [...ids, false]]]
const parentCompany: Rule = (ids) => [['company_id', 'parent_of', ids]]
const parentOrNoCompany: Rule = (ids) => ['|', ['company_id', '=', false], ['company_id', 'parent_of', ids]]

/** Odoo's own record rules for the companies in view. Models that are not named here have none for these accounts. */
const rules: Readonly<Record<string, Rule>> = {
  'account.account': (ids) => [['company_ids', 'parent_of', ids]],
  'account.analytic.account': parentOrNoCompany,
  'account.fiscal.position': parentCompany,
  'account.journal': parentCompany,
  'account.move': ownCompany,
  'account.move.line': ownCompany,
  'account.payment': ownCompany,
  'account.payment.term': parentOrNoCompany,
  'account.tax': parentCompany,
  'product.supplierinfo': parentOrNoCompany,
  'product.template': parentOrNoCompany,
  'purchase.order': ownCompany,
  'purchase.order.line': ownCompany,
  'purchase.requisition': ownCompany,
  'purchase.requisition.line': ownCompany,
  'res.currency.rate': parentOrNoCompany,
  'res.partner': (ids) => [
    '|',
    '|',
    ['partner_share', '=', false],
    ['company_id', 'parent_of', ids],
    ['company_id', '=', false],
  ],
  'res.partner.bank': ownOrNoCompany,
  'res.users': (ids) => ['|', ['share', '=', false], ['company_ids', 'in', ids]],
  'stock.location': ownOrNoCompany,
  'stock.lot': ownOrNoCompany,
  'stock.move': ownCompany,
  'stock.move.line': ownOrNoCompany,
  'stock.package': ownOrNoCompany,
  'stock.picking': ownCompany,
  'stock.picking.type': ownCompany,
  'stock.quant': ownOrNoCompany,
  'stock.route': ownOrNoCompany,
  'stock.warehouse': ownCompany,
  'stock.warehouse.orderpoint': ownCompany,
}

/** The conditions a record has to meet to be seen; each is a domain of the model it comes with. */
export function rulesOf(model: Model, env: Environment): unknown[][] {
  if (env.isSuper) return []
  const inherited = model.inherits.flatMap(({ model: parent, by }) =>
    ruleOf(parent, env).map((rule) => [[by, 'any', rule]]),
  )
  return [...inherited, ...ruleOf(model.name, env)]
}

function ruleOf(model: string, env: Environment): unknown[][] {
  const rule = rules[model]
  if (rule === undefined) return []
  const domain = rule(env.companyIds)
  // Odoo then reads companies, and with them what of them is translated.
  if (JSON.stringify(domain).includes('parent_of')) env.checkLanguage()
  return [domain]
}

/** @throws 403 when the account may not read any record of the model. */
export function checkMayRead(model: Model, env: Environment): void {
  if (mayRead(model.name, env)) return
  throw accessError(`You are not allowed to access '${model.name}' (${model.name}) records.`)
}

/** The refusal of a record that the record rules keep from the account. */
export function forbidden(model: Model) {
  return accessError(`Sorry, you do not have enough rights to read '${model.name}' (${model.name}) records.`)
}

export function mayRead(model: string, env: Environment): boolean {
  const { access } = env.user
  if (env.isSuper) return true
  if (model === outbox.name || access === 'relay') return model === outbox.name && access === 'relay'
  return access === 'admin' ? env.tables.holds(model) : access.includes(model)
}

/** @throws 403 when the account may not write records of the model. */
export function checkMayWrite(model: Model, operation: 'create' | 'write' | 'unlink', env: Environment): void {
  const { access } = env.user
  if (env.isSuper) return
  if (model.name === outbox.name ? access === 'relay' && operation === 'unlink' : access === 'admin') return
  throw accessError(`You are not allowed to ${operation} '${model.name}' (${model.name}) records.`)
}

/** Only auditors, and an administrator is none. */
const groupsOfNobody = new Set(['account.group_account_readonly', 'base.group_no_one'])

export function hasGroup(group: string, env: Environment): boolean {
  return env.user.access === 'admin' && !groupsOfNobody.has(group)
}

export function maySeeField(field: Field, env: Environment): boolean {
  if (env.isSuper || field.groups === undefined) return true
  return field.groups.split(',').some((group) => hasGroup(group, env))
}

/**
 * As `checkMaySeeField`, for a field that is searched, sorted or grouped by: a view of another field is looked through
 * with full rights.
 */
export function checkMayUseColumn(field: Field, env: Environment): void {
  if (field.stored || field.related === undefined) checkMaySeeField(field, env)
}

/** @throws 403 when the field is for groups the account is not in. */
export function checkMaySeeField(field: Field, env: Environment): void {
  if (maySeeField(field, env)) return
  throw accessError(
    `You do not have enough rights to access the field "${field.name}" on ${field.model} (${field.model}). ` +
      'Please contact your system administrator.\n\nOperation: read',
  )
}
