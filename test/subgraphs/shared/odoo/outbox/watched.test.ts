import { describe, expect, it } from 'vitest'
import { defaultLineageKeys } from '#shared/config/claim-sources.ts'
import { defaultIdentifierFields, identifierFieldsOf } from '#shared/config/identifier-fields.ts'
import { mappedFields } from '#shared/odoo/accounts/mapped-fields.ts'
import { outboxPlan } from '#shared/odoo/outbox/plan.ts'
import { ruleCode } from '#shared/odoo/outbox/rule-code.ts'
import { type Watched, watched, watchedModels } from '#shared/odoo/outbox/watched.ts'
import { type Field, models } from '#shared/sandbox/odoo-double/models.ts'
import { items } from '#subgraphs/master-data/sources/odoo/items.ts'
import { suppliers } from '#subgraphs/master-data/sources/odoo/suppliers.ts'

const all = watched(defaultIdentifierFields)
const entryOf = (model: string, among = all) => among.find((entry) => entry.model === model) as Watched
const fieldsOf = (...names: string[]) =>
  new Set(names.flatMap((name) => [...entryOf(name).fields, ...(entryOf(name).fieldsIfKept ?? [])]))
const shownBy = (source: { readonly properties: Readonly<Record<string, { readonly fields: readonly string[] }>> }) =>
  Object.values(source.properties).flatMap(({ fields }) => fields)

describe('What is watched', () => {
  it('is every model once', () => {
    expect(all.map(({ model }) => model)).toEqual([...watchedModels])
  })

  it('are fields there are and that are stored, and what they lead to', () => {
    for (const { model, fields, carries } of all) {
      for (const name of fields) expect(models.get(model)?.fields.get(name)?.stored, `${model}.${name}`).toBe(true)
      for (const { path } of Object.values(carries)) {
        let at: string | undefined = model
        for (const step of path) {
          const field: Field | undefined = models.get(at ?? '')?.fields.get(step)
          expect(field, `${model}: ${path.join('.')}`).toBeDefined()
          at = field?.relation
        }
      }
    }
  })

  it('is all that an item shows, but for what suppliers offer', () => {
    const seen = fieldsOf('product.template', 'product.product')
    expect(shownBy(items).filter((field) => !seen.has(field))).toEqual(['seller_ids'])
  })

  it('is all that a supplier shows, and whoever supplies is one there too', () => {
    const seen = fieldsOf('res.partner')
    // The code of a country changes with the country.
    expect(shownBy(suppliers).filter((field) => !seen.has(field))).toEqual(['country_code'])
    const { members } = entryOf('res.partner')
    const conditions = suppliers.scope.filter((part) => typeof part !== 'string')
    const own = [[members?.number, '>', 0], ...(members?.linked.flat() ?? [])]
    expect(JSON.stringify(conditions)).toBe(JSON.stringify(own))
  })

  it('are the fields that hold identifiers too, as the settings have it', () => {
    const fields = identifierFieldsOf('item.UDI_DI=x_udi, supplier.GLN=x_gln, facility.NPI=x_npi', [])
    const own = watched(fields)
    expect(entryOf('product.product', own).fieldsIfKept).toEqual(['barcode', 'x_udi'])
    expect(entryOf('product.template', own).fieldsIfKept).toEqual(['barcode', 'x_udi'])
    expect(entryOf('res.partner', own).fieldsIfKept).toContain('x_gln')
    expect(entryOf('stock.warehouse', own).fieldsIfKept).toEqual(['x_npi'])
  })

  it('carries whose a record is wherever it can be somebody’s', () => {
    const without = all.filter(({ model, carries }) => models.get(model)?.fields.has('company_id') && !carries.company)
    expect(without).toEqual([])
    expect(mappedFields(defaultIdentifierFields, defaultLineageKeys).size).toBeGreaterThan(0)
  })
})

describe('ruleCode()', () => {
  it('carries nothing but what is watched for, and of a partner no field that names or reaches anybody', () => {
    const code = ruleCode(entryOf('res.partner'), 'x_caregraph_outbox', 'change')
    const read = [...code.matchAll(/\('(\w+)', '(\w+)', \(/g)].map(([, name]) => name)
    expect(read).toEqual(['company', 'active', 'commercialPartner'])
    for (const telling of ['name', 'email', 'phone', 'street', 'vat']) expect(code).not.toContain(`'${telling}'`)
  })

  it.each(['change', 'deletion'] as const)('notes a %s of a partner only where it supplies, before or after', (on) => {
    const code = ruleCode(entryOf('res.partner'), 'x_caregraph_outbox', on)
    expect(code.match(/^noted = .*$/gm)).toEqual(["noted = after['supplier'] or before['supplier']"])
    expect(code).toMatch(/\nif noted:\n {4}try:\n {8}env\['x_caregraph_outbox'\]\.create\(/)
    expect(code.match(/\.create\(/g)).toHaveLength(1)
  })

  it('is the same for the same table, so that nothing is changed by installing again', () => {
    expect(outboxPlan('caregraph', defaultIdentifierFields)).toEqual(outboxPlan('caregraph', defaultIdentifierFields))
  })
})
