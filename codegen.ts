import type { CodegenConfig } from '@graphql-codegen/cli'

const scalars = { ID: 'string', Decimal: 'string', Date: 'string', DateTime: 'string', CurrencyCode: 'string' }

/** Resolver types of one subgraph. `mappers` names the object a resolver of the type is given as its parent. */
function resolverTypes(subgraph: string, context: string, mappers: Record<string, string>) {
  return {
    [`subgraphs/${subgraph}/types.generated.ts`]: {
      schema: ['schema/governance.graphql', `schema/${subgraph}.graphql`],
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        federation: true,
        enumsAsTypes: true,
        immutableTypes: true,
        useTypeImports: true,
        importExtension: '.ts',
        scalars,
        contextType: `./context.ts#${context}`,
        mappers,
      },
    },
  }
}

function source(file: string, type: string): string {
  return `./sources/odoo/${file}.ts#${type} as ${type}Entity`
}

const change = '../shared/events/feed/change.ts#Change as ChangeOfEvent'

const config: CodegenConfig = {
  generates: {
    ...resolverTypes('master-data', 'MasterDataContext', {
      ItemChange: change,
      SupplierChange: change,
      Item: source('items', 'Item'),
      ItemPackaging: './loaders/packagings.ts#ItemPackaging as ItemPackagingEntity',
      ItemCategory: source('item-categories', 'ItemCategory'),
      CostCenter: source('cost-centers', 'CostCenter'),
      CostCenterPlan: source('cost-centers', 'CostCenterPlan'),
      Supplier: source('suppliers', 'Supplier'),
      SupplierDuplicate: './loaders/supplier-duplicates.ts#SupplierDuplicate as SupplierDuplicateEntity',
      PaymentTerms: source('suppliers', 'PaymentTerms'),
      PostalAddress: source('postal-addresses', 'PostalAddress'),
      Region: source('postal-addresses', 'Region'),
      Facility: source('facilities', 'Facility'),
      StorageLocation: source('storage-locations', 'StorageLocation'),
      Company: source('companies', 'Company'),
      UnitOfMeasure: source('units-of-measure', 'UnitOfMeasure'),
      Payer: './loaders/payers.ts#Payer as PayerEntity',
      Practitioner: './loaders/practitioners.ts#Practitioner as PractitionerEntity',
    }),
    ...resolverTypes('procurement', 'ProcurementContext', {
      PurchaseOrderChange: change,
      Buyer: source('buyers', 'Buyer'),
      PurchaseOrder: source('purchase-orders', 'PurchaseOrder'),
      PurchaseOrderLine: source('purchase-order-lines', 'PurchaseOrderLine'),
      PurchaseAgreement: source('purchase-agreements', 'PurchaseAgreement'),
      PurchaseAgreementLine: source('purchase-agreement-lines', 'PurchaseAgreementLine'),
      ContractPrice: source('contract-prices', 'ContractPrice'),
      ThreeWayMatch: './matching/three-way-match.ts#ThreeWayMatch as ThreeWayMatchEntity',
      MatchComparison: './matching/three-way-match.ts#MatchComparison as MatchComparisonEntity',
      SupplierSpend: source('supplier-spend', 'SupplierSpend'),
      CostCenterShare: source('analytic-distributions', 'CostCenterShare'),
      VendorBill: source('vendor-bills', 'VendorBill'),
      VendorBillLine: source('vendor-bill-lines', 'VendorBillLine'),
    }),
    ...resolverTypes('inventory', 'InventoryContext', {
      GoodsReceived: change,
      StockChange: change,
      StockBelowMinimum: change,
      StockTransfer: source('stock-transfers', 'StockTransfer'),
      StockMove: source('stock-moves', 'StockMove'),
      StockSummary: source('stock-summaries', 'StockSummary'),
      StockValue: source('stock-values', 'StockValue'),
      StockPosition: source('stock-positions', 'StockPosition'),
      Item: source('stocked-items', 'StockedItem'),
      Lot: source('lots', 'Lot'),
      LotTrace: './loaders/lot-trace.ts#LotTrace as LotTraceEntity',
      LotRemainder: source('lot-balances', 'LotRemainder'),
      AwaitedOrder: source('lot-commitments', 'AwaitedOrder'),
      LotMovement: source('lot-movements', 'LotMovement'),
      ReplenishmentRule: source('replenishment-rules', 'ReplenishmentRule'),
      ReplenishmentNeed: source('replenishment-needs', 'ReplenishmentNeed'),
      SupplyConsumption: './loaders/supply-consumptions.ts#SupplyConsumption as SupplyConsumptionEntity',
    }),
    ...resolverTypes('revenue-cycle', 'RevenueCycleContext', {
      InvoiceChange: change,
      Invoice: source('invoices', 'Invoice'),
      CreditNote: source('credit-notes', 'CreditNote'),
      InvoiceLine: source('invoice-lines', 'InvoiceLine'),
      Payment: source('payments', 'Payment'),
      LedgerPosting: source('ledger-postings', 'LedgerPosting'),
      Journal: source('ledger-postings', 'Journal'),
      ReceivablesByAge: source('receivables', 'ReceivablesByAge'),
      ClaimChange: change,
      Claim: './loaders/claims.ts#SeenClaim as ClaimEntity',
      ClaimAdjustment: './loaders/claim-parts.ts#ToldAdjustment',
      ClaimLine: './loaders/claim-parts.ts#LineOfClaim',
      ClaimProvider: './loaders/claim-parts.ts#ProviderOfClaim',
      ClaimResponse: './loaders/claim-parts.ts#ResponseToClaim',
      Coverage: './loaders/claim-parts.ts#CoverageOfClaim',
      Denial: './loaders/claim-parts.ts#DenialOfClaim',
      Payer: './loaders/claim-parts.ts#PayerById',
      PayerBalance: './loaders/payer-balances.ts#PayerBalance as PayerBalanceEntity',
      ClaimCycleTimes: './loaders/cycle-times.ts#CycleTimes as CycleTimesEntity',
      Remittance: './loaders/remittances.ts#SeenRemittance as RemittanceEntity',
      RemittanceClaim: './loaders/claim-parts.ts#LineOfRemittance',
      RemittanceFile: '../shared/projections/records.ts#RemittanceFileRecord',
      Lineage: './lineage/lineage.ts#Lineage as LineageEntity',
      LineageHop: './lineage/facts.ts#Hop as HopEntity',
    }),
    ...resolverTypes('operations', 'OperationsContext', {}),
    'client/documents.generated.ts': {
      schema: 'schema/api.graphql',
      documents: 'schema/documents/*/*.graphql',
      plugins: ['typescript-operations', 'typed-document-node'],
      config: { enumsAsTypes: true, useTypeImports: true, immutableTypes: true, scalars },
    },
  },
}

export default config
