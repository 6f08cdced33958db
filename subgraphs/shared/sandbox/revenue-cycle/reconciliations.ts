import type { ClaimResponse, PaymentReconciliation } from '@medplum/fhirtypes'
import { money } from './cents.ts'
import { claimId } from './claims.ts'
import { amountOf, type PaidAtOnce } from './paid.ts'
import { identifier, payerId, providerId } from './parties.ts'
import { systems } from './systems.ts'
import { coded, momentOf, reference, written } from './written.ts'

/** What payers say of their payments who send no files. */
export function reconciliations(
  paid: readonly PaidAtOnce[],
  answers: readonly ClaimResponse[],
): PaymentReconciliation[] {
  const answerTo = new Map(
    answers.map((answer) => [`${answer.payment?.identifier?.value} ${answer.request?.reference}`, answer.id]),
  )
  return paid
    .filter(({ told }) => told === 'fhir')
    .map((remittance, place): PaymentReconciliation => {
      const { trace, payer, company, currency, paidOn, decisions } = remittance
      return {
        resourceType: 'PaymentReconciliation',
        id: `reconciliation-${trace}`.toLowerCase(),
        meta: written(momentOf(paidOn, place, 6)),
        status: 'active',
        created: paidOn,
        paymentIssuer: reference('Organization', payerId(payer)),
        requestor: reference('Organization', providerId(company)),
        outcome: 'complete',
        paymentDate: paidOn,
        paymentAmount: money(amountOf(remittance), currency),
        paymentIdentifier: identifier(systems.traceNumber, trace),
        detail: decisions.map(({ care: { claim }, paid }) => {
          const request = reference('Claim', claimId(claim))
          const answer = answerTo.get(`${trace} ${request.reference}`)
          return {
            type: coded(systems.paymentType, 'payment'),
            request,
            ...(answer !== undefined && { response: reference('ClaimResponse', answer) }),
            date: paidOn,
            payee: reference('Organization', providerId(company)),
            amount: money(paid, currency),
          }
        }),
      }
    })
}
