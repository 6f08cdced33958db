import type { LoadSession } from './session.ts'

/** Suppliers, items and cost centres that are used no more: gone from the lists, alive in the history. */
export async function archive(session: LoadSession): Promise<void> {
  const { suppliers, items, costCentres } = session.group
  const gone = (records: readonly { readonly key: string; readonly active: boolean }[]) =>
    records.filter(({ active }) => !active).map(({ key }) => key)
  await archiveAll(session, 'res.partner', gone(suppliers))
  await archiveAll(session, 'product.product', gone(items))
  const closed = costCentres.map(({ key, closedOn }) => ({ key, active: closedOn === null }))
  await archiveAll(session, 'account.analytic.account', gone(closed))
}

async function archiveAll(session: LoadSession, model: string, keys: readonly string[]): Promise<void> {
  const known = await session.known(model)
  const ids = keys.flatMap((key) => known.get(key) ?? [])
  const rows = await session.odoo.read(
    model,
    [
      ['id', 'in', ids],
      ['active', '=', true],
    ],
    ['active'],
  )
  session.progress.expect(ids.length, ids.length - rows.length)
  const options = { fields: ['active'] }
  await session.transition(
    model,
    'action_archive',
    rows.map(({ id }) => id),
    ({ active }) => active === false,
    options,
  )
}
