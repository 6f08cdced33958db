import type { Connection } from '#shared/connections/connection.ts'
import type { NestedPageArguments } from '#shared/connections/nested-page.ts'
import { maxPageSize } from '#shared/connections/page-size.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { connectedFhir, type ExternalRecords, mustBeWhole } from '#shared/projections/reading/external-records.ts'
import type { IdentifierSystems } from '#shared/projections/reading/identifier-systems.ts'
import { listed, mapped } from '#shared/projections/reading/listing.ts'
import { inThousands, type LiveRecord, LiveRecords } from '#shared/projections/reading/live-records.ts'
import { arePayers } from '#shared/projections/reading/payers.ts'
import type { OrganizationRecord } from '#shared/projections/records.ts'
import { eachOnce } from '../sources/fhir/known-numbers.ts'
import { payerFamily } from '../sources/fhir/payers.ts'
import type { Identifier } from '../sources/odoo/identifiers.ts'
import { FhirParty, partyKey } from './fhir-party.ts'
import { mostNamesakes, type NumberKey, onlyOne, storedAs } from './numbered-parties.ts'
import type { PayersInBooks } from './payers-in-books.ts'

/** Who pays for care: by its id as FHIR has it now, joined to the books by its numbers. */
export class Payer extends FhirParty<OrganizationRecord> {
  readonly #books: PayersInBooks

  constructor(
    key: string,
    read: () => Promise<LiveRecord<OrganizationRecord> | null>,
    books: PayersInBooks,
    systems: IdentifierSystems | undefined,
  ) {
    super('Payer', key, read, systems)
    this.#books = books
  }

  override async identifiers(): Promise<readonly Identifier[]> {
    const own = await this.ownNumbers()
    return eachOnce([...own, ...(await this.#books.of(own)).identifiers])
  }

  async isInBooks(): Promise<boolean> {
    return (await this.#books.of(await this.ownNumbers())).isThere
  }
}

/** The payers one operation touches: one call to FHIR for all of a turn. Suppliers see none. */
export class Payers {
  readonly #records: ExternalRecords | null
  readonly #organizations: LiveRecords<'organization'>
  readonly #books: PayersInBooks
  readonly #seesNone: boolean

  constructor(books: PayersInBooks, records: ExternalRecords | null, request: RequestContext) {
    this.#records = records
    this.#organizations = new LiveRecords(payerFamily, records, request)
    this.#books = books
    this.#seesNone = request.principal.supplier !== null
  }

  /** The payer that another record names, without asking whether there is one: its properties will tell. */
  byReference({ id }: { readonly id: unknown }): Payer {
    return this.#payer(partyKey(id, 'Payer'))
  }

  /** Null where there is none, or it does not pay for care. @throws {BadUserInput} when it is no id of a payer. */
  async find(id: unknown): Promise<Payer | null> {
    const key = partyKey(id, 'Payer')
    const { store } = connectedFhir(this.#records)
    const found = await this.#read(key)
    if (found === null) return null
    const [isPayer] = await arePayers([found.record], store)
    return isPayer ? this.#payer(key) : null
  }

  /** The payer with this number; of several the one in use. @throws {BadUserInput} where several in use have it. */
  async withNumber(number: NumberKey): Promise<Payer | null> {
    const records = connectedFhir(this.#records)
    await mustBeWhole(records, 'Organization', 'Claim')
    if (this.#seesNone) return null
    const found = await this.#numbered([number], number)
    if (found !== null) return found
    // The books may know a number of it that FHIR does not.
    const { isThere, identifiers } = await this.#books.of([{ ...number, valid: null } as Identifier])
    return isThere && identifiers.length > 0 ? this.#numbered(identifiers, number) : null
  }

  async page(page: NestedPageArguments): Promise<Connection<Payer>> {
    const records = connectedFhir(this.#records)
    await mustBeWhole(records, 'Organization', 'Claim')
    const keys = this.#seesNone ? [] : ['']
    const wanted = (all: readonly OrganizationRecord[]) => arePayers(all, records.store)
    const query = { family: 'organization', index: 'all', keys, wanted } as const
    const found = await listed<'organization'>(records.store, query, page, maxPageSize.root)
    // What has left its source since is left out.
    const are = await Promise.all(found.nodes.map(({ id }) => this.#read(id)))
    return mapped(
      found,
      are.map((each) => each && this.#payer(each.record.id)),
    )
  }

  /** The one in use that is known by `number`, of all that the store has under any of these numbers. */
  async #numbered(under: readonly NumberKey[], number: NumberKey): Promise<Payer | null> {
    const { store } = connectedFhir(this.#records)
    const stored = await inThousands(storedAs(under), (some) =>
      store.under('organization', 'number', some, mostNamesakes),
    )
    const records = [...new Map(stored.flat().map((record) => [record.id, record])).values()]
    const are = await arePayers(records, store)
    const keys = records.filter((_, place) => are[place]).map(({ id }) => id)
    return onlyOne('payer', await this.#existing(keys), number)
  }

  async #existing(keys: readonly string[]): Promise<readonly Payer[]> {
    const are = await Promise.all(keys.map((key) => this.#read(key)))
    return keys.filter((_, place) => are[place] !== null).map((key) => this.#payer(key))
  }

  #payer(key: string): Payer {
    return new Payer(key, () => this.#read(key), this.#books, this.#records?.identifierSystems)
  }

  async #read(key: string): Promise<LiveRecord<OrganizationRecord> | null> {
    connectedFhir(this.#records)
    return this.#seesNone ? null : this.#organizations.load(key)
  }
}
