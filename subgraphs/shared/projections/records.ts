import type { Adjustment, Amount, RemittanceClaim, RemittanceFile, RemittanceHeader } from '../remittance/remittance.ts'

/*
 * What is kept of records of other systems: references, codes, amounts and states; no names, no free text, no birthdays.
 * A FHIR reference is kept as the id behind the type it must have (`Organization/12` as `12`), null where there is none.
 */

/** Where a record is from, and which version of it this is. */
export interface Sourced {
  /** FHIR's id, or ours for what is worked out. */
  readonly id: string
  /** FHIR's `meta.versionId`. Null where the server says none. */
  readonly version: string | null
  /** FHIR's `meta.lastUpdated` by the server's clock: an instant in UTC. */
  readonly lastUpdated: string
  /** How this version came here: its source said so, was asked for what is new, or sent a file. A rebuild asks for all. */
  readonly mode: 'EVENT' | 'POLLED' | 'BATCH'
}

/** A number by which a system knows a record. */
export interface KnownAs {
  /** A URI. Null where the source names none. */
  readonly system: string | null
  readonly value: string
}

export interface Code {
  readonly system: string | null
  readonly code: string
}

/** A quantity as a source wrote it; the unit in its own words or UCUM's. */
export interface Measured {
  readonly value: string
  readonly unit: string | null
}

/** `Organization`: payers and providers. */
export interface OrganizationRecord extends Sourced {
  readonly active: boolean | null
  readonly identifiers: readonly KnownAs[]
  /** Codes of `Organization.type`, such as `pay` and `prov`. */
  readonly types: readonly string[]
}

/** `Practitioner`, without a name. */
export interface PractitionerRecord extends Sourced {
  readonly active: boolean | null
  readonly identifiers: readonly KnownAs[]
}

/** `Location`: where something is done or kept. */
export interface LocationRecord extends Sourced {
  readonly identifiers: readonly KnownAs[]
  /** The Location it is part of. */
  readonly partOf: string | null
}

/** `Coverage`, without the member's number. */
export interface CoverageRecord extends Sourced {
  readonly status: string
  readonly type: Code | null
  readonly payer: string | null
  readonly startsOn: string | null
  readonly endsOn: string | null
}

/** `Account`: nothing of it but that it is there. */
export interface AccountRecord extends Sourced {
  readonly status: string | null
}

/** `Encounter`: only which account it is charged to, and whose service it is. */
export interface EncounterRecord extends Sourced {
  readonly account: string | null
  readonly provider: string | null
}

/** `Device`: a product by its UDI, a lot or a single piece of it. */
export interface DeviceRecord extends Sourced {
  /** UDI-DI of its carriers; one of GS1 is a GTIN. */
  readonly deviceIdentifiers: readonly string[]
  readonly lot: string | null
  readonly serial: string | null
  readonly expiresOn: string | null
}

/** One line of a claim. */
export interface ClaimLineRecord {
  readonly sequence: number
  readonly code: Code | null
  readonly revenueCode: string | null
  readonly quantity: Measured | null
  readonly unitPrice: Amount | null
  readonly net: Amount | null
  readonly servicedOn: string | null
  /** Ids of Devices. */
  readonly devices: readonly string[]
  /** Ids of Encounters. */
  readonly encounters: readonly string[]
}

/** `Claim`, whatever its use. */
export interface ClaimRecord extends Sourced {
  readonly identifiers: readonly KnownAs[]
  /** The identifier by which it is known to payers and in the books; see `claimNumberOf`. Null where it has none. */
  readonly number: string | null
  readonly status: string
  readonly use: string
  /** An instant or a day, as it was written; where none is, when it was last updated: see `saidCreated`. */
  readonly created: string
  readonly servicedFrom: string | null
  readonly servicedTo: string | null
  /** Organization that is to pay. Null where the claim names none: R4 lets it. */
  readonly insurer: string | null
  readonly provider: { readonly type: 'Organization' | 'Practitioner' | 'PractitionerRole'; readonly id: string } | null
  readonly facility: string | null
  readonly coverages: readonly string[]
  readonly lines: readonly ClaimLineRecord[]
  readonly total: Amount | null
}

/** One decision about a claim or a line of it, by FHIR's categories (`submitted`, `eligible`, `benefit`, ...). */
export interface AdjudicationRecord {
  readonly category: string
  readonly amount: Amount | null
  /** Claim Adjustment Group Code and Reason Codes, where it is an adjustment. */
  readonly group: string | null
  readonly reasons: readonly string[]
}

/** `ClaimResponse`. */
export interface ClaimResponseRecord extends Sourced {
  readonly claim: string | null
  readonly status: string
  readonly use: string
  readonly outcome: string
  readonly created: string
  readonly insurer: string | null
  readonly totals: readonly AdjudicationRecord[]
  readonly adjudications: readonly AdjudicationRecord[]
  readonly lines: readonly { readonly sequence: number; readonly adjudications: readonly AdjudicationRecord[] }[]
  readonly payment: {
    readonly amount: Amount | null
    readonly date: string | null
    readonly identifier: string | null
  } | null
  readonly errors: readonly string[]
}

/** `ChargeItem`: that something is charged for. */
export interface ChargeRecord extends Sourced {
  readonly status: string
  readonly code: Code | null
  readonly quantity: Measured | null
  readonly price: Amount | null
  readonly occurredAt: string | null
  readonly account: string | null
  readonly encounter: string | null
  /** SupplyDelivery it charges for (`service`). */
  readonly deliveries: readonly string[]
  /** Claims it names as supporting information. */
  readonly claims: readonly string[]
  readonly device: string | null
}

/** `SupplyDelivery`: that something was used or handed over. */
export interface ConsumptionRecord extends Sourced {
  readonly status: string
  readonly quantity: Measured | null
  readonly device: string | null
  /** GTIN or other UDI-DI, lot and serial: of the Device where one is named, else of the item's code. Null where unknown. */
  readonly deviceIdentifier: string | null
  readonly lot: string | null
  readonly serial: string | null
  readonly expiresOn: string | null
  readonly occurredAt: string | null
  readonly destination: string | null
}

/** A payment of a payer with what it is for: from a file, or a PaymentReconciliation of FHIR. */
export interface RemittanceRecord extends Omit<RemittanceHeader, 'place' | 'method' | 'handling' | 'charged'>, Sourced {
  readonly source: 'remittance' | 'fhir'
  /** Of FHIR's these three are not known: null. */
  readonly method: RemittanceHeader['method'] | null
  readonly handling: RemittanceHeader['handling'] | null
  readonly charged: RemittanceHeader['charged'] | null
  /** Null where it is from FHIR. */
  readonly place: RemittanceHeader['place'] | null
  /** Organization that pays, where FHIR names it; of a file it is found by `payer`. */
  readonly insurer: string | null
  /** An instant in UTC: when the file was received, or the resource was made as it says. */
  readonly receivedAt: string
}

/**
 * What a remittance says of one claim. `id` is `<remittance>-<position>`. `allowed` of a file is AMT*AU, else the sum of its
 * services' AMT*B6 where each says it; never negative.
 */
export interface RemittanceClaimRecord extends Omit<RemittanceClaim, 'number' | 'statusCode' | 'charged'>, Sourced {
  readonly remittance: string
  /** Of FHIR's these three are not known: null. */
  readonly number: RemittanceClaim['number'] | null
  readonly statusCode: RemittanceClaim['statusCode'] | null
  readonly charged: RemittanceClaim['charged'] | null
  /** The ClaimResponse it is for, where FHIR names that and no Claim: `claim` is that of the response then. */
  readonly response: string | null
  /** The Claim, where FHIR names it; of a file it is found by `number`. */
  readonly claim: string | null
  readonly currency: string
  readonly sha256: string | null
}

/** What was taken in of files; `id` is the SHA-256. */
export interface RemittanceFileRecord extends RemittanceFile, Sourced {}

export type ClaimStatus =
  | 'DRAFT'
  | 'SUBMITTED'
  | 'IN_PROCESS'
  | 'PARTIAL'
  | 'ADJUDICATED'
  | 'PAID'
  | 'PARTIALLY_PAID'
  | 'DENIED'
  | 'REJECTED'
  | 'CANCELLED'
  | 'UNKNOWN'

export type DenialCategory =
  | 'ELIGIBILITY'
  | 'AUTHORIZATION'
  | 'CODING'
  | 'TIMELY_FILING'
  | 'DUPLICATE'
  | 'MEDICAL_NECESSITY'
  | 'COORDINATION_OF_BENEFITS'
  | 'PATIENT_RESPONSIBILITY'
  | 'CONTRACTUAL'
  | 'OTHER'

/** An adjustment with where it was said. */
export interface ClaimAdjustment extends Omit<Adjustment, 'quantity' | 'group' | 'amount'> {
  /** Claim Adjustment Group Code. Null where FHIR says none. */
  readonly group: string | null
  /** What was taken off. Null where FHIR says a reason without such an amount. */
  readonly amount: Adjustment['amount'] | null
  /** Claim line it is about. Null: the claim as a whole, or a service that no line was found for. */
  readonly sequence: number | null
  readonly remarks: readonly string[]
  readonly said: 'remittance' | 'fhir'
}

/** What all that is known of a claim comes to. `id` is the Claim's. */
export interface ClaimStateRecord extends Sourced {
  readonly number: string | null
  readonly use: string
  readonly insurer: string | null
  readonly facility: string | null
  readonly created: string
  /** The last day of the care, as the claim says. */
  readonly servicedTo: string | null
  readonly status: ClaimStatus
  /** Why that is its status, in the order it was decided: references (`ClaimResponse/7`, `Remittance/ab`) and what they say. */
  readonly derivation: readonly { readonly reference: string; readonly says: string }[]
  readonly charged: Amount | null
  readonly allowed: Amount | null
  readonly paid: Amount | null
  readonly patientResponsibility: Amount | null
  readonly adjustments: readonly ClaimAdjustment[]
  readonly denial: { readonly category: DenialCategory; readonly since: string } | null
  readonly submittedAt: string | null
  /** The first answer of a payer, by response or remittance. */
  readonly respondedAt: string | null
  readonly paidAt: string | null
  /** Ids of RemittanceClaims that are about it, those of remittances that are applied. */
  readonly remittanceClaims: readonly string[]
  /** Grows with each state it has had, as time does: names each change once and for all. */
  readonly changes: number
}
