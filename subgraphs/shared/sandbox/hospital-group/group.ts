/**
 * The hospital group in the words of its business.
 *
 * Everything has a `key`: the same in every run, and its external id wherever the group is loaded. Other things are
 * named by their keys. Days are `2026-06-30`, instants `2026-06-30T08:15:00Z`; quantities of lots and of stock are in
 * the item's own unit, quantities of order and bill lines in the line's unit; prices are per unit of the line, in the
 * currency of the document.
 */
export interface HospitalGroup {
  readonly companies: readonly Company[]
  readonly exchangeRates: readonly ExchangeRate[]
  readonly facilities: readonly Facility[]
  readonly places: readonly Place[]
  readonly buyers: readonly Buyer[]
  readonly costCentrePlans: readonly CostCentrePlan[]
  readonly costCentres: readonly CostCentre[]
  readonly suppliers: readonly Supplier[]
  readonly payers: readonly Payer[]
  readonly units: readonly Unit[]
  readonly categories: readonly Category[]
  readonly items: readonly Item[]
  readonly packagingCodes: readonly PackagingCode[]
  readonly vendorPrices: readonly VendorPrice[]
  readonly agreements: readonly Agreement[]
  readonly reorderRules: readonly ReorderRule[]
  readonly lots: readonly Lot[]
  readonly openingStock: readonly StockCount[]
  readonly orders: readonly PurchaseOrder[]
  readonly transfers: readonly Transfer[]
  readonly bills: readonly VendorBill[]
  readonly invoices: readonly CustomerInvoice[]
  readonly reversals: readonly Reversal[]
  readonly payments: readonly Payment[]
  readonly remittances: readonly Remittance[]
}

export type CurrencyCode = 'USD' | 'EUR' | 'GBP' | 'JPY'

export interface Company {
  readonly key: string
  readonly name: string
  readonly registry: string
  readonly currency: CurrencyCode
  /** ISO 3166, in small letters. */
  readonly country: string
  /** An order of this much or more, in the company's currency, waits for a second person. */
  readonly approvalLimit: number
}

export interface ExchangeRate {
  readonly key: string
  readonly company: string
  readonly currency: CurrencyCode
  readonly from: string
  /** Units of the currency for one of the company's. */
  readonly rate: number
}

export interface Facility {
  readonly key: string
  readonly company: string
  readonly name: string
  readonly code: string
  /** True where goods are received at a dock and put away by a second transfer. */
  readonly putsAway: boolean
}

/** A room or shelf of a facility; each facility has its main store besides, named by `mainStore`. */
export interface Place {
  readonly key: string
  readonly facility: string
  readonly name: string
  readonly barcode: string
}

/** The place every facility has from the start. */
export const mainStore = (facility: string): string => `${facility}_main_store`

/** Where goods arrive at a facility that puts them away later. */
export const dock = (facility: string): string => `${facility}_dock`

/** One of the ways in which what is spent is divided; a cost centre belongs to one of them. */
export interface CostCentrePlan {
  readonly key: string
  readonly name: string
}

export interface CostCentre {
  readonly key: string
  readonly plan: string
  readonly company: string
  readonly code: string | null
  readonly name: string
  /** The day from which nothing is charged to it any more. */
  readonly closedOn: string | null
}

/** Who orders: people who do not exist. */
export interface Buyer {
  readonly key: string
  readonly name: string
  readonly login: string
  readonly company: string
}

export interface Supplier {
  readonly key: string
  readonly name: string
  readonly number: string | null
  readonly vat: string | null
  readonly registry: string | null
  readonly country: string
  readonly street: string
  readonly city: string
  readonly email: string
  readonly phone: string
  readonly paymentTerm: 'account_payment_term_15days' | 'account_payment_term_30days' | 'account_payment_term_45days'
  readonly currency: CurrencyCode
  readonly active: boolean
  /** The one company that may see it; null for all. */
  readonly onlyFor: string | null
  /** What it deals in. */
  readonly trade: Trade
}

export type Trade = 'supplies' | 'surgery' | 'diagnostics' | 'pharma' | 'technology' | 'services'

export interface Payer {
  readonly key: string
  readonly name: string
  readonly number: string
  readonly country: string
}

/** Units whose key has a dot are there wherever the group is loaded. */
export interface Unit {
  readonly key: string
  readonly name: string
  /** What one of it is made of; null for the smallest of its kind. */
  readonly of: { readonly unit: string; readonly count: number } | null
}

export interface Category {
  readonly key: string
  readonly name: string
  readonly parent: string | null
}

export interface Item {
  readonly key: string
  readonly sku: string | null
  readonly name: string
  readonly category: string
  readonly trade: Trade
  readonly unit: string
  readonly packagings: readonly string[]
  /** `stocked` is counted and kept, `consumable` is bought without being counted. */
  readonly kind: 'stocked' | 'consumable' | 'service'
  readonly tracking: 'none' | 'lot' | 'serial'
  /** Null where it does not expire. */
  readonly shelfLifeDays: number | null
  /** In USD for one unit. */
  readonly cost: number
  /** A GTIN, right or wrong, or a code of the house. */
  readonly barcode: string | null
  readonly active: boolean
  readonly onlyFor: string | null
  /** Set for items that are sizes of one article. */
  readonly sizeOf: { readonly article: string; readonly size: string } | null
}

/** The number printed on a box or a case of an item. */
export interface PackagingCode {
  readonly key: string
  readonly item: string
  readonly unit: string
  /** A GTIN of 14 digits, right or wrong. */
  readonly gtin: string
}

export interface VendorPrice {
  readonly key: string
  readonly supplier: string
  readonly item: string
  readonly price: number
  readonly currency: CurrencyCode
  readonly from: string | null
  readonly until: string | null
  readonly minimum: number
  readonly daysToDeliver: number
  readonly supplierCode: string | null
}

export interface Agreement {
  readonly key: string
  readonly number: string
  readonly company: string
  readonly supplier: string
  readonly buyer: string
  readonly currency: CurrencyCode
  readonly state: 'draft' | 'confirmed' | 'closed' | 'cancelled'
  readonly from: string
  readonly until: string
  readonly lines: readonly {
    readonly key: string
    readonly item: string
    readonly quantity: number
    readonly price: number
  }[]
}

export interface ReorderRule {
  readonly key: string
  readonly item: string
  readonly facility: string
  readonly minimum: number
  readonly maximum: number
}

export interface Lot {
  readonly key: string
  readonly number: string
  readonly item: string
  readonly expiresAt: string | null
  /** Null for a lot both companies may have. */
  readonly company: string | null
}

/** What was there when the books were opened. */
export interface StockCount {
  readonly key: string
  readonly item: string
  readonly place: string
  readonly lot: string | null
  readonly quantity: number
}

export interface PurchaseOrder {
  readonly key: string
  readonly number: string
  readonly company: string
  readonly facility: string
  readonly supplier: string
  readonly buyer: string
  readonly currency: CurrencyCode
  readonly orderedAt: string
  readonly expectedAt: string
  readonly approvedAt: string | null
  readonly supplierReference: string | null
  readonly origin: string | null
  readonly note: string | null
  readonly urgent: boolean
  readonly agreement: string | null
  readonly state: 'draft' | 'sent' | 'to approve' | 'approved' | 'cancelled' | 'cancelled after approval'
  readonly locked: boolean
  readonly lines: readonly OrderLine[]
  /** One after another: what one leaves open is what the next may bring. */
  readonly receipts: readonly Receipt[]
  readonly returns: readonly SupplierReturn[]
}

export type OrderLine = OrderedItem | { readonly key: string; readonly kind: 'section' | 'note'; readonly text: string }

export interface OrderedItem {
  readonly key: string
  readonly kind: 'item'
  readonly item: string
  readonly unit: string
  readonly quantity: number
  readonly price: number
  readonly discount: number
  readonly taxed: boolean
  readonly charges: readonly Charge[]
}

/** A share of a line: several cost centres of one share are of different plans, and each bears all of it. */
export interface Charge {
  readonly costCentres: readonly string[]
  readonly percentage: number
}

export interface Receipt {
  readonly key: string
  readonly receivedAt: string
  readonly received: readonly Arrival[]
  /** When it was moved on from the dock; null where it still lies there or was received at its place. */
  readonly putAwayAt: string | null
}

export interface Arrival {
  readonly line: string
  readonly place: string
  readonly lot: string | null
  readonly quantity: number
}

export interface SupplierReturn {
  readonly key: string
  readonly receipt: string
  readonly expectedAt: string
  /** Null while the goods still wait to be picked up. */
  readonly sentAt: string | null
  readonly returned: readonly { readonly line: string; readonly lot: string | null; readonly quantity: number }[]
}

export interface Transfer {
  readonly key: string
  /** A delivery leaves the group's stock: used up on a ward, handed to a customer. */
  readonly kind: 'internal' | 'delivery'
  readonly facility: string
  readonly from: string
  /** Null for a delivery. */
  readonly to: string | null
  readonly origin: string
  readonly scheduledAt: string
  readonly state: 'draft' | 'waiting' | 'ready' | 'done' | 'cancelled'
  readonly doneAt: string | null
  readonly lines: readonly {
    readonly key: string
    readonly item: string
    readonly quantity: number
    readonly lot: string | null
  }[]
}

export interface VendorBill {
  readonly key: string
  readonly kind: 'bill' | 'refund'
  readonly company: string
  readonly supplier: string
  readonly currency: CurrencyCode
  /** The number the supplier wrote on it. */
  readonly supplierNumber: string
  readonly billedOn: string
  readonly state: 'draft' | 'posted' | 'cancelled'
  readonly lines: readonly BilledLine[]
}

export interface BilledLine {
  /** The order line it bills; null for what nobody ordered, such as freight. */
  readonly orderLine: string | null
  readonly item: string | null
  readonly text: string
  readonly unit: string | null
  readonly quantity: number
  readonly price: number
  readonly discount: number
  readonly taxed: boolean
}

export interface CustomerInvoice {
  readonly key: string
  readonly company: string
  readonly payer: string
  /** Where the care was given; an invoice in Odoo does not say it. */
  readonly facility: string
  /** The number of the claim it bills: of capital letters, digits and dashes, 20 at most. */
  readonly claim: string
  /** What is written on it as the claim's number: mostly that, sometimes nothing, once something else. */
  readonly reference: string | null
  readonly currency: CurrencyCode
  readonly invoicedOn: string
  readonly state: 'draft' | 'posted' | 'cancelled'
  readonly lines: readonly { readonly text: string; readonly quantity: number; readonly price: number }[]
}

/** A credit note or refund that takes a whole bill or invoice back. */
export interface Reversal {
  readonly key: string
  readonly document: string
  readonly reversedOn: string
  readonly reason: string
  readonly state: 'draft' | 'posted'
}

/** Money for bills or invoices: whole ones, or one of them in part. */
export interface Payment {
  readonly key: string
  readonly company: string
  readonly paidOn: string
  readonly documents: readonly string[]
  /** Null when every document is paid whole. */
  readonly partAmount: number | null
}

/** What a payer paid at once, for invoices of one company in one currency; the books have a payment for each of them. */
export interface Remittance {
  readonly key: string
  readonly company: string
  readonly payer: string
  readonly currency: CurrencyCode
  readonly paidOn: string
  readonly documents: readonly string[]
  /** By which the payer knows it: of capital letters, digits and dashes, 30 at most. */
  readonly trace: string
  /** What is written on the payments: mostly the trace, once something else; null for the number of the invoice. */
  readonly memo: string | null
}
