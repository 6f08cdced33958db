import { globalId } from '#shared/values/global-id.ts'

const id = (type: string, key: string | number) => globalId('odoo', type, key)
const fhirId = (type: string, key: string) => globalId('fhir', type, key)

/** Some of each: one that is there, one that is not, one that is no id of the type. */
const lookups = (type: string, key: string | number = 3) => [
  { id: id(type, key) },
  { id: id(type, 999_999) },
  { id: id('Nothing', 1) },
]

const nested = [{}, { first: 1 }, { first: 3 }, { first: 0 }]

const roots: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> = {
  'Query.item': [...lookups('Item'), { identifier: { system: 'GTIN', value: '4006381330003' } }, {}],
  'Query.items': [
    { first: 2 },
    { first: 3, orderBy: 'NAME_DESC', filter: { skus: ['SKU 1'], active: null } },
    { first: 2, filter: { text: 'item 1' } },
  ],
  'Query.itemCategory': lookups('ItemCategory'),
  'Query.itemCategories': [{ first: 3 }, { first: 2, orderBy: 'PATH_DESC', filter: { outermost: true } }],
  'Query.costCenter': lookups('CostCenter'),
  'Query.costCenters': [{ first: 3 }, { first: 2, filter: { companies: [id('Company', 1)] } }],
  'Query.storageLocations': [{ first: 3 }, { first: 3, filter: { facilities: [id('Facility', 2)] } }],
  'Query.supplier': [...lookups('Supplier'), { identifier: { system: 'VAT', value: 'VAT 3' } }],
  'Query.suppliers': [{ first: 2 }, { first: 2, filter: { nameContains: '' } }],
  'Query.facility': lookups('Facility'),
  'Query.facilities': [{ first: 3 }, { first: 3, filter: { companies: [id('Company', 1)] } }],
  'Query.storageLocation': lookups('StorageLocation'),
  'Query.company': lookups('Company', 1),
  'Query.companies': [{ first: 2 }, { orderBy: 'NAME_DESC' }],
  'Query.unitOfMeasure': lookups('UnitOfMeasure'),
  'Query.purchaseOrder': lookups('PurchaseOrder'),
  'Query.purchaseOrders': [
    { first: 3 },
    { first: 4, orderBy: 'NUMBER_ASC', filter: { suppliers: [id('Supplier', 3)], states: ['APPROVED', 'DRAFT'] } },
    { first: 2, filter: { orderedFrom: '2026-01-02T00:00:00Z', orderedBefore: '2026-01-01T00:00:00Z' } },
    { first: 2, after: 'nonsense' },
  ],
  'Query.vendorBill': lookups('VendorBill'),
  'Query.vendorBills': [{ first: 3 }, { first: 2, orderBy: 'DUE_DATE_ASC', filter: { kinds: ['BILL'] } }],
  'Query.stockTransfer': lookups('StockTransfer'),
  'Query.stockTransfers': [{ first: 3 }, { first: 2, filter: { states: ['DONE'], kinds: ['RECEIPT'] } }],
  'Query.stockPosition': lookups('StockPosition', '3-3-0-0-0'),
  'Query.stockPositions': [{ first: 3 }, { first: 3, filter: { items: [id('Item', 3)] } }],
  'Query.lot': lookups('Lot'),
  'Query.lots': [{ first: 3 }, { first: 2, filter: { inStock: true, items: [id('Item', 3)] } }],
  'Query.lotTrace': [{ lot: id('Lot', 3) }, { lot: id('Lot', 4) }, { lot: id('Lot', 999_999) }, { lot: 'nonsense' }],
  'Query.expiringLots': [{ withinDays: 90, asOf: '2026-01-01', first: 3 }, { withinDays: -1 }],
  'Query.stockValueByFacility': [{}, { filter: { categories: [id('ItemCategory', 3)] } }, { filter: { items: [] } }],
  'Query.expiringStockValue': [
    { withinDays: 90, asOf: '2026-01-01' },
    { withinDays: 30, includeExpired: false, filter: { companies: [id('Company', 1)] } },
    { withinDays: -1 },
  ],
  'Query.replenishmentRule': lookups('ReplenishmentRule'),
  'Query.replenishmentRules': [{ first: 3 }, { first: 2, filter: { facilities: [id('Facility', 2)] } }],
  'Query.replenishmentSignals': [{ first: 3 }, { first: 0 }],
  'Query.purchaseAgreement': lookups('PurchaseAgreement'),
  'Query.purchaseAgreements': [{ first: 3 }, { first: 0 }],
  'Query.contractPrice': lookups('ContractPrice'),
  'Query.contractPrices': [{ first: 3 }, { first: 0 }],
  'Query.purchaseOrdersToApprove': [{ first: 3 }, {}],
  'Query.creditNote': lookups('CreditNote'),
  'Query.creditNotes': [{ first: 3 }, { first: 2, filter: { states: ['POSTED'] } }],
  'Query.payment': lookups('Payment'),
  'Query.payments': [{ first: 3 }, { first: 2, filter: { directions: ['RECEIVED'] } }],
  'Query.receivablesByAge': [{ asOf: '2026-01-01' }, { companies: [id('Company', 1)] }],
  'Query.deadLetters': [{}, { first: 1 }, { first: 0 }],
  'Query.claim': [
    { id: fhirId('Claim', 'claim-ngh-c-26-00008') },
    { number: 'rvc-c-26-00004' },
    { id: fhirId('Claim', 'nobody') },
    { number: 'NGH-C-26-00021' },
    {},
  ],
  'Query.claims': [{ first: 3 }, { first: 2, orderBy: 'CREATED_ASC', filter: { statuses: ['DENIED', 'PAID'] } }],
  'Query.claimsWithoutResponse': [{ days: 1, first: 3 }, { days: 0 }],
  'Query.denials': [{ first: 3 }, { first: 2, orderBy: 'YOUNGEST_FIRST', filter: { minimumAgeDays: 3 } }],
  'Query.remittance': [{ traceNumber: 'EFT26-0605-P3N' }, { traceNumber: 'nothing' }, {}],
  'Query.remittances': [{ first: 3 }, { first: 2, filter: { paidFrom: '2026-05-01' } }],
  'Query.unmatchedRemittances': [{ first: 2 }],
  'Query.remittanceFiles': [{ first: 2 }, { states: ['QUARANTINED'] }],
  'Query.claimCycleTimes': [{ createdFrom: '2026-01-01' }, { createdFrom: '2026-02-01', createdTo: '2026-01-01' }],
  'Query.payer': [{ id: fhirId('Payer', 'payer-1') }, { identifier: { system: 'PAYER_NUMBER', value: 'PAY-2' } }, {}],
  'Query.payers': [{ first: 3 }, { first: 0 }],
  'Query.practitioner': [{ id: fhirId('Practitioner', 'practitioner-1') }, { id: fhirId('Practitioner', 'nobody') }],
  'Query.supplyConsumption': [
    { id: fhirId('SupplyConsumption', 'delivery-001') },
    { id: fhirId('SupplyConsumption', 'nobody') },
  ],
  'Query.supplyConsumptions': [{ first: 3 }, { first: 2, orderBy: 'OCCURRED_ASC' }],
  'Query.invoice': lookups('Invoice'),
  'Query.invoices': [{ first: 3 }, { first: 2, orderBy: 'DUE_DATE_DESC', filter: { paymentStates: ['PAID'] } }],
}

/** Arguments a client could write for a field of the product's schema, good ones and bad ones. */
export function sampleArguments(coordinate: string): readonly Readonly<Record<string, unknown>>[] | undefined {
  const isNestedList = nestedLists.test(coordinate) && !wholeLists.has(coordinate)
  return roots[coordinate] ?? (isNestedList ? nested : undefined)
}

/** Called like lists of records that come in pages, and given whole, or a number. */
const wholeLists = new Set(['StockChange.positions', 'PayerBalance.invoices', 'ClaimCycleTimes.claims'])

const nestedLists =
  /\.(backorders|bills|children|claims|contractPrices|creditNotes|invoices|items|destinations|likelyDuplicates|lines|lots|movements|moves|openOrders|openTransfers|origins|payments|positions|purchaseOrders|receipts|remainders|remittances|returns|storageLocations|substitutes)$/
