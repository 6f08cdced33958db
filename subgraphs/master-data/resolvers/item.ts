import { entityFromReference } from '#shared/odoo/entity-resolvers.ts'
import { childPage } from '#shared/odoo/related-pages.ts'
import { requestedFields } from '#shared/schema/look-ahead.ts'
import type { MasterDataContext } from '../context.ts'
import { decimalOf } from '../loaders/units-of-measure.ts'
import type {
  ItemCategoryResolvers,
  ItemPackagingResolvers,
  ItemResolvers,
  UnitOfMeasureResolvers,
} from '../types.generated.ts'

export const Item: ItemResolvers = {
  __resolveReference: entityFromReference((context: MasterDataContext) => context.items),
  async unit(item, _, { unitsOfMeasure }) {
    const unit = await item.unit()
    return unit === null ? null : unitsOfMeasure.byReference(unit)
  },
  category: async (item, _, { itemCategories }, info) =>
    itemCategories.ifExisting(await item.category(), requestedFields(info)),
  packagings: (item, _, { packagings }) => packagings.of(item),
}

export const ItemPackaging: ItemPackagingResolvers = {
  unit: ({ unit }, _, { unitsOfMeasure }) => unitsOfMeasure.byReference(unit),
  identifiers: (packaging, _, { packagings }) => packagings.identifiersOf(packaging),
}

export const ItemCategory: ItemCategoryResolvers = {
  __resolveReference: entityFromReference((context: MasterDataContext) => context.itemCategories),
  parent: async (category, _, { itemCategories }, info) =>
    itemCategories.ifExisting(await category.parent(), requestedFields(info)),
  children: ({ key }, page, { categoriesBelow, itemCategories }, info) =>
    childPage(key, categoriesBelow, itemCategories, page, info),
  items: ({ key }, page, { itemsInCategory, items }, info) => childPage(key, itemsInCategory, items, page, info),
}

export const UnitOfMeasure: UnitOfMeasureResolvers = {
  __resolveReference: (reference, { unitsOfMeasure }) => unitsOfMeasure.byReference(reference),
  async referenceUnit({ key }, _, { unitsOfMeasure }) {
    const found = (await unitsOfMeasure.conversion([key])).sizeOf(key)
    return found === null ? null : unitsOfMeasure.withKey(found.kind)
  },
  async factor({ key }, _, { unitsOfMeasure }) {
    const found = (await unitsOfMeasure.conversion([key])).sizeOf(key)
    return found === null ? null : decimalOf(found.size)
  },
}
