import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Change as ChangeOfEvent } from '../shared/events/feed/change.ts';
import type { Buyer as BuyerEntity } from './sources/odoo/buyers.ts';
import type { PurchaseOrder as PurchaseOrderEntity } from './sources/odoo/purchase-orders.ts';
import type { PurchaseOrderLine as PurchaseOrderLineEntity } from './sources/odoo/purchase-order-lines.ts';
import type { PurchaseAgreement as PurchaseAgreementEntity } from './sources/odoo/purchase-agreements.ts';
import type { PurchaseAgreementLine as PurchaseAgreementLineEntity } from './sources/odoo/purchase-agreement-lines.ts';
import type { ContractPrice as ContractPriceEntity } from './sources/odoo/contract-prices.ts';
import type { ThreeWayMatch as ThreeWayMatchEntity, MatchComparison as MatchComparisonEntity } from './matching/three-way-match.ts';
import type { SupplierSpend as SupplierSpendEntity } from './sources/odoo/supplier-spend.ts';
import type { CostCenterShare as CostCenterShareEntity } from './sources/odoo/analytic-distributions.ts';
import type { VendorBill as VendorBillEntity } from './sources/odoo/vendor-bills.ts';
import type { VendorBillLine as VendorBillLineEntity } from './sources/odoo/vendor-bill-lines.ts';
import type { ProcurementContext } from './context.ts';
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

/** How far an order has been billed. */
export type BillStatus =
  /** All that was to be billed has been. */
  | 'BILLED'
  /** There is nothing to bill. */
  | 'NOTHING_TO_BILL'
  /** A status the source has and this graph has no word for. */
  | 'UNKNOWN'
  /** Waits for bills. */
  | 'WAITING';

/** Somebody who buys for a company. */
export type Buyer = {
  readonly __typename?: 'Buyer';
  readonly id: Scalars['ID']['output'];
  /** The buyer's name. Null when it cannot be read. */
  readonly name?: Maybe<Scalars['String']['output']>;
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

/** A price that a supplier agreed to. */
export type ContractPrice = {
  readonly __typename?: 'ContractPrice';
  /** The agreement it was made in. Null when it was made in none, or one you may not see. */
  readonly agreement?: Maybe<PurchaseAgreement>;
  /** The company it holds for. Null when it holds for all of them. */
  readonly company?: Maybe<Company>;
  /** Discount in percent. */
  readonly discount?: Maybe<Scalars['Decimal']['output']>;
  readonly id: Scalars['ID']['output'];
  /** The item it holds for. Null when it holds for all variants of a product: `items` has them. */
  readonly item?: Maybe<Item>;
  /** All items it holds for. */
  readonly items?: Maybe<ContractPriceItemConnection>;
  /** Days from the order to the receipt. */
  readonly leadTimeDays?: Maybe<Scalars['Int']['output']>;
  /** How much has to be ordered for it. Its unit is the one that is bought. */
  readonly minimum?: Maybe<Quantity>;
  /** Price per unit of `minimum`, before discount and tax. */
  readonly price?: Maybe<Money>;
  /** Who sells at it. */
  readonly supplier?: Maybe<Supplier>;
  /** The supplier's own name for the item. Null when nobody wrote it down. */
  readonly supplierItemName?: Maybe<Scalars['String']['output']>;
  /** The supplier's own number for the item. Null when nobody wrote it down. */
  readonly supplierPartNumber?: Maybe<Scalars['String']['output']>;
  /** The first day it holds. Null when it has always held. */
  readonly validFrom?: Maybe<Scalars['Date']['output']>;
  /** The last day it holds. Null when it holds until further notice. */
  readonly validTo?: Maybe<Scalars['Date']['output']>;
};


/** A price that a supplier agreed to. */
export type ContractPriceItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

/** A page of contract prices. */
export type ContractPriceConnection = {
  readonly __typename?: 'ContractPriceConnection';
  readonly edges: ReadonlyArray<ContractPriceEdge>;
  /** The prices of this page. */
  readonly nodes: ReadonlyArray<ContractPrice>;
  readonly pageInfo: PageInfo;
};

/** A contract price in a list, with its place. */
export type ContractPriceEdge = {
  readonly __typename?: 'ContractPriceEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: ContractPrice;
};

/** Which contract prices. */
export type ContractPriceFilter = {
  /** Made in any of these agreements. */
  readonly agreements?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Made for any of these companies, or for all of them. */
  readonly companies?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Whose last day is this one or earlier. */
  readonly endingBy?: InputMaybe<Scalars['Date']['input']>;
  /** For any of these items, by themselves or with all variants of their product. */
  readonly items?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** That hold on this day. */
  readonly on?: InputMaybe<Scalars['Date']['input']>;
  /** Of any of these suppliers. */
  readonly suppliers?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** A page of the items a contract price holds for. */
export type ContractPriceItemConnection = {
  readonly __typename?: 'ContractPriceItemConnection';
  readonly edges: ReadonlyArray<ContractPriceItemEdge>;
  /** The items of this page. */
  readonly nodes: ReadonlyArray<Item>;
  readonly pageInfo: PageInfo;
};

/** An item a contract price holds for, with its place. */
export type ContractPriceItemEdge = {
  readonly __typename?: 'ContractPriceItemEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Item;
};

/** Orders a list of contract prices can be asked in. What has no day counts as later than all days. */
export type ContractPriceOrder =
  | 'NEWEST_FIRST'
  | 'VALID_FROM_ASC'
  | 'VALID_FROM_DESC'
  | 'VALID_TO_ASC'
  | 'VALID_TO_DESC';

export type CostCenter = {
  readonly __typename?: 'CostCenter';
  readonly id: Scalars['ID']['output'];
};

/** A part of something that is charged to a cost centre. */
export type CostCenterShare = {
  readonly __typename?: 'CostCenterShare';
  /** The cost centre that bears it. Null when it cannot be read any more. */
  readonly costCenter?: Maybe<CostCenter>;
  /** How much of it, in percent. Where cost centres of several plans stand side by side, each plan has its own 100. */
  readonly percentage?: Maybe<Scalars['Decimal']['output']>;
};

export type Facility = {
  readonly __typename?: 'Facility';
  readonly id: Scalars['ID']['output'];
};

export type Item = {
  readonly __typename?: 'Item';
  /** Prices that suppliers agreed to for it, those for all variants of its product among them; the one to be preferred first. */
  readonly contractPrices?: Maybe<ContractPriceConnection>;
  readonly id: Scalars['ID']['output'];
};


export type ItemContractPricesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ItemContractPriceFilter>;
  first?: Scalars['Int']['input'];
};

/** Which contract prices of an item. */
export type ItemContractPriceFilter = {
  /** Made for any of these companies, or for all of them. */
  readonly companies?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** That hold on this day. */
  readonly on?: InputMaybe<Scalars['Date']['input']>;
  /** Of any of these suppliers. */
  readonly suppliers?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

export type LedgerPosting = {
  readonly __typename?: 'LedgerPosting';
  readonly id: Scalars['ID']['output'];
};

/** One item of an order, compared. Lines of the order for the same item are compared together. Quantities are in the unit of the first of them, and prices are per such unit, discounts taken off, before tax. */
export type MatchComparison = {
  readonly __typename?: 'MatchComparison';
  /** How much is billed, refunds taken off; drafts count. Null as `ordered` is. */
  readonly billed?: Maybe<Quantity>;
  /** The price billed at, on the whole. Null while nothing is billed, or where currencies do not compare. */
  readonly billedPrice?: Maybe<Money>;
  /** Where the contract price is from. Null where there was none, or one you may not see. */
  readonly contract?: Maybe<ContractPrice>;
  /** The price agreed with the supplier that held on the day of the order. Null where there was none. One in another currency is shown and not compared. */
  readonly contractPrice?: Maybe<Money>;
  /** What was ordered. Null where a line names no item. */
  readonly item?: Maybe<Item>;
  /** The price ordered at, of the first line. Null where nothing was ordered. */
  readonly orderPrice?: Maybe<Money>;
  /** How much was ordered. Null where nothing was, or where the units do not compare. */
  readonly ordered?: Maybe<Quantity>;
  /** The lines of the order. Empty for what is billed without an order. */
  readonly purchaseOrderLines?: Maybe<ReadonlyArray<PurchaseOrderLine>>;
  /** What keeps it from being matched. Empty when it is matched, or when there is nothing to match. */
  readonly reasons?: Maybe<ReadonlyArray<MatchReason>>;
  /** How much has come, what went back taken off; exact, where a line's `received` is rounded to its unit. Null as `ordered` is. */
  readonly received?: Maybe<Quantity>;
  /** The lines of bills and refunds that bill it, those of cancelled ones left out. */
  readonly vendorBillLines?: Maybe<ReadonlyArray<VendorBillLine>>;
  /** What comes of it. */
  readonly verdict?: Maybe<MatchVerdict>;
};

/** Something that keeps order, receipts and bills from agreeing. */
export type MatchReason = {
  readonly __typename?: 'MatchReason';
  /** What it is. */
  readonly code?: Maybe<MatchReasonCode>;
  /** What was found, in a sentence. */
  readonly explanation?: Maybe<Scalars['String']['output']>;
  /** What would make it match. */
  readonly remedy?: Maybe<Scalars['String']['output']>;
};

/** What keeps order, receipts and bills from agreeing. */
export type MatchReasonCode =
  /** Billed at a higher price than agreed with the supplier. */
  | 'BILLED_ABOVE_CONTRACT_PRICE'
  /** Billed at a higher price than ordered. */
  | 'BILLED_ABOVE_ORDER_PRICE'
  /** Billed at a lower price than ordered. */
  | 'BILLED_BELOW_ORDER_PRICE'
  /** More is billed than was ordered. */
  | 'BILLED_MORE_THAN_ORDERED'
  /** More is billed than has come. */
  | 'BILLED_MORE_THAN_RECEIVED'
  /** Billed in another currency than ordered. */
  | 'CURRENCIES_DIFFER'
  /** Billed without naming an order. */
  | 'NOT_ORDERED'
  /** Ordered at a higher price than agreed with the supplier. */
  | 'ORDERED_ABOVE_CONTRACT_PRICE'
  /** Something has come or is billed for an order that is not approved. */
  | 'ORDER_NOT_APPROVED'
  /** More has come than was ordered. */
  | 'RECEIVED_MORE_THAN_ORDERED'
  /** More was refunded than was billed. */
  | 'REFUNDED_MORE_THAN_BILLED'
  /** More was returned than had come. */
  | 'RETURNED_MORE_THAN_RECEIVED'
  /** Some is still to be billed. */
  | 'STILL_TO_BILL'
  /** Some of the goods are still to come. */
  | 'STILL_TO_RECEIVE'
  /** The units cannot be converted into each other. */
  | 'UNITS_DIFFER';

/** What comes of comparing orders, receipts and bills. */
export type MatchVerdict =
  /** Ordered, received and billed agree. */
  | 'MATCHED'
  /** Something does not agree: more is billed than came, say, or at another price. */
  | 'MISMATCHED'
  /** There is nothing to compare: not approved yet, given up, or a line for nothing. */
  | 'NOTHING_TO_MATCH'
  /** Nothing is wrong so far; goods or bills are still to come. */
  | 'OPEN'
  /** It cannot be told: units or currencies do not compare. */
  | 'UNDECIDED';

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

/** What a supplier and a company agreed on for a time, such as a blanket order; orders are placed under it. */
export type PurchaseAgreement = {
  readonly __typename?: 'PurchaseAgreement';
  /** False once it was put away. */
  readonly active?: Maybe<Scalars['Boolean']['output']>;
  /** The company that made it. */
  readonly company?: Maybe<Company>;
  /** The currency of its prices. Null when it cannot be read. */
  readonly currency?: Maybe<Scalars['CurrencyCode']['output']>;
  /** The last day it holds. Null when no day was named. */
  readonly endsOn?: Maybe<Scalars['Date']['output']>;
  readonly id: Scalars['ID']['output'];
  /** What kind of agreement it is. */
  readonly kind?: Maybe<PurchaseAgreementKind>;
  /** What was agreed on, item by item. */
  readonly lines?: Maybe<PurchaseAgreementLineConnection>;
  /** The agreement's number. */
  readonly number?: Maybe<Scalars['String']['output']>;
  /** Orders that were placed under it, requests for quotation among them. */
  readonly purchaseOrders?: Maybe<PurchaseOrderConnection>;
  /** The number people outside know it by. Null when there is none. */
  readonly reference?: Maybe<Scalars['String']['output']>;
  /** The first day it holds. Null when no day was named. */
  readonly startsOn?: Maybe<Scalars['Date']['output']>;
  /** How far the agreement has come. */
  readonly state?: Maybe<PurchaseAgreementState>;
  /** With whom it was made. Null while nobody is named. */
  readonly supplier?: Maybe<Supplier>;
};


/** What a supplier and a company agreed on for a time, such as a blanket order; orders are placed under it. */
export type PurchaseAgreementLinesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


/** What a supplier and a company agreed on for a time, such as a blanket order; orders are placed under it. */
export type PurchaseAgreementPurchaseOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

/** A page of purchase agreements. */
export type PurchaseAgreementConnection = {
  readonly __typename?: 'PurchaseAgreementConnection';
  readonly edges: ReadonlyArray<PurchaseAgreementEdge>;
  /** The agreements of this page. */
  readonly nodes: ReadonlyArray<PurchaseAgreement>;
  readonly pageInfo: PageInfo;
};

/** A purchase agreement in a list, with its place. */
export type PurchaseAgreementEdge = {
  readonly __typename?: 'PurchaseAgreementEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: PurchaseAgreement;
};

/** Which purchase agreements. */
export type PurchaseAgreementFilter = {
  /** Made by any of these companies. */
  readonly companies?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Of any of these kinds. */
  readonly kinds?: InputMaybe<ReadonlyArray<PurchaseAgreementKind>>;
  /** Part of the agreement's number, in any case. */
  readonly numberContains?: InputMaybe<Scalars['String']['input']>;
  /** That hold on this day, by their dates alone. */
  readonly on?: InputMaybe<Scalars['Date']['input']>;
  /** In any of these states. */
  readonly states?: InputMaybe<ReadonlyArray<PurchaseAgreementState>>;
  /** Made with any of these suppliers. */
  readonly suppliers?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** What kind of purchase agreement it is. */
export type PurchaseAgreementKind =
  /** Prices and quantities that hold for many orders. */
  | 'BLANKET_ORDER'
  /** A pattern for orders that repeat. */
  | 'TEMPLATE'
  /** A kind the source has and this graph has no word for. */
  | 'UNKNOWN';

/** What was agreed on for one item. */
export type PurchaseAgreementLine = {
  readonly __typename?: 'PurchaseAgreementLine';
  /** How much was agreed on. Null where the line names no unit. */
  readonly agreed?: Maybe<Quantity>;
  /** The price agreed on, per unit of `agreed`. Null when the currency of the agreement cannot be read. */
  readonly agreedPrice?: Maybe<Money>;
  /** The agreement the line is part of. */
  readonly agreement?: Maybe<PurchaseAgreement>;
  readonly id: Scalars['ID']['output'];
  /** What it is about. */
  readonly item?: Maybe<Item>;
  /** How much of the item approved orders under the agreement have ordered so far, in the unit of `agreed`. An item that stands on several lines has all of it on each. Null where it cannot be told in that unit. */
  readonly ordered?: Maybe<Quantity>;
};

/** A page of an agreement's lines. */
export type PurchaseAgreementLineConnection = {
  readonly __typename?: 'PurchaseAgreementLineConnection';
  readonly edges: ReadonlyArray<PurchaseAgreementLineEdge>;
  /** The lines of this page. */
  readonly nodes: ReadonlyArray<PurchaseAgreementLine>;
  readonly pageInfo: PageInfo;
};

/** A line of an agreement, with its place. */
export type PurchaseAgreementLineEdge = {
  readonly __typename?: 'PurchaseAgreementLineEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: PurchaseAgreementLine;
};

/** Orders a list of purchase agreements can be asked in. */
export type PurchaseAgreementOrder =
  | 'ENDS_ON_ASC'
  | 'ENDS_ON_DESC'
  | 'NUMBER_ASC'
  | 'NUMBER_DESC';

/** How far a purchase agreement has come. */
export type PurchaseAgreementState =
  /** Given up. */
  | 'CANCELLED'
  /** Over. */
  | 'CLOSED'
  /** In force. */
  | 'CONFIRMED'
  /** Being written. */
  | 'DRAFT'
  /** A state the source has and this graph has no word for. */
  | 'UNKNOWN';

/** What a company asks a supplier for, from the request for quotation on. */
export type PurchaseOrder = {
  readonly __typename?: 'PurchaseOrder';
  /** The agreement it was ordered under. Null when it was ordered under none, or one you may not see. */
  readonly agreement?: Maybe<PurchaseAgreement>;
  /** When the order was approved. Null until then. */
  readonly approvedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How far the order has been billed. */
  readonly billStatus?: Maybe<BillStatus>;
  /** Bills and refunds that name lines of this order. */
  readonly bills?: Maybe<VendorBillConnection>;
  /** Who buys for the company: whom to ask about the order. Null when nobody is named. */
  readonly buyer?: Maybe<Buyer>;
  /** The company that orders. */
  readonly company?: Maybe<Company>;
  /** When the goods are expected. Null while nobody said. */
  readonly expectedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The facility that receives the goods. Null when they go elsewhere, as in a delivery straight to a patient's home. */
  readonly facility?: Maybe<Facility>;
  readonly id: Scalars['ID']['output'];
  /** The lines, in the order they were written; headings and notes are among them. */
  readonly lines?: Maybe<PurchaseOrderLineConnection>;
  /** True once the order can no longer be changed. */
  readonly locked?: Maybe<Scalars['Boolean']['output']>;
  /** How the order, its receipts and its bills compare. */
  readonly match?: Maybe<ThreeWayMatch>;
  /** The order's number. Null when it cannot be read. */
  readonly number?: Maybe<Scalars['String']['output']>;
  /** When the order was placed, or its quotation asked for. */
  readonly orderedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How much of the goods has come. Null while there is nothing to receive. */
  readonly receiptStatus?: Maybe<ReceiptStatus>;
  /** What led to the order, as whoever wrote it put it: the number of a requisition, say. Null when nobody said. */
  readonly sourceDocument?: Maybe<Scalars['String']['output']>;
  /** How far the order has come. */
  readonly state?: Maybe<PurchaseOrderState>;
  /** Whom it was sent to. */
  readonly supplier?: Maybe<Supplier>;
  /** The supplier's own number for the order. Null until the supplier gave one. */
  readonly supplierReference?: Maybe<Scalars['String']['output']>;
  /** Tax on the order. */
  readonly tax?: Maybe<Money>;
  /** What the order costs in all. */
  readonly total?: Maybe<Money>;
  /** Sum of the lines before tax. */
  readonly untaxed?: Maybe<Money>;
};


/** What a company asks a supplier for, from the request for quotation on. */
export type PurchaseOrderBillsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


/** What a company asks a supplier for, from the request for quotation on. */
export type PurchaseOrderLinesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

/** That a purchase order changed. */
export type PurchaseOrderChange = {
  readonly __typename?: 'PurchaseOrderChange';
  /** Whether the record is new, another, or gone: deleted, or no longer yours to see. */
  readonly change: ChangeKind;
  /** Its place in the stream: give it back as `after`, or acknowledge it, to go on after it. */
  readonly cursor: Scalars['String']['output'];
  /** Names the change once and for all: whoever gets it twice sees that it is the same. */
  readonly eventId: Scalars['String']['output'];
  /** What happened, such as `procurement.purchase_order.approved`. */
  readonly eventType: Scalars['String']['output'];
  /** How far it has come since. Null where it is gone. */
  readonly newState?: Maybe<PurchaseOrderState>;
  /** When the transaction began in which it happened, to the second. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** How far it had come until then. Null where it was not there. */
  readonly previousState?: Maybe<PurchaseOrderState>;
  /** The order as it is when you are told: it may have changed again since. Null where it is gone. */
  readonly purchaseOrder?: Maybe<PurchaseOrder>;
  /** Id of the order, which may be gone by now. */
  readonly recordId: Scalars['ID']['output'];
  /** True while what happened before is being caught up with, false for what happens now. */
  readonly replayed: Scalars['Boolean']['output'];
};

/** Which changes of purchase orders. */
export type PurchaseOrderChangeFilter = {
  /** Of orders received by any of these facilities. */
  readonly facilities?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Of orders that have a line, as they are now, with any of these items. */
  readonly items?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** That brought the order into any of these states. */
  readonly states?: InputMaybe<ReadonlyArray<PurchaseOrderState>>;
  /** Of orders at any of these suppliers. */
  readonly suppliers?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** A page of purchase orders. */
export type PurchaseOrderConnection = {
  readonly __typename?: 'PurchaseOrderConnection';
  readonly edges: ReadonlyArray<PurchaseOrderEdge>;
  /** The orders of this page. */
  readonly nodes: ReadonlyArray<PurchaseOrder>;
  readonly pageInfo: PageInfo;
};

/** A purchase order in a list, with its place. */
export type PurchaseOrderEdge = {
  readonly __typename?: 'PurchaseOrderEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: PurchaseOrder;
};

/** Which purchase orders. */
export type PurchaseOrderFilter = {
  /** Bought by any of these people. */
  readonly buyers?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Ordered by any of these companies. */
  readonly companies?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Received by any of these facilities. */
  readonly facilities?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Part of the order's number, in any case. */
  readonly numberContains?: InputMaybe<Scalars['String']['input']>;
  /** Placed before this instant. */
  readonly orderedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Placed at this instant or later. */
  readonly orderedFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** In any of these states. */
  readonly states?: InputMaybe<ReadonlyArray<PurchaseOrderState>>;
  /** Sent to any of these suppliers. */
  readonly suppliers?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Words, each of them part of the order's number, the supplier's reference or name or the description of a line, or a line's item's barcode, in any case: what is typed into a search box. At most 12 words and 200 characters. */
  readonly text?: InputMaybe<Scalars['String']['input']>;
};

/** One line of a purchase order. */
export type PurchaseOrderLine = {
  readonly __typename?: 'PurchaseOrderLine';
  /** How much has been billed, refunds taken off. Null for headings and notes. */
  readonly billed?: Maybe<Quantity>;
  /** Cost centres the line is charged to. Empty when nobody said. */
  readonly costCenters?: Maybe<ReadonlyArray<CostCenterShare>>;
  /** What the line says to the supplier. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** Discount in percent. */
  readonly discount?: Maybe<Scalars['Decimal']['output']>;
  /** When the goods of the line are expected. Null while nobody said. */
  readonly expectedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  /** What is ordered. Null for headings and notes. */
  readonly item?: Maybe<Item>;
  /** Whether the line orders something or is only a heading or a note. Null when it cannot be read. */
  readonly kind?: Maybe<PurchaseOrderLineKind>;
  /** How this line alone, what came for it and what is billed for it compare. Null for headings and notes. */
  readonly match?: Maybe<ThreeWayMatch>;
  /** The order the line is part of. */
  readonly purchaseOrder?: Maybe<PurchaseOrder>;
  /** How much is ordered. Null for headings and notes. */
  readonly quantity?: Maybe<Quantity>;
  /** How much has come. Null for headings and notes. */
  readonly received?: Maybe<Quantity>;
  /** What the line costs before tax. */
  readonly subtotal?: Maybe<Money>;
  /** What the line costs with tax. */
  readonly total?: Maybe<Money>;
  /** Price per unit, before discount and tax. */
  readonly unitPrice?: Maybe<Money>;
};

/** A page of an order's lines. */
export type PurchaseOrderLineConnection = {
  readonly __typename?: 'PurchaseOrderLineConnection';
  readonly edges: ReadonlyArray<PurchaseOrderLineEdge>;
  /** The lines of this page. */
  readonly nodes: ReadonlyArray<PurchaseOrderLine>;
  readonly pageInfo: PageInfo;
};

/** A line in an order, with its place. */
export type PurchaseOrderLineEdge = {
  readonly __typename?: 'PurchaseOrderLineEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: PurchaseOrderLine;
};

/** What a line of a purchase order is. */
export type PurchaseOrderLineKind =
  /** Orders something. */
  | 'ITEM'
  /** A remark. */
  | 'NOTE'
  /** A heading. */
  | 'SECTION'
  /** A heading below a heading. */
  | 'SUBSECTION'
  /** A kind the source has and this graph has no word for. */
  | 'UNKNOWN';

/** Orders a list of purchase orders can be asked in. */
export type PurchaseOrderOrder =
  | 'NUMBER_ASC'
  | 'NUMBER_DESC'
  | 'ORDERED_AT_ASC'
  | 'ORDERED_AT_DESC';

/** How far a purchase order has come. */
export type PurchaseOrderState =
  /** An order the supplier is held to. */
  | 'APPROVED'
  /** Given up. */
  | 'CANCELLED'
  /** A request for quotation that is being written. */
  | 'DRAFT'
  /** A request for quotation that was sent to the supplier. */
  | 'SENT'
  /** Waits for somebody's approval. */
  | 'TO_APPROVE'
  /** A state the source has and this graph has no word for. */
  | 'UNKNOWN';

/** Which of the purchase orders that wait for approval. */
export type PurchaseOrdersToApproveFilter = {
  /** Ordered by any of these companies. */
  readonly companies?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Received by any of these facilities. */
  readonly facilities?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
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

export type Query = {
  readonly __typename?: 'Query';
  /** The contract price with this id; null when there is none you may see. */
  readonly contractPrice?: Maybe<ContractPrice>;
  /** Prices that suppliers agreed to, one page at a time. */
  readonly contractPrices?: Maybe<ContractPriceConnection>;
  /** The purchase agreement with this id; null when there is none you may see. */
  readonly purchaseAgreement?: Maybe<PurchaseAgreement>;
  /** Purchase agreements, one page at a time. */
  readonly purchaseAgreements?: Maybe<PurchaseAgreementConnection>;
  /** The purchase order with this id; null when there is none you may see. */
  readonly purchaseOrder?: Maybe<PurchaseOrder>;
  /** Purchase orders, one page at a time. */
  readonly purchaseOrders?: Maybe<PurchaseOrderConnection>;
  /** Purchase orders that wait for somebody's approval, the oldest first. */
  readonly purchaseOrdersToApprove?: Maybe<PurchaseOrderConnection>;
  /** What was billed, by supplier and month: one row for each company, supplier and month that has bills in the books. At most 5000 rows: past that the question is refused. */
  readonly spendBySupplierAndMonth?: Maybe<ReadonlyArray<SupplierSpend>>;
  /** The vendor bill with this id; null when there is none you may see. */
  readonly vendorBill?: Maybe<VendorBill>;
  /** Vendor bills, one page at a time. */
  readonly vendorBills?: Maybe<VendorBillConnection>;
};


export type QueryContractPriceArgs = {
  id: Scalars['ID']['input'];
};


export type QueryContractPricesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ContractPriceFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: ContractPriceOrder;
};


export type QueryPurchaseAgreementArgs = {
  id: Scalars['ID']['input'];
};


export type QueryPurchaseAgreementsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PurchaseAgreementFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: PurchaseAgreementOrder;
};


export type QueryPurchaseOrderArgs = {
  id: Scalars['ID']['input'];
};


export type QueryPurchaseOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PurchaseOrderFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: PurchaseOrderOrder;
};


export type QueryPurchaseOrdersToApproveArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PurchaseOrdersToApproveFilter>;
  first?: Scalars['Int']['input'];
};


export type QuerySpendBySupplierAndMonthArgs = {
  filter?: InputMaybe<SpendFilter>;
};


export type QueryVendorBillArgs = {
  id: Scalars['ID']['input'];
};


export type QueryVendorBillsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<VendorBillFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: VendorBillOrder;
};

/** How much of an order's goods has come. */
export type ReceiptStatus =
  /** All of it. */
  | 'FULL'
  /** Some of it. */
  | 'PARTIAL'
  /** Nothing yet. */
  | 'PENDING'
  /** A status the source has and this graph has no word for. */
  | 'UNKNOWN';

/** Systems that feed this graph. */
export type SourceSystem =
  /** The books and the stock. */
  | 'ERP'
  /** The claims platform or EHR. */
  | 'FHIR'
  /** Files of payers. */
  | 'REMITTANCE_FILES';

/** Which bills count as spend. */
export type SpendFilter = {
  /** Of any of these companies. */
  readonly companies?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** That count in the books on this day or later. */
  readonly from?: InputMaybe<Scalars['Date']['input']>;
  /** Of any of these suppliers. */
  readonly suppliers?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** That count in the books on this day or earlier. */
  readonly to?: InputMaybe<Scalars['Date']['input']>;
};

export type Subscription = {
  readonly __typename?: 'Subscription';
  /** Purchase orders and requests for quotation as they change: entered, sent, submitted, approved, cancelled, given to another supplier or facility, deleted. */
  readonly purchaseOrderChanged?: Maybe<PurchaseOrderChange>;
};


export type SubscriptionPurchaseOrderChangedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  consumer?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PurchaseOrderChangeFilter>;
};

export type Supplier = {
  readonly __typename?: 'Supplier';
  readonly id: Scalars['ID']['output'];
  /** Orders sent to this supplier, newest first. */
  readonly purchaseOrders?: Maybe<PurchaseOrderConnection>;
};


export type SupplierPurchaseOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

/** What a company was billed by a supplier in a month, refunds taken off. */
export type SupplierSpend = {
  readonly __typename?: 'SupplierSpend';
  /** How many bills, refunds and receipts it was. */
  readonly billCount?: Maybe<Scalars['Int']['output']>;
  /** The company that was billed. */
  readonly company?: Maybe<Company>;
  /** The first day of the month, by the day that counts in the books. */
  readonly month?: Maybe<Scalars['Date']['output']>;
  /** How much it was before tax, in the company's own currency. Negative where more was refunded than billed. */
  readonly spend?: Maybe<Money>;
  /** Who billed it. Null for bills that name nobody. */
  readonly supplier?: Maybe<Supplier>;
};

/** How orders, receipts and bills compare, item by item. Nothing is paid or held back by it. */
export type ThreeWayMatch = {
  readonly __typename?: 'ThreeWayMatch';
  /** One for each item of each order, and one for each line of a bill that names no order. */
  readonly comparisons?: Maybe<ReadonlyArray<MatchComparison>>;
  /** By how many percent amounts may differ and still agree. */
  readonly priceTolerance?: Maybe<Scalars['Decimal']['output']>;
  /** By how many percent of what was ordered quantities may differ and still agree. */
  readonly quantityTolerance?: Maybe<Scalars['Decimal']['output']>;
  /** What comes of all comparisons together: the worst of their verdicts. */
  readonly verdict?: Maybe<MatchVerdict>;
};

export type UnitOfMeasure = {
  readonly __typename?: 'UnitOfMeasure';
  readonly id: Scalars['ID']['output'];
};

/** What a supplier asks to be paid, or pays back. */
export type VendorBill = {
  readonly __typename?: 'VendorBill';
  /** The day the supplier put on it. Null until somebody wrote it down. */
  readonly billDate?: Maybe<Scalars['Date']['output']>;
  /** The company that pays. */
  readonly company?: Maybe<Company>;
  /** The day by which it is to be paid. */
  readonly dueDate?: Maybe<Scalars['Date']['output']>;
  readonly id: Scalars['ID']['output'];
  /** Whether it asks for money or gives some back. */
  readonly kind?: Maybe<VendorBillKind>;
  /** The lines, in the order they were written; headings and notes are among them. */
  readonly lines?: Maybe<VendorBillLineConnection>;
  /** How what it bills compares with orders and receipts, together with all else that is billed of the same items of those orders. */
  readonly match?: Maybe<ThreeWayMatch>;
  /** Our number for the bill. Null until it is posted. */
  readonly number?: Maybe<Scalars['String']['output']>;
  /** How far it has been paid. */
  readonly paymentState?: Maybe<PaymentState>;
  /** Where it stands in the books. Null until it is posted. */
  readonly posting?: Maybe<LedgerPosting>;
  /** What is still to be paid. */
  readonly residual?: Maybe<Money>;
  /** How far the bill has come. */
  readonly state?: Maybe<VendorBillState>;
  /** Who sent it. */
  readonly supplier?: Maybe<Supplier>;
  /** The supplier's own number for the bill. Null when nobody wrote it down. */
  readonly supplierReference?: Maybe<Scalars['String']['output']>;
  /** Tax on the bill. */
  readonly tax?: Maybe<Money>;
  /** What is asked for in all; for a refund, what is given back. */
  readonly total?: Maybe<Money>;
  /** Sum before tax. */
  readonly untaxed?: Maybe<Money>;
};


/** What a supplier asks to be paid, or pays back. */
export type VendorBillLinesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

/** A page of vendor bills. */
export type VendorBillConnection = {
  readonly __typename?: 'VendorBillConnection';
  readonly edges: ReadonlyArray<VendorBillEdge>;
  /** The bills of this page. */
  readonly nodes: ReadonlyArray<VendorBill>;
  readonly pageInfo: PageInfo;
};

/** A vendor bill in a list, with its place. */
export type VendorBillEdge = {
  readonly __typename?: 'VendorBillEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: VendorBill;
};

/** Which vendor bills. */
export type VendorBillFilter = {
  /** Dated this day or later. */
  readonly billDateFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Dated this day or earlier. */
  readonly billDateTo?: InputMaybe<Scalars['Date']['input']>;
  /** Paid by any of these companies. */
  readonly companies?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Due this day or later. */
  readonly dueDateFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Due this day or earlier. */
  readonly dueDateTo?: InputMaybe<Scalars['Date']['input']>;
  /** Of any of these kinds. */
  readonly kinds?: InputMaybe<ReadonlyArray<VendorBillKind>>;
  /** Part of our number for the bill, in any case. */
  readonly numberContains?: InputMaybe<Scalars['String']['input']>;
  /** Paid as far as any of these. */
  readonly paymentStates?: InputMaybe<ReadonlyArray<PaymentState>>;
  /** In any of these states. */
  readonly states?: InputMaybe<ReadonlyArray<VendorBillState>>;
  /** Sent by any of these suppliers. */
  readonly suppliers?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** What a vendor bill is. */
export type VendorBillKind =
  /** Asks for money. */
  | 'BILL'
  /** Asks for money that was paid at once. */
  | 'RECEIPT'
  /** Gives money back. */
  | 'REFUND'
  /** A kind the source has and this graph has no word for. */
  | 'UNKNOWN';

/** One line of a vendor bill. */
export type VendorBillLine = {
  readonly __typename?: 'VendorBillLine';
  /** What the line says. Null when it says nothing. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** Discount in percent. */
  readonly discount?: Maybe<Scalars['Decimal']['output']>;
  readonly id: Scalars['ID']['output'];
  /** What is billed. Null for headings, notes, and lines that name no item, such as freight. */
  readonly item?: Maybe<Item>;
  /** Whether the line asks for something or is only a heading or a note. Null when it cannot be read. */
  readonly kind?: Maybe<VendorBillLineKind>;
  /** The line of an order that it bills. Null when it names none, or none you may see. */
  readonly purchaseOrderLine?: Maybe<PurchaseOrderLine>;
  /** How much of it. Null where the line names no unit. */
  readonly quantity?: Maybe<Quantity>;
  /** What the line comes to before tax. */
  readonly subtotal?: Maybe<Money>;
  /** What the line comes to with tax. */
  readonly total?: Maybe<Money>;
  /** Price per unit, before discount and tax. */
  readonly unitPrice?: Maybe<Money>;
};

/** A page of a bill's lines. */
export type VendorBillLineConnection = {
  readonly __typename?: 'VendorBillLineConnection';
  readonly edges: ReadonlyArray<VendorBillLineEdge>;
  /** The lines of this page. */
  readonly nodes: ReadonlyArray<VendorBillLine>;
  readonly pageInfo: PageInfo;
};

/** A line of a bill, with its place. */
export type VendorBillLineEdge = {
  readonly __typename?: 'VendorBillLineEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: VendorBillLine;
};

/** What a line of a vendor bill is. */
export type VendorBillLineKind =
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

/** Orders a list of vendor bills can be asked in. */
export type VendorBillOrder =
  | 'BILL_DATE_ASC'
  | 'BILL_DATE_DESC'
  | 'DUE_DATE_ASC'
  | 'DUE_DATE_DESC';

/** How far a vendor bill has come. */
export type VendorBillState =
  /** Given up. */
  | 'CANCELLED'
  /** Being written; it counts nowhere yet. */
  | 'DRAFT'
  /** In the books. */
  | 'POSTED'
  /** A state the source has and this graph has no word for. */
  | 'UNKNOWN';



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
  ContractPrice: ContractPrice;
  Item: Item;
  PurchaseAgreement: PurchaseAgreement;
  PurchaseOrder: PurchaseOrder;
  PurchaseOrderLine: PurchaseOrderLine;
  Supplier: Supplier;
  VendorBill: VendorBill;
  VendorBillLine: VendorBillLine;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  ContractPrice:
    ( { __typename: 'ContractPrice' }
    & GraphQLRecursivePick<FederationTypes['ContractPrice'], {"id":true}> );
  Item:
    ( { __typename: 'Item' }
    & GraphQLRecursivePick<FederationTypes['Item'], {"id":true}> );
  PurchaseAgreement:
    ( { __typename: 'PurchaseAgreement' }
    & GraphQLRecursivePick<FederationTypes['PurchaseAgreement'], {"id":true}> );
  PurchaseOrder:
    ( { __typename: 'PurchaseOrder' }
    & GraphQLRecursivePick<FederationTypes['PurchaseOrder'], {"id":true}> );
  PurchaseOrderLine:
    ( { __typename: 'PurchaseOrderLine' }
    & GraphQLRecursivePick<FederationTypes['PurchaseOrderLine'], {"id":true}> );
  Supplier:
    ( { __typename: 'Supplier' }
    & GraphQLRecursivePick<FederationTypes['Supplier'], {"id":true}> );
  VendorBill:
    ( { __typename: 'VendorBill' }
    & GraphQLRecursivePick<FederationTypes['VendorBill'], {"id":true}> );
  VendorBillLine:
    ( { __typename: 'VendorBillLine' }
    & GraphQLRecursivePick<FederationTypes['VendorBillLine'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  BillStatus: BillStatus;
  Buyer: ResolverTypeWrapper<BuyerEntity>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  ChangeKind: ChangeKind;
  Classification: Classification;
  Company: ResolverTypeWrapper<Company>;
  ContractPrice: ResolverTypeWrapper<ContractPriceEntity>;
  ContractPriceConnection: ResolverTypeWrapper<Omit<ContractPriceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ContractPriceEdge']>, nodes: ReadonlyArray<ResolversTypes['ContractPrice']> }>;
  ContractPriceEdge: ResolverTypeWrapper<Omit<ContractPriceEdge, 'node'> & { node: ResolversTypes['ContractPrice'] }>;
  ContractPriceFilter: ContractPriceFilter;
  ContractPriceItemConnection: ResolverTypeWrapper<Omit<ContractPriceItemConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ContractPriceItemEdge']>, nodes: ReadonlyArray<ResolversTypes['Item']> }>;
  ContractPriceItemEdge: ResolverTypeWrapper<Omit<ContractPriceItemEdge, 'node'> & { node: ResolversTypes['Item'] }>;
  ContractPriceOrder: ContractPriceOrder;
  CostCenter: ResolverTypeWrapper<CostCenter>;
  CostCenterShare: ResolverTypeWrapper<CostCenterShareEntity>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Facility: ResolverTypeWrapper<Facility>;
  Item: ResolverTypeWrapper<Omit<Item, 'contractPrices'> & { contractPrices?: Maybe<ResolversTypes['ContractPriceConnection']> }>;
  ItemContractPriceFilter: ItemContractPriceFilter;
  LedgerPosting: ResolverTypeWrapper<LedgerPosting>;
  MatchComparison: ResolverTypeWrapper<MatchComparisonEntity>;
  MatchReason: ResolverTypeWrapper<MatchReason>;
  MatchReasonCode: MatchReasonCode;
  MatchVerdict: MatchVerdict;
  Money: ResolverTypeWrapper<Money>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  PaymentState: PaymentState;
  Provenance: ResolverTypeWrapper<Provenance>;
  ProvenanceMode: ProvenanceMode;
  PurchaseAgreement: ResolverTypeWrapper<PurchaseAgreementEntity>;
  PurchaseAgreementConnection: ResolverTypeWrapper<Omit<PurchaseAgreementConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PurchaseAgreementEdge']>, nodes: ReadonlyArray<ResolversTypes['PurchaseAgreement']> }>;
  PurchaseAgreementEdge: ResolverTypeWrapper<Omit<PurchaseAgreementEdge, 'node'> & { node: ResolversTypes['PurchaseAgreement'] }>;
  PurchaseAgreementFilter: PurchaseAgreementFilter;
  PurchaseAgreementKind: PurchaseAgreementKind;
  PurchaseAgreementLine: ResolverTypeWrapper<PurchaseAgreementLineEntity>;
  PurchaseAgreementLineConnection: ResolverTypeWrapper<Omit<PurchaseAgreementLineConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PurchaseAgreementLineEdge']>, nodes: ReadonlyArray<ResolversTypes['PurchaseAgreementLine']> }>;
  PurchaseAgreementLineEdge: ResolverTypeWrapper<Omit<PurchaseAgreementLineEdge, 'node'> & { node: ResolversTypes['PurchaseAgreementLine'] }>;
  PurchaseAgreementOrder: PurchaseAgreementOrder;
  PurchaseAgreementState: PurchaseAgreementState;
  PurchaseOrder: ResolverTypeWrapper<PurchaseOrderEntity>;
  PurchaseOrderChange: ResolverTypeWrapper<ChangeOfEvent>;
  PurchaseOrderChangeFilter: PurchaseOrderChangeFilter;
  PurchaseOrderConnection: ResolverTypeWrapper<Omit<PurchaseOrderConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PurchaseOrderEdge']>, nodes: ReadonlyArray<ResolversTypes['PurchaseOrder']> }>;
  PurchaseOrderEdge: ResolverTypeWrapper<Omit<PurchaseOrderEdge, 'node'> & { node: ResolversTypes['PurchaseOrder'] }>;
  PurchaseOrderFilter: PurchaseOrderFilter;
  PurchaseOrderLine: ResolverTypeWrapper<PurchaseOrderLineEntity>;
  PurchaseOrderLineConnection: ResolverTypeWrapper<Omit<PurchaseOrderLineConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PurchaseOrderLineEdge']>, nodes: ReadonlyArray<ResolversTypes['PurchaseOrderLine']> }>;
  PurchaseOrderLineEdge: ResolverTypeWrapper<Omit<PurchaseOrderLineEdge, 'node'> & { node: ResolversTypes['PurchaseOrderLine'] }>;
  PurchaseOrderLineKind: PurchaseOrderLineKind;
  PurchaseOrderOrder: PurchaseOrderOrder;
  PurchaseOrderState: PurchaseOrderState;
  PurchaseOrdersToApproveFilter: PurchaseOrdersToApproveFilter;
  Quantity: ResolverTypeWrapper<Quantity>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReceiptStatus: ReceiptStatus;
  SourceSystem: SourceSystem;
  SpendFilter: SpendFilter;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Supplier: ResolverTypeWrapper<Omit<Supplier, 'purchaseOrders'> & { purchaseOrders?: Maybe<ResolversTypes['PurchaseOrderConnection']> }>;
  SupplierSpend: ResolverTypeWrapper<SupplierSpendEntity>;
  ThreeWayMatch: ResolverTypeWrapper<ThreeWayMatchEntity>;
  UnitOfMeasure: ResolverTypeWrapper<UnitOfMeasure>;
  VendorBill: ResolverTypeWrapper<VendorBillEntity>;
  VendorBillConnection: ResolverTypeWrapper<Omit<VendorBillConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['VendorBillEdge']>, nodes: ReadonlyArray<ResolversTypes['VendorBill']> }>;
  VendorBillEdge: ResolverTypeWrapper<Omit<VendorBillEdge, 'node'> & { node: ResolversTypes['VendorBill'] }>;
  VendorBillFilter: VendorBillFilter;
  VendorBillKind: VendorBillKind;
  VendorBillLine: ResolverTypeWrapper<VendorBillLineEntity>;
  VendorBillLineConnection: ResolverTypeWrapper<Omit<VendorBillLineConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['VendorBillLineEdge']>, nodes: ReadonlyArray<ResolversTypes['VendorBillLine']> }>;
  VendorBillLineEdge: ResolverTypeWrapper<Omit<VendorBillLineEdge, 'node'> & { node: ResolversTypes['VendorBillLine'] }>;
  VendorBillLineKind: VendorBillLineKind;
  VendorBillOrder: VendorBillOrder;
  VendorBillState: VendorBillState;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Buyer: BuyerEntity;
  ID: Scalars['ID']['output'];
  Company: Company;
  ContractPrice: ContractPriceEntity;
  ContractPriceConnection: Omit<ContractPriceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ContractPriceEdge']>, nodes: ReadonlyArray<ResolversParentTypes['ContractPrice']> };
  ContractPriceEdge: Omit<ContractPriceEdge, 'node'> & { node: ResolversParentTypes['ContractPrice'] };
  ContractPriceFilter: ContractPriceFilter;
  ContractPriceItemConnection: Omit<ContractPriceItemConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ContractPriceItemEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Item']> };
  ContractPriceItemEdge: Omit<ContractPriceItemEdge, 'node'> & { node: ResolversParentTypes['Item'] };
  CostCenter: CostCenter;
  CostCenterShare: CostCenterShareEntity;
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  Facility: Facility;
  Item: Omit<Item, 'contractPrices'> & { contractPrices?: Maybe<ResolversParentTypes['ContractPriceConnection']> } | FederationReferenceTypes['Item'];
  ItemContractPriceFilter: ItemContractPriceFilter;
  LedgerPosting: LedgerPosting;
  MatchComparison: MatchComparisonEntity;
  MatchReason: MatchReason;
  Money: Money;
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  Provenance: Provenance;
  PurchaseAgreement: PurchaseAgreementEntity;
  PurchaseAgreementConnection: Omit<PurchaseAgreementConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PurchaseAgreementEdge']>, nodes: ReadonlyArray<ResolversParentTypes['PurchaseAgreement']> };
  PurchaseAgreementEdge: Omit<PurchaseAgreementEdge, 'node'> & { node: ResolversParentTypes['PurchaseAgreement'] };
  PurchaseAgreementFilter: PurchaseAgreementFilter;
  PurchaseAgreementLine: PurchaseAgreementLineEntity;
  PurchaseAgreementLineConnection: Omit<PurchaseAgreementLineConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PurchaseAgreementLineEdge']>, nodes: ReadonlyArray<ResolversParentTypes['PurchaseAgreementLine']> };
  PurchaseAgreementLineEdge: Omit<PurchaseAgreementLineEdge, 'node'> & { node: ResolversParentTypes['PurchaseAgreementLine'] };
  PurchaseOrder: PurchaseOrderEntity;
  PurchaseOrderChange: ChangeOfEvent;
  PurchaseOrderChangeFilter: PurchaseOrderChangeFilter;
  PurchaseOrderConnection: Omit<PurchaseOrderConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PurchaseOrderEdge']>, nodes: ReadonlyArray<ResolversParentTypes['PurchaseOrder']> };
  PurchaseOrderEdge: Omit<PurchaseOrderEdge, 'node'> & { node: ResolversParentTypes['PurchaseOrder'] };
  PurchaseOrderFilter: PurchaseOrderFilter;
  PurchaseOrderLine: PurchaseOrderLineEntity;
  PurchaseOrderLineConnection: Omit<PurchaseOrderLineConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PurchaseOrderLineEdge']>, nodes: ReadonlyArray<ResolversParentTypes['PurchaseOrderLine']> };
  PurchaseOrderLineEdge: Omit<PurchaseOrderLineEdge, 'node'> & { node: ResolversParentTypes['PurchaseOrderLine'] };
  PurchaseOrdersToApproveFilter: PurchaseOrdersToApproveFilter;
  Quantity: Quantity;
  Query: Record<PropertyKey, never>;
  SpendFilter: SpendFilter;
  Subscription: Record<PropertyKey, never>;
  Supplier: Omit<Supplier, 'purchaseOrders'> & { purchaseOrders?: Maybe<ResolversParentTypes['PurchaseOrderConnection']> } | FederationReferenceTypes['Supplier'];
  SupplierSpend: SupplierSpendEntity;
  ThreeWayMatch: ThreeWayMatchEntity;
  UnitOfMeasure: UnitOfMeasure;
  VendorBill: VendorBillEntity;
  VendorBillConnection: Omit<VendorBillConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['VendorBillEdge']>, nodes: ReadonlyArray<ResolversParentTypes['VendorBill']> };
  VendorBillEdge: Omit<VendorBillEdge, 'node'> & { node: ResolversParentTypes['VendorBill'] };
  VendorBillFilter: VendorBillFilter;
  VendorBillLine: VendorBillLineEntity;
  VendorBillLineConnection: Omit<VendorBillLineConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['VendorBillLineEdge']>, nodes: ReadonlyArray<ResolversParentTypes['VendorBillLine']> };
  VendorBillLineEdge: Omit<VendorBillLineEdge, 'node'> & { node: ResolversParentTypes['VendorBillLine'] };
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
};

export type CachedDirectiveArgs = {
  seconds: Scalars['Int']['input'];
};

export type CachedDirectiveResolver<Result, Parent, ContextType = ProcurementContext, Args = CachedDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ClassifiedDirectiveArgs = {
  as: Classification;
};

export type ClassifiedDirectiveResolver<Result, Parent, ContextType = ProcurementContext, Args = ClassifiedDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type OwnerDirectiveArgs = {
  team: Scalars['String']['input'];
};

export type OwnerDirectiveResolver<Result, Parent, ContextType = ProcurementContext, Args = OwnerDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type PublicDirectiveArgs = { };

export type PublicDirectiveResolver<Result, Parent, ContextType = ProcurementContext, Args = PublicDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ReadsDirectiveArgs = {
  coordinates: ReadonlyArray<Scalars['String']['input']>;
};

export type ReadsDirectiveResolver<Result, Parent, ContextType = ProcurementContext, Args = ReadsDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type SystemOfRecordDirectiveArgs = {
  system: Scalars['String']['input'];
};

export type SystemOfRecordDirectiveResolver<Result, Parent, ContextType = ProcurementContext, Args = SystemOfRecordDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type BuyerResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['Buyer'] = ResolversParentTypes['Buyer']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CompanyResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['Company'] = ResolversParentTypes['Company']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ContractPriceResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['ContractPrice'] = ResolversParentTypes['ContractPrice'], FederationReferenceType extends FederationReferenceTypes['ContractPrice'] = FederationReferenceTypes['ContractPrice']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ContractPrice']> | FederationReferenceType, FederationReferenceType, ContextType>;
  agreement?: Resolver<Maybe<ResolversTypes['PurchaseAgreement']>, ParentType, ContextType>;
  company?: Resolver<Maybe<ResolversTypes['Company']>, ParentType, ContextType>;
  discount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  items?: Resolver<Maybe<ResolversTypes['ContractPriceItemConnection']>, ParentType, ContextType, RequireFields<ContractPriceItemsArgs, 'first'>>;
  leadTimeDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  minimum?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  price?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  supplier?: Resolver<Maybe<ResolversTypes['Supplier']>, ParentType, ContextType>;
  supplierItemName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  supplierPartNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  validFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type ContractPriceConnectionResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['ContractPriceConnection'] = ResolversParentTypes['ContractPriceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ContractPriceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ContractPrice']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ContractPriceEdgeResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['ContractPriceEdge'] = ResolversParentTypes['ContractPriceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ContractPrice'], ParentType, ContextType>;
};

export type ContractPriceItemConnectionResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['ContractPriceItemConnection'] = ResolversParentTypes['ContractPriceItemConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ContractPriceItemEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Item']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ContractPriceItemEdgeResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['ContractPriceItemEdge'] = ResolversParentTypes['ContractPriceItemEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Item'], ParentType, ContextType>;
};

export type CostCenterResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['CostCenter'] = ResolversParentTypes['CostCenter']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type CostCenterShareResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['CostCenterShare'] = ResolversParentTypes['CostCenterShare']> = {
  costCenter?: Resolver<Maybe<ResolversTypes['CostCenter']>, ParentType, ContextType>;
  percentage?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
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

export type FacilityResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['Facility'] = ResolversParentTypes['Facility']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ItemResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['Item'] = ResolversParentTypes['Item'], FederationReferenceType extends FederationReferenceTypes['Item'] = FederationReferenceTypes['Item']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Item']> | FederationReferenceType, FederationReferenceType, ContextType>;
  contractPrices?: Resolver<Maybe<ResolversTypes['ContractPriceConnection']>, ParentType, ContextType, RequireFields<ItemContractPricesArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type LedgerPostingResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['LedgerPosting'] = ResolversParentTypes['LedgerPosting']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type MatchComparisonResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['MatchComparison'] = ResolversParentTypes['MatchComparison']> = {
  billed?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  billedPrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  contract?: Resolver<Maybe<ResolversTypes['ContractPrice']>, ParentType, ContextType>;
  contractPrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  orderPrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  ordered?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  purchaseOrderLines?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PurchaseOrderLine']>>, ParentType, ContextType>;
  reasons?: Resolver<Maybe<ReadonlyArray<ResolversTypes['MatchReason']>>, ParentType, ContextType>;
  received?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  vendorBillLines?: Resolver<Maybe<ReadonlyArray<ResolversTypes['VendorBillLine']>>, ParentType, ContextType>;
  verdict?: Resolver<Maybe<ResolversTypes['MatchVerdict']>, ParentType, ContextType>;
};

export type MatchReasonResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['MatchReason'] = ResolversParentTypes['MatchReason']> = {
  code?: Resolver<Maybe<ResolversTypes['MatchReasonCode']>, ParentType, ContextType>;
  explanation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  remedy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProvenanceResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['Provenance'] = ResolversParentTypes['Provenance']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  fileChecksum?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['ProvenanceMode'], ParentType, ContextType>;
  reference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['SourceSystem'], ParentType, ContextType>;
};

export type PurchaseAgreementResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['PurchaseAgreement'] = ResolversParentTypes['PurchaseAgreement'], FederationReferenceType extends FederationReferenceTypes['PurchaseAgreement'] = FederationReferenceTypes['PurchaseAgreement']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['PurchaseAgreement']> | FederationReferenceType, FederationReferenceType, ContextType>;
  active?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  company?: Resolver<Maybe<ResolversTypes['Company']>, ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['CurrencyCode']>, ParentType, ContextType>;
  endsOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['PurchaseAgreementKind']>, ParentType, ContextType>;
  lines?: Resolver<Maybe<ResolversTypes['PurchaseAgreementLineConnection']>, ParentType, ContextType, RequireFields<PurchaseAgreementLinesArgs, 'first'>>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  purchaseOrders?: Resolver<Maybe<ResolversTypes['PurchaseOrderConnection']>, ParentType, ContextType, RequireFields<PurchaseAgreementPurchaseOrdersArgs, 'first'>>;
  reference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startsOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['PurchaseAgreementState']>, ParentType, ContextType>;
  supplier?: Resolver<Maybe<ResolversTypes['Supplier']>, ParentType, ContextType>;
};

export type PurchaseAgreementConnectionResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['PurchaseAgreementConnection'] = ResolversParentTypes['PurchaseAgreementConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PurchaseAgreementEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['PurchaseAgreement']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PurchaseAgreementEdgeResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['PurchaseAgreementEdge'] = ResolversParentTypes['PurchaseAgreementEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PurchaseAgreement'], ParentType, ContextType>;
};

export type PurchaseAgreementLineResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['PurchaseAgreementLine'] = ResolversParentTypes['PurchaseAgreementLine']> = {
  agreed?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  agreedPrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  agreement?: Resolver<Maybe<ResolversTypes['PurchaseAgreement']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  ordered?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
};

export type PurchaseAgreementLineConnectionResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['PurchaseAgreementLineConnection'] = ResolversParentTypes['PurchaseAgreementLineConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PurchaseAgreementLineEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['PurchaseAgreementLine']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PurchaseAgreementLineEdgeResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['PurchaseAgreementLineEdge'] = ResolversParentTypes['PurchaseAgreementLineEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PurchaseAgreementLine'], ParentType, ContextType>;
};

export type PurchaseOrderResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['PurchaseOrder'] = ResolversParentTypes['PurchaseOrder'], FederationReferenceType extends FederationReferenceTypes['PurchaseOrder'] = FederationReferenceTypes['PurchaseOrder']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['PurchaseOrder']> | FederationReferenceType, FederationReferenceType, ContextType>;
  agreement?: Resolver<Maybe<ResolversTypes['PurchaseAgreement']>, ParentType, ContextType>;
  approvedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  billStatus?: Resolver<Maybe<ResolversTypes['BillStatus']>, ParentType, ContextType>;
  bills?: Resolver<Maybe<ResolversTypes['VendorBillConnection']>, ParentType, ContextType, RequireFields<PurchaseOrderBillsArgs, 'first'>>;
  buyer?: Resolver<Maybe<ResolversTypes['Buyer']>, ParentType, ContextType>;
  company?: Resolver<Maybe<ResolversTypes['Company']>, ParentType, ContextType>;
  expectedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  facility?: Resolver<Maybe<ResolversTypes['Facility']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lines?: Resolver<Maybe<ResolversTypes['PurchaseOrderLineConnection']>, ParentType, ContextType, RequireFields<PurchaseOrderLinesArgs, 'first'>>;
  locked?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  match?: Resolver<Maybe<ResolversTypes['ThreeWayMatch']>, ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  orderedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  receiptStatus?: Resolver<Maybe<ResolversTypes['ReceiptStatus']>, ParentType, ContextType>;
  sourceDocument?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['PurchaseOrderState']>, ParentType, ContextType>;
  supplier?: Resolver<Maybe<ResolversTypes['Supplier']>, ParentType, ContextType>;
  supplierReference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tax?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  untaxed?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type PurchaseOrderChangeResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['PurchaseOrderChange'] = ResolversParentTypes['PurchaseOrderChange']> = {
  change?: Resolver<ResolversTypes['ChangeKind'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  eventType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  newState?: Resolver<Maybe<ResolversTypes['PurchaseOrderState']>, ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  previousState?: Resolver<Maybe<ResolversTypes['PurchaseOrderState']>, ParentType, ContextType>;
  purchaseOrder?: Resolver<Maybe<ResolversTypes['PurchaseOrder']>, ParentType, ContextType>;
  recordId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PurchaseOrderConnectionResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['PurchaseOrderConnection'] = ResolversParentTypes['PurchaseOrderConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PurchaseOrderEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['PurchaseOrder']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PurchaseOrderEdgeResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['PurchaseOrderEdge'] = ResolversParentTypes['PurchaseOrderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PurchaseOrder'], ParentType, ContextType>;
};

export type PurchaseOrderLineResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['PurchaseOrderLine'] = ResolversParentTypes['PurchaseOrderLine'], FederationReferenceType extends FederationReferenceTypes['PurchaseOrderLine'] = FederationReferenceTypes['PurchaseOrderLine']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['PurchaseOrderLine']> | FederationReferenceType, FederationReferenceType, ContextType>;
  billed?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  costCenters?: Resolver<Maybe<ReadonlyArray<ResolversTypes['CostCenterShare']>>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  discount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  expectedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['PurchaseOrderLineKind']>, ParentType, ContextType>;
  match?: Resolver<Maybe<ResolversTypes['ThreeWayMatch']>, ParentType, ContextType>;
  purchaseOrder?: Resolver<Maybe<ResolversTypes['PurchaseOrder']>, ParentType, ContextType>;
  quantity?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  received?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  subtotal?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  unitPrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type PurchaseOrderLineConnectionResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['PurchaseOrderLineConnection'] = ResolversParentTypes['PurchaseOrderLineConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PurchaseOrderLineEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['PurchaseOrderLine']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PurchaseOrderLineEdgeResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['PurchaseOrderLineEdge'] = ResolversParentTypes['PurchaseOrderLineEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PurchaseOrderLine'], ParentType, ContextType>;
};

export type QuantityResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['Quantity'] = ResolversParentTypes['Quantity']> = {
  unit?: Resolver<Maybe<ResolversTypes['UnitOfMeasure']>, ParentType, ContextType>;
  unitCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  contractPrice?: Resolver<Maybe<ResolversTypes['ContractPrice']>, ParentType, ContextType, RequireFields<QueryContractPriceArgs, 'id'>>;
  contractPrices?: Resolver<Maybe<ResolversTypes['ContractPriceConnection']>, ParentType, ContextType, RequireFields<QueryContractPricesArgs, 'first' | 'orderBy'>>;
  purchaseAgreement?: Resolver<Maybe<ResolversTypes['PurchaseAgreement']>, ParentType, ContextType, RequireFields<QueryPurchaseAgreementArgs, 'id'>>;
  purchaseAgreements?: Resolver<Maybe<ResolversTypes['PurchaseAgreementConnection']>, ParentType, ContextType, RequireFields<QueryPurchaseAgreementsArgs, 'first' | 'orderBy'>>;
  purchaseOrder?: Resolver<Maybe<ResolversTypes['PurchaseOrder']>, ParentType, ContextType, RequireFields<QueryPurchaseOrderArgs, 'id'>>;
  purchaseOrders?: Resolver<Maybe<ResolversTypes['PurchaseOrderConnection']>, ParentType, ContextType, RequireFields<QueryPurchaseOrdersArgs, 'first' | 'orderBy'>>;
  purchaseOrdersToApprove?: Resolver<Maybe<ResolversTypes['PurchaseOrderConnection']>, ParentType, ContextType, RequireFields<QueryPurchaseOrdersToApproveArgs, 'first'>>;
  spendBySupplierAndMonth?: Resolver<Maybe<ReadonlyArray<ResolversTypes['SupplierSpend']>>, ParentType, ContextType, Partial<QuerySpendBySupplierAndMonthArgs>>;
  vendorBill?: Resolver<Maybe<ResolversTypes['VendorBill']>, ParentType, ContextType, RequireFields<QueryVendorBillArgs, 'id'>>;
  vendorBills?: Resolver<Maybe<ResolversTypes['VendorBillConnection']>, ParentType, ContextType, RequireFields<QueryVendorBillsArgs, 'first' | 'orderBy'>>;
};

export type SubscriptionResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  purchaseOrderChanged?: SubscriptionResolver<Maybe<ResolversTypes['PurchaseOrderChange']>, "purchaseOrderChanged", ParentType, ContextType, Partial<SubscriptionPurchaseOrderChangedArgs>>;
};

export type SupplierResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['Supplier'] = ResolversParentTypes['Supplier'], FederationReferenceType extends FederationReferenceTypes['Supplier'] = FederationReferenceTypes['Supplier']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Supplier']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  purchaseOrders?: Resolver<Maybe<ResolversTypes['PurchaseOrderConnection']>, ParentType, ContextType, RequireFields<SupplierPurchaseOrdersArgs, 'first'>>;
};

export type SupplierSpendResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['SupplierSpend'] = ResolversParentTypes['SupplierSpend']> = {
  billCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  company?: Resolver<Maybe<ResolversTypes['Company']>, ParentType, ContextType>;
  month?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  spend?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  supplier?: Resolver<Maybe<ResolversTypes['Supplier']>, ParentType, ContextType>;
};

export type ThreeWayMatchResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['ThreeWayMatch'] = ResolversParentTypes['ThreeWayMatch']> = {
  comparisons?: Resolver<Maybe<ReadonlyArray<ResolversTypes['MatchComparison']>>, ParentType, ContextType>;
  priceTolerance?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  quantityTolerance?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  verdict?: Resolver<Maybe<ResolversTypes['MatchVerdict']>, ParentType, ContextType>;
};

export type UnitOfMeasureResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['UnitOfMeasure'] = ResolversParentTypes['UnitOfMeasure']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type VendorBillResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['VendorBill'] = ResolversParentTypes['VendorBill'], FederationReferenceType extends FederationReferenceTypes['VendorBill'] = FederationReferenceTypes['VendorBill']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['VendorBill']> | FederationReferenceType, FederationReferenceType, ContextType>;
  billDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  company?: Resolver<Maybe<ResolversTypes['Company']>, ParentType, ContextType>;
  dueDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['VendorBillKind']>, ParentType, ContextType>;
  lines?: Resolver<Maybe<ResolversTypes['VendorBillLineConnection']>, ParentType, ContextType, RequireFields<VendorBillLinesArgs, 'first'>>;
  match?: Resolver<Maybe<ResolversTypes['ThreeWayMatch']>, ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  paymentState?: Resolver<Maybe<ResolversTypes['PaymentState']>, ParentType, ContextType>;
  posting?: Resolver<Maybe<ResolversTypes['LedgerPosting']>, ParentType, ContextType>;
  residual?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['VendorBillState']>, ParentType, ContextType>;
  supplier?: Resolver<Maybe<ResolversTypes['Supplier']>, ParentType, ContextType>;
  supplierReference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tax?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  untaxed?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type VendorBillConnectionResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['VendorBillConnection'] = ResolversParentTypes['VendorBillConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['VendorBillEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['VendorBill']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type VendorBillEdgeResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['VendorBillEdge'] = ResolversParentTypes['VendorBillEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['VendorBill'], ParentType, ContextType>;
};

export type VendorBillLineResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['VendorBillLine'] = ResolversParentTypes['VendorBillLine'], FederationReferenceType extends FederationReferenceTypes['VendorBillLine'] = FederationReferenceTypes['VendorBillLine']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['VendorBillLine']> | FederationReferenceType, FederationReferenceType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  discount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['VendorBillLineKind']>, ParentType, ContextType>;
  purchaseOrderLine?: Resolver<Maybe<ResolversTypes['PurchaseOrderLine']>, ParentType, ContextType>;
  quantity?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  subtotal?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  unitPrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type VendorBillLineConnectionResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['VendorBillLineConnection'] = ResolversParentTypes['VendorBillLineConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['VendorBillLineEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['VendorBillLine']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type VendorBillLineEdgeResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['VendorBillLineEdge'] = ResolversParentTypes['VendorBillLineEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['VendorBillLine'], ParentType, ContextType>;
};

export type Resolvers<ContextType = ProcurementContext> = {
  Buyer?: BuyerResolvers<ContextType>;
  Company?: CompanyResolvers<ContextType>;
  ContractPrice?: ContractPriceResolvers<ContextType>;
  ContractPriceConnection?: ContractPriceConnectionResolvers<ContextType>;
  ContractPriceEdge?: ContractPriceEdgeResolvers<ContextType>;
  ContractPriceItemConnection?: ContractPriceItemConnectionResolvers<ContextType>;
  ContractPriceItemEdge?: ContractPriceItemEdgeResolvers<ContextType>;
  CostCenter?: CostCenterResolvers<ContextType>;
  CostCenterShare?: CostCenterShareResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Facility?: FacilityResolvers<ContextType>;
  Item?: ItemResolvers<ContextType>;
  LedgerPosting?: LedgerPostingResolvers<ContextType>;
  MatchComparison?: MatchComparisonResolvers<ContextType>;
  MatchReason?: MatchReasonResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Provenance?: ProvenanceResolvers<ContextType>;
  PurchaseAgreement?: PurchaseAgreementResolvers<ContextType>;
  PurchaseAgreementConnection?: PurchaseAgreementConnectionResolvers<ContextType>;
  PurchaseAgreementEdge?: PurchaseAgreementEdgeResolvers<ContextType>;
  PurchaseAgreementLine?: PurchaseAgreementLineResolvers<ContextType>;
  PurchaseAgreementLineConnection?: PurchaseAgreementLineConnectionResolvers<ContextType>;
  PurchaseAgreementLineEdge?: PurchaseAgreementLineEdgeResolvers<ContextType>;
  PurchaseOrder?: PurchaseOrderResolvers<ContextType>;
  PurchaseOrderChange?: PurchaseOrderChangeResolvers<ContextType>;
  PurchaseOrderConnection?: PurchaseOrderConnectionResolvers<ContextType>;
  PurchaseOrderEdge?: PurchaseOrderEdgeResolvers<ContextType>;
  PurchaseOrderLine?: PurchaseOrderLineResolvers<ContextType>;
  PurchaseOrderLineConnection?: PurchaseOrderLineConnectionResolvers<ContextType>;
  PurchaseOrderLineEdge?: PurchaseOrderLineEdgeResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Supplier?: SupplierResolvers<ContextType>;
  SupplierSpend?: SupplierSpendResolvers<ContextType>;
  ThreeWayMatch?: ThreeWayMatchResolvers<ContextType>;
  UnitOfMeasure?: UnitOfMeasureResolvers<ContextType>;
  VendorBill?: VendorBillResolvers<ContextType>;
  VendorBillConnection?: VendorBillConnectionResolvers<ContextType>;
  VendorBillEdge?: VendorBillEdgeResolvers<ContextType>;
  VendorBillLine?: VendorBillLineResolvers<ContextType>;
  VendorBillLineConnection?: VendorBillLineConnectionResolvers<ContextType>;
  VendorBillLineEdge?: VendorBillLineEdgeResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = ProcurementContext> = {
  cached?: CachedDirectiveResolver<any, any, ContextType>;
  classified?: ClassifiedDirectiveResolver<any, any, ContextType>;
  owner?: OwnerDirectiveResolver<any, any, ContextType>;
  public?: PublicDirectiveResolver<any, any, ContextType>;
  reads?: ReadsDirectiveResolver<any, any, ContextType>;
  systemOfRecord?: SystemOfRecordDirectiveResolver<any, any, ContextType>;
};
