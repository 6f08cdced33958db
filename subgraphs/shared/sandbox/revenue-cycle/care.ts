import type { CurrencyCode, CustomerInvoice, HospitalGroup } from '../hospital-group/group.ts'
import type { OdooTables, TableRow } from '../odoo-double/tables.ts'
import { type Cents, cents, sum } from './cents.ts'

/** One line of a claim: so many units of a price, which is exact. */
export interface CareLine {
  /** Of the house's own list. */
  readonly code: string
  readonly quantity: number
  readonly unitPrice: Cents
  readonly net: Cents
}

/** Care that a claim is about. */
export interface Care {
  /** The invoice's key; of what no invoice bills, a name of its own. */
  readonly key: string
  readonly claim: string
  readonly facility: string
  readonly company: string
  readonly payer: string
  readonly currency: CurrencyCode
  readonly billedOn: string
  readonly lines: readonly CareLine[]
  readonly charged: Cents
}

/** Care of which an invoice in Odoo asks the payment. */
export interface InvoicedCare extends Care {
  readonly state: CustomerInvoice['state']
  readonly isReversed: boolean
}

const codes: readonly (readonly [text: string, code: string])[] = [
  ['Outpatient visits', 'OPV'],
  ['Theatre time', 'THR'],
  ['Ward days', 'WRD'],
  ['Imaging', 'IMG'],
  ['Infusion therapy', 'INF'],
  ['Clinical chemistry', 'LCC'],
  ['Immunoassays', 'LIA'],
  ['Coagulation profiles', 'LCO'],
  ['Blood gas analyses', 'LBG'],
]

/** Lines that are claimed of a payer, and forgotten on the invoice. */
const alsoClaimed: Readonly<Record<string, CareLine>> = { invoice_usd_29: careLine('INF', 1, 10_000) }

/** What the invoices of the group bill, with the amounts that Odoo made of them: taxes are in the prices. */
export function invoicedCare(group: HospitalGroup, tables: OdooTables): InvoicedCare[] {
  const companies = new Map(
    group.companies.map(({ key, name }) => [key, rows(tables, 'res.company').find((row) => row.name === name)?.id]),
  )
  const moves = rows(tables, 'account.move').filter(({ move_type }) => move_type === 'out_invoice')
  const lines = Map.groupBy(rows(tables, 'account.move.line'), ({ move_id }) => move_id)
  const reversed = new Set(group.reversals.filter(({ state }) => state === 'posted').map(({ document }) => document))
  return group.invoices.map((invoice) => {
    const { company, invoicedOn } = invoice
    const [move, ...others] = moves.filter(
      (row) => row.company_id === companies.get(company) && row.invoice_date === invoicedOn,
    )
    if (move === undefined || others.length > 0) {
      throw new Error(`Cannot tell what ${invoice.key} bills: expected one invoice of ${invoicedOn} in the tables`)
    }
    const invoiced = cents(Number(move.amount_total))
    const forgotten = alsoClaimed[invoice.key]
    const claimed = [...linesOf(lines.get(move.id) ?? [], invoiced), ...(forgotten === undefined ? [] : [forgotten])]
    return {
      key: invoice.key,
      claim: invoice.claim,
      facility: invoice.facility,
      company,
      payer: invoice.payer,
      currency: invoice.currency,
      billedOn: invoicedOn,
      state: invoice.state,
      isReversed: reversed.has(invoice.key),
      lines: claimed,
      charged: sum(claimed.map(({ net }) => net)),
    }
  })
}

/** Care that no invoice bills: its claim has nothing beside it in Odoo. */
export function otherCare(): Care[] {
  const lines = [careLine('OPV', 3, 14_800), careLine('IMG', 1, 23_175)]
  const care = (claim: string, facility: string, payer: string, billedOn: string): Care => ({
    key: claim,
    claim,
    facility,
    company: 'company_northmere',
    payer,
    currency: 'USD',
    billedOn,
    lines,
    charged: sum(lines.map(({ net }) => net)),
  })
  return [
    care('NGH-C-26-90002', 'facility_hospital', 'payer_9', '2026-05-12'),
    care('RVC-C-26-90003', 'facility_clinic', 'payer_1', '2026-05-20'),
  ]
}

function linesOf(of: readonly TableRow[], invoiced: Cents): CareLine[] {
  const products = of
    .filter(({ display_type }) => display_type === 'product')
    .toSorted((one, other) => Number(one.sequence) - Number(other.sequence))
  const nets = products.map(({ price_total }) => cents(Number(price_total)))
  // Taxes are rounded once for the invoice, and once for each line.
  const rounded = invoiced - sum(nets)
  return products.flatMap(({ name, quantity }, place) => {
    const net = (nets[place] ?? 0) + (place === products.length - 1 ? rounded : 0)
    return exactLines(codeOf(String(name)), Number(quantity), net)
  })
}

/** An amount that cannot be divided by its units is one unit at another price, and the rest at one price. */
function exactLines(code: string, quantity: number, net: Cents): CareLine[] {
  const unitPrice = Math.floor(net / quantity)
  const left = net - unitPrice * quantity
  if (left === 0) return [careLine(code, quantity, unitPrice)]
  return [careLine(code, quantity - 1, unitPrice), careLine(code, 1, unitPrice + left)]
}

function careLine(code: string, quantity: number, unitPrice: Cents): CareLine {
  return { code, quantity, unitPrice, net: quantity * unitPrice }
}

function codeOf(text: string): string {
  const code = codes.find(([beginning]) => text.startsWith(beginning))?.[1]
  if (code === undefined) throw new Error(`Cannot code ${text}: it is in no list of charges`)
  return code
}

function rows(tables: OdooTables, model: string): readonly TableRow[] {
  return tables[model] ?? []
}
