import { beyondTheDouble } from './errors.ts'
import type { Field } from './models.ts'

/**
 * Stored fields by name, in Odoo's JSON form: `false` for nothing, ids for many2one, id lists for many2many, datetimes
 * 'YYYY-MM-DD HH:MM:SS[.ffffff]' in UTC. one2many are not stored: they follow from their inverse. A number that is
 * nothing in the database, which Odoo shows as 0 but sorts and groups apart from it, is `false` too. A field that each
 * company has its own value of is `{ "<company id>": value }`. A yes-or-no that is nothing is `null`. A field that is
 * missing is nothing, and a yes-or-no that is missing a no.
 */
export type TableRow = { readonly id: number } & Readonly<Record<string, unknown>>

export type OdooTables = Readonly<Record<string, readonly TableRow[]>>

type Undo = () => void

/** The records in memory: by id, by what they point at, and with a way back when a call fails half-way. */
export class Tables {
  readonly #rows: Map<string, Map<number, TableRow>>
  readonly #pointers = new Map<Field, Map<number, number[]>>()
  readonly #undo: Undo[] = []
  readonly #lastIds = new Map<string, number>()

  constructor(tables: OdooTables) {
    this.#rows = new Map(
      Object.entries(tables).map(([model, rows]) => [
        model,
        new Map([...rows].sort((one, other) => one.id - other.id).map((row) => [row.id, row])),
      ]),
    )
  }

  /** Whether there is a table of this model at all. */
  holds(model: string): boolean {
    return this.#rows.has(model)
  }

  /** Every record of a model, in the order of their ids. */
  all(model: string): Iterable<TableRow> {
    return this.#of(model).values()
  }

  get(model: string, id: number): TableRow | undefined {
    return this.#of(model).get(id)
  }

  has(model: string, id: number): boolean {
    return this.#of(model).has(id)
  }

  /** Ids of the records whose many2one `field` points at `id`, ascending. */
  pointingAt(field: Field, id: number): readonly number[] {
    let index = this.#pointers.get(field)
    if (index === undefined) {
      index = new Map()
      for (const row of this.all(field.model)) {
        const target = row[field.name]
        if (typeof target !== 'number') continue
        const ids = index.get(target)
        if (ids === undefined) index.set(target, [row.id])
        else ids.push(row.id)
      }
      this.#pointers.set(field, index)
    }
    return index.get(id) ?? []
  }

  /** An id no record has had before. */
  nextId(model: string): number {
    const last = this.#lastIds.get(model) ?? Math.max(0, ...this.#of(model).keys())
    this.#lastIds.set(model, last + 1)
    return last + 1
  }

  put(model: string, row: TableRow): void {
    const before = this.get(model, row.id)
    this.#change(model, () => {
      if (before === undefined) this.#of(model).delete(row.id)
      else this.#of(model).set(row.id, before)
    })
    this.#of(model).set(row.id, row)
  }

  delete(model: string, id: number): void {
    this.#lastIds.set(model, this.#lastIds.get(model) ?? Math.max(0, ...this.#of(model).keys()))
    const rows = [...this.#of(model)]
    this.#change(model, () => this.#rows.set(model, new Map(rows)))
    this.#of(model).delete(id)
  }

  /** Runs one call: what it changed is taken back when it throws. */
  whole<Result>(call: () => Result): Result {
    this.#undo.length = 0
    try {
      return call()
    } catch (error) {
      for (const undo of this.#undo.reverse()) undo()
      this.#pointers.clear()
      throw error
    }
  }

  #change(model: string, undo: Undo): void {
    this.#undo.push(undo)
    for (const field of this.#pointers.keys()) if (field.model === model) this.#pointers.delete(field)
  }

  #of(model: string): Map<number, TableRow> {
    const rows = this.#rows.get(model)
    if (rows === undefined) throw beyondTheDouble(`read ${model}, of which it was given no table`)
    return rows
  }
}
