import type { RequestContext } from '#shared/http/request-context.ts'
import { type Money, moneyOf, numberOf, type OdooRow, recordKey } from '#shared/odoo/columns.ts'
import { type ListSearch, noLists, withoutLists } from '#shared/odoo/lists.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'

/** What one entry was set off against an invoice, in the invoice's currency. */
export interface SetOffAmount {
  readonly invoice: number
  /** Key of the entry that was set off: a payment's, a credit note's, a bank statement's. */
  readonly entry: number
  readonly amount: Money
}

const entryOf = recordKey('move_id')
const currencyOf = recordKey('debit_currency_id')
const creditOf = recordKey('credit_move_id')

const ofEntry: ListSearch = { fields: ['move_id'], limit: null, lists: noLists }
const parts = {
  fields: ['debit_amount_currency', 'debit_currency_id', 'credit_move_id'],
  limit: 1_000,
  lists: new Map([['credit_move_id', ofEntry]]),
}

/** What was set off against each of these invoices: one call. A payment that has no entry is not among it. */
export async function readSetOffAmounts(
  odoo: Odoo,
  invoices: readonly number[],
  request: RequestContext,
): Promise<readonly SetOffAmount[]> {
  const search = {
    domain: [
      ['move_id', 'in', invoices],
      ['matched_credit_ids', '!=', false],
    ] as const,
    fields: ['move_id', 'matched_credit_ids'],
    lists: new Map([['matched_credit_ids', parts]]),
  }
  const rows = await odoo.searchRead('account.move.line', search, request)
  const facts = await odoo.facts(request)
  return rows.flatMap((row) => {
    const invoice = entryOf.read(row, facts)
    const { rows: own, brought } = withoutLists(partsOf(row), ['credit_move_id'])
    const entries = new Map((brought.get('credit_move_id') ?? []).map((line) => [line.id, entryOf.read(line, facts)]))
    return own.flatMap((part) => {
      const entry = entries.get(creditOf.read(part, facts) ?? 0) ?? null
      if (invoice === null || entry === null) return []
      const amount = moneyOf(numberOf(part, 'debit_amount_currency'), currencyOf.read(part, facts), facts)
      return [{ invoice, entry, amount }]
    })
  })
}

/** Those that came along; past the limit there are ids alone. */
function partsOf({ matched_credit_ids: list }: OdooRow): readonly OdooRow[] {
  return Array.isArray(list) ? list.filter((part) => typeof part === 'object' && 'credit_move_id' in part) : []
}
