import DataLoader from 'dataloader'
import type { RequestContext } from '#shared/http/request-context.ts'
import type { Records } from '#shared/odoo/records.ts'
import { inWaves } from '#shared/odoo/waves.ts'
import { type Line, saidOnce } from '#shared/projections/claim-state/counted-lines.ts'
import { decidedByResponse } from '#shared/projections/claim-state/decided-by-response.ts'
import type { ClaimRecord } from '#shared/projections/records.ts'
import { today } from '#shared/values/calendar-day.ts'
import { sumOf } from '../lineage/amounts.ts'
import type {
  InvoiceFact,
  LineageFacts,
  PaymentFact,
  PostingFact,
  RemittanceFact,
  ResponseFact,
} from '../lineage/facts.ts'
import { type Lineage, lineageOf } from '../lineage/lineage.ts'
import type { Invoice, invoices } from '../sources/odoo/invoices.ts'
import type { ledgerPostings } from '../sources/odoo/ledger-postings.ts'
import type { Payment, payments } from '../sources/odoo/payments.ts'
import type { SetOffAmount } from '../sources/odoo/set-off-amounts.ts'
import type { ClaimStates, KnownOfClaim } from './claim-states.ts'
import type { Claims, SeenClaim } from './claims.ts'
import type { RecordsByText } from './records-by-text.ts'
import type { Remittances } from './remittances.ts'
import type { SetOffAmounts } from './set-off-amounts.ts'
import type { UsesAndCharges } from './uses-and-charges.ts'

/** Where the facts of a lineage come from. */
export interface LineageSources {
  readonly claims: Claims
  readonly claimStates: ClaimStates
  readonly remittances: Remittances
  readonly uses: UsesAndCharges
  readonly invoices: Records<(typeof invoices)['properties']>
  readonly invoicesByNumber: RecordsByText<(typeof invoices)['properties']>
  readonly payments: Records<(typeof payments)['properties']>
  readonly paymentsByTrace: RecordsByText<(typeof payments)['properties']>
  readonly postings: Records<(typeof ledgerPostings)['properties']>
  readonly setOffAmounts: SetOffAmounts
  /** Whether there is anything that whoever asks may not see. */
  readonly isLimited: boolean
}

const ofInvoice = ['number', 'state', 'paymentState', 'invoiceDate', 'total', 'residual', 'payments'] as const
const ofPayment = ['number', 'state', 'direction', 'paymentDate', 'amount', 'posting'] as const
const ofPosting = ['number', 'postedOn'] as const

/** What is gathered of a claim before the books are asked for payments. */
interface Gathered {
  readonly facts: LineageFacts
  readonly traces: readonly string[]
}

type Paid = Pick<LineageFacts, 'payments' | 'invoices'>

/** What is asked for once all payments are known: postings of all of them, in one call. */
interface PaidLater {
  payments(): readonly Promise<PaymentFact>[]
  invoices(): readonly Promise<InvoiceFact>[]
}

/**
 * What happened to the money of claims and invoices. Facts of all lineages of a turn are gathered side by side, so that
 * many cost the same few calls as one: claims and answers of FHIR; invoices, payments by trace number, payments that were
 * set off with how much of them, and postings of Odoo.
 */
export class Lineages {
  readonly #from: LineageSources
  readonly #ofClaims: DataLoader<SeenClaim, Lineage, string>
  readonly #ofInvoices: DataLoader<Invoice, Lineage, number>

  constructor(from: LineageSources, request: RequestContext) {
    this.#from = from
    const batchScheduleFn = inWaves(request)
    this.#ofClaims = new DataLoader(
      async (claims) => this.#lineages(await Promise.all(claims.map((claim) => this.#gathered(claim)))),
      { name: 'Lineage of claims', cacheKeyFn: ({ record }) => record.id, batchScheduleFn },
    )
    this.#ofInvoices = new DataLoader(
      async (some) => this.#lineages(await Promise.all(some.map((invoice) => this.#unclaimed(invoice)))),
      { name: 'Lineage of invoices', cacheKeyFn: ({ key }) => key, batchScheduleFn },
    )
  }

  ofClaim(claim: SeenClaim): Promise<Lineage> {
    return this.#ofClaims.load(claim)
  }

  async ofInvoice(invoice: Invoice): Promise<Lineage> {
    const [claim, ...others] = await this.claimsOf(invoice)
    return claim === undefined || others.length > 0 ? this.#ofInvoices.load(invoice) : this.ofClaim(claim)
  }

  /** Claims that bear the number on an invoice. */
  async claimsOf(invoice: Invoice): Promise<readonly SeenClaim[]> {
    const number = await this.#from.invoicesByNumber.numberOf(invoice)
    return number === null ? [] : this.#from.claims.bearing(number)
  }

  async #gathered({ record }: SeenClaim): Promise<Gathered> {
    const { claimStates, invoicesByNumber, uses, isLimited } = this.#from
    const [known, found, used] = await Promise.all([
      claimStates.of(record),
      invoicesByNumber.of(numbersOf(record), ofInvoice),
      uses.of(record),
    ])
    const responses = responsesIn(known, record)
    const [payers, remittanceFacts] = await this.#paying(record, known)
    const facts = {
      ...nothingKnown,
      ...used,
      claim: { record, state: known.state, payers },
      claimsOfNumber: 1,
      responses,
      invoices: await Promise.all(found.map(invoiceFact)),
      remittances: remittanceFacts,
      isLimited,
      today: today(),
    }
    const answered = responses.flatMap((response) => response.record.payment?.identifier ?? [])
    return { facts, traces: [...tracesOf(remittanceFacts), ...answered] }
  }

  /** Who may pay for a claim, and what remittances say of it with who wrote them. */
  async #paying(
    claim: ClaimRecord,
    { lines, counted }: KnownOfClaim,
  ): Promise<readonly [readonly string[] | null, RemittanceFact[]]> {
    const payers = await this.#from.claims.payersOf(claim)
    return [payers, await this.#remittanceFacts(lines, counted, payers ?? [])]
  }

  #remittanceFacts(
    lines: readonly Line[],
    counted: ReadonlySet<string>,
    payers: readonly string[],
  ): Promise<RemittanceFact[]> {
    return Promise.all(
      saidOnce(lines, () => undefined).map(async ({ line, of }) => {
        const bearing = await this.#from.remittances.payersOf(of)
        const payer = bearing.find((each) => payers.includes(each)) ?? bearing[0] ?? null
        return { line, header: of, payer, isInForce: counted.has(line.id) }
      }),
    )
  }

  /** Of an invoice for which there is no one claim. */
  async #unclaimed(invoice: Invoice): Promise<Gathered> {
    const { invoices: records, isLimited } = this.#from
    const [claims] = await Promise.all([this.claimsOf(invoice), records.load([invoice.key], ofInvoice)])
    const [invoices, remittances] = [[await invoiceFact(invoice)], await this.#ofNobody(invoice)]
    const claimsOfNumber = claims.length
    const facts = { ...nothingKnown, invoices, remittances, claimsOfNumber, isLimited, today: today() }
    return { facts, traces: tracesOf(remittances) }
  }

  /** What remittances say of a number on an invoice that no claim bears; nothing where some claim does, seen or not. */
  async #ofNobody(invoice: Invoice): Promise<readonly RemittanceFact[]> {
    const { invoicesByNumber, claimStates, remittances } = this.#from
    const number = await invoicesByNumber.numberOf(invoice)
    if (number === null) return []
    const { lines, counted } = await claimStates.unclaimed(number)
    const areSeen = await Promise.all(lines.map(({ of }) => remittances.maySee(of)))
    const seen = lines.filter((_line, place) => areSeen[place])
    return this.#remittanceFacts(seen, counted, [])
  }

  async #lineages(gathered: readonly Gathered[]): Promise<Lineage[]> {
    const found = await Promise.all(gathered.map((each) => this.#paymentsOf(each)))
    const all = await Promise.all(
      found.map(async (each): Promise<Paid> => {
        const [payments, invoices] = await Promise.all([Promise.all(each.payments()), Promise.all(each.invoices())])
        return { payments, invoices }
      }),
    )
    return gathered.map(({ facts }, place) => lineageOf({ ...facts, ...(all[place] as Paid) }))
  }

  /** Payments that bear one of the trace numbers, or were set off against one of the invoices. */
  async #paymentsOf({ facts, traces }: Gathered): Promise<PaidLater> {
    const keys = facts.invoices.flatMap((invoice) => invoice.payments)
    const paidOff = facts.invoices.filter(({ payments }) => payments.length > 0).map(({ key }) => key)
    const [traced, setOff, amounts] = await Promise.all([
      this.#from.paymentsByTrace.of(traces, ofPayment),
      this.#from.payments.existing([...new Set(keys)], ofPayment),
      Promise.all(paidOff.map((key) => this.#from.setOffAmounts.load(key))),
    ])
    const found = new Set(traced.map(({ key }) => key))
    const all = new Map([...traced, ...setOff].map((payment) => [payment.key, payment]))
    const parts = amounts.flatMap((some) => some ?? [])
    // What was not found by the trace numbers bears none of them.
    return {
      payments: () => [...all.values()].map((payment) => this.#paymentFact(payment, found.has(payment.key), parts)),
      invoices: () =>
        facts.invoices.map(async (invoice) => ({
          ...invoice,
          posting: invoice.state === 'POSTED' ? await this.#postingFact(invoice.key) : null,
        })),
    }
  }

  async #postingFact(entry: number): Promise<PostingFact | null> {
    const posting = await this.#from.postings.ifExisting(entry, ofPosting)
    return posting && { key: posting.key, number: await posting.number(), day: await posting.postedOn() }
  }

  async #paymentFact(payment: Payment, isTraced: boolean, parts: readonly SetOffAmount[]): Promise<PaymentFact> {
    const { paymentsByTrace } = this.#from
    const entry = await payment.posting()
    const posting = entry === null ? null : await this.#postingFact(entry)
    return {
      key: payment.key,
      number: await payment.number(),
      state: await payment.state(),
      direction: await payment.direction(),
      day: await payment.paymentDate(),
      amount: await payment.amount(),
      setOff: sumOf(parts.filter((part) => part.entry === entry).map(({ amount }) => amount)),
      trace: isTraced ? await paymentsByTrace.numberOf(payment) : null,
      entry,
      posting,
    }
  }
}

const nothingKnown: LineageFacts = {
  claim: null,
  claimsOfNumber: 0,
  responses: [],
  remittances: [],
  invoices: [],
  payments: [],
  charges: [],
  uses: [],
  devices: new Map(),
  isLimited: false,
  today: '',
}

export function numbersOf({ identifiers }: ClaimRecord): readonly string[] {
  return identifiers.map(({ value }) => value)
}

function tracesOf(remittances: readonly RemittanceFact[]): readonly string[] {
  return remittances.map(({ header }) => header.traceNumber)
}

function responsesIn({ responses }: KnownOfClaim, claim: ClaimRecord): readonly ResponseFact[] {
  return responses
    .map(({ record }) => record)
    .filter(({ status, use }) => status === 'active' && use === claim.use)
    .map((record) => ({ record, paid: decidedByResponse(record, claim).paid }))
}

async function invoiceFact(invoice: Invoice): Promise<InvoiceFact> {
  return {
    key: invoice.key,
    number: await invoice.number(),
    state: await invoice.state(),
    paymentState: await invoice.paymentState(),
    day: await invoice.invoiceDate(),
    total: await invoice.total(),
    residual: await invoice.residual(),
    payments: await invoice.payments(),
    posting: null,
  }
}
