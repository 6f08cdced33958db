import { nestedPage } from '#shared/connections/nested-page.ts'
import { RecordReference } from '#shared/odoo/columns.ts'
import { saidCreated } from '#shared/projections/mapping/sourced.ts'
import type { ClaimStateRecord } from '#shared/projections/records.ts'
import { requestedFields } from '#shared/schema/look-ahead.ts'
import { globalId } from '#shared/values/global-id.ts'
import type { RevenueCycleContext } from '../context.ts'
import { dayIn } from '../lineage/facts.ts'
import { adjustmentsOf, denialOf } from '../loaders/claim-parts.ts'
import type { SeenClaim } from '../loaders/claims.ts'
import { numbersOf } from '../loaders/lineages.ts'
import { useOf } from '../sources/fhir/claim-words.ts'
import type { ClaimLineResolvers, ClaimProviderResolvers, ClaimResolvers } from '../types.generated.ts'
import { payerReference } from './payer.ts'

export const Claim: ClaimResolvers = {
  __resolveReference: ({ id }, { claims }) => claims.byReference(id),
  number: ({ record }) => record.number,
  use: ({ record }) => useOf(record.use),
  status: inState(({ status }) => status),
  statusDerivation: inState(({ derivation }) => derivation),
  payer: ({ record }) => payerReference(record.insurer),
  provider: ({ record }) => record.provider,
  facility: async ({ record }, _, { claims, visible }) => {
    const at = await claims.facilityOf(record)
    return at && visible(new RecordReference('Facility', at.facility))
  },
  coverages: async ({ record }, _, { coverages }) => {
    const found = await coverages.existing(record.coverages)
    return found.map((coverage) => ({ ...coverage, id: globalId('fhir', 'Coverage', coverage.record.id) }))
  },
  account: async ({ record }, _, { accounts }) => {
    const account = await accounts.of(record)
    return account === null ? null : { id: globalId('fhir', 'PatientAccount', account) }
  },
  createdOn: ({ record }) => dayIn(saidCreated(record)),
  submittedOn: inState(({ submittedAt }) => dayIn(submittedAt)),
  respondedOn: inState(({ respondedAt }) => dayIn(respondedAt)),
  paidOn: inState(({ paidAt }) => dayIn(paidAt)),
  servicedFrom: ({ record }) => record.servicedFrom,
  servicedTo: ({ record }) => record.servicedTo,
  lines: (claim, page) => {
    const { lines } = claim.record
    return nestedPage(places(lines), page, (some) => some.flatMap((place) => lineAt(claim, place)))
  },
  charged: inState(({ charged }) => charged),
  allowed: inState(({ allowed }) => allowed),
  paid: inState(({ paid }) => paid),
  patientResponsibility: inState(({ patientResponsibility }) => patientResponsibility),
  adjustments: inState(adjustmentsOf),
  denial: async (claim, _, { claimStates }) => denialOf(claim, (await claimStates.of(claim.record)).state),
  responses: async (claim, _, { claimStates }) => {
    const { responses } = await claimStates.of(claim.record)
    return responses.map((response) => ({ ...response, claim }))
  },
  remittances: async ({ record }, page, { claimStates }) => {
    const { lines } = await claimStates.of(record)
    return nestedPage(places(lines), page, (some) =>
      some.flatMap((place) => {
        const line = lines[place - 1]?.line
        return line === undefined ? [] : [{ record: line }]
      }),
    )
  },
  invoice: async ({ record }, _, { invoicesByNumber }, info) => {
    const found = await invoicesByNumber.of(numbersOf(record), [...requestedFields(info), 'state'])
    const states = await Promise.all(found.map((invoice) => invoice.state()))
    const standing = found.filter((_invoice, place) => states[place] !== 'CANCELLED')
    const [invoice, ...others] = standing.length > 0 ? standing : found
    return invoice === undefined || others.length > 0 ? null : invoice
  },
  lineage: (claim, _, { lineages }) => lineages.ofClaim(claim),
}

/** What is worked out of all that is known of a claim. */
function inState<Value>(read: (state: ClaimStateRecord) => Value) {
  return async ({ record }: SeenClaim, _: unknown, { claimStates }: RevenueCycleContext): Promise<Value> =>
    read((await claimStates.of(record)).state)
}

/** Places in a list, from 1. */
function places(all: readonly unknown[]): readonly number[] {
  return all.map((_, place) => place + 1)
}

function lineAt(claim: SeenClaim, place: number) {
  const line = claim.record.lines[place - 1]
  return line === undefined ? [] : [{ claim, line }]
}

export const ClaimLine: ClaimLineResolvers = {
  sequence: ({ line }) => line.sequence,
  code: ({ line }) => line.code?.code ?? null,
  codeSystem: ({ line }) => line.code?.system ?? null,
  revenueCode: ({ line }) => line.revenueCode,
  quantity: ({ line }) => line.quantity?.value ?? null,
  unitPrice: ({ line }) => line.unitPrice,
  charged: ({ line }) => line.net,
  servicedOn: ({ line }) => line.servicedOn,
  deviceIdentifiers: ({ line }, _, { uses }) => uses.deviceIdentifiers(line.devices),
  adjustments: async ({ claim, line }, _, { claimStates }) => {
    const { state } = await claimStates.of(claim.record)
    return adjustmentsOf(state).filter(({ sequence }) => sequence === line.sequence)
  },
}

export const ClaimProvider: ClaimProviderResolvers = {
  kind: ({ type }) => (type === 'Organization' ? 'ORGANIZATION' : 'PRACTITIONER'),
  npi: (provider, _, { providers }) => providers.npiOf(provider),
  practitioner: ({ type, id }) =>
    type === 'Practitioner' ? { __typename: 'Practitioner', id: globalId('fhir', 'Practitioner', id) } : null,
}
