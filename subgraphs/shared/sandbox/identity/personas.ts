import { globalId } from '../../values/global-id.ts'

/** Somebody the sandbox's issuer gives tokens for. All of them are made up. */
export interface Persona {
  /** Also its client id. */
  readonly name: string
  /** Who that is, in one sentence. */
  readonly description: string
  readonly scopes: readonly string[]
  readonly claims: PersonaClaims
}

/** What its tokens say beside the scopes, with ids as the graph gives them. A claim that is not there gives nothing. */
export interface PersonaClaims {
  readonly companies?: '*' | readonly string[]
  readonly facilities?: '*' | readonly string[]
  readonly supplier?: string
}

/** The secret of every persona. It protects nobody: they are made up, and only this machine can ask. */
export const personaSecret = 'sandbox'

const northmereHealth = globalId('odoo', 'Company', 1)
const northmereGeneralHospital = globalId('odoo', 'Facility', 1)
const aldmoorMedicalTechnology = globalId('odoo', 'Supplier', 44)

const masterData = (...names: string[]) => names.map((name) => `master-data:${name}:read`)

/** Everyone there is in the sandbox. */
export const personas: readonly Persona[] = [
  {
    name: 'buyer',
    description:
      'Buys for Northmere Health: orders, prices, suppliers and whom to call there, and what is in stock at all its facilities.',
    scopes: [
      ...masterData('items', 'catalogue', 'facilities', 'locations', 'suppliers', 'contacts', 'cost-centers'),
      ...[
        'procurement:read',
        'procurement:requisitions:read',
        'procurement:prices:read',
        'procurement:bills:read',
        'procurement:control:read',
      ],
      ...['inventory:stock:read', 'inventory:transfers:read'],
    ],
    claims: { companies: [northmereHealth], facilities: '*' },
  },
  {
    name: 'approver',
    description:
      'Approves orders in all companies: orders with prices, agreements, bills, the three-way match and spend, but no people and no stock.',
    scopes: [
      ...masterData('items', 'catalogue', 'facilities', 'suppliers', 'cost-centers'),
      ...[
        'procurement:read',
        'procurement:requisitions:read',
        'procurement:prices:read',
        'procurement:bills:read',
        'procurement:control:read',
      ],
      'procurement:approve',
    ],
    claims: { companies: '*', facilities: '*' },
  },
  {
    name: 'storekeeper',
    description:
      'Keeps the stores of one hospital: its stock, lots, transfers and replenishment, what was used there, and the orders that come in, without any price.',
    scopes: [
      ...masterData('items', 'catalogue', 'facilities', 'locations', 'suppliers'),
      ...['procurement:read', 'procurement:requisitions:read', 'inventory:stock:read', 'inventory:transfers:read'],
      'inventory:consumption:read',
    ],
    claims: { companies: [northmereHealth], facilities: [northmereGeneralHospital] },
  },
  {
    name: 'biller',
    description:
      'Bills for Northmere Health: claims, denials, remittances, invoices, payments and ledger postings of all its facilities, and nothing of purchasing or stock.',
    scopes: [
      ...masterData('items', 'facilities', 'payers', 'practitioners'),
      ...['revenue-cycle:read', 'revenue-cycle:payments:read', 'revenue-cycle:ledger:read'],
      ...['revenue-cycle:claims:read', 'revenue-cycle:remittances:read'],
    ],
    claims: { companies: [northmereHealth], facilities: '*' },
  },
  {
    name: 'auditor',
    description: 'Reads everything in every company and facility, and changes nothing.',
    scopes: [
      ...masterData('items', 'catalogue', 'facilities', 'locations', 'suppliers', 'contacts', 'cost-centers'),
      ...masterData('payers', 'practitioners'),
      ...[
        'procurement:read',
        'procurement:requisitions:read',
        'procurement:prices:read',
        'procurement:bills:read',
        'procurement:control:read',
      ],
      ...['inventory:stock:read', 'inventory:transfers:read', 'inventory:valuation:read', 'inventory:trace:read'],
      'inventory:consumption:read',
      ...['revenue-cycle:read', 'revenue-cycle:payments:read', 'revenue-cycle:ledger:read', 'operations:read'],
      ...['revenue-cycle:claims:read', 'revenue-cycle:remittances:read', 'revenue-cycle:patient-accounts:read'],
    ],
    claims: { companies: '*', facilities: '*' },
  },
  {
    name: 'supplier',
    description:
      'Speaks for Aldmoor Medical Technology: its own orders, receipts, prices and bills, and nothing of any other supplier.',
    scopes: [
      ...masterData('items', 'facilities', 'suppliers'),
      ...['procurement:read', 'procurement:prices:read', 'procurement:bills:read', 'inventory:transfers:read'],
    ],
    claims: { companies: '*', facilities: '*', supplier: aldmoorMedicalTechnology },
  },
  {
    name: 'integrator',
    description:
      'A service that keeps other systems in step: items, places, suppliers, orders, stock and transfers everywhere, without money or people, and how its events come in.',
    scopes: [
      ...masterData('items', 'catalogue', 'facilities', 'locations', 'suppliers', 'cost-centers'),
      ...['procurement:read', 'procurement:requisitions:read', 'inventory:stock:read', 'inventory:transfers:read'],
      ...['operations:read', 'operations:dead-letters:replay'],
    ],
    claims: { companies: '*', facilities: '*' },
  },
]
