import { describe, expect, it } from 'vitest'
import { loadTable } from '#shared/sandbox/hospital-group/load/tables.ts'

describe('loadTable()', () => {
  it('writes a record in a line, and one more for each further child', () => {
    const children = [
      { key: 'line_1', columns: { quantity: 2 } },
      { key: 'line_2', columns: { quantity: 0, note: 'last' } },
    ]
    const rows = [
      { key: 'order_1', columns: { name: 'One', locked: true }, children: { field: 'order_line', rows: children } },
      { key: 'order_2', columns: { name: null, locked: false } },
    ]
    expect(loadTable(rows)).toEqual({
      fields: ['id', 'name', 'locked', 'order_line/id', 'order_line/quantity', 'order_line/note'],
      data: [
        ['order_1', 'One', 'True', 'line_1', '2', ''],
        ['', '', '', 'line_2', '0', 'last'],
        ['order_2', '', 'False', '', '', ''],
      ],
    })
  })
})
