import { describe, expect, it } from 'vitest'
import { WrongUsage } from '#shared/odoo/accounts/administrator.ts'
import { readCommand } from '#shared/odoo/outbox/command-line.ts'
import { runOutbox } from '#shared/odoo/outbox/run-command.ts'

const settings = { ODOO_URL: 'https://odoo.example', ODOO_DATABASE: 'main', ODOO_ADMIN_API_KEY: 'a-key' }

describe('npm run odoo:outbox', () => {
  it('reads what it is asked for', () => {
    expect(readCommand(['remove', '--discard', '--prefix', 'care-two'], settings)).toMatchObject({
      verb: 'remove',
      isDiscard: true,
      prefix: 'care-two',
      target: { url: 'https://odoo.example', database: 'main', apiKey: 'a-key' },
    })
    expect(readCommand(['status'], settings)).toMatchObject({ verb: 'status', isDiscard: false, prefix: 'caregraph' })
  })

  it.each([
    ['no verb', [], settings],
    ['another verb', ['create'], settings],
    ['more than a verb', ['install', 'relay'], settings],
    ['--discard where nothing is removed', ['install', '--discard'], settings],
    ['an unknown option', ['status', '--force'], settings],
    ['a prefix that is no name', ['status', '--prefix', "x'; drop"], settings],
    ['no address', ['status'], { ...settings, ODOO_URL: '' }],
    ['no key', ['status'], { ...settings, ODOO_ADMIN_API_KEY: undefined }],
    ['identifiers that are none', ['status'], { ...settings, IDENTIFIER_FIELDS: 'supplier.GLN' }],
  ])('refuses %s', (_, words, environment) => {
    expect(() => readCommand(words, environment)).toThrow(WrongUsage)
  })

  it('says what is in its way in one sentence and ends with 2, and never tells the key', async () => {
    const said: string[] = []
    const away = { ...settings, ODOO_URL: 'http://127.0.0.1:1' }
    const voice = { print: (line: string) => said.push(line), say: (line: string) => said.push(line) }
    expect(await runOutbox(['status'], away, voice)).toBe(2)
    expect(said).toEqual(['Cannot reach Odoo at http://127.0.0.1:1: is it running there?'])
  })

  it('tells how it is used', async () => {
    const printed: string[] = []
    expect(await runOutbox(['--help'], {}, { print: (line) => printed.push(line), say: () => {} })).toBe(0)
    expect(printed.join()).toContain('install|status|remove')
  })
})
