import { Big } from 'big.js'
import type { Amount } from '../../remittance/remittance.ts'
import type { RemittanceClaimRecord, RemittanceRecord, Sourced } from '../records.ts'
import {
  codeOf,
  dayOf,
  type Fields,
  fieldsOf,
  identifiersOf,
  idOf,
  instantIn,
  listOf,
  textOf,
  timeOf,
} from './fhir-values.ts'
import { amountOf, placesOf } from './money.ts'
import { justNow, type Reading, readSourced, Unusable } from './sourced.ts'

/** A PaymentReconciliation: the payment and what it is for. */
export interface ReconciliationRecords {
  readonly remittance: RemittanceRecord
  /** Those of its details that are for a claim, as far as they say it: by `claim` or by `response`. */
  readonly claims: readonly RemittanceClaimRecord[]
}

/** A `PaymentReconciliation`, or why it cannot be used: one that was cancelled or is not final pays nothing. */
export function mapReconciliation(resource: unknown, reading: Reading): ReconciliationRecords | Unusable {
  const found = readSourced(resource, 'PaymentReconciliation', reading)
  if (found instanceof Unusable) return found
  const { fields, sourced } = found
  if (textOf(fields.status) !== 'active') return new Unusable('it is not in force')
  const amount = amountOf(fields.paymentAmount)
  if (amount === null) return new Unusable('it names no amount, or no currency')
  const details = listOf(fields.detail).map((detail, place) => ({ place, ...detailOf(detail) }))
  const ofClaims = details.filter(({ claim, response }) => claim !== null || response !== null)
  const claims = ofClaims.flatMap((detail, place) => claimLine(sourced, detail, place + 1) ?? [])
  const created = timeOf(fields.created)
  return {
    claims,
    remittance: {
      ...sourced,
      source: 'fhir',
      place: null,
      traceNumber: textOf(fieldsOf(fields.paymentIdentifier).value) ?? identifiersOf(fields.identifier)[0]?.value ?? '',
      method: null,
      handling: null,
      charged: null,
      amount,
      paidOn: dayOf(fields.paymentDate),
      producedOn: dayOf(fields.created),
      payer: [],
      payee: [],
      insurer: idOf('Organization', fields.paymentIssuer),
      providerAdjustments: details
        .filter(({ claim, response }) => claim === null && response === null)
        .flatMap((detail) => providerAdjustment(detail, amount.currency) ?? []),
      claimCount: claims.length,
      paid: sumOf(claims, amount.currency),
      receivedAt: (created === null ? null : instantIn(created)) ?? sourced.lastUpdated,
    },
  }
}

interface Detail {
  readonly claim: string | null
  readonly response: string | null
  readonly type: string | null
  readonly reference: string | null
  readonly payee: string | null
  readonly amount: Amount | null
}

function detailOf({ request, response, type, identifier, payee, amount }: Fields): Detail {
  return {
    claim: idOf('Claim', request),
    response: idOf('ClaimResponse', response),
    type: codeOf(type)?.code ?? null,
    reference: textOf(fieldsOf(identifier).value),
    payee: idOf('Organization', payee),
    amount: amountOf(amount),
  }
}

function claimLine(
  sourced: Sourced,
  { claim, response, amount }: Detail,
  position: number,
): RemittanceClaimRecord | null {
  if (amount === null) return null
  return {
    ...sourced,
    id: `${sourced.id}-${position}`,
    remittance: sourced.id,
    claim,
    response: claim === null ? response : null,
    currency: amount.currency,
    sha256: null,
    position,
    number: null,
    statusCode: null,
    charged: null,
    paid: amount.amount,
    patientResponsibility: null,
    payerControlNumber: null,
    allowed: null,
    receivedOn: null,
    servicedFrom: null,
    servicedTo: null,
    adjustments: [],
    remarks: [],
    services: [],
    segment: 0,
  }
}

/** FHIR writes what is added to a payment as positive, X12 what is taken off. */
function providerAdjustment({ amount, type, reference, payee }: Detail, currency: string) {
  if (amount === null || amount.currency !== currency) return null
  return {
    provider: payee ?? '',
    fiscalPeriodEnd: null,
    reason: type ?? '',
    reference,
    amount: negated(amount.amount),
    segment: 0,
  }
}

function negated(amount: string): string {
  if (amount.startsWith('-')) return amount.slice(1)
  return /[1-9]/.test(amount) ? `-${amount}` : amount
}

/** Of those in this currency. */
function sumOf(claims: readonly RemittanceClaimRecord[], currency: string): Amount {
  const sum = claims.reduce((all, line) => (line.currency === currency ? all.plus(line.paid) : all), new Big(0))
  const places = claims.map(({ paid }) => paid.split('.')[1]?.length ?? 0)
  return { amount: sum.toFixed(Math.max(placesOf(currency), ...places)), currency }
}

/** A `PaymentReconciliation`. Null: it cannot be used. */
export function reconciliationRecordsOf(resource: unknown, reading = justNow()): ReconciliationRecords | null {
  const mapped = mapReconciliation(resource, reading)
  return mapped instanceof Unusable ? null : mapped
}
