import { checkMayRead, forbidden } from '../access.ts'
import { columnOf, type Scalar } from '../columns.ts'
import { rulePredicates } from '../domain/compile.ts'
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
 * The name a record is shown by; false for a record that has none. What it is made of is looked up with the rights of
 * the environment: where a record is only pointed at, Odoo takes full rights.
 * @throws 403 when a part of the name may not be seen; 501 in a context that asks for names of another kind.
 */
export function displayName(model: Model, id: number, env: Environment): string | false {
  const row = env.tables.get(model.name, id)
  return row === undefined ? false : new Names(env).of(model, row)
}

/** The name of a record that another one points at: whoever sees the pointer sees the name. */
export function pointedName(model: Model, id: number, env: Environment): string | false {
  // Odoo reads all of the record then, and with it what of it is translated.
  if ([...model.fields.values()].some(({ translate }) => translate)) env.checkLanguage()
  return displayName(model, id, env.sudo())
}

/** What the names of records are made of. */
export class Names {
  readonly env: Environment

  constructor(env: Environment) {
    this.env = env
    for (const key of otherwise) {
      if (env.context[key] !== undefined) throw beyondTheDouble(`show names in a context with ${key}`)
    }
  }

  /** The same with full rights. */
  get aside(): Names {
    return this.env.isSuper ? this : new Names(this.env.sudo())
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
    return value === null || value === '' ? false : String(value)
  }

  /** A column of a record, or of one it leads to; null when there is nothing. */
  get(model: string, row: TableRow | undefined, path: string): Scalar {
    const [step = '', ...rest] = path.split('.')
    const field = fieldNamed(modelNamed(model), step)
    if (row === undefined) return null
    const value = columnOf(field, this.env)(row)
    if (rest.length === 0) return value
    return this.get(comodel(field).name, this.#reach(comodel(field), value), rest.join('.'))
  }

  text(model: string, row: TableRow, path: string): string {
    return String(this.get(model, row, path) ?? '')
  }

  /** The name of the record a field points at; false when it points nowhere. */
  at(model: Model | string, row: TableRow, name: string): string | false {
    const field = fieldNamed(typeof model === 'string' ? modelNamed(model) : model, name)
    const target = this.#reach(comodel(field), columnOf(field, this.env)(row))
    return target === undefined ? false : this.of(comodel(field), target)
  }

  #reach(model: Model, id: Scalar): TableRow | undefined {
    const row = typeof id === 'number' ? this.env.tables.get(model.name, id) : undefined
    if (row === undefined || this.env.isSuper) return row
    checkMayRead(model, this.env)
    if (!rulePredicates(model, this.env).every((rule) => rule(row))) throw forbidden(model)
    return row
  }
}
