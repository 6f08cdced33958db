import { day, daysAfter } from './calendar.ts'
import type { BilledCare } from './claim-numbers.ts'
import { companies, estmere } from './companies.ts'
import type { Payer, Reversal } from './group.ts'
import { random } from './random.ts'

const counts: Readonly<Record<string, number>> = { [estmere]: 18 }

/** What payers owe for care and laboratory work: never a patient, only the month and the contract. */
export function invoices(payers: readonly Payer[]): BilledCare[] {
  return companies.flatMap(({ key: company, currency }) => {
    const { pick, whole, chance } = random(`invoices ${company}`)
    const count = counts[company] ?? 44
    const services = company === estmere ? laboratoryWork : care
    return Array.from({ length: count }, (_, index): BilledCare => {
      const offset = -176 + Math.floor((176 * index) / count)
      return {
        key: `invoice_${currency}_${index + 1}`.toLowerCase(),
        company,
        payer: pick(payers).key,
        currency: company === estmere && index % 6 === 5 ? 'USD' : currency,
        invoicedOn: day(offset),
        state: index >= count - 3 ? 'draft' : index % 17 === 16 ? 'cancelled' : 'posted',
        lines: Array.from({ length: whole(1, 3) }, () => {
          const [text, price] = pick(services)
          return { text, quantity: whole(1, 40), price: chance(0.2) ? Number((price * 0.95).toFixed(2)) : price }
        }),
      }
    })
  })
}

const care: readonly (readonly [text: string, price: number])[] = [
  ['Outpatient visits, monthly statement', 148],
  ['Theatre time, hours', 912.5],
  ['Ward days', 684],
  ['Imaging, monthly statement', 231.75],
  ['Infusion therapy, sessions', 187.4],
]

const laboratoryWork: readonly (readonly [text: string, price: number])[] = [
  ['Clinical chemistry, panels', 18.9],
  ['Immunoassays', 27.35],
  ['Coagulation profiles', 22.1],
  ['Blood gas analyses', 14.6],
]

/** Invoices that were taken back whole, one of them not posted yet. */
export function invoiceReversals(all: readonly BilledCare[]): Reversal[] {
  const posted = all.filter(({ state }) => state === 'posted')
  return [3, 14, 25, 30, 47].flatMap((place, index): Reversal[] => {
    const invoice = posted[place]
    if (invoice === undefined) return []
    return [
      {
        key: `${invoice.key}_credit`,
        document: invoice.key,
        reversedOn: daysAfter(invoice.invoicedOn, 8),
        reason: 'Wrong contract',
        state: index === 4 ? 'draft' : 'posted',
      },
    ]
  })
}
