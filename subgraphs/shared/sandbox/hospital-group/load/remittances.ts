import { writeValues } from './many-values.ts'
import type { LoadSession } from './session.ts'

/** What is written on payments of payers: the trace by which the payer knows them, or what somebody typed. */
export async function loadRemittances(session: LoadSession): Promise<void> {
  await session.eachCompany(async ({ key }, scope) => {
    const known = await session.known('account.move')
    const memoOf = new Map(
      session.group.remittances
        .filter(({ company, memo }) => company === key && memo !== null)
        .flatMap(({ documents, paidOn, memo }) => documents.map((each) => [`${known.get(each)} ${paidOn}`, memo])),
    )
    const payments = await session.odoo.read(
      'account.payment',
      [
        ['company_id', 'in', scope.companies],
        ['payment_type', '=', 'inbound'],
      ],
      ['invoice_ids', 'date', 'memo'],
      scope,
    )
    await writeValues(session, 'account.payment', 'memo', payments, ({ invoice_ids, date }) => {
      const [invoice] = invoice_ids as readonly number[]
      return memoOf.get(`${invoice} ${date}`) ?? ''
    })
  })
}
