import { describe, expect, it } from 'vitest'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { asking } from './asking.ts'

interface Line {
  readonly name: string
  readonly move_name: string
}

describe('Posting an invoice in the double', () => {
  const double = asking(hospitalGroupTables())

  it.each([
    ['RVC-C-26-00017', 'RVC-C-26-00017 - '],
    [false, ''],
  ])('names what is to be paid by its reference, where there is one, and its number: %s', async (ref, beginning) => {
    const context = { allowed_company_ids: [1] }
    const [draft = 0] = await double.ids('account.move', [
      ['move_type', '=', 'out_invoice'],
      ['state', '=', 'draft'],
      ['ref', '=', ref],
    ])
    await double.get('account.move/write', { ids: [draft], vals: { state: 'posted' }, context })

    const [line] = await double.get<Line[]>('account.move.line/search_read', {
      domain: [
        ['move_id', '=', draft],
        ['display_type', '=', 'payment_term'],
      ],
      fields: ['name', 'move_name'],
    })
    expect(line?.move_name).toMatch(/^INV\/2026\/000\d\d$/)
    expect(line?.name).toBe(`${beginning}${line?.move_name}`)
  })
})
