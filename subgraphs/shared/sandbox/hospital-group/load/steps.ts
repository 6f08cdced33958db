import { closeAgreements, loadAgreements } from './agreements.ts'
import { archive } from './archive.ts'
import { loadBills, loadInvoices, loadReversals } from './bills.ts'
import { loadItems, loadVendorPrices } from './catalogue.ts'
import { loadCompanies } from './companies.ts'
import { loadCostCentres } from './cost-centres.ts'
import { loadFacilities } from './facilities.ts'
import { loadMovementMoments } from './movement-moments.ts'
import { loadOrders, placeOrders } from './orders.ts'
import { loadPartners } from './partners.ts'
import { loadPayments } from './payments.ts'
import { loadRanks } from './ranks.ts'
import { loadReceipts } from './receipts.ts'
import { loadRemittances } from './remittances.ts'
import { loadReorderRules } from './reorder-rules.ts'
import { loadReturns } from './returns.ts'
import type { LoadSession } from './session.ts'
import { loadOpeningStock } from './shelves.ts'
import { loadTransfers } from './transfers.ts'

export interface Step {
  readonly name: string
  /** What it stands on. It does not wait for others. */
  readonly after: readonly Step[]
  run(session: LoadSession): Promise<void>
}

const step = (name: string, run: Step['run'], ...after: readonly Step[]): Step => ({ name, run, after })

const companies = step('companies, books, buyers', loadCompanies)
const costCentres = step('cost centres', loadCostCentres, companies)
const facilities = step('facilities and their places', loadFacilities, companies)
const partners = step('suppliers and payers', loadPartners, companies)
const items = step('units, categories, items', loadItems, companies)
const prices = step('vendor prices', loadVendorPrices, partners, items)
const agreements = step('agreements', loadAgreements, prices, facilities)
const written = step('purchase orders written', loadOrders, agreements, costCentres)
const shelves = step('lots and opening stock', loadOpeningStock, facilities, items)
const placed = step('purchase orders placed', placeOrders, written)
const closed = step('agreements closed', closeAgreements, placed)
const invoices = step('invoices', loadInvoices, partners)
const received = step('goods received and put away', loadReceipts, placed, shelves)
const returned = step('goods sent back', loadReturns, received)
const bills = step('vendor bills', loadBills, returned)
// Not before the bills: the payments, which one company makes one after the other, leave room for it.
const transfers = step('transfers', loadTransfers, bills)
const reversals = step('refunds and credit notes', loadReversals, bills, invoices)
const payments = step('payments', loadPayments, reversals)
const remittances = step('traces of what payers paid', loadRemittances, payments)
const ranks = step('ranks of suppliers and payers', loadRanks, remittances)
const rules = step('reorder rules', loadReorderRules, transfers)
const moments = step('moments of what was moved', loadMovementMoments, transfers)
const archived = step('what is used no more', archive, closed, ranks, rules, moments)

/** What is loaded, no step before those it stands on; each does only what is not done yet. */
export const steps: readonly Step[] = [
  ...[companies, costCentres, facilities, partners, items, prices, agreements, written, shelves, placed, closed],
  ...[invoices, received, returned, bills, transfers, reversals, payments, remittances],
  ...[ranks, rules, moments, archived],
]

/** Runs steps side by side, each when those it stands on are done. @throws the error of the first one that fails. */
export async function runSteps(all: readonly Step[], run: (step: Step) => Promise<void>): Promise<void> {
  const done = new Map<Step, Promise<void>>()
  for (const each of all) {
    const before = Promise.all(each.after.map((earlier) => done.get(earlier)))
    done.set(
      each,
      before.then(() => run(each)),
    )
  }
  await Promise.all(done.values())
}
