import type {
  ChargeRecord,
  ClaimLineRecord,
  ClaimRecord,
  ClaimResponseRecord,
  ClaimStateRecord,
  ConsumptionRecord,
  DeviceRecord,
  RemittanceClaimRecord,
  RemittanceRecord,
} from '#shared/projections/records.ts'
import type { Amount } from '#shared/remittance/remittance.ts'
import type {
  ClaimFact,
  Hop,
  InvoiceFact,
  LineageFacts,
  PaymentFact,
  RemittanceFact,
  ResponseFact,
  UseFact,
} from '#subgraphs/revenue-cycle/lineage/facts.ts'
import { type Lineage, lineageOf } from '#subgraphs/revenue-cycle/lineage/lineage.ts'

export const usd = (amount: number | string): Amount => ({
  amount: typeof amount === 'string' ? amount : amount.toFixed(2),
  currency: 'USD',
})

const sourced = { version: '1', lastUpdated: '2026-03-01T00:00:00.000Z', mode: 'POLLED' } as const

export function line(values: Partial<ClaimLineRecord> = {}): ClaimLineRecord {
  return {
    sequence: 1,
    code: { system: 'urn:codes', code: 'OPV' },
    revenueCode: null,
    quantity: { value: '1', unit: null },
    unitPrice: usd(100),
    net: usd(100),
    servicedOn: '2026-03-01',
    devices: [],
    encounters: ['visit'],
    ...values,
  }
}

export function claim(values: Partial<ClaimRecord> = {}): ClaimRecord {
  return {
    ...sourced,
    id: 'claim',
    identifiers: [{ system: null, value: 'C-1' }],
    number: 'C-1',
    status: 'active',
    use: 'claim',
    created: '2026-03-02',
    servicedFrom: '2026-03-01',
    servicedTo: '2026-03-01',
    insurer: 'payer',
    provider: null,
    facility: 'ward',
    coverages: [],
    lines: [line()],
    total: usd(100),
    ...values,
  }
}

export function state(values: Partial<ClaimStateRecord> = {}): ClaimStateRecord {
  return {
    ...sourced,
    id: 'claim',
    number: 'C-1',
    use: 'claim',
    insurer: 'payer',
    facility: 'ward',
    created: '2026-03-02',
    servicedTo: '2026-03-01',
    status: 'SUBMITTED',
    derivation: [],
    charged: usd(100),
    allowed: null,
    paid: null,
    patientResponsibility: null,
    adjustments: [],
    denial: null,
    submittedAt: '2026-03-02',
    respondedAt: null,
    paidAt: null,
    remittanceClaims: [],
    changes: 1,
    ...values,
  }
}

export function response(
  paid: Amount | null,
  { id = 'r1', ...values }: Partial<ClaimResponseRecord> = {},
): ResponseFact {
  const record: ClaimResponseRecord = {
    ...sourced,
    id,
    claim: 'claim',
    status: 'active',
    use: 'claim',
    outcome: 'complete',
    created: '2026-03-10',
    insurer: 'payer',
    totals: [],
    adjudications: [],
    lines: [],
    payment: { amount: paid, date: '2026-03-14', identifier: 'EFT-1' },
    errors: [],
    ...values,
  }
  return { record, paid }
}

export function remittance(
  paid: number,
  values: Partial<RemittanceClaimRecord> = {},
  header: Partial<RemittanceRecord> = {},
  payer: string | null = 'payer',
): RemittanceFact {
  const id = header.id ?? 'remit'
  return {
    payer,
    isInForce: true,
    line: {
      ...sourced,
      id: `${id}-1`,
      remittance: id,
      position: 1,
      number: 'C-1',
      statusCode: '1',
      charged: '100.00',
      paid: paid.toFixed(2),
      patientResponsibility: null,
      payerControlNumber: null,
      allowed: null,
      receivedOn: null,
      servicedFrom: null,
      servicedTo: null,
      adjustments: [],
      remarks: [],
      services: [],
      segment: 1,
      response: null,
      claim: null,
      currency: 'USD',
      sha256: 'ab',
      ...values,
    },
    header: {
      ...sourced,
      id,
      traceNumber: 'EFT-1',
      amount: usd(paid),
      paidOn: '2026-03-14',
      producedOn: '2026-03-13',
      payer: [],
      payee: [],
      providerAdjustments: [],
      claimCount: 1,
      paid: usd(paid),
      source: 'remittance',
      method: 'ACH',
      handling: 'I',
      charged: usd(100),
      place: { sha256: 'ab', segment: 1 },
      insurer: null,
      receivedAt: '2026-03-15T00:00:00.000Z',
      ...header,
    },
  }
}

export function invoice(values: Partial<InvoiceFact> = {}): InvoiceFact {
  return {
    key: 1,
    number: 'INV/1',
    state: 'POSTED',
    paymentState: 'NOT_PAID',
    day: '2026-03-02',
    total: usd(100),
    residual: usd(100),
    payments: [],
    posting: null,
    ...values,
  }
}

export function payment(values: Partial<PaymentFact> = {}): PaymentFact {
  return {
    key: 7,
    number: 'PAY/7',
    state: 'PAID',
    direction: 'RECEIVED',
    day: '2026-03-14',
    amount: usd(100),
    setOff: null,
    trace: 'EFT-1',
    entry: 70,
    posting: { key: 70, number: 'BNK/70', day: '2026-03-14' },
    ...values,
  }
}

export function charge(values: Partial<ChargeRecord> = {}): ChargeRecord {
  return {
    ...sourced,
    id: 'charge',
    status: 'billed',
    code: { system: 'urn:codes', code: 'OPV' },
    quantity: null,
    price: usd(100),
    occurredAt: '2026-03-01T10:00:00.000Z',
    account: null,
    encounter: 'visit',
    deliveries: ['use'],
    claims: ['claim'],
    device: 'device',
    ...values,
  }
}

export function use(values: Partial<ConsumptionRecord> = {}, fact: Partial<UseFact> = {}): UseFact {
  const record: ConsumptionRecord = {
    ...sourced,
    id: 'use',
    status: 'completed',
    quantity: null,
    device: 'device',
    deviceIdentifier: '04006381333931',
    lot: 'L1',
    serial: null,
    expiresOn: null,
    occurredAt: '2026-03-01T09:00:00.000Z',
    destination: 'ward',
    ...values,
  }
  return { record, isCharged: false, isSeen: true, inStock: 'MATCHED', ...fact }
}

export function device(values: Partial<DeviceRecord> = {}): DeviceRecord {
  return {
    ...sourced,
    id: 'device',
    deviceIdentifiers: ['04006381333931'],
    lot: 'L1',
    serial: null,
    expiresOn: null,
    ...values,
  }
}

/** A claim that its insurer alone is asked to pay. */
export function asClaim(record: Partial<ClaimRecord> = {}, itsState: ClaimStateRecord = state()): ClaimFact {
  return { record: claim(record), state: itsState, payers: ['payer'] }
}

/** A claim that was sent and invoiced, and nothing else. */
export const sent: LineageFacts = {
  claim: asClaim(),
  claimsOfNumber: 1,
  responses: [],
  remittances: [],
  invoices: [invoice()],
  payments: [],
  charges: [],
  uses: [],
  devices: new Map(),
  isLimited: false,
  today: '2026-07-01',
}

const paidState = state({ status: 'PAID', paid: usd(100), paidAt: '2026-03-14' })

/** A claim that was paid whole: every step is there, and agrees with the others. */
export const paid: LineageFacts = {
  ...sent,
  claim: asClaim({}, paidState),
  responses: [response(usd(100))],
  remittances: [remittance(100)],
  invoices: [invoice({ paymentState: 'PAID', residual: usd(0), payments: [7] })],
  payments: [payment()],
}

/** What somebody looks at first: the steps that are not as they should be. */
export function trouble({ hops }: Lineage): Pick<Hop, 'stage' | 'state' | 'matchedBy' | 'inDoubt' | 'reason'>[] {
  return hops
    .filter((hop) => hop.state !== 'FOUND')
    .map(({ stage, state: is, matchedBy, inDoubt, reason }) => ({ stage, state: is, matchedBy, inDoubt, reason }))
}

/** The steps, in short: `PAYMENT TRACE_NUMBER_ON_PAYMENT PAY/7`. */
export function steps({ hops }: Lineage): string[] {
  return hops.map(({ stage, matchedBy, reference, state: is }) =>
    [stage, is === 'FOUND' ? '' : is, matchedBy ?? '', reference ?? ''].filter((part) => part !== '').join(' '),
  )
}

/** The lineage of facts of which some are others. */
export function lineageWith(base: LineageFacts, values: Partial<LineageFacts>): Lineage {
  return lineageOf({ ...base, ...values })
}
