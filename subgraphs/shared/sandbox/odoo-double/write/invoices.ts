import type { Environment } from '../environment.ts'
import { beyondTheDouble } from '../errors.ts'
import type { TableRow } from '../tables.ts'
import { change, pointing } from './change.ts'
import type { Writable } from './writable.ts'

/** Invoices to customers: they are posted, and something is paid of them. Their entries stay as they are. */
export const invoices: Writable = {
  fields: ['state', 'payment_state'],
  check: checkInvoice,
  follows: (row, env) => ({ is_manually_modified: true, ...(isJustPosted(row) ? numbered(row, env) : {}) }),
  after: followLines,
}

function checkInvoice(row: TableRow, changed: readonly string[], env: Environment): void {
  if (row.state !== 'posted') throw beyondTheDouble('write an invoice that is not posted then')
  if (!changed.includes('state') || !isJustPosted(row)) return
  const isPlain = row.move_type === 'out_invoice' && Number(row.amount_residual) !== 0
  if (!isPlain || row.payment_reference || termLines(row, env).length !== 1) {
    throw beyondTheDouble('post any entry but a plain invoice to a customer')
  }
}

/** What has no number yet was not posted before. */
function isJustPosted({ state, sequence_number }: TableRow): boolean {
  return state === 'posted' && !sequence_number
}

/** The next number of its journal in its year. */
function numbered(row: TableRow, env: Environment): Record<string, unknown> {
  const year = `/${String(row.date).slice(0, 4)}/`
  const others = pointing('account.move', 'journal_id', Number(row.journal_id), env).filter(
    ({ move_type, sequence_prefix }) => move_type === row.move_type && String(sequence_prefix).endsWith(year),
  )
  const last = others.reduce((most, { sequence_number }) => Math.max(most, Number(sequence_number || 0)), 0)
  const prefix = others.find(({ sequence_number }) => sequence_number === last)?.sequence_prefix
  if (prefix === undefined) throw beyondTheDouble('post the first invoice of a year')
  const name = `${prefix}${String(last + 1).padStart(5, '0')}`
  return { checked: true, name, payment_reference: name, sequence_number: last + 1, sequence_prefix: prefix }
}

function followLines(before: TableRow | null, row: TableRow, env: Environment): void {
  if (before?.state === row.state) return
  for (const line of pointing('account.move.line', 'move_id', row.id, env)) {
    change('account.move.line', line, { move_name: row.name, parent_state: row.state }, env)
  }
  const name = row.ref ? `${row.ref} - ${row.payment_reference}` : row.payment_reference
  for (const line of termLines(row, env)) change('account.move.line', line, { name }, env)
}

function termLines({ id }: TableRow, env: Environment): TableRow[] {
  return pointing('account.move.line', 'move_id', id, env).filter((line) => line.display_type === 'payment_term')
}
