import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import { json } from '../odoo-peer/faults.ts'
import { type OdooProxy, startOdooProxy } from '../odoo-peer/proxy.ts'
import { accountsCommand, administration } from './accounts-command.ts'
import { runInside } from './inside.ts'
import { callOdoo, describeSeeded } from './live.ts'

const prefix = 'caregraph-refusals-test'

describeSeeded('npm run odoo:accounts, where something is in its way,', (odoo) => {
  const command = accountsCommand(odoo, prefix, { isProgram: true })
  const admin = administration(odoo)
  let peer: OdooProxy

  beforeEach(async () => {
    peer = await startOdooProxy({ target: odoo.url })
  })
  afterEach(() => peer.close())
  afterAll(async () => {
    await command.run('remove reader writer relay')
  })

  const traces = async () => {
    const found = await Promise.all([
      admin.read('res.users', [['login', 'like', prefix]], ['login']),
      admin.read('res.partner', [['name', 'ilike', prefix]], ['name']),
      admin.read('res.groups', [['name', 'ilike', prefix]], ['name']),
      admin.read('ir.model.access', [['name', 'ilike', prefix]], ['name']),
      admin.read('ir.rule', [['name', 'ilike', prefix]], ['name']),
      admin.read('res.users.apikeys', [['name', 'ilike', 'caregraph refusals']], ['name']),
      admin.read('ir.model.data', [['module', '=', '__caregraph__']], ['name']),
      admin.read('ir.actions.server', [['name', 'ilike', 'caregraph']], ['name']),
    ])
    return found.flat()
  }

  it.each([
    [
      'a key that Odoo does not know',
      { ODOO_ADMIN_API_KEY: 'f'.repeat(40) },
      /^Cannot use this key: caregraph does not know it, or it has ended\n$/,
    ],
    [
      'a database that is not there',
      { ODOO_DATABASE: 'elsewhere' },
      /^Cannot use the database elsewhere: Odoo has none of this name\n$/,
    ],
    [
      'an Odoo that is away',
      { ODOO_URL: 'http://127.0.0.1:9' },
      /^Cannot reach Odoo at http:\/\/127\.0\.0\.1:9: is it running there\?\n$/,
    ],
    [
      'no administrator’s key at all',
      { ODOO_ADMIN_API_KEY: '' },
      /^Cannot run odoo:accounts: there is no key of an administrator; /,
    ],
  ])('says so in a sentence: %s', async (_, settings, sentence) => {
    const { status, output, said } = await command.run('status', settings)
    expect([status, output, said]).toEqual([2, '', expect.stringMatching(sentence)])
  })

  it('refuses the key of somebody who is no administrator', async () => {
    const settings = { ODOO_ADMIN_API_KEY: odoo.readerKey }
    const { status, said } = await command.run('create reader', settings)
    expect([status, said]).toEqual([2, expect.stringMatching(/^Cannot use this key: its account is no administrator/)])
    expect(said).not.toContain(odoo.readerKey)
    expect(await traces()).toEqual([])
  })

  it('refuses an Odoo that is too old', async () => {
    peer.fault({ model: 'web', method: 'version' }, json({ version_info: [18, 0, 0, 'final', 0, ''] }))
    const { status, said } = await command.run('create reader', { ODOO_URL: peer.url })
    expect([status, said]).toEqual([2, 'Cannot use this Odoo: version 19 or later is needed, found version 18\n'])
    expect(await traces()).toEqual([])
  })

  it('leaves an account alone that somebody else made', async () => {
    // The seed's own reader has the login that is used where no other is asked for.
    const { status, said } = await accountsCommand(odoo, 'caregraph').run('create reader')
    expect([status, said]).toEqual([
      2,
      'Cannot use the login caregraph-reader: Odoo has an account of that name that this command did not make; --prefix chooses others\n',
    ])
    expect((await admin.read('res.groups', [['name', '=', 'Caregraph reader']], ['name'])).length).toBe(0)
  })

  it('goes on where it was when it is given again, wherever it was stopped; and leaves no code behind', async () => {
    const steps = [
      'res.groups/load',
      'ir.rule/create',
      'ir.model.access/create',
      'res.users/load',
      'ir.actions.server/run',
    ]
    for (const step of steps) {
      const [model = '', method = ''] = step.split('/')
      peer.clear()
      peer.fault({ model, method }, async () => ({ status: 503, contentType: 'text/html', body: 'away' }))
      const { status, output, said } = await command.run('create reader', { ODOO_URL: peer.url })
      expect([status, output, said]).toEqual([2, '', expect.stringContaining(`Cannot call ${step}: status 503`)])
      expect((await traces()).filter(({ name }) => String(name).includes('for one call'))).toEqual([])
    }
    const { ODOO_API_KEY: key = '' } = await command.keys('create reader')
    expect(await callOdoo(odoo, key, 'res.company/search_count', { domain: [] })).toBe(2)
    expect((await command.run('status reader')).status).toBe(0)
  })

  it('does not lose a new key over code that could not be taken away, and takes that away later', async () => {
    peer.fault({ model: 'ir.actions.server', method: 'unlink' }, async () => ({
      status: 503,
      contentType: 'text/html',
      body: '',
    }))
    const made = await command.run('create reader', { ODOO_URL: peer.url })
    const rotated = await command.run('rotate reader', { ODOO_URL: peer.url })
    const lines = `${made.output}${rotated.output}`.match(/^ODOO_API_KEY=[0-9a-f]{40}$/gm)
    expect(lines?.length).toBeGreaterThan(0)
    await runInside(
      odoo,
      `env.cr.execute("update ir_act_server set create_date = now() at time zone 'utc' - interval '1 hour' where name->>'en_US' like 'Caregraph accounts%'")`,
    )
    await command.run('status reader')
    expect((await traces()).filter(({ name }) => String(name).includes('for one call'))).toEqual([])
  })

  it('takes everything away without a trace', async () => {
    const keys = await command.keys('create')
    expect((await traces()).length).toBeGreaterThan(40)

    const { status, output, said } = await command.run('remove reader writer relay')

    expect([status, output]).toEqual([0, ''])
    expect(said).toContain(`relay: took away the account ${prefix}-relay\n`)
    expect(await traces()).toEqual([])
    for (const key of Object.values(keys)) {
      await expect(callOdoo(odoo, key, 'res.users/context_get', {})).rejects.toThrow('401')
    }
    expect((await command.run('remove reader')).said).toBe('reader: is not there\n')
  })

  it('archives a writer that wrote, without keys and rights, so that Odoo can still tell who it was', async () => {
    const { ODOO_WRITER_API_KEY: key = '' } = await command.keys('create writer')
    const [order] = await callOdoo<number[]>(odoo, key, 'purchase.order/create', {
      vals_list: [{ partner_id: (await admin.read('res.partner', [['supplier_rank', '>', 0]], ['name']))[0]?.id }],
    })
    try {
      const { said } = await command.run('remove writer')

      expect(said).toContain(`writer: archived the account ${prefix}-writer, without any right`)
      await expect(callOdoo(odoo, key, 'res.users/context_get', {})).rejects.toThrow('401')
      const [user] = await admin.read(
        'res.users',
        [['login', '=', `${prefix}-writer`]],
        ['active', 'group_ids', 'name'],
      )
      expect(user).toMatchObject({ active: false, group_ids: [] })
      expect(await admin.read('purchase.order', [['id', '=', order]], ['create_uid'])).toMatchObject([
        { create_uid: user?.id },
      ])
      // It comes back as it was.
      expect((await command.run('create writer')).said).toContain('writer: is in use again\n')
      expect((await command.run('status writer')).status).toBe(0)
    } finally {
      await admin.call('purchase.order/button_cancel', { ids: [order] })
      await admin.call('purchase.order/unlink', { ids: [order] })
    }
    expect((await command.run('remove writer')).said).toContain(`writer: took away the account ${prefix}-writer\n`)
  })
})
