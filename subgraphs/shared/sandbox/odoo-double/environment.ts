import { isFalsy } from './domain/values.ts'
import { accessError, userError } from './errors.ts'
import type { Tables } from './tables.ts'

/** An account of the double. */
export interface DoubleUser {
  readonly id: number
  readonly login: string
  readonly apiKey: string
  readonly companyIds: readonly number[]
  /** Its own company, which it works in unless a call names others. */
  readonly companyId: number
  /** An administrator, the one who reads and empties the outbox, or the models that an account of no group may read. */
  readonly access: 'admin' | 'relay' | readonly string[]
}

export type Context = Readonly<Record<string, unknown>>

/** On whose behalf, in which companies and with which context records are looked at. */
export class Environment {
  readonly tables: Tables
  readonly user: DoubleUser
  readonly context: Context
  /** Whether access rights and record rules are passed over, as Odoo does for what it works out by itself. */
  readonly isSuper: boolean

  constructor(tables: Tables, user: DoubleUser, context: Context, isSuper = false) {
    this.tables = tables
    this.user = user
    this.context = context
    this.isSuper = isSuper
  }

  sudo(): Environment {
    return this.isSuper ? this : new Environment(this.tables, this.user, this.context, true)
  }

  with(context: Context): Environment {
    return new Environment(this.tables, this.user, { ...this.context, ...context }, this.isSuper)
  }

  without(key: string): Environment {
    const { [key]: _, ...context } = this.context
    return new Environment(this.tables, this.user, context, this.isSuper)
  }

  /** Whether archived records are left out where nobody asks for them. */
  get hidesArchived(): boolean {
    return !isFalsy(this.context.active_test ?? true)
  }

  /** The companies whose records are shown. @throws 403 when one of them is not the user's. */
  get companyIds(): readonly number[] {
    return this.#namedCompanies() ?? this.user.companyIds
  }

  /** The company whose values are shown where each company has its own. @throws as `companyIds`. */
  get companyId(): number {
    return this.#namedCompanies()?.[0] ?? this.user.companyId
  }

  /** For what depends on the language: only English is installed. @throws 422 for another one. */
  checkLanguage(): void {
    const { lang } = this.context
    if (!isFalsy(lang) && lang !== 'en_US') throw userError(`Invalid language code: ${lang}`)
  }

  #namedCompanies(): readonly number[] | null {
    const named = this.context.allowed_company_ids
    if (isFalsy(named)) return null
    if (!Array.isArray(named) || (!this.isSuper && !named.every((id) => this.user.companyIds.includes(id)))) {
      throw accessError('Access to unauthorized or invalid companies.')
    }
    return named
  }
}
