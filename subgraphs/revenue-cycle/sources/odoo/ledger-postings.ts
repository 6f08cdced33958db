import { day, recordKey, text } from '#shared/odoo/columns.ts'
import { type Entity, recordSource } from '#shared/odoo/record-source.ts'

/** Journal entries that are in the books. */
export const ledgerPostings = recordSource({
  type: 'LedgerPosting',
  model: 'account.move',
  scope: [['state', '=', 'posted']],
  sign: { field: 'state', isShown: ({ state }) => state === 'posted' },
  properties: {
    number: text('name'),
    postedOn: day('date'),
    /** Key of the journal it stands in. */
    journal: recordKey('journal_id'),
  },
})

export type LedgerPosting = Entity<(typeof ledgerPostings)['properties']>

export const journals = recordSource({
  type: 'Journal',
  model: 'account.journal',
  scope: [],
  readWhole: true,
  properties: { name: text('name'), code: text('code') },
})

export type Journal = Entity<(typeof journals)['properties']>
