import { afterAll, beforeAll, expect, it } from 'vitest'
import { defaultLineageKeys } from '#shared/config/claim-sources.ts'
import { defaultIdentifierFields } from '#shared/config/identifier-fields.ts'
import { mappedFields } from '#shared/odoo/accounts/mapped-fields.ts'
import { planOf } from '#shared/odoo/accounts/plans.ts'
import { sensitiveFields } from '#shared/odoo/accounts/sensitive-fields.ts'
import { accountsCommand, administration, type Ended } from './accounts-command.ts'
import { runInside } from './inside.ts'
import { callOdoo, describeSeeded } from './live.ts'

const prefix = 'caregraph-test'
const everyone = 'reader writer relay'
const fields = mappedFields(defaultIdentifierFields, defaultLineageKeys)
const map = planOf('reader', { prefix, fields }).own?.access ?? new Map()
const outbox = 'x_caregraph_test_outbox'

/** Fields that are kept, one of which each model has. */
const writable = ['name', 'company_id', 'code', 'product_id', 'debit_move_id', 'product_variant_ids']

describeSeeded('npm run odoo:accounts', (odoo) => {
  const command = accountsCommand(odoo, prefix, { isProgram: true })
  const admin = administration(odoo)
  let created: Ended
  let keys: Readonly<Record<string, string>>

  const group = async (name: string) => {
    const [found] = await admin.read('res.groups', [['name', '=', `Caregraph-test ${name}`]], ['user_ids'])
    return found
  }
  const user = async (name: string) => {
    const fields = ['login', 'share', 'active', 'group_ids', 'company_ids', 'partner_id']
    const [found] = await admin.read('res.users', [['login', '=', `${prefix}-${name}`]], fields)
    return found
  }

  beforeAll(async () => {
    await command.run(`remove ${everyone}`)
    created = await command.run('create')
    keys = Object.fromEntries(created.output.split('\n').map((line) => line.split('=') as [string, string]))
  })
  afterAll(async () => {
    await command.run(`remove ${everyone}`)
  })

  it('makes the three accounts, tells each step, and prints each key once as a line for .env', () => {
    expect(created.status).toBe(0)
    expect(created.output).toMatch(
      /^ODOO_API_KEY=[0-9a-f]{40}\nODOO_WRITER_API_KEY=[0-9a-f]{40}\nODOO_RELAY_API_KEY=[0-9a-f]{40}\n$/,
    )
    expect(created.said).toContain('reader: made the group "Caregraph-test reader"\n')
    expect(created.said).toContain(`reader: made ${map.size} access rows\n`)
    expect(created.said).toContain('writer: made the account caregraph-test-writer for ')
    for (const key of Object.values(keys).filter(Boolean)) expect(created.said).not.toContain(key)
  })

  it('changes nothing when it is given again, and says so', async () => {
    const everything = async () =>
      JSON.stringify([
        await admin.read('res.groups', [['name', 'like', 'Caregraph-test']], ['write_date', 'user_ids', 'implied_ids']),
        await admin.read('ir.model.access', [['group_id.name', 'like', 'Caregraph-test']], ['write_date', 'perm_read']),
        await admin.read('ir.rule', [['groups.name', 'like', 'Caregraph-test']], ['write_date', 'domain_force']),
        await admin.read('res.users', [['login', 'like', prefix]], ['write_date', 'group_ids', 'company_ids']),
        await admin.read('res.users.apikeys', [['user_id.login', 'like', prefix]], ['name', 'expiration_date']),
      ])
    const before = await everything()

    const again = await command.run('create')

    expect([again.status, again.output]).toEqual([0, ''])
    expect(again.said.match(/nothing had to be done/g)).toHaveLength(3)
    expect(await everything()).toBe(before)
  })

  it('finds them as they should be, also with their keys', async () => {
    const { ODOO_API_KEY = '', ODOO_WRITER_API_KEY = '' } = keys
    const { status, output, said } = await command.run('status', { ODOO_API_KEY, ODOO_WRITER_API_KEY })
    expect([status, said]).toEqual([0, ''])
    expect(output.match(/: as it should be$/gm)).toHaveLength(3)
    expect(output.match(/not tried with its key: \w+/g)).toEqual(['not tried with its key: ODOO_RELAY_API_KEY'])
    for (const key of Object.values(keys).filter(Boolean)) expect(output).not.toContain(key)
  })

  it('makes a reader and a relay that are no users of Odoo, each in a group of its own, and a writer that is one', async () => {
    const multiCompany = await admin.read('ir.model.data', [['name', '=', 'group_multi_company']], ['res_id'])
    const ofOdoo = Number(multiCompany[0]?.res_id)
    for (const name of ['reader', 'relay']) {
      const own = await group(name)
      expect(await user(name)).toMatchObject({ share: true, active: true, company_ids: expect.arrayContaining([1, 2]) })
      expect((await user(name))?.group_ids).toEqual(expect.arrayContaining([own?.id, ofOdoo]))
      expect((await user(name))?.group_ids).toHaveLength(2)
      expect(own?.user_ids).toEqual([(await user(name))?.id])
    }
    expect(await group('writer')).toBeUndefined()
    const writer = await user('writer')
    const names = await admin.read(
      'ir.model.data',
      [
        ['model', '=', 'res.groups'],
        ['res_id', 'in', writer?.group_ids],
      ],
      ['module', 'name'],
    )
    expect(writer?.share).toBe(false)
    expect(names.map(({ module, name }) => `${module}.${name}`).sort()).toEqual([
      'base.group_multi_company',
      'purchase.group_purchase_user',
      'stock.group_stock_user',
    ])
  })

  it('gives the reader nothing to see outside the map, tried on every model that Odoo has', async () => {
    const models = (await admin.read('ir.model', [], ['model'])).map(({ model }) => String(model))
    expect(models.length).toBeGreaterThan(300)
    const seen: string[] = []
    const strange: string[] = []
    for (const model of models) {
      const asked = await callOdoo<unknown[]>(odoo, keys.ODOO_API_KEY ?? '', `${model}/search_read`, {
        domain: [],
        fields: ['id'],
        limit: 1,
      }).catch(({ message }: Error) => message)
      if (Array.isArray(asked)) seen.push(...(asked.length > 0 ? [model] : []))
      else if (!asked.includes(': 403 ')) strange.push(`${model}: ${asked}`)
    }
    // All of these are there in the seeded Odoo: nothing hides because there is none of it.
    expect(seen.sort()).toEqual([...map.keys()].sort())
    // Neither refused nor answered: Odoo works them out of others, and only with a condition.
    expect(strange.map((each) => each.split(':')[0]).sort()).toEqual(['account.code.mapping', 'account.root'])
  })

  it('lets the reader write and make nothing, tried on every model that it sees', async () => {
    const reader = (method: string, named: Record<string, unknown>) =>
      callOdoo<Record<string, unknown>[]>(odoo, keys.ODOO_API_KEY ?? '', method as `${string}/${string}`, named)
    const own = (await user('reader'))?.id
    const allowed: string[] = []
    for (const model of map.keys()) {
      const [field = ''] = writable.filter((name) => fields.get(model)?.has(name))
      // Of itself it may change its language and its name, as every account of Odoo may.
      const domain = model === 'res.users' ? [['id', '!=', own]] : []
      const search = { domain, fields: [field], limit: 1, load: null }
      const [record = {}] = await reader(`${model}/search_read`, search)
      const tries = {
        // What is there already: were it allowed, nothing would come of it.
        write: { ids: [record.id], vals: { [field]: record[field] } },
        create: { vals_list: [{ x_nothing: 1, move_id: 1 }] },
      }
      for (const [method, named] of Object.entries(tries)) {
        const refusal = await reader(`${model}/${method}`, named).catch(({ message }: Error) => message)
        if (!String(refusal).includes(': 403 ')) allowed.push(`${model}/${method} of ${field}: ${refusal}`)
      }
    }
    expect(allowed).toEqual([])
  }, 120_000)

  it('has a list of telling fields that Odoo has and the product does not read', async () => {
    for (const [model, telling] of Object.entries(sensitiveFields)) {
      const there = await admin.call<object>(`${model}/fields_get`, { attributes: ['type'] })
      expect(Object.keys(there)).toEqual(expect.arrayContaining(Object.keys(telling)))
      expect(Object.keys(telling).filter((field) => fields.get(model)?.has(field))).toEqual([])
    }
  })

  it('may read what the reader of the seed may, but for what only tests look at', async () => {
    const access = await admin.read('ir.model.access', [['group_id.name', '=', 'Caregraph: read']], ['model_id'])
    const models = await admin.read('ir.model', [['id', 'in', access.map(({ model_id }) => model_id)]], ['model'])
    const forTests = ['account.account', 'res.country', 'stock.reference']
    expect(models.map(({ model }) => model).sort()).toEqual([...map.keys(), ...forTests].sort())
  })

  it('gives the relay the outbox once it is there: to read and to take away, and nothing else', async () => {
    expect(created.said).toContain(`relay: may do nothing yet: Odoo has no model ${outbox}`)
    const ids = await admin.call<number[]>('ir.model/create', {
      vals_list: [{ name: 'Outbox of a test', model: outbox, field_id: [[0, 0, { name: 'x_note', ttype: 'char' }]] }],
    })
    try {
      const { said } = await command.run('create relay')
      expect(said).toContain('relay: made 1 access row\n')
      const [row] = await runInside<number[]>(
        odoo,
        `result = env['${outbox}'].sudo().create({'x_note': 'so it was'}).ids`,
      )
      const ask = (method: string, named: Record<string, unknown>) =>
        callOdoo(odoo, keys.ODOO_RELAY_API_KEY ?? '', `${outbox}/${method}`, named)
      expect(await ask('search_read', { domain: [], fields: ['x_note'] })).toEqual([{ id: row, x_note: 'so it was' }])
      await expect(ask('write', { ids: [row], vals: { x_note: 'so it was not' } })).rejects.toThrow('403')
      await expect(ask('create', { vals_list: [{}] })).rejects.toThrow('403')
      expect(await ask('unlink', { ids: [row] })).toBe(true)
      const { status, output } = await command.run('status relay')
      expect([status, output]).toEqual([0, expect.stringContaining('relay: as it should be\n')])
    } finally {
      await admin.call('ir.model/unlink', { ids })
    }
  })
})
