import type { GraphQLObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { odooMap } from '#shared/odoo/accounts/odoo-map.generated.ts'
import { readerRules } from '#shared/odoo/accounts/record-rules.ts'
import { globalId } from '#shared/values/global-id.ts'
import { type OdooCall, type OdooProxy, startOdooProxy } from '../odoo-peer/proxy.ts'
import { auditor } from '../principals.ts'
import { askedFields } from '../subgraphs/shared/odoo/accounts/asked-fields.ts'
import { accountsCommand, administration } from './accounts-command.ts'
import { type ClaimsWorld, claimsWorld } from './claims-world.ts'
import { graphOver } from './graph.ts'
import { runInside } from './inside.ts'
import { callOdoo, describeSeeded } from './live.ts'
import { belowIn, fieldsOf, objectOf, queryAlong, waysToTypes } from './ways.ts'

const prefix = 'caregraph-graph-test'
const item = globalId('odoo', 'Item', 1)
const conditions = [`{ contractPrices(first: 1, filter: { items: ["${item}"] }) { nodes { id } } }`]

/** Types of which not everybody sees all, and that records of the ledger or partners are behind. */
const ofSomebody = new Set(['Supplier', 'PurchaseOrder', 'VendorBill', 'ContractPrice', 'Invoice', 'StockTransfer'])

const partOfOthers = new Set(['Money', 'Quantity', 'Identifier', 'ContactDetails', 'CostCenterShare', 'MatchReason'])

/** Types whose fields are not all asked for along with those of another. */
const ways = [...waysToTypes()].filter(
  ([{ name }]) => !/(Connection|Edge|PageInfo)$/.test(name) && !partOfOthers.has(name),
)

function selectionOf(type: GraphQLObjectType): string {
  return fieldsOf(type)
    .map((field) => `${field.name} ${belowIn(objectOf(field))}`)
    .join(' ')
}

/** When something was asked for differs from one answer to the next. */
const withoutTimes = (data: unknown) =>
  JSON.parse(JSON.stringify(data, (name, value) => (name === 'asOf' ? undefined : value)))

describeSeeded('The reader that the command makes', (odoo) => {
  const command = accountsCommand(odoo, prefix)
  const admin = administration(odoo)
  let key = ''
  let peer: OdooProxy
  let claims: ClaimsWorld
  let lot: string
  /** Whether the account under test and one without record rules have the same answer. */
  const expectSame = async (document: string, principal = auditor) => {
    const { external } = claims
    const all = await graphOver(odoo, { principal, external }).ask(document, { variables: { lot } })
    const own = await graphOver(odoo, { url: peer.url, key, principal, external }).ask(document, { variables: { lot } })
    expect(own.errors).toEqual(all.errors)
    expect(withoutTimes(own.data)).toEqual(withoutTimes(all.data))
    return own.data
  }

  beforeAll(async () => {
    await command.run('remove reader')
    key = (await command.keys('create reader')).ODOO_API_KEY ?? ''
    peer = await startOdooProxy({ target: odoo.url })
    claims = await claimsWorld(odoo)
    const { lots } = await graphOver(odoo).data(
      '{ lots(first: 1, filter: { numberContains: "RECALL" }) { nodes { id } } }',
    )
    lot = lots.nodes[0]?.id
  })
  afterAll(async () => {
    await peer?.close()
    await claims?.close()
    await command.run('remove reader')
  })

  it.each(ways.map(([type, way]) => ({ type, way, name: type.name })))(
    'answers as one without record rules, whatever is asked: $name',
    async ({ type, way, name }) => {
      await expectSame(queryAlong(way, selectionOf(type), ofSomebody.has(name) ? 300 : 30))
    },
  )

  it.each([
    { name: 'a company', companies: new Set([2]) },
    { name: 'a facility', facilities: new Set([2]) },
    { name: 'a supplier', supplier: 'one with orders' as const },
  ])(
    'answers as one without record rules for whoever sees $name only',
    async ({ name: _, supplier, ...limits }) => {
      const [order] = await admin.read('purchase.order', [['state', '=', 'purchase']], ['partner_id'])
      const principal = { ...auditor, ...limits, supplier: supplier ? Number(order?.partner_id) : null }
      const answers = []
      for (const [type, way] of ways.filter(([{ name }]) => ofSomebody.has(name))) {
        answers.push(await expectSame(queryAlong(way, selectionOf(type), 25), principal))
      }
      // Something is seen at all.
      expect(JSON.stringify(answers)).toContain('"purchaseOrders":{"nodes":[{"')
    },
    120_000,
  )

  it('was asked for nothing by all this that is not in the map', () => {
    const calls = peer.calls.filter(({ model }) => model !== 'web')
    expect(calls.length).toBeGreaterThan(200)
    const beyond = calls
      .flatMap((call) => [...askedFields(call)])
      .filter(([model, field]) => !odooMap[model]?.includes(field))
    expect(beyond).toEqual([])
  })

  it('is refused something of all this without any one of its models', async () => {
    // Models that only conditions lead to.
    for (const condition of conditions) await graphOver(odoo, { url: peer.url, key }).data(condition)
    const rows = await admin.read(
      'ir.model.access',
      [['group_id.name', '=', 'Caregraph-graph-test reader']],
      ['model_id'],
    )
    const models = await admin.read('ir.model', [['id', 'in', rows.map(({ model_id }) => model_id)]], ['model'])
    expect(models.length).toBeGreaterThan(30)
    const unneeded: string[] = []
    for (const { id, model } of models) {
      const [row] = rows.filter(({ model_id }) => model_id === id)
      const about = peer.calls.filter((call) => [...askedFields(call)].some(([asked]) => asked === model))
      await admin.call('ir.model.access/write', { ids: [row?.id], vals: { active: false } })
      if (!(await isAnyRefused(about))) unneeded.push(String(model))
      await admin.call('ir.model.access/write', { ids: [row?.id], vals: { active: true } })
    }
    expect(unneeded).toEqual([])
  }, 120_000)

  /** Whether the account is refused one of these calls now. */
  async function isAnyRefused(calls: readonly OdooCall[]): Promise<boolean> {
    for (const { model, method, body } of calls) {
      const answer = await callOdoo(odoo, key, `${model}/${method}`, body).catch(({ message }: Error) => message)
      if (String(answer).includes(': 403 ')) return true
    }
    return false
  }

  describe('is not shown', () => {
    const count = (model: string, domain: readonly unknown[]) =>
      callOdoo<number>(odoo, key, `${model}/search_count`, {
        domain,
        context: { active_test: false, allowed_company_ids: [1, 2] },
      })

    it('partners who are customers only, and users of the portal; suppliers, companies and staff it is', async () => {
      const made = await runInside<Record<string, number>>(
        odoo,
        `
partner = env['res.partner'].create({'name': 'A patient', 'email': 'patient@example.org', 'customer_rank': 1})
portal = env['res.users'].with_context(no_reset_password=True).create({
    'name': 'A patient online', 'login': 'patient-online', 'group_ids': [(6, 0, [env.ref('base.group_portal').id])],
})
result = {'patient': partner.id, 'portal': portal.id, 'online': portal.partner_id.id}
`,
      )
      try {
        expect(await count('res.partner', [['id', 'in', [made.patient, made.online]]])).toBe(0)
        expect(await count('res.users', [['id', '=', made.portal]])).toBe(0)
        const refused = callOdoo(odoo, key, 'res.partner/read', { ids: [made.patient], fields: ['email'] })
        await expect(refused).rejects.toThrow('403')
      } finally {
        await runInside(
          odoo,
          `
env['res.users'].browse(${made.portal}).unlink()
env['res.partner'].browse([${made.patient}, ${made.online}]).unlink()
`,
        )
      }
      expect(await count('res.partner', [['supplier_rank', '>', 0]])).toBeGreaterThan(10)
      expect(await count('res.partner', [['ref_company_ids', '!=', false]])).toBe(2)
      expect(await count('res.users', [['login', '=', 'buyer']])).toBe(1)
    })

    it('what else is in the books, such as the payroll; receivables it is, wherever they were entered', async () => {
      const entry = await runInside<{ id: number; lines: number[] }>(
        odoo,
        `
journal = env['account.journal'].search([('type', '=', 'general'), ('company_id', '=', 1)], limit=1)
lines = []
for kind, amount in (('expense', 70), ('asset_receivable', 30), ('asset_current', -100)):
    account = env['account.account'].search([('account_type', '=', kind), ('company_ids', 'in', [1])], limit=1)
    lines.append((0, 0, {'account_id': account.id, 'balance': amount}))
move = env['account.move'].create({'move_type': 'entry', 'journal_id': journal.id, 'company_id': 1, 'line_ids': lines})
result = {'id': move.id, 'lines': move.line_ids.sorted('id').ids}
`,
      )
      try {
        expect(await count('account.move', [['id', '=', entry.id]])).toBe(0)
        const shown = await Promise.all(entry.lines.map((line) => count('account.move.line', [['id', '=', line]])))
        expect(shown).toEqual([0, 1, 0])
      } finally {
        await admin.call('account.move/unlink', { ids: [entry.id] })
      }
      expect(await count('account.move', [['move_type', '=', 'in_invoice']])).toBeGreaterThan(200)
    })

    it('payments to suppliers; those of customers it is', async () => {
      const ofAdmin = (type: string) =>
        admin.read('account.payment', [['partner_type', '=', type]], ['id']).then((rows) => rows.length)
      expect(await ofAdmin('supplier')).toBeGreaterThan(0)
      expect(await count('account.payment', [['partner_type', '=', 'supplier']])).toBe(0)
      expect(await count('account.payment', [['partner_type', '=', 'customer']])).toBe(await ofAdmin('customer'))
    })

    it('anything by a rule that is not looked at here', () => {
      const looked = ['account.move', 'account.move.line', 'account.payment', 'res.partner', 'res.users']
      expect(readerRules.map(({ model }) => model).sort()).toEqual(looked)
    })
  })
})
