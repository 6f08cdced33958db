import { UnitConversion, type UnitRatio } from './unit-conversion.ts'

/** A currency as Odoo keeps it. */
export interface Currency {
  /** ISO 4217. */
  readonly code: string
  /** Places after the point in an amount of it. */
  readonly digits: number
}

/** A unit of measure as Odoo keeps it. */
export interface Unit extends UnitRatio {
  readonly name: string
  /** UN/ECE Recommendation 20 where it is one of Odoo's standard units, else the unit's own name. */
  readonly code: string
  readonly active: boolean
}

/** One of Odoo's operation types: orders and transfers name one, and it tells where and what for. No type of the graph. */
export interface OperationType {
  /** Key of the facility it is of; null for goods that go past all of them. */
  readonly facility: number | null
  /** Odoo's word for what it is for: `incoming`, `internal`, `outgoing`, or what an add-on brings. */
  readonly code: string
}

export interface FactTables {
  readonly currencies: ReadonlyMap<number, Currency>
  readonly units: ReadonlyMap<number, Unit>
  readonly operationTypes: ReadonlyMap<number, OperationType>
  /** Places after the point that Odoo keeps of a quantity ("Product Unit"). */
  readonly quantityDigits: number
}

/**
 * The few small tables every value leans on: currencies, units, operation types and the precision of quantities.
 *
 * Read when the connection is made and again when a record names one that is not there yet, so that they cost an
 * operation nothing.
 */
export class OdooFacts {
  #tables: FactTables
  #conversion: UnitConversion | null = null
  readonly #onUnknownState: (field: string) => void

  constructor(tables: FactTables, onUnknownState: (field: string) => void) {
    this.#tables = tables
    this.#onUnknownState = onUnknownState
  }

  /** Undefined when the account cannot read such a currency. */
  currency(key: number): Currency | undefined {
    return this.#tables.currencies.get(key)
  }

  /** Undefined when the account cannot read such a unit. */
  unit(key: number): Unit | undefined {
    return this.#tables.units.get(key)
  }

  /** Undefined when the account cannot read such an operation type. */
  operationType(key: number): OperationType | undefined {
    return this.#tables.operationTypes.get(key)
  }

  get units(): ReadonlyMap<number, Unit> {
    return this.#tables.units
  }

  /** What the units come to in one another. */
  get unitConversion(): UnitConversion {
    this.#conversion ??= new UnitConversion(this.#tables.units)
    return this.#conversion
  }

  get quantityDigits(): number {
    return this.#tables.quantityDigits
  }

  noticeUnknownState(field: string): void {
    this.#onUnknownState(field)
  }

  replace(tables: FactTables): void {
    this.#tables = tables
    this.#conversion = null
  }
}
