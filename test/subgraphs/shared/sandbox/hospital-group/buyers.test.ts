import { describe, expect, it } from 'vitest'
import { hospitalGroup } from '#shared/sandbox/hospital-group/generate.ts'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import type { TableRow } from '#shared/sandbox/odoo-double/double.ts'

const group = hospitalGroup()
const tables = hospitalGroupTables()
const byId = (model: string) => new Map<unknown, TableRow>((tables[model] ?? []).map((row) => [row.id, row]))

describe('The buyers of the hospital group', () => {
  it('are a few in each company, each with a good part of its orders', () => {
    for (const { key } of group.companies) {
      const orders = group.orders.filter(({ company }) => company === key)
      const buyers = group.buyers.filter(({ company }) => company === key)
      expect(buyers.length).toBeGreaterThan(1)
      const shares = buyers.map((each) => orders.filter(({ buyer }) => buyer === each.key).length / orders.length)
      expect(Math.min(...shares)).toBeGreaterThan(0.5 / buyers.length)
    }
  })

  it('are different ones where one supplier was entered twice', () => {
    const twice = group.orders.filter(({ key }) => key.startsWith('order_twice_entered'))
    expect(new Set(twice.map(({ buyer }) => buyer)).size).toBe(2)
  })

  it('stand in the tables on the orders they placed, by name', () => {
    const users = byId('res.users')
    const partners = byId('res.partner')
    const nameOf = (user: unknown) => partners.get(users.get(user)?.partner_id)?.name
    const written = (tables['purchase.order'] ?? []).map(({ name, user_id }) => [name, nameOf(user_id)])
    const names = new Map(group.buyers.map(({ key, name }) => [key, name]))
    const expected = group.orders.map(({ number, buyer }) => [number, names.get(buyer)])
    expect(written.sort()).toEqual(expected.sort())
  })

  it('bring no password and no key into the tables', () => {
    const logins = new Set(group.buyers.map(({ login }) => login))
    const accounts = (tables['res.users'] ?? []).filter(({ login }) => logins.has(String(login)))
    expect(accounts).toHaveLength(group.buyers.length)
    expect(accounts.flatMap((row) => Object.keys(row)).filter((field) => /password|api_key|token/.test(field))).toEqual(
      [],
    )
  })
})
