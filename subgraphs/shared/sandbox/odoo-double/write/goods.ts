import type { Environment } from '../environment.ts'
import { beyondTheDouble } from '../errors.ts'
import type { TableRow } from '../tables.ts'
import { change, pointing } from './change.ts'
import type { Writable } from './writable.ts'

/** Items, and how much of them there is. */
export const goods: Readonly<Record<string, Writable>> = {
  'stock.quant': { fields: ['quantity'], after: (_, row, env) => followLot(row, env) },
  'product.template': {
    fields: ['name', 'categ_id', 'default_code', 'active', 'use_expiration_date', 'expiration_time'],
    check: (row, changed, env) => {
      if (!changed.includes('default_code') || variantsOf(row, env).length === 1) return
      throw beyondTheDouble('number an item that has not exactly one variant')
    },
    after: (before, row, env) => {
      for (const variant of variantsOf(row, env)) {
        const code = before?.default_code === row.default_code ? variant.default_code : row.default_code
        const active = before?.active === row.active ? variant.active : row.active
        change('product.product', variant, { default_code: code ?? false, active }, env)
        followRules(variant, active, env)
      }
    },
  },
  'product.product': {
    fields: ['default_code', 'barcode', 'active'],
    check: (row, changed, env) => {
      const isTaken = () => [...env.tables.all('product.product')].some((other) => isSameNumber(other, row))
      if (changed.includes('barcode') && row.barcode && isTaken())
        throw beyondTheDouble('refuse a barcode that is taken')
    },
    after: (before, row, env) => {
      if (before?.active !== row.active) followRules(row, row.active, env)
      const template = env.tables.get('product.template', Number(row.product_tmpl_id))
      if (template === undefined || before?.default_code === row.default_code) return
      const active = variantsOf(template, env).filter((variant) => variant.active === true)
      const code = active.length === 1 ? active[0]?.default_code : false
      change('product.template', template, { default_code: code ?? false }, env)
    },
  },
  'uom.uom': { fields: ['name'] },
}

/** A lot that is in one place only says which. */
function followLot({ lot_id: id }: TableRow, env: Environment): void {
  const lot = env.tables.holds('stock.lot') ? env.tables.get('stock.lot', Number(id)) : undefined
  if (lot === undefined) return
  const there = pointing('stock.quant', 'lot_id', lot.id, env).filter(({ quantity }) => Number(quantity) > 0)
  const places = new Set(there.map(({ location_id }) => location_id))
  change('stock.lot', lot, { location_id: places.size === 1 ? [...places][0] : false }, env)
}

/** Rules by which an item is replenished are in use as long as it is. */
function followRules({ id }: TableRow, active: unknown, env: Environment): void {
  for (const rule of pointing('stock.warehouse.orderpoint', 'product_id', id, env)) {
    change('stock.warehouse.orderpoint', rule, { active }, env)
  }
}

function variantsOf({ id }: TableRow, env: Environment): TableRow[] {
  return pointing('product.product', 'product_tmpl_id', id, env)
}

function isSameNumber(other: TableRow, { id, barcode }: TableRow): boolean {
  return other.id !== id && other.barcode === barcode
}
