import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Change as ChangeOfEvent } from '../shared/events/feed/change.ts';
import type { Item as ItemEntity } from './sources/odoo/items.ts';
import type { ItemPackaging as ItemPackagingEntity } from './loaders/packagings.ts';
import type { ItemCategory as ItemCategoryEntity } from './sources/odoo/item-categories.ts';
import type { CostCenter as CostCenterEntity, CostCenterPlan as CostCenterPlanEntity } from './sources/odoo/cost-centers.ts';
import type { Supplier as SupplierEntity, PaymentTerms as PaymentTermsEntity } from './sources/odoo/suppliers.ts';
import type { SupplierDuplicate as SupplierDuplicateEntity } from './loaders/supplier-duplicates.ts';
import type { PostalAddress as PostalAddressEntity, Region as RegionEntity } from './sources/odoo/postal-addresses.ts';
import type { Facility as FacilityEntity } from './sources/odoo/facilities.ts';
import type { StorageLocation as StorageLocationEntity } from './sources/odoo/storage-locations.ts';
import type { Company as CompanyEntity } from './sources/odoo/companies.ts';
import type { UnitOfMeasure as UnitOfMeasureEntity } from './sources/odoo/units-of-measure.ts';
import type { Payer as PayerEntity } from './loaders/payers.ts';
import type { Practitioner as PractitionerEntity } from './loaders/practitioners.ts';
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

/** How somebody is reached. */
export type ContactDetails = {
  readonly __typename?: 'ContactDetails';
  /** The e-mail address, as it was written down. Null when nobody did. */
  readonly email?: Maybe<Scalars['String']['output']>;
  /** The telephone number, as it was written down. Null when nobody did. */
  readonly phone?: Maybe<Scalars['String']['output']>;
};

/** Where costs are charged to: a department, a ward, a project. */
export type CostCenter = {
  readonly __typename?: 'CostCenter';
  /** False once nothing more is charged to it. */
  readonly active?: Maybe<Scalars['Boolean']['output']>;
  /** The number people use for it. Null when it has none. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** The company it belongs to. Null when it is for all of them, or when you may not see the company. */
  readonly company?: Maybe<Company>;
  readonly id: Scalars['ID']['output'];
  /** The cost centre's name. Null when it cannot be read. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The way of dividing costs that it is part of. Null when it cannot be read. */
  readonly plan?: Maybe<CostCenterPlan>;
};

/** A page of cost centres. */
export type CostCenterConnection = {
  readonly __typename?: 'CostCenterConnection';
  readonly edges: ReadonlyArray<CostCenterEdge>;
  /** The cost centres of this page. */
  readonly nodes: ReadonlyArray<CostCenter>;
  readonly pageInfo: PageInfo;
};

/** A cost centre in a list, with its place. */
export type CostCenterEdge = {
  readonly __typename?: 'CostCenterEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: CostCenter;
};

/** Which cost centres. */
export type CostCenterFilter = {
  /** In use or not; both when null. */
  readonly active?: InputMaybe<Scalars['Boolean']['input']>;
  /** Exactly these numbers. */
  readonly codes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Those of these companies; one that is for all companies is none of theirs. */
  readonly companies?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Part of the name, in any case. */
  readonly nameContains?: InputMaybe<Scalars['String']['input']>;
};

/** Orders a list of cost centres can be asked in. */
export type CostCenterOrder =
  | 'NAME_ASC'
  | 'NAME_DESC';

/** A way of dividing costs, such as by department or by project. What is charged in one plan can be charged in another too. */
export type CostCenterPlan = {
  readonly __typename?: 'CostCenterPlan';
  readonly id: Scalars['ID']['output'];
  /** The plan's name. Null when it cannot be read. */
  readonly name?: Maybe<Scalars['String']['output']>;
};

/** Why two suppliers may be the same one. */
export type DuplicateReason =
  /** An e-mail address in common. */
  | 'SAME_EMAIL'
  /** The same name but for case, accents, punctuation and legal form. */
  | 'SAME_NAME'
  /** The same telephone number, however it is spaced. */
  | 'SAME_PHONE'
  /** The same number in a register of companies, however it is spaced. */
  | 'SAME_REGISTRY_NUMBER'
  /** The same tax number, however it is spaced. */
  | 'SAME_TAX_NUMBER';

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
  /** The numbers others know the facility by. Empty when it has none, or when no field is named that holds them. */
  readonly identifiers?: Maybe<ReadonlyArray<Identifier>>;
  /** The facility's name. Null when it cannot be read. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Its storage locations that are in use, by path. */
  readonly storageLocations?: Maybe<StorageLocationConnection>;
};


/** A place that keeps stock and receives goods: a hospital, a clinic, a laboratory, a distribution centre. */
export type FacilityStorageLocationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
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
  /** Whether it can be a number of its system: as long as it has to be, with the right check digit. Null where there is nothing to check. */
  readonly valid?: Maybe<Scalars['Boolean']['output']>;
  /** The number as it is kept, also when it is not valid. */
  readonly value: Scalars['String']['output'];
};

/** A number by which a system outside knows a record. */
export type IdentifierInput = {
  /** Who gave the number out. A BARCODE finds GTINs too. */
  readonly system: IdentifierSystem;
  /** The number. A wrong check digit finds what was written down with it; a GTIN is the same with more or fewer leading zeros. */
  readonly value: Scalars['String']['input'];
};

/** Systems that give out numbers. */
export type IdentifierSystem =
  /** A barcode that is not a GTIN. */
  | 'BARCODE'
  /** A number in a register of companies. */
  | 'COMPANY_REGISTRY'
  /** Data Universal Numbering System, nine digits. */
  | 'DUNS'
  /** GS1 Global Location Number, 13 digits. */
  | 'GLN'
  /** GS1 Global Trade Item Number of 8, 12, 13 or 14 digits. */
  | 'GTIN'
  /** National Provider Identifier of the United States, ten digits. */
  | 'NPI'
  /** A payer's number in the networks in which claims are sent. */
  | 'PAYER_NUMBER'
  /** The number the group itself gave a supplier. */
  | 'SUPPLIER_NUMBER'
  /** The part of a medical device's Unique Device Identification that names the product; one given out by GS1 is a GTIN. */
  | 'UDI_DI'
  /** A tax number. */
  | 'VAT';

/** Something that is bought, stocked or used: a product in one variant. */
export type Item = {
  readonly __typename?: 'Item';
  /** False once the item is no longer used; orders from before still point at it. */
  readonly active?: Maybe<Scalars['Boolean']['output']>;
  /** The category it is kept under. Null when it is under none, or one you may not see. */
  readonly category?: Maybe<ItemCategory>;
  readonly id: Scalars['ID']['output'];
  /** The numbers others know the item by. Empty when it has none. */
  readonly identifiers?: Maybe<ReadonlyArray<Identifier>>;
  /** Whether it is goods, a service or a set of others. Null when it cannot be read. */
  readonly kind?: Maybe<ItemKind>;
  /** The item's name. Null when it cannot be read. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The other units it is packed in or offered by suppliers in, the smallest first. Empty when there are none. */
  readonly packagings?: Maybe<ReadonlyArray<ItemPackaging>>;
  /** For how many days it is good from the day it is received. Null when it does not expire. */
  readonly shelfLifeDays?: Maybe<Scalars['Int']['output']>;
  /** The group's own number for the item. Null when it has none. */
  readonly sku?: Maybe<Scalars['String']['output']>;
  /** How its stock is told apart. */
  readonly tracking?: Maybe<ItemTracking>;
  /** The unit its stock is kept in. */
  readonly unit?: Maybe<UnitOfMeasure>;
};

/** Where items are kept in order: one heading of a tree. */
export type ItemCategory = {
  readonly __typename?: 'ItemCategory';
  /** The categories right below it, by name. */
  readonly children?: Maybe<ItemCategoryConnection>;
  readonly id: Scalars['ID']['output'];
  /** The items right in it that are in use, by name; not those of the categories below. */
  readonly items?: Maybe<ItemConnection>;
  /** The category's own name. Null when it cannot be read. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The category around it. Null when it is an outermost one, or when you may not see the other. */
  readonly parent?: Maybe<ItemCategory>;
  /** Its name with those of the categories around it, outermost first. */
  readonly path?: Maybe<Scalars['String']['output']>;
};


/** Where items are kept in order: one heading of a tree. */
export type ItemCategoryChildrenArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


/** Where items are kept in order: one heading of a tree. */
export type ItemCategoryItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

/** A page of categories. */
export type ItemCategoryConnection = {
  readonly __typename?: 'ItemCategoryConnection';
  readonly edges: ReadonlyArray<ItemCategoryEdge>;
  /** The categories of this page. */
  readonly nodes: ReadonlyArray<ItemCategory>;
  readonly pageInfo: PageInfo;
};

/** A category in a list, with its place. */
export type ItemCategoryEdge = {
  readonly __typename?: 'ItemCategoryEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: ItemCategory;
};

/** Which categories of items. */
export type ItemCategoryFilter = {
  /** Part of the category's own name, in any case. */
  readonly nameContains?: InputMaybe<Scalars['String']['input']>;
  /** True: only those that are below no other. False: only those that are. */
  readonly outermost?: InputMaybe<Scalars['Boolean']['input']>;
  /** Right below one of these categories. */
  readonly parents?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** Orders a list of categories can be asked in. */
export type ItemCategoryOrder =
  | 'PATH_ASC'
  | 'PATH_DESC';

/** That what is known of an item changed. */
export type ItemChange = {
  readonly __typename?: 'ItemChange';
  /** Whether the record is new, another, or gone: deleted, or no longer yours to see. */
  readonly change: ChangeKind;
  /** Its place in the stream: give it back as `after`, or acknowledge it, to go on after it. */
  readonly cursor: Scalars['String']['output'];
  /** Names the change once and for all: whoever gets it twice sees that it is the same. */
  readonly eventId: Scalars['String']['output'];
  /** What happened, such as `master_data.item.changed`. */
  readonly eventType: Scalars['String']['output'];
  /** The item as it is when you are told. Null where it is gone. */
  readonly item?: Maybe<Item>;
  /** When the transaction began in which it happened, to the second. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** Id of the item, which may be gone by now. */
  readonly recordId: Scalars['ID']['output'];
  /** True while what happened before is being caught up with, false for what happens now. */
  readonly replayed: Scalars['Boolean']['output'];
};

/** Which items. */
export type ItemChangeFilter = {
  /** Any of these. */
  readonly items?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
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
  /** In one of these categories, or in one below it. */
  readonly categories?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Part of the name, in any case. */
  readonly nameContains?: InputMaybe<Scalars['String']['input']>;
  /** Exactly these numbers of the group's own. */
  readonly skus?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Words, each of them part of the name, the sku or an identifier, in any case: what is typed into a search box. At most 12 words and 200 characters. */
  readonly text?: InputMaybe<Scalars['String']['input']>;
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

/** Another unit an item comes in, such as a box of 100. */
export type ItemPackaging = {
  readonly __typename?: 'ItemPackaging';
  /** How many of the item's own unit one of it holds: exact where a decimal can be, else to twelve places. Null when one cannot be converted into the other, as a box into litres. */
  readonly contains?: Maybe<Scalars['Decimal']['output']>;
  /** The numbers on a packaging itself, such as the GTIN of the box; they do not find the item. Empty when it has none. */
  readonly identifiers?: Maybe<ReadonlyArray<Identifier>>;
  /** The unit. Null when it cannot be read. */
  readonly unit?: Maybe<UnitOfMeasure>;
};

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

/** Who pays for care: an insurance, a fund. */
export type Payer = {
  readonly __typename?: 'Payer';
  /** Whether it is in use. Null when its source does not say. */
  readonly active?: Maybe<Scalars['Boolean']['output']>;
  readonly id: Scalars['ID']['output'];
  /** Numbers it is known by, to payers' networks and in the books; those of systems that have no word here are left out. */
  readonly identifiers?: Maybe<ReadonlyArray<Identifier>>;
  /** Whether anybody in the books bears one of its numbers, of those you may see. */
  readonly isInBooks?: Maybe<Scalars['Boolean']['output']>;
  /** What it is called. Null while its source is away: names are not kept here. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Where this is from, and as of when. */
  readonly provenance?: Maybe<Provenance>;
};

/** A page of payers. */
export type PayerConnection = {
  readonly __typename?: 'PayerConnection';
  readonly edges: ReadonlyArray<PayerEdge>;
  /** The payers of this page. */
  readonly nodes: ReadonlyArray<Payer>;
  readonly pageInfo: PageInfo;
};

/** A payer in a list, with its place. */
export type PayerEdge = {
  readonly __typename?: 'PayerEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Payer;
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

/** When what is owed is to be paid, such as within 30 days. */
export type PaymentTerms = {
  readonly __typename?: 'PaymentTerms';
  readonly id: Scalars['ID']['output'];
  /** What the terms are called. Null when it cannot be read. */
  readonly name?: Maybe<Scalars['String']['output']>;
};

/** A postal address in the parts it is kept in; none of them is made of another. */
export type PostalAddress = {
  readonly __typename?: 'PostalAddress';
  /** The town. Null when nobody wrote it down. */
  readonly city?: Maybe<Scalars['String']['output']>;
  /** Two letters of ISO 3166-1, but for places of which that has none. Null when nobody wrote down the country. */
  readonly countryCode?: Maybe<Scalars['String']['output']>;
  /** The postal code. Null when nobody wrote it down. */
  readonly postalCode?: Maybe<Scalars['String']['output']>;
  /** The state, province or other part of the country. Null when nobody wrote it down. */
  readonly region?: Maybe<Region>;
  /** The street with its number. Null when nobody wrote it down. */
  readonly street?: Maybe<Scalars['String']['output']>;
  /** What does not fit on the first line. Null when nothing is there. */
  readonly streetMore?: Maybe<Scalars['String']['output']>;
};

/** A person who gives care, as far as claims name them. */
export type Practitioner = {
  readonly __typename?: 'Practitioner';
  /** Whether they are in practice. Null when the source does not say. */
  readonly active?: Maybe<Scalars['Boolean']['output']>;
  readonly id: Scalars['ID']['output'];
  /** Numbers they are known by; those of systems that have no word here are left out. */
  readonly identifiers?: Maybe<ReadonlyArray<Identifier>>;
  /** What they are called. Null while the source is away: names are not kept here. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Where this is from, and as of when. */
  readonly provenance?: Maybe<Provenance>;
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
  /** The cost centre with this id; null when there is none you may see. */
  readonly costCenter?: Maybe<CostCenter>;
  /** Cost centres, one page at a time. */
  readonly costCenters?: Maybe<CostCenterConnection>;
  /** Facilities, one page at a time. */
  readonly facilities?: Maybe<FacilityConnection>;
  /** The facility with this id, or with this identifier; null when there is none you may see. Exactly one of both is needed. */
  readonly facility?: Maybe<Facility>;
  /** The item with this id, or with this identifier; null when there is none you may see. Exactly one of both is needed. */
  readonly item?: Maybe<Item>;
  /** Categories of items, one page at a time. */
  readonly itemCategories?: Maybe<ItemCategoryConnection>;
  /** The category of items with this id; null when there is none you may see. */
  readonly itemCategory?: Maybe<ItemCategory>;
  /** Items, one page at a time. */
  readonly items?: Maybe<ItemConnection>;
  /** The payer with this id or this number; null when there is none. */
  readonly payer?: Maybe<Payer>;
  /** Those who pay for care, one page at a time, in a fixed order. */
  readonly payers?: Maybe<PayerConnection>;
  /** The practitioner with this id or this number; null when there is none. */
  readonly practitioner?: Maybe<Practitioner>;
  /** The storage location with this id; null when there is none you may see. */
  readonly storageLocation?: Maybe<StorageLocation>;
  /** Storage locations, one page at a time. */
  readonly storageLocations?: Maybe<StorageLocationConnection>;
  /** The supplier with this id, or with this identifier; null when there is none you may see. Exactly one of both is needed. */
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


export type QueryCostCenterArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCostCentersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CostCenterFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: CostCenterOrder;
};


export type QueryFacilitiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<FacilityFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: FacilityOrder;
};


export type QueryFacilityArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  identifier?: InputMaybe<IdentifierInput>;
};


export type QueryItemArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  identifier?: InputMaybe<IdentifierInput>;
};


export type QueryItemCategoriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ItemCategoryFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: ItemCategoryOrder;
};


export type QueryItemCategoryArgs = {
  id: Scalars['ID']['input'];
};


export type QueryItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ItemFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: ItemOrder;
};


export type QueryPayerArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  identifier?: InputMaybe<IdentifierInput>;
};


export type QueryPayersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


export type QueryPractitionerArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  identifier?: InputMaybe<IdentifierInput>;
};


export type QueryStorageLocationArgs = {
  id: Scalars['ID']['input'];
};


export type QueryStorageLocationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<StorageLocationFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: StorageLocationOrder;
};


export type QuerySupplierArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  identifier?: InputMaybe<IdentifierInput>;
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

/** A part of a country: a state, a province. */
export type Region = {
  readonly __typename?: 'Region';
  /** Its short code within the country. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** The region's name. Null when it cannot be read. */
  readonly name?: Maybe<Scalars['String']['output']>;
};

/** Systems that feed this graph. */
export type SourceSystem =
  /** The books and the stock. */
  | 'ERP'
  /** The claims platform or EHR. */
  | 'FHIR'
  /** Files of payers. */
  | 'REMITTANCE_FILES';

/** A place inside a facility, or outside of all, where stock can be. */
export type StorageLocation = {
  readonly __typename?: 'StorageLocation';
  /** False once it is no longer used. */
  readonly active?: Maybe<Scalars['Boolean']['output']>;
  /** The locations right below it that are in use, by name. */
  readonly children?: Maybe<StorageLocationConnection>;
  /** The facility it is in; null for places outside of all facilities. */
  readonly facility?: Maybe<Facility>;
  readonly id: Scalars['ID']['output'];
  /** What kind of place it is. */
  readonly kind?: Maybe<StorageLocationKind>;
  /** The location's own name. Null when it cannot be read. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The location around it. Null when it is an outermost one, or when you may not see the other. */
  readonly parent?: Maybe<StorageLocation>;
  /** Its name with those of the locations around it, outermost first. */
  readonly path?: Maybe<Scalars['String']['output']>;
};


/** A place inside a facility, or outside of all, where stock can be. */
export type StorageLocationChildrenArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

/** A page of storage locations. */
export type StorageLocationConnection = {
  readonly __typename?: 'StorageLocationConnection';
  readonly edges: ReadonlyArray<StorageLocationEdge>;
  /** The storage locations of this page. */
  readonly nodes: ReadonlyArray<StorageLocation>;
  readonly pageInfo: PageInfo;
};

/** A storage location in a list, with its place. */
export type StorageLocationEdge = {
  readonly __typename?: 'StorageLocationEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: StorageLocation;
};

/** Which storage locations. */
export type StorageLocationFilter = {
  /** In use or not; both when null. */
  readonly active?: InputMaybe<Scalars['Boolean']['input']>;
  /** In any of these facilities. */
  readonly facilities?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Of any of these kinds. */
  readonly kinds?: InputMaybe<ReadonlyArray<StorageLocationKind>>;
  /** Right below one of these locations. */
  readonly parents?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Part of the path, in any case. */
  readonly pathContains?: InputMaybe<Scalars['String']['input']>;
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

/** Orders a list of storage locations can be asked in. */
export type StorageLocationOrder =
  | 'PATH_ASC'
  | 'PATH_DESC';

export type Subscription = {
  readonly __typename?: 'Subscription';
  /** Items as they are entered, changed, archived or deleted. */
  readonly itemChanged?: Maybe<ItemChange>;
  /** Suppliers as they are entered, changed, archived or deleted. */
  readonly supplierChanged?: Maybe<SupplierChange>;
};


export type SubscriptionItemChangedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  consumer?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ItemChangeFilter>;
};


export type SubscriptionSupplierChangedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  consumer?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<SupplierChangeFilter>;
};

/** Whom goods and services are bought from. */
export type Supplier = {
  readonly __typename?: 'Supplier';
  /** False once nothing more is bought there. */
  readonly active?: Maybe<Scalars['Boolean']['output']>;
  /** Where it is. Null when no part of its address is known. */
  readonly address?: Maybe<PostalAddress>;
  /** How it is reached. Null when it cannot be read. */
  readonly contact?: Maybe<ContactDetails>;
  readonly id: Scalars['ID']['output'];
  /** The numbers others know the supplier by. Empty when it has none. */
  readonly identifiers?: Maybe<ReadonlyArray<Identifier>>;
  /** Other suppliers that may be the same one, in use or not, those with the most reasons first. Whoever is one's likely duplicate has that one as its own. */
  readonly likelyDuplicates?: Maybe<SupplierDuplicateConnection>;
  /** The supplier's name. Null when it cannot be read. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** When it wants to be paid, as agreed with the company that the source's account belongs to: each company may have terms of its own. Null when nothing is agreed. */
  readonly paymentTerms?: Maybe<PaymentTerms>;
};


/** Whom goods and services are bought from. */
export type SupplierLikelyDuplicatesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

/** That what is known of a supplier changed. */
export type SupplierChange = {
  readonly __typename?: 'SupplierChange';
  /** Whether the record is new, another, or gone: deleted, or no longer yours to see. */
  readonly change: ChangeKind;
  /** Its place in the stream: give it back as `after`, or acknowledge it, to go on after it. */
  readonly cursor: Scalars['String']['output'];
  /** Names the change once and for all: whoever gets it twice sees that it is the same. */
  readonly eventId: Scalars['String']['output'];
  /** What happened, such as `master_data.supplier.changed`. */
  readonly eventType: Scalars['String']['output'];
  /** When the transaction began in which it happened, to the second. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** Id of the supplier, which may be gone by now. */
  readonly recordId: Scalars['ID']['output'];
  /** True while what happened before is being caught up with, false for what happens now. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The supplier as it is when you are told. Null where it is gone. */
  readonly supplier?: Maybe<Supplier>;
};

/** Which suppliers. */
export type SupplierChangeFilter = {
  /** Any of these. */
  readonly suppliers?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** A page of suppliers. */
export type SupplierConnection = {
  readonly __typename?: 'SupplierConnection';
  readonly edges: ReadonlyArray<SupplierEdge>;
  /** The suppliers of this page. */
  readonly nodes: ReadonlyArray<Supplier>;
  readonly pageInfo: PageInfo;
};

/** Another supplier that may be the same one. */
export type SupplierDuplicate = {
  readonly __typename?: 'SupplierDuplicate';
  /** Why they may be the same: all there is, the strongest first. */
  readonly reasons?: Maybe<ReadonlyArray<DuplicateReason>>;
  /** The other supplier. */
  readonly supplier?: Maybe<Supplier>;
};

/** A page of suppliers that may be the same one. */
export type SupplierDuplicateConnection = {
  readonly __typename?: 'SupplierDuplicateConnection';
  readonly edges: ReadonlyArray<SupplierDuplicateEdge>;
  /** The duplicates of this page. */
  readonly nodes: ReadonlyArray<SupplierDuplicate>;
  readonly pageInfo: PageInfo;
};

/** A likely duplicate in a list, with its place. */
export type SupplierDuplicateEdge = {
  readonly __typename?: 'SupplierDuplicateEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: SupplierDuplicate;
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
  /** Words, each of them part of the name or an identifier, in any case: what is typed into a search box. At most 12 words and 200 characters. */
  readonly text?: InputMaybe<Scalars['String']['input']>;
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
  /** How many of the reference unit one of it is, exactly. Null when the reference unit cannot be read. */
  readonly factor?: Maybe<Scalars['Decimal']['output']>;
  readonly id: Scalars['ID']['output'];
  /** The unit's name. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The unit of its kind that others are counted in; itself when it is that one. Null when it cannot be read. */
  readonly referenceUnit?: Maybe<UnitOfMeasure>;
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
  CostCenter: CostCenter;
  Facility: Facility;
  Item: Item;
  ItemCategory: ItemCategory;
  Payer: Payer;
  Practitioner: Practitioner;
  StorageLocation: StorageLocation;
  Supplier: Supplier;
  UnitOfMeasure: UnitOfMeasure;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Company:
    ( { __typename: 'Company' }
    & GraphQLRecursivePick<FederationTypes['Company'], {"id":true}> );
  CostCenter:
    ( { __typename: 'CostCenter' }
    & GraphQLRecursivePick<FederationTypes['CostCenter'], {"id":true}> );
  Facility:
    ( { __typename: 'Facility' }
    & GraphQLRecursivePick<FederationTypes['Facility'], {"id":true}> );
  Item:
    ( { __typename: 'Item' }
    & GraphQLRecursivePick<FederationTypes['Item'], {"id":true}> );
  ItemCategory:
    ( { __typename: 'ItemCategory' }
    & GraphQLRecursivePick<FederationTypes['ItemCategory'], {"id":true}> );
  Payer:
    ( { __typename: 'Payer' }
    & GraphQLRecursivePick<FederationTypes['Payer'], {"id":true}> );
  Practitioner:
    ( { __typename: 'Practitioner' }
    & GraphQLRecursivePick<FederationTypes['Practitioner'], {"id":true}> );
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
  ChangeKind: ChangeKind;
  Classification: Classification;
  Company: ResolverTypeWrapper<CompanyEntity>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  CompanyConnection: ResolverTypeWrapper<Omit<CompanyConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['CompanyEdge']>, nodes: ReadonlyArray<ResolversTypes['Company']> }>;
  CompanyEdge: ResolverTypeWrapper<Omit<CompanyEdge, 'node'> & { node: ResolversTypes['Company'] }>;
  CompanyOrder: CompanyOrder;
  ContactDetails: ResolverTypeWrapper<ContactDetails>;
  CostCenter: ResolverTypeWrapper<CostCenterEntity>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CostCenterConnection: ResolverTypeWrapper<Omit<CostCenterConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['CostCenterEdge']>, nodes: ReadonlyArray<ResolversTypes['CostCenter']> }>;
  CostCenterEdge: ResolverTypeWrapper<Omit<CostCenterEdge, 'node'> & { node: ResolversTypes['CostCenter'] }>;
  CostCenterFilter: CostCenterFilter;
  CostCenterOrder: CostCenterOrder;
  CostCenterPlan: ResolverTypeWrapper<CostCenterPlanEntity>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DuplicateReason: DuplicateReason;
  Facility: ResolverTypeWrapper<FacilityEntity>;
  FacilityConnection: ResolverTypeWrapper<Omit<FacilityConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['FacilityEdge']>, nodes: ReadonlyArray<ResolversTypes['Facility']> }>;
  FacilityEdge: ResolverTypeWrapper<Omit<FacilityEdge, 'node'> & { node: ResolversTypes['Facility'] }>;
  FacilityFilter: FacilityFilter;
  FacilityOrder: FacilityOrder;
  Identifier: ResolverTypeWrapper<Identifier>;
  IdentifierInput: IdentifierInput;
  IdentifierSystem: IdentifierSystem;
  Item: ResolverTypeWrapper<ItemEntity>;
  ItemCategory: ResolverTypeWrapper<ItemCategoryEntity>;
  ItemCategoryConnection: ResolverTypeWrapper<Omit<ItemCategoryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ItemCategoryEdge']>, nodes: ReadonlyArray<ResolversTypes['ItemCategory']> }>;
  ItemCategoryEdge: ResolverTypeWrapper<Omit<ItemCategoryEdge, 'node'> & { node: ResolversTypes['ItemCategory'] }>;
  ItemCategoryFilter: ItemCategoryFilter;
  ItemCategoryOrder: ItemCategoryOrder;
  ItemChange: ResolverTypeWrapper<ChangeOfEvent>;
  ItemChangeFilter: ItemChangeFilter;
  ItemConnection: ResolverTypeWrapper<Omit<ItemConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ItemEdge']>, nodes: ReadonlyArray<ResolversTypes['Item']> }>;
  ItemEdge: ResolverTypeWrapper<Omit<ItemEdge, 'node'> & { node: ResolversTypes['Item'] }>;
  ItemFilter: ItemFilter;
  ItemKind: ItemKind;
  ItemOrder: ItemOrder;
  ItemPackaging: ResolverTypeWrapper<ItemPackagingEntity>;
  ItemTracking: ItemTracking;
  Money: ResolverTypeWrapper<Money>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Payer: ResolverTypeWrapper<PayerEntity>;
  PayerConnection: ResolverTypeWrapper<Omit<PayerConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PayerEdge']>, nodes: ReadonlyArray<ResolversTypes['Payer']> }>;
  PayerEdge: ResolverTypeWrapper<Omit<PayerEdge, 'node'> & { node: ResolversTypes['Payer'] }>;
  PaymentState: PaymentState;
  PaymentTerms: ResolverTypeWrapper<PaymentTermsEntity>;
  PostalAddress: ResolverTypeWrapper<PostalAddressEntity>;
  Practitioner: ResolverTypeWrapper<PractitionerEntity>;
  Provenance: ResolverTypeWrapper<Provenance>;
  ProvenanceMode: ProvenanceMode;
  Quantity: ResolverTypeWrapper<Omit<Quantity, 'unit'> & { unit?: Maybe<ResolversTypes['UnitOfMeasure']> }>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Region: ResolverTypeWrapper<RegionEntity>;
  SourceSystem: SourceSystem;
  StorageLocation: ResolverTypeWrapper<StorageLocationEntity>;
  StorageLocationConnection: ResolverTypeWrapper<Omit<StorageLocationConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['StorageLocationEdge']>, nodes: ReadonlyArray<ResolversTypes['StorageLocation']> }>;
  StorageLocationEdge: ResolverTypeWrapper<Omit<StorageLocationEdge, 'node'> & { node: ResolversTypes['StorageLocation'] }>;
  StorageLocationFilter: StorageLocationFilter;
  StorageLocationKind: StorageLocationKind;
  StorageLocationOrder: StorageLocationOrder;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Supplier: ResolverTypeWrapper<SupplierEntity>;
  SupplierChange: ResolverTypeWrapper<ChangeOfEvent>;
  SupplierChangeFilter: SupplierChangeFilter;
  SupplierConnection: ResolverTypeWrapper<Omit<SupplierConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['SupplierEdge']>, nodes: ReadonlyArray<ResolversTypes['Supplier']> }>;
  SupplierDuplicate: ResolverTypeWrapper<SupplierDuplicateEntity>;
  SupplierDuplicateConnection: ResolverTypeWrapper<Omit<SupplierDuplicateConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['SupplierDuplicateEdge']>, nodes: ReadonlyArray<ResolversTypes['SupplierDuplicate']> }>;
  SupplierDuplicateEdge: ResolverTypeWrapper<Omit<SupplierDuplicateEdge, 'node'> & { node: ResolversTypes['SupplierDuplicate'] }>;
  SupplierEdge: ResolverTypeWrapper<Omit<SupplierEdge, 'node'> & { node: ResolversTypes['Supplier'] }>;
  SupplierFilter: SupplierFilter;
  SupplierOrder: SupplierOrder;
  UnitOfMeasure: ResolverTypeWrapper<UnitOfMeasureEntity>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Company: CompanyEntity;
  ID: Scalars['ID']['output'];
  CompanyConnection: Omit<CompanyConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['CompanyEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Company']> };
  CompanyEdge: Omit<CompanyEdge, 'node'> & { node: ResolversParentTypes['Company'] };
  ContactDetails: ContactDetails;
  CostCenter: CostCenterEntity;
  Boolean: Scalars['Boolean']['output'];
  CostCenterConnection: Omit<CostCenterConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['CostCenterEdge']>, nodes: ReadonlyArray<ResolversParentTypes['CostCenter']> };
  CostCenterEdge: Omit<CostCenterEdge, 'node'> & { node: ResolversParentTypes['CostCenter'] };
  CostCenterFilter: CostCenterFilter;
  CostCenterPlan: CostCenterPlanEntity;
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  Facility: FacilityEntity;
  FacilityConnection: Omit<FacilityConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['FacilityEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Facility']> };
  FacilityEdge: Omit<FacilityEdge, 'node'> & { node: ResolversParentTypes['Facility'] };
  FacilityFilter: FacilityFilter;
  Identifier: Identifier;
  IdentifierInput: IdentifierInput;
  Item: ItemEntity;
  ItemCategory: ItemCategoryEntity;
  ItemCategoryConnection: Omit<ItemCategoryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ItemCategoryEdge']>, nodes: ReadonlyArray<ResolversParentTypes['ItemCategory']> };
  ItemCategoryEdge: Omit<ItemCategoryEdge, 'node'> & { node: ResolversParentTypes['ItemCategory'] };
  ItemCategoryFilter: ItemCategoryFilter;
  ItemChange: ChangeOfEvent;
  ItemChangeFilter: ItemChangeFilter;
  ItemConnection: Omit<ItemConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ItemEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Item']> };
  ItemEdge: Omit<ItemEdge, 'node'> & { node: ResolversParentTypes['Item'] };
  ItemFilter: ItemFilter;
  ItemPackaging: ItemPackagingEntity;
  Money: Money;
  PageInfo: PageInfo;
  Payer: PayerEntity;
  PayerConnection: Omit<PayerConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PayerEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Payer']> };
  PayerEdge: Omit<PayerEdge, 'node'> & { node: ResolversParentTypes['Payer'] };
  PaymentTerms: PaymentTermsEntity;
  PostalAddress: PostalAddressEntity;
  Practitioner: PractitionerEntity;
  Provenance: Provenance;
  Quantity: Omit<Quantity, 'unit'> & { unit?: Maybe<ResolversParentTypes['UnitOfMeasure']> };
  Query: Record<PropertyKey, never>;
  Region: RegionEntity;
  StorageLocation: StorageLocationEntity;
  StorageLocationConnection: Omit<StorageLocationConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['StorageLocationEdge']>, nodes: ReadonlyArray<ResolversParentTypes['StorageLocation']> };
  StorageLocationEdge: Omit<StorageLocationEdge, 'node'> & { node: ResolversParentTypes['StorageLocation'] };
  StorageLocationFilter: StorageLocationFilter;
  Subscription: Record<PropertyKey, never>;
  Supplier: SupplierEntity;
  SupplierChange: ChangeOfEvent;
  SupplierChangeFilter: SupplierChangeFilter;
  SupplierConnection: Omit<SupplierConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['SupplierEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Supplier']> };
  SupplierDuplicate: SupplierDuplicateEntity;
  SupplierDuplicateConnection: Omit<SupplierDuplicateConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['SupplierDuplicateEdge']>, nodes: ReadonlyArray<ResolversParentTypes['SupplierDuplicate']> };
  SupplierDuplicateEdge: Omit<SupplierDuplicateEdge, 'node'> & { node: ResolversParentTypes['SupplierDuplicate'] };
  SupplierEdge: Omit<SupplierEdge, 'node'> & { node: ResolversParentTypes['Supplier'] };
  SupplierFilter: SupplierFilter;
  UnitOfMeasure: UnitOfMeasureEntity;
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
};

export type CachedDirectiveArgs = {
  seconds: Scalars['Int']['input'];
};

export type CachedDirectiveResolver<Result, Parent, ContextType = MasterDataContext, Args = CachedDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ClassifiedDirectiveArgs = {
  as: Classification;
};

export type ClassifiedDirectiveResolver<Result, Parent, ContextType = MasterDataContext, Args = ClassifiedDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type OwnerDirectiveArgs = {
  team: Scalars['String']['input'];
};

export type OwnerDirectiveResolver<Result, Parent, ContextType = MasterDataContext, Args = OwnerDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type PublicDirectiveArgs = { };

export type PublicDirectiveResolver<Result, Parent, ContextType = MasterDataContext, Args = PublicDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ReadsDirectiveArgs = {
  coordinates: ReadonlyArray<Scalars['String']['input']>;
};

export type ReadsDirectiveResolver<Result, Parent, ContextType = MasterDataContext, Args = ReadsDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type SystemOfRecordDirectiveArgs = {
  system: Scalars['String']['input'];
};

export type SystemOfRecordDirectiveResolver<Result, Parent, ContextType = MasterDataContext, Args = SystemOfRecordDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

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

export type ContactDetailsResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['ContactDetails'] = ResolversParentTypes['ContactDetails']> = {
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CostCenterResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['CostCenter'] = ResolversParentTypes['CostCenter'], FederationReferenceType extends FederationReferenceTypes['CostCenter'] = FederationReferenceTypes['CostCenter']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['CostCenter']> | FederationReferenceType, FederationReferenceType, ContextType>;
  active?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  company?: Resolver<Maybe<ResolversTypes['Company']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ResolversTypes['CostCenterPlan']>, ParentType, ContextType>;
};

export type CostCenterConnectionResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['CostCenterConnection'] = ResolversParentTypes['CostCenterConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CostCenterEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['CostCenter']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CostCenterEdgeResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['CostCenterEdge'] = ResolversParentTypes['CostCenterEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CostCenter'], ParentType, ContextType>;
};

export type CostCenterPlanResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['CostCenterPlan'] = ResolversParentTypes['CostCenterPlan']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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
  identifiers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Identifier']>>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  storageLocations?: Resolver<Maybe<ResolversTypes['StorageLocationConnection']>, ParentType, ContextType, RequireFields<FacilityStorageLocationsArgs, 'first'>>;
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
  category?: Resolver<Maybe<ResolversTypes['ItemCategory']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifiers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Identifier']>>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['ItemKind']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  packagings?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ItemPackaging']>>, ParentType, ContextType>;
  shelfLifeDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  sku?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tracking?: Resolver<Maybe<ResolversTypes['ItemTracking']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['UnitOfMeasure']>, ParentType, ContextType>;
};

export type ItemCategoryResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['ItemCategory'] = ResolversParentTypes['ItemCategory'], FederationReferenceType extends FederationReferenceTypes['ItemCategory'] = FederationReferenceTypes['ItemCategory']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ItemCategory']> | FederationReferenceType, FederationReferenceType, ContextType>;
  children?: Resolver<Maybe<ResolversTypes['ItemCategoryConnection']>, ParentType, ContextType, RequireFields<ItemCategoryChildrenArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  items?: Resolver<Maybe<ResolversTypes['ItemConnection']>, ParentType, ContextType, RequireFields<ItemCategoryItemsArgs, 'first'>>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['ItemCategory']>, ParentType, ContextType>;
  path?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ItemCategoryConnectionResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['ItemCategoryConnection'] = ResolversParentTypes['ItemCategoryConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ItemCategoryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ItemCategory']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ItemCategoryEdgeResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['ItemCategoryEdge'] = ResolversParentTypes['ItemCategoryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ItemCategory'], ParentType, ContextType>;
};

export type ItemChangeResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['ItemChange'] = ResolversParentTypes['ItemChange']> = {
  change?: Resolver<ResolversTypes['ChangeKind'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  eventType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  recordId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
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

export type ItemPackagingResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['ItemPackaging'] = ResolversParentTypes['ItemPackaging']> = {
  contains?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  identifiers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Identifier']>>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['UnitOfMeasure']>, ParentType, ContextType>;
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

export type PayerResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['Payer'] = ResolversParentTypes['Payer'], FederationReferenceType extends FederationReferenceTypes['Payer'] = FederationReferenceTypes['Payer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Payer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  active?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifiers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Identifier']>>, ParentType, ContextType>;
  isInBooks?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<Maybe<ResolversTypes['Provenance']>, ParentType, ContextType>;
};

export type PayerConnectionResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['PayerConnection'] = ResolversParentTypes['PayerConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PayerEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Payer']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PayerEdgeResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['PayerEdge'] = ResolversParentTypes['PayerEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Payer'], ParentType, ContextType>;
};

export type PaymentTermsResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['PaymentTerms'] = ResolversParentTypes['PaymentTerms']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PostalAddressResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['PostalAddress'] = ResolversParentTypes['PostalAddress']> = {
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  countryCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postalCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['Region']>, ParentType, ContextType>;
  street?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  streetMore?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PractitionerResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['Practitioner'] = ResolversParentTypes['Practitioner'], FederationReferenceType extends FederationReferenceTypes['Practitioner'] = FederationReferenceTypes['Practitioner']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Practitioner']> | FederationReferenceType, FederationReferenceType, ContextType>;
  active?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifiers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Identifier']>>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<Maybe<ResolversTypes['Provenance']>, ParentType, ContextType>;
};

export type ProvenanceResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['Provenance'] = ResolversParentTypes['Provenance']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  fileChecksum?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['ProvenanceMode'], ParentType, ContextType>;
  reference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['SourceSystem'], ParentType, ContextType>;
};

export type QuantityResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['Quantity'] = ResolversParentTypes['Quantity']> = {
  unit?: Resolver<Maybe<ResolversTypes['UnitOfMeasure']>, ParentType, ContextType>;
  unitCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  companies?: Resolver<Maybe<ResolversTypes['CompanyConnection']>, ParentType, ContextType, RequireFields<QueryCompaniesArgs, 'first' | 'orderBy'>>;
  company?: Resolver<Maybe<ResolversTypes['Company']>, ParentType, ContextType, RequireFields<QueryCompanyArgs, 'id'>>;
  costCenter?: Resolver<Maybe<ResolversTypes['CostCenter']>, ParentType, ContextType, RequireFields<QueryCostCenterArgs, 'id'>>;
  costCenters?: Resolver<Maybe<ResolversTypes['CostCenterConnection']>, ParentType, ContextType, RequireFields<QueryCostCentersArgs, 'first' | 'orderBy'>>;
  facilities?: Resolver<Maybe<ResolversTypes['FacilityConnection']>, ParentType, ContextType, RequireFields<QueryFacilitiesArgs, 'first' | 'orderBy'>>;
  facility?: Resolver<Maybe<ResolversTypes['Facility']>, ParentType, ContextType, Partial<QueryFacilityArgs>>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType, Partial<QueryItemArgs>>;
  itemCategories?: Resolver<Maybe<ResolversTypes['ItemCategoryConnection']>, ParentType, ContextType, RequireFields<QueryItemCategoriesArgs, 'first' | 'orderBy'>>;
  itemCategory?: Resolver<Maybe<ResolversTypes['ItemCategory']>, ParentType, ContextType, RequireFields<QueryItemCategoryArgs, 'id'>>;
  items?: Resolver<Maybe<ResolversTypes['ItemConnection']>, ParentType, ContextType, RequireFields<QueryItemsArgs, 'first' | 'orderBy'>>;
  payer?: Resolver<Maybe<ResolversTypes['Payer']>, ParentType, ContextType, Partial<QueryPayerArgs>>;
  payers?: Resolver<Maybe<ResolversTypes['PayerConnection']>, ParentType, ContextType, RequireFields<QueryPayersArgs, 'first'>>;
  practitioner?: Resolver<Maybe<ResolversTypes['Practitioner']>, ParentType, ContextType, Partial<QueryPractitionerArgs>>;
  storageLocation?: Resolver<Maybe<ResolversTypes['StorageLocation']>, ParentType, ContextType, RequireFields<QueryStorageLocationArgs, 'id'>>;
  storageLocations?: Resolver<Maybe<ResolversTypes['StorageLocationConnection']>, ParentType, ContextType, RequireFields<QueryStorageLocationsArgs, 'first' | 'orderBy'>>;
  supplier?: Resolver<Maybe<ResolversTypes['Supplier']>, ParentType, ContextType, Partial<QuerySupplierArgs>>;
  suppliers?: Resolver<Maybe<ResolversTypes['SupplierConnection']>, ParentType, ContextType, RequireFields<QuerySuppliersArgs, 'first' | 'orderBy'>>;
  unitOfMeasure?: Resolver<Maybe<ResolversTypes['UnitOfMeasure']>, ParentType, ContextType, RequireFields<QueryUnitOfMeasureArgs, 'id'>>;
  unitsOfMeasure?: Resolver<Maybe<ReadonlyArray<ResolversTypes['UnitOfMeasure']>>, ParentType, ContextType>;
};

export type RegionResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['Region'] = ResolversParentTypes['Region']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type StorageLocationResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['StorageLocation'] = ResolversParentTypes['StorageLocation'], FederationReferenceType extends FederationReferenceTypes['StorageLocation'] = FederationReferenceTypes['StorageLocation']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['StorageLocation']> | FederationReferenceType, FederationReferenceType, ContextType>;
  active?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  children?: Resolver<Maybe<ResolversTypes['StorageLocationConnection']>, ParentType, ContextType, RequireFields<StorageLocationChildrenArgs, 'first'>>;
  facility?: Resolver<Maybe<ResolversTypes['Facility']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['StorageLocationKind']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['StorageLocation']>, ParentType, ContextType>;
  path?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type StorageLocationConnectionResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['StorageLocationConnection'] = ResolversParentTypes['StorageLocationConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['StorageLocationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['StorageLocation']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type StorageLocationEdgeResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['StorageLocationEdge'] = ResolversParentTypes['StorageLocationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['StorageLocation'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  itemChanged?: SubscriptionResolver<Maybe<ResolversTypes['ItemChange']>, "itemChanged", ParentType, ContextType, Partial<SubscriptionItemChangedArgs>>;
  supplierChanged?: SubscriptionResolver<Maybe<ResolversTypes['SupplierChange']>, "supplierChanged", ParentType, ContextType, Partial<SubscriptionSupplierChangedArgs>>;
};

export type SupplierResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['Supplier'] = ResolversParentTypes['Supplier'], FederationReferenceType extends FederationReferenceTypes['Supplier'] = FederationReferenceTypes['Supplier']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Supplier']> | FederationReferenceType, FederationReferenceType, ContextType>;
  active?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['PostalAddress']>, ParentType, ContextType>;
  contact?: Resolver<Maybe<ResolversTypes['ContactDetails']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifiers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Identifier']>>, ParentType, ContextType>;
  likelyDuplicates?: Resolver<Maybe<ResolversTypes['SupplierDuplicateConnection']>, ParentType, ContextType, RequireFields<SupplierLikelyDuplicatesArgs, 'first'>>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  paymentTerms?: Resolver<Maybe<ResolversTypes['PaymentTerms']>, ParentType, ContextType>;
};

export type SupplierChangeResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['SupplierChange'] = ResolversParentTypes['SupplierChange']> = {
  change?: Resolver<ResolversTypes['ChangeKind'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  eventType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  recordId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  supplier?: Resolver<Maybe<ResolversTypes['Supplier']>, ParentType, ContextType>;
};

export type SupplierConnectionResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['SupplierConnection'] = ResolversParentTypes['SupplierConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SupplierEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Supplier']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SupplierDuplicateResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['SupplierDuplicate'] = ResolversParentTypes['SupplierDuplicate']> = {
  reasons?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DuplicateReason']>>, ParentType, ContextType>;
  supplier?: Resolver<Maybe<ResolversTypes['Supplier']>, ParentType, ContextType>;
};

export type SupplierDuplicateConnectionResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['SupplierDuplicateConnection'] = ResolversParentTypes['SupplierDuplicateConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SupplierDuplicateEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['SupplierDuplicate']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SupplierDuplicateEdgeResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['SupplierDuplicateEdge'] = ResolversParentTypes['SupplierDuplicateEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SupplierDuplicate'], ParentType, ContextType>;
};

export type SupplierEdgeResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['SupplierEdge'] = ResolversParentTypes['SupplierEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Supplier'], ParentType, ContextType>;
};

export type UnitOfMeasureResolvers<ContextType = MasterDataContext, ParentType extends ResolversParentTypes['UnitOfMeasure'] = ResolversParentTypes['UnitOfMeasure'], FederationReferenceType extends FederationReferenceTypes['UnitOfMeasure'] = FederationReferenceTypes['UnitOfMeasure']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['UnitOfMeasure']> | FederationReferenceType, FederationReferenceType, ContextType>;
  active?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  factor?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  referenceUnit?: Resolver<Maybe<ResolversTypes['UnitOfMeasure']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = MasterDataContext> = {
  Company?: CompanyResolvers<ContextType>;
  CompanyConnection?: CompanyConnectionResolvers<ContextType>;
  CompanyEdge?: CompanyEdgeResolvers<ContextType>;
  ContactDetails?: ContactDetailsResolvers<ContextType>;
  CostCenter?: CostCenterResolvers<ContextType>;
  CostCenterConnection?: CostCenterConnectionResolvers<ContextType>;
  CostCenterEdge?: CostCenterEdgeResolvers<ContextType>;
  CostCenterPlan?: CostCenterPlanResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Facility?: FacilityResolvers<ContextType>;
  FacilityConnection?: FacilityConnectionResolvers<ContextType>;
  FacilityEdge?: FacilityEdgeResolvers<ContextType>;
  Identifier?: IdentifierResolvers<ContextType>;
  Item?: ItemResolvers<ContextType>;
  ItemCategory?: ItemCategoryResolvers<ContextType>;
  ItemCategoryConnection?: ItemCategoryConnectionResolvers<ContextType>;
  ItemCategoryEdge?: ItemCategoryEdgeResolvers<ContextType>;
  ItemChange?: ItemChangeResolvers<ContextType>;
  ItemConnection?: ItemConnectionResolvers<ContextType>;
  ItemEdge?: ItemEdgeResolvers<ContextType>;
  ItemPackaging?: ItemPackagingResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Payer?: PayerResolvers<ContextType>;
  PayerConnection?: PayerConnectionResolvers<ContextType>;
  PayerEdge?: PayerEdgeResolvers<ContextType>;
  PaymentTerms?: PaymentTermsResolvers<ContextType>;
  PostalAddress?: PostalAddressResolvers<ContextType>;
  Practitioner?: PractitionerResolvers<ContextType>;
  Provenance?: ProvenanceResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Region?: RegionResolvers<ContextType>;
  StorageLocation?: StorageLocationResolvers<ContextType>;
  StorageLocationConnection?: StorageLocationConnectionResolvers<ContextType>;
  StorageLocationEdge?: StorageLocationEdgeResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Supplier?: SupplierResolvers<ContextType>;
  SupplierChange?: SupplierChangeResolvers<ContextType>;
  SupplierConnection?: SupplierConnectionResolvers<ContextType>;
  SupplierDuplicate?: SupplierDuplicateResolvers<ContextType>;
  SupplierDuplicateConnection?: SupplierDuplicateConnectionResolvers<ContextType>;
  SupplierDuplicateEdge?: SupplierDuplicateEdgeResolvers<ContextType>;
  SupplierEdge?: SupplierEdgeResolvers<ContextType>;
  UnitOfMeasure?: UnitOfMeasureResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = MasterDataContext> = {
  cached?: CachedDirectiveResolver<any, any, ContextType>;
  classified?: ClassifiedDirectiveResolver<any, any, ContextType>;
  owner?: OwnerDirectiveResolver<any, any, ContextType>;
  public?: PublicDirectiveResolver<any, any, ContextType>;
  reads?: ReadsDirectiveResolver<any, any, ContextType>;
  systemOfRecord?: SystemOfRecordDirectiveResolver<any, any, ContextType>;
};
