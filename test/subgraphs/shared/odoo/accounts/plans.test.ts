import { describe, expect, it } from 'vitest'
import { defaultLineageKeys } from '#shared/config/claim-sources.ts'
import { defaultIdentifierFields } from '#shared/config/identifier-fields.ts'
import { mappedFields } from '#shared/odoo/accounts/mapped-fields.ts'
import { planOf } from '#shared/odoo/accounts/plans.ts'

const fields = mappedFields(defaultIdentifierFields, defaultLineageKeys)
const plan = planOf('reader', { prefix: 'caregraph', fields })

describe('planOf()', () => {
  it('lets the reader read the models of the map and nothing else', () => {
    expect(plan).toMatchObject({
      login: 'caregraph-reader',
      title: 'Caregraph reader',
      setting: 'ODOO_API_KEY',
      groups: [],
    })
    expect(new Set([...(plan.own?.access.values() ?? [])].map(String))).toEqual(new Set(['read']))
    expect([...(plan.own?.access.keys() ?? [])].filter((model) => !fields.has(model))).toEqual([])
  })

  it('hides something of models that it lets the reader read', () => {
    for (const { model } of plan.own?.rules ?? []) expect(plan.own?.access.has(model)).toBe(true)
  })

  it('names the outbox of the relay by the prefix', () => {
    const relay = planOf('relay', { prefix: 'care-test', fields })
    expect(relay.own?.access).toEqual(new Map([['x_care_test_outbox', ['read', 'unlink']]]))
  })
})

describe('mappedFields()', () => {
  it('adds fields that settings name, to the models their records are of', () => {
    const more = mappedFields(
      {
        item: [{ system: 'UDI_DI', field: 'x_udi' }],
        supplier: [{ system: 'GLN', field: 'x_gln' }],
        payer: [{ system: 'PAYER_NUMBER', field: 'x_payer' }],
        facility: [
          { system: 'NPI', field: 'x_npi' },
          { system: 'GLN', field: 'partner_id.x_place' },
        ],
      },
      { claimNumber: 'invoice_origin', traceNumber: 'payment_reference' },
    )
    expect(more.get('account.move')).toContain('invoice_origin')
    expect(more.get('account.payment')).toContain('payment_reference')
    expect(more.get('product.product')).toContain('x_udi')
    expect(more.get('stock.warehouse')).toContain('x_npi')
    expect([...(more.get('res.partner') ?? [])]).toEqual(expect.arrayContaining(['x_gln', 'x_payer', 'x_place']))
    expect([...fields.values()].flatMap((names) => [...names])).not.toContain('x_gln')
  })
})
