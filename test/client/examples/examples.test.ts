import { spawn } from 'node:child_process'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sandboxToken } from '#shared/sandbox/identity/token.ts'
import { type Program, root, startProgram } from '../../gateway/program.ts'

/** What an example prints, without the settings of whoever runs the tests. */
async function printed(example: string, env: Readonly<Record<string, string>> = {}): Promise<string> {
  const child = spawn(process.execPath, [path.join(root, 'client/examples', example)], {
    env: { PATH: process.env.PATH, ...env },
  })
  return (await Promise.all([text(child.stdout), text(child.stderr)])).join('')
}

describe('The examples of the client', { timeout: 30_000 }, () => {
  let program: Program
  let url: string
  let issuer: string

  beforeAll(async () => {
    program = startProgram({ PORT: '0' })
    url = (await program.says(/ready at (\S+)\n/)) ?? ''
    issuer = (await program.says(/issuer at (\S+)\n/)) ?? ''
  }, 30_000)

  afterAll(() => void program.child.kill())

  it('tour: tells the stories as the buyer, and what others are denied', async () => {
    const said = await printed('tour.ts')

    expect(said).toContain('NM-26-0178 to Aldmoor Medical Supply for Northmere General Hospital, 746.12 USD')
    expect(said).toMatch(/as storekeeper: total null, FORBIDDEN PurchaseOrder.total \(1\), /)
    expect(said).toMatch(/as supplier: there is no such order\n/)
    expect(said).not.toMatch(/is not in this Odoo|undefined/)
  })

  it('open orders: asks with the token it is given', async () => {
    const settings = { CAREGRAPH_URL: url, CAREGRAPH_TOKEN: await sandboxToken('auditor', issuer) }
    const said = await printed('open-orders.ts', settings)

    expect(said.trim().split('\n')).toHaveLength(10)
    expect(said).toMatch(/^\S+ {2}\S.* {2}[\d.]+ [A-Z]{3} {2}receipts done: \d+ of \d+$/m)
  })

  it('open orders: shows what is denied to whoever has a smaller token', async () => {
    const settings = { CAREGRAPH_URL: url, CAREGRAPH_TOKEN: await sandboxToken('storekeeper', issuer) }
    const said = await printed('open-orders.ts', settings)

    expect(said).toMatch(/ {2}unknown {2}receipts done: /)
    expect(said).toMatch(/^FORBIDDEN: Cannot read PurchaseOrder.total: it needs procurement:prices:read$/m)
  })
})
