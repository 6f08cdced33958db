import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { OdooRows } from '#shared/odoo/odoo-rows.ts'
import { rowRules } from '#shared/odoo/row-rules.ts'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { models } from '#shared/sandbox/odoo-double/models.ts'
import { recordedOdoo } from './double.ts'
import { requestOf } from './limited-graph.ts'
import { type Claims, everything } from './visible-records.ts'

const tables = hospitalGroupTables()
const root = new URL('../../subgraphs/', import.meta.url)

/**
 * What is read of nobody in particular: when the connection is made, and to give an account its rights; and the rules.
 * Of what an outbox notes nothing is read but the outbox.
 */
const apart =
  /^(shared\/(sandbox|odoo\/(accounts|outbox)|odoo\/(connection|row-rules|unit-codes)\.ts)|[a-z-]+\/events\.ts)/

/** Names of Odoo's models that the text of a file holds, without its comments. */
function modelsIn(file: string): string[] {
  const text = readFileSync(new URL(file, root), 'utf8').replaceAll(/^\s*(\/\/|\*|\/\*).*$/gm, '')
  const names = [...text.matchAll(/['"`]([a-z]+(?:\.[a-z_]+)+)['"`/]/g)].map(([, name]) => name ?? '')
  return names.filter((name) => models.has(name))
}

const files = globSync('**/*.ts', { cwd: root.pathname }).filter((file) => !apart.test(file))

describe('Of every model of Odoo that a subgraph reads', () => {
  it('a rule says who may see its records', () => {
    const read = new Map(files.flatMap((file) => modelsIn(file).map((model) => [model, file])))
    expect(read.size).toBeGreaterThan(20)
    const withoutRule = [...read].filter(([model]) => !Object.hasOwn(rowRules, model))
    expect(withoutRule).toEqual([])
  })

  it('a rule is there for nothing else', () => {
    const read = new Set(files.flatMap(modelsIn))
    expect(Object.keys(rowRules).filter((model) => !read.has(model))).toEqual([])
  })
})

describe('A model without a rule', () => {
  const limited: Claims = { companies: [1], facilities: [1], supplier: null }

  it.each([
    ['who may see all', everything],
    ['whose records are limited', limited],
  ])('cannot be read by somebody %s, and Odoo is not asked', async (_, claims) => {
    const source = recordedOdoo(tables)
    const { 'purchase.order': _without, ...rules } = rowRules
    const odoo = new OdooRows(source.account, requestOf(claims), rules)
    const refused = 'Cannot read purchase.order: no rule says who may see its records'
    const search = { domain: [], fields: ['name'] }
    await expect(odoo.searchRead('purchase.order', search)).rejects.toThrow(refused)
    await expect(odoo.readGroup('purchase.order', { domain: [], groupby: [], aggregates: [] })).rejects.toThrow(refused)
    await expect(odoo.visible('purchase.order', [1])).rejects.toThrow(refused)
    await expect(odoo.condition('purchase.order')).rejects.toThrow(refused)
    const beyondFacilities = new OdooRows(source.account, requestOf(claims), rules, false)
    await expect(beyondFacilities.searchRead('purchase.order', search)).rejects.toThrow(refused)
    await expect(odoo.searchRead('toString', search)).rejects.toThrow('Cannot read toString')
    expect(source.takeCalls()).toEqual([])
  })
})

describe('A supplier', () => {
  it.each([
    'stock.location',
    'stock.quant',
    'stock.lot',
    'stock.move.line',
    'stock.warehouse.orderpoint',
    'product.category',
    'account.analytic.account',
    'account.analytic.plan',
    'account.payment',
    'account.journal',
    'res.users',
  ])('reads nothing of %s, and Odoo is not asked', async (model) => {
    const source = recordedOdoo(tables)
    const odoo = new OdooRows(source.account, requestOf({ companies: 'all', facilities: 'all', supplier: 44 }))
    expect(await odoo.searchRead(model, { domain: [], fields: ['id'] })).toEqual([])
    expect(await odoo.readGroup(model, { domain: [], groupby: [], aggregates: ['__count'] })).toEqual([])
    expect(await odoo.visible(model, [1, 2])).toEqual(new Set())
    expect(source.takeCalls()).toEqual([])
  })
})
