import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { closedAddress, runCommand, serve } from './load/command.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'caregraph-tables-'))
const keyFile = path.join(folder, 'key')
writeFileSync(keyFile, 'a-key\n')
afterAll(() => rmSync(folder, { recursive: true }))

const tablesOf = (url: string, key = keyFile) =>
  runCommand('write-tables.ts', '--odoo-url', url, '--database', 'trial', '--api-key-file', key)

describe('npm run sandbox:tables', () => {
  it('says in a sentence what is wrong, and leaves the tables as they are', async () => {
    const before = hospitalGroupTables()
    const address = await closedAddress()
    const missing = path.join(folder, 'no-key')
    await using odoo = await serve({ '/web/version': { version_info: [19, 0], version: '19.0' } })

    const ends = [await tablesOf(address), await tablesOf(odoo.url), await tablesOf(odoo.url, missing)]

    expect(ends).toEqual(
      [
        `Cannot reach Odoo at ${address}: is it running there?`,
        'Cannot use this key: trial does not know it',
        `Cannot read the key in ${missing}: there is no such file`,
      ].map((sentence) => ({ status: 1, output: '', said: `\n${sentence}\n` })),
    )
    expect(hospitalGroupTables()).toEqual(before)
  })
})
