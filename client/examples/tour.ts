// A short tour of the sandbox's stories: npm run demo. It starts a Caregraph of its own, or asks the one at CAREGRAPH_URL
// with the access token in CAREGRAPH_TOKEN, or as a persona where that one is a sandbox.
import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createClient } from '../client.ts'
import { StoryOrderDocument, type StoryOrderQuery } from '../documents.generated.ts'
import { personaTokens, sandboxIssuerOf } from './token.ts'

const stories = [
  ['NM-26-0178', 'The order that was billed twice: two bills carry the same supplier’s number'],
  ['NM-26-0249', 'The delivery that came short: less was received than ordered'],
  ['NM-26-0219', 'The price that was wrong: the bill asks for more than the order'],
  ['NM-26-0195', 'The pump that was sent back: two came, one stayed'],
  ['NM-26-0216', 'The order that is late: nothing has come'],
] as const

const { CAREGRAPH_URL, CAREGRAPH_TOKEN } = process.env
const sandbox = CAREGRAPH_URL === undefined ? await startSandbox() : runningAt(CAREGRAPH_URL)
try {
  const token = CAREGRAPH_URL === undefined ? undefined : CAREGRAPH_TOKEN
  const client = createClient({ url: sandbox.url, token: token ?? personaTokens('buyer', sandbox.issuer) })
  for (const [number, story] of stories) {
    const { data, errors } = await client.request(StoryOrderDocument, { number })
    const order = data?.purchaseOrders?.nodes[0]
    console.log(`\n${story}`)
    if (order === undefined) console.log(`  ${number} is not in this Odoo`)
    else show(order)
    for (const { message, extensions } of errors) console.error(`  ${extensions.code}: ${message}`)
  }
  if (token === undefined) {
    console.log('\nThe same question of others, for NM-26-0249')
    for (const persona of ['storekeeper', 'supplier']) await showDenied(persona)
  }
} finally {
  sandbox.stop()
}

/** What somebody is told who may not see all of it. */
async function showDenied(persona: string): Promise<void> {
  const client = createClient({ url: sandbox.url, token: personaTokens(persona, sandbox.issuer) })
  const { data, errors } = await client.request(StoryOrderDocument, { number: 'NM-26-0249' })
  const order = data?.purchaseOrders?.nodes[0]
  const seen = order === undefined ? 'there is no such order' : `total ${order.total?.amount ?? null}`
  const denied = errors.map(({ extensions: { code, coordinate, count } }) => `${code} ${coordinate} (${count})`)
  console.log(`  as ${persona}: ${[seen, ...denied].join(', ')}`)
}

type Order = NonNullable<StoryOrderQuery['purchaseOrders']>['nodes'][number]

function show({ number, supplier, facility, total, lines, bills }: Order): void {
  console.log(`  ${number} to ${supplier?.name} for ${facility?.name}, ${total?.amount} ${total?.currency}`)
  for (const { item, quantity, received, unitPrice } of lines?.nodes ?? []) {
    const unit = quantity?.unit?.name ?? ''
    console.log(
      `    ${item?.name}: ordered ${quantity?.value}, received ${received?.value} (${unit}) at ${unitPrice?.amount}`,
    )
  }
  for (const bill of bills?.nodes ?? []) {
    console.log(
      `    bill ${bill.supplierReference}: ${bill.total?.amount} ${bill.total?.currency}, ${bill.paymentState}`,
    )
  }
}

interface Sandbox {
  readonly url: string
  /** Whom its personas get their tokens from. */
  readonly issuer: string
  stop(): void
}

function runningAt(url: string): Sandbox {
  return { url, issuer: sandboxIssuerOf(url), stop() {} }
}

/** Starts a gateway with nothing configured, on ports that are free; what it says tells where they are. */
function startSandbox(): Promise<Sandbox> {
  const main = path.resolve(import.meta.dirname, '../../gateway/main.ts')
  const { PATH } = process.env
  // Without the settings there are, in .env or elsewhere: those may be of another Odoo.
  const options = { cwd: tmpdir(), env: { PATH, PORT: '0', NODE_ENV: 'production' } }
  const child = spawn(process.execPath, [main], { ...options, stdio: ['ignore', 'pipe', 'ignore'] })
  let said = ''
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      said += text
      const [, url] = /ready at (\S+)\n/.exec(said) ?? []
      const [, issuer] = /issuer at (\S+)\n/.exec(said) ?? []
      if (url !== undefined && issuer !== undefined) resolve({ url, issuer, stop: () => child.kill() })
    })
    child.once('exit', (code) =>
      reject(new Error(`Cannot start the sandbox: it ended with ${code}; npm start says why`)),
    )
  })
}
