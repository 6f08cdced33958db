import { columnOf, type Scalar } from '../columns.ts'
import type { Environment } from '../environment.ts'
import { beyondTheDouble } from '../errors.ts'
import { comodel, fieldNamed, type Model, modelNamed } from '../models.ts'
import type { TableRow } from '../tables.ts'
import { ownNames } from './own-names.ts'

/** Contexts in which names are made otherwise than here. */
const otherwise = [
  'formatted_display_name',
  'display_default_code',
  'seller_id',
  'show_address',
  'show_email',
  'show_vat',
  'partner_show_db_id',
  'partner_display_name_hide_company',
  'show_total_amount',
  'input_full_display_name',
  'name_as_amount_total',
  'hierarchical_naming',
  'show_attribute',
  'show_dest_package',
  'show_src_package',
  'is_done',
  'use_simplified_supplier_name',
  'hide_payment_journal_id',
  'display_account_trust',
  'append_fields',
]

/**
 * The name a record is shown by; false for a record that has none. Worked out with full rights, as Odoo does.
 * @throws 501 in a context that asks for names of another kind.
 */
export function displayName(model: Model, id: number, env: Environment): string | false {
  const row = env.tables.get(model.name, id)
  return row === undefined ? false : new Names(env).of(model, row)
}

/** What the names of records are made of. */
export class Names {
  readonly env: Environment

  constructor(env: Environment) {
    this.env = env.sudo()
    for (const key of otherwise) {
      if (env.context[key] !== undefined) throw beyondTheDouble(`show names in a context with ${key}`)
    }
  }

  of(model: Model, row: TableRow): string | false {
    const own = ownNames[model.name]
    return own === undefined ? this.usual(model, row) : own(row, this)
  }

  /** As most models do: by the field that names their records. */
  usual(model: Model, row: TableRow): string | false {
    if (model.recName === null) return `${model.name},${row.id}`
    const field = fieldNamed(model, model.recName)
    if (field.type === 'many2one') return this.at(model, row, model.recName)
    const value = columnOf(field, this.env)(row)
    return value === null ? false : String(value)
  }

  /** A column of a record, or of one it leads to; null when there is nothing. */
  get(model: string, row: TableRow | undefined, path: string): Scalar {
    const [step = '', ...rest] = path.split('.')
    const field = fieldNamed(modelNamed(model), step)
    const value = columnOf(field, this.env)(row)
    if (rest.length === 0 || row === undefined) return row === undefined ? null : value
    const target = comodel(field).name
    const next = typeof value === 'number' ? this.env.tables.get(target, value) : undefined
    return this.get(target, next, rest.join('.'))
  }

  text(model: string, row: TableRow, path: string): string {
    return String(this.get(model, row, path) ?? '')
  }

  /** The name of the record a field points at; false when it points nowhere. */
  at(model: Model | string, row: TableRow, name: string): string | false {
    const field = fieldNamed(typeof model === 'string' ? modelNamed(model) : model, name)
    const id = columnOf(field, this.env)(row)
    const target = typeof id === 'number' ? this.env.tables.get(comodel(field).name, id) : undefined
    return target === undefined ? false : this.of(comodel(field), target)
  }
}
