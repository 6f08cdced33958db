import type { Family } from '../families.ts'

/** Types of FHIR of which records are kept, each with the family they are kept in; they are read in this order. */
export const projectedTypes = {
  Organization: 'organization',
  Practitioner: 'practitioner',
  Location: 'location',
  Device: 'device',
  Coverage: 'coverage',
  Account: 'account',
  Encounter: 'encounter',
  Claim: 'claim',
  ClaimResponse: 'claim-response',
  ChargeItem: 'charge',
  SupplyDelivery: 'consumption',
  PaymentReconciliation: 'remittance',
} as const satisfies Readonly<Record<string, Family>>

export type ProjectedType = keyof typeof projectedTypes

export const typesInOrder = Object.keys(projectedTypes) as readonly ProjectedType[]

export function isProjectedType(type: string): type is ProjectedType {
  return Object.hasOwn(projectedTypes, type)
}
