import type { MatchOutcome } from '#shared/consumption/consumption-matches.ts'
import type {
  ChargeRecord,
  ClaimRecord,
  ClaimResponseRecord,
  ClaimStateRecord,
  ConsumptionRecord,
  DeviceRecord,
  RemittanceClaimRecord,
  RemittanceRecord,
} from '#shared/projections/records.ts'
import type { Amount } from '#shared/remittance/remittance.ts'

/** All that is known of one claim, or of one invoice: what its lineage is worked out of. */
export interface LineageFacts {
  /** Null: none, or several, bear the number on the invoice. */
  readonly claim: ClaimFact | null
  /** How many claims bear the number on the invoice; 1 where there is a claim. */
  readonly claimsOfNumber: number
  /** What payers answered, as far as it is in force. */
  readonly responses: readonly ResponseFact[]
  readonly remittances: readonly RemittanceFact[]
  /** Those that bear the claim's number. */
  readonly invoices: readonly InvoiceFact[]
  /** Those that bear a trace number of the remittances or responses, or that were set off against one of the invoices. */
  readonly payments: readonly PaymentFact[]
  /** Charges that name the claim, and those of its visits. */
  readonly charges: readonly ChargeRecord[]
  /** Uses that those charges name, and those of the same products at about the time of the care, in the same facility. */
  readonly uses: readonly UseFact[]
  /** Devices that the claim, the charges and the uses name, by their ids. */
  readonly devices: ReadonlyMap<string, DeviceRecord>
  /** Whether there may be records that whoever asks may not see. */
  readonly isLimited: boolean
  /** The day it is, in UTC. */
  readonly today: string
}

export interface ClaimFact {
  readonly record: ClaimRecord
  readonly state: ClaimStateRecord
  /** Organizations that may pay for it: its insurer, and those of its coverages. Null where one of them is not known. */
  readonly payers: readonly string[] | null
}

export interface ResponseFact {
  readonly record: ClaimResponseRecord
  /** What the payer says it pays. Null where it does not say. */
  readonly paid: Amount | null
}

/** What a remittance that is applied says of the claim. */
export interface RemittanceFact {
  readonly line: RemittanceClaimRecord
  readonly header: RemittanceRecord
  /** Organization that pays. Null where none bears one of the payer's numbers. */
  readonly payer: string | null
  /** False: what it says was reversed, or decided anew, or decides nothing. */
  readonly isInForce: boolean
}

export interface InvoiceFact {
  readonly key: number
  /** Null until it is posted. */
  readonly number: string | null
  readonly state: string | null
  readonly paymentState: string | null
  readonly day: string | null
  readonly total: Amount | null
  readonly residual: Amount | null
  /** Keys of the payments that were set off against it. */
  readonly payments: readonly number[]
  /** It as an entry of the ledger. Null until it is posted. */
  readonly posting: PostingFact | null
}

export interface PaymentFact {
  readonly key: number
  readonly number: string | null
  readonly state: string | null
  readonly direction: string | null
  readonly day: string | null
  /** Always positive. */
  readonly amount: Amount | null
  /** What of it was set off against the invoices, positive. Null where the books do not tell. */
  readonly setOff: Amount | null
  /** What stands where trace numbers do, comparable. */
  readonly trace: string | null
  /** Key of its entry in the books. Null where it has none. */
  readonly entry: number | null
  /** That entry, where it is posted. */
  readonly posting: PostingFact | null
}

export interface PostingFact {
  readonly key: number
  readonly number: string | null
  readonly day: string | null
}

export interface UseFact {
  readonly record: ConsumptionRecord
  /** Whether any charge names it, of this claim or of another. */
  readonly isCharged: boolean
  /** False: whoever asks may not see it by itself. */
  readonly isSeen: boolean
  /** How far it was found in the stock. Null: nobody looked. */
  readonly inStock: MatchOutcome | null
}

export type LineageStage =
  | 'CONSUMPTION'
  | 'CHARGE'
  | 'CLAIM'
  | 'INVOICE'
  | 'ADJUDICATION'
  | 'REMITTANCE'
  | 'PAYMENT'
  | 'LEDGER_POSTING'

export type LineageKey =
  | 'REFERENCE'
  | 'CLAIM_NUMBER_ON_INVOICE'
  | 'CLAIM_NUMBER_ON_REMITTANCE'
  | 'TRACE_NUMBER_ON_PAYMENT'
  | 'RECONCILIATION'
  | 'ENCOUNTER_AND_CODE'
  | 'DEVICE_AND_LOT'

/** Whose step a hop is. */
export type HopRecord =
  | { readonly kind: 'consumption'; readonly of: UseFact }
  | { readonly kind: 'charge'; readonly of: ChargeRecord }
  | { readonly kind: 'claim'; readonly of: ClaimFact }
  | { readonly kind: 'invoice'; readonly of: InvoiceFact }
  | { readonly kind: 'response'; readonly of: ResponseFact }
  | { readonly kind: 'remittance'; readonly of: RemittanceFact }
  | { readonly kind: 'payment'; readonly of: PaymentFact }
  | { readonly kind: 'posting'; readonly of: PostingFact }

/** One step of a lineage. */
export interface Hop {
  readonly stage: LineageStage
  readonly state: 'FOUND' | 'MISSING' | 'CONTRADICTING'
  readonly reference: string | null
  /** A day. */
  readonly occurredOn: string | null
  readonly amount: Amount | null
  readonly matchedBy: LineageKey | null
  readonly inDoubt: Amount | null
  /** What of that counts for the lineage as a whole, by whose money it is. */
  readonly doubts: readonly Doubt[]
  readonly reason: string | null
  /** Null where it is missing. */
  readonly record: HopRecord | null
}

/** The hop of something that is there. `wrong`: what contradicts. */
export function found(
  stage: LineageStage,
  record: HopRecord,
  what: Pick<Hop, 'reference' | 'occurredOn' | 'amount' | 'matchedBy'>,
  wrong: Wrong | null = null,
): Hop {
  return {
    stage,
    state: wrong === null ? 'FOUND' : 'CONTRADICTING',
    ...what,
    inDoubt: wrong?.inDoubt ?? null,
    doubts: wrong === null ? [] : doubtsIn(wrong),
    reason: wrong?.reason ?? null,
    record,
  }
}

/** The hop of something that should be there and is not. */
export function missing(stage: LineageStage, matchedBy: LineageKey | null, wrong: Wrong): Hop {
  const nothing = { reference: null, occurredOn: null, amount: null, record: null }
  const { reason, inDoubt } = wrong
  return { stage, state: 'MISSING', ...nothing, matchedBy, inDoubt, doubts: doubtsIn(wrong), reason }
}

/** What is wrong with a hop, in a sentence, and how much is in doubt by it. */
export interface Wrong {
  readonly reason: string
  readonly inDoubt: Amount | null
  /** Which money that is; what was asked for on the whole where nothing is said. */
  readonly money?: string
  /** Where it is of several kinds of money, or only in part counted. */
  readonly doubts?: readonly Doubt[]
}

/** An amount in doubt. Of several that are of one money the largest counts, and once. */
export interface Doubt {
  readonly money: string
  readonly amount: Amount
}

/** Names of money: all that was asked for; what a remittance pays. */
export const askedFor = 'asked for'
export const paidBy = ({ id }: Pick<RemittanceRecord, 'id'>) => `Remittance/${id}`

export function doubtsIn({ inDoubt, money = askedFor, doubts }: Wrong): readonly Doubt[] {
  return doubts ?? (inDoubt === null ? [] : [{ money, amount: inDoubt }])
}

export function dayIn(time: string | null): string | null {
  return time === null ? null : time.slice(0, 10)
}
