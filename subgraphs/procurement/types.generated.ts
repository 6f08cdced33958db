import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { PurchaseOrder as PurchaseOrderEntity } from './sources/odoo/purchase-orders.ts';
import type { PurchaseOrderLine as PurchaseOrderLineEntity } from './sources/odoo/purchase-order-lines.ts';
import type { VendorBill as VendorBillEntity } from './sources/odoo/vendor-bills.ts';
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

export type Company = {
  readonly __typename?: 'Company';
  readonly id: Scalars['ID']['output'];
};

export type Facility = {
  readonly __typename?: 'Facility';
  readonly id: Scalars['ID']['output'];
};

export type Item = {
  readonly __typename?: 'Item';
  readonly id: Scalars['ID']['output'];
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

/** What a company asks a supplier for, from the request for quotation on. */
export type PurchaseOrder = {
  readonly __typename?: 'PurchaseOrder';
  /** When the order was approved. Null until then. */
  readonly approvedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How far the order has been billed. */
  readonly billStatus?: Maybe<BillStatus>;
  /** Bills and refunds that name lines of this order. */
  readonly bills?: Maybe<VendorBillConnection>;
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
  /** The order's number. Null when it cannot be read. */
  readonly number?: Maybe<Scalars['String']['output']>;
  /** When the order was placed, or its quotation asked for. */
  readonly orderedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How much of the goods has come. Null while there is nothing to receive. */
  readonly receiptStatus?: Maybe<ReceiptStatus>;
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
};

/** One line of a purchase order. */
export type PurchaseOrderLine = {
  readonly __typename?: 'PurchaseOrderLine';
  /** How much has been billed, refunds taken off. Null for headings and notes. */
  readonly billed?: Maybe<Quantity>;
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
  /** The purchase order with this id; null when there is none you may see. */
  readonly purchaseOrder?: Maybe<PurchaseOrder>;
  /** Purchase orders, one page at a time. */
  readonly purchaseOrders?: Maybe<PurchaseOrderConnection>;
  /** The vendor bill with this id; null when there is none you may see. */
  readonly vendorBill?: Maybe<VendorBill>;
  /** Vendor bills, one page at a time. */
  readonly vendorBills?: Maybe<VendorBillConnection>;
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
  /** Our number for the bill. Null until it is posted. */
  readonly number?: Maybe<Scalars['String']['output']>;
  /** How far it has been paid. */
  readonly paymentState?: Maybe<PaymentState>;
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
  /** Of any of these kinds. */
  readonly kinds?: InputMaybe<ReadonlyArray<VendorBillKind>>;
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
  PurchaseOrder: PurchaseOrder;
  PurchaseOrderLine: PurchaseOrderLine;
  Supplier: Supplier;
  VendorBill: VendorBill;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
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
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  BillStatus: BillStatus;
  Company: ResolverTypeWrapper<Company>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Facility: ResolverTypeWrapper<Facility>;
  Item: ResolverTypeWrapper<Item>;
  Money: ResolverTypeWrapper<Money>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  PaymentState: PaymentState;
  PurchaseOrder: ResolverTypeWrapper<PurchaseOrderEntity>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  PurchaseOrderConnection: ResolverTypeWrapper<Omit<PurchaseOrderConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PurchaseOrderEdge']>, nodes: ReadonlyArray<ResolversTypes['PurchaseOrder']> }>;
  PurchaseOrderEdge: ResolverTypeWrapper<Omit<PurchaseOrderEdge, 'node'> & { node: ResolversTypes['PurchaseOrder'] }>;
  PurchaseOrderFilter: PurchaseOrderFilter;
  PurchaseOrderLine: ResolverTypeWrapper<PurchaseOrderLineEntity>;
  PurchaseOrderLineConnection: ResolverTypeWrapper<Omit<PurchaseOrderLineConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PurchaseOrderLineEdge']>, nodes: ReadonlyArray<ResolversTypes['PurchaseOrderLine']> }>;
  PurchaseOrderLineEdge: ResolverTypeWrapper<Omit<PurchaseOrderLineEdge, 'node'> & { node: ResolversTypes['PurchaseOrderLine'] }>;
  PurchaseOrderLineKind: PurchaseOrderLineKind;
  PurchaseOrderOrder: PurchaseOrderOrder;
  PurchaseOrderState: PurchaseOrderState;
  Quantity: ResolverTypeWrapper<Quantity>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReceiptStatus: ReceiptStatus;
  Supplier: ResolverTypeWrapper<Omit<Supplier, 'purchaseOrders'> & { purchaseOrders?: Maybe<ResolversTypes['PurchaseOrderConnection']> }>;
  UnitOfMeasure: ResolverTypeWrapper<UnitOfMeasure>;
  VendorBill: ResolverTypeWrapper<VendorBillEntity>;
  VendorBillConnection: ResolverTypeWrapper<Omit<VendorBillConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['VendorBillEdge']>, nodes: ReadonlyArray<ResolversTypes['VendorBill']> }>;
  VendorBillEdge: ResolverTypeWrapper<Omit<VendorBillEdge, 'node'> & { node: ResolversTypes['VendorBill'] }>;
  VendorBillFilter: VendorBillFilter;
  VendorBillKind: VendorBillKind;
  VendorBillOrder: VendorBillOrder;
  VendorBillState: VendorBillState;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Company: Company;
  ID: Scalars['ID']['output'];
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  Facility: Facility;
  Item: Item;
  Money: Money;
  PageInfo: PageInfo;
  String: Scalars['String']['output'];
  Boolean: Scalars['Boolean']['output'];
  PurchaseOrder: PurchaseOrderEntity;
  Int: Scalars['Int']['output'];
  PurchaseOrderConnection: Omit<PurchaseOrderConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PurchaseOrderEdge']>, nodes: ReadonlyArray<ResolversParentTypes['PurchaseOrder']> };
  PurchaseOrderEdge: Omit<PurchaseOrderEdge, 'node'> & { node: ResolversParentTypes['PurchaseOrder'] };
  PurchaseOrderFilter: PurchaseOrderFilter;
  PurchaseOrderLine: PurchaseOrderLineEntity;
  PurchaseOrderLineConnection: Omit<PurchaseOrderLineConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PurchaseOrderLineEdge']>, nodes: ReadonlyArray<ResolversParentTypes['PurchaseOrderLine']> };
  PurchaseOrderLineEdge: Omit<PurchaseOrderLineEdge, 'node'> & { node: ResolversParentTypes['PurchaseOrderLine'] };
  Quantity: Quantity;
  Query: Record<PropertyKey, never>;
  Supplier: Omit<Supplier, 'purchaseOrders'> & { purchaseOrders?: Maybe<ResolversParentTypes['PurchaseOrderConnection']> } | FederationReferenceTypes['Supplier'];
  UnitOfMeasure: UnitOfMeasure;
  VendorBill: VendorBillEntity;
  VendorBillConnection: Omit<VendorBillConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['VendorBillEdge']>, nodes: ReadonlyArray<ResolversParentTypes['VendorBill']> };
  VendorBillEdge: Omit<VendorBillEdge, 'node'> & { node: ResolversParentTypes['VendorBill'] };
  VendorBillFilter: VendorBillFilter;
};

export type CompanyResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['Company'] = ResolversParentTypes['Company']> = {
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

export type FacilityResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['Facility'] = ResolversParentTypes['Facility']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ItemResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['Item'] = ResolversParentTypes['Item']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
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

export type PurchaseOrderResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['PurchaseOrder'] = ResolversParentTypes['PurchaseOrder'], FederationReferenceType extends FederationReferenceTypes['PurchaseOrder'] = FederationReferenceTypes['PurchaseOrder']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['PurchaseOrder']> | FederationReferenceType, FederationReferenceType, ContextType>;
  approvedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  billStatus?: Resolver<Maybe<ResolversTypes['BillStatus']>, ParentType, ContextType>;
  bills?: Resolver<Maybe<ResolversTypes['VendorBillConnection']>, ParentType, ContextType, RequireFields<PurchaseOrderBillsArgs, 'first'>>;
  company?: Resolver<Maybe<ResolversTypes['Company']>, ParentType, ContextType>;
  expectedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  facility?: Resolver<Maybe<ResolversTypes['Facility']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lines?: Resolver<Maybe<ResolversTypes['PurchaseOrderLineConnection']>, ParentType, ContextType, RequireFields<PurchaseOrderLinesArgs, 'first'>>;
  locked?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  orderedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  receiptStatus?: Resolver<Maybe<ResolversTypes['ReceiptStatus']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['PurchaseOrderState']>, ParentType, ContextType>;
  supplier?: Resolver<Maybe<ResolversTypes['Supplier']>, ParentType, ContextType>;
  supplierReference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tax?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  untaxed?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
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
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  discount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  expectedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['PurchaseOrderLineKind']>, ParentType, ContextType>;
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
  purchaseOrder?: Resolver<Maybe<ResolversTypes['PurchaseOrder']>, ParentType, ContextType, RequireFields<QueryPurchaseOrderArgs, 'id'>>;
  purchaseOrders?: Resolver<Maybe<ResolversTypes['PurchaseOrderConnection']>, ParentType, ContextType, RequireFields<QueryPurchaseOrdersArgs, 'first' | 'orderBy'>>;
  vendorBill?: Resolver<Maybe<ResolversTypes['VendorBill']>, ParentType, ContextType, RequireFields<QueryVendorBillArgs, 'id'>>;
  vendorBills?: Resolver<Maybe<ResolversTypes['VendorBillConnection']>, ParentType, ContextType, RequireFields<QueryVendorBillsArgs, 'first' | 'orderBy'>>;
};

export type SupplierResolvers<ContextType = ProcurementContext, ParentType extends ResolversParentTypes['Supplier'] = ResolversParentTypes['Supplier'], FederationReferenceType extends FederationReferenceTypes['Supplier'] = FederationReferenceTypes['Supplier']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Supplier']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  purchaseOrders?: Resolver<Maybe<ResolversTypes['PurchaseOrderConnection']>, ParentType, ContextType, RequireFields<SupplierPurchaseOrdersArgs, 'first'>>;
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
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  paymentState?: Resolver<Maybe<ResolversTypes['PaymentState']>, ParentType, ContextType>;
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

export type Resolvers<ContextType = ProcurementContext> = {
  Company?: CompanyResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Facility?: FacilityResolvers<ContextType>;
  Item?: ItemResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PurchaseOrder?: PurchaseOrderResolvers<ContextType>;
  PurchaseOrderConnection?: PurchaseOrderConnectionResolvers<ContextType>;
  PurchaseOrderEdge?: PurchaseOrderEdgeResolvers<ContextType>;
  PurchaseOrderLine?: PurchaseOrderLineResolvers<ContextType>;
  PurchaseOrderLineConnection?: PurchaseOrderLineConnectionResolvers<ContextType>;
  PurchaseOrderLineEdge?: PurchaseOrderLineEdgeResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Supplier?: SupplierResolvers<ContextType>;
  UnitOfMeasure?: UnitOfMeasureResolvers<ContextType>;
  VendorBill?: VendorBillResolvers<ContextType>;
  VendorBillConnection?: VendorBillConnectionResolvers<ContextType>;
  VendorBillEdge?: VendorBillEdgeResolvers<ContextType>;
};

