import type { Connection } from '#shared/connections/connection.ts'
import type { NestedPageArguments } from '#shared/connections/nested-page.ts'
import { maxPageSize } from '#shared/connections/page-size.ts'
import { SourceNotConnected } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { betweenDays, notEmpty } from '#shared/odoo/conditions.ts'
import type { IndexPlace } from '#shared/projections/projection-store.ts'
import { connectedRemittances, type ExternalRecords } from '#shared/projections/reading/external-records.ts'
import { type Listing, listed, mapped } from '#shared/projections/reading/listing.ts'
import { seesAllCare } from '#shared/projections/reading/seen-facilities.ts'
import type { RemittanceClaimRecord, RemittanceFileRecord, RemittanceRecord } from '#shared/projections/records.ts'
import { daysAfter } from '#shared/values/calendar-day.ts'
import type { QueryRemittancesArgs } from '../types.generated.ts'
import { payerKey } from './claim-listing.ts'
import { type Remittances, SeenRemittance } from './remittances.ts'
import type { Settlements } from './settlements.ts'

/** Pages of remittances, of what they say of claims, and of the files they came in. */
export class RemittancePages {
  readonly #records: ExternalRecords | null
  readonly #remittances: Remittances
  readonly #settlements: Settlements
  readonly #request: RequestContext

  constructor(
    records: ExternalRecords | null,
    remittances: Remittances,
    settlements: Settlements,
    request: RequestContext,
  ) {
    this.#records = records
    this.#remittances = remittances
    this.#settlements = settlements
    this.#request = request
  }

  /** @throws {BadUserInput} on a filter that can match nothing. */
  page({
    filter,
    orderBy,
    ...page
  }: Pick<QueryRemittancesArgs, 'filter' | 'orderBy'> & NestedPageArguments): Promise<Connection<SeenRemittance>> {
    const { payers, paidFrom, paidTo } = filter ?? {}
    betweenDays('paid', paidFrom, paidTo, 'paidFrom and paidTo')
    const keys = payers == null ? null : new Set(notEmpty(payers, 'payers').map(payerKey))
    const isOfPayer = async (header: RemittanceRecord) => {
      const payer = keys === null ? null : await this.#remittances.payerOf(header)
      return keys === null || (payer !== null && keys.has(payer))
    }
    return this.#page(spanOf(orderBy === 'PAID_DESC', paidFrom ?? null, paidTo ?? null), page, isOfPayer)
  }

  /** Those whose money is not in the books as it should be, or that speak of a claim nobody knows; the oldest first. */
  unmatched(paidFrom: string | null, page: NestedPageArguments): Promise<Connection<SeenRemittance>> {
    const isUnmatched = async (header: RemittanceRecord) => {
      const { state } = await this.#settlements.of(header)
      if (state === 'MISSING' || state === 'DIFFERS') return true
      const [first = []] = await this.#remittances.firstLines([header])
      return !(await this.#remittances.eachLine(header, first, (lines) => this.#areKnown(lines)))
    }
    return this.#page(spanOf(false, paidFrom, null), page, isUnmatched)
  }

  /** What a remittance says of each claim, in its own order; of claims that may not be seen nothing. */
  async lines({ record }: SeenRemittance, page: NestedPageArguments): Promise<Connection<RemittanceClaimRecord>> {
    const { store } = connectedRemittances(this.#records)
    const wanted = (lines: readonly RemittanceClaimRecord[]) => this.#remittances.maySeeLines(lines)
    const query = { family: 'remittance-claim', index: 'remittance', keys: [record.id], wanted } as const
    return listed<'remittance-claim'>(store, query, page, maxPageSize.nested)
  }

  /**
   * Files as they came in, the youngest first; of none but those who see all care.
   * @throws {SourceNotConnected} where none are taken in: what FHIR says of payments comes in no files.
   */
  async files(states: readonly string[] | null, page: NestedPageArguments): Promise<Connection<RemittanceFileRecord>> {
    const { store, takesRemittances } = connectedRemittances(this.#records)
    if (!takesRemittances) {
      throw new SourceNotConnected('remittance', 'Cannot read files of payers: none are connected')
    }
    const asked = states === null ? null : notEmpty(states, 'states')
    const index = asked === null ? { index: 'received' as const, keys: [''] } : { index: 'state' as const, keys: asked }
    const keys = seesAllCare(this.#request.principal) ? index.keys : []
    const wanted = (files: readonly RemittanceFileRecord[]) => files.map(() => true)
    const query = { family: 'remittance-file', ...index, keys, descending: true, wanted } as const
    return listed<'remittance-file'>(store, query, page, maxPageSize.root)
  }

  async #page(
    span: Pick<Listing<'remittance'>, 'descending' | 'from' | 'isPast'>,
    page: NestedPageArguments,
    isAsked: (header: RemittanceRecord) => Promise<boolean>,
  ): Promise<Connection<SeenRemittance>> {
    const { store } = connectedRemittances(this.#records)
    const keys = this.#request.principal.supplier === null ? [''] : []
    const wanted = (headers: readonly RemittanceRecord[]) =>
      Promise.all(headers.map(async (header) => (await this.#remittances.maySee(header)) && (await isAsked(header))))
    const query = { family: 'remittance', index: 'paid', keys, ...span, wanted } as const
    const found = await listed<'remittance'>(store, query, page, maxPageSize.root)
    return mapped(
      found,
      found.nodes.map((header) => new SeenRemittance(header)),
    )
  }

  async #areKnown(lines: readonly RemittanceClaimRecord[]): Promise<readonly boolean[]> {
    const claims = await Promise.all(lines.map((line) => this.#remittances.claimOf(line)))
    return claims.map((claim) => claim !== null)
  }
}

/** Where in the order of payment a list begins, and where it ends. Those without a day come first. */
function spanOf(
  descending: boolean,
  from: string | null,
  to: string | null,
): Pick<Listing<'remittance'>, 'descending' | 'from' | 'isPast'> {
  const beginningOf = (day: string | null): IndexPlace | null => (day === null ? null : { at: day, id: '' })
  if (!descending) {
    return {
      descending,
      from: beginningOf(from),
      isPast: ({ paidOn }) => to !== null && paidOn !== null && paidOn > to,
    }
  }
  const nextDay = to === null ? null : daysAfter(to, 1)
  return {
    descending,
    from: nextDay === to ? null : beginningOf(nextDay),
    isPast: ({ paidOn }) => from !== null && (paidOn === null || paidOn < from),
  }
}
