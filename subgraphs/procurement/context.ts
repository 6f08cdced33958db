import type { MatchTolerance } from '#shared/config/settings.ts'
import type { Changes } from '#shared/events/feed/change-feed.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { Children } from '#shared/odoo/children.ts'
import type { OdooRow } from '#shared/odoo/columns.ts'
import type { Domain } from '#shared/odoo/domain.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { Pages } from '#shared/odoo/pages.ts'
import { Records } from '#shared/odoo/records.ts'
import type { Ahead, Companions, Single } from '#shared/odoo/related.ts'
import { referenceGate } from '#shared/odoo/visible-references.ts'
import { contractPricesOfItems, itemsOfProducts } from './loaders/contract-prices.ts'
import { matchedBillsLoader } from './loaders/matched-bills.ts'
import { matchedOrdersLoader } from './loaders/matched-orders.ts'
import { orderedUnderAgreements } from './loaders/ordered-under-agreements.ts'
import { buyers } from './sources/odoo/buyers.ts'
import { contractPriceOrders, contractPrices } from './sources/odoo/contract-prices.ts'
import { MatchRecords } from './sources/odoo/match-records.ts'
import { purchaseAgreementLines } from './sources/odoo/purchase-agreement-lines.ts'
import { purchaseAgreementOrders, purchaseAgreements } from './sources/odoo/purchase-agreements.ts'
import { purchaseOrderLines } from './sources/odoo/purchase-order-lines.ts'
import { purchaseOrderOrders, purchaseOrders } from './sources/odoo/purchase-orders.ts'
import { readSupplierSpend } from './sources/odoo/supplier-spend.ts'
import { vendorBillLines } from './sources/odoo/vendor-bill-lines.ts'
import { vendorBillOrders, vendorBills } from './sources/odoo/vendor-bills.ts'

/** What a resolver of procurement can reach. Made new for every operation. */
export type ProcurementContext = ReturnType<typeof procurementContext>

/**
 * What other subgraphs of this process know of the records that are read here, so that it is read with them. Absent: they
 * ask for it themselves.
 */
export interface OrderCompanions {
  readonly suppliers?: Companions
  /** Purchase orders, with what came in for them. */
  readonly receivedOrders?: Companions
  /** Items on the lines of a page of orders. */
  readonly orderedItems?: Ahead
}

export function procurementContext(
  odoo: Odoo,
  matchTolerance: MatchTolerance,
  changes: Changes,
  { suppliers, receivedOrders, orderedItems }: OrderCompanions,
  request: RequestContext,
) {
  const withSupplier = (vouches: (first: OdooRow) => boolean = () => false): Readonly<Record<string, Single>> =>
    suppliers === undefined ? {} : { supplier: { records: suppliers, vouches } }
  const buyerRecords = new Records(buyers, odoo, request)
  const orderLines = new Records(purchaseOrderLines, odoo, request, {
    single: {
      purchaseOrder: {
        get records(): Companions {
          return orders
        },
      },
    },
    ...(orderedItems !== undefined && { ahead: { item: orderedItems } }),
  })
  const billLines = new Records(vendorBillLines, odoo, request, {
    single: { purchaseOrderLine: { records: orderLines } },
  })
  const agreementLines = new Records(purchaseAgreementLines, odoo, request)
  const matchRecords = new MatchRecords(odoo.beyondFacilities, request)
  // Whoever billed a company or was ordered from is a supplier.
  const bills = new Records(vendorBills, odoo, request, {
    lists: { lines: billLines },
    single: withSupplier(() => true),
    along: [matchRecords.bills],
  })
  const orders = new Records(purchaseOrders, odoo, request, {
    lists: { lines: orderLines },
    crossing: { bills: { records: bills } },
    single: { ...withSupplier(hasLines), buyer: { records: buyerRecords } },
    // Of whoever is limited, what may be seen of bills, moves and prices is for Odoo to say, one by one.
    ...(!odoo.isLimited && { along: [matchRecords.orders] }),
    ...(receivedOrders !== undefined && { extensions: [receivedOrders] }),
  })
  const agreements = new Records(purchaseAgreements, odoo, request, {
    lists: { lines: agreementLines },
    crossing: { purchaseOrders: { records: orders } },
    single: withSupplier(),
  })
  const prices = new Records(contractPrices, odoo, request, {
    single: { ...withSupplier(), agreement: { records: agreements } },
  })
  const matchedOrders = matchedOrdersLoader(matchRecords, request)
  const newestFirst = { field: 'partner_id', domain: [], order: 'date_order desc, id desc' }
  return {
    changes,
    buyers: buyerRecords,
    purchaseOrders: orders,
    purchaseOrderPages: new Pages(orders, purchaseOrderOrders, odoo, request),
    purchaseOrdersOfSupplier: new Children(orders, newestFirst, odoo, request),
    purchaseOrderLines: orderLines,
    purchaseAgreements: agreements,
    purchaseAgreementPages: new Pages(agreements, purchaseAgreementOrders, odoo, request),
    purchaseAgreementLines: agreementLines,
    orderedUnderAgreements: orderedUnderAgreements(odoo.beyondFacilities, request),
    contractPrices: prices,
    contractPricePages: new Pages(prices, contractPriceOrders, odoo, request),
    contractPricesOfItems: contractPricesOfItems(prices, odoo, request),
    itemsOfProducts: itemsOfProducts(odoo, request),
    vendorBills: bills,
    vendorBillPages: new Pages(bills, vendorBillOrders, odoo, request),
    vendorBillLines: billLines,
    supplierSpend: (filter: Domain) => readSupplierSpend(odoo, filter, request),
    matchedOrders,
    matchedBills: matchedBillsLoader(matchRecords, matchedOrders, request),
    matchTolerance,
    visible: referenceGate(odoo, request),
    facts: () => odoo.facts(request),
    factsOfUnits: (units: readonly (number | null)[]) => odoo.factsOfUnits(units, request),
  }
}

function hasLines({ order_line: lines }: OdooRow): boolean {
  return Array.isArray(lines) && lines.length > 0
}
