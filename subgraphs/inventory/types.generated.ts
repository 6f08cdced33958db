import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Change as ChangeOfEvent } from '../shared/events/feed/change.ts';
import type { StockTransfer as StockTransferEntity } from './sources/odoo/stock-transfers.ts';
import type { StockMove as StockMoveEntity } from './sources/odoo/stock-moves.ts';
import type { StockSummary as StockSummaryEntity } from './sources/odoo/stock-summaries.ts';
import type { StockValue as StockValueEntity } from './sources/odoo/stock-values.ts';
import type { StockPosition as StockPositionEntity } from './sources/odoo/stock-positions.ts';
import type { StockedItem as StockedItemEntity } from './sources/odoo/stocked-items.ts';
import type { Lot as LotEntity } from './sources/odoo/lots.ts';
import type { LotTrace as LotTraceEntity } from './loaders/lot-trace.ts';
import type { LotRemainder as LotRemainderEntity } from './sources/odoo/lot-balances.ts';
import type { AwaitedOrder as AwaitedOrderEntity } from './sources/odoo/lot-commitments.ts';
import type { LotMovement as LotMovementEntity } from './sources/odoo/lot-movements.ts';
import type { ReplenishmentRule as ReplenishmentRuleEntity } from './sources/odoo/replenishment-rules.ts';
import type { ReplenishmentNeed as ReplenishmentNeedEntity } from './sources/odoo/replenishment-needs.ts';
import type { SupplyConsumption as SupplyConsumptionEntity } from './loaders/supply-consumptions.ts';
import type { InventoryContext } from './context.ts';
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

/** An order of which more of an item is still to come. */
export type AwaitedOrder = {
  readonly __typename?: 'AwaitedOrder';
  /** How much of the item is still to come, in the item's unit. */
  readonly awaited?: Maybe<Quantity>;
  /** The order. */
  readonly purchaseOrder?: Maybe<PurchaseOrder>;
};

/** A page of orders of which more is to come. */
export type AwaitedOrderConnection = {
  readonly __typename?: 'AwaitedOrderConnection';
  readonly edges: ReadonlyArray<AwaitedOrderEdge>;
  /** The orders of which more is to come of this page. */
  readonly nodes: ReadonlyArray<AwaitedOrder>;
  readonly pageInfo: PageInfo;
};

/** An order of which more is to come in a list, with its place. */
export type AwaitedOrderEdge = {
  readonly __typename?: 'AwaitedOrderEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: AwaitedOrder;
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

/** How what was used was found in stock. */
export type ConsumptionMatch =
  /** By its device identifier and lot, in one move out of the stock of that facility: the only one of that day, or else of the 90 days before and the 31 after it; of a single piece the only one at all. */
  | 'MATCHED'
  /** The EHR does not say where, or names a place that is none of the facilities. */
  | 'NO_FACILITY'
  /** The EHR does not say which product it is. */
  | 'NO_IDENTIFIER'
  /** No item has its device identifier. */
  | 'NO_ITEM'
  /** The item has no such lot, or is kept in lots and the EHR says none. */
  | 'NO_LOT'
  /** Nothing of it left the stock of that facility in those days. */
  | 'NO_MOVE'
  /** Several items have its device identifier. */
  | 'SEVERAL_ITEMS'
  /** Several moves fit. */
  | 'SEVERAL_MOVES';

export type Facility = {
  readonly __typename?: 'Facility';
  readonly id: Scalars['ID']['output'];
};

/** How much a facility has to give. */
export type FacilityAvailability = {
  readonly __typename?: 'FacilityAvailability';
  /** What it has that has not expired and is promised to nobody, in the item's own unit. */
  readonly available?: Maybe<Quantity>;
  /** The facility. Null for places that are in none. */
  readonly facility?: Maybe<Facility>;
};

/** That a receipt was completed. */
export type GoodsReceived = {
  readonly __typename?: 'GoodsReceived';
  /** Whether the record is new, another, or gone: deleted, or no longer yours to see. */
  readonly change: ChangeKind;
  /** Its place in the stream: give it back as `after`, or acknowledge it, to go on after it. */
  readonly cursor: Scalars['String']['output'];
  /** Names the change once and for all: whoever gets it twice sees that it is the same. */
  readonly eventId: Scalars['String']['output'];
  /** What happened, such as `inventory.goods.received`. */
  readonly eventType: Scalars['String']['output'];
  /** When the transaction began in which it happened, to the second. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** The receipt as it is when you are told. Null where it is gone. */
  readonly receipt?: Maybe<StockTransfer>;
  /** Id of the receipt, which may be gone by now. */
  readonly recordId: Scalars['ID']['output'];
  /** True while what happened before is being caught up with, false for what happens now. */
  readonly replayed: Scalars['Boolean']['output'];
};

/** Which receipts. */
export type GoodsReceivedFilter = {
  /** At any of these facilities. */
  readonly facilities?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** That brought any of these items. */
  readonly items?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** From any of these suppliers. */
  readonly suppliers?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

export type Item = {
  readonly __typename?: 'Item';
  readonly id: Scalars['ID']['output'];
  /** Its lots and serial numbers, by number, those that are used up included. */
  readonly lots?: Maybe<LotConnection>;
  /** What each facility has of this item. Empty when there is none anywhere. */
  readonly stock?: Maybe<ReadonlyArray<StockSummary>>;
};


export type ItemLotsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

/** Pieces of an item that share a number: a lot, or a single serial number. */
export type Lot = {
  readonly __typename?: 'Lot';
  /** When somebody should look after it. Null when nobody said. */
  readonly alertAt?: Maybe<Scalars['DateTime']['output']>;
  /** Until when it is at its best. Null when nobody said. */
  readonly bestBefore?: Maybe<Scalars['DateTime']['output']>;
  /** When it may no longer be used. Null when it does not expire. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  /** The item. */
  readonly item?: Maybe<Item>;
  /** The number on the package. Null when it cannot be read. */
  readonly number?: Maybe<Scalars['String']['output']>;
  /** Where it is, and how much of it; empty when there is none left in the group's own places. */
  readonly positions?: Maybe<StockPositionConnection>;
  /** When it has to be taken from the shelves. Null when nobody said. */
  readonly removeAt?: Maybe<Scalars['DateTime']['output']>;
};


/** Pieces of an item that share a number: a lot, or a single serial number. */
export type LotPositionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

/** A page of lots. */
export type LotConnection = {
  readonly __typename?: 'LotConnection';
  readonly edges: ReadonlyArray<LotEdge>;
  /** The lots of this page. */
  readonly nodes: ReadonlyArray<Lot>;
  readonly pageInfo: PageInfo;
};

/** A lot in a list, with its place. */
export type LotEdge = {
  readonly __typename?: 'LotEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Lot;
};

/** Which lots. */
export type LotFilter = {
  /** Expire before this instant. */
  readonly expiresBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Expire at this instant or later. */
  readonly expiresFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** In stock at one of the group's own places, or not; both when absent. */
  readonly inStock?: InputMaybe<Scalars['Boolean']['input']>;
  /** Of any of these items. */
  readonly items?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Part of the number, in any case. */
  readonly numberContains?: InputMaybe<Scalars['String']['input']>;
};

/** A step on a lot's way that was taken. */
export type LotMovement = {
  readonly __typename?: 'LotMovement';
  /** Where it went. */
  readonly destination?: Maybe<StorageLocation>;
  /** What kind of step it was. */
  readonly kind?: Maybe<LotMovementKind>;
  /** When it was taken. */
  readonly movedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How much of the lot moved, in the item's unit. Null when its unit cannot be read. */
  readonly quantity?: Maybe<Quantity>;
  /** Where it came from. */
  readonly source?: Maybe<StorageLocation>;
  /** The transfer that moved it; it says of whose order. Null when no transfer did, as in a count. */
  readonly transfer?: Maybe<StockTransfer>;
};

/** A page of movements of a lot. */
export type LotMovementConnection = {
  readonly __typename?: 'LotMovementConnection';
  readonly edges: ReadonlyArray<LotMovementEdge>;
  /** The movements of a lot of this page. */
  readonly nodes: ReadonlyArray<LotMovement>;
  readonly pageInfo: PageInfo;
};

/** A movement of a lot in a list, with its place. */
export type LotMovementEdge = {
  readonly __typename?: 'LotMovementEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: LotMovement;
};

/** What a step on a lot's way was. */
export type LotMovementKind =
  /** Was used up in making something else. */
  | 'CONSUMED'
  /** Went out to whom it was meant for. */
  | 'DELIVERY'
  /** Went straight from a supplier to whom it was meant for. */
  | 'DROP_SHIPMENT'
  /** Was there when stock was counted, without having come in. */
  | 'FOUND'
  /** Stayed in the group's own places. */
  | 'INTERNAL'
  /** Was made in the house. */
  | 'PRODUCED'
  /** Came in from a supplier. */
  | 'RECEIPT'
  /** Came back from whom it had gone out to. */
  | 'RETURN_FROM_CUSTOMER'
  /** Went back to a supplier. */
  | 'RETURN_TO_SUPPLIER'
  /** A step the source has and this graph has no word for. */
  | 'UNKNOWN'
  /** Was scrapped, or missing when stock was counted. */
  | 'WRITTEN_OFF';

/** Orders a list of lots can be asked in. */
export type LotOrder =
  | 'NUMBER_ASC'
  | 'NUMBER_DESC';

/** What is left of a lot at one place, in the item's unit. */
export type LotRemainder = {
  readonly __typename?: 'LotRemainder';
  /** The facility the place is in; null when it is in none, as on the way between two. */
  readonly facility?: Maybe<Facility>;
  /** The place. */
  readonly location?: Maybe<StorageLocation>;
  /** What is there. */
  readonly onHand?: Maybe<Quantity>;
  /** How much of it is promised to transfers already. */
  readonly reserved?: Maybe<Quantity>;
};

/** A page of places where something of a lot is left. */
export type LotRemainderConnection = {
  readonly __typename?: 'LotRemainderConnection';
  readonly edges: ReadonlyArray<LotRemainderEdge>;
  /** The places where something of a lot is left of this page. */
  readonly nodes: ReadonlyArray<LotRemainder>;
  readonly pageInfo: PageInfo;
};

/** A place where something of a lot is left in a list, with its place. */
export type LotRemainderEdge = {
  readonly __typename?: 'LotRemainderEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: LotRemainder;
};

/** An item with stock that could take a lot's place. */
export type LotSubstitute = {
  readonly __typename?: 'LotSubstitute';
  /** How much of it is in stock that has not expired and is promised to nobody, in the item's own unit. */
  readonly available?: Maybe<Quantity>;
  /** Where that is. */
  readonly facilities?: Maybe<ReadonlyArray<FacilityAvailability>>;
  /** The item. */
  readonly item?: Maybe<Item>;
  /** Why it is named. */
  readonly reason?: Maybe<LotSubstituteReason>;
};

/** A page of substitutes of a lot. */
export type LotSubstituteConnection = {
  readonly __typename?: 'LotSubstituteConnection';
  readonly edges: ReadonlyArray<LotSubstituteEdge>;
  /** The substitutes of a lot of this page. */
  readonly nodes: ReadonlyArray<LotSubstitute>;
  readonly pageInfo: PageInfo;
};

/** A substitute of a lot in a list, with its place. */
export type LotSubstituteEdge = {
  readonly __typename?: 'LotSubstituteEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: LotSubstitute;
};

/** Why an item could take a lot's place. */
export type LotSubstituteReason =
  /** It is in the same category. */
  | 'SAME_CATEGORY'
  /** It is the same item, of another lot. */
  | 'SAME_ITEM';

/** What a recall of a lot has to know. The group's own places are those that keep stock and those on the way between them; what is there came in and did not go out: `entered` less `departed` is `onHand`. */
export type LotTrace = {
  readonly __typename?: 'LotTrace';
  /** How much of it left them, all told: delivered, sent back, written off or used up. */
  readonly departed?: Maybe<Quantity>;
  /** The movements by which it went out, oldest first: whom to call. */
  readonly destinations?: Maybe<LotMovementConnection>;
  /** How much of it came into the group's own places, all told, in the item's unit. What was sent straight from a supplier to somebody else counts as come in and as gone out. */
  readonly entered?: Maybe<Quantity>;
  /** The lot. */
  readonly lot?: Maybe<Lot>;
  /** All its movements, those inside the group too, oldest first. */
  readonly movements?: Maybe<LotMovementConnection>;
  /** How much of it is in them now. */
  readonly onHand?: Maybe<Quantity>;
  /** Orders of which more of the same item is still to come: what may be of the same lot, or take its place. The oldest first. */
  readonly openOrders?: Maybe<AwaitedOrderConnection>;
  /** Transfers that have pieces of it set aside and are not done: what to stop. The oldest first. */
  readonly openTransfers?: Maybe<StockTransferConnection>;
  /** The movements by which it came in, oldest first: receipts, what was found in counts, what came back. */
  readonly origins?: Maybe<LotMovementConnection>;
  /** What is left, place by place, what is on its way between facilities included. Empty when nothing is left. */
  readonly remainders?: Maybe<LotRemainderConnection>;
  /** What is in stock and could take its place: other stock of the same item first, then other items of its category. What has expired or is promised does not count. Whether one may take the other's place is for people to say. */
  readonly substitutes?: Maybe<LotSubstituteConnection>;
};


/** What a recall of a lot has to know. The group's own places are those that keep stock and those on the way between them; what is there came in and did not go out: `entered` less `departed` is `onHand`. */
export type LotTraceDestinationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


/** What a recall of a lot has to know. The group's own places are those that keep stock and those on the way between them; what is there came in and did not go out: `entered` less `departed` is `onHand`. */
export type LotTraceMovementsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


/** What a recall of a lot has to know. The group's own places are those that keep stock and those on the way between them; what is there came in and did not go out: `entered` less `departed` is `onHand`. */
export type LotTraceOpenOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


/** What a recall of a lot has to know. The group's own places are those that keep stock and those on the way between them; what is there came in and did not go out: `entered` less `departed` is `onHand`. */
export type LotTraceOpenTransfersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


/** What a recall of a lot has to know. The group's own places are those that keep stock and those on the way between them; what is there came in and did not go out: `entered` less `departed` is `onHand`. */
export type LotTraceOriginsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


/** What a recall of a lot has to know. The group's own places are those that keep stock and those on the way between them; what is there came in and did not go out: `entered` less `departed` is `onHand`. */
export type LotTraceRemaindersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


/** What a recall of a lot has to know. The group's own places are those that keep stock and those on the way between them; what is there came in and did not go out: `entered` less `departed` is `onHand`. */
export type LotTraceSubstitutesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
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

export type PurchaseOrder = {
  readonly __typename?: 'PurchaseOrder';
  readonly id: Scalars['ID']['output'];
  /** Transfers by which this order's goods come in, oldest first. Returns are not among them. */
  readonly receipts?: Maybe<StockTransferConnection>;
};


export type PurchaseOrderReceiptsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
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
  /** Lots in stock that expire soon or have expired, the earliest first. Lots that do not expire are not among them. */
  readonly expiringLots?: Maybe<LotConnection>;
  /** What stock is worth that expires soon or has expired: one row for each company and facility that has any, by company. Stock that does not expire is not counted, nor is what belongs to somebody else. Stock of more than 20000 items of a company, or in more lots with values of their own, is refused. */
  readonly expiringStockValue?: Maybe<ReadonlyArray<StockValue>>;
  /** The lot or serial number with this id; null when there is none you may see. */
  readonly lot?: Maybe<Lot>;
  /** The recall of a lot: where it came from, where it went, what is left where, and what there is instead. Null when there is no such lot, or none you may see. */
  readonly lotTrace?: Maybe<LotTrace>;
  /** Lots and serial numbers, one page at a time. */
  readonly lots?: Maybe<LotConnection>;
  /** The replenishment rule with this id; null when there is none you may see. */
  readonly replenishmentRule?: Maybe<ReplenishmentRule>;
  /** Replenishment rules, one page at a time. */
  readonly replenishmentRules?: Maybe<ReplenishmentRuleConnection>;
  /** Rules whose forecast is below their minimum now, oldest first: what there is to order. Rules that are put off until later are not among them. */
  readonly replenishmentSignals?: Maybe<ReplenishmentRuleConnection>;
  /** The stock at one place with this id; null when there is none any more. */
  readonly stockPosition?: Maybe<StockPosition>;
  /** Stock by place, one page at a time. */
  readonly stockPositions?: Maybe<StockPositionConnection>;
  /** The transfer with this id; null when there is none you may see. */
  readonly stockTransfer?: Maybe<StockTransfer>;
  /** Transfers, one page at a time. */
  readonly stockTransfers?: Maybe<StockTransferConnection>;
  /** What stock is worth, as its company values it: one row for each company and facility that has stock of the company's own, by company. Stock that belongs to somebody else is not counted. Stock of more than 20000 items of a company, or in more lots with values of their own, is refused. */
  readonly stockValueByFacility?: Maybe<ReadonlyArray<StockValue>>;
  /** What was used for care, by its id; null when there is none you may see. */
  readonly supplyConsumption?: Maybe<SupplyConsumption>;
  /** What was used for care, as the EHR recorded it, one page at a time. A page looks at no more than 2000 records: with a filter it may be short, and still have a next one. */
  readonly supplyConsumptions?: Maybe<SupplyConsumptionConnection>;
};


export type QueryExpiringLotsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  facilities?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  first?: Scalars['Int']['input'];
  includeExpired?: Scalars['Boolean']['input'];
  withinDays: Scalars['Int']['input'];
};


export type QueryExpiringStockValueArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<StockValueFilter>;
  includeExpired?: Scalars['Boolean']['input'];
  withinDays: Scalars['Int']['input'];
};


export type QueryLotArgs = {
  id: Scalars['ID']['input'];
};


export type QueryLotTraceArgs = {
  lot: Scalars['ID']['input'];
};


export type QueryLotsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<LotFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: LotOrder;
};


export type QueryReplenishmentRuleArgs = {
  id: Scalars['ID']['input'];
};


export type QueryReplenishmentRulesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ReplenishmentRuleFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: ReplenishmentRuleOrder;
};


export type QueryReplenishmentSignalsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ReplenishmentRuleFilter>;
  first?: Scalars['Int']['input'];
};


export type QueryStockPositionArgs = {
  id: Scalars['ID']['input'];
};


export type QueryStockPositionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<StockPositionFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: StockPositionOrder;
};


export type QueryStockTransferArgs = {
  id: Scalars['ID']['input'];
};


export type QueryStockTransfersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<StockTransferFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: StockTransferOrder;
};


export type QueryStockValueByFacilityArgs = {
  filter?: InputMaybe<StockValueFilter>;
};


export type QuerySupplyConsumptionArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySupplyConsumptionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<SupplyConsumptionFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: SupplyConsumptionOrder;
};

/** What a replenishment rule has and needs, in the item's unit. */
export type ReplenishmentNeed = {
  readonly __typename?: 'ReplenishmentNeed';
  /** Whether the forecast is below the minimum. */
  readonly belowMinimum?: Maybe<Scalars['Boolean']['output']>;
  /** What of it is promised to nobody and has to be removed, as its day has come: it does not count. */
  readonly expired?: Maybe<Quantity>;
  /** On hand and incoming and requested, less expired and outgoing. */
  readonly forecast?: Maybe<Quantity>;
  /** What open transfers will bring there. */
  readonly incoming?: Maybe<Quantity>;
  /** What is at the rule's place. */
  readonly onHand?: Maybe<Quantity>;
  /** What open transfers will take from there. */
  readonly outgoing?: Maybe<Quantity>;
  /** What requests for quotation ask for that are no orders yet. */
  readonly requested?: Maybe<Quantity>;
  /** What to order, to be at the maximum again, in whole units of ordering; zero while the forecast is not below the minimum. */
  readonly toOrder?: Maybe<Quantity>;
};

/** A rule by which stock at a place is kept between a minimum and a maximum. */
export type ReplenishmentRule = {
  readonly __typename?: 'ReplenishmentRule';
  /** False once the rule is no longer used. */
  readonly active?: Maybe<Scalars['Boolean']['output']>;
  /** The facility. */
  readonly facility?: Maybe<Facility>;
  readonly id: Scalars['ID']['output'];
  /** The item. */
  readonly item?: Maybe<Item>;
  /** The place the rule speaks for, together with all places in it. */
  readonly location?: Maybe<StorageLocation>;
  /** Up to this it is ordered. */
  readonly maximum?: Maybe<Quantity>;
  /** Below this there is something to order. */
  readonly minimum?: Maybe<Quantity>;
  /** What there is, what is on its way, and what to order; worked out now, from stock, transfers and requests. */
  readonly need?: Maybe<ReplenishmentNeed>;
  /** The day until which the rule is put off. Null when it is not. */
  readonly snoozedUntil?: Maybe<Scalars['Date']['output']>;
  /** Who orders when the time has come. */
  readonly trigger?: Maybe<ReplenishmentTrigger>;
};

/** A page of replenishment rules. */
export type ReplenishmentRuleConnection = {
  readonly __typename?: 'ReplenishmentRuleConnection';
  readonly edges: ReadonlyArray<ReplenishmentRuleEdge>;
  /** The rules of this page. */
  readonly nodes: ReadonlyArray<ReplenishmentRule>;
  readonly pageInfo: PageInfo;
};

/** A replenishment rule in a list, with its place. */
export type ReplenishmentRuleEdge = {
  readonly __typename?: 'ReplenishmentRuleEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: ReplenishmentRule;
};

/** Which replenishment rules. */
export type ReplenishmentRuleFilter = {
  /** In use or not; both when null. */
  readonly active?: InputMaybe<Scalars['Boolean']['input']>;
  /** At any of these facilities. */
  readonly facilities?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** For any of these items. */
  readonly items?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** Orders a list of replenishment rules can be asked in. */
export type ReplenishmentRuleOrder =
  | 'NEWEST_FIRST'
  | 'OLDEST_FIRST';

/** Who orders when stock falls below a minimum. */
export type ReplenishmentTrigger =
  /** The source does, by itself. */
  | 'AUTOMATIC'
  /** Somebody does. */
  | 'BY_HAND'
  /** A way the source has and this graph has no word for. */
  | 'UNKNOWN';

/** Systems that feed this graph. */
export type SourceSystem =
  /** The books and the stock. */
  | 'ERP'
  /** The claims platform or EHR. */
  | 'FHIR'
  /** Files of payers. */
  | 'REMITTANCE_FILES';

/** That an item fell below its minimum. */
export type StockBelowMinimum = {
  readonly __typename?: 'StockBelowMinimum';
  /** Whether the record is new, another, or gone: deleted, or no longer yours to see. */
  readonly change: ChangeKind;
  /** Its place in the stream: give it back as `after`, or acknowledge it, to go on after it. */
  readonly cursor: Scalars['String']['output'];
  /** Names the change once and for all: whoever gets it twice sees that it is the same. */
  readonly eventId: Scalars['String']['output'];
  /** What happened, such as `inventory.stock.below_minimum`. */
  readonly eventType: Scalars['String']['output'];
  /** The facility. */
  readonly facility?: Maybe<Facility>;
  /** The item. */
  readonly item?: Maybe<Item>;
  /** When the transaction began in which it happened, to the second. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** Id of the rule, which may be gone by now. */
  readonly recordId: Scalars['ID']['output'];
  /** True while what happened before is being caught up with, false for what happens now. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The rule whose minimum it is, as it is when you are told. Null where it is gone. */
  readonly rule?: Maybe<ReplenishmentRule>;
};

/** Which items, and where. */
export type StockBelowMinimumFilter = {
  /** In any of these facilities. */
  readonly facilities?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Any of these items. */
  readonly items?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** That the quantity on hand changed, of an item in a place and of a lot. */
export type StockChange = {
  readonly __typename?: 'StockChange';
  /** Whether the record is new, another, or gone: deleted, or no longer yours to see. */
  readonly change: ChangeKind;
  /** Its place in the stream: give it back as `after`, or acknowledge it, to go on after it. */
  readonly cursor: Scalars['String']['output'];
  /** Names the change once and for all: whoever gets it twice sees that it is the same. */
  readonly eventId: Scalars['String']['output'];
  /** What happened, such as `inventory.stock.changed`. */
  readonly eventType: Scalars['String']['output'];
  /** The facility the place is in; null when it is in none. */
  readonly facility?: Maybe<Facility>;
  /** The item. */
  readonly item?: Maybe<Item>;
  /** The place. */
  readonly location?: Maybe<StorageLocation>;
  /** The lot or serial number. Null for items that are not tracked. */
  readonly lot?: Maybe<Lot>;
  /** When the transaction began in which it happened, to the second. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** What is there when you are told, by package and owner; empty when there is nothing left. */
  readonly positions?: Maybe<ReadonlyArray<StockPosition>>;
  /** True while what happened before is being caught up with, false for what happens now. */
  readonly replayed: Scalars['Boolean']['output'];
};

/** Which changes of stock. */
export type StockChangeFilter = {
  /** In any of these facilities. */
  readonly facilities?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Of any of these items. */
  readonly items?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** In exactly these places. */
  readonly locations?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** One item in a transfer. */
export type StockMove = {
  readonly __typename?: 'StockMove';
  /** How much was asked for. Null when it cannot be read. */
  readonly demand?: Maybe<Quantity>;
  readonly id: Scalars['ID']['output'];
  /** The item. */
  readonly item?: Maybe<Item>;
  /** How much was moved; before the transfer is done, how much is set aside for it. */
  readonly quantity?: Maybe<Quantity>;
  /** How far it has come. */
  readonly state?: Maybe<StockTransferState>;
};

/** A page of a transfer's moves. */
export type StockMoveConnection = {
  readonly __typename?: 'StockMoveConnection';
  readonly edges: ReadonlyArray<StockMoveEdge>;
  /** The moves of this page. */
  readonly nodes: ReadonlyArray<StockMove>;
  readonly pageInfo: PageInfo;
};

/** A move in a transfer, with its place. */
export type StockMoveEdge = {
  readonly __typename?: 'StockMoveEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: StockMove;
};

/** How much of an item, and of which lot, is at one place. */
export type StockPosition = {
  readonly __typename?: 'StockPosition';
  /** What is there and not promised. */
  readonly available?: Maybe<Quantity>;
  /** The facility the place is in; null when it is in none. */
  readonly facility?: Maybe<Facility>;
  readonly id: Scalars['ID']['output'];
  /** The item. */
  readonly item?: Maybe<Item>;
  /** The place. */
  readonly location?: Maybe<StorageLocation>;
  /** The lot or serial number. Null for items that are not tracked. */
  readonly lot?: Maybe<Lot>;
  /** What is there, in the item's unit. */
  readonly onHand?: Maybe<Quantity>;
  /** How much of it is promised to transfers already. */
  readonly reserved?: Maybe<Quantity>;
};

/** A page of stock positions. */
export type StockPositionConnection = {
  readonly __typename?: 'StockPositionConnection';
  readonly edges: ReadonlyArray<StockPositionEdge>;
  /** The positions of this page. */
  readonly nodes: ReadonlyArray<StockPosition>;
  readonly pageInfo: PageInfo;
};

/** A stock position in a list, with its place. */
export type StockPositionEdge = {
  readonly __typename?: 'StockPositionEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: StockPosition;
};

/** Which stock positions. */
export type StockPositionFilter = {
  /** In any of these facilities. */
  readonly facilities?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Of any of these items. */
  readonly items?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** In exactly these locations. */
  readonly locations?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** Orders a list of stock positions can be asked in. */
export type StockPositionOrder =
  | 'NEWEST_FIRST'
  | 'OLDEST_FIRST';

/** How much of an item a facility has, all its places taken together. */
export type StockSummary = {
  readonly __typename?: 'StockSummary';
  /** What is there and not promised; below zero when more was promised than there is. */
  readonly available?: Maybe<Quantity>;
  /** The facility. Null for stock in places that are the group's own but in no facility. */
  readonly facility?: Maybe<Facility>;
  /** The item. */
  readonly item?: Maybe<Item>;
  /** What is there, in the item's unit. */
  readonly onHand?: Maybe<Quantity>;
  /** The same stock place by place. */
  readonly positions?: Maybe<StockPositionConnection>;
  /** How much of it is promised to transfers already. */
  readonly reserved?: Maybe<Quantity>;
};


/** How much of an item a facility has, all its places taken together. */
export type StockSummaryPositionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

/** Goods on their way from one place to another. */
export type StockTransfer = {
  readonly __typename?: 'StockTransfer';
  /** The transfer whose rest this one brings. Null when it is nobody's rest. */
  readonly backorderOf?: Maybe<StockTransfer>;
  /** Transfers that bring the rest of this one. */
  readonly backorders?: Maybe<StockTransferConnection>;
  /** The company whose goods they are. */
  readonly company?: Maybe<Company>;
  /** Where they go. */
  readonly destination?: Maybe<StorageLocation>;
  /** When it was done. Null until then. */
  readonly doneAt?: Maybe<Scalars['DateTime']['output']>;
  /** The facility that does the work. Null when none does. */
  readonly facility?: Maybe<Facility>;
  readonly id: Scalars['ID']['output'];
  /** Whether goods come in, move inside or go out. */
  readonly kind?: Maybe<StockTransferKind>;
  /** What is moved. */
  readonly moves?: Maybe<StockMoveConnection>;
  /** The transfer's number. Null when it cannot be read. */
  readonly number?: Maybe<Scalars['String']['output']>;
  /** The purchase order it fulfils. Null when it fulfils none. */
  readonly purchaseOrder?: Maybe<PurchaseOrder>;
  /** The transfer whose goods this one sends back. Null when it sends nothing back. */
  readonly returnOf?: Maybe<StockTransfer>;
  /** Transfers that send goods of this one back. */
  readonly returns?: Maybe<StockTransferConnection>;
  /** When it is planned. */
  readonly scheduledAt?: Maybe<Scalars['DateTime']['output']>;
  /** Where the goods come from. */
  readonly source?: Maybe<StorageLocation>;
  /** How far it has come. */
  readonly state?: Maybe<StockTransferState>;
};


/** Goods on their way from one place to another. */
export type StockTransferBackordersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


/** Goods on their way from one place to another. */
export type StockTransferMovesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


/** Goods on their way from one place to another. */
export type StockTransferReturnsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

/** A page of transfers. */
export type StockTransferConnection = {
  readonly __typename?: 'StockTransferConnection';
  readonly edges: ReadonlyArray<StockTransferEdge>;
  /** The transfers of this page. */
  readonly nodes: ReadonlyArray<StockTransfer>;
  readonly pageInfo: PageInfo;
};

/** A transfer in a list, with its place. */
export type StockTransferEdge = {
  readonly __typename?: 'StockTransferEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: StockTransfer;
};

/** Which transfers. */
export type StockTransferFilter = {
  /** Of any of these companies. */
  readonly companies?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Done by any of these facilities. */
  readonly facilities?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Of any of these kinds. */
  readonly kinds?: InputMaybe<ReadonlyArray<StockTransferKind>>;
  /** Part of the transfer's number, in any case. */
  readonly numberContains?: InputMaybe<Scalars['String']['input']>;
  /** Planned before this instant. */
  readonly scheduledBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Planned for this instant or later. */
  readonly scheduledFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** In any of these states. */
  readonly states?: InputMaybe<ReadonlyArray<StockTransferState>>;
};

/** Which way a transfer goes. */
export type StockTransferKind =
  /** Goods go out. */
  | 'DELIVERY'
  /** Goods move inside the group. */
  | 'INTERNAL'
  /** Goods come in from a supplier. */
  | 'RECEIPT'
  /** A way the source has and this graph has no word for. */
  | 'UNKNOWN';

/** Orders a list of transfers can be asked in. */
export type StockTransferOrder =
  | 'SCHEDULED_AT_ASC'
  | 'SCHEDULED_AT_DESC';

/** How far a transfer or a move has come. */
export type StockTransferState =
  /** Given up. */
  | 'CANCELLED'
  /** Done. */
  | 'DONE'
  /** Being written. */
  | 'DRAFT'
  /** Some of the goods are available. */
  | 'PARTIALLY_READY'
  /** All goods are available. */
  | 'READY'
  /** A state the source has and this graph has no word for. */
  | 'UNKNOWN'
  /** Waits for goods to be available. */
  | 'WAITING'
  /** Waits for another transfer. */
  | 'WAITING_FOR_ANOTHER';

/** What stock of a company is worth at a facility. */
export type StockValue = {
  readonly __typename?: 'StockValue';
  /** The company whose stock it is. */
  readonly company?: Maybe<Company>;
  /** The facility. Null for stock in places of the company that are in no facility, as on the way between two. */
  readonly facility?: Maybe<Facility>;
  /** What it is worth now, in the company's own currency, by the way the company values it: at a standard price, at an average or as it came in. Negative where more was taken out than there was. */
  readonly value?: Maybe<Money>;
};

/** Which stock to value. */
export type StockValueFilter = {
  /** Of items in any of these categories, or in categories below them. */
  readonly categories?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Of any of these companies. */
  readonly companies?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** At any of these facilities. */
  readonly facilities?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Of any of these items. */
  readonly items?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

export type StorageLocation = {
  readonly __typename?: 'StorageLocation';
  readonly id: Scalars['ID']['output'];
};

export type Subscription = {
  readonly __typename?: 'Subscription';
  /** Receipts as they are completed: their goods are in stock. */
  readonly goodsReceived?: Maybe<GoodsReceived>;
  /** Items as they fall below the minimum of a replenishment rule: told once, when they cross it, and again only after they were above it. What goes below and above again before anybody looks is not told. */
  readonly stockBelowMinimum?: Maybe<StockBelowMinimum>;
  /** Stock as it changes: of an item, in a place, of a lot. */
  readonly stockChanged?: Maybe<StockChange>;
};


export type SubscriptionGoodsReceivedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  consumer?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<GoodsReceivedFilter>;
};


export type SubscriptionStockBelowMinimumArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  consumer?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<StockBelowMinimumFilter>;
};


export type SubscriptionStockChangedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  consumer?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<StockChangeFilter>;
};

/** Something that was used for care, or handed over for it, as the EHR recorded it, beside the stock it came from. Whom it was for is not part of it. */
export type SupplyConsumption = {
  readonly __typename?: 'SupplyConsumption';
  /** The product, as the EHR knows it: the device identifier of its UDI, a GTIN mostly. */
  readonly deviceIdentifier?: Maybe<Scalars['String']['output']>;
  /** The day it expires, as the EHR knows it. */
  readonly expiresOn?: Maybe<Scalars['Date']['output']>;
  /** Where it was used. Null when the EHR does not say, or names a place that is none of the facilities. */
  readonly facility?: Maybe<Facility>;
  readonly id: Scalars['ID']['output'];
  /** The item with that device identifier. Null when there is none, or there are several. */
  readonly item?: Maybe<Item>;
  /** The lot, or the single piece, of that item. Null when there is none. */
  readonly lot?: Maybe<Lot>;
  /** Its lot, as the EHR knows it. */
  readonly lotNumber?: Maybe<Scalars['String']['output']>;
  /** Whether it was found in stock, and if not, what is missing: by the items, lots and moves you may see. */
  readonly match?: Maybe<ConsumptionMatch>;
  /** When it was used. Null when the EHR says only the day, or nothing. */
  readonly occurredAt?: Maybe<Scalars['DateTime']['output']>;
  /** The day it was used. Null when the EHR does not say. */
  readonly occurredOn?: Maybe<Scalars['Date']['output']>;
  /** Where this is from, and as of when. */
  readonly provenance?: Maybe<Provenance>;
  /** How much, in the words of the EHR. Where it says no unit, it is that of what bears the device identifier: the item's own, or that of its packaging. */
  readonly quantity?: Maybe<Quantity>;
  /** Its serial number, as the EHR knows it. */
  readonly serialNumber?: Maybe<Scalars['String']['output']>;
  /** How far it has come. */
  readonly status?: Maybe<SupplyConsumptionStatus>;
  /** The move by which it left the stock. Null when none fits, or several do. */
  readonly stockMove?: Maybe<StockMove>;
};

/** A page of uses. */
export type SupplyConsumptionConnection = {
  readonly __typename?: 'SupplyConsumptionConnection';
  readonly edges: ReadonlyArray<SupplyConsumptionEdge>;
  /** The uses of this page. */
  readonly nodes: ReadonlyArray<SupplyConsumption>;
  readonly pageInfo: PageInfo;
};

/** A use in a list, with its place. */
export type SupplyConsumptionEdge = {
  readonly __typename?: 'SupplyConsumptionEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: SupplyConsumption;
};

/** Which of what was used. */
export type SupplyConsumptionFilter = {
  /** Used in any of these facilities. */
  readonly facilities?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Of any of these items. */
  readonly items?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Of this lot, by its number. */
  readonly lotNumber?: InputMaybe<Scalars['String']['input']>;
  /** Used this day or later. */
  readonly occurredFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Used this day or earlier. */
  readonly occurredTo?: InputMaybe<Scalars['Date']['input']>;
};

/** In which order what was used comes. What was used at the same time comes in a fixed order too. */
export type SupplyConsumptionOrder =
  | 'OCCURRED_ASC'
  | 'OCCURRED_DESC';

/** How far a use has come. */
export type SupplyConsumptionStatus =
  /** It was given up. */
  | 'ABANDONED'
  /** It was used. */
  | 'COMPLETED'
  /** A mistake: it was not used. */
  | 'ENTERED_IN_ERROR'
  /** It is on its way. */
  | 'IN_PROGRESS'
  /** A state the source has and this graph has no word for. */
  | 'UNKNOWN';

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
  Item: Item;
  Lot: Lot;
  PurchaseOrder: PurchaseOrder;
  ReplenishmentRule: ReplenishmentRule;
  StockMove: StockMove;
  StockTransfer: StockTransfer;
  SupplyConsumption: SupplyConsumption;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Item:
    ( { __typename: 'Item' }
    & GraphQLRecursivePick<FederationTypes['Item'], {"id":true}> );
  Lot:
    ( { __typename: 'Lot' }
    & GraphQLRecursivePick<FederationTypes['Lot'], {"id":true}> );
  PurchaseOrder:
    ( { __typename: 'PurchaseOrder' }
    & GraphQLRecursivePick<FederationTypes['PurchaseOrder'], {"id":true}> );
  ReplenishmentRule:
    ( { __typename: 'ReplenishmentRule' }
    & GraphQLRecursivePick<FederationTypes['ReplenishmentRule'], {"id":true}> );
  StockMove:
    ( { __typename: 'StockMove' }
    & GraphQLRecursivePick<FederationTypes['StockMove'], {"id":true}> );
  StockTransfer:
    ( { __typename: 'StockTransfer' }
    & GraphQLRecursivePick<FederationTypes['StockTransfer'], {"id":true}> );
  SupplyConsumption:
    ( { __typename: 'SupplyConsumption' }
    & GraphQLRecursivePick<FederationTypes['SupplyConsumption'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AwaitedOrder: ResolverTypeWrapper<AwaitedOrderEntity>;
  AwaitedOrderConnection: ResolverTypeWrapper<Omit<AwaitedOrderConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AwaitedOrderEdge']>, nodes: ReadonlyArray<ResolversTypes['AwaitedOrder']> }>;
  AwaitedOrderEdge: ResolverTypeWrapper<Omit<AwaitedOrderEdge, 'node'> & { node: ResolversTypes['AwaitedOrder'] }>;
  ChangeKind: ChangeKind;
  Classification: Classification;
  Company: ResolverTypeWrapper<Company>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  ConsumptionMatch: ConsumptionMatch;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Facility: ResolverTypeWrapper<Facility>;
  FacilityAvailability: ResolverTypeWrapper<FacilityAvailability>;
  GoodsReceived: ResolverTypeWrapper<ChangeOfEvent>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  GoodsReceivedFilter: GoodsReceivedFilter;
  Item: ResolverTypeWrapper<StockedItemEntity>;
  Lot: ResolverTypeWrapper<LotEntity>;
  LotConnection: ResolverTypeWrapper<Omit<LotConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['LotEdge']>, nodes: ReadonlyArray<ResolversTypes['Lot']> }>;
  LotEdge: ResolverTypeWrapper<Omit<LotEdge, 'node'> & { node: ResolversTypes['Lot'] }>;
  LotFilter: LotFilter;
  LotMovement: ResolverTypeWrapper<LotMovementEntity>;
  LotMovementConnection: ResolverTypeWrapper<Omit<LotMovementConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['LotMovementEdge']>, nodes: ReadonlyArray<ResolversTypes['LotMovement']> }>;
  LotMovementEdge: ResolverTypeWrapper<Omit<LotMovementEdge, 'node'> & { node: ResolversTypes['LotMovement'] }>;
  LotMovementKind: LotMovementKind;
  LotOrder: LotOrder;
  LotRemainder: ResolverTypeWrapper<LotRemainderEntity>;
  LotRemainderConnection: ResolverTypeWrapper<Omit<LotRemainderConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['LotRemainderEdge']>, nodes: ReadonlyArray<ResolversTypes['LotRemainder']> }>;
  LotRemainderEdge: ResolverTypeWrapper<Omit<LotRemainderEdge, 'node'> & { node: ResolversTypes['LotRemainder'] }>;
  LotSubstitute: ResolverTypeWrapper<Omit<LotSubstitute, 'item'> & { item?: Maybe<ResolversTypes['Item']> }>;
  LotSubstituteConnection: ResolverTypeWrapper<Omit<LotSubstituteConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['LotSubstituteEdge']>, nodes: ReadonlyArray<ResolversTypes['LotSubstitute']> }>;
  LotSubstituteEdge: ResolverTypeWrapper<Omit<LotSubstituteEdge, 'node'> & { node: ResolversTypes['LotSubstitute'] }>;
  LotSubstituteReason: LotSubstituteReason;
  LotTrace: ResolverTypeWrapper<LotTraceEntity>;
  Money: ResolverTypeWrapper<Money>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PaymentState: PaymentState;
  Provenance: ResolverTypeWrapper<Provenance>;
  ProvenanceMode: ProvenanceMode;
  PurchaseOrder: ResolverTypeWrapper<Omit<PurchaseOrder, 'receipts'> & { receipts?: Maybe<ResolversTypes['StockTransferConnection']> }>;
  Quantity: ResolverTypeWrapper<Quantity>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReplenishmentNeed: ResolverTypeWrapper<ReplenishmentNeedEntity>;
  ReplenishmentRule: ResolverTypeWrapper<ReplenishmentRuleEntity>;
  ReplenishmentRuleConnection: ResolverTypeWrapper<Omit<ReplenishmentRuleConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ReplenishmentRuleEdge']>, nodes: ReadonlyArray<ResolversTypes['ReplenishmentRule']> }>;
  ReplenishmentRuleEdge: ResolverTypeWrapper<Omit<ReplenishmentRuleEdge, 'node'> & { node: ResolversTypes['ReplenishmentRule'] }>;
  ReplenishmentRuleFilter: ReplenishmentRuleFilter;
  ReplenishmentRuleOrder: ReplenishmentRuleOrder;
  ReplenishmentTrigger: ReplenishmentTrigger;
  SourceSystem: SourceSystem;
  StockBelowMinimum: ResolverTypeWrapper<ChangeOfEvent>;
  StockBelowMinimumFilter: StockBelowMinimumFilter;
  StockChange: ResolverTypeWrapper<ChangeOfEvent>;
  StockChangeFilter: StockChangeFilter;
  StockMove: ResolverTypeWrapper<StockMoveEntity>;
  StockMoveConnection: ResolverTypeWrapper<Omit<StockMoveConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['StockMoveEdge']>, nodes: ReadonlyArray<ResolversTypes['StockMove']> }>;
  StockMoveEdge: ResolverTypeWrapper<Omit<StockMoveEdge, 'node'> & { node: ResolversTypes['StockMove'] }>;
  StockPosition: ResolverTypeWrapper<StockPositionEntity>;
  StockPositionConnection: ResolverTypeWrapper<Omit<StockPositionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['StockPositionEdge']>, nodes: ReadonlyArray<ResolversTypes['StockPosition']> }>;
  StockPositionEdge: ResolverTypeWrapper<Omit<StockPositionEdge, 'node'> & { node: ResolversTypes['StockPosition'] }>;
  StockPositionFilter: StockPositionFilter;
  StockPositionOrder: StockPositionOrder;
  StockSummary: ResolverTypeWrapper<StockSummaryEntity>;
  StockTransfer: ResolverTypeWrapper<StockTransferEntity>;
  StockTransferConnection: ResolverTypeWrapper<Omit<StockTransferConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['StockTransferEdge']>, nodes: ReadonlyArray<ResolversTypes['StockTransfer']> }>;
  StockTransferEdge: ResolverTypeWrapper<Omit<StockTransferEdge, 'node'> & { node: ResolversTypes['StockTransfer'] }>;
  StockTransferFilter: StockTransferFilter;
  StockTransferKind: StockTransferKind;
  StockTransferOrder: StockTransferOrder;
  StockTransferState: StockTransferState;
  StockValue: ResolverTypeWrapper<StockValueEntity>;
  StockValueFilter: StockValueFilter;
  StorageLocation: ResolverTypeWrapper<StorageLocation>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SupplyConsumption: ResolverTypeWrapper<SupplyConsumptionEntity>;
  SupplyConsumptionConnection: ResolverTypeWrapper<Omit<SupplyConsumptionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['SupplyConsumptionEdge']>, nodes: ReadonlyArray<ResolversTypes['SupplyConsumption']> }>;
  SupplyConsumptionEdge: ResolverTypeWrapper<Omit<SupplyConsumptionEdge, 'node'> & { node: ResolversTypes['SupplyConsumption'] }>;
  SupplyConsumptionFilter: SupplyConsumptionFilter;
  SupplyConsumptionOrder: SupplyConsumptionOrder;
  SupplyConsumptionStatus: SupplyConsumptionStatus;
  UnitOfMeasure: ResolverTypeWrapper<UnitOfMeasure>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AwaitedOrder: AwaitedOrderEntity;
  AwaitedOrderConnection: Omit<AwaitedOrderConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['AwaitedOrderEdge']>, nodes: ReadonlyArray<ResolversParentTypes['AwaitedOrder']> };
  AwaitedOrderEdge: Omit<AwaitedOrderEdge, 'node'> & { node: ResolversParentTypes['AwaitedOrder'] };
  Company: Company;
  ID: Scalars['ID']['output'];
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  Facility: Facility;
  FacilityAvailability: FacilityAvailability;
  GoodsReceived: ChangeOfEvent;
  Boolean: Scalars['Boolean']['output'];
  GoodsReceivedFilter: GoodsReceivedFilter;
  Item: StockedItemEntity;
  Lot: LotEntity;
  LotConnection: Omit<LotConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['LotEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Lot']> };
  LotEdge: Omit<LotEdge, 'node'> & { node: ResolversParentTypes['Lot'] };
  LotFilter: LotFilter;
  LotMovement: LotMovementEntity;
  LotMovementConnection: Omit<LotMovementConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['LotMovementEdge']>, nodes: ReadonlyArray<ResolversParentTypes['LotMovement']> };
  LotMovementEdge: Omit<LotMovementEdge, 'node'> & { node: ResolversParentTypes['LotMovement'] };
  LotRemainder: LotRemainderEntity;
  LotRemainderConnection: Omit<LotRemainderConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['LotRemainderEdge']>, nodes: ReadonlyArray<ResolversParentTypes['LotRemainder']> };
  LotRemainderEdge: Omit<LotRemainderEdge, 'node'> & { node: ResolversParentTypes['LotRemainder'] };
  LotSubstitute: Omit<LotSubstitute, 'item'> & { item?: Maybe<ResolversParentTypes['Item']> };
  LotSubstituteConnection: Omit<LotSubstituteConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['LotSubstituteEdge']>, nodes: ReadonlyArray<ResolversParentTypes['LotSubstitute']> };
  LotSubstituteEdge: Omit<LotSubstituteEdge, 'node'> & { node: ResolversParentTypes['LotSubstitute'] };
  LotTrace: LotTraceEntity;
  Money: Money;
  PageInfo: PageInfo;
  Provenance: Provenance;
  PurchaseOrder: Omit<PurchaseOrder, 'receipts'> & { receipts?: Maybe<ResolversParentTypes['StockTransferConnection']> } | FederationReferenceTypes['PurchaseOrder'];
  Quantity: Quantity;
  Query: Record<PropertyKey, never>;
  ReplenishmentNeed: ReplenishmentNeedEntity;
  ReplenishmentRule: ReplenishmentRuleEntity;
  ReplenishmentRuleConnection: Omit<ReplenishmentRuleConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ReplenishmentRuleEdge']>, nodes: ReadonlyArray<ResolversParentTypes['ReplenishmentRule']> };
  ReplenishmentRuleEdge: Omit<ReplenishmentRuleEdge, 'node'> & { node: ResolversParentTypes['ReplenishmentRule'] };
  ReplenishmentRuleFilter: ReplenishmentRuleFilter;
  StockBelowMinimum: ChangeOfEvent;
  StockBelowMinimumFilter: StockBelowMinimumFilter;
  StockChange: ChangeOfEvent;
  StockChangeFilter: StockChangeFilter;
  StockMove: StockMoveEntity;
  StockMoveConnection: Omit<StockMoveConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['StockMoveEdge']>, nodes: ReadonlyArray<ResolversParentTypes['StockMove']> };
  StockMoveEdge: Omit<StockMoveEdge, 'node'> & { node: ResolversParentTypes['StockMove'] };
  StockPosition: StockPositionEntity;
  StockPositionConnection: Omit<StockPositionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['StockPositionEdge']>, nodes: ReadonlyArray<ResolversParentTypes['StockPosition']> };
  StockPositionEdge: Omit<StockPositionEdge, 'node'> & { node: ResolversParentTypes['StockPosition'] };
  StockPositionFilter: StockPositionFilter;
  StockSummary: StockSummaryEntity;
  StockTransfer: StockTransferEntity;
  StockTransferConnection: Omit<StockTransferConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['StockTransferEdge']>, nodes: ReadonlyArray<ResolversParentTypes['StockTransfer']> };
  StockTransferEdge: Omit<StockTransferEdge, 'node'> & { node: ResolversParentTypes['StockTransfer'] };
  StockTransferFilter: StockTransferFilter;
  StockValue: StockValueEntity;
  StockValueFilter: StockValueFilter;
  StorageLocation: StorageLocation;
  Subscription: Record<PropertyKey, never>;
  SupplyConsumption: SupplyConsumptionEntity;
  SupplyConsumptionConnection: Omit<SupplyConsumptionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['SupplyConsumptionEdge']>, nodes: ReadonlyArray<ResolversParentTypes['SupplyConsumption']> };
  SupplyConsumptionEdge: Omit<SupplyConsumptionEdge, 'node'> & { node: ResolversParentTypes['SupplyConsumption'] };
  SupplyConsumptionFilter: SupplyConsumptionFilter;
  UnitOfMeasure: UnitOfMeasure;
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
};

export type CachedDirectiveArgs = {
  seconds: Scalars['Int']['input'];
};

export type CachedDirectiveResolver<Result, Parent, ContextType = InventoryContext, Args = CachedDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ClassifiedDirectiveArgs = {
  as: Classification;
};

export type ClassifiedDirectiveResolver<Result, Parent, ContextType = InventoryContext, Args = ClassifiedDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type OwnerDirectiveArgs = {
  team: Scalars['String']['input'];
};

export type OwnerDirectiveResolver<Result, Parent, ContextType = InventoryContext, Args = OwnerDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type PublicDirectiveArgs = { };

export type PublicDirectiveResolver<Result, Parent, ContextType = InventoryContext, Args = PublicDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ReadsDirectiveArgs = {
  coordinates: ReadonlyArray<Scalars['String']['input']>;
};

export type ReadsDirectiveResolver<Result, Parent, ContextType = InventoryContext, Args = ReadsDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type SystemOfRecordDirectiveArgs = {
  system: Scalars['String']['input'];
};

export type SystemOfRecordDirectiveResolver<Result, Parent, ContextType = InventoryContext, Args = SystemOfRecordDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AwaitedOrderResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['AwaitedOrder'] = ResolversParentTypes['AwaitedOrder']> = {
  awaited?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  purchaseOrder?: Resolver<Maybe<ResolversTypes['PurchaseOrder']>, ParentType, ContextType>;
};

export type AwaitedOrderConnectionResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['AwaitedOrderConnection'] = ResolversParentTypes['AwaitedOrderConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AwaitedOrderEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['AwaitedOrder']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AwaitedOrderEdgeResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['AwaitedOrderEdge'] = ResolversParentTypes['AwaitedOrderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AwaitedOrder'], ParentType, ContextType>;
};

export type CompanyResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['Company'] = ResolversParentTypes['Company']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
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

export type FacilityResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['Facility'] = ResolversParentTypes['Facility']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type FacilityAvailabilityResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['FacilityAvailability'] = ResolversParentTypes['FacilityAvailability']> = {
  available?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  facility?: Resolver<Maybe<ResolversTypes['Facility']>, ParentType, ContextType>;
};

export type GoodsReceivedResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['GoodsReceived'] = ResolversParentTypes['GoodsReceived']> = {
  change?: Resolver<ResolversTypes['ChangeKind'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  eventType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  receipt?: Resolver<Maybe<ResolversTypes['StockTransfer']>, ParentType, ContextType>;
  recordId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ItemResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['Item'] = ResolversParentTypes['Item'], FederationReferenceType extends FederationReferenceTypes['Item'] = FederationReferenceTypes['Item']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Item']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lots?: Resolver<Maybe<ResolversTypes['LotConnection']>, ParentType, ContextType, RequireFields<ItemLotsArgs, 'first'>>;
  stock?: Resolver<Maybe<ReadonlyArray<ResolversTypes['StockSummary']>>, ParentType, ContextType>;
};

export type LotResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['Lot'] = ResolversParentTypes['Lot'], FederationReferenceType extends FederationReferenceTypes['Lot'] = FederationReferenceTypes['Lot']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Lot']> | FederationReferenceType, FederationReferenceType, ContextType>;
  alertAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  bestBefore?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  positions?: Resolver<Maybe<ResolversTypes['StockPositionConnection']>, ParentType, ContextType, RequireFields<LotPositionsArgs, 'first'>>;
  removeAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type LotConnectionResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['LotConnection'] = ResolversParentTypes['LotConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['LotEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Lot']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LotEdgeResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['LotEdge'] = ResolversParentTypes['LotEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Lot'], ParentType, ContextType>;
};

export type LotMovementResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['LotMovement'] = ResolversParentTypes['LotMovement']> = {
  destination?: Resolver<Maybe<ResolversTypes['StorageLocation']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['LotMovementKind']>, ParentType, ContextType>;
  movedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  quantity?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['StorageLocation']>, ParentType, ContextType>;
  transfer?: Resolver<Maybe<ResolversTypes['StockTransfer']>, ParentType, ContextType>;
};

export type LotMovementConnectionResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['LotMovementConnection'] = ResolversParentTypes['LotMovementConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['LotMovementEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['LotMovement']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LotMovementEdgeResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['LotMovementEdge'] = ResolversParentTypes['LotMovementEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LotMovement'], ParentType, ContextType>;
};

export type LotRemainderResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['LotRemainder'] = ResolversParentTypes['LotRemainder']> = {
  facility?: Resolver<Maybe<ResolversTypes['Facility']>, ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['StorageLocation']>, ParentType, ContextType>;
  onHand?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  reserved?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
};

export type LotRemainderConnectionResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['LotRemainderConnection'] = ResolversParentTypes['LotRemainderConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['LotRemainderEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['LotRemainder']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LotRemainderEdgeResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['LotRemainderEdge'] = ResolversParentTypes['LotRemainderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LotRemainder'], ParentType, ContextType>;
};

export type LotSubstituteResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['LotSubstitute'] = ResolversParentTypes['LotSubstitute']> = {
  available?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  facilities?: Resolver<Maybe<ReadonlyArray<ResolversTypes['FacilityAvailability']>>, ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['LotSubstituteReason']>, ParentType, ContextType>;
};

export type LotSubstituteConnectionResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['LotSubstituteConnection'] = ResolversParentTypes['LotSubstituteConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['LotSubstituteEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['LotSubstitute']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LotSubstituteEdgeResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['LotSubstituteEdge'] = ResolversParentTypes['LotSubstituteEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LotSubstitute'], ParentType, ContextType>;
};

export type LotTraceResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['LotTrace'] = ResolversParentTypes['LotTrace']> = {
  departed?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  destinations?: Resolver<Maybe<ResolversTypes['LotMovementConnection']>, ParentType, ContextType, RequireFields<LotTraceDestinationsArgs, 'first'>>;
  entered?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  lot?: Resolver<Maybe<ResolversTypes['Lot']>, ParentType, ContextType>;
  movements?: Resolver<Maybe<ResolversTypes['LotMovementConnection']>, ParentType, ContextType, RequireFields<LotTraceMovementsArgs, 'first'>>;
  onHand?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  openOrders?: Resolver<Maybe<ResolversTypes['AwaitedOrderConnection']>, ParentType, ContextType, RequireFields<LotTraceOpenOrdersArgs, 'first'>>;
  openTransfers?: Resolver<Maybe<ResolversTypes['StockTransferConnection']>, ParentType, ContextType, RequireFields<LotTraceOpenTransfersArgs, 'first'>>;
  origins?: Resolver<Maybe<ResolversTypes['LotMovementConnection']>, ParentType, ContextType, RequireFields<LotTraceOriginsArgs, 'first'>>;
  remainders?: Resolver<Maybe<ResolversTypes['LotRemainderConnection']>, ParentType, ContextType, RequireFields<LotTraceRemaindersArgs, 'first'>>;
  substitutes?: Resolver<Maybe<ResolversTypes['LotSubstituteConnection']>, ParentType, ContextType, RequireFields<LotTraceSubstitutesArgs, 'first'>>;
};

export type MoneyResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProvenanceResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['Provenance'] = ResolversParentTypes['Provenance']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  fileChecksum?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['ProvenanceMode'], ParentType, ContextType>;
  reference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['SourceSystem'], ParentType, ContextType>;
};

export type PurchaseOrderResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['PurchaseOrder'] = ResolversParentTypes['PurchaseOrder'], FederationReferenceType extends FederationReferenceTypes['PurchaseOrder'] = FederationReferenceTypes['PurchaseOrder']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['PurchaseOrder']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  receipts?: Resolver<Maybe<ResolversTypes['StockTransferConnection']>, ParentType, ContextType, RequireFields<PurchaseOrderReceiptsArgs, 'first'>>;
};

export type QuantityResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['Quantity'] = ResolversParentTypes['Quantity']> = {
  unit?: Resolver<Maybe<ResolversTypes['UnitOfMeasure']>, ParentType, ContextType>;
  unitCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  expiringLots?: Resolver<Maybe<ResolversTypes['LotConnection']>, ParentType, ContextType, RequireFields<QueryExpiringLotsArgs, 'first' | 'includeExpired' | 'withinDays'>>;
  expiringStockValue?: Resolver<Maybe<ReadonlyArray<ResolversTypes['StockValue']>>, ParentType, ContextType, RequireFields<QueryExpiringStockValueArgs, 'includeExpired' | 'withinDays'>>;
  lot?: Resolver<Maybe<ResolversTypes['Lot']>, ParentType, ContextType, RequireFields<QueryLotArgs, 'id'>>;
  lotTrace?: Resolver<Maybe<ResolversTypes['LotTrace']>, ParentType, ContextType, RequireFields<QueryLotTraceArgs, 'lot'>>;
  lots?: Resolver<Maybe<ResolversTypes['LotConnection']>, ParentType, ContextType, RequireFields<QueryLotsArgs, 'first' | 'orderBy'>>;
  replenishmentRule?: Resolver<Maybe<ResolversTypes['ReplenishmentRule']>, ParentType, ContextType, RequireFields<QueryReplenishmentRuleArgs, 'id'>>;
  replenishmentRules?: Resolver<Maybe<ResolversTypes['ReplenishmentRuleConnection']>, ParentType, ContextType, RequireFields<QueryReplenishmentRulesArgs, 'first' | 'orderBy'>>;
  replenishmentSignals?: Resolver<Maybe<ResolversTypes['ReplenishmentRuleConnection']>, ParentType, ContextType, RequireFields<QueryReplenishmentSignalsArgs, 'first'>>;
  stockPosition?: Resolver<Maybe<ResolversTypes['StockPosition']>, ParentType, ContextType, RequireFields<QueryStockPositionArgs, 'id'>>;
  stockPositions?: Resolver<Maybe<ResolversTypes['StockPositionConnection']>, ParentType, ContextType, RequireFields<QueryStockPositionsArgs, 'first' | 'orderBy'>>;
  stockTransfer?: Resolver<Maybe<ResolversTypes['StockTransfer']>, ParentType, ContextType, RequireFields<QueryStockTransferArgs, 'id'>>;
  stockTransfers?: Resolver<Maybe<ResolversTypes['StockTransferConnection']>, ParentType, ContextType, RequireFields<QueryStockTransfersArgs, 'first' | 'orderBy'>>;
  stockValueByFacility?: Resolver<Maybe<ReadonlyArray<ResolversTypes['StockValue']>>, ParentType, ContextType, Partial<QueryStockValueByFacilityArgs>>;
  supplyConsumption?: Resolver<Maybe<ResolversTypes['SupplyConsumption']>, ParentType, ContextType, RequireFields<QuerySupplyConsumptionArgs, 'id'>>;
  supplyConsumptions?: Resolver<Maybe<ResolversTypes['SupplyConsumptionConnection']>, ParentType, ContextType, RequireFields<QuerySupplyConsumptionsArgs, 'first' | 'orderBy'>>;
};

export type ReplenishmentNeedResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['ReplenishmentNeed'] = ResolversParentTypes['ReplenishmentNeed']> = {
  belowMinimum?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  expired?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  forecast?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  incoming?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  onHand?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  outgoing?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  requested?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  toOrder?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
};

export type ReplenishmentRuleResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['ReplenishmentRule'] = ResolversParentTypes['ReplenishmentRule'], FederationReferenceType extends FederationReferenceTypes['ReplenishmentRule'] = FederationReferenceTypes['ReplenishmentRule']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ReplenishmentRule']> | FederationReferenceType, FederationReferenceType, ContextType>;
  active?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  facility?: Resolver<Maybe<ResolversTypes['Facility']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['StorageLocation']>, ParentType, ContextType>;
  maximum?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  minimum?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  need?: Resolver<Maybe<ResolversTypes['ReplenishmentNeed']>, ParentType, ContextType>;
  snoozedUntil?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  trigger?: Resolver<Maybe<ResolversTypes['ReplenishmentTrigger']>, ParentType, ContextType>;
};

export type ReplenishmentRuleConnectionResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['ReplenishmentRuleConnection'] = ResolversParentTypes['ReplenishmentRuleConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ReplenishmentRuleEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ReplenishmentRule']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ReplenishmentRuleEdgeResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['ReplenishmentRuleEdge'] = ResolversParentTypes['ReplenishmentRuleEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ReplenishmentRule'], ParentType, ContextType>;
};

export type StockBelowMinimumResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['StockBelowMinimum'] = ResolversParentTypes['StockBelowMinimum']> = {
  change?: Resolver<ResolversTypes['ChangeKind'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  eventType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  facility?: Resolver<Maybe<ResolversTypes['Facility']>, ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  recordId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  rule?: Resolver<Maybe<ResolversTypes['ReplenishmentRule']>, ParentType, ContextType>;
};

export type StockChangeResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['StockChange'] = ResolversParentTypes['StockChange']> = {
  change?: Resolver<ResolversTypes['ChangeKind'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  eventType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  facility?: Resolver<Maybe<ResolversTypes['Facility']>, ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['StorageLocation']>, ParentType, ContextType>;
  lot?: Resolver<Maybe<ResolversTypes['Lot']>, ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  positions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['StockPosition']>>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type StockMoveResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['StockMove'] = ResolversParentTypes['StockMove'], FederationReferenceType extends FederationReferenceTypes['StockMove'] = FederationReferenceTypes['StockMove']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['StockMove']> | FederationReferenceType, FederationReferenceType, ContextType>;
  demand?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  quantity?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['StockTransferState']>, ParentType, ContextType>;
};

export type StockMoveConnectionResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['StockMoveConnection'] = ResolversParentTypes['StockMoveConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['StockMoveEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['StockMove']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type StockMoveEdgeResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['StockMoveEdge'] = ResolversParentTypes['StockMoveEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['StockMove'], ParentType, ContextType>;
};

export type StockPositionResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['StockPosition'] = ResolversParentTypes['StockPosition']> = {
  available?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  facility?: Resolver<Maybe<ResolversTypes['Facility']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['StorageLocation']>, ParentType, ContextType>;
  lot?: Resolver<Maybe<ResolversTypes['Lot']>, ParentType, ContextType>;
  onHand?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  reserved?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
};

export type StockPositionConnectionResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['StockPositionConnection'] = ResolversParentTypes['StockPositionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['StockPositionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['StockPosition']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type StockPositionEdgeResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['StockPositionEdge'] = ResolversParentTypes['StockPositionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['StockPosition'], ParentType, ContextType>;
};

export type StockSummaryResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['StockSummary'] = ResolversParentTypes['StockSummary']> = {
  available?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  facility?: Resolver<Maybe<ResolversTypes['Facility']>, ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  onHand?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  positions?: Resolver<Maybe<ResolversTypes['StockPositionConnection']>, ParentType, ContextType, RequireFields<StockSummaryPositionsArgs, 'first'>>;
  reserved?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
};

export type StockTransferResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['StockTransfer'] = ResolversParentTypes['StockTransfer'], FederationReferenceType extends FederationReferenceTypes['StockTransfer'] = FederationReferenceTypes['StockTransfer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['StockTransfer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  backorderOf?: Resolver<Maybe<ResolversTypes['StockTransfer']>, ParentType, ContextType>;
  backorders?: Resolver<Maybe<ResolversTypes['StockTransferConnection']>, ParentType, ContextType, RequireFields<StockTransferBackordersArgs, 'first'>>;
  company?: Resolver<Maybe<ResolversTypes['Company']>, ParentType, ContextType>;
  destination?: Resolver<Maybe<ResolversTypes['StorageLocation']>, ParentType, ContextType>;
  doneAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  facility?: Resolver<Maybe<ResolversTypes['Facility']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['StockTransferKind']>, ParentType, ContextType>;
  moves?: Resolver<Maybe<ResolversTypes['StockMoveConnection']>, ParentType, ContextType, RequireFields<StockTransferMovesArgs, 'first'>>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  purchaseOrder?: Resolver<Maybe<ResolversTypes['PurchaseOrder']>, ParentType, ContextType>;
  returnOf?: Resolver<Maybe<ResolversTypes['StockTransfer']>, ParentType, ContextType>;
  returns?: Resolver<Maybe<ResolversTypes['StockTransferConnection']>, ParentType, ContextType, RequireFields<StockTransferReturnsArgs, 'first'>>;
  scheduledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['StorageLocation']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['StockTransferState']>, ParentType, ContextType>;
};

export type StockTransferConnectionResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['StockTransferConnection'] = ResolversParentTypes['StockTransferConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['StockTransferEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['StockTransfer']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type StockTransferEdgeResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['StockTransferEdge'] = ResolversParentTypes['StockTransferEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['StockTransfer'], ParentType, ContextType>;
};

export type StockValueResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['StockValue'] = ResolversParentTypes['StockValue']> = {
  company?: Resolver<Maybe<ResolversTypes['Company']>, ParentType, ContextType>;
  facility?: Resolver<Maybe<ResolversTypes['Facility']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type StorageLocationResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['StorageLocation'] = ResolversParentTypes['StorageLocation']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  goodsReceived?: SubscriptionResolver<Maybe<ResolversTypes['GoodsReceived']>, "goodsReceived", ParentType, ContextType, Partial<SubscriptionGoodsReceivedArgs>>;
  stockBelowMinimum?: SubscriptionResolver<Maybe<ResolversTypes['StockBelowMinimum']>, "stockBelowMinimum", ParentType, ContextType, Partial<SubscriptionStockBelowMinimumArgs>>;
  stockChanged?: SubscriptionResolver<Maybe<ResolversTypes['StockChange']>, "stockChanged", ParentType, ContextType, Partial<SubscriptionStockChangedArgs>>;
};

export type SupplyConsumptionResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['SupplyConsumption'] = ResolversParentTypes['SupplyConsumption'], FederationReferenceType extends FederationReferenceTypes['SupplyConsumption'] = FederationReferenceTypes['SupplyConsumption']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SupplyConsumption']> | FederationReferenceType, FederationReferenceType, ContextType>;
  deviceIdentifier?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expiresOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  facility?: Resolver<Maybe<ResolversTypes['Facility']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  lot?: Resolver<Maybe<ResolversTypes['Lot']>, ParentType, ContextType>;
  lotNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  match?: Resolver<Maybe<ResolversTypes['ConsumptionMatch']>, ParentType, ContextType>;
  occurredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  occurredOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  provenance?: Resolver<Maybe<ResolversTypes['Provenance']>, ParentType, ContextType>;
  quantity?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  serialNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['SupplyConsumptionStatus']>, ParentType, ContextType>;
  stockMove?: Resolver<Maybe<ResolversTypes['StockMove']>, ParentType, ContextType>;
};

export type SupplyConsumptionConnectionResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['SupplyConsumptionConnection'] = ResolversParentTypes['SupplyConsumptionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SupplyConsumptionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['SupplyConsumption']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SupplyConsumptionEdgeResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['SupplyConsumptionEdge'] = ResolversParentTypes['SupplyConsumptionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SupplyConsumption'], ParentType, ContextType>;
};

export type UnitOfMeasureResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['UnitOfMeasure'] = ResolversParentTypes['UnitOfMeasure']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type Resolvers<ContextType = InventoryContext> = {
  AwaitedOrder?: AwaitedOrderResolvers<ContextType>;
  AwaitedOrderConnection?: AwaitedOrderConnectionResolvers<ContextType>;
  AwaitedOrderEdge?: AwaitedOrderEdgeResolvers<ContextType>;
  Company?: CompanyResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Facility?: FacilityResolvers<ContextType>;
  FacilityAvailability?: FacilityAvailabilityResolvers<ContextType>;
  GoodsReceived?: GoodsReceivedResolvers<ContextType>;
  Item?: ItemResolvers<ContextType>;
  Lot?: LotResolvers<ContextType>;
  LotConnection?: LotConnectionResolvers<ContextType>;
  LotEdge?: LotEdgeResolvers<ContextType>;
  LotMovement?: LotMovementResolvers<ContextType>;
  LotMovementConnection?: LotMovementConnectionResolvers<ContextType>;
  LotMovementEdge?: LotMovementEdgeResolvers<ContextType>;
  LotRemainder?: LotRemainderResolvers<ContextType>;
  LotRemainderConnection?: LotRemainderConnectionResolvers<ContextType>;
  LotRemainderEdge?: LotRemainderEdgeResolvers<ContextType>;
  LotSubstitute?: LotSubstituteResolvers<ContextType>;
  LotSubstituteConnection?: LotSubstituteConnectionResolvers<ContextType>;
  LotSubstituteEdge?: LotSubstituteEdgeResolvers<ContextType>;
  LotTrace?: LotTraceResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Provenance?: ProvenanceResolvers<ContextType>;
  PurchaseOrder?: PurchaseOrderResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ReplenishmentNeed?: ReplenishmentNeedResolvers<ContextType>;
  ReplenishmentRule?: ReplenishmentRuleResolvers<ContextType>;
  ReplenishmentRuleConnection?: ReplenishmentRuleConnectionResolvers<ContextType>;
  ReplenishmentRuleEdge?: ReplenishmentRuleEdgeResolvers<ContextType>;
  StockBelowMinimum?: StockBelowMinimumResolvers<ContextType>;
  StockChange?: StockChangeResolvers<ContextType>;
  StockMove?: StockMoveResolvers<ContextType>;
  StockMoveConnection?: StockMoveConnectionResolvers<ContextType>;
  StockMoveEdge?: StockMoveEdgeResolvers<ContextType>;
  StockPosition?: StockPositionResolvers<ContextType>;
  StockPositionConnection?: StockPositionConnectionResolvers<ContextType>;
  StockPositionEdge?: StockPositionEdgeResolvers<ContextType>;
  StockSummary?: StockSummaryResolvers<ContextType>;
  StockTransfer?: StockTransferResolvers<ContextType>;
  StockTransferConnection?: StockTransferConnectionResolvers<ContextType>;
  StockTransferEdge?: StockTransferEdgeResolvers<ContextType>;
  StockValue?: StockValueResolvers<ContextType>;
  StorageLocation?: StorageLocationResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  SupplyConsumption?: SupplyConsumptionResolvers<ContextType>;
  SupplyConsumptionConnection?: SupplyConsumptionConnectionResolvers<ContextType>;
  SupplyConsumptionEdge?: SupplyConsumptionEdgeResolvers<ContextType>;
  UnitOfMeasure?: UnitOfMeasureResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = InventoryContext> = {
  cached?: CachedDirectiveResolver<any, any, ContextType>;
  classified?: ClassifiedDirectiveResolver<any, any, ContextType>;
  owner?: OwnerDirectiveResolver<any, any, ContextType>;
  public?: PublicDirectiveResolver<any, any, ContextType>;
  reads?: ReadsDirectiveResolver<any, any, ContextType>;
  systemOfRecord?: SystemOfRecordDirectiveResolver<any, any, ContextType>;
};
