import { NotFound, SourceContractBroken } from '../errors/errors.ts'
import { type Decimal, fixedDecimal, preciseDecimal, roundedDecimal } from '../values/decimal.ts'
import { type GlobalId, globalId } from '../values/global-id.ts'
import type { OdooFacts, OperationType } from './facts.ts'

/** A record as Odoo's JSON has it: `false` for nothing, ids for many2one (`load: null`), naive UTC text for datetimes. */
export type OdooRow = { readonly id: number } & Readonly<Record<string, unknown>>

/**
 * One property of an entity: the Odoo fields it needs and how their values become the business's own.
 *
 * Everything odd about Odoo's values is undone here and nowhere else.
 */
export interface Column<Value> {
  /** Odoo fields to ask for. */
  readonly fields: readonly string[]
  /** @throws {SourceContractBroken} when Odoo's value is not of the kind the field promises. */
  read(row: OdooRow, facts: OdooFacts): Value
  /** True when this row names something of the facts that they do not hold yet. Absent: the column needs none of them. */
  leansOnUnknown?(row: OdooRow, facts: OdooFacts): boolean
}

export interface Money {
  readonly amount: Decimal
  readonly currency: string
}

export interface Quantity {
  readonly value: Decimal
  readonly unitCode: string
  readonly unit: Reference<'UnitOfMeasure'> | null
}

/** An entity of any subgraph, by its key alone. */
export interface Reference<Type extends string> {
  readonly __typename: Type
  readonly id: GlobalId
}

export type ColumnValue<C> = C extends Column<infer Value> ? Value : never

function broken(field: string, expected: string): SourceContractBroken {
  return new SourceContractBroken('odoo', `Cannot use field ${field} of Odoo: expected ${expected}`)
}

function column<Value>(field: string, read: (value: unknown, facts: OdooFacts) => Value): Column<Value> {
  return { fields: [field], read: (row, facts) => read(row[field], facts) }
}

/** Text; null when Odoo has none. An empty text is none: Odoo itself does not tell them apart when it searches. */
export function text(field: string): Column<string | null> {
  return column(field, (value) => {
    if (value === false || value === '') return null
    if (typeof value !== 'string') throw broken(field, 'text')
    return value
  })
}

/** True or false; here Odoo's `false` is an answer. */
export function flag(field: string): Column<boolean> {
  return column(field, (value) => {
    if (typeof value !== 'boolean') throw broken(field, 'true or false')
    return value
  })
}

/** A day without a zone, `2026-11-20`. */
export function day(field: string): Column<string | null> {
  return column(field, (value) => {
    if (value === false) return null
    if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) throw broken(field, 'a day')
    return value
  })
}

/** An instant in UTC; Odoo writes it without a zone, and in seconds. */
export function instant(field: string): Column<string | null> {
  return column(field, (value) => {
    if (value === false) return null
    if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}/.test(value))
      throw broken(field, 'an instant')
    return `${value.slice(0, 10)}T${value.slice(11, 19)}Z`
  })
}

/**
 * How Odoo wants an instant in a domain: UTC, no zone, whole seconds. A part of a second is rounded up, so that "at
 * this instant or later" and "before this instant" hold for what clients see, which are whole seconds too.
 */
export function odooInstant(value: string): string {
  const seconds = Math.ceil(Date.parse(value) / 1_000)
  return new Date(seconds * 1_000).toISOString().slice(0, 19).replace('T', ' ')
}

/**
 * The business's word for a state of Odoo. A state without a word becomes `UNKNOWN` and is counted, never guessed:
 * an add-on may bring states of its own. Odoo's empty state is null, unless the words have one for `false`.
 */
export function state<const Words extends Readonly<Record<string, string>>>(
  field: string,
  words: Words,
): Column<Words[keyof Words] | 'UNKNOWN' | null> {
  return column(field, (value, facts) => {
    if (value === false && !Object.hasOwn(words, 'false')) return null
    const key = value === false ? 'false' : value
    if (typeof key !== 'string') throw broken(field, 'a state')
    return wordFor(key, words, field, facts)
  })
}

function wordFor<Words extends Readonly<Record<string, string>>>(
  key: string,
  words: Words,
  field: string,
  facts: OdooFacts,
): Words[keyof Words] | 'UNKNOWN' {
  const word = Object.hasOwn(words, key) ? words[key] : undefined
  if (word === undefined) facts.noticeUnknownState(field)
  return (word as Words[keyof Words] | undefined) ?? 'UNKNOWN'
}

/** The key of the one record a field points at. */
export function recordKey(field: string): Column<number | null> {
  return column(field, (value) => {
    if (value === false) return null
    if (!isKey(value)) throw broken(field, 'the id of a record')
    return value
  })
}

/** The keys of all records a field points at, in Odoo's own order for them. */
export function recordKeys(field: string): Column<readonly number[]> {
  return column(field, (value) => {
    if (!Array.isArray(value) || !value.every(isKey)) throw broken(field, 'the ids of records')
    return value
  })
}

/** The entity a field points at; null when it points nowhere. */
export function reference<Type extends string>(field: string, type: Type): Column<Reference<Type> | null> {
  const key = recordKey(field)
  return {
    fields: key.fields,
    read: (row, facts) => entityReference(type, key.read(row, facts)),
  }
}

export function entityReference<Type extends string>(type: Type, key: number): Reference<Type>
export function entityReference<Type extends string>(type: Type, key: number | null): Reference<Type> | null
export function entityReference<Type extends string>(type: Type, key: number | null): Reference<Type> | null {
  return key === null ? null : new RecordReference(type, key)
}

/** A reference that remembers the record's key in Odoo. */
export class RecordReference<Type extends string> implements Reference<Type> {
  readonly __typename: Type
  readonly key: number
  constructor(type: Type, key: number) {
    this.__typename = type
    this.key = key
  }
  /** Made when asked for: most references that come with a record are of no interest to the operation. */
  get id(): GlobalId {
    return globalId('odoo', this.__typename, this.key)
  }
}

/**
 * The facility of the operation type a field names. Null when it names none, or one of no facility.
 *
 * What operation types tell is known beforehand, so that Odoo need not read them with each record.
 */
export function facilityOfOperation(field: string): Column<Reference<'Facility'> | null> {
  return operation(field, ({ facility }) => entityReference('Facility', facility))
}

/** The business's word for what the operation type is for that a field names, as `state` has words. Null for none. */
export function kindOfOperation<const Words extends Readonly<Record<string, string>>>(
  field: string,
  words: Words,
): Column<Words[keyof Words] | 'UNKNOWN' | null> {
  return operation(field, ({ code }, facts) => wordFor(code, words, field, facts))
}

function operation<Value>(field: string, read: (type: OperationType, facts: OdooFacts) => Value): Column<Value | null> {
  const typeKey = recordKey(field)
  return {
    fields: typeKey.fields,
    leansOnUnknown: namesUnknown(field, 'operationType'),
    read: (row, facts) => {
      const key = typeKey.read(row, facts)
      if (key === null) return null
      const type = facts.operationType(key)
      if (type !== undefined) return read(type, facts)
      throw new NotFound(
        `Cannot use field ${field} of Odoo: no such operation type, or none the account may see`,
        'odoo',
      )
    },
  }
}

/** An amount in the currency another field names, rounded as that currency is. Null when Odoo names no currency. */
export function money(field: string, currencyField: string): Column<Money | null> {
  return amount(field, currencyField, fixedDecimal)
}

/** The ISO 4217 code of the currency a field names. */
export function currencyCode(field: string): Column<string | null> {
  const key = recordKey(field)
  return {
    fields: key.fields,
    leansOnUnknown: namesUnknown(field, 'currency'),
    read: (row, facts) => {
      const currency = key.read(row, facts)
      return currency === null ? null : (facts.currency(currency)?.code ?? null)
    },
  }
}

/** A price per unit: at least as fine as the currency, and finer where Odoo keeps it finer (1.005). */
export function price(field: string, currencyField: string): Column<Money | null> {
  return amount(field, currencyField, preciseDecimal)
}

function amount(
  field: string,
  currencyField: string,
  write: (value: number, digits: number) => Decimal,
): Column<Money | null> {
  const currencyKey = recordKey(currencyField)
  return {
    fields: [field, currencyField],
    leansOnUnknown: namesUnknown(currencyField, 'currency'),
    read: (row, facts) => {
      const key = currencyKey.read(row, facts)
      if (key === null) return null
      return amountOf(numberOf(row, field), key, currencyField, write, facts)
    },
  }
}

/** An amount that Odoo summed up. @throws {SourceContractBroken} when the account cannot read its currency. */
export function moneyOf(value: number, currencyKey: number | null, facts: OdooFacts): Money {
  return amountOf(value, currencyKey, 'currency', fixedDecimal, facts)
}

function amountOf(
  value: number,
  key: number | null,
  field: string,
  write: (value: number, digits: number) => Decimal,
  facts: OdooFacts,
): Money {
  const currency = key === null ? undefined : facts.currency(key)
  if (currency === undefined) throw broken(field, 'a currency the account can read')
  return { amount: write(value, currency.digits), currency: currency.code }
}

/** A quantity in the unit another field names. Null when there is no unit, as on a line that is only a heading. */
export function quantity(field: string, unitField: string): Column<Quantity | null> {
  return quantityFrom([field], unitField, (row) => numberOf(row, field))
}

/** A quantity worked out of several fields, all in the unit another field names. */
export function quantityFrom(
  fields: readonly string[],
  unitField: string,
  amountIn: (row: OdooRow) => number,
): Column<Quantity | null> {
  const unitKey = recordKey(unitField)
  return {
    fields: [...fields, unitField],
    leansOnUnknown: namesUnknown(unitField, 'unit'),
    read: (row, facts) => {
      const key = unitKey.read(row, facts)
      return key === null ? null : quantityOf(amountIn(row), key, facts)
    },
  }
}

export function quantityOf(value: number, unitKey: number, facts: OdooFacts): Quantity {
  return {
    value: roundedDecimal(value, facts.quantityDigits),
    // A unit that cannot be read must not cost the reader the quantity.
    unitCode: facts.unit(unitKey)?.code ?? 'UNKNOWN',
    unit: entityReference('UnitOfMeasure', unitKey),
  }
}

/** A percentage such as a discount. */
export function percentage(field: string): Column<Decimal> {
  return { fields: [field], read: (row) => roundedDecimal(numberOf(row, field), 4) }
}

/** @throws {SourceContractBroken} when Odoo's value is not a finite number. */
export function numberOf(row: Readonly<Record<string, unknown>>, field: string): number {
  const value = row[field]
  if (typeof value !== 'number' || !Number.isFinite(value)) throw broken(field, 'a number')
  return value
}

/** Whether a row names, in a field that was read of it, something of the facts that they do not hold yet. */
export function namesUnknown(field: string, table: 'currency' | 'unit' | 'operationType') {
  return (row: OdooRow, facts: OdooFacts) => isKey(row[field]) && facts[table](row[field]) === undefined
}

function isKey(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0
}
