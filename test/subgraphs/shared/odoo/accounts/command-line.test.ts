import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultIdentifierFields } from '#shared/config/identifier-fields.ts'
import { readCommand, WrongUsage } from '#shared/odoo/accounts/command-line.ts'

const settings = { ODOO_URL: 'https://odoo.example', ODOO_DATABASE: 'care', ODOO_ADMIN_API_KEY: 'admin-key' }
const read = (words: string, environment: Readonly<Record<string, string>> = settings) =>
  readCommand(words.split(' ').filter(Boolean), environment)

describe('readCommand()', () => {
  it('reads what is to be done, with whose key, and for what there are defaults', () => {
    expect(read('create')).toEqual({
      verb: 'create',
      accounts: [],
      target: { url: 'https://odoo.example', database: 'care', apiKey: 'admin-key' },
      prefix: 'caregraph',
      companies: null,
      keyDays: 90,
      isFinish: false,
      identifierFields: defaultIdentifierFields,
      lineageKeys: { claimNumber: 'ref', traceNumber: 'memo' },
      keys: { reader: null, writer: null, relay: null },
    })
  })

  it('reads accounts and options in any order, and the keys that Caregraph has', () => {
    const environment = { ...settings, ODOO_API_KEY: 'r', ODOO_WRITER_API_KEY: 'w', ODOO_RELAY_API_KEY: ' ' }
    const words = 'rotate --finish relay reader --companies 3,1,3 --key-days 30 --prefix care-test'
    expect(read(words, environment)).toMatchObject({
      verb: 'rotate',
      accounts: ['reader', 'relay'],
      companies: [3, 1],
      keyDays: 30,
      prefix: 'care-test',
      isFinish: true,
      keys: { reader: 'r', writer: 'w', relay: null },
    })
    expect(read('status --companies all').companies).toBe('all')
  })

  it('takes the key of the administrator from a file that is named, before that of the environment', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'caregraph-accounts-'))
    const file = path.join(folder, 'key')
    writeFileSync(file, 'key-in-file\n')
    expect(read(`create --admin-key-file ${file}`).target.apiKey).toBe('key-in-file')
    rmSync(folder, { recursive: true })
    expect(() => read(`create --admin-key-file ${file}`)).toThrow(
      `the key in ${file} cannot be read: there is no such file`,
    )
  })

  it('knows the fields that settings name for identifiers', () => {
    const environment = { ...settings, IDENTIFIER_FIELDS: 'supplier.GLN=x_gln' }
    expect(read('status', environment).identifierFields.supplier).toContainEqual({ system: 'GLN', field: 'x_gln' })
    expect(() => read('status', { ...settings, IDENTIFIER_FIELDS: 'nothing' })).toThrow(
      'Cannot use IDENTIFIER_FIELDS: ',
    )
  })

  it.each([
    ['', 'expected create, status, rotate, remove, found nothing'],
    ['make', 'expected create, status, rotate, remove, found make'],
    ['create everyone', 'expected reader, writer, relay, found everyone'],
    ['rotate', 'expected which accounts to rotate: reader, writer, relay'],
    ['remove', 'expected which accounts to remove: reader, writer, relay'],
    ['create --finish', '--finish is for rotate'],
    ['create --companies one', 'expected --companies to be ids joined by commas, or all, found one'],
    ['create --key-days 0', 'expected --key-days to be 1 to 365, found 0'],
    ['create --key-days 366', 'expected --key-days to be 1 to 365, found 366'],
    ["create --prefix x'y", "expected --prefix to be small letters, digits and single dashes, found x'y"],
    ['create --api-key secret', "Unknown option '--api-key'"],
  ])('refuses %j and says what is wrong', (words, sentence) => {
    expect(() => read(words)).toThrow(WrongUsage)
    expect(() => read(words)).toThrow(`Cannot run odoo:accounts: ${sentence}`)
  })

  it.each([
    [{ ODOO_URL: '' }, 'ODOO_URL and ODOO_DATABASE have to be set'],
    [{ ODOO_DATABASE: ' ' }, 'ODOO_URL and ODOO_DATABASE have to be set'],
    [{ ODOO_URL: 'odoo.example' }, 'ODOO_URL has to be an address such as https://odoo.example'],
    [
      { ODOO_ADMIN_API_KEY: '' },
      'there is no key of an administrator; ODOO_ADMIN_API_KEY or --admin-key-file gives one',
    ],
    [{ ODOO_ADMIN_API_KEY: 'two words' }, 'the administrator’s key is none: it holds more than one word'],
  ])('refuses settings such as %j, and repeats no secret', (changed, sentence) => {
    expect(() => read('status', { ...settings, ...changed })).toThrow(
      `Cannot run odoo:accounts: ${sentence}; --help tells more`,
    )
  })
})
