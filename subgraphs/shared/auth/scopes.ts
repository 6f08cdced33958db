/** The rights there are, each with what it lets somebody read. An issuer grants them; no other scope means anything. */
export const scopes = {
  'master-data:items:read': 'Items and what they are packed in.',
  'master-data:catalogue:read': 'The categories items are kept under.',
  'master-data:facilities:read': 'Facilities.',
  'master-data:locations:read': 'The places inside facilities where stock can be.',
  'master-data:suppliers:read': 'Suppliers by name and numbers.',
  'master-data:contacts:read':
    'People and how to reach them: addresses and contact details of suppliers, which of them may be the same, and who buys.',
  'master-data:cost-centers:read': 'Cost centres, and what is charged to them.',
  'master-data:payers:read': 'Those who pay for care.',
  'master-data:practitioners:read': 'Those who give care, by their numbers.',
  'procurement:read': 'Purchase orders, their lines, and agreements; without amounts.',
  'procurement:requisitions:read': 'What led to an order, in the words of the house.',
  'procurement:prices:read': 'Amounts of orders, prices agreed with suppliers, and terms of payment.',
  'procurement:bills:read': 'Bills of suppliers, and what of an order was billed.',
  'procurement:control:read': 'How orders, receipts and bills compare, and what was spent.',
  'procurement:approve': 'Approval of orders. No field asks for it.',
  'inventory:stock:read': 'Stock by place, lots, and what is to be ordered again.',
  'inventory:transfers:read': 'Transfers and what they move.',
  'inventory:valuation:read': 'What stock is worth.',
  'inventory:trace:read': 'Where a lot came from and where it went.',
  'inventory:consumption:read': 'What was used for care, and the stock it came from; never for whom.',
  'revenue-cycle:read': 'Invoices, credit notes, and what is owed.',
  'revenue-cycle:payments:read': 'Payments of payers and customers.',
  'revenue-cycle:ledger:read': 'Where a document stands in the books.',
  'revenue-cycle:claims:read': 'Claims, what payers answered, and denials; never whose care it was.',
  'revenue-cycle:remittances:read': 'What payers say they pay, and the files they say it in.',
  'revenue-cycle:patient-accounts:read': 'References to accounts of patients, without anything else of them.',
  'operations:read': 'How events come in and who is behind: streams, consumers, the relay, dead letters.',
  'operations:dead-letters:replay': 'Trying again what could not be made an event of.',
} as const satisfies Readonly<Record<string, string>>

export type Scope = keyof typeof scopes
