import type { Environment } from '../environment.ts'
import { type ComputedFields, refuseContext } from './compute.ts'
import { quantities, unitDigits } from './quantities.ts'
import { valueOfProduct } from './stock-values.ts'

export const products: ComputedFields = {
  'product.product': {
    ...quantities,
    total_value: valueOfProduct,
    price_extra: ({ id }, _, read) => {
      const values = read.value('product.product', id, 'product_template_attribute_value_ids') as readonly number[]
      const extras = values.map((value) => Number(read.value('product.template.attribute.value', value, 'price_extra')))
      return extras.reduce((sum, extra) => sum + extra, 0)
    },
    lst_price: (row, env, read) => {
      refuseContext(env, ['uom'], 'prices')
      const base = Number(read.value('product.product', row.id, 'list_price'))
      return base + Number(read.value('product.product', row.id, 'price_extra'))
    },
  },
  'product.supplierinfo': {
    price_discounted: ({ price, discount, product_uom_id: unit, product_id, product_tmpl_id }, _, read) => {
      const ofProduct = product_id
        ? read.value('product.product', product_id, 'uom_id')
        : read.value('product.template', product_tmpl_id, 'uom_id')
      const factor = (id: unknown) => Number(read.value('uom.uom', id, 'factor'))
      const perUnit = unit === ofProduct || !price ? Number(price) : (Number(price) * factor(ofProduct)) / factor(unit)
      return perUnit * (1 - Number(discount) / 100)
    },
  },
  'product.template': {
    cost_currency_id: ({ company_id }, env, read) =>
      read.aside.value('res.company', company_id || env.companyId, 'currency_id'),
    currency_id: ({ company_id }, env, read) =>
      read.aside.value('res.company', company_id || oldestCompany(env), 'currency_id'),
  },
  'uom.uom': {
    rounding: (_, env) => 10 ** -unitDigits(env),
  },
}

function oldestCompany({ tables }: Environment): number {
  return Math.min(...[...tables.all('res.company')].map(({ id }) => id))
}
