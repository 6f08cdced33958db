import { OdooRefused, type OdooWithKey } from './odoo-with-key.ts'

/** A record to be made, by its external id. */
export interface Loaded {
  readonly externalId: string
  /** Keys of records are under `<field>/.id`, several joined by commas. */
  readonly columns: Readonly<Record<string, string>>
}

/**
 * Makes a record together with its external id, or makes the one that has it as `columns` says: in one transaction, so
 * that a command that is stopped leaves nothing it would not know again. Keys of records are under `<field>/.id`, several
 * joined by commas.
 * @throws {OdooRefused}
 */
export async function loadRecord(
  odoo: OdooWithKey,
  model: string,
  externalId: string,
  columns: Loaded['columns'],
  context: object = {},
): Promise<number> {
  const [id] = await loadRecords(odoo, model, [{ externalId, columns }], context)
  return id as number
}

/** As `loadRecord`, for records that name the same columns: all of them in one transaction, or none. @throws {OdooRefused} */
export async function loadRecords(
  odoo: OdooWithKey,
  model: string,
  records: readonly Loaded[],
  context: object = {},
): Promise<readonly number[]> {
  const columns = Object.keys(records[0]?.columns ?? {})
  const data = records.map(({ externalId, columns: values }) => [externalId, ...columns.map((name) => values[name])])
  const { ids, messages } = await odoo.call<{
    readonly ids: readonly number[] | false
    readonly messages: readonly { readonly type: string; readonly message: string }[]
  }>(`${model}/load`, { fields: ['id', ...columns], data }, context)
  const error = messages.find(({ type }) => type === 'error')
  if (ids !== false && ids.length === records.length && error === undefined) return ids
  const names = records.map(({ externalId }) => externalId).join(', ')
  throw new OdooRefused(`Cannot make ${names} in ${model}: ${error?.message ?? 'Odoo does not say why'}`)
}
