import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Change as ChangeOfEvent } from '../shared/events/feed/change.ts';
import type { Invoice as InvoiceEntity } from './sources/odoo/invoices.ts';
import type { CreditNote as CreditNoteEntity } from './sources/odoo/credit-notes.ts';
import type { InvoiceLine as InvoiceLineEntity } from './sources/odoo/invoice-lines.ts';
import type { Payment as PaymentEntity } from './sources/odoo/payments.ts';
import type { LedgerPosting as LedgerPostingEntity, Journal as JournalEntity } from './sources/odoo/ledger-postings.ts';
import type { ReceivablesByAge as ReceivablesByAgeEntity } from './sources/odoo/receivables.ts';
import type { SeenClaim as ClaimEntity } from './loaders/claims.ts';
import type { ToldAdjustment, LineOfClaim, ProviderOfClaim, ResponseToClaim, CoverageOfClaim, DenialOfClaim, PayerById, LineOfRemittance } from './loaders/claim-parts.ts';
import type { PayerBalance as PayerBalanceEntity } from './loaders/payer-balances.ts';
import type { CycleTimes as CycleTimesEntity } from './loaders/cycle-times.ts';
import type { SeenRemittance as RemittanceEntity } from './loaders/remittances.ts';
import type { RemittanceFileRecord } from '../shared/projections/records.ts';
import type { Lineage as LineageEntity } from './lineage/lineage.ts';
import type { Hop as HopEntity } from './lineage/facts.ts';
import type { RevenueCycleContext } from './context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A currency by its three letters of ISO 4217. */
  CurrencyCode: { input: string; output: string; }
  /** A day without a zone, such as "2026-11-20". */
  Date: { input: string; output: string; }
  /** An instant in UTC, such as "2026-11-20T08:30:00Z". As an argument it may carry any zone. */
  DateTime: { input: string; output: string; }
  /** A decimal number in a string, such as "12.50": never a float, so that no digit is lost on the way. */
  Decimal: { input: string; output: string; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** What became of a record. */
export type ChangeKind =
  /** It was there and is another now. */
  | 'CHANGED'
  /** It is new. */
  | 'CREATED'
  /** It is gone: deleted, or no longer yours to see. */
  | 'REMOVED';

/** What a provider asks a payer to pay for care, in all its answers. Whom the care was for is not part of it. */
export type Claim = {
  readonly __typename?: 'Claim';
  /** The account of the patient, as a reference and nothing else. Null when no visit that the claim names has one. */
  readonly account?: Maybe<PatientAccount>;
  /** Why less was paid than was asked for, in codes. */
  readonly adjustments?: Maybe<ReadonlyArray<ClaimAdjustment>>;
  /** What payers say it should cost. Null while no payer has said; see `statusDerivation` for where it is from. */
  readonly allowed?: Maybe<Money>;
  /** What is asked for in all. */
  readonly charged?: Maybe<Money>;
  /** What the patient is covered by, the first to pay first. */
  readonly coverages?: Maybe<ReadonlyArray<Coverage>>;
  /** The day it was made. Null when it does not say. */
  readonly createdOn?: Maybe<Scalars['Date']['output']>;
  /** That a payer pays nothing of it, and why. Null when that is not so. */
  readonly denial?: Maybe<Denial>;
  /** Where it was done. Null when the claim does not say, or names a place that is none of the facilities. */
  readonly facility?: Maybe<Facility>;
  readonly id: Scalars['ID']['output'];
  /** The invoice in the books that bears its number. Null when there is none, or several; `lineage` says which. */
  readonly invoice?: Maybe<Invoice>;
  /** What happened to this money, from what was used to the posting in the books. */
  readonly lineage?: Maybe<Lineage>;
  /** What is claimed, line by line. */
  readonly lines?: Maybe<ClaimLineConnection>;
  /** The number by which payers and the books know it. Null when it has none. */
  readonly number?: Maybe<Scalars['String']['output']>;
  /** What payers have paid, reversals taken off. Null while there is no decision, or where they paid in different currencies. */
  readonly paid?: Maybe<Money>;
  /** The day of the first payment for it. Null while there is none. */
  readonly paidOn?: Maybe<Scalars['Date']['output']>;
  /** What payers say the patient has to pay. */
  readonly patientResponsibility?: Maybe<Money>;
  /** Who is to pay. Null when the claim names nobody. */
  readonly payer?: Maybe<Payer>;
  /** Where this is from, and as of when. */
  readonly provenance?: Maybe<Provenance>;
  /** Who did what is claimed. Null when it cannot be read. */
  readonly provider?: Maybe<ClaimProvider>;
  /** What remittances say of it, in the order they came, reversals included. */
  readonly remittances?: Maybe<RemittanceClaimConnection>;
  /** The day of the payer's first answer. Null while there is none. */
  readonly respondedOn?: Maybe<Scalars['Date']['output']>;
  /** What payers answered, the youngest first. */
  readonly responses?: Maybe<ReadonlyArray<ClaimResponse>>;
  /** First day of the care. */
  readonly servicedFrom?: Maybe<Scalars['Date']['output']>;
  /** Last day of the care. */
  readonly servicedTo?: Maybe<Scalars['Date']['output']>;
  /** What all that is known of it comes to: the claim, what payers answered, and what they paid. */
  readonly status?: Maybe<ClaimStatus>;
  /** Why that is its status: what was looked at, in order, and what it says. */
  readonly statusDerivation?: Maybe<ReadonlyArray<ClaimStatusStep>>;
  /** The day it was sent to the payer, as far as is known: the day it was made, unless it is a draft. */
  readonly submittedOn?: Maybe<Scalars['Date']['output']>;
  /** What it is for. */
  readonly use?: Maybe<ClaimUse>;
};


/** What a provider asks a payer to pay for care, in all its answers. Whom the care was for is not part of it. */
export type ClaimLinesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


/** What a provider asks a payer to pay for care, in all its answers. Whom the care was for is not part of it. */
export type ClaimRemittancesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

/** Why less was paid than was asked for: codes, never the licensed texts behind them. */
export type ClaimAdjustment = {
  readonly __typename?: 'ClaimAdjustment';
  /** What was taken off; negative where it was added again. Null when the source says no amount. */
  readonly amount?: Maybe<Money>;
  /** CO what the contract takes off, PR what the patient has to pay, OA other, PI what the payer takes off by itself. Null when the source does not say. */
  readonly group?: Maybe<Scalars['String']['output']>;
  /** Claim Adjustment Reason Code. */
  readonly reason: Scalars['String']['output'];
  /** Remittance Advice Remark Codes that came with it. */
  readonly remarks: ReadonlyArray<Scalars['String']['output']>;
  /** The line of the claim it is about. Null: the claim as a whole. */
  readonly sequence?: Maybe<Scalars['Int']['output']>;
};

/** A change of a claim. */
export type ClaimChange = {
  readonly __typename?: 'ClaimChange';
  /** Whether the record is new, another, or gone: deleted, or no longer yours to see. */
  readonly change: ChangeKind;
  /** The claim as it is when you are told: it may have changed again since. Null where it is gone. */
  readonly claim?: Maybe<Claim>;
  /** Its place in the stream: give it back as `after`, or acknowledge it, to go on after it. */
  readonly cursor: Scalars['String']['output'];
  /** Names the change once and for all: whoever gets it twice sees that it is the same. */
  readonly eventId: Scalars['String']['output'];
  /** What happened, such as `revenue_cycle.claim.denied`. */
  readonly eventType: Scalars['String']['output'];
  /** How far it has come since. Null where it is gone. */
  readonly newStatus?: Maybe<ClaimStatus>;
  /** When it happened, by the clock of the source that told it. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** How far it had come until then. Null where it was not there. */
  readonly previousStatus?: Maybe<ClaimStatus>;
  /** Id of the claim, which may be gone by now. */
  readonly recordId: Scalars['ID']['output'];
  /** True while what happened before is being caught up with, false for what happens now. */
  readonly replayed: Scalars['Boolean']['output'];
};

/** Which changes of claims. */
export type ClaimChangeFilter = {
  /** Of claims for care in any of these facilities. */
  readonly facilities?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** That brought the claim into any of these states. */
  readonly statuses?: InputMaybe<ReadonlyArray<ClaimStatus>>;
};

/** A page of claims. */
export type ClaimConnection = {
  readonly __typename?: 'ClaimConnection';
  readonly edges: ReadonlyArray<ClaimEdge>;
  /** The claims of this page. */
  readonly nodes: ReadonlyArray<Claim>;
  readonly pageInfo: PageInfo;
};

/** How long it takes to be paid by one payer, in days on average. */
export type ClaimCycleTimes = {
  readonly __typename?: 'ClaimCycleTimes';
  /** From the claim to the first money, over claims that were paid. Null when none was. */
  readonly claimToCash?: Maybe<Scalars['Decimal']['output']>;
  /** From the claim to the payer's first answer, over claims that have one. Null when none has. */
  readonly claimToResponse?: Maybe<Scalars['Decimal']['output']>;
  /** How many claims were looked at. */
  readonly claims?: Maybe<Scalars['Int']['output']>;
  /** False when there are more claims in the span than were looked at. */
  readonly isWhole?: Maybe<Scalars['Boolean']['output']>;
  /** The payer. Null: claims that name none. */
  readonly payer?: Maybe<Payer>;
  /** From the last day of the care to the claim, over claims that say it. Null when none does. */
  readonly serviceToClaim?: Maybe<Scalars['Decimal']['output']>;
};

/** A claim in a list, with its place. */
export type ClaimEdge = {
  readonly __typename?: 'ClaimEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Claim;
};

/** Which claims. */
export type ClaimFilter = {
  /** Made this day or later. */
  readonly createdFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Made this day or earlier. */
  readonly createdTo?: InputMaybe<Scalars['Date']['input']>;
  /** Of care in any of these facilities. */
  readonly facilities?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** To any of these payers. */
  readonly payers?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** In any of these states. */
  readonly statuses?: InputMaybe<ReadonlyArray<ClaimStatus>>;
  /** For any of these uses; only claims to be paid when absent. */
  readonly uses?: InputMaybe<ReadonlyArray<ClaimUse>>;
};

/** One line of a claim. */
export type ClaimLine = {
  readonly __typename?: 'ClaimLine';
  /** What was taken off this line, in codes. */
  readonly adjustments?: Maybe<ReadonlyArray<ClaimAdjustment>>;
  /** What the line asks for. */
  readonly charged?: Maybe<Money>;
  /** Code of what was done, of whatever code list the claim uses; texts of codes are not part of this graph. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** Which code list that is: a URI. Null when the claim does not say. */
  readonly codeSystem?: Maybe<Scalars['String']['output']>;
  /** Device identifiers (UDI-DI) of the products that were used. */
  readonly deviceIdentifiers?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** How much of it. */
  readonly quantity?: Maybe<Scalars['Decimal']['output']>;
  /** Revenue code, where the claim has one. */
  readonly revenueCode?: Maybe<Scalars['String']['output']>;
  /** Its number in the claim, from 1. */
  readonly sequence?: Maybe<Scalars['Int']['output']>;
  /** The day it was done, or the first of several. */
  readonly servicedOn?: Maybe<Scalars['Date']['output']>;
  /** Price for one. */
  readonly unitPrice?: Maybe<Money>;
};

/** A page of lines of a claim. */
export type ClaimLineConnection = {
  readonly __typename?: 'ClaimLineConnection';
  readonly edges: ReadonlyArray<ClaimLineEdge>;
  /** The lines of a claim of this page. */
  readonly nodes: ReadonlyArray<ClaimLine>;
  readonly pageInfo: PageInfo;
};

/** A line of a claim in a list, with its place. */
export type ClaimLineEdge = {
  readonly __typename?: 'ClaimLineEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: ClaimLine;
};

/** In which order claims come. Those made at the same time come in a fixed order too. */
export type ClaimOrder =
  | 'CREATED_ASC'
  | 'CREATED_DESC';

/** Who did what is claimed. */
export type ClaimProvider = {
  readonly __typename?: 'ClaimProvider';
  /** Whether that is an organization or a person. */
  readonly kind?: Maybe<ClaimProviderKind>;
  /** Its National Provider Identifier. Null when it has none, or it cannot be read. */
  readonly npi?: Maybe<Scalars['String']['output']>;
  /** The person. Null when it is an organization. */
  readonly practitioner?: Maybe<Practitioner>;
};

/** What a provider is. */
export type ClaimProviderKind =
  /** A hospital, a clinic, a laboratory. */
  | 'ORGANIZATION'
  /** A person. */
  | 'PRACTITIONER';

/** What a payer answered to a claim. */
export type ClaimResponse = {
  readonly __typename?: 'ClaimResponse';
  /** What the payer says it should cost. */
  readonly allowed?: Maybe<Money>;
  /** The day of the answer. Null when it does not say. */
  readonly createdOn?: Maybe<Scalars['Date']['output']>;
  /** Codes of what was wrong with the claim, where it could not be processed. */
  readonly errors?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** How far the payer has come. */
  readonly outcome?: Maybe<ClaimResponseOutcome>;
  /** What the payer says it pays. */
  readonly paid?: Maybe<Money>;
  /** Where this is from, and as of when. */
  readonly provenance?: Maybe<Provenance>;
  /** The source's own name of it, such as `ClaimResponse/7`. */
  readonly reference?: Maybe<Scalars['String']['output']>;
  /** Trace number of the payment. Null when it names none. */
  readonly traceNumber?: Maybe<Scalars['String']['output']>;
};

/** How far a payer has come with a claim. */
export type ClaimResponseOutcome =
  /** Decided. */
  | 'COMPLETE'
  /** It could not be processed. */
  | 'ERROR'
  /** Decided in part. */
  | 'PARTIAL'
  /** It waits. */
  | 'QUEUED'
  /** An outcome the source has and this graph has no word for. */
  | 'UNKNOWN';

/** How far a claim has come. */
export type ClaimStatus =
  /** Decided, and nothing is said about money. */
  | 'ADJUDICATED'
  /** Taken back, or entered in error. */
  | 'CANCELLED'
  /** Decided: the payer pays nothing. */
  | 'DENIED'
  /** Being written. */
  | 'DRAFT'
  /** The payer has it and has not decided, or took back what it had decided. */
  | 'IN_PROCESS'
  /** Paid, as far as the payer is to pay it. */
  | 'PAID'
  /** Decided in part. */
  | 'PARTIAL'
  /** Paid in part: the payer took off more than it may. */
  | 'PARTIALLY_PAID'
  /** Not processed: there was something wrong with the claim itself. That is no denial. */
  | 'REJECTED'
  /** Sent, and not answered. */
  | 'SUBMITTED'
  /** A state the source has and this graph has no word for. */
  | 'UNKNOWN';

/** One step on the way to the status of a claim. */
export type ClaimStatusStep = {
  readonly __typename?: 'ClaimStatusStep';
  /** What was looked at, such as `ClaimResponse/7`. */
  readonly reference: Scalars['String']['output'];
  /** What it says. */
  readonly says: Scalars['String']['output'];
};

/** What a claim is for. */
export type ClaimUse =
  /** To be paid for what was done. */
  | 'CLAIM'
  /** To be told beforehand that it will be paid. */
  | 'PREAUTHORIZATION'
  /** To be told beforehand what would be paid. */
  | 'PREDETERMINATION'
  /** A use the source has and this graph has no word for. */
  | 'UNKNOWN';

/** How careful one has to be with a value, from the least to the most. */
export type Classification =
  /** Money, prices, and what gives them away. */
  | 'FINANCIAL'
  /** What goes on in the house. */
  | 'OPERATIONAL'
  /** People, and what may lead to them. */
  | 'PERSONAL'
  /** The same for everyone who may read it, and harmless if seen. Only this may be cached. */
  | 'REFERENCE';

export type Company = {
  readonly __typename?: 'Company';
  readonly id: Scalars['ID']['output'];
};

/** What a patient is covered by, without the patient and without any number of a member. */
export type Coverage = {
  readonly __typename?: 'Coverage';
  /** The last day it is good for. */
  readonly endsOn?: Maybe<Scalars['Date']['output']>;
  readonly id: Scalars['ID']['output'];
  /** Who pays. */
  readonly payer?: Maybe<Payer>;
  /** Where this is from, and as of when. */
  readonly provenance?: Maybe<Provenance>;
  /** The first day it is good for. */
  readonly startsOn?: Maybe<Scalars['Date']['output']>;
  /** How it is kept. */
  readonly status?: Maybe<CoverageStatus>;
  /** Code of the kind of coverage. */
  readonly type?: Maybe<Scalars['String']['output']>;
};

/** How a coverage is kept. */
export type CoverageStatus =
  /** In force. */
  | 'ACTIVE'
  /** Taken back. */
  | 'CANCELLED'
  /** Being written. */
  | 'DRAFT'
  /** A mistake. */
  | 'ENTERED_IN_ERROR'
  /** A state the source has and this graph has no word for. */
  | 'UNKNOWN';

/** What a company takes back of what it asked for. Whom it is for is not part of it: that may be a patient. */
export type CreditNote = {
  readonly __typename?: 'CreditNote';
  /** The company that gives it. */
  readonly company?: Maybe<Company>;
  /** The day on it. Null until it is posted. */
  readonly creditNoteDate?: Maybe<Scalars['Date']['output']>;
  readonly id: Scalars['ID']['output'];
  /** The invoice it takes back. Null when it was written without one. */
  readonly invoice?: Maybe<Invoice>;
  /** The lines, in the order they were written; headings and notes are among them. */
  readonly lines?: Maybe<InvoiceLineConnection>;
  /** The credit note's number. Null until it is posted. */
  readonly number?: Maybe<Scalars['String']['output']>;
  /** How far it has been used up. */
  readonly paymentState?: Maybe<PaymentState>;
  /** Payments by which money went back. */
  readonly payments?: Maybe<PaymentConnection>;
  /** Where it stands in the books. Null until it is posted. */
  readonly posting?: Maybe<LedgerPosting>;
  /** What is still to be used up or paid back. */
  readonly residual?: Maybe<Money>;
  /** How far the credit note has come. */
  readonly state?: Maybe<InvoiceState>;
  /** Tax on the credit note. */
  readonly tax?: Maybe<Money>;
  /** What is taken back in all. */
  readonly total?: Maybe<Money>;
  /** Sum before tax. */
  readonly untaxed?: Maybe<Money>;
};


/** What a company takes back of what it asked for. Whom it is for is not part of it: that may be a patient. */
export type CreditNoteLinesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


/** What a company takes back of what it asked for. Whom it is for is not part of it: that may be a patient. */
export type CreditNotePaymentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

/** A page of credit notes. */
export type CreditNoteConnection = {
  readonly __typename?: 'CreditNoteConnection';
  readonly edges: ReadonlyArray<CreditNoteEdge>;
  /** The credit notes of this page. */
  readonly nodes: ReadonlyArray<CreditNote>;
  readonly pageInfo: PageInfo;
};

/** A credit note in a list, with its place. */
export type CreditNoteEdge = {
  readonly __typename?: 'CreditNoteEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: CreditNote;
};

/** Which credit notes. */
export type CreditNoteFilter = {
  /** Of any of these companies. */
  readonly companies?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Dated this day or later. */
  readonly creditNoteDateFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Dated this day or earlier. */
  readonly creditNoteDateTo?: InputMaybe<Scalars['Date']['input']>;
  /** Part of the credit note's number, in any case. */
  readonly numberContains?: InputMaybe<Scalars['String']['input']>;
  /** Used up as far as any of these. */
  readonly paymentStates?: InputMaybe<ReadonlyArray<PaymentState>>;
  /** In any of these states. */
  readonly states?: InputMaybe<ReadonlyArray<InvoiceState>>;
};

/** Orders a list of credit notes can be asked in. */
export type CreditNoteOrder =
  | 'CREDIT_NOTE_DATE_ASC'
  | 'CREDIT_NOTE_DATE_DESC';

/** That a payer pays nothing of a claim. */
export type Denial = {
  readonly __typename?: 'Denial';
  /** The reasons, in codes. */
  readonly adjustments?: Maybe<ReadonlyArray<ClaimAdjustment>>;
  /** How many days ago that was. */
  readonly ageDays?: Maybe<Scalars['Int']['output']>;
  /** What is not paid. */
  readonly amount?: Maybe<Money>;
  /** What kind of reason it has, by the code with the largest amount. */
  readonly category?: Maybe<DenialCategory>;
  /** The claim. */
  readonly claim?: Maybe<Claim>;
  /** That of the claim, which has one denial at most. */
  readonly id: Scalars['ID']['output'];
  /** The payer. */
  readonly payer?: Maybe<Payer>;
  /** The day it was said. */
  readonly since?: Maybe<Scalars['Date']['output']>;
};

/** Kinds of reasons for a denial, coarser than the payers' codes. */
export type DenialCategory =
  /** Nobody had authorized it, or referred the patient. */
  | 'AUTHORIZATION'
  /** Codes that are missing, wrong or do not fit together. */
  | 'CODING'
  /** The contract leaves nothing to be paid. */
  | 'CONTRACTUAL'
  /** Another payer is to pay first. */
  | 'COORDINATION_OF_BENEFITS'
  /** Claimed before. */
  | 'DUPLICATE'
  /** The patient was not covered, or not for this. */
  | 'ELIGIBILITY'
  /** Not necessary, in the payer's eyes. */
  | 'MEDICAL_NECESSITY'
  /** Another reason. */
  | 'OTHER'
  /** The patient has to pay all of it. */
  | 'PATIENT_RESPONSIBILITY'
  /** Sent too late. */
  | 'TIMELY_FILING';

/** A page of denials. */
export type DenialConnection = {
  readonly __typename?: 'DenialConnection';
  readonly edges: ReadonlyArray<DenialEdge>;
  /** The denials of this page. */
  readonly nodes: ReadonlyArray<Denial>;
  readonly pageInfo: PageInfo;
};

/** A denial in a list, with its place. */
export type DenialEdge = {
  readonly __typename?: 'DenialEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Denial;
};

/** Which denials. */
export type DenialFilter = {
  /** Of any of these kinds. */
  readonly categories?: InputMaybe<ReadonlyArray<DenialCategory>>;
  /** Of care in any of these facilities. */
  readonly facilities?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Said no more than so many days ago. */
  readonly maximumAgeDays?: InputMaybe<Scalars['Int']['input']>;
  /** Said so many days ago or earlier. */
  readonly minimumAgeDays?: InputMaybe<Scalars['Int']['input']>;
  /** By any of these payers. */
  readonly payers?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** In which order denials come. Those of the same day come in a fixed order too. */
export type DenialOrder =
  | 'OLDEST_FIRST'
  | 'YOUNGEST_FIRST';

export type Facility = {
  readonly __typename?: 'Facility';
  readonly id: Scalars['ID']['output'];
};

/** What a company asks a payer or a customer to pay. Whom it is for is not part of it: that may be a patient. */
export type Invoice = {
  readonly __typename?: 'Invoice';
  /** The claim that bears the number on this invoice. Null when none does, or several do. */
  readonly claim?: Maybe<Claim>;
  /** The company that is to be paid. */
  readonly company?: Maybe<Company>;
  /** Credit notes that were written to take it back, in whole or in part. */
  readonly creditNotes?: Maybe<CreditNoteConnection>;
  /** The day by which it is to be paid. */
  readonly dueDate?: Maybe<Scalars['Date']['output']>;
  readonly id: Scalars['ID']['output'];
  /** The day on it. Null until it is posted. */
  readonly invoiceDate?: Maybe<Scalars['Date']['output']>;
  /** What happened to this money, from what was used to the posting in the books. */
  readonly lineage?: Maybe<Lineage>;
  /** The lines, in the order they were written; headings and notes are among them. */
  readonly lines?: Maybe<InvoiceLineConnection>;
  /** The invoice's number. Null until it is posted. */
  readonly number?: Maybe<Scalars['String']['output']>;
  /** How far it has been paid. */
  readonly paymentState?: Maybe<PaymentState>;
  /** Payments that were set off against it. */
  readonly payments?: Maybe<PaymentConnection>;
  /** Where it stands in the books. Null until it is posted. */
  readonly posting?: Maybe<LedgerPosting>;
  /** What is still to be paid. */
  readonly residual?: Maybe<Money>;
  /** How far the invoice has come. */
  readonly state?: Maybe<InvoiceState>;
  /** Tax on the invoice. */
  readonly tax?: Maybe<Money>;
  /** What is asked for in all. */
  readonly total?: Maybe<Money>;
  /** Sum before tax. */
  readonly untaxed?: Maybe<Money>;
};


/** What a company asks a payer or a customer to pay. Whom it is for is not part of it: that may be a patient. */
export type InvoiceCreditNotesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


/** What a company asks a payer or a customer to pay. Whom it is for is not part of it: that may be a patient. */
export type InvoiceLinesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


/** What a company asks a payer or a customer to pay. Whom it is for is not part of it: that may be a patient. */
export type InvoicePaymentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

/** That an invoice or a credit note changed. */
export type InvoiceChange = {
  readonly __typename?: 'InvoiceChange';
  /** Whether the record is new, another, or gone: deleted, or no longer yours to see. */
  readonly change: ChangeKind;
  /** The credit note as it is when you are told. Null where it is gone, and for an invoice. */
  readonly creditNote?: Maybe<CreditNote>;
  /** Its place in the stream: give it back as `after`, or acknowledge it, to go on after it. */
  readonly cursor: Scalars['String']['output'];
  /** Names the change once and for all: whoever gets it twice sees that it is the same. */
  readonly eventId: Scalars['String']['output'];
  /** What happened, such as `revenue_cycle.invoice.posted`. */
  readonly eventType: Scalars['String']['output'];
  /** The invoice as it is when you are told: it may have changed again since. Null where it is gone, and for a credit note. */
  readonly invoice?: Maybe<Invoice>;
  /** How far it is paid since. Null where it is not the payment that changed. */
  readonly newPaymentState?: Maybe<PaymentState>;
  /** How far it has come since. Null where it is gone, and where it is the payment that changed. */
  readonly newState?: Maybe<InvoiceState>;
  /** When the transaction began in which it happened, to the second. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** How far it was paid until then. Null where it is not the payment that changed. */
  readonly previousPaymentState?: Maybe<PaymentState>;
  /** How far it had come until then. Null where it was not there, and where it is the payment that changed. */
  readonly previousState?: Maybe<InvoiceState>;
  /** Id of the invoice or credit note, which may be gone by now. */
  readonly recordId: Scalars['ID']['output'];
  /** True while what happened before is being caught up with, false for what happens now. */
  readonly replayed: Scalars['Boolean']['output'];
};

/** Which changes of invoices and credit notes. */
export type InvoiceChangeFilter = {
  /** Of documents of any of these companies. */
  readonly companies?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** That brought its payment so far. */
  readonly paymentStates?: InputMaybe<ReadonlyArray<PaymentState>>;
  /** That brought the document into any of these states. */
  readonly states?: InputMaybe<ReadonlyArray<InvoiceState>>;
};

/** A page of invoices. */
export type InvoiceConnection = {
  readonly __typename?: 'InvoiceConnection';
  readonly edges: ReadonlyArray<InvoiceEdge>;
  /** The invoices of this page. */
  readonly nodes: ReadonlyArray<Invoice>;
  readonly pageInfo: PageInfo;
};

/** An invoice in a list, with its place. */
export type InvoiceEdge = {
  readonly __typename?: 'InvoiceEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Invoice;
};

/** Which invoices. */
export type InvoiceFilter = {
  /** Of any of these companies. */
  readonly companies?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Due this day or later. */
  readonly dueDateFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Due this day or earlier. */
  readonly dueDateTo?: InputMaybe<Scalars['Date']['input']>;
  /** Dated this day or later. */
  readonly invoiceDateFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Dated this day or earlier. */
  readonly invoiceDateTo?: InputMaybe<Scalars['Date']['input']>;
  /** Part of the invoice's number, in any case. */
  readonly numberContains?: InputMaybe<Scalars['String']['input']>;
  /** Paid as far as any of these. */
  readonly paymentStates?: InputMaybe<ReadonlyArray<PaymentState>>;
  /** In any of these states. */
  readonly states?: InputMaybe<ReadonlyArray<InvoiceState>>;
};

/** One line of an invoice or a credit note. */
export type InvoiceLine = {
  readonly __typename?: 'InvoiceLine';
  /** What the line says. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** Discount in percent. */
  readonly discount?: Maybe<Scalars['Decimal']['output']>;
  readonly id: Scalars['ID']['output'];
  /** What is asked to be paid. Null for headings, notes, and lines that name no item. */
  readonly item?: Maybe<Item>;
  /** Whether the line asks for something or is only a heading or a note. */
  readonly kind?: Maybe<InvoiceLineKind>;
  /** How much of it; counted in ones (C62) where the line names no unit. Null for headings and notes. */
  readonly quantity?: Maybe<Quantity>;
  /** What the line comes to before tax. */
  readonly subtotal?: Maybe<Money>;
  /** What the line comes to with tax. */
  readonly total?: Maybe<Money>;
  /** Price per unit, before discount and tax. */
  readonly unitPrice?: Maybe<Money>;
};

/** A page of lines. */
export type InvoiceLineConnection = {
  readonly __typename?: 'InvoiceLineConnection';
  readonly edges: ReadonlyArray<InvoiceLineEdge>;
  /** The lines of this page. */
  readonly nodes: ReadonlyArray<InvoiceLine>;
  readonly pageInfo: PageInfo;
};

/** A line of an invoice in a list, with its place. */
export type InvoiceLineEdge = {
  readonly __typename?: 'InvoiceLineEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: InvoiceLine;
};

/** What a line of an invoice is. */
export type InvoiceLineKind =
  /** Asks for something. */
  | 'ITEM'
  /** A remark. */
  | 'NOTE'
  /** A heading. */
  | 'SECTION'
  /** A heading below a heading. */
  | 'SUBSECTION'
  /** A kind the source has and this graph has no word for. */
  | 'UNKNOWN';

/** Orders a list of invoices can be asked in. */
export type InvoiceOrder =
  | 'DUE_DATE_ASC'
  | 'DUE_DATE_DESC'
  | 'INVOICE_DATE_ASC'
  | 'INVOICE_DATE_DESC';

/** How far an invoice has come. */
export type InvoiceState =
  /** Given up. */
  | 'CANCELLED'
  /** Being written; it counts nowhere yet. */
  | 'DRAFT'
  /** In the books. */
  | 'POSTED'
  /** A state the source has and this graph has no word for. */
  | 'UNKNOWN';

export type Item = {
  readonly __typename?: 'Item';
  readonly id: Scalars['ID']['output'];
};

/** A journal of the books, such as that of invoices or that of a bank account. */
export type Journal = {
  readonly __typename?: 'Journal';
  /** The short code people use for it. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** The journal's name. Null when it cannot be read. */
  readonly name?: Maybe<Scalars['String']['output']>;
};

/** An entry in the books, as the ledger knows it. */
export type LedgerPosting = {
  readonly __typename?: 'LedgerPosting';
  readonly id: Scalars['ID']['output'];
  /** The journal it stands in. */
  readonly journal?: Maybe<Journal>;
  /** The entry's number. */
  readonly number?: Maybe<Scalars['String']['output']>;
  /** The day it counts for in the books. */
  readonly postedOn?: Maybe<Scalars['Date']['output']>;
};

/** What happened to the money of a claim or an invoice, step by step. */
export type Lineage = {
  readonly __typename?: 'Lineage';
  /** The steps, from what was used to the posting in the books. A step that should be there and is not is among them. */
  readonly hops: ReadonlyArray<LineageHop>;
  /** What is in doubt in all: of what several steps say of one money the largest, and no more than what was claimed or invoiced. Null when nothing is, or it is in several currencies. */
  readonly inDoubt?: Maybe<Money>;
  /** Whether every step is there and none contradicts another. Whether what was used was found in stock is told by `consumption.match`. */
  readonly isComplete: Scalars['Boolean']['output'];
};

/** One step of a lineage. */
export type LineageHop = {
  readonly __typename?: 'LineageHop';
  /** Its amount. Null when it has none of its own, as what was used. Of a posting: that of the document it posts. */
  readonly amount?: Maybe<Money>;
  /** The claim, where this is its step. */
  readonly claim?: Maybe<Claim>;
  /** The record, where this is the step of what was used. */
  readonly consumption?: Maybe<SupplyConsumption>;
  /** What is in doubt here. Null when nothing is, or it cannot be said. */
  readonly inDoubt?: Maybe<Money>;
  /** The invoice, where this is its step. */
  readonly invoice?: Maybe<Invoice>;
  /** By which key it was found, or looked for. */
  readonly matchedBy?: Maybe<LineageKey>;
  /** When it happened: a day, or an instant. Null when it is not there or does not say. */
  readonly occurredOn?: Maybe<Scalars['Date']['output']>;
  /** The payment, where this is its step. */
  readonly payment?: Maybe<Payment>;
  /** The posting, where this is its step. */
  readonly posting?: Maybe<LedgerPosting>;
  /** Where this is from, and as of when. Null when it is not there. */
  readonly provenance?: Maybe<Provenance>;
  /** What is missing or contradicts, in words. Null when nothing does. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** The source's own name of it, such as `Claim/7` or the number of an invoice. Null when it is not there. */
  readonly reference?: Maybe<Scalars['String']['output']>;
  /** The remittance, where this is its step. */
  readonly remittance?: Maybe<Remittance>;
  /** Which step. */
  readonly stage: LineageStage;
  /** Whether it is there. */
  readonly state: LineageHopState;
};

/** Whether a step is there. */
export type LineageHopState =
  /** It is, and says something else than another. */
  | 'CONTRADICTING'
  /** It is, and agrees with the others. */
  | 'FOUND'
  /** It should be there and is not. */
  | 'MISSING';

/** Keys by which two systems' records are known to be about the same. */
export type LineageKey =
  /** The claim's number, on the invoice in the books. */
  | 'CLAIM_NUMBER_ON_INVOICE'
  /** The claim's number, as the remittance repeats it. */
  | 'CLAIM_NUMBER_ON_REMITTANCE'
  /** The product's device identifier and lot. */
  | 'DEVICE_AND_LOT'
  /** The visit and the code of what was charged. */
  | 'ENCOUNTER_AND_CODE'
  /** The payment was set off against the invoice in the books. */
  | 'RECONCILIATION'
  /** One names the other by reference. */
  | 'REFERENCE'
  /** The trace number, on the payment in the books. */
  | 'TRACE_NUMBER_ON_PAYMENT';

/** Steps from what was used to the books. */
export type LineageStage =
  /** The payer decided. */
  | 'ADJUDICATION'
  /** It was charged for. */
  | 'CHARGE'
  /** It was claimed. */
  | 'CLAIM'
  /** Something was used for care. */
  | 'CONSUMPTION'
  /** It was invoiced in the books. */
  | 'INVOICE'
  /** It stands in the ledger. */
  | 'LEDGER_POSTING'
  /** Money came, by the books. */
  | 'PAYMENT'
  /** The payer said what it pays. */
  | 'REMITTANCE';

/** An amount of money. */
export type Money = {
  readonly __typename?: 'Money';
  /** The amount, with as many places as its currency has; a price per unit may have more. */
  readonly amount: Scalars['Decimal']['output'];
  /** The currency of the amount. */
  readonly currency: Scalars['CurrencyCode']['output'];
};

/** What a page of a list says about the rest of the list. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Cursor of the last record of this page: give it back as `after` for the next one. Null when the page is empty. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** True when there are more records after this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** True when this page was asked for with a cursor, so that records come before it. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first record of this page; null when the page is empty. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/** The account of a patient: a reference that says nothing about whose it is. */
export type PatientAccount = {
  readonly __typename?: 'PatientAccount';
  readonly id: Scalars['ID']['output'];
};

export type Payer = {
  readonly __typename?: 'Payer';
  /** Claims to it that are to be paid, the youngest first. */
  readonly claims?: Maybe<ClaimConnection>;
  readonly id: Scalars['ID']['output'];
  /** What it still has to pay by the books, by currency. Empty when nothing; null when it is not known in the books. */
  readonly open?: Maybe<ReadonlyArray<Money>>;
};


export type PayerClaimsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

/** What a payer still has to pay by the books. */
export type PayerBalance = {
  readonly __typename?: 'PayerBalance';
  /** Of how many invoices. */
  readonly invoices?: Maybe<Scalars['Int']['output']>;
  /** What is open of invoices to it, in one currency. */
  readonly open?: Maybe<Money>;
  /** The payer. */
  readonly payer?: Maybe<Payer>;
};

/** Money that a payer or a customer sent, or got back. Who that was is not part of it: it may be a patient. */
export type Payment = {
  readonly __typename?: 'Payment';
  /** How much it was. Always positive: `direction` says which way. */
  readonly amount?: Maybe<Money>;
  /** The company that got the money, or paid it back. */
  readonly company?: Maybe<Company>;
  /** Credit notes it was set off against. */
  readonly creditNotes?: Maybe<CreditNoteConnection>;
  /** Which way the money went. */
  readonly direction?: Maybe<PaymentDirection>;
  readonly id: Scalars['ID']['output'];
  /** Invoices it was set off against. */
  readonly invoices?: Maybe<InvoiceConnection>;
  /** The payment's number. Null until it has one. */
  readonly number?: Maybe<Scalars['String']['output']>;
  /** The day of the payment. */
  readonly paymentDate?: Maybe<Scalars['Date']['output']>;
  /** Where it stands in the books. Null while it is not there. */
  readonly posting?: Maybe<LedgerPosting>;
  /** The remittance that bears its trace number. Null when none does, or several do. */
  readonly remittance?: Maybe<Remittance>;
  /** How far the payment has come. */
  readonly state?: Maybe<PaymentProgress>;
};


/** Money that a payer or a customer sent, or got back. Who that was is not part of it: it may be a patient. */
export type PaymentCreditNotesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


/** Money that a payer or a customer sent, or got back. Who that was is not part of it: it may be a patient. */
export type PaymentInvoicesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

/** A page of payments. */
export type PaymentConnection = {
  readonly __typename?: 'PaymentConnection';
  readonly edges: ReadonlyArray<PaymentEdge>;
  /** The payments of this page. */
  readonly nodes: ReadonlyArray<Payment>;
  readonly pageInfo: PageInfo;
};

/** Which way money went. */
export type PaymentDirection =
  /** Back to the payer or customer. */
  | 'PAID_BACK'
  /** To the company. */
  | 'RECEIVED'
  /** A direction the source has and this graph has no word for. */
  | 'UNKNOWN';

/** A payment in a list, with its place. */
export type PaymentEdge = {
  readonly __typename?: 'PaymentEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Payment;
};

/** Which payments. */
export type PaymentFilter = {
  /** Of any of these companies. */
  readonly companies?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** That went any of these ways. */
  readonly directions?: InputMaybe<ReadonlyArray<PaymentDirection>>;
  /** Paid this day or later. */
  readonly paymentDateFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Paid this day or earlier. */
  readonly paymentDateTo?: InputMaybe<Scalars['Date']['input']>;
  /** In any of these states. */
  readonly states?: InputMaybe<ReadonlyArray<PaymentProgress>>;
};

/** Orders a list of payments can be asked in. */
export type PaymentOrder =
  | 'PAYMENT_DATE_ASC'
  | 'PAYMENT_DATE_DESC';

/** How far a payment has come. */
export type PaymentProgress =
  /** Given up. */
  | 'CANCELLED'
  /** Being written. */
  | 'DRAFT'
  /** Sent or received, and not yet on a bank statement. */
  | 'IN_PROCESS'
  /** Done. */
  | 'PAID'
  /** Refused, by the bank for example. */
  | 'REJECTED'
  /** A state the source has and this graph has no word for. */
  | 'UNKNOWN';

/** How far a bill or an invoice has been paid. */
export type PaymentState =
  /** Held back. */
  | 'BLOCKED'
  /** A payment is on its way. */
  | 'IN_PAYMENT'
  /** From a system before this one. */
  | 'LEGACY'
  /** Nothing yet. */
  | 'NOT_PAID'
  /** In full. */
  | 'PAID'
  /** In part. */
  | 'PARTIAL'
  /** Taken back by a refund or credit note. */
  | 'REVERSED'
  /** A state the source has and this graph has no word for. */
  | 'UNKNOWN';

export type Practitioner = {
  readonly __typename?: 'Practitioner';
  readonly id: Scalars['ID']['output'];
};

/** Where a record is from that systems outside feed, and as of when. */
export type Provenance = {
  readonly __typename?: 'Provenance';
  /** As of when it is so: when the source was asked, or up to when it was followed. */
  readonly asOf: Scalars['DateTime']['output'];
  /** SHA-256 of the file it is from, in hexadecimal. Null when it is from no file. */
  readonly fileChecksum?: Maybe<Scalars['String']['output']>;
  /** The line of the file it begins at, from 1: of X12, the segment. Null when it is from no file. */
  readonly line?: Maybe<Scalars['Int']['output']>;
  /** How it came here. */
  readonly mode: ProvenanceMode;
  /** The source's own name of it, such as `Claim/7`; of a file, the control numbers and the place. */
  readonly reference: Scalars['String']['output'];
  /** True when the source is away, and this is what it said last. */
  readonly stale: Scalars['Boolean']['output'];
  /** The system that says so. */
  readonly system: SourceSystem;
};

/** How a record came here. */
export type ProvenanceMode =
  /** In a file. */
  | 'BATCH'
  /** The source said that it is new, or another. */
  | 'EVENT'
  /** It was asked for, for this answer. */
  | 'LIVE'
  /** The source was asked for what is new. */
  | 'POLLED';

/** What a payer adds or takes for no single claim: interest, money it takes back. */
export type ProviderAdjustment = {
  readonly __typename?: 'ProviderAdjustment';
  /** What is taken off the payment; negative where it is added. */
  readonly amount?: Maybe<Money>;
  /** Code of the reason, such as WO for money taken back and L6 for interest. */
  readonly reason: Scalars['String']['output'];
  /** The payer's own reference. Null when there is none. */
  readonly reference?: Maybe<Scalars['String']['output']>;
};

/** A quantity in a unit of measure. */
export type Quantity = {
  readonly __typename?: 'Quantity';
  /** The unit itself. Null when it cannot be reached; the quantity stands without it. */
  readonly unit?: Maybe<UnitOfMeasure>;
  /** UN/ECE Recommendation 20 code of the unit where it is a standard one, else the unit's own name; UNKNOWN when the unit cannot be read. */
  readonly unitCode: Scalars['String']['output'];
  /** How many or how much, rounded as the source rounds quantities. */
  readonly value: Scalars['Decimal']['output'];
};

/** One thing that is wrong with a file. */
export type QuarantineReason = {
  readonly __typename?: 'QuarantineReason';
  /** What kind of thing, of a closed list. */
  readonly code: Scalars['String']['output'];
  /** The element it is about, such as CLP03. Null: no single one. */
  readonly element?: Maybe<Scalars['String']['output']>;
  /** What was expected and what was found, without a value of the file. */
  readonly message: Scalars['String']['output'];
  /** The segment it is about, counted from 1. Null: the file as a whole. */
  readonly segment?: Maybe<Scalars['Int']['output']>;
};

export type Query = {
  readonly __typename?: 'Query';
  /** The claim with this id or this number; null when there is none you may see. By number, one that only begins to be known here may take some seconds to be found. */
  readonly claim?: Maybe<Claim>;
  /** How long it takes from service to claim, answer and money, by payer: of claims made in a span of days, at most 10000 of them. */
  readonly claimCycleTimes?: Maybe<ReadonlyArray<ClaimCycleTimes>>;
  /** Claims, one page at a time. Found in what is kept of them here, each read from its source as it is now. */
  readonly claims?: Maybe<ClaimConnection>;
  /** Claims that were sent so many days ago or earlier, and that no payer has said a word about, the oldest first. */
  readonly claimsWithoutResponse?: Maybe<ClaimConnection>;
  /** The credit note with this id; null when there is none you may see. */
  readonly creditNote?: Maybe<CreditNote>;
  /** Credit notes, one page at a time. */
  readonly creditNotes?: Maybe<CreditNoteConnection>;
  /** Claims of which a payer pays nothing, as work to be done. */
  readonly denials?: Maybe<DenialConnection>;
  /** The invoice with this id; null when there is none you may see. */
  readonly invoice?: Maybe<Invoice>;
  /** Invoices, one page at a time. */
  readonly invoices?: Maybe<InvoiceConnection>;
  /** What each payer still has to pay by the books, by currency: invoices that are posted and open. A payer that is not known in the books is not in the list. */
  readonly payerBalances?: Maybe<ReadonlyArray<PayerBalance>>;
  /** The payment with this id; null when there is none you may see. */
  readonly payment?: Maybe<Payment>;
  /** Payments of payers and customers, one page at a time. */
  readonly payments?: Maybe<PaymentConnection>;
  /** What each company is owed, by how long it is overdue. A company that is owed nothing is not in the list. */
  readonly receivablesByAge?: Maybe<ReadonlyArray<ReceivablesByAge>>;
  /** The remittance with this id or this trace number; null when there is none you may see. */
  readonly remittance?: Maybe<Remittance>;
  /** Files of payers as they came in, the youngest first: applied, or put aside with the reasons. They are seen by who may see everything; for others there are none. */
  readonly remittanceFiles?: Maybe<RemittanceFileConnection>;
  /** What payers said they pay, one page at a time. */
  readonly remittances?: Maybe<RemittanceConnection>;
  /** Remittances whose money is not in the books as it should be, or that speak of a claim nobody knows: the oldest first. A page looks at no more than 2000 remittances: it may be short, and still have a next one. */
  readonly unmatchedRemittances?: Maybe<RemittanceConnection>;
};


export type QueryClaimArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  number?: InputMaybe<Scalars['String']['input']>;
};


export type QueryClaimCycleTimesArgs = {
  createdFrom?: InputMaybe<Scalars['Date']['input']>;
  createdTo?: InputMaybe<Scalars['Date']['input']>;
};


export type QueryClaimsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ClaimFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: ClaimOrder;
};


export type QueryClaimsWithoutResponseArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  days?: Scalars['Int']['input'];
  first?: Scalars['Int']['input'];
  payers?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};


export type QueryCreditNoteArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCreditNotesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CreditNoteFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: CreditNoteOrder;
};


export type QueryDenialsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DenialFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: DenialOrder;
};


export type QueryInvoiceArgs = {
  id: Scalars['ID']['input'];
};


export type QueryInvoicesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<InvoiceFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: InvoiceOrder;
};


export type QueryPaymentArgs = {
  id: Scalars['ID']['input'];
};


export type QueryPaymentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PaymentFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: PaymentOrder;
};


export type QueryReceivablesByAgeArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
  companies?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};


export type QueryRemittanceArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  traceNumber?: InputMaybe<Scalars['String']['input']>;
};


export type QueryRemittanceFilesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  states?: InputMaybe<ReadonlyArray<RemittanceFileState>>;
};


export type QueryRemittancesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<RemittanceFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: RemittanceOrder;
};


export type QueryUnmatchedRemittancesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  paidFrom?: InputMaybe<Scalars['Date']['input']>;
};

/** What a company is owed, by how long it is overdue; in the company's own currency. Credit notes and payments that are not set off yet are taken off. */
export type ReceivablesByAge = {
  readonly __typename?: 'ReceivablesByAge';
  /** The company that is owed. */
  readonly company?: Maybe<Company>;
  /** Overdue by 1 to 30 days. */
  readonly days1To30?: Maybe<Money>;
  /** Overdue by 31 to 60 days. */
  readonly days31To60?: Maybe<Money>;
  /** Overdue by 61 to 90 days. */
  readonly days61To90?: Maybe<Money>;
  /** Not due yet, or due on that very day. */
  readonly notDue?: Maybe<Money>;
  /** Overdue by more than 90 days. */
  readonly over90Days?: Maybe<Money>;
  /** All of it. */
  readonly total?: Maybe<Money>;
};

/** A payment of a payer, or its word that it pays nothing, with what it is for. It is seen by who may see all that it pays for. */
export type Remittance = {
  readonly __typename?: 'Remittance';
  /** How much it is. Negative where the payer takes money back. */
  readonly amount?: Maybe<Money>;
  /** Whether its amount is what its claims are paid, with what is added and taken. */
  readonly balanced?: Maybe<Scalars['Boolean']['output']>;
  /** What its claims ask for. */
  readonly charged?: Maybe<Money>;
  /** How many claims it is for. */
  readonly claimCount?: Maybe<Scalars['Int']['output']>;
  /** What it says of each claim, in its own order. Claims of facilities you may not see are left out. */
  readonly claims?: Maybe<RemittanceClaimConnection>;
  readonly id: Scalars['ID']['output'];
  /** How the money comes. */
  readonly method?: Maybe<RemittanceMethod>;
  /** What its claims are paid, before what is added or taken for no claim. */
  readonly paid?: Maybe<Money>;
  /** The day of the payment. */
  readonly paidOn?: Maybe<Scalars['Date']['output']>;
  /** Who pays. Null when no payer bears one of the numbers in it. */
  readonly payer?: Maybe<Payer>;
  /** Payments in the books that bear its trace number. */
  readonly payments?: Maybe<PaymentConnection>;
  /** The day the payer wrote it. */
  readonly producedOn?: Maybe<Scalars['Date']['output']>;
  /** Where this is from, and as of when. */
  readonly provenance?: Maybe<Provenance>;
  /** What is added or taken for no single claim. */
  readonly providerAdjustments?: Maybe<ReadonlyArray<ProviderAdjustment>>;
  /** How it stands in the books. */
  readonly settlement?: Maybe<RemittanceSettlement>;
  /** The number that stands on the bank's statement too. */
  readonly traceNumber?: Maybe<Scalars['String']['output']>;
};


/** A payment of a payer, or its word that it pays nothing, with what it is for. It is seen by who may see all that it pays for. */
export type RemittanceClaimsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


/** A payment of a payer, or its word that it pays nothing, with what it is for. It is seen by who may see all that it pays for. */
export type RemittancePaymentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

/** What a remittance says of one claim. */
export type RemittanceClaim = {
  readonly __typename?: 'RemittanceClaim';
  /** Why less is paid than was asked for: of the claim as a whole and of its services. */
  readonly adjustments?: Maybe<ReadonlyArray<ClaimAdjustment>>;
  /** What the payer says it should cost. Null when it does not say. */
  readonly allowed?: Maybe<Money>;
  /** What was asked for. */
  readonly charged?: Maybe<Money>;
  /** The claim. Null when nobody knows one of this number, or you may not see it. */
  readonly claim?: Maybe<Claim>;
  /** The number of the claim, as the payer repeats it. */
  readonly number?: Maybe<Scalars['String']['output']>;
  /** What is paid; negative where it is taken back. */
  readonly paid?: Maybe<Money>;
  /** What the payer says the patient has to pay. Null when it does not say. */
  readonly patientResponsibility?: Maybe<Money>;
  /** The payer's own number of the claim. */
  readonly payerControlNumber?: Maybe<Scalars['String']['output']>;
  /** Its place in the remittance, from 1. */
  readonly position?: Maybe<Scalars['Int']['output']>;
  /** Where this is from, and as of when. */
  readonly provenance?: Maybe<Provenance>;
  /** The remittance it is in. */
  readonly remittance?: Maybe<Remittance>;
  /** As whose payer it decided, or that it takes back what it decided. */
  readonly status?: Maybe<RemittanceClaimStatus>;
};

/** A page of claims in remittances. */
export type RemittanceClaimConnection = {
  readonly __typename?: 'RemittanceClaimConnection';
  readonly edges: ReadonlyArray<RemittanceClaimEdge>;
  /** The claims in remittances of this page. */
  readonly nodes: ReadonlyArray<RemittanceClaim>;
  readonly pageInfo: PageInfo;
};

/** A claim in a remittance in a list, with its place. */
export type RemittanceClaimEdge = {
  readonly __typename?: 'RemittanceClaimEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: RemittanceClaim;
};

/** As what a payer decided about a claim. */
export type RemittanceClaimStatus =
  /** Denied. */
  | 'DENIED'
  /** Not its claim, sent on. */
  | 'FORWARDED'
  /** Told beforehand what would be paid. */
  | 'PREDETERMINATION'
  /** As the first to pay. */
  | 'PRIMARY'
  /** Takes back what it decided before. */
  | 'REVERSAL'
  /** As the second. */
  | 'SECONDARY'
  /** As the third. */
  | 'TERTIARY'
  /** A state the source has and this graph has no word for. */
  | 'UNKNOWN';

/** A page of remittances. */
export type RemittanceConnection = {
  readonly __typename?: 'RemittanceConnection';
  readonly edges: ReadonlyArray<RemittanceEdge>;
  /** The remittances of this page. */
  readonly nodes: ReadonlyArray<Remittance>;
  readonly pageInfo: PageInfo;
};

/** A remittance in a list, with its place. */
export type RemittanceEdge = {
  readonly __typename?: 'RemittanceEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Remittance;
};

/** A file of a payer as it came in. */
export type RemittanceFile = {
  readonly __typename?: 'RemittanceFile';
  /** How large it is. */
  readonly bytes?: Maybe<Scalars['Int']['output']>;
  /** SHA-256 of the file, in hexadecimal. */
  readonly checksum?: Maybe<Scalars['String']['output']>;
  /** How many claims it speaks of; 0 while it is put aside. */
  readonly claimCount?: Maybe<Scalars['Int']['output']>;
  /** Why it is put aside; of one that is used, what is wrong with it and was let pass. The first hundred. */
  readonly reasons?: Maybe<ReadonlyArray<QuarantineReason>>;
  /** When it came in. */
  readonly receivedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What became of it. */
  readonly state?: Maybe<RemittanceFileState>;
};

/** A page of files of payers. */
export type RemittanceFileConnection = {
  readonly __typename?: 'RemittanceFileConnection';
  readonly edges: ReadonlyArray<RemittanceFileEdge>;
  /** The files of payers of this page. */
  readonly nodes: ReadonlyArray<RemittanceFile>;
  readonly pageInfo: PageInfo;
};

/** A file of a payer in a list, with its place. */
export type RemittanceFileEdge = {
  readonly __typename?: 'RemittanceFileEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: RemittanceFile;
};

/** What became of a file. */
export type RemittanceFileState =
  /** It is used, whole. */
  | 'APPLIED'
  /** It is put aside, and nothing of it is used. */
  | 'QUARANTINED'
  /** It is being read. */
  | 'RECEIVED';

/** Which remittances. */
export type RemittanceFilter = {
  /** Paid this day or later. */
  readonly paidFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Paid this day or earlier. */
  readonly paidTo?: InputMaybe<Scalars['Date']['input']>;
  /** Of any of these payers. */
  readonly payers?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** How the money of a remittance comes. */
export type RemittanceMethod =
  /** By the clearing house of banks. */
  | 'ACH'
  /** The bank's choice. */
  | 'BANK_CHOICE'
  /** By check. */
  | 'CHECK'
  /** No money moves: it is information. */
  | 'NONE'
  /** A way the source has and this graph has no word for. */
  | 'UNKNOWN'
  /** By wire. */
  | 'WIRE';

/** In which order remittances come. Those of the same day come in a fixed order too. */
export type RemittanceOrder =
  | 'PAID_ASC'
  | 'PAID_DESC';

/** How the money of a remittance stands in the books. */
export type RemittanceSettlement = {
  readonly __typename?: 'RemittanceSettlement';
  /** What the payments that bear its trace number come to. Null when there is none, or in several currencies. */
  readonly booked?: Maybe<Money>;
  /** By how much the two differ; all of it where it is not there. Null when nothing differs, or the currencies do. */
  readonly inDoubt?: Maybe<Money>;
  /** Whether it is there. */
  readonly state: SettlementState;
};

/** Whether money is in the books. */
export type SettlementState =
  /** Another amount, or another currency, bears it. */
  | 'DIFFERS'
  /** It is, to the last digit. */
  | 'MATCHED'
  /** Nothing bears its trace number. */
  | 'MISSING'
  /** No money moves. */
  | 'NOT_EXPECTED';

/** Systems that feed this graph. */
export type SourceSystem =
  /** The books and the stock. */
  | 'ERP'
  /** The claims platform or EHR. */
  | 'FHIR'
  /** Files of payers. */
  | 'REMITTANCE_FILES';

export type Subscription = {
  readonly __typename?: 'Subscription';
  /** Claims as they change: sent, answered, denied, paid. */
  readonly claimChanged?: Maybe<ClaimChange>;
  /** Invoices and credit notes as they change: entered, posted, paid, cancelled, deleted. */
  readonly invoiceChanged?: Maybe<InvoiceChange>;
};


export type SubscriptionClaimChangedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  consumer?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ClaimChangeFilter>;
};


export type SubscriptionInvoiceChangedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  consumer?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<InvoiceChangeFilter>;
};

export type SupplyConsumption = {
  readonly __typename?: 'SupplyConsumption';
  readonly id: Scalars['ID']['output'];
};

export type UnitOfMeasure = {
  readonly __typename?: 'UnitOfMeasure';
  readonly id: Scalars['ID']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Claim: Claim;
  CreditNote: CreditNote;
  Invoice: Invoice;
  LedgerPosting: LedgerPosting;
  Payer: Payer;
  Payment: Payment;
  Remittance: Remittance;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Claim:
    ( { __typename: 'Claim' }
    & GraphQLRecursivePick<FederationTypes['Claim'], {"id":true}> );
  CreditNote:
    ( { __typename: 'CreditNote' }
    & GraphQLRecursivePick<FederationTypes['CreditNote'], {"id":true}> );
  Invoice:
    ( { __typename: 'Invoice' }
    & GraphQLRecursivePick<FederationTypes['Invoice'], {"id":true}> );
  LedgerPosting:
    ( { __typename: 'LedgerPosting' }
    & GraphQLRecursivePick<FederationTypes['LedgerPosting'], {"id":true}> );
  Payer:
    ( { __typename: 'Payer' }
    & GraphQLRecursivePick<FederationTypes['Payer'], {"id":true}> );
  Payment:
    ( { __typename: 'Payment' }
    & GraphQLRecursivePick<FederationTypes['Payment'], {"id":true}> );
  Remittance:
    ( { __typename: 'Remittance' }
    & GraphQLRecursivePick<FederationTypes['Remittance'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  ChangeKind: ChangeKind;
  Claim: ResolverTypeWrapper<ClaimEntity>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  ClaimAdjustment: ResolverTypeWrapper<ToldAdjustment>;
  ClaimChange: ResolverTypeWrapper<ChangeOfEvent>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ClaimChangeFilter: ClaimChangeFilter;
  ClaimConnection: ResolverTypeWrapper<Omit<ClaimConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ClaimEdge']>, nodes: ReadonlyArray<ResolversTypes['Claim']> }>;
  ClaimCycleTimes: ResolverTypeWrapper<CycleTimesEntity>;
  ClaimEdge: ResolverTypeWrapper<Omit<ClaimEdge, 'node'> & { node: ResolversTypes['Claim'] }>;
  ClaimFilter: ClaimFilter;
  ClaimLine: ResolverTypeWrapper<LineOfClaim>;
  ClaimLineConnection: ResolverTypeWrapper<Omit<ClaimLineConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ClaimLineEdge']>, nodes: ReadonlyArray<ResolversTypes['ClaimLine']> }>;
  ClaimLineEdge: ResolverTypeWrapper<Omit<ClaimLineEdge, 'node'> & { node: ResolversTypes['ClaimLine'] }>;
  ClaimOrder: ClaimOrder;
  ClaimProvider: ResolverTypeWrapper<ProviderOfClaim>;
  ClaimProviderKind: ClaimProviderKind;
  ClaimResponse: ResolverTypeWrapper<ResponseToClaim>;
  ClaimResponseOutcome: ClaimResponseOutcome;
  ClaimStatus: ClaimStatus;
  ClaimStatusStep: ResolverTypeWrapper<ClaimStatusStep>;
  ClaimUse: ClaimUse;
  Classification: Classification;
  Company: ResolverTypeWrapper<Company>;
  Coverage: ResolverTypeWrapper<CoverageOfClaim>;
  CoverageStatus: CoverageStatus;
  CreditNote: ResolverTypeWrapper<CreditNoteEntity>;
  CreditNoteConnection: ResolverTypeWrapper<Omit<CreditNoteConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['CreditNoteEdge']>, nodes: ReadonlyArray<ResolversTypes['CreditNote']> }>;
  CreditNoteEdge: ResolverTypeWrapper<Omit<CreditNoteEdge, 'node'> & { node: ResolversTypes['CreditNote'] }>;
  CreditNoteFilter: CreditNoteFilter;
  CreditNoteOrder: CreditNoteOrder;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Denial: ResolverTypeWrapper<DenialOfClaim>;
  DenialCategory: DenialCategory;
  DenialConnection: ResolverTypeWrapper<Omit<DenialConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['DenialEdge']>, nodes: ReadonlyArray<ResolversTypes['Denial']> }>;
  DenialEdge: ResolverTypeWrapper<Omit<DenialEdge, 'node'> & { node: ResolversTypes['Denial'] }>;
  DenialFilter: DenialFilter;
  DenialOrder: DenialOrder;
  Facility: ResolverTypeWrapper<Facility>;
  Invoice: ResolverTypeWrapper<InvoiceEntity>;
  InvoiceChange: ResolverTypeWrapper<ChangeOfEvent>;
  InvoiceChangeFilter: InvoiceChangeFilter;
  InvoiceConnection: ResolverTypeWrapper<Omit<InvoiceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['InvoiceEdge']>, nodes: ReadonlyArray<ResolversTypes['Invoice']> }>;
  InvoiceEdge: ResolverTypeWrapper<Omit<InvoiceEdge, 'node'> & { node: ResolversTypes['Invoice'] }>;
  InvoiceFilter: InvoiceFilter;
  InvoiceLine: ResolverTypeWrapper<InvoiceLineEntity>;
  InvoiceLineConnection: ResolverTypeWrapper<Omit<InvoiceLineConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['InvoiceLineEdge']>, nodes: ReadonlyArray<ResolversTypes['InvoiceLine']> }>;
  InvoiceLineEdge: ResolverTypeWrapper<Omit<InvoiceLineEdge, 'node'> & { node: ResolversTypes['InvoiceLine'] }>;
  InvoiceLineKind: InvoiceLineKind;
  InvoiceOrder: InvoiceOrder;
  InvoiceState: InvoiceState;
  Item: ResolverTypeWrapper<Item>;
  Journal: ResolverTypeWrapper<JournalEntity>;
  LedgerPosting: ResolverTypeWrapper<LedgerPostingEntity>;
  Lineage: ResolverTypeWrapper<LineageEntity>;
  LineageHop: ResolverTypeWrapper<HopEntity>;
  LineageHopState: LineageHopState;
  LineageKey: LineageKey;
  LineageStage: LineageStage;
  Money: ResolverTypeWrapper<Money>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PatientAccount: ResolverTypeWrapper<PatientAccount>;
  Payer: ResolverTypeWrapper<PayerById>;
  PayerBalance: ResolverTypeWrapper<PayerBalanceEntity>;
  Payment: ResolverTypeWrapper<PaymentEntity>;
  PaymentConnection: ResolverTypeWrapper<Omit<PaymentConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PaymentEdge']>, nodes: ReadonlyArray<ResolversTypes['Payment']> }>;
  PaymentDirection: PaymentDirection;
  PaymentEdge: ResolverTypeWrapper<Omit<PaymentEdge, 'node'> & { node: ResolversTypes['Payment'] }>;
  PaymentFilter: PaymentFilter;
  PaymentOrder: PaymentOrder;
  PaymentProgress: PaymentProgress;
  PaymentState: PaymentState;
  Practitioner: ResolverTypeWrapper<Practitioner>;
  Provenance: ResolverTypeWrapper<Provenance>;
  ProvenanceMode: ProvenanceMode;
  ProviderAdjustment: ResolverTypeWrapper<ProviderAdjustment>;
  Quantity: ResolverTypeWrapper<Quantity>;
  QuarantineReason: ResolverTypeWrapper<QuarantineReason>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReceivablesByAge: ResolverTypeWrapper<ReceivablesByAgeEntity>;
  Remittance: ResolverTypeWrapper<RemittanceEntity>;
  RemittanceClaim: ResolverTypeWrapper<LineOfRemittance>;
  RemittanceClaimConnection: ResolverTypeWrapper<Omit<RemittanceClaimConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['RemittanceClaimEdge']>, nodes: ReadonlyArray<ResolversTypes['RemittanceClaim']> }>;
  RemittanceClaimEdge: ResolverTypeWrapper<Omit<RemittanceClaimEdge, 'node'> & { node: ResolversTypes['RemittanceClaim'] }>;
  RemittanceClaimStatus: RemittanceClaimStatus;
  RemittanceConnection: ResolverTypeWrapper<Omit<RemittanceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['RemittanceEdge']>, nodes: ReadonlyArray<ResolversTypes['Remittance']> }>;
  RemittanceEdge: ResolverTypeWrapper<Omit<RemittanceEdge, 'node'> & { node: ResolversTypes['Remittance'] }>;
  RemittanceFile: ResolverTypeWrapper<RemittanceFileRecord>;
  RemittanceFileConnection: ResolverTypeWrapper<Omit<RemittanceFileConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['RemittanceFileEdge']>, nodes: ReadonlyArray<ResolversTypes['RemittanceFile']> }>;
  RemittanceFileEdge: ResolverTypeWrapper<Omit<RemittanceFileEdge, 'node'> & { node: ResolversTypes['RemittanceFile'] }>;
  RemittanceFileState: RemittanceFileState;
  RemittanceFilter: RemittanceFilter;
  RemittanceMethod: RemittanceMethod;
  RemittanceOrder: RemittanceOrder;
  RemittanceSettlement: ResolverTypeWrapper<RemittanceSettlement>;
  SettlementState: SettlementState;
  SourceSystem: SourceSystem;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SupplyConsumption: ResolverTypeWrapper<SupplyConsumption>;
  UnitOfMeasure: ResolverTypeWrapper<UnitOfMeasure>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Claim: ClaimEntity;
  ID: Scalars['ID']['output'];
  ClaimAdjustment: ToldAdjustment;
  ClaimChange: ChangeOfEvent;
  Boolean: Scalars['Boolean']['output'];
  ClaimChangeFilter: ClaimChangeFilter;
  ClaimConnection: Omit<ClaimConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ClaimEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Claim']> };
  ClaimCycleTimes: CycleTimesEntity;
  ClaimEdge: Omit<ClaimEdge, 'node'> & { node: ResolversParentTypes['Claim'] };
  ClaimFilter: ClaimFilter;
  ClaimLine: LineOfClaim;
  ClaimLineConnection: Omit<ClaimLineConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ClaimLineEdge']>, nodes: ReadonlyArray<ResolversParentTypes['ClaimLine']> };
  ClaimLineEdge: Omit<ClaimLineEdge, 'node'> & { node: ResolversParentTypes['ClaimLine'] };
  ClaimProvider: ProviderOfClaim;
  ClaimResponse: ResponseToClaim;
  ClaimStatusStep: ClaimStatusStep;
  Company: Company;
  Coverage: CoverageOfClaim;
  CreditNote: CreditNoteEntity;
  CreditNoteConnection: Omit<CreditNoteConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['CreditNoteEdge']>, nodes: ReadonlyArray<ResolversParentTypes['CreditNote']> };
  CreditNoteEdge: Omit<CreditNoteEdge, 'node'> & { node: ResolversParentTypes['CreditNote'] };
  CreditNoteFilter: CreditNoteFilter;
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  Denial: DenialOfClaim;
  DenialConnection: Omit<DenialConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['DenialEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Denial']> };
  DenialEdge: Omit<DenialEdge, 'node'> & { node: ResolversParentTypes['Denial'] };
  DenialFilter: DenialFilter;
  Facility: Facility;
  Invoice: InvoiceEntity;
  InvoiceChange: ChangeOfEvent;
  InvoiceChangeFilter: InvoiceChangeFilter;
  InvoiceConnection: Omit<InvoiceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['InvoiceEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Invoice']> };
  InvoiceEdge: Omit<InvoiceEdge, 'node'> & { node: ResolversParentTypes['Invoice'] };
  InvoiceFilter: InvoiceFilter;
  InvoiceLine: InvoiceLineEntity;
  InvoiceLineConnection: Omit<InvoiceLineConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['InvoiceLineEdge']>, nodes: ReadonlyArray<ResolversParentTypes['InvoiceLine']> };
  InvoiceLineEdge: Omit<InvoiceLineEdge, 'node'> & { node: ResolversParentTypes['InvoiceLine'] };
  Item: Item;
  Journal: JournalEntity;
  LedgerPosting: LedgerPostingEntity;
  Lineage: LineageEntity;
  LineageHop: HopEntity;
  Money: Money;
  PageInfo: PageInfo;
  PatientAccount: PatientAccount;
  Payer: PayerById;
  PayerBalance: PayerBalanceEntity;
  Payment: PaymentEntity;
  PaymentConnection: Omit<PaymentConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PaymentEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Payment']> };
  PaymentEdge: Omit<PaymentEdge, 'node'> & { node: ResolversParentTypes['Payment'] };
  PaymentFilter: PaymentFilter;
  Practitioner: Practitioner;
  Provenance: Provenance;
  ProviderAdjustment: ProviderAdjustment;
  Quantity: Quantity;
  QuarantineReason: QuarantineReason;
  Query: Record<PropertyKey, never>;
  ReceivablesByAge: ReceivablesByAgeEntity;
  Remittance: RemittanceEntity;
  RemittanceClaim: LineOfRemittance;
  RemittanceClaimConnection: Omit<RemittanceClaimConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['RemittanceClaimEdge']>, nodes: ReadonlyArray<ResolversParentTypes['RemittanceClaim']> };
  RemittanceClaimEdge: Omit<RemittanceClaimEdge, 'node'> & { node: ResolversParentTypes['RemittanceClaim'] };
  RemittanceConnection: Omit<RemittanceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['RemittanceEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Remittance']> };
  RemittanceEdge: Omit<RemittanceEdge, 'node'> & { node: ResolversParentTypes['Remittance'] };
  RemittanceFile: RemittanceFileRecord;
  RemittanceFileConnection: Omit<RemittanceFileConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['RemittanceFileEdge']>, nodes: ReadonlyArray<ResolversParentTypes['RemittanceFile']> };
  RemittanceFileEdge: Omit<RemittanceFileEdge, 'node'> & { node: ResolversParentTypes['RemittanceFile'] };
  RemittanceFilter: RemittanceFilter;
  RemittanceSettlement: RemittanceSettlement;
  Subscription: Record<PropertyKey, never>;
  SupplyConsumption: SupplyConsumption;
  UnitOfMeasure: UnitOfMeasure;
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
};

export type CachedDirectiveArgs = {
  seconds: Scalars['Int']['input'];
};

export type CachedDirectiveResolver<Result, Parent, ContextType = RevenueCycleContext, Args = CachedDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ClassifiedDirectiveArgs = {
  as: Classification;
};

export type ClassifiedDirectiveResolver<Result, Parent, ContextType = RevenueCycleContext, Args = ClassifiedDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type OwnerDirectiveArgs = {
  team: Scalars['String']['input'];
};

export type OwnerDirectiveResolver<Result, Parent, ContextType = RevenueCycleContext, Args = OwnerDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type PublicDirectiveArgs = { };

export type PublicDirectiveResolver<Result, Parent, ContextType = RevenueCycleContext, Args = PublicDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ReadsDirectiveArgs = {
  coordinates: ReadonlyArray<Scalars['String']['input']>;
};

export type ReadsDirectiveResolver<Result, Parent, ContextType = RevenueCycleContext, Args = ReadsDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type SystemOfRecordDirectiveArgs = {
  system: Scalars['String']['input'];
};

export type SystemOfRecordDirectiveResolver<Result, Parent, ContextType = RevenueCycleContext, Args = SystemOfRecordDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ClaimResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['Claim'] = ResolversParentTypes['Claim'], FederationReferenceType extends FederationReferenceTypes['Claim'] = FederationReferenceTypes['Claim']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Claim']> | FederationReferenceType, FederationReferenceType, ContextType>;
  account?: Resolver<Maybe<ResolversTypes['PatientAccount']>, ParentType, ContextType>;
  adjustments?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ClaimAdjustment']>>, ParentType, ContextType>;
  allowed?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  charged?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  coverages?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Coverage']>>, ParentType, ContextType>;
  createdOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  denial?: Resolver<Maybe<ResolversTypes['Denial']>, ParentType, ContextType>;
  facility?: Resolver<Maybe<ResolversTypes['Facility']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoice?: Resolver<Maybe<ResolversTypes['Invoice']>, ParentType, ContextType>;
  lineage?: Resolver<Maybe<ResolversTypes['Lineage']>, ParentType, ContextType>;
  lines?: Resolver<Maybe<ResolversTypes['ClaimLineConnection']>, ParentType, ContextType, RequireFields<ClaimLinesArgs, 'first'>>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  paid?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  paidOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  patientResponsibility?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  payer?: Resolver<Maybe<ResolversTypes['Payer']>, ParentType, ContextType>;
  provenance?: Resolver<Maybe<ResolversTypes['Provenance']>, ParentType, ContextType>;
  provider?: Resolver<Maybe<ResolversTypes['ClaimProvider']>, ParentType, ContextType>;
  remittances?: Resolver<Maybe<ResolversTypes['RemittanceClaimConnection']>, ParentType, ContextType, RequireFields<ClaimRemittancesArgs, 'first'>>;
  respondedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  responses?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ClaimResponse']>>, ParentType, ContextType>;
  servicedFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  servicedTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['ClaimStatus']>, ParentType, ContextType>;
  statusDerivation?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ClaimStatusStep']>>, ParentType, ContextType>;
  submittedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  use?: Resolver<Maybe<ResolversTypes['ClaimUse']>, ParentType, ContextType>;
};

export type ClaimAdjustmentResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['ClaimAdjustment'] = ResolversParentTypes['ClaimAdjustment']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  group?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  remarks?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  sequence?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ClaimChangeResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['ClaimChange'] = ResolversParentTypes['ClaimChange']> = {
  change?: Resolver<ResolversTypes['ChangeKind'], ParentType, ContextType>;
  claim?: Resolver<Maybe<ResolversTypes['Claim']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  eventType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  newStatus?: Resolver<Maybe<ResolversTypes['ClaimStatus']>, ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  previousStatus?: Resolver<Maybe<ResolversTypes['ClaimStatus']>, ParentType, ContextType>;
  recordId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ClaimConnectionResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['ClaimConnection'] = ResolversParentTypes['ClaimConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ClaimEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Claim']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ClaimCycleTimesResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['ClaimCycleTimes'] = ResolversParentTypes['ClaimCycleTimes']> = {
  claimToCash?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  claimToResponse?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  claims?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  isWhole?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  payer?: Resolver<Maybe<ResolversTypes['Payer']>, ParentType, ContextType>;
  serviceToClaim?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type ClaimEdgeResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['ClaimEdge'] = ResolversParentTypes['ClaimEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Claim'], ParentType, ContextType>;
};

export type ClaimLineResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['ClaimLine'] = ResolversParentTypes['ClaimLine']> = {
  adjustments?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ClaimAdjustment']>>, ParentType, ContextType>;
  charged?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  codeSystem?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  deviceIdentifiers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  quantity?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  revenueCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sequence?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  servicedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  unitPrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type ClaimLineConnectionResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['ClaimLineConnection'] = ResolversParentTypes['ClaimLineConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ClaimLineEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ClaimLine']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ClaimLineEdgeResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['ClaimLineEdge'] = ResolversParentTypes['ClaimLineEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ClaimLine'], ParentType, ContextType>;
};

export type ClaimProviderResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['ClaimProvider'] = ResolversParentTypes['ClaimProvider']> = {
  kind?: Resolver<Maybe<ResolversTypes['ClaimProviderKind']>, ParentType, ContextType>;
  npi?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  practitioner?: Resolver<Maybe<ResolversTypes['Practitioner']>, ParentType, ContextType>;
};

export type ClaimResponseResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['ClaimResponse'] = ResolversParentTypes['ClaimResponse']> = {
  allowed?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  createdOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  errors?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['ClaimResponseOutcome']>, ParentType, ContextType>;
  paid?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  provenance?: Resolver<Maybe<ResolversTypes['Provenance']>, ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  traceNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ClaimStatusStepResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['ClaimStatusStep'] = ResolversParentTypes['ClaimStatusStep']> = {
  reference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  says?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CompanyResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['Company'] = ResolversParentTypes['Company']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type CoverageResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['Coverage'] = ResolversParentTypes['Coverage']> = {
  endsOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  payer?: Resolver<Maybe<ResolversTypes['Payer']>, ParentType, ContextType>;
  provenance?: Resolver<Maybe<ResolversTypes['Provenance']>, ParentType, ContextType>;
  startsOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['CoverageStatus']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CreditNoteResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['CreditNote'] = ResolversParentTypes['CreditNote'], FederationReferenceType extends FederationReferenceTypes['CreditNote'] = FederationReferenceTypes['CreditNote']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['CreditNote']> | FederationReferenceType, FederationReferenceType, ContextType>;
  company?: Resolver<Maybe<ResolversTypes['Company']>, ParentType, ContextType>;
  creditNoteDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoice?: Resolver<Maybe<ResolversTypes['Invoice']>, ParentType, ContextType>;
  lines?: Resolver<Maybe<ResolversTypes['InvoiceLineConnection']>, ParentType, ContextType, RequireFields<CreditNoteLinesArgs, 'first'>>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  paymentState?: Resolver<Maybe<ResolversTypes['PaymentState']>, ParentType, ContextType>;
  payments?: Resolver<Maybe<ResolversTypes['PaymentConnection']>, ParentType, ContextType, RequireFields<CreditNotePaymentsArgs, 'first'>>;
  posting?: Resolver<Maybe<ResolversTypes['LedgerPosting']>, ParentType, ContextType>;
  residual?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['InvoiceState']>, ParentType, ContextType>;
  tax?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  untaxed?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type CreditNoteConnectionResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['CreditNoteConnection'] = ResolversParentTypes['CreditNoteConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CreditNoteEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['CreditNote']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CreditNoteEdgeResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['CreditNoteEdge'] = ResolversParentTypes['CreditNoteEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CreditNote'], ParentType, ContextType>;
};

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type DenialResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['Denial'] = ResolversParentTypes['Denial']> = {
  adjustments?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ClaimAdjustment']>>, ParentType, ContextType>;
  ageDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['DenialCategory']>, ParentType, ContextType>;
  claim?: Resolver<Maybe<ResolversTypes['Claim']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  payer?: Resolver<Maybe<ResolversTypes['Payer']>, ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type DenialConnectionResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['DenialConnection'] = ResolversParentTypes['DenialConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DenialEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Denial']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DenialEdgeResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['DenialEdge'] = ResolversParentTypes['DenialEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Denial'], ParentType, ContextType>;
};

export type FacilityResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['Facility'] = ResolversParentTypes['Facility']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type InvoiceResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['Invoice'] = ResolversParentTypes['Invoice'], FederationReferenceType extends FederationReferenceTypes['Invoice'] = FederationReferenceTypes['Invoice']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Invoice']> | FederationReferenceType, FederationReferenceType, ContextType>;
  claim?: Resolver<Maybe<ResolversTypes['Claim']>, ParentType, ContextType>;
  company?: Resolver<Maybe<ResolversTypes['Company']>, ParentType, ContextType>;
  creditNotes?: Resolver<Maybe<ResolversTypes['CreditNoteConnection']>, ParentType, ContextType, RequireFields<InvoiceCreditNotesArgs, 'first'>>;
  dueDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoiceDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  lineage?: Resolver<Maybe<ResolversTypes['Lineage']>, ParentType, ContextType>;
  lines?: Resolver<Maybe<ResolversTypes['InvoiceLineConnection']>, ParentType, ContextType, RequireFields<InvoiceLinesArgs, 'first'>>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  paymentState?: Resolver<Maybe<ResolversTypes['PaymentState']>, ParentType, ContextType>;
  payments?: Resolver<Maybe<ResolversTypes['PaymentConnection']>, ParentType, ContextType, RequireFields<InvoicePaymentsArgs, 'first'>>;
  posting?: Resolver<Maybe<ResolversTypes['LedgerPosting']>, ParentType, ContextType>;
  residual?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['InvoiceState']>, ParentType, ContextType>;
  tax?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  untaxed?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type InvoiceChangeResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['InvoiceChange'] = ResolversParentTypes['InvoiceChange']> = {
  change?: Resolver<ResolversTypes['ChangeKind'], ParentType, ContextType>;
  creditNote?: Resolver<Maybe<ResolversTypes['CreditNote']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  eventType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  invoice?: Resolver<Maybe<ResolversTypes['Invoice']>, ParentType, ContextType>;
  newPaymentState?: Resolver<Maybe<ResolversTypes['PaymentState']>, ParentType, ContextType>;
  newState?: Resolver<Maybe<ResolversTypes['InvoiceState']>, ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  previousPaymentState?: Resolver<Maybe<ResolversTypes['PaymentState']>, ParentType, ContextType>;
  previousState?: Resolver<Maybe<ResolversTypes['InvoiceState']>, ParentType, ContextType>;
  recordId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type InvoiceConnectionResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['InvoiceConnection'] = ResolversParentTypes['InvoiceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['InvoiceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Invoice']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type InvoiceEdgeResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['InvoiceEdge'] = ResolversParentTypes['InvoiceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Invoice'], ParentType, ContextType>;
};

export type InvoiceLineResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['InvoiceLine'] = ResolversParentTypes['InvoiceLine']> = {
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  discount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['InvoiceLineKind']>, ParentType, ContextType>;
  quantity?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  subtotal?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  unitPrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type InvoiceLineConnectionResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['InvoiceLineConnection'] = ResolversParentTypes['InvoiceLineConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['InvoiceLineEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['InvoiceLine']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type InvoiceLineEdgeResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['InvoiceLineEdge'] = ResolversParentTypes['InvoiceLineEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['InvoiceLine'], ParentType, ContextType>;
};

export type ItemResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['Item'] = ResolversParentTypes['Item']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type JournalResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['Journal'] = ResolversParentTypes['Journal']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LedgerPostingResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['LedgerPosting'] = ResolversParentTypes['LedgerPosting'], FederationReferenceType extends FederationReferenceTypes['LedgerPosting'] = FederationReferenceTypes['LedgerPosting']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['LedgerPosting']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  journal?: Resolver<Maybe<ResolversTypes['Journal']>, ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type LineageResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['Lineage'] = ResolversParentTypes['Lineage']> = {
  hops?: Resolver<ReadonlyArray<ResolversTypes['LineageHop']>, ParentType, ContextType>;
  inDoubt?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  isComplete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type LineageHopResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['LineageHop'] = ResolversParentTypes['LineageHop']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  claim?: Resolver<Maybe<ResolversTypes['Claim']>, ParentType, ContextType>;
  consumption?: Resolver<Maybe<ResolversTypes['SupplyConsumption']>, ParentType, ContextType>;
  inDoubt?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  invoice?: Resolver<Maybe<ResolversTypes['Invoice']>, ParentType, ContextType>;
  matchedBy?: Resolver<Maybe<ResolversTypes['LineageKey']>, ParentType, ContextType>;
  occurredOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  payment?: Resolver<Maybe<ResolversTypes['Payment']>, ParentType, ContextType>;
  posting?: Resolver<Maybe<ResolversTypes['LedgerPosting']>, ParentType, ContextType>;
  provenance?: Resolver<Maybe<ResolversTypes['Provenance']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  remittance?: Resolver<Maybe<ResolversTypes['Remittance']>, ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['LineageStage'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['LineageHopState'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PatientAccountResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['PatientAccount'] = ResolversParentTypes['PatientAccount']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type PayerResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['Payer'] = ResolversParentTypes['Payer'], FederationReferenceType extends FederationReferenceTypes['Payer'] = FederationReferenceTypes['Payer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Payer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  claims?: Resolver<Maybe<ResolversTypes['ClaimConnection']>, ParentType, ContextType, RequireFields<PayerClaimsArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  open?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Money']>>, ParentType, ContextType>;
};

export type PayerBalanceResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['PayerBalance'] = ResolversParentTypes['PayerBalance']> = {
  invoices?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  open?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  payer?: Resolver<Maybe<ResolversTypes['Payer']>, ParentType, ContextType>;
};

export type PaymentResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['Payment'] = ResolversParentTypes['Payment'], FederationReferenceType extends FederationReferenceTypes['Payment'] = FederationReferenceTypes['Payment']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Payment']> | FederationReferenceType, FederationReferenceType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  company?: Resolver<Maybe<ResolversTypes['Company']>, ParentType, ContextType>;
  creditNotes?: Resolver<Maybe<ResolversTypes['CreditNoteConnection']>, ParentType, ContextType, RequireFields<PaymentCreditNotesArgs, 'first'>>;
  direction?: Resolver<Maybe<ResolversTypes['PaymentDirection']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoices?: Resolver<Maybe<ResolversTypes['InvoiceConnection']>, ParentType, ContextType, RequireFields<PaymentInvoicesArgs, 'first'>>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  paymentDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  posting?: Resolver<Maybe<ResolversTypes['LedgerPosting']>, ParentType, ContextType>;
  remittance?: Resolver<Maybe<ResolversTypes['Remittance']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['PaymentProgress']>, ParentType, ContextType>;
};

export type PaymentConnectionResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['PaymentConnection'] = ResolversParentTypes['PaymentConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PaymentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Payment']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PaymentEdgeResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['PaymentEdge'] = ResolversParentTypes['PaymentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Payment'], ParentType, ContextType>;
};

export type PractitionerResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['Practitioner'] = ResolversParentTypes['Practitioner']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ProvenanceResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['Provenance'] = ResolversParentTypes['Provenance']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  fileChecksum?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['ProvenanceMode'], ParentType, ContextType>;
  reference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['SourceSystem'], ParentType, ContextType>;
};

export type ProviderAdjustmentResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['ProviderAdjustment'] = ResolversParentTypes['ProviderAdjustment']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QuantityResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['Quantity'] = ResolversParentTypes['Quantity']> = {
  unit?: Resolver<Maybe<ResolversTypes['UnitOfMeasure']>, ParentType, ContextType>;
  unitCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type QuarantineReasonResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['QuarantineReason'] = ResolversParentTypes['QuarantineReason']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  element?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  segment?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  claim?: Resolver<Maybe<ResolversTypes['Claim']>, ParentType, ContextType, Partial<QueryClaimArgs>>;
  claimCycleTimes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ClaimCycleTimes']>>, ParentType, ContextType, Partial<QueryClaimCycleTimesArgs>>;
  claims?: Resolver<Maybe<ResolversTypes['ClaimConnection']>, ParentType, ContextType, RequireFields<QueryClaimsArgs, 'first' | 'orderBy'>>;
  claimsWithoutResponse?: Resolver<Maybe<ResolversTypes['ClaimConnection']>, ParentType, ContextType, RequireFields<QueryClaimsWithoutResponseArgs, 'days' | 'first'>>;
  creditNote?: Resolver<Maybe<ResolversTypes['CreditNote']>, ParentType, ContextType, RequireFields<QueryCreditNoteArgs, 'id'>>;
  creditNotes?: Resolver<Maybe<ResolversTypes['CreditNoteConnection']>, ParentType, ContextType, RequireFields<QueryCreditNotesArgs, 'first' | 'orderBy'>>;
  denials?: Resolver<Maybe<ResolversTypes['DenialConnection']>, ParentType, ContextType, RequireFields<QueryDenialsArgs, 'first' | 'orderBy'>>;
  invoice?: Resolver<Maybe<ResolversTypes['Invoice']>, ParentType, ContextType, RequireFields<QueryInvoiceArgs, 'id'>>;
  invoices?: Resolver<Maybe<ResolversTypes['InvoiceConnection']>, ParentType, ContextType, RequireFields<QueryInvoicesArgs, 'first' | 'orderBy'>>;
  payerBalances?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PayerBalance']>>, ParentType, ContextType>;
  payment?: Resolver<Maybe<ResolversTypes['Payment']>, ParentType, ContextType, RequireFields<QueryPaymentArgs, 'id'>>;
  payments?: Resolver<Maybe<ResolversTypes['PaymentConnection']>, ParentType, ContextType, RequireFields<QueryPaymentsArgs, 'first' | 'orderBy'>>;
  receivablesByAge?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ReceivablesByAge']>>, ParentType, ContextType, Partial<QueryReceivablesByAgeArgs>>;
  remittance?: Resolver<Maybe<ResolversTypes['Remittance']>, ParentType, ContextType, Partial<QueryRemittanceArgs>>;
  remittanceFiles?: Resolver<Maybe<ResolversTypes['RemittanceFileConnection']>, ParentType, ContextType, RequireFields<QueryRemittanceFilesArgs, 'first'>>;
  remittances?: Resolver<Maybe<ResolversTypes['RemittanceConnection']>, ParentType, ContextType, RequireFields<QueryRemittancesArgs, 'first' | 'orderBy'>>;
  unmatchedRemittances?: Resolver<Maybe<ResolversTypes['RemittanceConnection']>, ParentType, ContextType, RequireFields<QueryUnmatchedRemittancesArgs, 'first'>>;
};

export type ReceivablesByAgeResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['ReceivablesByAge'] = ResolversParentTypes['ReceivablesByAge']> = {
  company?: Resolver<Maybe<ResolversTypes['Company']>, ParentType, ContextType>;
  days1To30?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  days31To60?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  days61To90?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  notDue?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  over90Days?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type RemittanceResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['Remittance'] = ResolversParentTypes['Remittance'], FederationReferenceType extends FederationReferenceTypes['Remittance'] = FederationReferenceTypes['Remittance']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Remittance']> | FederationReferenceType, FederationReferenceType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  balanced?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  charged?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  claimCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  claims?: Resolver<Maybe<ResolversTypes['RemittanceClaimConnection']>, ParentType, ContextType, RequireFields<RemittanceClaimsArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  method?: Resolver<Maybe<ResolversTypes['RemittanceMethod']>, ParentType, ContextType>;
  paid?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  paidOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  payer?: Resolver<Maybe<ResolversTypes['Payer']>, ParentType, ContextType>;
  payments?: Resolver<Maybe<ResolversTypes['PaymentConnection']>, ParentType, ContextType, RequireFields<RemittancePaymentsArgs, 'first'>>;
  producedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  provenance?: Resolver<Maybe<ResolversTypes['Provenance']>, ParentType, ContextType>;
  providerAdjustments?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ProviderAdjustment']>>, ParentType, ContextType>;
  settlement?: Resolver<Maybe<ResolversTypes['RemittanceSettlement']>, ParentType, ContextType>;
  traceNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RemittanceClaimResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['RemittanceClaim'] = ResolversParentTypes['RemittanceClaim']> = {
  adjustments?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ClaimAdjustment']>>, ParentType, ContextType>;
  allowed?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  charged?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  claim?: Resolver<Maybe<ResolversTypes['Claim']>, ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  paid?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  patientResponsibility?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  payerControlNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  provenance?: Resolver<Maybe<ResolversTypes['Provenance']>, ParentType, ContextType>;
  remittance?: Resolver<Maybe<ResolversTypes['Remittance']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['RemittanceClaimStatus']>, ParentType, ContextType>;
};

export type RemittanceClaimConnectionResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['RemittanceClaimConnection'] = ResolversParentTypes['RemittanceClaimConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RemittanceClaimEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['RemittanceClaim']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RemittanceClaimEdgeResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['RemittanceClaimEdge'] = ResolversParentTypes['RemittanceClaimEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['RemittanceClaim'], ParentType, ContextType>;
};

export type RemittanceConnectionResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['RemittanceConnection'] = ResolversParentTypes['RemittanceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RemittanceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Remittance']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RemittanceEdgeResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['RemittanceEdge'] = ResolversParentTypes['RemittanceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Remittance'], ParentType, ContextType>;
};

export type RemittanceFileResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['RemittanceFile'] = ResolversParentTypes['RemittanceFile']> = {
  bytes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  checksum?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  claimCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  reasons?: Resolver<Maybe<ReadonlyArray<ResolversTypes['QuarantineReason']>>, ParentType, ContextType>;
  receivedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['RemittanceFileState']>, ParentType, ContextType>;
};

export type RemittanceFileConnectionResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['RemittanceFileConnection'] = ResolversParentTypes['RemittanceFileConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RemittanceFileEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['RemittanceFile']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RemittanceFileEdgeResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['RemittanceFileEdge'] = ResolversParentTypes['RemittanceFileEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['RemittanceFile'], ParentType, ContextType>;
};

export type RemittanceSettlementResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['RemittanceSettlement'] = ResolversParentTypes['RemittanceSettlement']> = {
  booked?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  inDoubt?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['SettlementState'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  claimChanged?: SubscriptionResolver<Maybe<ResolversTypes['ClaimChange']>, "claimChanged", ParentType, ContextType, Partial<SubscriptionClaimChangedArgs>>;
  invoiceChanged?: SubscriptionResolver<Maybe<ResolversTypes['InvoiceChange']>, "invoiceChanged", ParentType, ContextType, Partial<SubscriptionInvoiceChangedArgs>>;
};

export type SupplyConsumptionResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['SupplyConsumption'] = ResolversParentTypes['SupplyConsumption']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type UnitOfMeasureResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['UnitOfMeasure'] = ResolversParentTypes['UnitOfMeasure']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type Resolvers<ContextType = RevenueCycleContext> = {
  Claim?: ClaimResolvers<ContextType>;
  ClaimAdjustment?: ClaimAdjustmentResolvers<ContextType>;
  ClaimChange?: ClaimChangeResolvers<ContextType>;
  ClaimConnection?: ClaimConnectionResolvers<ContextType>;
  ClaimCycleTimes?: ClaimCycleTimesResolvers<ContextType>;
  ClaimEdge?: ClaimEdgeResolvers<ContextType>;
  ClaimLine?: ClaimLineResolvers<ContextType>;
  ClaimLineConnection?: ClaimLineConnectionResolvers<ContextType>;
  ClaimLineEdge?: ClaimLineEdgeResolvers<ContextType>;
  ClaimProvider?: ClaimProviderResolvers<ContextType>;
  ClaimResponse?: ClaimResponseResolvers<ContextType>;
  ClaimStatusStep?: ClaimStatusStepResolvers<ContextType>;
  Company?: CompanyResolvers<ContextType>;
  Coverage?: CoverageResolvers<ContextType>;
  CreditNote?: CreditNoteResolvers<ContextType>;
  CreditNoteConnection?: CreditNoteConnectionResolvers<ContextType>;
  CreditNoteEdge?: CreditNoteEdgeResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Denial?: DenialResolvers<ContextType>;
  DenialConnection?: DenialConnectionResolvers<ContextType>;
  DenialEdge?: DenialEdgeResolvers<ContextType>;
  Facility?: FacilityResolvers<ContextType>;
  Invoice?: InvoiceResolvers<ContextType>;
  InvoiceChange?: InvoiceChangeResolvers<ContextType>;
  InvoiceConnection?: InvoiceConnectionResolvers<ContextType>;
  InvoiceEdge?: InvoiceEdgeResolvers<ContextType>;
  InvoiceLine?: InvoiceLineResolvers<ContextType>;
  InvoiceLineConnection?: InvoiceLineConnectionResolvers<ContextType>;
  InvoiceLineEdge?: InvoiceLineEdgeResolvers<ContextType>;
  Item?: ItemResolvers<ContextType>;
  Journal?: JournalResolvers<ContextType>;
  LedgerPosting?: LedgerPostingResolvers<ContextType>;
  Lineage?: LineageResolvers<ContextType>;
  LineageHop?: LineageHopResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PatientAccount?: PatientAccountResolvers<ContextType>;
  Payer?: PayerResolvers<ContextType>;
  PayerBalance?: PayerBalanceResolvers<ContextType>;
  Payment?: PaymentResolvers<ContextType>;
  PaymentConnection?: PaymentConnectionResolvers<ContextType>;
  PaymentEdge?: PaymentEdgeResolvers<ContextType>;
  Practitioner?: PractitionerResolvers<ContextType>;
  Provenance?: ProvenanceResolvers<ContextType>;
  ProviderAdjustment?: ProviderAdjustmentResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  QuarantineReason?: QuarantineReasonResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ReceivablesByAge?: ReceivablesByAgeResolvers<ContextType>;
  Remittance?: RemittanceResolvers<ContextType>;
  RemittanceClaim?: RemittanceClaimResolvers<ContextType>;
  RemittanceClaimConnection?: RemittanceClaimConnectionResolvers<ContextType>;
  RemittanceClaimEdge?: RemittanceClaimEdgeResolvers<ContextType>;
  RemittanceConnection?: RemittanceConnectionResolvers<ContextType>;
  RemittanceEdge?: RemittanceEdgeResolvers<ContextType>;
  RemittanceFile?: RemittanceFileResolvers<ContextType>;
  RemittanceFileConnection?: RemittanceFileConnectionResolvers<ContextType>;
  RemittanceFileEdge?: RemittanceFileEdgeResolvers<ContextType>;
  RemittanceSettlement?: RemittanceSettlementResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  SupplyConsumption?: SupplyConsumptionResolvers<ContextType>;
  UnitOfMeasure?: UnitOfMeasureResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = RevenueCycleContext> = {
  cached?: CachedDirectiveResolver<any, any, ContextType>;
  classified?: ClassifiedDirectiveResolver<any, any, ContextType>;
  owner?: OwnerDirectiveResolver<any, any, ContextType>;
  public?: PublicDirectiveResolver<any, any, ContextType>;
  reads?: ReadsDirectiveResolver<any, any, ContextType>;
  systemOfRecord?: SystemOfRecordDirectiveResolver<any, any, ContextType>;
};
