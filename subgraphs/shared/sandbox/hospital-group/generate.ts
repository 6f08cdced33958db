import { agreements, underAgreement } from './agreements.ts'
import { bills } from './bills.ts'
import { catalogue, known } from './catalogue.ts'
import { withClaimNumbers } from './claim-numbers.ts'
import { buyers, companies, estmere, exchangeRates } from './companies.ts'
import { costCentrePlans, costCentres } from './cost-centres.ts'
import { facilities, places } from './facilities.ts'
import type { HospitalGroup, PurchaseOrder } from './group.ts'
import { invoiceReversals, invoices } from './invoices.ts'
import { categories, units } from './item-families.ts'
import { items, packagingCodes } from './items.ts'
import { placedOrders } from './orders.ts'
import { billReversals, payments } from './payments.ts'
import { delivered } from './receipts.ts'
import { remittances } from './remittances.ts'
import { openingStock, reorderRules } from './stock.ts'
import { partPaidInvoice, type StoryOrder, storyBills, storyLots, storyOrders, storyPayments } from './story-orders.ts'
import { cartridgeRule, onlyInStories, storyStock } from './story-stock.ts'
import { payers, suppliers } from './suppliers.ts'
import { transfers, waitingTransfers } from './transfers.ts'
import { vendorPrices } from './vendor-prices.ts'

/** The hospital group: the same in every run, to the last digit. */
export function hospitalGroup(): HospitalGroup {
  const allItems = items()
  const allSuppliers = suppliers()
  const prices = vendorPrices(allItems, allSuppliers)
  const all = catalogue(allItems, units, prices)
  const others = catalogue(
    allItems.filter(({ key }) => !onlyInStories.has(key)),
    units,
    prices.filter(({ item }) => !onlyInStories.has(item)),
  )

  const placed = placedOrders(others, allSuppliers)
  const agreed = agreements(placed, allSuppliers, others)
  const arrivals = placed.map((order) => delivered(order, all))
  const plain = placed.map(({ fate, orderedDay, expectedDay, ...order }, index): StoryOrder => {
    const { receipts, returns } = arrivals[index] as (typeof arrivals)[number]
    return { ...order, ...underAgreement(order, agreed, all), receipts, returns }
  })
  const orders = numbered([...plain, ...storyOrders])
  const isOfStory = new Set(storyOrders.map(({ key }) => key))
  const orderByKey = new Map(orders.map((order) => [order.key, order]))

  const random = openingStock(others.items)
  const openingLots = [...storyStock.lots, ...random.lots]
  const counts = [...storyStock.counts, ...random.counts]
  const moved = transfers(random.counts, openingLots, all)

  const plainBills = bills(
    orders.filter(({ key }) => !isOfStory.has(key)),
    all,
  )
  const plainInvoices = invoices(payers)
  const reversals = [...billReversals(plainBills), ...invoiceReversals(plainInvoices)]
  const allInvoices = withClaimNumbers(byDay([...plainInvoices, partPaidInvoice], 'invoicedOn'))
  const allPayments = byDay([...payments(plainBills, plainInvoices, reversals), ...storyPayments], 'paidOn')
  return {
    companies,
    exchangeRates: exchangeRates(),
    facilities,
    places,
    buyers,
    costCentrePlans,
    costCentres,
    suppliers: allSuppliers,
    payers,
    units,
    categories,
    items: allItems,
    packagingCodes: packagingCodes(allItems),
    vendorPrices: prices,
    agreements: agreed,
    reorderRules: [cartridgeRule, ...reorderRules(random.counts)],
    lots: [...openingLots, ...storyLots, ...arrivals.flatMap(({ lots }) => lots)],
    openingStock: counts,
    orders,
    transfers: [...moved, ...waitingTransfers(counts, orders, moved, others)],
    bills: byDay([...plainBills, ...storyBills((key) => known(orderByKey.get(key), key), all.unitSize)], 'billedOn'),
    invoices: allInvoices,
    reversals,
    payments: allPayments,
    remittances: remittances(allPayments, allInvoices, payers),
  }
}

/** The orders as they were placed one after another, each company counting its own. */
function numbered(orders: readonly StoryOrder[]): PurchaseOrder[] {
  const counters = new Map<string, number>()
  return byDay(orders, 'orderedAt').map((order) => {
    const number = (counters.get(order.company) ?? 0) + 1
    counters.set(order.company, number)
    const prefix = order.company === estmere ? 'EL' : 'NM'
    return { ...order, number: `${prefix}-26-${String(number).padStart(4, '0')}` }
  })
}

function byDay<Field extends string, Value extends Readonly<Record<Field | 'key', string>>>(
  values: readonly Value[],
  field: Field,
): Value[] {
  const place = (value: Value) => `${value[field]} ${value.key}`
  return values.toSorted((one, other) => (place(one) < place(other) ? -1 : 1))
}
