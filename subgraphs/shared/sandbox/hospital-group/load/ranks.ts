import type { LoadSession } from './session.ts'

const accounts = { supplier_rank: 'liability_payable', customer_rank: 'asset_receivable' } as const

/**
 * How often suppliers and payers were dealt with: one for being one, and one for each entry in their account.
 *
 * Odoo counts this by itself, and passes over what it should count when two calls meet at one partner.
 */
export async function loadRanks(session: LoadSession): Promise<void> {
  const { odoo, group } = session
  const known = await session.known('res.partner')
  const companies = [...(await session.known('res.company')).values()]
  for (const [field, account] of Object.entries(accounts)) {
    const counted = await odoo.call<{ partner_id: [number, string]; 'move_id:count_distinct': number }[]>(
      'account.move.line/formatted_read_group',
      {
        domain: [
          ['parent_state', '=', 'posted'],
          ['partner_id', '!=', false],
          ['account_id.account_type', '=', account],
        ],
        groupby: ['partner_id'],
        aggregates: ['move_id:count_distinct'],
      },
      { companies },
    )
    const entries = new Map(counted.map(({ partner_id: [id], ...row }) => [id, row['move_id:count_distinct']]))
    const rows = await odoo.read('res.partner', [['id', 'in', [...known.values()]]], [field], { companies })
    const ranks = new Map(rows.map((row) => [row.id, row[field]]))
    const wanted = (field === 'supplier_rank' ? group.suppliers : group.payers).map(({ key }) => {
      const id = known.get(key) ?? 0
      return { key, id, columns: { [field]: 1 + (entries.get(id) ?? 0) } }
    })
    const wrong = wanted.filter(({ id, columns }) => ranks.get(id) !== columns[field])
    session.progress.expect(wanted.length, wanted.length - wrong.length)
    await session.update('res.partner', wrong, { companies })
    session.progress.advance(wrong.length)
  }
}
