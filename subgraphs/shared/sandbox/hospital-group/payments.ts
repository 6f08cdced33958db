import { daysAfter, groupDay } from './calendar.ts'
import type { BilledCare } from './claim-numbers.ts'
import { currencyOf } from './companies.ts'
import type { Payment, Reversal, VendorBill } from './group.ts'
import { random } from './random.ts'

/** Bills taken back whole because of their price, one of the refunds not posted yet. */
export function billReversals(bills: readonly VendorBill[]): Reversal[] {
  const isOld = ({ kind, state, billedOn }: VendorBill) =>
    kind === 'bill' && state === 'posted' && billedOn < daysAfter(groupDay, -30)
  const old = bills.filter(isOld)
  return [11, 47, 83, 119, 150].flatMap((place, index): Reversal[] => {
    const bill = old[place]
    if (bill === undefined) return []
    return [
      {
        key: `${bill.key}_reversal`,
        document: bill.key,
        reversedOn: daysAfter(bill.billedOn, 12),
        reason: 'Wrong price',
        state: index === 2 ? 'draft' : 'posted',
      },
    ]
  })
}

interface Due {
  readonly key: string
  /** In another currency than the company's: paid by hand, so mostly later. */
  readonly isForeign: boolean
  readonly company: string
  readonly issuedOn: string
  readonly paidAfterDays: readonly [number, number]
  readonly total: number
}

/** Every second Friday bills some weeks old are paid: mostly whole, sometimes in part or never; invoices are paid so too. */
export function payments(
  bills: readonly VendorBill[],
  invoices: readonly BilledCare[],
  reversals: readonly Reversal[],
): Payment[] {
  const { chance, whole } = random('payments')
  const reversed = new Set(reversals.map(({ document }) => document))
  const runs = new Map<string, Payment>()
  for (const { key, company, isForeign, issuedOn, paidAfterDays, total } of [...owed(bills), ...owing(invoices)]) {
    const paidOn = paymentDayFrom(daysAfter(issuedOn, whole(...paidAfterDays)))
    const isPart = chance(0.06)
    if (reversed.has(key) || chance(isForeign ? 0.6 : 0.12) || paidOn > groupDay) continue
    const run = isPart ? `payment_${key}` : `payment_${key.split('_')[0]}_${company.slice('company_'.length)}_${paidOn}`
    const documents = [...(runs.get(run)?.documents ?? []), key]
    const partAmount = isPart ? Math.max(1, Math.round((total * whole(20, 70)) / 100)) : null
    runs.set(run, { key: run.replaceAll('-', '_'), company, paidOn, documents, partAmount })
  }
  return [...runs.values()].toSorted((one, other) =>
    `${one.paidOn} ${one.key}` < `${other.paidOn} ${other.key}` ? -1 : 1,
  )
}

function owed(bills: readonly VendorBill[]): Due[] {
  return bills
    .filter(({ kind, state }) => kind === 'bill' && state === 'posted')
    .map(({ key, company, currency, billedOn: issuedOn, lines }) => {
      const total = lines.reduce((sum, line) => sum + line.quantity * line.price * (1 - line.discount / 100), 0)
      return { key, company, isForeign: currency !== currencyOf(company), issuedOn, paidAfterDays: [35, 70], total }
    })
}

function owing(invoices: readonly BilledCare[]): Due[] {
  return invoices
    .filter(({ state }) => state === 'posted')
    .map(({ key, company, currency, invoicedOn: issuedOn, lines }) => {
      const total = lines.reduce((sum, { quantity, price }) => sum + quantity * price, 0)
      return { key, company, isForeign: currency !== currencyOf(company), issuedOn, paidAfterDays: [25, 70], total }
    })
}

function paymentDayFrom(day: string): string {
  const daysSinceFriday = (Date.parse(day) - Date.parse('2026-01-02')) / 86_400_000
  return daysAfter(day, (14 - (daysSinceFriday % 14)) % 14)
}
