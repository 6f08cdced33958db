import type { Payment } from '../group.ts'
import { writeValues } from './many-values.ts'
import type { LoadSession } from './session.ts'
import { type CallScope, OdooRefused } from './trial-odoo.ts'

/** Money paid for bills, and received for invoices. */
export async function loadPayments(session: LoadSession): Promise<void> {
  await session.eachCompany(async ({ key }, scope) => {
    const own = session.group.payments.filter(({ company }) => company === key)
    const unpaid = await unpaidOf(
      session,
      own.flatMap(({ documents }) => documents),
      scope,
    )
    for (const payment of own) {
      const waiting = payment.documents.flatMap((document) => unpaid.get(document) ?? [])
      session.progress.expect(payment.documents.length, payment.documents.length - waiting.length)
      if (waiting.length > 0) await pay(session, payment, waiting, scope)
    }
    await setDueDates(session, scope)
  })
}

/** Entries that are no bills are due when they are made: Odoo took the day of the load for the day. */
async function setDueDates(session: LoadSession, scope: CallScope): Promise<void> {
  const fields = ['date', 'invoice_date_due']
  const entries = await session.odoo.read('account.move', [['move_type', '=', 'entry']], fields, scope)
  await writeValues(session, 'account.move', 'invoice_date_due', entries, ({ date }) => String(date))
}

/** Ids of the documents for which nothing was paid yet. */
async function unpaidOf(
  session: LoadSession,
  documents: readonly string[],
  scope: CallScope,
): Promise<Map<string, number>> {
  const known = await session.known('account.move')
  const ids = documents.flatMap((document) => known.get(document) ?? [])
  const rows = await session.odoo.read('account.move', [['id', 'in', ids]], ['payment_state'], scope)
  const unpaid = new Set(rows.filter(({ payment_state }) => payment_state === 'not_paid').map(({ id }) => id))
  return new Map([...known].filter(([key, id]) => unpaid.has(id) && documents.includes(key)))
}

async function pay(session: LoadSession, payment: Payment, ids: readonly number[], scope: CallScope): Promise<void> {
  const { odoo, group, progress } = session
  const context = { active_model: 'account.move', active_ids: ids }
  // One payment for all bills of a supplier in one currency; payers pay every invoice by itself.
  const isOfBills = group.bills.some(({ key }) => payment.documents.includes(key))
  const amount = payment.partAmount === null ? { group_payment: isOfBills } : { amount: payment.partAmount }
  const wizard = await odoo.call<number[]>(
    'account.payment.register/create',
    { vals_list: [{ payment_date: payment.paidOn, ...amount }] },
    { ...scope, context },
  )
  await odoo.call('account.payment.register/action_create_payments', { ids: wizard }, { ...scope, context })
  const rows = await odoo.read('account.move', [['id', 'in', ids]], ['payment_state'], scope)
  const left = rows.filter(({ payment_state }) => payment_state === 'not_paid').length
  if (left > 0) throw new OdooRefused(`Cannot pay ${payment.key}: ${left} of its documents stayed unpaid`)
  progress.advance(ids.length)
}
