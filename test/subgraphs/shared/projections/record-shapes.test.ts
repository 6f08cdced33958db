import { describe, expect, it } from 'vitest'
import { misshapen, recordIn } from '#shared/projections/record-shapes.ts'
import { asCharge, asClaim, asConsumption, asOrganization, asRemittanceClaim, claim } from './made-records.ts'

const made = [asOrganization('1'), asClaim('1'), asCharge('1'), asConsumption('1'), asRemittanceClaim('1')]

describe('What is believed to be a record', () => {
  it.each(made)('is one of $family with all it consists of, and of these types', ({ family, record }) => {
    expect(recordIn(family, '1', JSON.stringify(record))).toEqual(record)
    for (const name of Object.keys(record)) {
      const { [name]: _, ...rest } = record as unknown as Record<string, unknown>
      expect(misshapen(family, rest)).toBe(name)
      for (const wrong of [{}, Number.NaN, [7]]) expect(misshapen(family, { ...rest, [name]: wrong })).toBe(name)
    }
  })

  it('is nothing that is otherwise deep inside', () => {
    const line = claim('1').lines[0]
    const deep = [
      { lines: [{ ...line, net: { amount: 12, currency: 'USD' } }] },
      { lines: [{ ...line, devices: [null] }] },
      { lines: [{ ...line, sequence: '1' }] },
      { lines: { 0: line, length: 1 } },
      { provider: { type: 'Patient', id: '1' } },
      { provider: { type: 'Organization' } },
      { identifiers: [{ value: 'a' }] },
    ]
    for (const changes of deep) expect(misshapen('claim', { ...claim('1'), ...changes })).toBe(Object.keys(changes)[0])
  })

  it('may have more than this version knows of', () => {
    expect(recordIn('claim', '1', JSON.stringify({ ...claim('1'), priority: 'stat' }))?.id).toBe('1')
  })

  it.each([
    ...['', 'null', '[]', '"claim"', '{', '7', '{"id":"1"}'],
    JSON.stringify(claim('2')),
    JSON.stringify({ ...claim('1'), id: 1 }),
  ])('is not %s', (text) => {
    expect(recordIn('claim', '1', text)).toBeNull()
  })
})
