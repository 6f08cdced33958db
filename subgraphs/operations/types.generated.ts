import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { OperationsContext } from './context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
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

/** What became of an acknowledgement. */
export type AcknowledgeEventsPayload = {
  readonly __typename?: 'AcknowledgeEventsPayload';
  /** When you said so: a consumer that says nothing for long is forgotten. */
  readonly acknowledgedAt: Scalars['DateTime']['output'];
  /** The name under which you subscribe. */
  readonly consumer: Scalars['String']['output'];
  /** Where it goes on: after this cursor, or further on where you had acknowledged more already. */
  readonly cursor: Scalars['String']['output'];
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

/** Something that Odoo noted and nobody could make an event of. */
export type DeadLetter = {
  readonly __typename?: 'DeadLetter';
  /** Its name, by which it can be tried again. */
  readonly letterId: Scalars['ID']['output'];
  /** Why nobody could. */
  readonly reason: Scalars['String']['output'];
  /** Since when it waits. */
  readonly since: Scalars['DateTime']['output'];
};

/** A consumer whose position is remembered. */
export type EventConsumer = {
  readonly __typename?: 'EventConsumer';
  /** When it last acknowledged something, or was made. */
  readonly acknowledgedAt: Scalars['DateTime']['output'];
  /** How many events of its stream it has not acknowledged, whether they are for it or not. Null where it cannot go on: what follows its position is gone. */
  readonly behind?: Maybe<Scalars['Int']['output']>;
  /** The application that made it. */
  readonly client: Scalars['String']['output'];
  /** Its name, as the application gave it. */
  readonly name: Scalars['String']['output'];
  /** The stream it reads. */
  readonly stream: Scalars['String']['output'];
};

/** How what Odoo notes comes into the streams. */
export type EventRelay = {
  readonly __typename?: 'EventRelay';
  /** How many dead letters there are. */
  readonly deadLetters: Scalars['Int']['output'];
  /** When this process last appended something. Null where it never did. */
  readonly lastAppendedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Whether it is this process that does it; of several, one does. */
  readonly leads: Scalars['Boolean']['output'];
  /** Since when the oldest of them waits. */
  readonly oldestWaitingSince?: Maybe<Scalars['DateTime']['output']>;
  /** Why it cannot go on at the moment, by a code of an error. Null while all is well. */
  readonly trouble?: Maybe<Scalars['String']['output']>;
  /** Rows that wait in Odoo, as this process saw it last. Null where it has not looked. */
  readonly waiting?: Maybe<Scalars['Int']['output']>;
};

/** A stream of events: of one domain, in order. */
export type EventStream = {
  readonly __typename?: 'EventStream';
  /** How many events there are to go back to. */
  readonly events: Scalars['Int']['output'];
  /** When the last one came; null where none did yet. */
  readonly lastAppendedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Its name, such as `procurement`. */
  readonly name: Scalars['String']['output'];
  /** How many there ever were. */
  readonly total: Scalars['Int']['output'];
};

/** An amount of money. */
export type Money = {
  readonly __typename?: 'Money';
  /** The amount, with as many places as its currency has; a price per unit may have more. */
  readonly amount: Scalars['Decimal']['output'];
  /** The currency of the amount. */
  readonly currency: Scalars['CurrencyCode']['output'];
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Remembers that you have what came up to a cursor: your consumer goes on after it. Never goes back; done again it moves nothing. */
  readonly acknowledgeEvents?: Maybe<AcknowledgeEventsPayload>;
  /** Tries once more to make events of a dead letter; they come after all that is there. Done again it changes nothing. */
  readonly replayDeadLetter?: Maybe<ReplayDeadLetterPayload>;
};


export type MutationAcknowledgeEventsArgs = {
  consumer: Scalars['String']['input'];
  cursor: Scalars['String']['input'];
};


export type MutationReplayDeadLetterArgs = {
  dryRun?: Scalars['Boolean']['input'];
  id: Scalars['ID']['input'];
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
  /** What Odoo noted and nobody could make an event of, the oldest first. */
  readonly deadLetters?: Maybe<ReadonlyArray<DeadLetter>>;
  /** Consumers that a position is remembered for, the one that is furthest behind first; at most 1000. */
  readonly eventConsumers?: Maybe<ReadonlyArray<EventConsumer>>;
  /** How what Odoo notes comes into the streams. Null where this service takes nothing from an outbox. */
  readonly eventRelay?: Maybe<EventRelay>;
  /** The streams of events, each with what there is of it. */
  readonly eventStreams?: Maybe<ReadonlyArray<EventStream>>;
};


export type QueryDeadLettersArgs = {
  first?: Scalars['Int']['input'];
};

/** What became of trying a dead letter again. */
export type ReplayDeadLetterPayload = {
  readonly __typename?: 'ReplayDeadLetterPayload';
  /** Types of the events that come of it, or would. */
  readonly eventTypes: ReadonlyArray<Scalars['String']['output']>;
  /** What became of it. */
  readonly outcome: ReplayOutcome;
  /** Why nothing can be made of it. Null where something can. */
  readonly reason?: Maybe<Scalars['String']['output']>;
};

/** What became of trying a dead letter again. */
export type ReplayOutcome =
  /** There is no such letter. */
  | 'NOT_FOUND'
  /** Nobody can make an event of it still. */
  | 'NOT_TRANSLATED'
  /** Its events were appended, and the letter is gone. */
  | 'REPLAYED'
  /** Its events could be appended. */
  | 'WOULD_BE_REPLAYED';

/** Systems that feed this graph. */
export type SourceSystem =
  /** The books and the stock. */
  | 'ERP'
  /** The claims platform or EHR. */
  | 'FHIR'
  /** Files of payers. */
  | 'REMITTANCE_FILES';

export type UnitOfMeasure = {
  readonly __typename?: 'UnitOfMeasure';
  readonly id: Scalars['ID']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


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





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcknowledgeEventsPayload: ResolverTypeWrapper<AcknowledgeEventsPayload>;
  ChangeKind: ChangeKind;
  Classification: Classification;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeadLetter: ResolverTypeWrapper<DeadLetter>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  EventConsumer: ResolverTypeWrapper<EventConsumer>;
  EventRelay: ResolverTypeWrapper<EventRelay>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  EventStream: ResolverTypeWrapper<EventStream>;
  Money: ResolverTypeWrapper<Money>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PaymentState: PaymentState;
  Provenance: ResolverTypeWrapper<Provenance>;
  ProvenanceMode: ProvenanceMode;
  Quantity: ResolverTypeWrapper<Quantity>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReplayDeadLetterPayload: ResolverTypeWrapper<ReplayDeadLetterPayload>;
  ReplayOutcome: ReplayOutcome;
  SourceSystem: SourceSystem;
  UnitOfMeasure: ResolverTypeWrapper<UnitOfMeasure>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcknowledgeEventsPayload: AcknowledgeEventsPayload;
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  DeadLetter: DeadLetter;
  ID: Scalars['ID']['output'];
  Decimal: Scalars['Decimal']['output'];
  EventConsumer: EventConsumer;
  EventRelay: EventRelay;
  Boolean: Scalars['Boolean']['output'];
  EventStream: EventStream;
  Money: Money;
  Mutation: Record<PropertyKey, never>;
  PageInfo: PageInfo;
  Provenance: Provenance;
  Quantity: Quantity;
  Query: Record<PropertyKey, never>;
  ReplayDeadLetterPayload: ReplayDeadLetterPayload;
  UnitOfMeasure: UnitOfMeasure;
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
};

export type CachedDirectiveArgs = {
  seconds: Scalars['Int']['input'];
};

export type CachedDirectiveResolver<Result, Parent, ContextType = OperationsContext, Args = CachedDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ClassifiedDirectiveArgs = {
  as: Classification;
};

export type ClassifiedDirectiveResolver<Result, Parent, ContextType = OperationsContext, Args = ClassifiedDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type OwnerDirectiveArgs = {
  team: Scalars['String']['input'];
};

export type OwnerDirectiveResolver<Result, Parent, ContextType = OperationsContext, Args = OwnerDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type PublicDirectiveArgs = { };

export type PublicDirectiveResolver<Result, Parent, ContextType = OperationsContext, Args = PublicDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ReadsDirectiveArgs = {
  coordinates: ReadonlyArray<Scalars['String']['input']>;
};

export type ReadsDirectiveResolver<Result, Parent, ContextType = OperationsContext, Args = ReadsDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type SystemOfRecordDirectiveArgs = {
  system: Scalars['String']['input'];
};

export type SystemOfRecordDirectiveResolver<Result, Parent, ContextType = OperationsContext, Args = SystemOfRecordDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AcknowledgeEventsPayloadResolvers<ContextType = OperationsContext, ParentType extends ResolversParentTypes['AcknowledgeEventsPayload'] = ResolversParentTypes['AcknowledgeEventsPayload']> = {
  acknowledgedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  consumer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
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

export type DeadLetterResolvers<ContextType = OperationsContext, ParentType extends ResolversParentTypes['DeadLetter'] = ResolversParentTypes['DeadLetter']> = {
  letterId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type EventConsumerResolvers<ContextType = OperationsContext, ParentType extends ResolversParentTypes['EventConsumer'] = ResolversParentTypes['EventConsumer']> = {
  acknowledgedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  behind?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  client?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stream?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type EventRelayResolvers<ContextType = OperationsContext, ParentType extends ResolversParentTypes['EventRelay'] = ResolversParentTypes['EventRelay']> = {
  deadLetters?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastAppendedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  leads?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  oldestWaitingSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  trouble?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  waiting?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type EventStreamResolvers<ContextType = OperationsContext, ParentType extends ResolversParentTypes['EventStream'] = ResolversParentTypes['EventStream']> = {
  events?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastAppendedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = OperationsContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = OperationsContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acknowledgeEvents?: Resolver<Maybe<ResolversTypes['AcknowledgeEventsPayload']>, ParentType, ContextType, RequireFields<MutationAcknowledgeEventsArgs, 'consumer' | 'cursor'>>;
  replayDeadLetter?: Resolver<Maybe<ResolversTypes['ReplayDeadLetterPayload']>, ParentType, ContextType, RequireFields<MutationReplayDeadLetterArgs, 'dryRun' | 'id'>>;
};

export type PageInfoResolvers<ContextType = OperationsContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProvenanceResolvers<ContextType = OperationsContext, ParentType extends ResolversParentTypes['Provenance'] = ResolversParentTypes['Provenance']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  fileChecksum?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['ProvenanceMode'], ParentType, ContextType>;
  reference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['SourceSystem'], ParentType, ContextType>;
};

export type QuantityResolvers<ContextType = OperationsContext, ParentType extends ResolversParentTypes['Quantity'] = ResolversParentTypes['Quantity']> = {
  unit?: Resolver<Maybe<ResolversTypes['UnitOfMeasure']>, ParentType, ContextType>;
  unitCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = OperationsContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  deadLetters?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DeadLetter']>>, ParentType, ContextType, RequireFields<QueryDeadLettersArgs, 'first'>>;
  eventConsumers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['EventConsumer']>>, ParentType, ContextType>;
  eventRelay?: Resolver<Maybe<ResolversTypes['EventRelay']>, ParentType, ContextType>;
  eventStreams?: Resolver<Maybe<ReadonlyArray<ResolversTypes['EventStream']>>, ParentType, ContextType>;
};

export type ReplayDeadLetterPayloadResolvers<ContextType = OperationsContext, ParentType extends ResolversParentTypes['ReplayDeadLetterPayload'] = ResolversParentTypes['ReplayDeadLetterPayload']> = {
  eventTypes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['ReplayOutcome'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UnitOfMeasureResolvers<ContextType = OperationsContext, ParentType extends ResolversParentTypes['UnitOfMeasure'] = ResolversParentTypes['UnitOfMeasure']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type Resolvers<ContextType = OperationsContext> = {
  AcknowledgeEventsPayload?: AcknowledgeEventsPayloadResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  DeadLetter?: DeadLetterResolvers<ContextType>;
  Decimal?: GraphQLScalarType;
  EventConsumer?: EventConsumerResolvers<ContextType>;
  EventRelay?: EventRelayResolvers<ContextType>;
  EventStream?: EventStreamResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Provenance?: ProvenanceResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ReplayDeadLetterPayload?: ReplayDeadLetterPayloadResolvers<ContextType>;
  UnitOfMeasure?: UnitOfMeasureResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = OperationsContext> = {
  cached?: CachedDirectiveResolver<any, any, ContextType>;
  classified?: ClassifiedDirectiveResolver<any, any, ContextType>;
  owner?: OwnerDirectiveResolver<any, any, ContextType>;
  public?: PublicDirectiveResolver<any, any, ContextType>;
  reads?: ReadsDirectiveResolver<any, any, ContextType>;
  systemOfRecord?: SystemOfRecordDirectiveResolver<any, any, ContextType>;
};
