import { everyOtherType, type Persona } from './persona.ts'

// Reads everything, everywhere, and changes nothing.
export const auditor: Persona = {
  name: 'auditor',
  scopes: [
    'master-data:items:read',
    'master-data:catalogue:read',
    'master-data:facilities:read',
    'master-data:locations:read',
    'master-data:suppliers:read',
    'master-data:contacts:read',
    'master-data:cost-centers:read',
    'master-data:payers:read',
    'master-data:practitioners:read',
    'procurement:read',
    'procurement:requisitions:read',
    'procurement:prices:read',
    'procurement:bills:read',
    'procurement:control:read',
    'inventory:stock:read',
    'inventory:transfers:read',
    'inventory:valuation:read',
    'inventory:trace:read',
    'inventory:consumption:read',
    'revenue-cycle:read',
    'revenue-cycle:payments:read',
    'revenue-cycle:ledger:read',
    'revenue-cycle:claims:read',
    'revenue-cycle:remittances:read',
    'revenue-cycle:patient-accounts:read',
    'operations:read',
  ],
  claims: { companies: 'all', facilities: 'all', supplier: null },
  sees: {
    // Up to where it has read is its own.
    Mutation: { butNot: ['replayDeadLetter'] },
    ReplayDeadLetterPayload: [],
    [everyOtherType]: 'every field',
  },
  asksBy: 'everything',
}
