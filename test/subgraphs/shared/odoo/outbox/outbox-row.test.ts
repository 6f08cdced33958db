import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultIdentifierFields } from '#shared/config/identifier-fields.ts'
import { outboxRow } from '#shared/odoo/outbox/outbox-row.ts'
import { watched, watchedModels } from '#shared/odoo/outbox/watched.ts'

const entries = new Map(watched(defaultIdentifierFields).map((entry) => [entry.model as string, entry]))
const order = { state: 'draft', partner: 7, company: 1, warehouse: 2 }
const good = {
  id: 5,
  create_date: '2026-11-21 15:22:30',
  x_model: 'purchase.order',
  x_res_id: 12,
  x_op: 'write',
  x_before: JSON.stringify(order),
  x_after: JSON.stringify({ ...order, state: 'purchase', warehouse: false }),
  x_note: false,
}
const read = (values: object = {}) => outboxRow(5, { ...good, ...values }, entries)

describe('outboxRow()', () => {
  it('gives the change of a record with what it held before and after, and no value where there was none', () => {
    expect(read()).toEqual({
      id: 5,
      at: '2026-11-21T15:22:30Z',
      model: 'purchase.order',
      key: 12,
      op: 'write',
      before: order,
      after: { ...order, state: 'purchase', warehouse: null },
      note: null,
    })
  })

  it('has nothing before of what was made, and nothing after of what was deleted', () => {
    expect(read({ x_op: 'create', x_before: false })).toMatchObject({
      op: 'create',
      before: null,
      after: { partner: 7 },
    })
    expect(read({ x_op: 'unlink', x_after: false })).toMatchObject({
      op: 'unlink',
      before: { partner: 7 },
      after: null,
    })
  })

  it.each([
    ['12.0', '12'],
    ['0.30000000000000004', '0.3'],
    ['1e-07', '0.0000001'],
    ['-3.5', '-3.5'],
    ['1e+16', '10000000000000000'],
  ])('gives the number Python writes as %s as %s', (text, decimal) => {
    const values = { x_model: 'stock.quant', x_after: JSON.stringify({ quantity: text }), x_before: '{}' }
    expect(read(values)).toMatchObject({ after: { quantity: decimal } })
  })

  it('leaves out what could not be read, and says so', () => {
    expect(read({ x_after: '{"state":"draft"}', x_note: 'partner, company' })).toMatchObject({
      after: { state: 'draft' },
      note: 'partner, company',
    })
    expect(read({ x_after: '{"state":"draft"}' })).not.toHaveProperty('after.company')
  })

  it('gives nothing it does not know of a record', () => {
    expect(read({ x_after: '{"name":"Pat Ient","state":"draft"}' })).toHaveProperty('after', { state: 'draft' })
  })

  it.each<[string, object]>([
    ['what was noted of the record before is no JSON object', { x_before: '{"state":' }],
    ['what was noted of the record after is no JSON object', { x_after: '[1]' }],
    ['what was noted of the record after is no JSON object', { x_after: false }],
    ['what was noted of the record after is no JSON object', { x_after: '{"quantity": NaN}' }],
    ['what was noted as company after is of another kind', { x_after: '{"company":"one"}' }],
    ['what was noted as state before is of another kind', { x_before: '{"state":3}' }],
    ['what was noted as quantity after is of another kind', { x_model: 'stock.quant', x_after: '{"quantity":"nan"}' }],
    ['its model is not watched', { x_model: 'res.bank' }],
    ['its model is not watched', { x_model: 'constructor' }],
    ['its change is none that is known', { x_op: 'merge' }],
    ['it names no record', { x_res_id: 0 }],
    ['it does not say when it was written', { create_date: false }],
  ])('sets a row aside and says why: %s', (why, values) => {
    const row = read(values)
    expect(row).toMatchObject({ id: 5, why, at: 'create_date' in values ? null : '2026-11-21T15:22:30Z' })
    expect(JSON.parse((row as { garbage: string }).garbage)).toEqual({ ...good, ...values })
  })

  it('never throws, and tells no value of a row in the reason, whatever is in it', () => {
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.string(),
      fc.constantFrom(...watchedModels, 'create', 'write', 'unlink'),
    )
    const fields = fc.constantFrom(...Object.keys(good))
    fc.assert(
      fc.property(fc.dictionary(fields, anything), (values) => {
        const row = read(values)
        if ('why' in row) expect(row.why).toMatch(/^(it|its|what was noted (of the record|as \w+)) .*[a-zA-Z]$/)
        else expect(row.key).toBeGreaterThan(0)
      }),
    )
  })
})
