import { known } from './catalogue.ts'
import { estmere } from './companies.ts'
import { clinic, facilities, hospital, laboratory } from './facilities.ts'
import type { CustomerInvoice } from './group.ts'

/** An invoice before it is known which claim it bills. */
export type BilledCare = Omit<CustomerInvoice, 'facility' | 'claim' | 'reference'>

/** Care that is given at the clinic, where there is no theatre and no ward. */
const atClinic = /^(Outpatient|Infusion|Imaging)/

/** Invoices on which nobody wrote a claim's number: one is paid, one a draft, one open. */
const withoutReference: ReadonlySet<string> = new Set(['invoice_usd_20', 'invoice_usd_43', 'invoice_eur_5'])

/** The invoice on which a zero was left out while the number was typed. */
const mistyped = 'invoice_usd_21'

/** Invoices with the numbers of their claims, which each facility counts by the day of the invoice. */
export function withClaimNumbers(invoices: readonly BilledCare[]): CustomerInvoice[] {
  const codes = new Map(facilities.map(({ key, code }) => [key, code]))
  const counters = new Map<string, number>()
  return invoices.map((invoice) => {
    const facility = facilityOf(invoice)
    const number = (counters.get(facility) ?? 0) + 1
    counters.set(facility, number)
    const claim = `${known(codes.get(facility), facility)}-C-26-${String(number).padStart(5, '0')}`
    return { ...invoice, facility, claim, reference: referenceOf(invoice.key, claim) }
  })
}

function referenceOf(invoice: string, claim: string): string | null {
  if (withoutReference.has(invoice)) return null
  return invoice === mistyped ? claim.replace('-0', '-') : claim
}

function facilityOf({ company, lines }: BilledCare): string {
  if (company === estmere) return laboratory
  return lines.every(({ text }) => atClinic.test(text)) ? clinic : hospital
}
