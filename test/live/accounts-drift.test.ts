import { afterAll, beforeAll, expect, it } from 'vitest'
import { accountsCommand, administration } from './accounts-command.ts'
import { runInside } from './inside.ts'
import { describeSeeded } from './live.ts'

const prefix = 'caregraph-drift-test'
const title = 'Caregraph-drift-test reader'

/** Something an administrator did by hand, as Python; and what `status` has to say of it. */
const drifts: readonly { readonly name: string; readonly did: string; readonly said: RegExp }[] = [
  {
    name: 'was put into a group of Odoo',
    did: "user.write({'group_ids': [(4, env.ref('stock.group_stock_user').id)]})",
    said: /DRIFT: is in groups it should not be in: "[^"]*User"; to mend: `create reader` mends it/,
  },
  {
    name: 'was taken out of its group',
    did: "user.write({'group_ids': [(3, group.id)]})",
    said: /DRIFT: is not in groups it should be in: "Caregraph-drift-test reader"/,
  },
  {
    name: 'may read a model more',
    did: "env['ir.model.access'].create({'name': 'more', 'model_id': model('hr.employee' if 'hr.employee' in env else 'res.bank'), 'group_id': group.id, 'perm_read': True})",
    said: /DRIFT: its group has access rows it should not have: (hr\.employee|res\.bank) \(read\)/,
  },
  {
    name: 'may write what it may read',
    did: "group.model_access.filtered_domain([('model_id.model', '=', 'stock.lot')]).write({'perm_write': True})",
    said: /DRIFT: its group has access rows it should not have: stock\.lot \(read, write\)/,
  },
  {
    name: 'may not read a model it has to',
    did: "group.model_access.filtered_domain([('model_id.model', '=', 'stock.lot')]).unlink()",
    said: /DRIFT: its group lacks access rows: stock\.lot \(read\)/,
  },
  {
    name: 'is no longer kept from patients',
    did: "group.rule_groups.filtered_domain([('model_id.model', '=', 'res.partner')]).unlink()",
    said: /DRIFT: its group lacks record rules: res\.partner, to hide people who are customers, such as patients/,
  },
  {
    name: 'is shown all partners by a rule beside the one that hides some',
    did: "env['ir.rule'].create({'name': 'All', 'model_id': model('res.partner'), 'groups': [(4, group.id)], 'domain_force': '[(1, \"=\", 1)]'})",
    said: /DRIFT: its group has record rules it should not have: "All" on res\.partner/,
  },
  {
    name: 'is not alone in its group',
    did: "env['res.users'].search([('login', '=', 'buyer')]).write({'group_ids': [(4, group.id)]})",
    said: /DRIFT: 1 other account is in its group/,
  },
  {
    // Its record rules then hold for the administrator, and hide the reader from it.
    name: 'is in a group that others imply',
    did: "env.ref('stock.group_stock_user').write({'implied_ids': [(4, group.id)]})",
    said: /DRIFT: other groups imply its group[^\n]*\n.*DRIFT: the account is there and cannot be seen with this key/,
  },
  {
    name: 'is archived',
    did: "user.write({'active': False})",
    said: /DRIFT: is archived: its keys do not let it in/,
  },
]

describeSeeded('npm run odoo:accounts -- status', (odoo) => {
  const command = accountsCommand(odoo, prefix)
  const admin = administration(odoo)

  beforeAll(async () => {
    await command.run('remove reader')
    await command.keys('create reader')
  })
  afterAll(async () => {
    await command.run('remove reader')
  })

  const byHand = (code: string) =>
    runInside(
      odoo,
      `
user = env['res.users'].with_context(active_test=False).search([('login', '=', '${prefix}-reader')])
group = env['res.groups'].search([('name', '=', '${title}')])
model = env['ir.model']._get_id
${code}
`,
    )

  it.each(drifts)('notices that the reader $name, and create mends it', async ({ did, said }) => {
    await byHand(did)

    const found = await command.run('status reader')
    const mended = await command.run('create reader')
    const after = await command.run('status reader')

    expect([found.status, found.output]).toEqual([1, expect.stringMatching(said)])
    expect([mended.status, mended.output]).toEqual([0, ''])
    expect(mended.said).not.toContain('nothing had to be done')
    expect([after.status, after.output]).toEqual([0, expect.stringContaining('reader: as it should be\n')])
  })

  it.each([
    ['everybody has', 'False'],
    ['whoever has several companies has', "env.ref('base.group_multi_company').id"],
  ])('notices a right that %s, which only a person can take away', async (_, whose) => {
    await byHand(
      `env['ir.model.access'].create({'name': 'For all', 'model_id': model('res.bank'), 'group_id': ${whose}, 'perm_read': True})`,
    )
    try {
      const { status, output } = await command.run('status reader')
      const what =
        'DRIFT: may read res.bank, by no group of its own; to mend: give the access row "For all" another group, in Odoo\n'
      expect([status, output]).toEqual([1, expect.stringContaining(what)])
    } finally {
      await byHand("env['ir.model.access'].search([('name', '=', 'For all')]).unlink()")
    }
  })

  it('notices a company that is not served, unless it is told that it should not be', async () => {
    await command.run('create reader --companies 1')

    const all = await command.run('status reader')
    const one = await command.run('status reader --companies 1')
    const kept = await command.run('create reader')
    const widened = await command.run('create reader --companies all')

    expect([all.status, all.output]).toEqual([
      1,
      expect.stringContaining('DRIFT: has the companies Northmere Health and '),
    ])
    expect(one.status).toBe(0)
    // What was narrowed on purpose is not widened because somebody forgot to say so.
    expect(kept.said).toContain('nothing had to be done')
    expect(widened.said).toContain('reader: has the companies Northmere Health, Estmere Laboratories now\n')
    expect((await command.run('status reader')).status).toBe(0)
  })

  it('refuses a company that there is not', async () => {
    const { status, said } = await command.run('create reader --companies 1,77')
    expect([status, said]).toEqual([
      2,
      'Cannot serve company 77: the administrator is in 1 (Northmere Health), 2 (Estmere Laboratories)\n',
    ])
  })

  it('notices a field that the settings name and Odoo does not have', async () => {
    const { status, output } = await command.run('status reader', { IDENTIFIER_FIELDS: 'supplier.GLN=x_gln' })
    expect([status, output]).toEqual([
      1,
      expect.stringContaining('DRIFT: cannot read res.partner.x_gln: Odoo has no such field'),
    ])
  })

  it('lists what the reader could read of its models and never does', async () => {
    const { output } = await command.run('status reader')
    expect(output).toContain('could read of res.users, though it never does: login (by what names staff log in)')
    expect(output).not.toContain('bank_ids')
  })

  it('says that there is no account where none was made, and names no other', async () => {
    const { status, output } = await command.run('status')
    expect(status).toBe(0)
    expect(output).toMatch(/\nwriter: is not there\nrelay: is not there\n$/)
    const named = await command.run('status writer')
    expect([named.status, named.output]).toEqual([
      1,
      'writer: DRIFT: there is no account caregraph-drift-test-writer; to mend: `create writer` mends it\n',
    ])
  })

  it('changes nothing itself', async () => {
    expect(await admin.read('ir.actions.server', [['name', 'like', 'Caregraph accounts']], ['name'])).toEqual([])
  })
})
