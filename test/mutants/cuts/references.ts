// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what is cut is the text of a program.

import type { Cut, Mutant } from '../mutant.ts'

// Where one record leads to another: whoever emits a reference checks the row it is to.

// Those that notice most come first.
const suites = [
  ...['test/rows/references.test.ts', 'test/rows/edges.test.ts', 'test/rows/strayed.test.ts'],
  ...['test/rows/entities.test.ts', 'test/rows/existence.test.ts', 'test/rows'],
]
const records = 'subgraphs/shared/odoo/records.ts'
const related = 'subgraphs/shared/odoo/related.ts'
const references = 'subgraphs/shared/odoo/visible-references.ts'
const pages = 'subgraphs/shared/odoo/related-pages.ts'
const trace = 'subgraphs/inventory/resolvers/lot-trace.ts'
const inventory = 'subgraphs/inventory'
const revenueCycle = 'subgraphs/revenue-cycle'
const matches = 'subgraphs/procurement/resolvers/three-way-match.ts'

function cut(
  file: string,
  name: string,
  find: string,
  replace: string,
  { survives, first, ...place }: Pick<Cut, 'occurrence'> & Pick<Mutant, 'survives'> & { readonly first?: string } = {},
): Mutant {
  const own = first === undefined ? suites : [first, ...suites]
  return { name, change: { file, find, replace, ...place }, suites: own, ...(survives !== undefined && { survives }) }
}

const shared: readonly Mutant[] = [
  cut(
    references,
    'references of sums are given out as they are',
    'odoo.isLimited ? visibleReferences(odoo, request).visibleIn(reference) : reference',
    'reference',
  ),
  cut(
    records,
    'a record that a field points at is there',
    'this.isLimited ? this.ifExisting(key, requestedFields(info)) : this.entity(key)',
    'this.entity(key)',
  ),
  cut(
    records,
    'references are given out as they are',
    'odoo.isLimited ? visibleReferences(odoo, request) : null',
    'null',
  ),
  cut(records, 'no value is looked at for references', 'references.visibleIn(here)', 'here'),
  cut(
    references,
    'a reference alone is not looked at',
    'if (value instanceof RecordReference) return',
    'if (value === null) return',
  ),
  cut(
    references,
    'references in lists are not looked at',
    'if (!Array.isArray(value) || !value.some(holdsReference)) return value',
    'if (value !== undefined) return value',
  ),
  cut(
    references,
    'references in objects are given out',
    'member instanceof RecordReference ? await this.#ifVisible(member) : member',
    'member',
  ),
  cut(references, 'a reference that is not visible is given out', '? reference : null', '? reference : reference'),
  cut(
    references,
    'every reference is visible',
    'await this.#odoo.visible(model, keys, this.#request)',
    'new Set(keys)',
  ),
  cut(
    references,
    'a reference to a type without a model is given out',
    'if (model === undefined) throw',
    'if (model === undefined) return reference\n    if (model === undefined) throw',
  ),
  ...Object.entries({
    Company: 'res.company',
    CostCenter: 'account.analytic.account',
    Facility: 'stock.warehouse',
    Item: 'product.product',
    LedgerPosting: 'account.move',
    PurchaseOrder: 'purchase.order',
    StorageLocation: 'stock.location',
    Supplier: 'res.partner',
  }).map(([type, model]) =>
    cut(references, `every reference to a ${type} is given out`, `${type}: '${model}'`, `${type}: null`),
  ),
  cut(
    records,
    'whatever has an id exists',
    'keys.filter((key) => this.#rows.get(key) != null).map((key) => this.entity(key))',
    'keys.map((key) => this.entity(key))',
  ),
  cut(records, 'whatever one field points at exists', 'await this.existing([key], properties)', '[this.entity(key)]'),
  cut(
    records,
    'what must exist need not',
    'if (this.#rows.get(key) == null && (await this.ifExisting(key, [])) === null) throw this.#missing()',
    '',
  ),
  cut(
    records,
    'what is looked for by id is found',
    'return this.#row(key, fields) === null ? null : this.entity(key)',
    'return this.entity(key)',
  ),
  cut(records, 'an id reaches past its type', 'domain: and(search.domain, this.source.scope)', 'domain: search.domain'),
  cut(
    related,
    'lists of records that stand by themselves come along as parts',
    'add(name, list, { hasOwnRows: true })',
    'add(name, list, {})',
  ),
  cut(
    related,
    'single records that stand by themselves come along as parts',
    'limit: null, lists, hasOwnRows: true',
    'limit: null, lists',
  ),
  cut(
    related,
    'whatever came along is of the type',
    'vouches?.(first) || sign?.isShown(record as OdooRow)',
    'vouches?.(first) || record !== null',
    { first: 'test/subgraphs/shared/odoo/related.test.ts' },
  ),
  cut(
    related,
    'every record is of the other type too',
    'rows.filter((row) => as.source.sign?.isShown(row) === true)',
    'rows',
    { first: 'test/subgraphs/shared/odoo/related.test.ts' },
  ),
  cut(
    pages,
    'a page of records that stand by themselves holds all',
    'if (records.isLimited) return relatedPage(keys, page, records, info)',
    '',
  ),
  cut(
    pages,
    'a page of related records holds those that are not there',
    'await records.existing(await keys, requestedOfNodes(info))',
    '(await keys).map((key) => records.entity(key))',
  ),
]

const apart: readonly Mutant[] = [
  ...['invoice', 'creditNote'].map((document) =>
    cut(
      `${revenueCycle}/resolvers/${document === 'invoice' ? 'invoice' : 'credit-note'}.ts`,
      `a draft ${document} stands in the books`,
      `(posted ? ledgerPostings.entity(${document}.key) : null)`,
      `(posted === null ? null : ledgerPostings.entity(${document}.key))`,
    ),
  ),
  cut(
    `${revenueCycle}/loaders/documents-of-payments.ts`,
    'what a payment was set off against is of any type',
    'found.filter(({ row }) => sign?.isShown(row))',
    'found.filter(() => sign)',
  ),
  cut(
    matches,
    'the match of an order that may not be seen is answered',
    'await context.purchaseOrders.mustExist(key)',
    '',
  ),
  cut(matches, 'the match of a bill that may not be seen is answered', 'await context.vendorBills.mustExist(key)', ''),
  cut(
    trace,
    'a lot is traced for somebody who sees some facilities only',
    "if (principal.facilities !== 'all')\n",
    'if (principal.facilities === undefined)\n',
  ),
  cut(
    trace,
    'a lot that can be in any company is traced for somebody who sees some',
    "principal.companies !== 'all' && !(await isOfOneCompany(lot.key))",
    'false',
  ),
  cut(trace, 'the place of what is left of a lot is told', 'visible(location)', 'location'),
  cut(trace, 'the order that a lot’s item is awaited by is told', 'visible(purchaseOrder)', 'purchaseOrder'),
  cut(
    'subgraphs/procurement/resolvers/supplier-spend.ts',
    'the supplier of a spend is told',
    'visible(supplier)',
    'supplier',
  ),
  cut(matches, 'the item of a match is told', 'visible(item)', 'item'),
  cut(
    `${inventory}/context.ts`,
    'inventory tells references of sums',
    'visible: referenceGate(odoo, request)',
    'visible: <Value>(reference: Value) => reference',
  ),
  cut(
    'subgraphs/procurement/context.ts',
    'procurement tells references of sums',
    'visible: referenceGate(odoo, request)',
    'visible: <Value>(reference: Value) => reference',
  ),
  cut(
    'subgraphs/procurement/resolvers/contract-price.ts',
    'the item of a price is told',
    'item !== null && own !== null',
    'item !== null',
  ),
  cut(
    `${inventory}/context.ts`,
    'all stock is seen',
    'stockSeen: () => odoo.condition(stockPositions.model)',
    'stockSeen: async (): Promise<Domain> => []',
  ),
  cut(
    `${inventory}/resolvers/query.ts`,
    'lots are in stock where stock may not be seen',
    'lotFilter(filter, await stockSeen())',
    'lotFilter(filter, [])',
  ),
  cut(
    `${inventory}/resolvers/query.ts`,
    'lots expire where stock may not be seen',
    'today(), await stockSeen())',
    'today(), [])',
  ),
  cut(
    `${inventory}/sources/odoo/replenishment-needs.ts`,
    'what a rule needs is told though the rule may not be seen',
    'return readAll(odoo,',
    'return readAll(odoo.beyondFacilities,',
  ),
]

export const referenceCuts: readonly Mutant[] = [...shared, ...apart]
