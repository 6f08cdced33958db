// A short tour of the sandbox's stories: npm run demo. It asks the Caregraph at CAREGRAPH_URL, or starts one.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { createClient } from '../client.ts'
import { StoryOrderDocument, type StoryOrderQuery } from '../documents.generated.ts'

const stories = [
  ['NM-26-0178', 'The order that was billed twice: two bills carry the same supplier’s number'],
  ['NM-26-0249', 'The delivery that came short: less was received than ordered'],
  ['NM-26-0219', 'The price that was wrong: the bill asks for more than the order'],
  ['NM-26-0195', 'The pump that was sent back: two came, one stayed'],
  ['NM-26-0216', 'The order that is late: nothing has come'],
] as const

const ours = process.env.CAREGRAPH_URL === undefined ? await startGateway() : null
try {
  const client = createClient({ url: process.env.CAREGRAPH_URL ?? ours?.url ?? '' })
  for (const [number, story] of stories) {
    const { data, errors } = await client.request(StoryOrderDocument, { number })
    const order = data?.purchaseOrders?.nodes[0]
    console.log(`\n${story}`)
    if (order === undefined) console.log(`  ${number} is not in this Odoo`)
    else show(order)
    for (const { message, extensions } of errors) console.error(`  ${extensions.code}: ${message}`)
  }
} finally {
  ours?.stop()
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

/** Starts a gateway with nothing configured, which is the sandbox. */
function startGateway(): Promise<{ readonly url: string; stop(): void }> {
  const main = path.resolve(import.meta.dirname, '../../gateway/main.ts')
  const env = { ...process.env, PORT: '0', NODE_ENV: 'production' }
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'ignore'] })
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      const url = /ready at (\S+)/.exec(text.toString())?.[1]
      if (url !== undefined) resolve({ url, stop: () => child.kill() })
    })
    child.once('exit', (code) =>
      reject(new Error(`Cannot start the sandbox: it ended with ${code}; npm start says why`)),
    )
  })
}
