import type { classifications } from './governance-rules.ts'

export type Classification = (typeof classifications)[number]

/**
 * How careful one has to be, at the least, with fields of Odoo: by model, and by names. What is not here may be shown
 * to whoever may see the record. Written by hand from what the fields hold, not from what the schema says of them.
 */
export const sensitiveFields: Readonly<Record<string, readonly (readonly [RegExp, Classification])[]>> = {
  'res.partner': [
    [/^(vat|company_registry|ref|barcode|name|complete_name|display_name)$/, 'OPERATIONAL'],
    [/^(credit|debit|credit_limit|trust|total_invoiced|bank_ids|property_.*_payment_term_id)$/, 'FINANCIAL'],
    [/^(email|phone|mobile|street2?|city|zip|state_id|country_id|country_code|comment|signup_.*)$/, 'PERSONAL'],
  ],
  'res.partner.bank': [[/./, 'PERSONAL']],
  'res.users': [[/./, 'PERSONAL']],
  'hr.employee': [[/./, 'PERSONAL']],
  'mail.message': [[/./, 'PERSONAL']],
  'ir.attachment': [[/./, 'PERSONAL']],
  'account.payment.term': [[/./, 'FINANCIAL']],
  'product.product': [[/^(standard_price|avg_cost|total_value|lst_price|list_price)$/, 'FINANCIAL']],
  'product.template': [[/^(standard_price|list_price)$/, 'FINANCIAL']],
  'product.supplierinfo': [
    [/^(partner_id|product_code|product_name)$/, 'OPERATIONAL'],
    [/^(price.*|discount)$/, 'FINANCIAL'],
  ],
  'purchase.order': [
    [/^(partner_id|partner_ref|origin|notes?)$/, 'OPERATIONAL'],
    [/^(amount_.*|tax_totals)$/, 'FINANCIAL'],
    [/^(user_id|activity_.*)$/, 'PERSONAL'],
  ],
  'purchase.order.line': [[/^(price_.*|discount)$/, 'FINANCIAL']],
  'purchase.requisition': [[/^user_id$/, 'PERSONAL']],
  'purchase.requisition.line': [[/^price_.*$/, 'FINANCIAL']],
  'account.move': [
    [/^(amount_.*|partner_bank_id|inalterable_hash)$/, 'FINANCIAL'],
    [/^(narration|payment_reference|invoice_partner_display_name)$/, 'PERSONAL'],
  ],
  'account.move.line': [[/^(price_.*|discount.*|debit|credit|balance|amount_.*)$/, 'FINANCIAL']],
  'account.payment': [
    [/^(amount.*|partner_bank_id)$/, 'FINANCIAL'],
    [/^(partner_id|memo)$/, 'PERSONAL'],
  ],
  'stock.quant': [
    [/^value$/, 'FINANCIAL'],
    [/^owner_id$/, 'OPERATIONAL'],
  ],
  'stock.move': [[/^(value|price_unit)$/, 'FINANCIAL']],
  'stock.lot': [
    [/^(standard_price|avg_cost|total_value)$/, 'FINANCIAL'],
    [/^(note|partner_ids|delivery_ids)$/, 'PERSONAL'],
  ],
  'stock.picking': [[/^(partner_id|signature|note)$/, 'PERSONAL']],
  // Which way a lot went says whom to call; in a hospital that may be a patient.
  'stock.move.line': [[/./, 'PERSONAL']],
}

/** Parts of what stands in one property, and what it holds for some records only. */
export const sensitiveParts: Readonly<Record<string, Classification>> = {
  'Money.amount': 'FINANCIAL',
  'Query.lotTrace': 'PERSONAL',
  'LotTrace.destinations': 'PERSONAL',
  'PostalAddress.street': 'PERSONAL',
  'PostalAddress.streetMore': 'PERSONAL',
  'PostalAddress.city': 'PERSONAL',
  'PostalAddress.postalCode': 'PERSONAL',
  'PostalAddress.region': 'PERSONAL',
  'PostalAddress.countryCode': 'PERSONAL',
  'ContactDetails.email': 'PERSONAL',
  'ContactDetails.phone': 'PERSONAL',
  // A line of an invoice is written for a customer, who may be a patient.
  'InvoiceLine.description': 'PERSONAL',
}

/** What does not come by a record source: the files that ask Odoo themselves, and what is shown of their answers. */
export const readOtherwise: Readonly<Record<string, Readonly<Record<string, Classification>>>> = {
  'shared/consumption/departures.ts': {
    'SupplyConsumption.match': 'PERSONAL',
    'SupplyConsumption.lot': 'PERSONAL',
    'SupplyConsumption.stockMove': 'PERSONAL',
    'LineageHop.reason': 'FINANCIAL',
  },
  'shared/consumption/numbered-items.ts': {
    'SupplyConsumption.item': 'PERSONAL',
    'SupplyConsumption.quantity': 'PERSONAL',
    'LineageHop.reason': 'FINANCIAL',
  },
  'inventory/sources/odoo/lot-balances.ts': {
    'LotTrace.entered': 'PERSONAL',
    'LotTrace.departed': 'PERSONAL',
    'LotTrace.remainders': 'PERSONAL',
    'LotRemainder.location': 'PERSONAL',
  },
  'inventory/sources/odoo/lot-commitments.ts': {
    'LotTrace.openTransfers': 'PERSONAL',
    'AwaitedOrder.purchaseOrder': 'PERSONAL',
    'AwaitedOrder.awaited': 'PERSONAL',
  },
  'inventory/sources/odoo/lot-substitutes.ts': { 'LotTrace.substitutes': 'PERSONAL' },
  // Of which company a lot is: it decides whether the lot is traced, and is not shown.
  'inventory/sources/odoo/lots.ts': { 'Query.lotTrace': 'PERSONAL' },
  'inventory/sources/odoo/piece-values.ts': { 'StockValue.value': 'FINANCIAL' },
  'inventory/sources/odoo/replenishment-needs.ts': { 'ReplenishmentNeed.onHand': 'OPERATIONAL' },
  'inventory/sources/odoo/stock-summaries.ts': { 'Item.stock': 'OPERATIONAL', 'StockSummary.onHand': 'OPERATIONAL' },
  'inventory/sources/odoo/stock-values.ts': {
    'Query.stockValueByFacility': 'FINANCIAL',
    'Query.expiringStockValue': 'FINANCIAL',
    'StockValue.value': 'FINANCIAL',
  },
  'master-data/loaders/address-numbers.ts': { 'Facility.identifiers': 'REFERENCE' },
  'master-data/sources/odoo/packaging-barcodes.ts': { 'ItemPackaging.identifiers': 'REFERENCE' },
  'master-data/sources/odoo/payers-in-books.ts': {
    'Payer.identifiers': 'OPERATIONAL',
    'Payer.isInBooks': 'OPERATIONAL',
  },
  'master-data/sources/odoo/supplier-offers.ts': { 'Item.packagings': 'REFERENCE' },
  'master-data/sources/odoo/supplier-traits.ts': {
    'Supplier.likelyDuplicates': 'PERSONAL',
    'SupplierDuplicate.reasons': 'PERSONAL',
  },
  'procurement/loaders/contract-prices.ts': { 'Item.contractPrices': 'FINANCIAL' },
  'procurement/sources/odoo/match-records.ts': {
    'PurchaseOrder.match': 'FINANCIAL',
    'PurchaseOrderLine.match': 'FINANCIAL',
    'VendorBill.match': 'FINANCIAL',
    'ThreeWayMatch.verdict': 'FINANCIAL',
    'MatchComparison.orderPrice': 'FINANCIAL',
    'MatchComparison.billedPrice': 'FINANCIAL',
    'MatchComparison.contractPrice': 'FINANCIAL',
    'MatchReason.explanation': 'FINANCIAL',
    'MatchReason.remedy': 'FINANCIAL',
  },
  'procurement/sources/odoo/product-variants.ts': { 'ContractPrice.items': 'FINANCIAL' },
  'procurement/sources/odoo/purchase-agreement-lines.ts': { 'PurchaseAgreementLine.ordered': 'OPERATIONAL' },
  'procurement/sources/odoo/supplier-spend.ts': {
    'Query.spendBySupplierAndMonth': 'FINANCIAL',
    'SupplierSpend.spend': 'FINANCIAL',
    'SupplierSpend.billCount': 'FINANCIAL',
  },
  // By claims' numbers and trace numbers: what is found is an invoice or a payment.
  'revenue-cycle/loaders/records-by-text.ts': {
    'Claim.invoice': 'FINANCIAL',
    'Claim.lineage': 'FINANCIAL',
    'Invoice.claim': 'FINANCIAL',
    'Remittance.payments': 'FINANCIAL',
    'Remittance.settlement': 'FINANCIAL',
    'Payment.remittance': 'FINANCIAL',
  },
  'revenue-cycle/sources/odoo/customer-documents.ts': {
    'Payment.invoices': 'FINANCIAL',
    'Payment.creditNotes': 'FINANCIAL',
  },
  'revenue-cycle/sources/odoo/payer-balances.ts': {
    'Payer.open': 'FINANCIAL',
    'PayerBalance.open': 'FINANCIAL',
    'PayerBalance.invoices': 'FINANCIAL',
  },
  'revenue-cycle/sources/odoo/receivables.ts': {
    'Query.receivablesByAge': 'FINANCIAL',
    'ReceivablesByAge.notDue': 'FINANCIAL',
    'ReceivablesByAge.days1To30': 'FINANCIAL',
    'ReceivablesByAge.days31To60': 'FINANCIAL',
    'ReceivablesByAge.days61To90': 'FINANCIAL',
    'ReceivablesByAge.over90Days': 'FINANCIAL',
    'ReceivablesByAge.total': 'FINANCIAL',
  },
  'revenue-cycle/sources/odoo/set-off-amounts.ts': {
    'Lineage.inDoubt': 'FINANCIAL',
    'LineageHop.inDoubt': 'FINANCIAL',
    'LineageHop.reason': 'FINANCIAL',
  },
}
