import { OdooRefused, type OdooWithKey } from './odoo-with-key.ts'

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
  columns: Readonly<Record<string, string>>,
): Promise<number> {
  const named = { fields: ['id', ...Object.keys(columns)], data: [[externalId, ...Object.values(columns)]] }
  const { ids, messages } = await odoo.call<{
    readonly ids: readonly number[] | false
    readonly messages: readonly { readonly type: string; readonly message: string }[]
  }>(`${model}/load`, named)
  const error = messages.find(({ type }) => type === 'error')
  const [id] = ids === false ? [] : ids
  if (id !== undefined && error === undefined) return id
  throw new OdooRefused(`Cannot make ${externalId} in ${model}: ${error?.message ?? 'Odoo does not say why'}`)
}
