import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type SandboxIssuer, startSandboxIssuer } from '#shared/sandbox/identity/issuer.ts'
import { sandboxToken } from '#shared/sandbox/identity/token.ts'
import { ask, type Program, startProgram } from '../gateway/program.ts'
import { accountsCommand, administration } from './accounts-command.ts'
import { runInside } from './inside.ts'
import { callOdoo, describeSeeded } from './live.ts'

const prefix = 'caregraph-keys-test'
const dayMs = 24 * 60 * 60 * 1000
const today = () => new Date().toISOString().slice(0, 10)

describeSeeded('Keys of the reader', (odoo) => {
  const command = accountsCommand(odoo, prefix)
  const admin = administration(odoo)
  let first: string

  beforeEach(async () => {
    await command.run('remove reader')
    first = (await command.keys('create reader')).ODOO_API_KEY ?? ''
  })
  afterAll(async () => {
    await command.run('remove reader')
  })

  const rotate = async (words = '') => (await command.keys(`rotate reader${words}`)).ODOO_API_KEY ?? ''
  const finish = (key: string) => command.run('rotate reader --finish', { ODOO_API_KEY: key })
  const letsIn = (key: string) =>
    callOdoo(odoo, key, 'res.company/search_count', { domain: [] }).then(
      () => true,
      ({ message }: Error) => (message.includes(' 401 ') ? false : Promise.reject(new Error(message))),
    )
  const kept = async () => {
    const fields = ['name', 'expiration_date', 'scope']
    const rows = await admin.read('res.users.apikeys', [['user_id.login', '=', `${prefix}-reader`]], fields)
    return rows.map(({ name, scope, expiration_date: end }) => {
      const days = (Date.parse(`${String(end).replace(' ', 'T')}Z`) - Date.now()) / dayMs
      return { name, scope, days: Math.round(days) }
    })
  }
  const endKeysIn = (days: number, which = '') =>
    runInside(
      odoo,
      `
env.cr.execute("""update res_users_apikeys set expiration_date = now() at time zone 'utc' + interval '${days} days'
    where user_id = (select id from res_users where login = '${prefix}-reader') ${which}""")
`,
    )

  it('are named and dated, are for the API only, and end after 90 days or as many as are asked for', async () => {
    await rotate(' --key-days 30')
    expect(await kept()).toEqual([
      { name: `caregraph keys test reader ${today()}`, scope: 'rpc', days: 90 },
      { name: `caregraph keys test reader ${today()} (2)`, scope: 'rpc', days: 30 },
    ])
  })

  it('overlap when they are rotated, until the old one is taken away at the end', async () => {
    const second = await rotate()
    expect([await letsIn(first), await letsIn(second)]).toEqual([true, true])
    expect((await command.run('status reader')).status).toBe(0)

    const { status, said } = await finish(second)

    expect([status, said]).toEqual([
      0,
      `reader: took away the key "caregraph keys test reader ${today()}"\n` +
        `reader: the key "caregraph keys test reader ${today()} (2)" is left, until ${inDays(90)}\n`,
    ])
    expect([await letsIn(first), await letsIn(second)]).toEqual([false, true])
    expect((await finish(second)).said).toContain('nothing to take away')
  })

  it('are not taken away while the settings still hold the old one', async () => {
    await rotate()

    const { status, said } = await finish(first)

    expect([status, said]).toEqual([
      2,
      `Cannot finish: ODOO_API_KEY still holds the key "caregraph keys test reader ${today()}", which would be taken ` +
        'away; put the new one there and restart Caregraph first\n',
    ])
    expect(await letsIn(first)).toBe(true)
  })

  it('are not made for an account that is archived: they would not let it in', async () => {
    await runInside(odoo, `env['res.users'].search([('login', '=', '${prefix}-reader')]).write({'active': False})`)
    const { status, output, said } = await command.run('rotate reader')
    expect([status, output, said]).toEqual([
      2,
      '',
      'Cannot make a key for caregraph-keys-test-reader: it is archived; `create reader` mends that\n',
    ])
  })

  it('are reported when they end within 14 days, when they never end, and when there is none', async () => {
    const drift = async (settings = {}) => {
      const { status, output } = await command.run('status reader', settings)
      return [status, ...(output.match(/DRIFT: .*/g) ?? [])]
    }
    await endKeysIn(15)
    expect(await drift()).toEqual([0])
    await endKeysIn(13)
    expect(await drift()).toEqual([
      1,
      expect.stringMatching(/its last key .* less than 14 days; to mend: `rotate reader`/),
    ])
    const second = await rotate()
    expect(await drift()).toEqual([1, expect.stringMatching(/a later one is there; to mend: once .* --finish`$/)])
    await finish(second)
    expect(await drift()).toEqual([0])
    await endKeysIn(-1)
    expect(await drift()).toEqual([1, 'DRIFT: has no key that lets it in; to mend: `create reader` mends it'])
    expect(await drift({ ODOO_API_KEY: second })).toContainEqual(
      expect.stringContaining('is not let in with the key in ODOO_API_KEY'),
    )
    const third = (await command.keys('create reader')).ODOO_API_KEY ?? ''
    expect(await letsIn(third)).toBe(true)
    await runInside(
      odoo,
      `env.cr.execute("update res_users_apikeys set expiration_date = null where name like 'caregraph keys test%'")`,
    )
    expect(await drift()).toContainEqual(expect.stringMatching(/never ends; to mend: `rotate reader`/))
    expect(await drift({ ODOO_API_KEY: odoo.company2Key })).toContainEqual(
      expect.stringContaining('the key in ODOO_API_KEY is not a key of caregraph-keys-test-reader'),
    )
  })

  describe('under load', () => {
    let issuer: SandboxIssuer
    const programs: Program[] = []
    beforeAll(async () => {
      issuer = await startSandboxIssuer({ port: 0, audience: 'https://caregraph.example' })
    })
    afterEach(() => {
      for (const { child } of programs.splice(0)) child.kill()
    })
    afterAll(() => issuer?.close())

    /** Caregraph, as an operator starts it with a key in its settings. */
    const start = async (key: string) => {
      const program = startProgram({
        ODOO_URL: odoo.url,
        ODOO_DATABASE: odoo.database,
        ODOO_API_KEY: key,
        OIDC_ISSUER: issuer.issuer,
        OIDC_AUDIENCE: issuer.audience,
        PORT: '0',
      })
      programs.push(program)
      return { program, address: (await program.says(/Caregraph ready at (\S+)\n/)) ?? program.said() }
    }

    it('are rotated without an error: a second instance with the new key, then the first one stops', async () => {
      const token = await sandboxToken('auditor', issuer.issuer)
      const old = await start(first)
      // What a proxy in front of the instances does.
      let address = old.address
      let isOver = false
      const answers: string[] = []
      const read = async () => {
        while (!isOver) {
          const { status, json } = await ask(
            address,
            '{ purchaseOrders(first: 5) { nodes { number supplier { name } } } }',
            token,
          )
          const { data, errors } = json as { data?: { purchaseOrders: { nodes: object[] } }; errors?: unknown }
          answers.push(errors ? JSON.stringify(errors) : `${status} with ${data?.purchaseOrders.nodes.length}`)
        }
      }
      const clients = [read(), read(), read()]

      const second = await rotate()
      const next = await start(second)
      address = next.address
      old.program.child.kill('SIGTERM')
      expect(await old.program.ended).toBe(0)
      const before = answers.length
      expect((await finish(second)).status).toBe(0)
      expect(await letsIn(first)).toBe(false)
      const after = answers.length
      while (answers.length < after + 30) await new Promise((resolve) => setTimeout(resolve, 50))
      isOver = true
      await Promise.all(clients)

      expect([...new Set(answers)]).toEqual(['200 with 5'])
      // Clients asked throughout: before, while the old key went away, and after.
      expect(Math.min(before, after - before)).toBeGreaterThan(5)
    }, 120_000)
  })
})

/** The day so many days from now. */
function inDays(days: number): string {
  return new Date(Date.now() + days * dayMs).toISOString().slice(0, 10)
}
