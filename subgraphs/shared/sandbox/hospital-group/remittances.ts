import { known } from './catalogue.ts'
import { currencyOf, estmere } from './companies.ts'
import type { CustomerInvoice, Payer, Payment, Remittance } from './group.ts'

/** What is not the trace on payments of a remittance, by its trace: typed by hand, or left as the books propose it. */
const writtenOtherwise: Readonly<Record<string, string | null>> = {
  'EFT26-0227-P5N': 'Elmstrand, 27 February',
  'EFT26-0410-P4E': null,
}

/** What payers paid: one remittance for all they paid to one company in one currency on one day. */
export function remittances(
  payments: readonly Payment[],
  invoices: readonly CustomerInvoice[],
  payers: readonly Payer[],
): Remittance[] {
  const byKey = new Map(invoices.map((invoice) => [invoice.key, invoice]))
  const paid = payments.flatMap(({ paidOn, documents }) =>
    documents.flatMap((key) => {
      const invoice = byKey.get(key)
      return invoice === undefined ? [] : [{ invoice, paidOn }]
    }),
  )
  const together = Map.groupBy(paid, ({ invoice: { company, payer, currency }, paidOn }) =>
    [paidOn, company, payer, currency].join(' '),
  )
  const numbers = new Map(payers.map(({ key, number }) => [key, number]))
  return [...together.values()].flatMap(([first, ...others]): Remittance[] => {
    if (first === undefined) return []
    const { company, payer, currency } = first.invoice
    const trace = traceOf(known(numbers.get(payer), payer), company, currency, first.paidOn)
    return [
      {
        key: `remittance_${trace.slice('EFT26-'.length)}`.toLowerCase().replaceAll('-', '_'),
        company,
        payer,
        currency,
        paidOn: first.paidOn,
        documents: [first, ...others].map(({ invoice }) => invoice.key),
        trace,
        memo: writtenOtherwise[trace] === undefined ? trace : writtenOtherwise[trace],
      },
    ]
  })
}

/** As this group's payers number what they pay: the year, the day, who pays whom, and in what if it is foreign. */
export function traceOf(payer: string, company: string, currency: string, paidOn: string): string {
  const [year, ...monthAndDay] = paidOn.slice(2).split('-')
  const who = `${payer.replace('PAY-', 'P')}${company === estmere ? 'E' : 'N'}`
  const foreign = currency === currencyOf(company) ? '' : `-${currency}`
  return `EFT${year}-${monthAndDay.join('')}-${who}${foreign}`
}
