import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Item as ItemEntity } from './sources/odoo/items.ts';
import type { Supplier as SupplierEntity } from './sources/odoo/suppliers.ts';
import type { Facility as FacilityEntity } from './sources/odoo/facilities.ts';
import type { StorageLocation as StorageLocationEntity } from './sources/odoo/storage-locations.ts';
import type { Company as CompanyEntity } from './sources/odoo/companies.ts';
import type { UnitOfMeasure as UnitOfMeasureEntity } from './sources/odoo/units-of-measure.ts';
import type { MasterDataContext } from './context.ts';
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

/** A legal entity of the group. */
export type Company = {
  readonly __typename?: 'Company';
  /** The currency it keeps its books in. */
  readonly currency?: Maybe<Scalars['CurrencyCode']['output']>;
  readonly id: Scalars['ID']['output'];
  /** The company's name. Null when it cannot be read. */
  readonly name?: Maybe<Scalars['String']['output']>;
};

/** A page of companies. */
export type CompanyConnection = {
  readonly __typename?: 'CompanyConnection';
  readonly edges: ReadonlyArray<CompanyEdge>;
  /** The companies of this page. */
  readonly nodes: ReadonlyArray<Company>;
  readonly pageInfo: PageInfo;
};

/** A company in a list, with its place. */
export type CompanyEdge = {
  readonly __typename?: 'CompanyEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Company;
};

/** Orders a list of companies can be asked in. */
export type CompanyOrder =
  | 'NAME_ASC'
  | 'NAME_DESC';

/** A place that keeps stock and receives goods: a hospital, a clinic, a laboratory, a distribution centre. */
export type Facility = {
  readonly __typename?: 'Facility';
  /** False once it is closed. */
  readonly active?: Maybe<Scalars['Boolean']['output']>;
  /** The short code people use for it. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** The company it belongs to. */
  readonly company?: Maybe<Company>;
  readonly id: Scalars['ID']['output'];
  /** The facility's name. Null when it cannot be read. */
  readonly name?: Maybe<Scalars['String']['output']>;
};

/** A page of facilities. */
export type FacilityConnection = {
  readonly __typename?: 'FacilityConnection';
  readonly edges: ReadonlyArray<FacilityEdge>;
  /** The facilities of this page. */
  readonly nodes: ReadonlyArray<Facility>;
  readonly pageInfo: PageInfo;
};

/** A facility in a list, with its place. */
export type FacilityEdge = {
  readonly __typename?: 'FacilityEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Facility;
};

/** Which facilities. */
export type FacilityFilter = {
  /** In use or not; both when null. */
  readonly active?: InputMaybe<Scalars['Boolean']['input']>;
  /** Those of these companies. */
  readonly companies?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** Orders a list of facilities can be asked in. */
export type FacilityOrder =
  | 'NAME_ASC'
  | 'NAME_DESC';

/** A number by which a system outside knows a record. */
export type Identifier = {
  readonly __typename?: 'Identifier';
  /** Who gave the number out. */
  readonly system: IdentifierSystem;
  /** Whether its check digit is right. Null where the system has none to check. */
  readonly valid?: Maybe<Scalars['Boolean']['output']>;
  /** The number as it is kept, also when it is not valid. */
  readonly value: Scalars['String']['output'];
};

/** Systems that give out numbers. */
export type IdentifierSystem =
  /** A barcode that is not a GTIN. */
  | 'BARCODE'
  /** A number in a register of companies. */
  | 'COMPANY_REGISTRY'
  /** GS1 Global Trade Item Number of 8, 12, 13 or 14 digits. */
  | 'GTIN'
  /** The number the group itself gave a supplier. */
  | 'SUPPLIER_NUMBER'
  /** A tax number. */
  | 'VAT';

/** Something that is bought, stocked or used: a product in one variant. */
export type Item = {
  readonly __typename?: 'Item';
  /** False once the item is no longer used; orders from before still point at it. */
  readonly active?: Maybe<Scalars['Boolean']['output']>;
  readonly id: Scalars['ID']['output'];
  /** The numbers others know the item by. Empty when it has none. */
  readonly identifiers?: Maybe<ReadonlyArray<Identifier>>;
  /** Whether it is goods, a service or a set of others. Null when it cannot be read. */
  readonly kind?: Maybe<ItemKind>;
  /** The item's name. Null when it cannot be read. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The group's own number for the item. Null when it has none. */
  readonly sku?: Maybe<Scalars['String']['output']>;
  /** How its stock is told apart. */
  readonly tracking?: Maybe<ItemTracking>;
  /** The unit its stock is kept in. */
  readonly unit?: Maybe<UnitOfMeasure>;
};

/** A page of items. */
export type ItemConnection = {
  readonly __typename?: 'ItemConnection';
  readonly edges: ReadonlyArray<ItemEdge>;
  /** The items of this page. */
  readonly nodes: ReadonlyArray<Item>;
  readonly pageInfo: PageInfo;
};

/** An item in a list, with its place. */
export type ItemEdge = {
  readonly __typename?: 'ItemEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Item;
};

/** Which items. */
export type ItemFilter = {
  /** In use or not; both when null. */
  readonly active?: InputMaybe<Scalars['Boolean']['input']>;
  /** Part of the name, in any case. */
  readonly nameContains?: InputMaybe<Scalars['String']['input']>;
  /** Exactly these numbers of the group's own. */
  readonly skus?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** What an item is. */
export type ItemKind =
  /** A set sold as one and made of other items. */
  | 'COMBO'
  /** Things one can hold, whether or not their stock is counted. */
  | 'GOODS'
  /** Work done by someone. */
  | 'SERVICE'
  /** A kind the source has and this graph has no word for. */
  | 'UNKNOWN';

/** Orders a list of items can be asked in. */
export type ItemOrder =
  | 'NAME_ASC'
  | 'NAME_DESC';

/** How an item's stock is told apart. */
export type ItemTracking =
  /** By lot: many pieces share a number and an expiry. */
  | 'LOT'
  /** By quantity only. */
  | 'NONE'
  /** By serial number: each piece has its own. */
  | 'SERIAL'
  /** A way the source has and this graph has no word for. */
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
  /** Companies, one page at a time. */
  readonly companies?: Maybe<CompanyConnection>;
  /** The company with this id; null when there is none you may see. */
  readonly company?: Maybe<Company>;
  /** Facilities, one page at a time. */
  readonly facilities?: Maybe<FacilityConnection>;
  /** The facility with this id; null when there is none you may see. */
  readonly facility?: Maybe<Facility>;
  /** The item with this id; null when there is none you may see. */
  readonly item?: Maybe<Item>;
  /** Items, one page at a time. */
  readonly items?: Maybe<ItemConnection>;
  /** The storage location with this id; null when there is none you may see. */
  readonly storageLocation?: Maybe<StorageLocation>;
  /** The supplier with this id; null when there is none you may see. */
  readonly supplier?: Maybe<Supplier>;
  /** Suppliers, one page at a time. */
  readonly suppliers?: Maybe<SupplierConnection>;
  /** The unit of measure with this id; null when there is none. */
  readonly unitOfMeasure?: Maybe<UnitOfMeasure>;
  /** All units of measure in use, by name. */
  readonly unitsOfMeasure?: Maybe<ReadonlyArray<UnitOfMeasure>>;
};


export type QueryCompaniesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  orderBy?: CompanyOrder;
};


export type QueryCompanyArgs = {
  id: Scalars['ID']['input'];
};


export type QueryFacilitiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<FacilityFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: FacilityOrder;
};


export type QueryFacilityArgs = {
  id: Scalars['ID']['input'];
};


export type QueryItemArgs = {
  id: Scalars['ID']['input'];
};


export type QueryItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ItemFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: ItemOrder;
};


export type QueryStorageLocationArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySupplierArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySuppliersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<SupplierFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: SupplierOrder;
};


export type QueryUnitOfMeasureArgs = {
  id: Scalars['ID']['input'];
};

/** A place inside a facility, or outside of all, where stock can be. */
export type StorageLocation = {
  readonly __typename?: 'StorageLocation';
  /** The facility it is in; null for places outside of all facilities. */
  readonly facility?: Maybe<Facility>;
  readonly id: Scalars['ID']['output'];
  /** What kind of place it is. */
  readonly kind?: Maybe<StorageLocationKind>;
  /** The location's own name. Null when it cannot be read. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Its name with those of the locations around it, outermost first. */
  readonly path?: Maybe<Scalars['String']['output']>;
};

/** Kinds of places stock can be. */
export type StorageLocationKind =
  /** Where goods are used or delivered to. */
  | 'CUSTOMER'
  /** Shelves and rooms of the group's own. */
  | 'INTERNAL'
  /** Where counting differences are written off to. */
  | 'INVENTORY_LOSS'
  /** Where goods are made or used up in making others. */
  | 'PRODUCTION'
  /** Where goods come from. */
  | 'SUPPLIER'
  /** Between two places of the group. */
  | 'TRANSIT'
  /** A kind the source has and this graph has no word for. */
  | 'UNKNOWN'
  /** A heading that groups other locations. */
  | 'VIEW';

/** Whom goods and services are bought from. */
export type Supplier = {
  readonly __typename?: 'Supplier';
  /** False once nothing more is bought there. */
  readonly active?: Maybe<Scalars['Boolean']['output']>;
  readonly id: Scalars['ID']['output'];
  /** The numbers others know the supplier by. Empty when it has none. */
  readonly identifiers?: Maybe<ReadonlyArray<Identifier>>;
  /** The supplier's name. Null when it cannot be read. */
  readonly name?: Maybe<Scalars['String']['output']>;
};

/** A page of suppliers. */
export type SupplierConnection = {
  readonly __typename?: 'SupplierConnection';
  readonly edges: ReadonlyArray<SupplierEdge>;
  /** The suppliers of this page. */
  readonly nodes: ReadonlyArray<Supplier>;
  readonly pageInfo: PageInfo;
};

/** A supplier in a list, with its place. */
export type SupplierEdge = {
  readonly __typename?: 'SupplierEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Supplier;
};

/** Which suppliers. */
export type SupplierFilter = {
  /** In use or not; both when null. */
  readonly active?: InputMaybe<Scalars['Boolean']['input']>;
  /** Part of the name, in any case. */
  readonly nameContains?: InputMaybe<Scalars['String']['input']>;
};

/** Orders a list of suppliers can be asked in. */
export type SupplierOrder =
  | 'NAME_ASC'
  | 'NAME_DESC';

/** A unit quantities are counted in; a package such as a box of 100 is one too. */
export type UnitOfMeasure = {
  readonly __typename?: 'UnitOfMeasure';
  /** False once it is no longer used. */
  readonly active?: Maybe<Scalars['Boolean']['output']>;
  /** UN/ECE Recommendation 20 code where it is a standard unit, else the unit's own name. */
  readonly code?: Maybe<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  /** The unit's name. */
  readonly name?: Maybe<Scalars['String']['output']>;
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
  Company: Company;
  Facility: Facility;
  Item: Item;
  StorageLocation: StorageLocation;
  Supplier: Supplier;
  UnitOfMeasure: UnitOfMeasure;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Company:
    ( { __typename: 'Company' }
    & GraphQLRecursivePick<FederationTypes['Company'], {"id":true}> );
  Facility:
    ( { __typename: 'Facility' }
    & GraphQLRecursivePick<FederationTypes['Facility'], {"id":true}> );
  Item:
    ( { __typename: 'Item' }
    & GraphQLRecursivePick<FederationTypes['Item'], {"id":true}> );
  StorageLocation:
    ( { __typename: 'StorageLocation' }
    & GraphQLRecursivePick<FederationTypes['StorageLocation'], {"id":true}> );
  Supplier:
    ( { __typename: 'Supplier' }
    & GraphQLRecursivePick<FederationTypes['Supplier'], {"id":true}> );
  UnitOfMeasure:
    ( { __typename: 'UnitOfMeasure' }
    & GraphQLRecursivePick<FederationTypes['UnitOfMeasure'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Company: ResolverTypeWrapper<CompanyEntity>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  CompanyConnection: ResolverTypeWrapper<Omit<CompanyConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['CompanyEdge']>, nodes: ReadonlyArray<ResolversTypes['Company']> }>;
  CompanyEdge: ResolverTypeWrapper<Omit<CompanyEdge, 'node'> & { node: ResolversTypes['Company'] }>;
  CompanyOrder: CompanyOrder;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Facility: ResolverTypeWrapper<FacilityEntity>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  FacilityConnection: ResolverTypeWrapper<Omit<FacilityConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['FacilityEdge']>, nodes: ReadonlyArray<ResolversTypes['Facility']> }>;
  FacilityEdge: ResolverTypeWrapper<Omit<FacilityEdge, 'node'> & { node: ResolversTypes['Facility'] }>;
  FacilityFilter: FacilityFilter;
  FacilityOrder: FacilityOrder;
  Identifier: ResolverTypeWrapper<Identifier>;
  IdentifierSystem: IdentifierSystem;
  Item: ResolverTypeWrapper<ItemEntity>;
  ItemConnection: ResolverTypeWrapper<Omit<ItemConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ItemEdge']>, nodes: ReadonlyArray<ResolversTypes['Item']> }>;
  ItemEdge: ResolverTypeWrapper<Omit<ItemEdge, 'node'> & { node: ResolversTypes['Item'] }>;
  ItemFilter: ItemFilter;
  ItemKind: ItemKind;
  ItemOrder: ItemOrder;
  ItemTracking: ItemTracking;
  Money: ResolverTypeWrapper<Money>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PaymentState: PaymentState;
  Quantity: ResolverTypeWrapper<Omit<Quantity, 'unit'> & { unit?: Maybe<ResolversTypes['UnitOfMeasure']> }>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  StorageLocation: ResolverTypeWrapper<StorageLocationEntity>;
  StorageLocationKind: StorageLocationKind;
  Supplier: ResolverTypeWrapper<SupplierEntity>;
  SupplierConnection: ResolverTypeWrapper<Omit<SupplierConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['SupplierEdge']>, nodes: ReadonlyArray<ResolversTypes['Supplier']> }>;
  SupplierEdge: ResolverTypeWrapper<Omit<SupplierEdge, 'node'> & { node: ResolversTypes['Supplier'] }>;
  SupplierFilter: SupplierFilter;
  SupplierOrder: SupplierOrder;
  UnitOfMeasure: ResolverTypeWrapper<UnitOfMeasureEntity>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Company: CompanyEntity;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  CompanyConnection: Omit<CompanyConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['CompanyEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Company']> };
  CompanyEdge: Omit<CompanyEdge, 'node'> & { node: ResolversParentTypes['Company'] };
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  Facility: FacilityEntity;
  Boolean: Scalars['Boolean']['output'];
  FacilityConnection: Omit<FacilityConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['FacilityEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Facility']> };
  FacilityEdge: Omit<FacilityEdge, 'node'> & { node: ResolversParentTypes['Facility'] };
  FacilityFilter: FacilityFilter;
  Identifier: Identifier;
  Item: ItemEntity;
  ItemConnection: Omit<ItemConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ItemEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Item']> };
  ItemEdge: Omit<ItemEdge, 'node'> & { node: ResolversParentTypes['Item'] };
  ItemFilter: ItemFilter;
  Money: Money;
  PageInfo: PageInfo;
  Quantity: Omit<Quantity, 'unit'> & { unit?: Maybe<ResolversParentTypes['UnitOfMeasure']> };
  Query: Record<PropertyKey, never>;
  Int: Scalars['Int']['output'];
  StorageLocation: StorageLocationEntity;
  Supplier: SupplierEntity;
  SupplierConnection: Omit<SupplierConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['SupplierEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Supplier']> };
  SupplierEdge: Omit<SupplierEdge, 'node'> & { node: ResolversParentTypes['Supplier'] };
  SupplierFilter: SupplierFilter;
  UnitOfMeasure: UnitOfMeasureEntity;
};

export type CompanyResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['Company'] = ResolversParentTypes['Company'], FederationReferenceType extends FederationReferenceTypes['Company'] = FederationReferenceTypes['Company']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Company']> | FederationReferenceType, FederationReferenceType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['CurrencyCode']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CompanyConnectionResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['CompanyConnection'] = ResolversParentTypes['CompanyConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CompanyEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Company']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CompanyEdgeResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['CompanyEdge'] = ResolversParentTypes['CompanyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Company'], ParentType, ContextType>;
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

export type FacilityResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['Facility'] = ResolversParentTypes['Facility'], FederationReferenceType extends FederationReferenceTypes['Facility'] = FederationReferenceTypes['Facility']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Facility']> | FederationReferenceType, FederationReferenceType, ContextType>;
  active?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  company?: Resolver<Maybe<ResolversTypes['Company']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type FacilityConnectionResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['FacilityConnection'] = ResolversParentTypes['FacilityConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['FacilityEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Facility']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type FacilityEdgeResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['FacilityEdge'] = ResolversParentTypes['FacilityEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Facility'], ParentType, ContextType>;
};

export type IdentifierResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['Identifier'] = ResolversParentTypes['Identifier']> = {
  system?: Resolver<ResolversTypes['IdentifierSystem'], ParentType, ContextType>;
  valid?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ItemResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['Item'] = ResolversParentTypes['Item'], FederationReferenceType extends FederationReferenceTypes['Item'] = FederationReferenceTypes['Item']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Item']> | FederationReferenceType, FederationReferenceType, ContextType>;
  active?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifiers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Identifier']>>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['ItemKind']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sku?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tracking?: Resolver<Maybe<ResolversTypes['ItemTracking']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['UnitOfMeasure']>, ParentType, ContextType>;
};

export type ItemConnectionResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['ItemConnection'] = ResolversParentTypes['ItemConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ItemEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Item']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ItemEdgeResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['ItemEdge'] = ResolversParentTypes['ItemEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Item'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QuantityResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['Quantity'] = ResolversParentTypes['Quantity']> = {
  unit?: Resolver<Maybe<ResolversTypes['UnitOfMeasure']>, ParentType, ContextType>;
  unitCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  companies?: Resolver<Maybe<ResolversTypes['CompanyConnection']>, ParentType, ContextType, RequireFields<QueryCompaniesArgs, 'first' | 'orderBy'>>;
  company?: Resolver<Maybe<ResolversTypes['Company']>, ParentType, ContextType, RequireFields<QueryCompanyArgs, 'id'>>;
  facilities?: Resolver<Maybe<ResolversTypes['FacilityConnection']>, ParentType, ContextType, RequireFields<QueryFacilitiesArgs, 'first' | 'orderBy'>>;
  facility?: Resolver<Maybe<ResolversTypes['Facility']>, ParentType, ContextType, RequireFields<QueryFacilityArgs, 'id'>>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType, RequireFields<QueryItemArgs, 'id'>>;
  items?: Resolver<Maybe<ResolversTypes['ItemConnection']>, ParentType, ContextType, RequireFields<QueryItemsArgs, 'first' | 'orderBy'>>;
  storageLocation?: Resolver<Maybe<ResolversTypes['StorageLocation']>, ParentType, ContextType, RequireFields<QueryStorageLocationArgs, 'id'>>;
  supplier?: Resolver<Maybe<ResolversTypes['Supplier']>, ParentType, ContextType, RequireFields<QuerySupplierArgs, 'id'>>;
  suppliers?: Resolver<Maybe<ResolversTypes['SupplierConnection']>, ParentType, ContextType, RequireFields<QuerySuppliersArgs, 'first' | 'orderBy'>>;
  unitOfMeasure?: Resolver<Maybe<ResolversTypes['UnitOfMeasure']>, ParentType, ContextType, RequireFields<QueryUnitOfMeasureArgs, 'id'>>;
  unitsOfMeasure?: Resolver<Maybe<ReadonlyArray<ResolversTypes['UnitOfMeasure']>>, ParentType, ContextType>;
};

export type StorageLocationResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['StorageLocation'] = ResolversParentTypes['StorageLocation'], FederationReferenceType extends FederationReferenceTypes['StorageLocation'] = FederationReferenceTypes['StorageLocation']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['StorageLocation']> | FederationReferenceType, FederationReferenceType, ContextType>;
  facility?: Resolver<Maybe<ResolversTypes['Facility']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['StorageLocationKind']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  path?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SupplierResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['Supplier'] = ResolversParentTypes['Supplier'], FederationReferenceType extends FederationReferenceTypes['Supplier'] = FederationReferenceTypes['Supplier']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Supplier']> | FederationReferenceType, FederationReferenceType, ContextType>;
  active?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifiers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Identifier']>>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SupplierConnectionResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['SupplierConnection'] = ResolversParentTypes['SupplierConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SupplierEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Supplier']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SupplierEdgeResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['SupplierEdge'] = ResolversParentTypes['SupplierEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Supplier'], ParentType, ContextType>;
};

export type UnitOfMeasureResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['UnitOfMeasure'] = ResolversParentTypes['UnitOfMeasure'], FederationReferenceType extends FederationReferenceTypes['UnitOfMeasure'] = FederationReferenceTypes['UnitOfMeasure']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['UnitOfMeasure']> | FederationReferenceType, FederationReferenceType, ContextType>;
  active?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = MasterDataContext> = {
  Company?: CompanyResolvers<ContextType>;
  CompanyConnection?: CompanyConnectionResolvers<ContextType>;
  CompanyEdge?: CompanyEdgeResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Facility?: FacilityResolvers<ContextType>;
  FacilityConnection?: FacilityConnectionResolvers<ContextType>;
  FacilityEdge?: FacilityEdgeResolvers<ContextType>;
  Identifier?: IdentifierResolvers<ContextType>;
  Item?: ItemResolvers<ContextType>;
  ItemConnection?: ItemConnectionResolvers<ContextType>;
  ItemEdge?: ItemEdgeResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  StorageLocation?: StorageLocationResolvers<ContextType>;
  Supplier?: SupplierResolvers<ContextType>;
  SupplierConnection?: SupplierConnectionResolvers<ContextType>;
  SupplierEdge?: SupplierEdgeResolvers<ContextType>;
  UnitOfMeasure?: UnitOfMeasureResolvers<ContextType>;
};

