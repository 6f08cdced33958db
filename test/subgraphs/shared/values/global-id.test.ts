import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BadUserInput } from '#shared/errors/errors.ts'
import { globalId, integerKey, isGlobalId, sourceKey } from '#shared/values/global-id.ts'

const typeName = fc.stringMatching(/^[A-Z][A-Za-z]{0,30}$/)
const keyWithoutSlash = fc.string({ minLength: 1, unit: 'binary' }).filter((key) => !key.includes('/'))

function refusal(read: () => unknown): BadUserInput {
  try {
    read()
  } catch (error) {
    if (error instanceof BadUserInput) return error
    throw error
  }
  throw new Error('Expected the id to be refused')
}

describe('globalId() and sourceKey()', () => {
  it('give back the key that was put in', () => {
    fc.assert(
      fc.property(typeName, keyWithoutSlash, (type, key) => {
        expect(sourceKey(globalId('odoo', type, key), 'odoo', type)).toBe(key)
      }),
    )
  })

  it('never give a record of one type for the id of another', () => {
    fc.assert(
      fc.property(typeName, typeName, keyWithoutSlash, (type, other, key) => {
        fc.pre(type !== other)
        const { message } = refusal(() => sourceKey(globalId('odoo', type, key), 'odoo', other))
        expect(message).toBe(`Cannot read id: expected an id of ${other}, found an id of ${type}`)
      }),
    )
  })

  it('never give a record of one source for the id of another', () => {
    refusal(() => sourceKey(globalId('fhir', 'Item', 1), 'odoo', 'Item'))
  })
})

describe('isGlobalId()', () => {
  it('knows ids of this graph, and nothing that merely looks like one', () => {
    expect(isGlobalId(globalId('odoo', 'Item', 7))).toBe(true)
    expect(isGlobalId(Buffer.from('odoo/Item/new').toString('base64url'))).toBe(true)
    const long = Buffer.from(`odoo/Item/${'7'.repeat(300)}`).toString('base64url')
    for (const other of ['', 'Item', btoa('odoo/Item'), long, 7, null, ['b2Rvby9JdGVtLzc']]) {
      expect(isGlobalId(other)).toBe(false)
    }
  })
})

describe('sourceKey()', () => {
  it('answers any text with a key or with BAD_USER_INPUT, and repeats none of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { message } = refusal(() => sourceKey(text, 'odoo', 'Item'))
        expect(message).toBe('Cannot read id: expected an id of Item as this graph gave it')
      }),
      {
        examples: [
          [''],
          ['/'],
          ['odoo/Item/1'],
          ['////'],
          ['b2Rvby9JdGVtLzE='],
          ['b2Rvby9JdGVtLzE\n'],
          [' b2Rvby9JdGVtLzE'],
        ],
      },
    )
  })

  it('refuses text that decodes to something like an id of ours', () => {
    const inside = fc.array(fc.constantFrom('odoo', 'Item', 'Lot', '/', '1', '-', '\0', ' ', 'é', '💊'), {
      maxLength: 8,
    })
    fc.assert(
      fc.property(inside, (parts) => {
        const text = parts.join('')
        fc.pre(!/^odoo\/Item\/[^/]+$/.test(text))
        refusal(() => sourceKey(Buffer.from(text).toString('base64url'), 'odoo', 'Item'))
      }),
    )
  })

  it('does not repeat what stands in the place of a type, unless it could be one', () => {
    const { message } = refusal(() => sourceKey(globalId('odoo', '<script>', 1), 'odoo', 'Item'))
    expect(message).toBe('Cannot read id: expected an id of Item, found an id of another type')
  })

  it.each([[null], [undefined], [7], [{}], [['b2Rvby9JdGVtLzE']]])('refuses %j, which is no text', (id) => {
    refusal(() => sourceKey(id, 'odoo', 'Item'))
  })
})

describe('integerKey()', () => {
  it('gives back every id that PostgreSQL has room for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_147_483_647 }), (key) => {
        expect(integerKey(globalId('odoo', 'Item', key), 'odoo', 'Item')).toBe(key)
      }),
      { examples: [[1], [2_147_483_647]] },
    )
  })

  it.each(['0', '-1', '01', '1.0', '1e3', ' 1', '1 ', '٣', 'NaN', '2147483648', '99999999999999999999', 'abc', '1-2'])(
    'refuses the key "%s"',
    (key) => {
      const { message } = refusal(() => integerKey(globalId('odoo', 'Item', key), 'odoo', 'Item'))
      expect(message).toBe('Cannot read id: expected an id of Item as this graph gave it')
    },
  )
})
