import type { CurrencyCode, HospitalGroup, Remittance } from '../hospital-group/group.ts'
import { traceOf } from '../hospital-group/remittances.ts'
import type { Care, InvoicedCare } from './care.ts'
import { type Cents, cents, sum } from './cents.ts'
import { type Adjusted, type Decision, deniedDecision, paidDecision, reversed } from './decisions.ts'

/** What a payer adds or takes for no single claim: positive is taken off. */
export interface ProviderAdjusted {
  /** WO an overpayment recovered, L6 interest. */
  readonly reason: 'WO' | 'L6'
  readonly reference: string
  readonly amount: Cents
}

/** A payment of a payer, with its decisions about claims. */
export interface PaidAtOnce {
  readonly trace: string
  readonly payer: string
  readonly company: string
  readonly currency: CurrencyCode
  readonly paidOn: string
  /** How it says so: by a file, by FHIR, or by something that was lost. */
  readonly told: 'file' | 'fhir' | 'lost'
  readonly decisions: readonly Decision[]
  readonly providerAdjustments: readonly ProviderAdjusted[]
}

/** What is paid: what was decided, less what the payer takes for itself. */
export function amountOf({ decisions, providerAdjustments }: PaidAtOnce): Cents {
  return sum(decisions.map(({ paid }) => paid)) - sum(providerAdjustments.map(({ amount }) => amount))
}

/** Payers abroad, who send no files. */
const tellByFhir: ReadonlySet<string> = new Set(['payer_5', 'payer_6'])

/** Its file never came. */
const lost = 'EFT26-0424-P1N'

const adjusted = (group: Adjusted['group'], reason: string, amount: number): Adjusted => ({
  group,
  reason,
  amount: cents(amount),
})

/** Why invoices were not paid whole by what is in Odoo: by contract, and for the patient to pay. */
const adjustments: Readonly<Record<string, readonly Adjusted[]>> = {
  invoice_usd_10: [
    adjusted('CO', '45', 10_698.97),
    adjusted('PR', '1', 1000),
    adjusted('PR', '2', 1250),
    adjusted('PR', '3', 250),
  ],
  invoice_usd_14: [adjusted('CO', '45', 100)],
  invoice_usd_29: [adjusted('CO', '45', 100)],
  invoice_part_paid: [
    adjusted('CO', '45', 18_095.2),
    adjusted('PR', '1', 1500),
    adjusted('PR', '2', 2400),
    adjusted('PR', '3', 100),
  ],
  invoice_eur_13: [adjusted('CO', '45', 700.76), adjusted('PR', '2', 198)],
}

/** What the first payer's share and its adjustments leave to the second, who leaves a part of it to the patient. */
const ofSecondPayer: readonly Adjusted[] = [adjusted('OA', '23', 14_179.97), adjusted('PR', '1', 500)]

const providerAdjustments: Readonly<Record<string, readonly ProviderAdjusted[]>> = {
  'EFT26-0508-P4N': [{ reason: 'L6', reference: 'LATE-0508', amount: -cents(100) }],
  'EFT26-0605-P3N': [{ reason: 'WO', reference: 'NGH-C-25-00771', amount: cents(500) }],
}

/** What payers paid by the books, what they decided besides, and what of it the books have not. */
export function paidAtOnce(
  group: HospitalGroup,
  invoiced: readonly InvoicedCare[],
  others: readonly Care[],
): PaidAtOnce[] {
  const of = careBy([...invoiced, ...others])
  const decided = (key: string, status: Decision['status'] = '1') =>
    paidDecision(of(key), adjustments[key] ?? [], status)
  const plain = (remittance: Remittance): Decision[] =>
    remittance.documents.map((key) => decided(key, key === 'invoice_usd_10' ? '19' : '1'))
  const besides: Readonly<Record<string, readonly Decision[]>> = {
    'EFT26-0424-P3N': [deniedDecision(of('invoice_usd_13'), '197')],
    'EFT26-0522-P1N': [reversed(decided('invoice_usd_8')), decided('invoice_usd_8')],
    'EFT26-0522-P2N': [deniedDecision(of('invoice_usd_12'), '50')],
    'EFT26-0619-P2N': [deniedDecision(of('invoice_usd_28'), '197')],
  }
  const before: Readonly<Record<string, readonly Decision[]>> = {
    'EFT26-0508-P3N': [reversed(deniedDecision(of('invoice_usd_13'), '197'))],
  }
  const known = group.remittances.map((remittance): PaidAtOnce => {
    const { trace, payer, company, currency, paidOn } = remittance
    return {
      trace,
      payer,
      company,
      currency,
      paidOn,
      told: trace === lost ? 'lost' : tellByFhir.has(payer) ? 'fhir' : 'file',
      decisions: [...(before[trace] ?? []), ...plain(remittance), ...(besides[trace] ?? [])],
      providerAdjustments: providerAdjustments[trace] ?? [],
    }
  })
  const unbooked = (payer: number, paidOn: string, { company, currency }: Care, decisions: Decision[]): PaidAtOnce => ({
    trace: traceOf(`PAY-${payer}`, company, currency, paidOn),
    payer: `payer_${payer}`,
    company,
    currency,
    paidOn,
    told: 'file',
    decisions,
    providerAdjustments: [],
  })
  const [shared, abroad, late, unbilled] = [
    of('invoice_usd_10'),
    of('invoice_eur_6'),
    of('invoice_usd_33'),
    of('RVC-C-26-90003'),
  ]
  const all = [
    ...known,
    unbooked(1, '2026-05-15', shared, [paidDecision(shared, ofSecondPayer, '2')]),
    unbooked(4, '2026-04-17', abroad, [paidDecision(abroad)]),
    unbooked(1, '2026-06-19', late, [
      deniedDecision(late, '29'),
      deniedDecision(unbilled, '31'),
      deniedDecision({ ...unbilled, claim: 'NGH-C-26-90001' }, '16'),
    ]),
  ]
  return all.toSorted((one, other) => (`${one.paidOn} ${one.trace}` < `${other.paidOn} ${other.trace}` ? -1 : 1))
}

function careBy(all: readonly Care[]): (key: string) => Care {
  const byKey = new Map(all.map((care) => [care.key, care]))
  return (key) => {
    const care = byKey.get(key)
    if (care === undefined) throw new Error(`Cannot tell what was decided of ${key}: there is no such care`)
    return care
  }
}
