import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type Answers, closedAddress, runCommand, serve } from './command.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'caregraph-load-'))
const keyFile = path.join(folder, 'key')
writeFileSync(keyFile, 'a-key\n')
afterAll(() => rmSync(folder, { recursive: true }))

const load = (...args: string[]) => runCommand('load/main.ts', ...args)

const into = (url: string, database = 'trial', key = keyFile) =>
  load('--odoo-url', url, '--database', database, '--api-key-file', key)

const version = { '/web/version': { version_info: [19, 0, 0, 'final', 0, ''], version: '19.0' } }

/** One sentence on stderr, and nothing else. */
const refused = (sentence: string) => ({ status: 1, output: '', said: `\n${sentence}\n` })

describe('npm run sandbox:load', () => {
  it('says what it expects when it is told nothing', async () => {
    expect(await load()).toEqual(
      refused(
        'Cannot run sandbox:load: expected npm run sandbox:load -- --odoo-url <address> --database <name> ' +
          '--api-key-file <file> [--calls-at-once <number>]',
      ),
    )
  })

  it('names an option that it does not know', async () => {
    const { status, said } = await load('--datbase', 'trial')
    expect(status).toBe(1)
    expect(said).toMatch(/^\nCannot run sandbox:load: Unknown option '--datbase'; expected npm run sandbox:load .*\n$/)
  })

  it.each(['nowhere', 'ftp://127.0.0.1', '127.0.0.1:8069'])('refuses %s as an address', async (url) => {
    expect(await into(url)).toEqual(
      refused('Cannot run sandbox:load: expected --odoo-url to be an address such as http://127.0.0.1:8069'),
    )
  })

  it('says which file it misses the key in', async () => {
    const missing = path.join(folder, 'no-key')
    expect(await into('http://127.0.0.1:1', 'trial', missing)).toEqual(
      refused(`Cannot read the key in ${missing}: there is no such file`),
    )
  })

  it('says where no Odoo is to be reached', async () => {
    const url = await closedAddress()
    expect(await into(url)).toEqual(refused(`Cannot reach Odoo at ${url}: is it running there?`))
  })

  it('tells a server that is no Odoo', async () => {
    await using server = await serve((_message, response) => response.writeHead(404).end('<html>'))
    expect(await into(server.url)).toEqual(
      refused(`Cannot use ${server.url}: expected an Odoo, found status 404 and no version`),
    )
  })

  it('refuses an Odoo older than 19', async () => {
    await using odoo = await serve({ '/web/version': { version_info: [18, 0], version: '18.0' } })
    expect(await into(odoo.url)).toEqual(refused('Cannot load into Odoo 18: expected Odoo 19 or later'))
  })

  it('says that a key is not known in the database', async () => {
    await using odoo = await serve(version)
    expect(await into(odoo.url)).toEqual(refused('Cannot use this key: trial does not know it'))
  })

  it('says that there is no database of this name', async () => {
    await using odoo = await serve(({ url }, response) => {
      if (url === '/web/version') response.end(JSON.stringify(version['/web/version']))
      else response.writeHead(404, { 'content-type': 'text/html' }).end('<title>404 Not Found</title>')
    })
    expect(await into(odoo.url, 'nowhere')).toEqual(
      refused('Cannot use the database nowhere: Odoo has none of this name'),
    )
  })

  it('refuses the key of somebody who is no administrator', async () => {
    const account = { 'res.users/context_get': { uid: 7 }, 'res.users/has_group': false }
    await using odoo = await serve({ ...version, ...account })
    expect(await into(odoo.url)).toEqual(refused('Cannot load with this key: it is not an administrator’s'))
  })

  it('refuses a database that is not marked, and says how to mark it', async () => {
    const called: string[] = []
    const account: Answers = {
      ...version,
      'res.users/context_get': { uid: 2 },
      'res.users/has_group': true,
      'ir.config_parameter/get_param': false,
    }
    await using odoo = await serve(({ url = '' }, response) => {
      const call = url.replace('/json/2/', '')
      called.push(call)
      response.end(JSON.stringify(account[call]))
    })
    const { status, said } = await into(odoo.url, 'production')
    expect(status).toBe(1)
    expect(said).toMatch(/^\nCannot load into production: it is not marked as a trial database\n/)
    expect(said).toContain('caregraph.trial')
    expect(called).toEqual(Object.keys(account))
  })

  it('names the modules that are missing', async () => {
    const account = { 'res.users/context_get': { uid: 2 }, 'res.users/has_group': true }
    const marked = { 'ir.config_parameter/get_param': 'true' }
    const modules = {
      'ir.module.module/search_read': [
        { id: 1, name: 'stock' },
        { id: 2, name: 'account' },
      ],
    }
    await using odoo = await serve({ ...version, ...account, ...marked, ...modules })
    const { said } = await into(odoo.url)
    expect(said).toMatch(
      /^\nCannot load into trial: Odoo's modules product_expiry, purchase, .* are not installed there\n$/,
    )
  })

  it('says that Odoo went away when it breaks off an answer', async () => {
    await using odoo = await serve(({ url }, response) => {
      if (url === '/web/version') response.end(JSON.stringify(version['/web/version']))
      else {
        response.writeHead(200, { 'content-length': '100' }).write('{"uid"')
        setTimeout(() => response.destroy(), 20)
      }
    })
    expect(await into(odoo.url)).toEqual(refused(`Cannot reach Odoo at ${odoo.url}: is it running there?`))
  })
})
