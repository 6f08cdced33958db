/** What one column of a row holds; null for nothing. */
export type Cell = string | number | boolean | null

/**
 * A record to load, in the words of Odoo's import: columns are fields, `field/id` names another record by its external
 * id, `field/.id` by its own.
 */
export interface LoadRow {
  readonly key: string
  readonly columns: Readonly<Record<string, Cell>>
  /** Records that belong to this one, by the field that holds them. */
  readonly children?: { readonly field: string; readonly rows: readonly LoadRow[] }
}

export interface LoadTable {
  readonly fields: readonly string[]
  readonly data: readonly (readonly string[])[]
}

/** The table that Odoo's `load` takes: one line for a record, and one more for each further child. */
export function loadTable(rows: readonly LoadRow[]): LoadTable {
  const fields = [...new Set(rows.flatMap(fieldsOf))]
  const line = (cells: Readonly<Record<string, Cell>>) => fields.map((field) => text(cells[field] ?? null))
  const data = rows.flatMap(({ key, columns, children }) => {
    const below = (children?.rows ?? []).map((child) =>
      prefixed(children?.field ?? '', { id: child.key, ...child.columns }),
    )
    return [line({ id: key, ...columns, ...below[0] }), ...below.slice(1).map(line)]
  })
  return { fields, data }
}

function fieldsOf({ columns, children }: LoadRow): string[] {
  const below = (children?.rows ?? []).flatMap((child) => ['id', ...Object.keys(child.columns)])
  return ['id', ...Object.keys(columns), ...below.map((field) => `${children?.field}/${field}`)]
}

function prefixed(field: string, cells: Readonly<Record<string, Cell>>): Record<string, Cell> {
  return Object.fromEntries(Object.entries(cells).map(([name, cell]) => [`${field}/${name}`, cell]))
}

// Odoo takes the number 0 for nothing, but not the text.
function text(cell: Cell): string {
  return cell === null ? '' : typeof cell === 'boolean' ? (cell ? 'True' : 'False') : String(cell)
}
