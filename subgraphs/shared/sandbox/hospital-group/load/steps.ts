import { closeAgreements, loadAgreements } from './agreements.ts'
import { archive } from './archive.ts'
import { loadBills, loadInvoices, loadReversals } from './bills.ts'
import { loadItems, loadVendorPrices } from './catalogue.ts'
import { loadCompanies } from './companies.ts'
import { loadFacilities } from './facilities.ts'
import { loadMoments } from './moments.ts'
import { loadOrders, placeOrders } from './orders.ts'
import { loadPartners } from './partners.ts'
import { loadPayments } from './payments.ts'
import { loadReceipts } from './receipts.ts'
import { loadReorderRules } from './reorder-rules.ts'
import { loadReturns } from './returns.ts'
import type { LoadSession } from './session.ts'
import { loadOpeningStock } from './shelves.ts'
import { loadTransfers } from './transfers.ts'

export interface Step {
  readonly name: string
  run(session: LoadSession): Promise<void>
}

/** What is loaded, each step on top of those before; each does only what is not done yet. */
export const steps: readonly Step[] = [
  { name: 'companies, books, buyers', run: loadCompanies },
  { name: 'facilities and their places', run: loadFacilities },
  { name: 'suppliers and payers', run: loadPartners },
  { name: 'units, categories, items', run: loadItems },
  { name: 'vendor prices', run: loadVendorPrices },
  { name: 'lots and opening stock', run: loadOpeningStock },
  { name: 'agreements', run: loadAgreements },
  { name: 'purchase orders written', run: loadOrders },
  { name: 'purchase orders placed', run: placeOrders },
  { name: 'agreements closed', run: closeAgreements },
  { name: 'goods received and put away', run: loadReceipts },
  { name: 'goods sent back', run: loadReturns },
  { name: 'transfers', run: loadTransfers },
  { name: 'vendor bills', run: loadBills },
  { name: 'invoices', run: loadInvoices },
  { name: 'refunds and credit notes', run: loadReversals },
  { name: 'payments', run: loadPayments },
  { name: 'reorder rules', run: loadReorderRules },
  { name: 'moments of what was moved', run: loadMoments },
  { name: 'what is used no more', run: archive },
]
