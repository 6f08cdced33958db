import { type FhirType, fhirTypes } from '../../config/claim-sources.ts'
import type { Family } from '../families.ts'

/** The family in which records of a type of FHIR are kept. */
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
} as const satisfies Readonly<Record<FhirType, Family>>

export type ProjectedType = FhirType

/** They are read in this order: what others refer to comes first. */
export const typesInOrder: readonly ProjectedType[] = fhirTypes

export function isProjectedType(type: string): type is ProjectedType {
  return Object.hasOwn(projectedTypes, type)
}
