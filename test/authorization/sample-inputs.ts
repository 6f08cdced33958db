import { type GraphQLInputType, getNamedType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql'
import { globalId } from '#shared/values/global-id.ts'

/** What ids in a filter are ids of, by the field's name; where one name stands for two, by its place. */
const idsOf: Readonly<Record<string, string>> = {
  agreements: 'PurchaseAgreement',
  buyers: 'Buyer',
  categories: 'ItemCategory',
  companies: 'Company',
  facilities: 'Facility',
  items: 'Item',
  locations: 'StorageLocation',
  payers: 'Payer',
  suppliers: 'Supplier',
  'ItemCategoryFilter.parents': 'ItemCategory',
  'StorageLocationFilter.parents': 'StorageLocation',
}

const scalars: Readonly<Record<string, unknown>> = {
  String: 'Nothing is called that',
  Boolean: true,
  Int: 3,
  Date: '2026-01-01',
  DateTime: '2026-01-01T00:00:00Z',
}

const ends: Readonly<Record<string, unknown>> = { Date: '2026-12-31', DateTime: '2026-12-31T00:00:00Z' }

/** A value that a member of an input, or an argument, can have; `owner` is the input or the field it is of. */
export function sampleInput(type: GraphQLInputType, owner: string, name: string): unknown {
  if (isNonNullType(type)) return sampleInput(type.ofType, owner, name)
  if (isListType(type)) return [sampleInput(type.ofType, owner, name)]
  const named = getNamedType(type)
  if (isEnumType(named)) return named.getValues()[0]?.name
  if (isInputObjectType(named)) {
    return Object.fromEntries(
      Object.values(named.getFields()).map((field) => [field.name, sampleInput(field.type, named.name, field.name)]),
    )
  }
  // What ends a time comes after what begins it.
  if (/(Before|To|^to|By)$/.test(name) && named.name in ends) return ends[named.name]
  if (named.name !== 'ID') return scalars[named.name]
  const target = idsOf[`${owner}.${name}`] ?? idsOf[name]
  if (target === undefined) throw new Error(`Cannot give a sample for ${owner}.${name}: what is it an id of?`)
  return target === 'Payer' ? globalId('fhir', target, 'payer-1') : globalId('odoo', target, 1)
}
