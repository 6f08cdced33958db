import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { defaultIdentifierFields } from '#shared/config/identifier-fields.ts'
import type { OdooOutbox } from '#shared/odoo/outbox/outbox.ts'
import { ruleCode } from '#shared/odoo/outbox/rule-code.ts'
import { type Watched, watched } from '#shared/odoo/outbox/watched.ts'
import { accountsCommand } from './accounts-command.ts'
import { runInside } from './inside.ts'
import { callOdoo, describeSeeded } from './live.ts'
import { type OdooCopy, startOdooCopy } from './odoo-copy.ts'
import { businessOn, notedIn } from './outbox-business.ts'
import { anyScope, drain, outboxCommand, outboxOf, refusal } from './outbox-command.ts'

const model = 'x_caregraph_outbox'

describeSeeded('The outbox in Odoo', (seeded) => {
  let odoo: OdooCopy
  let outbox: OdooOutbox
  let relayKey = ''
  const run = (words: string) => outboxCommand(odoo, words)
  const { admin, call, first, made, orderVals, unlink, write } = businessOn(() => odoo)
  const noted = () => notedIn(outbox)

  beforeAll(async () => {
    odoo = await startOdooCopy(seeded)
  })
  afterAll(() => odoo[Symbol.asyncDispose]())

  /** Everything that could be left behind, as text. */
  const traces = async () => {
    const kinds: [string, string][] = [
      ['ir.model', 'model'],
      ['ir.model.fields', 'name'],
      ['ir.model.access', 'name'],
      ['ir.model.data', 'name'],
      ['base.automation', 'name'],
      ['ir.actions.server', 'name'],
      ['ir.actions.server.history', 'action_id'],
      ['ir.model.constraint', 'name'],
      ['ir.model.relation', 'name'],
      ['ir.rule', 'name'],
      ['mail.message', 'id'],
      ['mail.followers', 'id'],
    ]
    const rows = await Promise.all(kinds.map(([of, field]) => admin().read(of, [], [field])))
    return rows.map((all, index) => `${kinds[index]?.[0]}: ${all.map((row) => JSON.stringify(row)).join(' ')}`)
  }

  describe('npm run odoo:outbox', () => {
    it('says that there is none, and that removing it is nothing', async () => {
      expect(await run('status')).toMatchObject({
        status: 1,
        output: `outbox: DRIFT: there is no model ${model}; to mend: \`install\` mends it\n`,
      })
      expect(await run('remove')).toMatchObject({ status: 0, said: 'outbox: is not there\n' })
    })

    it('leaves nothing behind when it is removed', async () => {
      const before = await traces()
      expect((await run('install')).status).toBe(0)
      expect(await traces()).not.toEqual(before)
      expect(await run('remove')).toMatchObject({
        status: 0,
        said: `outbox: took away its 25 rules\noutbox: took away the model ${model} with its fields, rows and access rows\n`,
      })
      expect(await traces()).toEqual(before)
    })

    it('goes on where it was when it is stopped after any of its steps', async () => {
      for (const steps of [1, 2, 3]) {
        let left = steps
        const stopped = await outboxCommand(odoo, 'install', () => {
          left -= 1
          if (left === 0) throw new Error('stopped')
        }).catch(() => 'stopped')
        expect(stopped).toMatchObject({ status: 2 })
        expect((await run('status')).status).toBe(1)
        expect((await run('install')).status).toBe(0)
        expect((await run('status')).status).toBe(0)
        expect((await run('remove')).status).toBe(0)
      }
    })

    it('installs once, and changes nothing the second time', async () => {
      const everything = async () =>
        JSON.stringify([
          await admin().read('base.automation', [['name', 'like', 'Caregraph']], ['write_date', 'name']),
          await admin().read('ir.actions.server', [['name', 'like', 'Caregraph outbox']], ['write_date', 'code']),
          await admin().read('ir.model.fields', [['model', '=', model]], ['write_date', 'name']),
          await admin().read('ir.model.access', [['model_id.model', '=', model]], ['write_date', 'name']),
        ])
      const installed = await run('install')
      expect(installed.said).toBe(
        `outbox: made the model ${model}\n` +
          'outbox: made the fields x_model, x_res_id, x_op, x_before, x_after, x_note\n' +
          'outbox: made the access row of administrators\n' +
          'outbox: made 25 rules\n' +
          'outbox: next: `odoo:accounts -- create relay --prefix caregraph`\n',
      )
      const before = await everything()
      expect(await run('install')).toMatchObject({ status: 0, said: 'outbox: nothing had to be done\n' })
      expect(await run('status')).toMatchObject({
        status: 0,
        output: 'outbox: no change waits for delivery\noutbox: as it should be\n',
      })
      expect(await everything()).toBe(before)
    })

    it('finds whatever was changed, changes nothing of it itself, and install mends that alone', async () => {
      const rule = (name: string) => first('base.automation', [['name', '=', `Caregraph outbox: ${name}`]])
      const { id: orders } = await rule('changes of purchase.order')
      const { id: lots } = await rule('changes of stock.lot')
      const { id: quants } = await rule('changes of stock.quant')
      const { id: units } = await rule('deletions of uom.uom')
      const { id: places } = await rule('changes of stock.location')
      const action = await first('ir.actions.server', [['base_automation_id', '=', orders]])
      const access = await first('ir.model.access', [['model_id.model', '=', model]])
      await write('base.automation', lots, { active: false })
      await write('ir.actions.server', action.id, { code: 'pass' })
      await write('base.automation', quants, { filter_domain: false })
      await unlink('base.automation', units)
      await write('base.automation', places, { trigger_field_ids: [[5]] })
      await write('ir.model.access', access.id, { perm_unlink: false })

      const { status, output } = await run('status')
      expect(status).toBe(1)
      expect(output.match(/DRIFT: .*(?=; to mend)/g)?.sort()).toEqual([
        'DRIFT: changes are not noted of: uom.uom',
        `DRIFT: the access row of administrators to ${model} is not as it should be`,
        'DRIFT: the rule "Caregraph outbox: changes of purchase.order" is not as it should be: what it does',
        'DRIFT: the rule "Caregraph outbox: changes of stock.location" is not as it should be: the fields that set it off',
        'DRIFT: the rule "Caregraph outbox: changes of stock.lot" is not as it should be: it is switched off',
        expect.stringContaining('changes of stock.quant" is not as it should be: which records it is for'),
      ])
      expect((await run('status')).output).toBe(output)
      const untouched = () =>
        admin().read('base.automation', [['id', 'not in', [orders, lots, quants, units, places]]], ['write_date'])
      const before = await untouched()
      expect((await run('install')).status).toBe(0)
      expect((await run('status')).output).toContain('as it should be')
      const after = await untouched()
      expect(after.filter(({ id }) => before.some((each) => each.id === id))).toEqual(before)
    })

    it('takes away what an older version watched, and gives rules what a newer one says', async () => {
      const { id: about } = await first('ir.model', [['model', '=', 'res.bank']])
      await call('base.automation/load', {
        fields: ['id', 'name', 'model_id/.id', 'trigger'],
        data: [['__caregraph__.caregraph_outbox_res_bank_changes', 'Of old', String(about), 'on_create_or_write']],
      })
      const { id: described } = await first('ir.model', [['model', '=', model]])
      await write('ir.model', described, { info: 'version 0' })
      expect((await run('status')).output).toContain('rules are left of what is no longer watched: "Of old"')

      const upgraded = await run('install')

      expect(upgraded.said).toContain(`described the model ${model} anew\n`)
      expect(upgraded.said).toContain('took away 1 rule of what is no longer watched\n')
      expect(upgraded.said).not.toContain('corrected')
      expect((await run('status')).status).toBe(0)
    })

    it('refuses a model of that name that somebody else made', async () => {
      await made('ir.model', { name: 'Theirs', model: 'x_theirs_outbox' })
      for (const verb of ['install', 'status', 'remove --discard']) {
        const { status, said } = await run(`${verb} --prefix theirs`)
        expect([status, said]).toEqual([2, expect.stringContaining('Odoo has one of that name')])
      }
      expect(await first('ir.model', [['model', '=', 'x_theirs_outbox']])).toBeDefined()
    })

    it('tells nothing where the key is no administrator’s', async () => {
      const { status, said } = await outboxCommand({ ...odoo, adminKey: odoo.readerKey }, 'install')
      expect([status, said]).toEqual([2, expect.stringContaining('no administrator')])
    })
  })

  describe('Its relay', () => {
    beforeAll(async () => {
      const created = await accountsCommand(odoo, 'caregraph').keys('create relay')
      relayKey = created.ODOO_RELAY_API_KEY ?? ''
      outbox = outboxOf(odoo, relayKey)
    })

    it('may read and delete rows of it and nothing else, tried on every model that Odoo has', async () => {
      const models = (await admin().read('ir.model', [], ['model'])).map((row) => String(row.model))
      const may: string[] = []
      for (const each of models) {
        const answer = await callOdoo<unknown[]>(odoo, relayKey, `${each}/search_read`, {
          domain: [],
          fields: ['id'],
          limit: 1,
        }).catch(({ message }: Error) => message)
        if (Array.isArray(answer) && (answer.length > 0 || each === model)) may.push(each)
      }
      expect(may).toEqual([model])
      for (const [method, named] of [
        ['create', { vals_list: [{ x_model: 'a' }] }],
        ['write', { ids: [1], vals: { x_model: 'a' } }],
      ] as const) {
        await expect(callOdoo(odoo, relayKey, `${model}/${method}`, named)).rejects.toThrow(': 403 ')
      }
      await expect(callOdoo(odoo, relayKey, 'purchase.order/unlink', { ids: [1] })).rejects.toThrow(': 403 ')
      expect((await accountsCommand(odoo, 'caregraph').run('status relay')).status).toBe(0)
      expect((await run('status')).status).toBe(0)
    })

    it('is told how much waits since when, and may remove what is gone already', async () => {
      await drain(outbox)
      expect(await outbox.oldest(anyScope())).toEqual({ count: 0, oldest: null })
      const begun = Date.now()
      const id = await made('purchase.order', await orderVals())
      const [row] = await outbox.read(10, anyScope())
      expect(row).toMatchObject({ model: 'purchase.order', key: id, op: 'create', before: null })
      const { count, oldest } = await outbox.oldest(anyScope())
      expect([count, oldest]).toEqual([1, row?.at])
      expect(Math.abs(Date.parse(oldest ?? '') - begun)).toBeLessThan(60_000)
      await outbox.remove([row?.id ?? 0], anyScope())
      await outbox.remove([row?.id ?? 0], anyScope())
      expect(await outbox.oldest(anyScope())).toEqual({ count: 0, oldest: null })
    })

    it('gets a row that nobody can read as that, and those behind it', async () => {
      const values = { x_model: 'stock.lot', x_res_id: 1, x_op: 'write', x_before: '{}', x_after: '{}' }
      await drain(outbox)
      const rows = [{ ...values, x_after: 'no JSON' }, { ...values, x_model: 'res.bank' }, values]
      await runInside(odoo, rows.map((row) => `env['${model}'].sudo().create(${JSON.stringify(row)})`).join('\n'))
      const read = await outbox.read(10, anyScope())
      expect(read.map((row) => ('garbage' in row ? row.why : row.op))).toEqual([
        'what was noted of the record after is no JSON object',
        'its model is not watched',
        'write',
      ])
      await outbox.remove(
        read.map(({ id }) => id),
        anyScope(),
      )
    })
  })

  describe('A rule that has become wrong', () => {
    const entry = watched(defaultIdentifierFields).find(({ model: of }) => of === 'purchase.order') as Watched
    const withCode = async (code: string) => {
      const rule = await first('base.automation', [['name', '=', 'Caregraph outbox: changes of purchase.order']])
      await write('ir.actions.server', (await first('ir.actions.server', [['base_automation_id', '=', rule.id]])).id, {
        code,
      })
    }
    beforeEach(() => drain(outbox))
    afterAll(async () => {
      await run('install')
    })

    it('notes what is there when a field is gone, and lets the business go on', async () => {
      const carries = { ...entry.carries, gone: { path: ['x_gone'], kind: 'key' } as const }
      await withCode(ruleCode({ ...entry, carries }, model, 'change'))
      const id = await made('purchase.order', await orderVals())
      expect(await noted()).toMatchObject([
        { key: id, op: 'create', after: { state: 'draft', company: 1 }, note: 'gone' },
      ])
    })

    it('lets the business go on when nothing can be written down at all', async () => {
      await withCode(ruleCode(entry, 'x_nowhere_outbox', 'change'))
      const id = await made('purchase.order', await orderVals())
      expect((await first('purchase.order', [['id', '=', id]], ['state'])).state).toBe('draft')
      await withCode(ruleCode(entry, model, 'change'))
      const note = await first('ir.model.fields', [
        ['model', '=', model],
        ['name', '=', 'x_note'],
      ])
      await unlink('ir.model.fields', note.id)
      await write('purchase.order', id, { state: 'sent' })
      expect((await first('purchase.order', [['id', '=', id]], ['state'])).state).toBe('sent')
      expect((await run('status')).output).toContain(`DRIFT: ${model} lacks fields: x_note`)
    })
  })

  describe('Removing it', () => {
    it('is refused while it holds what was not delivered, and takes that along when told so', async () => {
      await drain(outbox)
      await made('purchase.order', await orderVals())
      const refused = await run('remove')
      expect([refused.status, refused.said]).toEqual([
        2,
        'Cannot remove the outbox: 1 changes in it were not delivered; nothing was taken away. Let Caregraph deliver them, or give --discard to throw them away\n',
      ])
      expect((await run('status')).status).toBe(0)
      expect((await run('remove --discard')).status).toBe(0)
      expect((await run('status')).output).toContain(`there is no model ${model}`)
      expect(await refusal(outbox.read(1, anyScope()))).not.toBeInstanceOf(Array)
    })
  })
})
