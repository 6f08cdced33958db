import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Change as ChangeOfEvent } from '../shared/events/feed/change.ts';
import type { Invoice as InvoiceEntity } from './sources/odoo/invoices.ts';
import type { CreditNote as CreditNoteEntity } from './sources/odoo/credit-notes.ts';
import type { InvoiceLine as InvoiceLineEntity } from './sources/odoo/invoice-lines.ts';
import type { Payment as PaymentEntity } from './sources/odoo/payments.ts';
import type { LedgerPosting as LedgerPostingEntity, Journal as JournalEntity } from './sources/odoo/ledger-postings.ts';
import type { ReceivablesByAge as ReceivablesByAgeEntity } from './sources/odoo/receivables.ts';
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

/** What a company asks a payer or a customer to pay. Whom it is for is not part of it: that may be a patient. */
export type Invoice = {
  readonly __typename?: 'Invoice';
  /** The company that is to be paid. */
  readonly company?: Maybe<Company>;
  /** Credit notes that were written to take it back, in whole or in part. */
  readonly creditNotes?: Maybe<CreditNoteConnection>;
  /** The day by which it is to be paid. */
  readonly dueDate?: Maybe<Scalars['Date']['output']>;
  readonly id: Scalars['ID']['output'];
  /** The day on it. Null until it is posted. */
  readonly invoiceDate?: Maybe<Scalars['Date']['output']>;
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

export type Query = {
  readonly __typename?: 'Query';
  /** The credit note with this id; null when there is none you may see. */
  readonly creditNote?: Maybe<CreditNote>;
  /** Credit notes, one page at a time. */
  readonly creditNotes?: Maybe<CreditNoteConnection>;
  /** The invoice with this id; null when there is none you may see. */
  readonly invoice?: Maybe<Invoice>;
  /** Invoices, one page at a time. */
  readonly invoices?: Maybe<InvoiceConnection>;
  /** The payment with this id; null when there is none you may see. */
  readonly payment?: Maybe<Payment>;
  /** Payments of payers and customers, one page at a time. */
  readonly payments?: Maybe<PaymentConnection>;
  /** What each company is owed, by how long it is overdue. A company that is owed nothing is not in the list. */
  readonly receivablesByAge?: Maybe<ReadonlyArray<ReceivablesByAge>>;
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

export type Subscription = {
  readonly __typename?: 'Subscription';
  /** Invoices and credit notes as they change: entered, posted, paid, cancelled, deleted. */
  readonly invoiceChanged?: Maybe<InvoiceChange>;
};


export type SubscriptionInvoiceChangedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  consumer?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<InvoiceChangeFilter>;
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
  CreditNote: CreditNote;
  Invoice: Invoice;
  LedgerPosting: LedgerPosting;
  Payment: Payment;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  CreditNote:
    ( { __typename: 'CreditNote' }
    & GraphQLRecursivePick<FederationTypes['CreditNote'], {"id":true}> );
  Invoice:
    ( { __typename: 'Invoice' }
    & GraphQLRecursivePick<FederationTypes['Invoice'], {"id":true}> );
  LedgerPosting:
    ( { __typename: 'LedgerPosting' }
    & GraphQLRecursivePick<FederationTypes['LedgerPosting'], {"id":true}> );
  Payment:
    ( { __typename: 'Payment' }
    & GraphQLRecursivePick<FederationTypes['Payment'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  ChangeKind: ChangeKind;
  Classification: Classification;
  Company: ResolverTypeWrapper<Company>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  CreditNote: ResolverTypeWrapper<CreditNoteEntity>;
  CreditNoteConnection: ResolverTypeWrapper<Omit<CreditNoteConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['CreditNoteEdge']>, nodes: ReadonlyArray<ResolversTypes['CreditNote']> }>;
  CreditNoteEdge: ResolverTypeWrapper<Omit<CreditNoteEdge, 'node'> & { node: ResolversTypes['CreditNote'] }>;
  CreditNoteFilter: CreditNoteFilter;
  CreditNoteOrder: CreditNoteOrder;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Invoice: ResolverTypeWrapper<InvoiceEntity>;
  InvoiceChange: ResolverTypeWrapper<ChangeOfEvent>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
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
  Money: ResolverTypeWrapper<Money>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Payment: ResolverTypeWrapper<PaymentEntity>;
  PaymentConnection: ResolverTypeWrapper<Omit<PaymentConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PaymentEdge']>, nodes: ReadonlyArray<ResolversTypes['Payment']> }>;
  PaymentDirection: PaymentDirection;
  PaymentEdge: ResolverTypeWrapper<Omit<PaymentEdge, 'node'> & { node: ResolversTypes['Payment'] }>;
  PaymentFilter: PaymentFilter;
  PaymentOrder: PaymentOrder;
  PaymentProgress: PaymentProgress;
  PaymentState: PaymentState;
  Quantity: ResolverTypeWrapper<Quantity>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReceivablesByAge: ResolverTypeWrapper<ReceivablesByAgeEntity>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  UnitOfMeasure: ResolverTypeWrapper<UnitOfMeasure>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Company: Company;
  ID: Scalars['ID']['output'];
  CreditNote: CreditNoteEntity;
  CreditNoteConnection: Omit<CreditNoteConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['CreditNoteEdge']>, nodes: ReadonlyArray<ResolversParentTypes['CreditNote']> };
  CreditNoteEdge: Omit<CreditNoteEdge, 'node'> & { node: ResolversParentTypes['CreditNote'] };
  CreditNoteFilter: CreditNoteFilter;
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  Invoice: InvoiceEntity;
  InvoiceChange: ChangeOfEvent;
  Boolean: Scalars['Boolean']['output'];
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
  Money: Money;
  PageInfo: PageInfo;
  Payment: PaymentEntity;
  PaymentConnection: Omit<PaymentConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PaymentEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Payment']> };
  PaymentEdge: Omit<PaymentEdge, 'node'> & { node: ResolversParentTypes['Payment'] };
  PaymentFilter: PaymentFilter;
  Quantity: Quantity;
  Query: Record<PropertyKey, never>;
  ReceivablesByAge: ReceivablesByAgeEntity;
  Subscription: Record<PropertyKey, never>;
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

export type CompanyResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['Company'] = ResolversParentTypes['Company']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
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

export type InvoiceResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['Invoice'] = ResolversParentTypes['Invoice'], FederationReferenceType extends FederationReferenceTypes['Invoice'] = FederationReferenceTypes['Invoice']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Invoice']> | FederationReferenceType, FederationReferenceType, ContextType>;
  company?: Resolver<Maybe<ResolversTypes['Company']>, ParentType, ContextType>;
  creditNotes?: Resolver<Maybe<ResolversTypes['CreditNoteConnection']>, ParentType, ContextType, RequireFields<InvoiceCreditNotesArgs, 'first'>>;
  dueDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoiceDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
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

export type QuantityResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['Quantity'] = ResolversParentTypes['Quantity']> = {
  unit?: Resolver<Maybe<ResolversTypes['UnitOfMeasure']>, ParentType, ContextType>;
  unitCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  creditNote?: Resolver<Maybe<ResolversTypes['CreditNote']>, ParentType, ContextType, RequireFields<QueryCreditNoteArgs, 'id'>>;
  creditNotes?: Resolver<Maybe<ResolversTypes['CreditNoteConnection']>, ParentType, ContextType, RequireFields<QueryCreditNotesArgs, 'first' | 'orderBy'>>;
  invoice?: Resolver<Maybe<ResolversTypes['Invoice']>, ParentType, ContextType, RequireFields<QueryInvoiceArgs, 'id'>>;
  invoices?: Resolver<Maybe<ResolversTypes['InvoiceConnection']>, ParentType, ContextType, RequireFields<QueryInvoicesArgs, 'first' | 'orderBy'>>;
  payment?: Resolver<Maybe<ResolversTypes['Payment']>, ParentType, ContextType, RequireFields<QueryPaymentArgs, 'id'>>;
  payments?: Resolver<Maybe<ResolversTypes['PaymentConnection']>, ParentType, ContextType, RequireFields<QueryPaymentsArgs, 'first' | 'orderBy'>>;
  receivablesByAge?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ReceivablesByAge']>>, ParentType, ContextType, Partial<QueryReceivablesByAgeArgs>>;
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

export type SubscriptionResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  invoiceChanged?: SubscriptionResolver<Maybe<ResolversTypes['InvoiceChange']>, "invoiceChanged", ParentType, ContextType, Partial<SubscriptionInvoiceChangedArgs>>;
};

export type UnitOfMeasureResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['UnitOfMeasure'] = ResolversParentTypes['UnitOfMeasure']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type Resolvers<ContextType = RevenueCycleContext> = {
  Company?: CompanyResolvers<ContextType>;
  CreditNote?: CreditNoteResolvers<ContextType>;
  CreditNoteConnection?: CreditNoteConnectionResolvers<ContextType>;
  CreditNoteEdge?: CreditNoteEdgeResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
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
  Money?: MoneyResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Payment?: PaymentResolvers<ContextType>;
  PaymentConnection?: PaymentConnectionResolvers<ContextType>;
  PaymentEdge?: PaymentEdgeResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ReceivablesByAge?: ReceivablesByAgeResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
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
