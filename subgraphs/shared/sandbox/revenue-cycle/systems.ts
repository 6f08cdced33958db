/** Which list a number or a code is of, as FHIR names it: a URI. */
export const systems = {
  /** Equal to the reference of the payer's partner in Odoo. */
  payerId: 'urn:caregraph:payer-id',
  /** Five digits, as insurers in the United States have them; these are nobody's. */
  insurerNumber: 'urn:caregraph:insurer-number',
  npi: 'http://hl7.org/fhir/sid/us-npi',
  gln: 'https://www.gs1.org/gln',
  /** Equal to the short name of the warehouse in Odoo. */
  warehouse: 'urn:caregraph:warehouse',
  /** Equal to the reference of the invoice in Odoo. */
  claimNumber: 'urn:caregraph:claim-number',
  accountNumber: 'urn:caregraph:account-number',
  /** Equal to the memo of the payment in Odoo. */
  traceNumber: 'urn:caregraph:trace-number',
  deliveryNumber: 'urn:caregraph:delivery-number',
  /** Codes of the house: none of a licensed list. */
  chargeCodes: 'urn:caregraph:charge-codes',
  gs1: 'http://hl7.org/fhir/NamingSystem/gs1-di',
  ucum: 'http://unitsofmeasure.org',
  adjudication: 'http://terminology.hl7.org/CodeSystem/adjudication',
  adjustmentGroup: 'https://x12.org/codes/claim-adjustment-group-codes',
  adjustmentReason: 'https://x12.org/codes/claim-adjustment-reason-codes',
  adjudicationError: 'http://terminology.hl7.org/CodeSystem/adjudication-error',
  paymentType: 'http://terminology.hl7.org/CodeSystem/payment-type',
  responsePaymentType: 'http://terminology.hl7.org/CodeSystem/ex-paymenttype',
  claimType: 'http://terminology.hl7.org/CodeSystem/claim-type',
  priority: 'http://terminology.hl7.org/CodeSystem/processpriority',
  organizationType: 'http://terminology.hl7.org/CodeSystem/organization-type',
  encounterClass: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
} as const
