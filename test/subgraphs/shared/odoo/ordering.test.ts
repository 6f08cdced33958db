import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeCursor } from '#shared/connections/cursor.ts'
import { BadUserInput } from '#shared/errors/errors.ts'
import type { OdooRow } from '#shared/odoo/columns.ts'
import { cursorsOf, fromTheStart, type Ordering, orderClause, placeAfter } from '#shared/odoo/ordering.ts'
import { byClause, matches, type Row, shown } from './small-odoo.ts'

const list = 'Thing BY_VALUE'

/** Walks a table page by page, by cursors alone, as a client would. */
function walk(table: readonly Row[], ordering: Ordering, size: number): number[] {
  const keys: number[] = []
  const sorted = table.toSorted(byClause(orderClause(ordering)))
  for (let after: string | null = null; keys.length <= table.length; ) {
    const { domain, offset } = after === null ? fromTheStart : placeAfter(after, list, ordering)
    const page = sorted.filter((row) => matches(domain, row)).slice(offset, offset + size)
    if (page.length === 0) break
    const rows = page.map((row) => shown(row, [ordering.field]) as OdooRow)
    after = cursorsOf(rows, list, ordering, after).at(-1) as string
    keys.push(...rows.map((row) => row.id))
  }
  return keys
}

const kinds: Record<Ordering['kind'], { field: string; values: fc.Arbitrary<unknown> }> = {
  key: { field: 'id', values: fc.constant(null) },
  text: {
    field: 'name',
    values: fc.constantFrom('Gauze', 'gauze', 'Gown', 'Gown, S', "O'Corvale\\", '100% 安全', ' '),
  },
  day: { field: 'day', values: fc.constantFrom('2026-01-01', '2026-01-02', '0001-01-01', '9999-12-31', false) },
  instant: {
    field: 'at',
    values: fc.constantFrom(
      '2026-01-01 10:00:00',
      '2026-01-01 10:00:00.000001',
      '2026-01-01 10:00:00.5',
      '2026-01-01 10:00:00.999999',
      '2026-01-01 10:00:01',
      '2026-01-01 09:59:59.999999',
      '9999-12-31 23:59:59',
    ),
  },
}

describe.each(Object.entries(kinds))('A list ordered by a field of kind %s', (kind, { field, values }) => {
  it.each(['asc', 'desc'] as const)(
    'gives each record exactly once, in order, whatever the page size (%s)',
    (direction) => {
      const ordering = { field, kind, direction } as Ordering
      const tables = fc
        .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 60 }), values), { selector: ([id]) => id, maxLength: 30 })
        .map((pairs) => pairs.map(([id, value]) => (field === 'id' ? { id } : { id, [field]: value })))
      fc.assert(
        fc.property(tables, fc.integer({ min: 1, max: 8 }), (table, size) => {
          const inOrder = table.toSorted(byClause(orderClause(ordering))).map((row) => row.id)
          expect(walk(table, ordering, size)).toEqual(inOrder)
        }),
        { numRuns: 150 },
      )
    },
  )
})

describe('orderClause()', () => {
  it('puts the id last, so that the order is total', () => {
    expect(orderClause({ field: 'name', kind: 'text', direction: 'desc' })).toBe('name desc, id desc')
    expect(orderClause({ field: 'id', kind: 'key', direction: 'asc' })).toBe('id asc')
  })
})

describe('placeAfter()', () => {
  const orderings: Record<string, Ordering> = {
    key: { field: 'id', kind: 'key', direction: 'asc' },
    text: { field: 'name', kind: 'text', direction: 'asc' },
    day: { field: 'day', kind: 'day', direction: 'desc' },
    instant: { field: 'at', kind: 'instant', direction: 'desc' },
  }
  const refuses = (cursor: string, kind: string): void => {
    expect(() => placeAfter(cursor, list, orderings[kind] as Ordering)).toThrow(
      new BadUserInput('Cannot use after: expected a cursor that this list gave, in the same order'),
    )
  }

  it('refuses any text that is no cursor', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...Object.keys(orderings)), refuses), {
      examples: [
        ['', 'key'],
        ['null', 'key'],
        ['[]', 'text'],
        ['W10', 'day'],
        ['e30', 'instant'],
      ],
    })
  })

  it('refuses anything else packed the way cursors are', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(orderings)), (value, kind) => {
        refuses(Buffer.from(JSON.stringify(value)).toString('base64url'), kind)
      }),
    )
  })

  it('refuses a cursor of another list or order', () => {
    refuses(encodeCursor(['Thing BY_NAME', 'Gauze', 7, 0]), 'text')
    refuses(encodeCursor(['Other BY_VALUE', 'Gauze', 7, 0]), 'text')
  })

  it.each([
    ['key', null, 2_147_483_648],
    ['key', null, 0],
    ['key', null, -1],
    ['key', null, 1.5],
    ['key', null, 1e300],
    ['key', null, '7'],
    ['text', false, 7],
    ['text', 7, 7],
    ['text', 'a\u0000b', 7],
    ['text', 'a\ud800b', 7],
    ['text', ['Gauze'], 7],
    ['day', null, 7],
    ['day', true, 7],
    ['day', '2026-02-30', 7],
    ['day', '2026-13-01', 7],
    ['day', '0000-01-01', 7],
    ['day', '2026-01-01 10:00:00', 7],
    ['instant', false, 7],
    ['instant', '2026-01-01', 7],
    ['instant', '2026-01-01T10:00:00', 7],
    ['instant', '2026-01-01 24:00:00', 7],
    ['instant', '2026-01-01 10:60:00', 7],
    ['instant', '9999-99-99 99:99:99', 7],
    ['instant', '2026-01-01 10:00:00.5', 7],
  ])('refuses a forged %s cursor at %j, %j, which Odoo would answer with an error of its own', (kind, value, key) => {
    refuses(encodeCursor([list, value, key, 0]), kind)
  })

  it.each([[-1], [1.5], [1_000_001], ['0'], [null]])('refuses a forged cursor that skips %j', (skip) => {
    refuses(encodeCursor([list, '2026-01-01 10:00:00', 7, skip]), 'instant')
  })
})
