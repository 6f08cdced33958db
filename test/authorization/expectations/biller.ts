import type { Persona } from './persona.ts'

// The revenue cycle of one company, and the items that invoices name. Nothing of procurement, stock, suppliers, places.
export const biller: Persona = {
  name: 'biller',
  scopes: ['master-data:items:read', 'revenue-cycle:read', 'revenue-cycle:payments:read', 'revenue-cycle:ledger:read'],
  claims: { companies: [1], facilities: [], supplier: null },
  sees: {
    Query: [
      'item',
      'items',
      'company',
      'companies',
      'unitOfMeasure',
      'unitsOfMeasure',
      'invoice',
      'invoices',
      'creditNote',
      'creditNotes',
      'payment',
      'payments',
      'receivablesByAge',
    ],
    Company: 'every field',
    UnitOfMeasure: 'every field',
    // What an item is called and what it is; not where it is filed, what there is of it or what it costs to buy.
    Item: { butNot: ['category', 'stock', 'lots', 'contractPrices'] },
    ItemPackaging: 'every field',
    Invoice: 'every field',
    InvoiceLine: 'every field',
    CreditNote: 'every field',
    Payment: 'every field',
    LedgerPosting: 'every field',
    Journal: 'every field',
    ReceivablesByAge: 'every field',
    // Its documents, and the items that they name.
    Subscription: ['invoiceChanged', 'itemChanged'],
    InvoiceChange: 'every field',
    ItemChange: 'every field',
    // Up to where it has read is its own.
    Mutation: ['acknowledgeEvents'],
    AcknowledgeEventsPayload: 'every field',
  },
  asksBy: {
    CompanyOrder: 'every field',
    ItemFilter: { butNot: ['categories'] },
    ItemOrder: 'every field',
    InvoiceFilter: 'every field',
    InvoiceOrder: 'every field',
    CreditNoteFilter: 'every field',
    CreditNoteOrder: 'every field',
    PaymentFilter: 'every field',
    PaymentOrder: 'every field',
    InvoiceChangeFilter: 'every field',
    ItemChangeFilter: 'every field',
  },
}
