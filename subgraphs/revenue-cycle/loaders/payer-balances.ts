import DataLoader from 'dataloader'
import type { IdentifierField } from '#shared/config/identifier-fields.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import type { Money } from '#shared/odoo/columns.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { inWaves } from '#shared/odoo/waves.ts'
import { everyPage } from '#shared/projections/every-page.ts'
import { connectedFhir, type ExternalRecords, mustBeWhole } from '#shared/projections/reading/external-records.ts'
import {
  type IdentifierSystems,
  identifierSystemOf,
  numberName,
} from '#shared/projections/reading/identifier-systems.ts'
import { inThousands } from '#shared/projections/reading/live-records.ts'
import { arePayers } from '#shared/projections/reading/payers.ts'
import type { OrganizationRecord } from '#shared/projections/records.ts'
import { sumOf } from '../lineage/amounts.ts'
import {
  type OpenInvoices,
  type PayerNumber,
  readNumberedCustomers,
  readOpenInvoices,
} from '../sources/odoo/payer-balances.ts'

/** What a payer still has to pay by the books, in one currency. */
export interface PayerBalance {
  /** Id of the Organization. */
  readonly payer: string
  readonly open: Money
  readonly invoices: number
}

/** What payers still have to pay by the books: two calls to Odoo for all payers of a turn. */
export class PayerBalances {
  readonly #records: ExternalRecords | null
  readonly #request: RequestContext
  readonly #loader: DataLoader<string, readonly PayerBalance[] | null>

  constructor(
    fields: readonly IdentifierField[],
    records: ExternalRecords | null,
    odoo: Odoo,
    request: RequestContext,
  ) {
    this.#records = records
    this.#request = request
    this.#loader = new DataLoader(
      async (payers) => {
        const { store, identifierSystems } = connectedFhir(records)
        const organizations = await inThousands(payers, (some) => store.get('organization', some))
        const numbers = organizations.map((each) => (each === null ? [] : numbersOf(each, identifierSystems)))
        const customers = await readNumberedCustomers(odoo, fields, numbers.flat(), request)
        const open = await readOpenInvoices(
          odoo,
          customers.map(({ key }) => key),
          request,
        )
        const ofCustomer = Map.groupBy(open, ({ customer }) => customer)
        return payers.map((payer, place) => {
          const names = (numbers[place] ?? []).map(numberName)
          const own = customers.filter((each) => names.some((name) => each.numbers.has(name)))
          if (own.length === 0) return null
          return balancesOf(
            payer,
            own.flatMap(({ key }) => ofCustomer.get(key) ?? []),
          )
        })
      },
      { name: 'payer balances', batchScheduleFn: inWaves(request) },
    )
  }

  /** By the Organization's id. Null where the books do not know it; empty where nothing is open. */
  async of(payer: string): Promise<readonly PayerBalance[] | null> {
    // Suppliers see no payers: for them there is none.
    return this.#request.principal.supplier === null ? this.#loader.load(payer) : null
  }

  /** Of every payer that the books know and that owes something. */
  async all(): Promise<readonly PayerBalance[]> {
    const records = connectedFhir(this.#records)
    await mustBeWhole(records, 'Organization', 'Claim')
    if (this.#request.principal.supplier !== null) return []
    const payers = await this.#payers(records)
    const found = await Promise.all(payers.map((payer) => this.of(payer)))
    return found.flatMap((balances) => balances ?? [])
  }

  async #payers({ store }: ExternalRecords): Promise<readonly string[]> {
    const query = { family: 'organization', index: 'all', keys: [''], limit: 1_000 } as const
    const all: string[] = []
    for await (const records of everyPage(store, query)) {
      const are = await arePayers(records, store)
      all.push(...records.filter((_, place) => are[place]).map(({ id }) => id))
    }
    return all
  }
}

function numbersOf({ identifiers }: OrganizationRecord, named: IdentifierSystems): readonly PayerNumber[] {
  return identifiers.flatMap((each) => {
    const system = identifierSystemOf(each, named)
    return system === null ? [] : [{ system, value: each.value }]
  })
}

function balancesOf(payer: string, open: readonly OpenInvoices[]): readonly PayerBalance[] {
  const byCurrency = Map.groupBy(open, (each) => each.open.currency)
  return [...byCurrency.values()].flatMap((some): PayerBalance[] => {
    const sum = sumOf(some.map((each) => each.open))
    if (sum === null) return []
    return [{ payer, open: sum, invoices: some.reduce((count, each) => count + each.invoices, 0) }]
  })
}
