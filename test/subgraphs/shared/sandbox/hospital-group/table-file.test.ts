import { describe, expect, it } from 'vitest'
import { readTable, writeTable } from '#shared/sandbox/hospital-group/table-file.ts'

describe('writeTable()', () => {
  it('keeps what a record holds, by id, in the order of the ids', () => {
    const rows = [
      { id: 7, name: '苗場 "Diagnostics"', parent_id: false, child_ids: [3, 1], cost: { '1': 0.1 } },
      { id: 2, name: 'Åse\n', parent_id: 7, child_ids: [], cost: {} },
    ]
    expect(readTable(writeTable(rows))).toEqual([rows[1], rows[0]])
  })

  it('writes a record in a line, so that a change shows by its line', () => {
    const rows = [
      { id: 1, name: 'One' },
      { id: 2, name: 'Two' },
    ]
    const changed = [
      { id: 1, name: 'One' },
      { id: 2, name: 'Three' },
    ]
    const [before, after] = [writeTable(rows).split('\n'), writeTable(changed).split('\n')]
    expect(before.filter((line, place) => line !== after[place])).toHaveLength(1)
  })

  it('leaves out secrets, moments of writing, and what was foreseen on the day', () => {
    const row = { id: 1, access_token: 'x', signup_type: 'y', deadline_date: '2026-11-21', write_date: '2026-11-21' }
    expect(readTable(writeTable([row]))).toEqual([{ id: 1, write_date: '2026-06-30 06:00:00' }])
  })
})
