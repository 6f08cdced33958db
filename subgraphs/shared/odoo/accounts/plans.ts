import { type RecordRule, readerRules } from './record-rules.ts'

export const accountNames = ['reader', 'writer', 'relay'] as const
export type AccountName = (typeof accountNames)[number]

/** What an account may do with the records of a model; Odoo's words. */
export const operations = ['read', 'write', 'create', 'unlink'] as const
export type Operation = (typeof operations)[number]

/** A group that only one account is in, and all that it may do. */
export interface OwnGroup {
  readonly access: ReadonlyMap<string, readonly Operation[]>
  readonly rules: readonly RecordRule[]
}

/** An account as it should be. */
export interface AccountPlan {
  readonly name: AccountName
  readonly login: string
  /** The account's and its group's name, as people see it in Odoo. */
  readonly title: string
  /** Caregraph's setting that takes its key. */
  readonly setting: 'ODOO_API_KEY' | 'ODOO_WRITER_API_KEY' | 'ODOO_RELAY_API_KEY'
  /** Null where Odoo's own groups are all it has. */
  readonly own: OwnGroup | null
  /** Odoo's own groups it is in, by external id. */
  readonly groups: readonly string[]
}

/** The name of a model in which Odoo notes what happened, for the relay to read and take away. */
export type OutboxModel = `x_${string}_outbox`

export function outboxModel(prefix: string): OutboxModel {
  return `x_${prefix.replaceAll('-', '_')}_outbox`
}

/**
 * The account of this name as it should be. `fields`: what the reader has to read, by model; `prefix`: what the logins
 * begin with.
 */
export function planOf(
  name: AccountName,
  { prefix, fields }: { readonly prefix: string; readonly fields: ReadonlyMap<string, ReadonlySet<string>> },
): AccountPlan {
  const title = `${prefix.charAt(0).toUpperCase()}${prefix.slice(1)} ${name}`
  const named = { name, login: `${prefix}-${name}`, title }
  switch (name) {
    case 'reader': {
      const models = [...fields.keys()].filter((model) => !lookedThrough.has(model)).sort()
      const access = new Map(models.map((model) => [model, ['read'] as const] as const))
      return { ...named, setting: 'ODOO_API_KEY', own: { access, rules: readerRules }, groups: [] }
    }
    case 'writer':
      return { ...named, setting: 'ODOO_WRITER_API_KEY', own: null, groups: writerGroups }
    case 'relay': {
      const access = new Map<string, readonly Operation[]>([[outboxModel(prefix), ['read', 'unlink']]])
      return { ...named, setting: 'ODOO_RELAY_API_KEY', own: { access, rules: [] }, groups: [] }
    }
  }
}

/**
 * Models of the map that take no right to read: only conditions lead to them, by fields that Odoo looks through with
 * rights of its own. The live test finds out which they are.
 */
const lookedThrough: ReadonlySet<string> = new Set(['account.account'])

/** Who places and approves orders and receives goods. Both make it a user of Odoo's own, with a seat. */
const writerGroups = ['purchase.group_purchase_user', 'stock.group_stock_user']
