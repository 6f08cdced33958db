import { getNamedType, isObjectType } from 'graphql'
import { describe, expect, it } from 'vitest'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { isNumeric, isText, models } from '#shared/sandbox/odoo-double/models.ts'
import { api } from '../authorization/schema-without-rules.ts'
import { textPattern } from './canary.ts'
import { isPlantable, keptFields } from './fields-by-kind.ts'
import { plant } from './plant.ts'
import { Search } from './search.ts'
import { inCursors, shownFields } from './shown-fields.ts'

const before = hospitalGroupTables()
const { tables, planted } = plant(before)
const modelOf = (field: string) => field.slice(0, field.lastIndexOf('.'))
const nameOf = (field: string) => field.slice(field.lastIndexOf('.') + 1)

describe('plant()', () => {
  it('leaves no text of the group as it was, but for what Odoo goes by', () => {
    const left = new Set<string>()
    for (const [name, rows] of Object.entries(tables)) {
      for (const field of models.get(name)?.fields.values() ?? []) {
        if (!field.stored || !isText(field) || !isPlantable(name, field.name)) continue
        for (const row of rows) {
          const isPlanted = new Search(planted).inValue(JSON.stringify(row[field.name])).length > 0
          if (!isPlanted) left.add(`${name}.${field.name}`)
        }
      }
    }
    expect([...left]).toEqual([])
  })

  it('leaves no amount, price and quantity as it was', () => {
    const left = new Set<string>()
    for (const [name, rows] of Object.entries(before)) {
      for (const field of models.get(name)?.fields.values() ?? []) {
        if (!field.stored || !isNumeric(field) || field.type === 'integer' || !isPlantable(name, field.name)) continue
        const old = new Map(rows.map((row) => [row.id, JSON.stringify(row[field.name])]))
        for (const row of tables[name] ?? []) {
          if (old.get(row.id) === JSON.stringify(row[field.name])) left.add(`${name}.${field.name}`)
        }
      }
    }
    expect([...left]).toEqual([])
  })

  it('keeps what there is to work out: states, days, and what points where', () => {
    const changed = new Set<string>()
    for (const [name, rows] of Object.entries(before)) {
      const copies = new Map((tables[name] ?? []).map((row) => [row.id, row]))
      for (const field of models.get(name)?.fields.values() ?? []) {
        if (!field.stored || isText(field) || isNumeric(field) || field.type === 'json') continue
        for (const row of rows) {
          if (JSON.stringify(copies.get(row.id)?.[field.name]) !== JSON.stringify(row[field.name])) {
            changed.add(`${name}.${field.name}`)
          }
        }
      }
    }
    // Regions, tags and accounts are given to partners and bills that had none.
    expect([...changed].sort()).toEqual([
      'account.move.partner_bank_id',
      'res.partner.category_id',
      'res.partner.state_id',
    ])
  })

  it('plants where nothing of the program looks, and in kinds of records that the group has none of', () => {
    const fields = [
      ...['res.partner.comment', 'res.partner.website', 'res.partner.credit_limit', 'res.users.signature'],
      ...['account.move.narration', 'account.move.inalterable_hash', 'account.move.line.debit', 'stock.lot.note'],
      ...['stock.picking.note', 'stock.move.value', 'product.product.standard_price', 'purchase.order.note'],
      ...['res.partner.bank.acc_number', 'res.partner.category.name', 'account.payment.memo'],
    ]
    expect(fields.filter((field) => !planted.fields.has(field))).toEqual([])
    expect(planted.fields.size).toBeGreaterThan(250)
  })

  it('gives each field of each record a text of its own', () => {
    const seen = new Map<string, string>()
    for (const [name, rows] of Object.entries(tables)) {
      for (const row of rows) {
        for (const [field, value] of Object.entries(row)) {
          for (const [word] of typeof value === 'string' ? value.matchAll(textPattern) : []) {
            const place = `${name}.${field} of ${row.id}`
            expect(seen.get(word) ?? place).toBe(place)
            seen.set(word, place)
          }
        }
      }
    }
    expect(seen.size).toBeGreaterThan(30_000)
  })
})

describe('What is said by hand', () => {
  it('is said of fields that Odoo has, and in which something is planted', () => {
    const named = [...Object.values(shownFields), ...Object.values(inCursors), [...keptFields]].flat()
    expect(named.filter((field) => !planted.fields.has(field))).toEqual([])
    expect(named.filter((field) => !models.get(modelOf(field))?.fields.has(nameOf(field)))).toEqual([])
  })

  it('is said of fields that the graph has, and that show texts or numbers', () => {
    const wrong = Object.keys(shownFields).filter((coordinate) => {
      const [type = '', field = ''] = coordinate.split('.')
      const found = api.getType(type)
      const target = isObjectType(found) ? getNamedType(found.getFields()[field]?.type) : undefined
      return target === undefined || (isObjectType(target) && !/^(Money|Quantity|Identifier)$/.test(target.name))
    })
    expect(wrong).toEqual([])
    expect(Object.keys(inCursors).filter((type) => !isObjectType(api.getType(`${type}Connection`)))).toEqual([])
  })
})
