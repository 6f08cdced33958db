import { fromDollars } from '../companies.ts'
import type { Item } from '../group.ts'
import type { LoadSession } from './session.ts'
import type { LoadRow } from './tables.ts'
import type { CallScope } from './trial-odoo.ts'

/** Units, categories and items. */
export async function loadItems(session: LoadSession): Promise<void> {
  const { group } = session
  const { scope, second } = await companiesOf(session)
  await session.create(
    'uom.uom',
    group.units
      .filter(({ key }) => !key.includes('.'))
      .map(({ key, name, of }) => ({
        key,
        columns: { name, 'relative_uom_id/id': of?.unit ?? null, relative_factor: of?.count ?? 1 },
      })),
  )
  await session.create(
    'product.category',
    group.categories.map(({ key, name, parent }) => ({ key, columns: { name, 'parent_id/id': parent } })),
  )
  await loadArticles(session)
  await session.create(
    'product.product',
    group.items.filter(({ sizeOf }) => sizeOf === null).map((item) => ({ key: item.key, columns: columnsOf(item) })),
    { ...scope, sideBySide: true },
  )
  await session.create(
    'product.uom',
    group.packagingCodes.map(({ key, item, unit, gtin }) => ({
      key,
      columns: { 'product_id/id': item, 'uom_id/id': unit, barcode: gtin, 'company_id/id': null },
    })),
    scope,
  )
  await setCosts(session, second)
}

/** What an item costs, each company says for itself; the costs of the first came with the items. */
async function setCosts(session: LoadSession, scope: CallScope): Promise<void> {
  const known = await session.known('product.product')
  const rows = await session.odoo.read('product.product', [], ['standard_price'], scope)
  const costs = new Map(rows.map(({ id, standard_price }) => [id, standard_price]))
  const wanted = session.group.items
    .filter(({ onlyFor }) => onlyFor === null)
    .map(({ key, cost }) => ({ key, columns: { standard_price: fromDollars(cost, 'EUR') } }))
  await session.update(
    'product.product',
    wanted.filter(({ key, columns }) => costs.get(known.get(key) ?? 0) !== columns.standard_price),
    scope,
  )
}

async function companiesOf(session: LoadSession) {
  const known = await session.known('res.company')
  const [, second] = session.group.companies
  return {
    scope: { companies: session.group.companies.map(({ key }) => known.get(key) ?? 0) },
    second: await session.scopeOf(second?.key ?? ''),
  }
}

function columnsOf(item: Item): LoadRow['columns'] {
  return {
    name: item.name,
    default_code: item.sku,
    barcode: item.barcode,
    'categ_id/id': item.category,
    type: item.kind === 'service' ? 'service' : 'consu',
    is_storable: item.kind === 'stocked',
    tracking: item.tracking,
    'uom_id/id': item.unit,
    'uom_ids/id': item.packagings.join(',') || null,
    list_price: Number((item.cost * 1.35).toFixed(2)),
    standard_price: item.cost,
    use_expiration_date: item.shelfLifeDays !== null,
    expiration_time: item.shelfLifeDays ?? 0,
    'company_id/id': item.onlyFor,
  }
}

/** Articles with sizes: Odoo makes an item of each size by itself. */
async function loadArticles(session: LoadSession): Promise<void> {
  const articles = Map.groupBy(
    session.group.items.filter(({ sizeOf }) => sizeOf !== null),
    ({ sizeOf }) => sizeOf?.article ?? '',
  )
  const { scope } = await companiesOf(session)
  for (const [key, sizes] of articles) {
    const [item] = sizes
    if (item === undefined) continue
    const sizeKey = (size: string) => `size_${size}`.toLowerCase()
    const names = sizes.map(({ sizeOf }) => sizeOf?.size ?? '')
    await session.create('product.attribute', [{ key: 'attribute_size', columns: { name: 'Size' } }])
    await session.create(
      'product.attribute.value',
      names.map((name, index) => ({
        key: sizeKey(name),
        columns: { name, color: index + 1, 'attribute_id/id': 'attribute_size' },
      })),
    )
    const { default_code, barcode, standard_price, ...shared } = columnsOf(item)
    const line = {
      key: `${key}_sizes`,
      columns: { 'attribute_id/id': 'attribute_size', 'value_ids/id': names.map(sizeKey).join(',') },
    }
    await session.create(
      'product.template',
      [{ key, columns: shared, children: { field: 'attribute_line_ids', rows: [line] } }],
      scope,
    )
    await fillSizes(session, key, sizes, scope)
    await colour(session, key)
  }
}

async function fillSizes(
  session: LoadSession,
  article: string,
  sizes: readonly Item[],
  scope: CallScope,
): Promise<void> {
  const template = (await session.known('product.template')).get(article)
  const variants = await session.odoo.read('product.product', [['product_tmpl_id', '=', template]], ['default_code'])
  await session.adopt('product.product', new Map(sizes.map(({ key }, index) => [key, variants[index]?.id ?? 0])))
  const rows = sizes.map((each) => {
    const { default_code = null, barcode = null, standard_price = null } = columnsOf(each)
    return { key: each.key, columns: { default_code, barcode, standard_price } }
  })
  await session.update(
    'product.product',
    rows.filter(({ columns }, index) => (variants[index]?.default_code || null) !== columns.default_code),
    scope,
  )
}

/** The colours in which Odoo shows the sizes, for which it throws dice. */
async function colour(session: LoadSession, article: string): Promise<void> {
  const model = 'product.template.attribute.value'
  const template = (await session.known('product.template')).get(article)
  const rows = await session.odoo.read(model, [['product_tmpl_id', '=', template]], ['color'])
  for (const [index, { id, color }] of rows.entries()) {
    if (color !== index + 1) await session.odoo.call(`${model}/write`, { ids: [id], vals: { color: index + 1 } })
  }
}

/** Who sells what at which price. */
export async function loadVendorPrices(session: LoadSession): Promise<void> {
  const { group } = session
  const items = new Map(group.items.map((item) => [item.key, item]))
  const { scope } = await companiesOf(session)
  await session.create(
    'product.supplierinfo',
    group.vendorPrices.map((price) => {
      const item = items.get(price.item)
      return {
        key: price.key,
        columns: {
          'partner_id/id': price.supplier,
          'product_tmpl_id/id': item?.sizeOf?.article ?? `${price.item}_product_template`,
          'product_id/id': item?.sizeOf ? price.item : null,
          price: price.price,
          'currency_id/id': `base.${price.currency}`,
          'company_id/id': item?.onlyFor ?? null,
          min_qty: price.minimum,
          delay: price.daysToDeliver,
          product_code: price.supplierCode,
          date_start: price.from,
          date_end: price.until,
        },
      }
    }),
    { ...scope, sideBySide: true },
  )
}
