import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDocuments } from '#gateway/contract.ts'
import { personas } from '#shared/sandbox/identity/personas.ts'
import { type Program, startProgram } from '../program.ts'
import { type Chromium, type Exchange, findChromium, type Page, startChromium } from './chromium.ts'

const executable = findChromium()

/** A suite in a real browser: without one skipped by its name, or failing where CAREGRAPH_REQUIRE_LIVE is 1. */
function describeInChromium(name: string, suite: (executable: string) => void): void {
  if (executable !== null) return void describe(name, { timeout: 60_000 }, () => suite(executable))
  const isRequired = process.env.CAREGRAPH_REQUIRE_LIVE === '1'
  const reason = 'there is no Chromium on this machine'
  if (!isRequired) console.warn(`Skipped: ${name}: ${reason}`)
  describe(`${name} (skipped: ${reason})`, () => {
    it.skipIf(!isRequired)('has a Chromium', () => {
      throw new Error(`Cannot run ${name}: ${reason}`)
    })
  })
}

/** Names of the operations in the tabs, as GraphiQL opens them. */
const operations = readDocuments().map(({ query }) => /^query (\w+)/.exec(query)?.[1] ?? '')

describeInChromium('GraphiQL in Chromium', (chromiumFile) => {
  let program: Program
  let chromium: Chromium
  let url: string
  let issuer: string
  const pages: Page[] = []

  beforeAll(async () => {
    program = startProgram({ PORT: '0' })
    url = (await program.says(/ready at (\S+)\n/)) ?? ''
    issuer = (await program.says(/issuer at (\S+)\n/)) ?? ''
    chromium = await startChromium(chromiumFile)
  }, 60_000)

  afterAll(async () => {
    await chromium?.close()
    program?.child.kill()
  })

  async function open(at = url): Promise<Page> {
    const page = await chromium.open(at)
    pages.push(page)
    await isThere(page)
    return page
  }

  async function isThere(page: Page): Promise<void> {
    await page.until(`document.querySelectorAll('.graphiql-tab-button').length >= ${operations.length}`)
    await page.until(`document.querySelector('.graphiql-execute-button') !== null`)
  }

  const choose = (page: Page, persona: string) =>
    page.evaluate(`{
      const select = document.querySelector('#persona')
      select.value = '${persona}'
      select.dispatchEvent(new Event('change'))
    }`)

  const showTab = (page: Page, place: number) =>
    page.evaluate(`document.querySelectorAll('.graphiql-tab-button')[${place}].click()`)

  /** The answer to what `act` makes the page ask. */
  async function answerTo(page: Page, operation: string, act: () => Promise<unknown>): Promise<Exchange> {
    const before = (await page.exchanges()).length
    await act()
    const answered = async () =>
      (await page.exchanges()).slice(before).find(({ query }) => query.startsWith(`query ${operation}`))
    await expect.poll(answered, { timeout: 20_000, interval: 50 }).toBeDefined()
    return (await answered()) as Exchange
  }

  /** What the tab that is shown is answered. */
  const answerInTab = (page: Page, operation: string) =>
    answerTo(page, operation, async () => {
      const { length } = page.asked
      // Where another tab was shown just now, GraphiQL still has the other's operation in mind, and asks nothing.
      for (let tries = 0; page.asked.length === length && tries < 50; tries++) {
        await page.evaluate(`document.querySelector('.graphiql-execute-button').click()`)
        await sleep(300)
      }
    })

  const clientOf = ({ authorization = '' }: Exchange): unknown =>
    JSON.parse(Buffer.from(authorization.split('.')[1] ?? '', 'base64url').toString()).client_id

  it('has the personas and their sentences, the auditor first, and asks for the schema as the auditor', async () => {
    const page = await open()

    expect(await page.evaluate(`[...document.querySelector('#persona').options].map(({ value }) => value)`)).toEqual(
      personas.map(({ name }) => name),
    )
    expect(await page.evaluate(`document.querySelector('#persona').value`)).toBe('auditor')
    expect(await page.evaluate(`document.querySelector('#persona-sentence').textContent`)).toBe(
      personas.find(({ name }) => name === 'auditor')?.description,
    )
    await expect.poll(async () => (await page.exchanges()).length, { timeout: 20_000 }).toBeGreaterThan(0)
    const [introspection] = await page.exchanges()
    expect(introspection?.query).toMatch(/^query IntrospectionQuery/)
    expect(introspection?.answer.errors).toBeUndefined()
    expect(clientOf(introspection as Exchange)).toBe('auditor')
  })

  it('answers the auditor in every tab', async () => {
    const page = await open()
    for (const [place, operation] of operations.entries()) {
      await showTab(page, place)
      await page.until(`document.querySelectorAll('.graphiql-tab')[${place}].ariaSelected === 'true'`)
      const { answer } = await answerInTab(page, operation)
      expect(answer.errors, operation).toBeUndefined()
      const [root] = Object.values(answer.data) as { nodes: unknown[] }[]
      expect(root?.nodes.length, operation).toBeGreaterThan(0)
    }
  })

  it('asks anew as whoever is chosen then, and shows what is denied', async () => {
    const page = await open()
    await showTab(page, operations.indexOf('StoryOrder'))
    const seen = await answerInTab(page, 'StoryOrder')
    expect(seen.answer.errors).toBeUndefined()
    await page.until(`document.querySelector('.graphiql-response').innerText.includes('purchaseOrders')`)

    const denied = await answerTo(page, 'StoryOrder', () => choose(page, 'storekeeper'))

    expect(clientOf(denied)).toBe('storekeeper')
    const codes = denied.answer.errors.map((error: { extensions: object }) => error.extensions)
    expect(codes).toContainEqual(expect.objectContaining({ code: 'FORBIDDEN', coordinate: 'PurchaseOrder.total' }))
    expect(denied.answer.data.purchaseOrders.nodes[0]).toMatchObject({ number: 'NM-26-0178', total: null })
    await page.until(`document.querySelector('.graphiql-response').innerText.includes('FORBIDDEN')`)
  })

  it('asks anew in the tabs behind too, once they are shown', async () => {
    const page = await open()
    await answerInTab(page, 'OpenInvoices')
    await page.until(`document.querySelector('.graphiql-response').innerText.includes('invoices')`)
    await showTab(page, operations.indexOf('Suppliers'))
    await choose(page, 'supplier')

    const { answer } = await answerTo(page, 'OpenInvoices', () => showTab(page, 0))

    expect(answer.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', coordinate: 'Query.invoices' } }])
  })

  it('keeps who was chosen when it is loaded again', async () => {
    const page = await open()
    await choose(page, 'biller')
    await page.reload()
    await isThere(page)
    // A page that was left at once comes back with an empty tab in front.
    await showTab(page, 0)

    expect(await page.evaluate(`document.querySelector('#persona').value`)).toBe('biller')
    const { answer } = await answerInTab(page, 'OpenInvoices')
    expect(answer.errors).toBeUndefined()
  })

  it('works by the number of this machine as by its name', async () => {
    const page = await open(url.replace('localhost', '127.0.0.1'))
    const { answer } = await answerInTab(page, 'OpenInvoices')
    expect(answer.errors).toBeUndefined()
  })

  it('gets a token before the one it has ends, and after one is refused', async () => {
    const page = await open()
    await answerInTab(page, 'OpenInvoices')
    const requested = () => page.asked.filter((address) => address === `${issuer}/token`).length
    const before = requested()

    await page.evaluate(`{ const now = Date.now; Date.now = () => now() + 3_300_000 }`)
    await answerInTab(page, 'OpenInvoices')
    const renewed = requested()
    expect(renewed).toBeGreaterThan(before)

    // As after a new start of the sandbox, whose issuer has other keys.
    await page.evaluate(`{
      const { set } = Headers.prototype
      Headers.prototype.set = function (name, value) {
        set.call(this, name, value.replace('.', '.A'))
        Headers.prototype.set = set
      }
    }`)
    const { answer } = await answerInTab(page, 'OpenInvoices')
    expect(answer.errors).toBeUndefined()
    expect(requested()).toBeGreaterThan(renewed)
    // The browser itself notes the 401.
    expect(page.problems.splice(0)).toEqual([expect.stringContaining('401')])
  })

  it('asks no other host than the gateway and its issuer, and writes no error to the console', () => {
    const hosts = new Set(pages.flatMap(({ asked }) => asked.map((address) => new URL(address).origin)))
    const gateway = new URL(url).origin
    expect([...hosts].sort()).toEqual([gateway, gateway.replace('localhost', '127.0.0.1'), issuer].sort())
    expect(pages.flatMap(({ problems }) => problems)).toEqual([])
  })
})
