import type { Decimal } from '../values/decimal.ts'

/** An amount of money as a payer wrote it: a decimal with the places of its currency, and ISO 4217's three letters. */
export interface Amount {
  readonly amount: Decimal
  readonly currency: string
}

/** Where something stands in a file of a payer. */
export interface FilePlace {
  /** SHA-256 of the whole file, in hexadecimal. */
  readonly sha256: string
  /** Which segment of the file it begins at, from 1: X12 has no lines of its own. */
  readonly segment: number
}

/**
 * A number by which a payer or a payee is known: the qualifier of X12 (`XV`, `XX`, `FI`, `2U`, ...) and the number. What
 * the payer is to its bank has none and is `TRN03`: `1` and its tax number, `3` and its DUNS, `9` and any other.
 */
export interface PartyNumber {
  readonly qualifier: string
  readonly value: string
}

/** Why less was paid than was charged: codes and amounts, never the licensed texts behind them. */
export interface Adjustment {
  /** CO contractual, PR the patient's share, OA other, PI the payer's own; as written where it is another. */
  readonly group: string
  /** Claim Adjustment Reason Code. */
  readonly reason: string
  /** What was taken off; negative where it was added. */
  readonly amount: Decimal
  /** Units it is about. Null where none were written. */
  readonly quantity: Decimal | null
}

/** What a payer decided about one service of a claim. */
export interface RemittanceService {
  /** Procedure or revenue code, with the qualifier of its code list (`HC`, `NU`, ...). Null where none was written. */
  readonly code: { readonly qualifier: string; readonly value: string; readonly modifiers: readonly string[] } | null
  readonly charged: Decimal
  readonly paid: Decimal
  readonly units: Decimal | null
  /** A day, or the first of a span. */
  readonly servicedOn: string | null
  /** The sender's own number of the line (REF*6R). */
  readonly controlNumber: string | null
  /** AMT*B6. Null where the payer did not write it. */
  readonly allowed: Decimal | null
  readonly adjustments: readonly Adjustment[]
  /** Remittance Advice Remark Codes (LQ*HE). */
  readonly remarks: readonly string[]
}

/** What a payer decided about one claim, in one remittance. A claim may be in many, and twice in one. */
export interface RemittanceClaim {
  /** Its place in the remittance, from 1. */
  readonly position: number
  /** The claim's number as whoever sent the claim gave it (CLP01). */
  readonly number: string
  /** CLP02: 1, 2, 3 processed as primary, secondary, tertiary; 19, 20, 21 the same and sent on; 4 denied; 22 reversal; 23 not ours, sent on; 25 predetermination. */
  readonly statusCode: string
  readonly charged: Decimal
  /** Negative in a reversal. */
  readonly paid: Decimal
  /** CLP05. Null where it was not written. */
  readonly patientResponsibility: Decimal | null
  /** The payer's own number of the claim (CLP07). */
  readonly payerControlNumber: string | null
  /** AMT*AU. Null where the payer did not write it. */
  readonly allowed: Decimal | null
  /** When the payer received the claim (DTM*050). */
  readonly receivedOn: string | null
  /** First and last day of service (DTM*232, DTM*233). */
  readonly servicedFrom: string | null
  readonly servicedTo: string | null
  /** On the claim as a whole; those of its services are with them. */
  readonly adjustments: readonly Adjustment[]
  /** From MIA and MOA. */
  readonly remarks: readonly string[]
  readonly services: readonly RemittanceService[]
  readonly segment: number
}

/** An amount that a payer adds or takes for no single claim (PLB): interest, a recoupment, a capitation. */
export interface ProviderAdjustment {
  /** NPI or other number of the provider (PLB01). */
  readonly provider: string
  /** Last day of the fiscal year (PLB02). */
  readonly fiscalPeriodEnd: string | null
  /** PLB03-1: WO recoupment, FB forwarding balance, L6 interest, 72 refund, ... */
  readonly reason: string
  /** PLB03-2. */
  readonly reference: string | null
  /** As written: positive is taken off the payment, negative is added to it. */
  readonly amount: Decimal
  readonly segment: number
}

/** One payment of a payer, or its word that it pays nothing: one ST of a file, without its claims. */
export interface RemittanceHeader {
  /** Names it once and for all: of the sender (ISA06), control numbers (ISA13, GS06, ST02) and trace number (TRN02). */
  readonly id: string
  /** TRN02: stands on the bank's statement too. */
  readonly traceNumber: string
  /** BPR04: ACH, BOP, CHK, FWT, NON. */
  readonly method: string
  /** BPR01: I, H, C, D, P, U, X. */
  readonly handling: string
  /** BPR02; negative where BPR03 says it is debited and the claims come to less than nothing. */
  readonly amount: Amount
  /** BPR16. */
  readonly paidOn: string | null
  /** DTM*405. */
  readonly producedOn: string | null
  readonly payer: readonly PartyNumber[]
  readonly payee: readonly PartyNumber[]
  readonly providerAdjustments: readonly ProviderAdjustment[]
  readonly claimCount: number
  /** Sums over its claims. */
  readonly charged: Amount
  readonly paid: Amount
  readonly place: FilePlace
}

/** Why a file was put aside. A closed list, so that whoever operates this can count them. */
export type QuarantineCode =
  | 'NOT_X12'
  | 'NOT_AN_835'
  | 'UNSUPPORTED_VERSION'
  | 'BAD_ENVELOPE'
  | 'CONTROL_NUMBER_MISMATCH'
  | 'COUNT_MISMATCH'
  | 'TRUNCATED'
  | 'MISSING_SEGMENT'
  | 'BAD_SEGMENT'
  | 'BAD_AMOUNT'
  | 'BAD_DATE'
  | 'CLAIM_UNBALANCED'
  | 'SERVICE_UNBALANCED'
  | 'REMITTANCE_UNBALANCED'
  | 'DUPLICATE_CONTROL_NUMBER'
  | 'TOO_LARGE'

/** One thing that is wrong with a file: where, and what was expected, without any value of a person. */
export interface QuarantineReason {
  readonly code: QuarantineCode
  /** `Cannot read ...: expected ..., found ...`. */
  readonly message: string
  /** From 1; null where it is about the file as a whole. */
  readonly segment: number | null
  /** Of the segment: `CLP03`. Null where it is about no single element. */
  readonly element: string | null
}

/** What is known of a file that was taken in. */
export interface RemittanceFile {
  readonly sha256: string
  readonly bytes: number
  /** An instant in UTC. */
  readonly receivedAt: string
  readonly state: 'RECEIVED' | 'APPLIED' | 'QUARANTINED'
  /** Ids of its remittances; empty where it is quarantined. */
  readonly remittances: readonly string[]
  readonly claimCount: number
  /** Why it is quarantined; of one that is used, what is wrong with it and was accepted. At most 100, the first ones. */
  readonly reasons: readonly QuarantineReason[]
}

/** What a reader of a file gives, in the order of the file. Nothing may be used before `end` has come. */
export type RemittancePart =
  | {
      readonly kind: 'claim'
      readonly remittance: string
      /** Of all its amounts. */
      readonly currency: string
      readonly claim: RemittanceClaim
    }
  | { readonly kind: 'remittance'; readonly header: RemittanceHeader }
  | { readonly kind: 'end'; readonly sha256: string; readonly bytes: number; readonly claims: number }
