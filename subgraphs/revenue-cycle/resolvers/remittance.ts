import { pageOfEntities } from '#shared/odoo/related-pages.ts'
import { sequenceOf } from '#shared/projections/claim-state/line-adjustments.ts'
import { connectedFhir } from '#shared/projections/reading/external-records.ts'
import { mapped } from '#shared/projections/reading/listing.ts'
import { ofRemittance, ofRemittanceClaim } from '#shared/projections/reading/provenance.ts'
import type { Decimal } from '#shared/values/decimal.ts'
import { areDifferent, negated, sumOf } from '../lineage/amounts.ts'
import { methodOf, statusOf } from '../sources/remittance/words.ts'
import type { RemittanceClaimResolvers, RemittanceFileResolvers, RemittanceResolvers } from '../types.generated.ts'
import { payerReference } from './payer.ts'

export const Remittance: RemittanceResolvers = {
  __resolveReference: ({ id }, { remittances }) => remittances.byReference(id),
  traceNumber: ({ record }) => record.traceNumber,
  method: ({ record }) => methodOf(record.method),
  amount: ({ record }) => record.amount,
  paidOn: ({ record }) => record.paidOn,
  producedOn: ({ record }) => record.producedOn,
  payer: async ({ record }, _, { remittances }) => payerReference(await remittances.payerOf(record)),
  claimCount: ({ record }) => record.claimCount,
  charged: ({ record }) => record.charged,
  paid: ({ record }) => record.paid,
  claims: async (remittance, page, { remittancePages }) => {
    const found = await remittancePages.lines(remittance, page)
    return mapped(
      found,
      found.nodes.map((record) => ({ record })),
    )
  },
  providerAdjustments: ({ record: { providerAdjustments, amount } }) =>
    providerAdjustments.map((each) => ({
      reason: each.reason,
      reference: each.reference,
      amount: { amount: each.amount, currency: amount.currency },
    })),
  balanced: ({ record: { amount, paid, providerAdjustments } }) => {
    const taken = providerAdjustments.map((each) => negated({ amount: each.amount, currency: amount.currency }))
    return !areDifferent(sumOf([paid, ...taken]), amount)
  },
  settlement: ({ record }, _, { settlements }) => settlements.of(record),
  payments: async ({ record }, page, { settlements, payments }, info) =>
    pageOfEntities(await settlements.paymentsOf(record.traceNumber, []), page, payments, info),
  provenance: ({ record }) => ofRemittance(record),
}

export const RemittanceClaim: RemittanceClaimResolvers = {
  position: ({ record }) => record.position,
  number: ({ record }) => record.number,
  status: ({ record }) => statusOf(record.statusCode),
  charged: ({ record }) => moneyIn(record, record.charged),
  paid: ({ record }) => moneyIn(record, record.paid),
  allowed: ({ record }) => moneyIn(record, record.allowed),
  patientResponsibility: ({ record }) => moneyIn(record, record.patientResponsibility),
  payerControlNumber: ({ record }) => record.payerControlNumber,
  adjustments: async ({ record }, _, { remittances }) => {
    const { adjustments, remarks, services, currency } = record
    const claimLines = (await remittances.claimOf(record))?.lines ?? []
    const said = [
      { adjustments, remarks, sequence: null },
      ...services.map((service) => ({ ...service, sequence: sequenceOf(service, claimLines) })),
    ]
    return said.flatMap(({ sequence, ...of }) =>
      of.adjustments.map(({ group, reason, amount }) => {
        return { group, reason, remarks: of.remarks, amount: { amount, currency }, sequence }
      }),
    )
  },
  claim: async ({ record }, _, { claims, remittances, records }) => {
    connectedFhir(records)
    const claim = await remittances.claimOf(record)
    return claim && claims.find(claim.id)
  },
  remittance: ({ record }, _, { remittances }) => remittances.find(record.remittance),
  provenance: ({ record }) => ofRemittanceClaim(record),
}

function moneyIn({ currency }: { readonly currency: string }, amount: Decimal | null) {
  return amount === null ? null : { amount, currency }
}

export const RemittanceFile: RemittanceFileResolvers = {
  checksum: ({ sha256 }) => sha256,
}
