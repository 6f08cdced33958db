import {
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLObjectType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
} from 'graphql'
import { globalId } from '#shared/values/global-id.ts'
import { api } from '../authorization/schema-without-rules.ts'
import type { Random } from '../random-queries/random.ts'
import { everything, VisibleRecords } from '../rows/visible-records.ts'
import { idOf, idOfRow, type World } from '../rows/world.ts'

/** What ids are ids of, by the name of the argument or of the filter's field; where one name stands for two, by its place. */
const idsOf: Readonly<Record<string, string>> = {
  agreements: 'PurchaseAgreement',
  buyers: 'Buyer',
  categories: 'ItemCategory',
  companies: 'Company',
  facilities: 'Facility',
  items: 'Item',
  locations: 'StorageLocation',
  lot: 'Lot',
  payers: 'Payer',
  suppliers: 'Supplier',
  'ItemCategoryFilter.parents': 'ItemCategory',
  'StorageLocationFilter.parents': 'StorageLocation',
}

/** What other systems than Odoo are asked for, with the source that its ids name. */
const ofOthers: Readonly<Record<string, string>> = {
  Claim: 'fhir',
  Payer: 'fhir',
  Practitioner: 'fhir',
  SupplyConsumption: 'fhir',
  Remittance: 'remittance',
}

/** What may be looked for in texts, by the type that is looked for: fields of Odoo with what somebody could know. */
const texts: Readonly<Record<string, readonly (readonly [model: string, field: string])[]>> = {
  'ItemFilter.skus': [['product.product', 'default_code']],
  'ItemFilter.text': [
    ['product.product', 'default_code'],
    ['product.template', 'name'],
    ['product.product', 'barcode'],
  ],
  'ItemFilter.nameContains': [['product.template', 'name']],
  'ItemCategoryFilter.nameContains': [['product.category', 'name']],
  'SupplierFilter.text': [
    ['res.partner', 'complete_name'],
    ['res.partner', 'vat'],
    ['res.partner', 'ref'],
  ],
  'SupplierFilter.nameContains': [['res.partner', 'complete_name']],
  'StorageLocationFilter.pathContains': [['stock.location', 'complete_name']],
  'CostCenterFilter.nameContains': [['account.analytic.account', 'name']],
  'CostCenterFilter.codes': [['account.analytic.account', 'code']],
  'PurchaseOrderFilter.numberContains': [['purchase.order', 'name']],
  'PurchaseOrderFilter.text': [
    ['purchase.order', 'partner_ref'],
    ['purchase.order', 'origin'],
    ['purchase.order', 'name'],
  ],
  'PurchaseAgreementFilter.numberContains': [['purchase.requisition', 'name']],
  'VendorBillFilter.numberContains': [['account.move', 'name']],
  'InvoiceFilter.numberContains': [['account.move', 'name']],
  'CreditNoteFilter.numberContains': [['account.move', 'name']],
  'StockTransferFilter.numberContains': [['stock.picking', 'name']],
  'LotFilter.numberContains': [['stock.lot', 'name']],
  'SupplyConsumptionFilter.lotNumber': [['stock.lot', 'name']],
  'Query.number': [['account.move', 'ref']],
  'Query.traceNumber': [['account.move', 'name']],
}

const numbersOf: Readonly<Record<string, readonly (readonly [system: string, model: string, field: string])[]>> = {
  Item: [
    ['GTIN', 'product.product', 'barcode'],
    ['BARCODE', 'product.product', 'barcode'],
  ],
  Supplier: [
    ['VAT', 'res.partner', 'vat'],
    ['COMPANY_REGISTRY', 'res.partner', 'company_registry'],
    ['SUPPLIER_NUMBER', 'res.partner', 'ref'],
  ],
  Facility: [['GLN', 'res.partner', 'ref']],
  Payer: [['PAYER_NUMBER', 'res.partner', 'ref']],
  Practitioner: [['NPI', 'res.partner', 'ref']],
}

/** Arguments that a client could write, about records that there are: most find something, some find nothing. */
export class Arguments {
  readonly #random: Random
  readonly #world: World
  readonly #records: VisibleRecords

  constructor(random: Random, world: World) {
    this.#random = random
    this.#world = world
    this.#records = new VisibleRecords(world, everything)
  }

  /** One choice for a field, by its coordinate; none where it takes no arguments. */
  readonly for = (coordinate: string): readonly Readonly<Record<string, unknown>>[] | undefined => {
    const [type = '', name = ''] = coordinate.split('.')
    const field = (api.getType(type) as GraphQLObjectType).getFields()[name]
    if (field === undefined || field.args.length === 0) return undefined
    const target = getNamedType(field.type).name
    const byNumber = field.args.some((argument) => argument.name === 'identifier') && this.#random.chance(0.4)
    const given = field.args.flatMap((argument): [string, unknown][] => {
      if (argument.name === 'id' && byNumber) return []
      if (argument.name === 'identifier') return byNumber ? [['identifier', this.#identifier(target)]] : []
      if (argument.name === 'id') return [['id', this.id(target)]]
      if (argument.name === 'after') return []
      return this.#isGiven(argument) ? [[argument.name, this.#value(argument.type, type, argument.name)]] : []
    })
    return [Object.fromEntries(given)]
  }

  /** The id of a record there is, of one of the same model that is something else, of none, or of another type. */
  id(type: string): string {
    const at = this.#random.next()
    if (at < 0.03) return idOf(type, 999_999)
    if (at < 0.05) return idOf('Nothing', 1)
    // Patients are partners as suppliers are, and invoices are entries as bills are.
    if (at < 0.2) return idOf(type, 1 + this.#random.below(60))
    if (type === 'UnitOfMeasure') return idOf(type, 1 + this.#random.below(20))
    const source = ofOthers[type]
    if (source !== undefined) return globalId(source, type, `${type.toLowerCase()}-${this.#random.below(9)}`)
    const row = this.#random.pick(this.#records.rows(type))
    return row === undefined ? idOf(type, 1) : idOfRow(type, row)
  }

  #isGiven(argument: GraphQLArgument): boolean {
    return isRequiredArgument(argument) || this.#random.chance(argument.name === 'first' ? 0.9 : 0.4)
  }

  #value(type: GraphQLInputType, owner: string, name: string): unknown {
    if (isNonNullType(type)) return this.#value(type.ofType, owner, name)
    if (isListType(type)) {
      return Array.from({ length: 1 + this.#random.below(3) }, () => this.#value(type.ofType, owner, name))
    }
    if (isEnumType(type))
      return this.#random.pick(type.getValues().filter(({ name: word }) => word !== 'UNKNOWN'))?.name
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields())
      // One condition or two: more find nothing.
      const chosen = new Set([
        this.#random.pick(fields),
        ...(this.#random.chance(0.3) ? [this.#random.pick(fields)] : []),
      ])
      return Object.fromEntries(
        [...chosen].flatMap((field) => (field ? [[field.name, this.#value(field.type, type.name, field.name)]] : [])),
      )
    }
    switch (type.name) {
      case 'ID':
        return this.id(idsOf[`${owner}.${name}`] ?? idsOf[name] ?? 'Item')
      case 'Int':
        return name === 'first' ? this.#pageSize(owner) : 30 * (1 + this.#random.below(20))
      case 'Boolean':
        return this.#random.chance(0.5)
      case 'Date':
        return this.#day()
      case 'DateTime':
        return `${this.#day()}T06:00:00Z`
      default:
        return this.#text(`${owner}.${name}`)
    }
  }

  /** Lists in lists multiply. */
  #pageSize(owner: string): number {
    return owner === 'Query' && this.#random.chance(0.3) ? 20 + this.#random.below(30) : 1 + this.#random.below(4)
  }

  #day(): string {
    return `2026-${String(1 + this.#random.below(12)).padStart(2, '0')}-${String(1 + this.#random.below(28)).padStart(2, '0')}`
  }

  /** A value that is kept somewhere, or a part that many share. */
  #text(place: string): string {
    const [model, field] = this.#random.pick(texts[place] ?? []) ?? []
    if (model === undefined || field === undefined)
      throw new Error(`Cannot write a text for ${place}: what is looked for there?`)
    return this.#random.chance(0.3) ? 'kanari' : this.#valueOf(model, field)
  }

  #identifier(type: string): { readonly system: string; readonly value: string } {
    const [system, model, field] = this.#random.pick(numbersOf[type] ?? []) ?? []
    if (system === undefined || model === undefined || field === undefined) throw new Error(`Cannot identify ${type}`)
    return { system, value: this.#valueOf(model, field) }
  }

  #valueOf(model: string, field: string): string {
    return String(this.#random.pick(this.#world.rows(model))?.[field] || 'nothing')
  }
}
