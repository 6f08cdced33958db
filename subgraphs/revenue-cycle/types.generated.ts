import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Invoice as InvoiceEntity } from './sources/odoo/invoices.ts';
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

export type Company = {
  readonly __typename?: 'Company';
  readonly id: Scalars['ID']['output'];
};

/** What a company asks a payer or a customer to pay. Whom it is for is not part of it: that may be a patient. */
export type Invoice = {
  readonly __typename?: 'Invoice';
  /** The company that is to be paid. */
  readonly company?: Maybe<Company>;
  /** The day by which it is to be paid. */
  readonly dueDate?: Maybe<Scalars['Date']['output']>;
  readonly id: Scalars['ID']['output'];
  /** The day on it. Null until it is posted. */
  readonly invoiceDate?: Maybe<Scalars['Date']['output']>;
  /** The invoice's number. Null until it is posted. */
  readonly number?: Maybe<Scalars['String']['output']>;
  /** How far it has been paid. */
  readonly paymentState?: Maybe<PaymentState>;
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
  /** Dated this day or later. */
  readonly invoiceDateFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Dated this day or earlier. */
  readonly invoiceDateTo?: InputMaybe<Scalars['Date']['input']>;
  /** Paid as far as any of these. */
  readonly paymentStates?: InputMaybe<ReadonlyArray<PaymentState>>;
  /** In any of these states. */
  readonly states?: InputMaybe<ReadonlyArray<InvoiceState>>;
};

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
  /** The invoice with this id; null when there is none you may see. */
  readonly invoice?: Maybe<Invoice>;
  /** Invoices, one page at a time. */
  readonly invoices?: Maybe<InvoiceConnection>;
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
  Invoice: Invoice;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Invoice:
    ( { __typename: 'Invoice' }
    & GraphQLRecursivePick<FederationTypes['Invoice'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Company: ResolverTypeWrapper<Company>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Invoice: ResolverTypeWrapper<InvoiceEntity>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  InvoiceConnection: ResolverTypeWrapper<Omit<InvoiceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['InvoiceEdge']>, nodes: ReadonlyArray<ResolversTypes['Invoice']> }>;
  InvoiceEdge: ResolverTypeWrapper<Omit<InvoiceEdge, 'node'> & { node: ResolversTypes['Invoice'] }>;
  InvoiceFilter: InvoiceFilter;
  InvoiceOrder: InvoiceOrder;
  InvoiceState: InvoiceState;
  Money: ResolverTypeWrapper<Money>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  PaymentState: PaymentState;
  Quantity: ResolverTypeWrapper<Quantity>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  UnitOfMeasure: ResolverTypeWrapper<UnitOfMeasure>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Company: Company;
  ID: Scalars['ID']['output'];
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  Invoice: InvoiceEntity;
  String: Scalars['String']['output'];
  InvoiceConnection: Omit<InvoiceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['InvoiceEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Invoice']> };
  InvoiceEdge: Omit<InvoiceEdge, 'node'> & { node: ResolversParentTypes['Invoice'] };
  InvoiceFilter: InvoiceFilter;
  Money: Money;
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  Quantity: Quantity;
  Query: Record<PropertyKey, never>;
  Int: Scalars['Int']['output'];
  UnitOfMeasure: UnitOfMeasure;
};

export type CompanyResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['Company'] = ResolversParentTypes['Company']> = {
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

export type InvoiceResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['Invoice'] = ResolversParentTypes['Invoice'], FederationReferenceType extends FederationReferenceTypes['Invoice'] = FederationReferenceTypes['Invoice']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Invoice']> | FederationReferenceType, FederationReferenceType, ContextType>;
  company?: Resolver<Maybe<ResolversTypes['Company']>, ParentType, ContextType>;
  dueDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoiceDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  paymentState?: Resolver<Maybe<ResolversTypes['PaymentState']>, ParentType, ContextType>;
  residual?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['InvoiceState']>, ParentType, ContextType>;
  tax?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  untaxed?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
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

export type QuantityResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['Quantity'] = ResolversParentTypes['Quantity']> = {
  unit?: Resolver<Maybe<ResolversTypes['UnitOfMeasure']>, ParentType, ContextType>;
  unitCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  invoice?: Resolver<Maybe<ResolversTypes['Invoice']>, ParentType, ContextType, RequireFields<QueryInvoiceArgs, 'id'>>;
  invoices?: Resolver<Maybe<ResolversTypes['InvoiceConnection']>, ParentType, ContextType, RequireFields<QueryInvoicesArgs, 'first' | 'orderBy'>>;
};

export type UnitOfMeasureResolvers<ContextType = RevenueCycleContext, ParentType extends ResolversParentTypes['UnitOfMeasure'] = ResolversParentTypes['UnitOfMeasure']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type Resolvers<ContextType = RevenueCycleContext> = {
  Company?: CompanyResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Invoice?: InvoiceResolvers<ContextType>;
  InvoiceConnection?: InvoiceConnectionResolvers<ContextType>;
  InvoiceEdge?: InvoiceEdgeResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  UnitOfMeasure?: UnitOfMeasureResolvers<ContextType>;
};

