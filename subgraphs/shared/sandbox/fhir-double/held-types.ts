/** The types of resources the double holds. */
export const heldTypes = [
  'Account',
  'ChargeItem',
  'Claim',
  'ClaimResponse',
  'Coverage',
  'Device',
  'Encounter',
  'ExplanationOfBenefit',
  'Location',
  'Organization',
  'Patient',
  'PaymentReconciliation',
  'Practitioner',
  'Subscription',
  'SupplyDelivery',
  'SupplyRequest',
] as const

export type HeldType = (typeof heldTypes)[number]

export function isHeldType(type: string | undefined): type is HeldType {
  return heldTypes.some((held) => held === type)
}
