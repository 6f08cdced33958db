import DataLoader from 'dataloader'
import type { RequestContext } from '#shared/http/request-context.ts'
import type { Records } from '#shared/odoo/records.ts'
import { inWaves } from '#shared/odoo/waves.ts'
import { saidOnce } from '#shared/projections/claim-state/counted-lines.ts'
import { decidedByResponse } from '#shared/projections/claim-state/decided-by-response.ts'
import type { ClaimRecord } from '#shared/projections/records.ts'
import { today } from '#shared/values/calendar-day.ts'
import type { InvoiceFact, LineageFacts, PaymentFact, ResponseFact } from '../lineage/facts.ts'
import { type Lineage, lineageOf } from '../lineage/lineage.ts'
import type { Invoice, invoices } from '../sources/odoo/invoices.ts'
import type { ledgerPostings } from '../sources/odoo/ledger-postings.ts'
import type { Payment, payments } from '../sources/odoo/payments.ts'
import type { ClaimStates, KnownOfClaim } from './claim-states.ts'
import type { Claims, SeenClaim } from './claims.ts'
import type { RecordsByText } from './records-by-text.ts'
import type { Remittances } from './remittances.ts'
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

/**
 * What happened to the money of claims and invoices. Facts of all lineages of a turn are gathered side by side, so that
 * many cost the same few calls as one: claims and answers of FHIR; invoices, payments by trace number, payments that were
 * set off, and postings of Odoo.
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
    const { claimStates, invoicesByNumber, remittances, uses, isLimited } = this.#from
    const [known, found, used] = await Promise.all([
      claimStates.of(record),
      invoicesByNumber.of(numbersOf(record), ofInvoice),
      uses.of(record),
    ])
    const responses = responsesIn(known, record)
    const lines = saidOnce(known.lines, () => undefined)
    const facts = {
      ...nothingKnown,
      ...used,
      claim: { record, state: known.state },
      claimsOfNumber: 1,
      responses,
      invoices: await Promise.all(found.map(invoiceFact)),
      remittances: await Promise.all(
        lines.map(async ({ line, of }) => ({ line, header: of, payer: await remittances.payerOf(of) })),
      ),
      isLimited,
      today: today(),
    }
    const answered = responses.flatMap((response) => response.record.payment?.identifier ?? [])
    return { facts, traces: [...facts.remittances.map(({ header }) => header.traceNumber), ...answered] }
  }

  /** Of an invoice for which there is no one claim. */
  async #unclaimed(invoice: Invoice): Promise<Gathered> {
    const { invoices: records, isLimited } = this.#from
    const [claims] = await Promise.all([this.claimsOf(invoice), records.load([invoice.key], ofInvoice)])
    const invoices = [await invoiceFact(invoice)]
    return { facts: { ...nothingKnown, invoices, claimsOfNumber: claims.length, isLimited }, traces: [] }
  }

  async #lineages(gathered: readonly Gathered[]): Promise<Lineage[]> {
    const paid = await Promise.all(gathered.map((each) => this.#paymentsOf(each)))
    const all = await Promise.all(paid.map((facts) => Promise.all(facts)))
    return gathered.map(({ facts }, place) => lineageOf({ ...facts, payments: all[place] ?? [] }))
  }

  /** Payments that bear one of the trace numbers, or were set off against one of the invoices. */
  async #paymentsOf({ facts, traces }: Gathered): Promise<readonly Promise<PaymentFact>[]> {
    const keys = facts.invoices.flatMap((invoice) => invoice.payments)
    const [traced, setOff] = await Promise.all([
      this.#from.paymentsByTrace.of(traces, ofPayment),
      this.#from.payments.existing([...new Set(keys)], ofPayment),
    ])
    const found = new Set(traced.map(({ key }) => key))
    const all = new Map([...traced, ...setOff].map((payment) => [payment.key, payment]))
    // What was not found by the trace numbers bears none of them.
    return [...all.values()].map((payment) => this.#paymentFact(payment, found.has(payment.key)))
  }

  async #paymentFact(payment: Payment, isTraced: boolean): Promise<PaymentFact> {
    const { paymentsByTrace, postings } = this.#from
    const entry = await payment.posting()
    const posting = entry === null ? null : await postings.ifExisting(entry, ofPosting)
    return {
      key: payment.key,
      number: await payment.number(),
      state: await payment.state(),
      direction: await payment.direction(),
      day: await payment.paymentDate(),
      amount: await payment.amount(),
      trace: isTraced ? await paymentsByTrace.numberOf(payment) : null,
      entry,
      posting: posting && { key: posting.key, number: await posting.number(), day: await posting.postedOn() },
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
  }
}
