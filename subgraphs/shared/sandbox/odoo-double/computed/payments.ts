import type { Compute, Reader } from './compute.ts'

/**
 * Payments that an entry was set off against, found by way of the lines that were reconciled, and those that were made
 * for it. Rights play no part in it.
 */
export const reconciledPayments: Compute = ({ id }, _, { aside: read }) => {
  const found = reconciledEntries(id, read).flatMap((entry) => read.ids('account.payment', [['move_id', '=', entry]]))
  const made = read.value('account.move', id, 'matched_payment_ids')
  const byNumber = [...new Set(found)].sort((one, other) => one - other)
  return [...new Set([...byNumber, ...(Array.isArray(made) ? (made as number[]) : [])])]
}

/** Entries whose receivables and payables were set off against those of this one. */
function reconciledEntries(entry: number, read: Reader): number[] {
  const lines = read.ids('account.move.line', [
    ['move_id', '=', entry],
    ['account_id.account_type', 'in', ['asset_receivable', 'liability_payable']],
  ])
  const others = [
    ['debit_move_id', 'credit_move_id'],
    ['credit_move_id', 'debit_move_id'],
  ].flatMap(([here = '', there = '']) =>
    read
      .ids('account.partial.reconcile', [[here, 'in', lines]])
      .map((part) => Number(read.value('account.partial.reconcile', part, there))),
  )
  return others.map((line) => Number(read.value('account.move.line', line, 'move_id')))
}
