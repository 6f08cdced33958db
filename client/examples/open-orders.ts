// Prints the newest orders and what of them has come. Run it beside a running Caregraph:
//   npx --no-install node client/examples/open-orders.ts
// It asks as the sandbox's buyer, or with the access token in CAREGRAPH_TOKEN.
import { createClient } from '../client.ts'
import { PurchaseOrdersDocument } from '../documents.generated.ts'
import { personaTokens, sandboxIssuerOf } from './token.ts'

const url = process.env.CAREGRAPH_URL ?? 'http://localhost:4000/graphql'
const token = process.env.CAREGRAPH_TOKEN ?? personaTokens('buyer', sandboxIssuerOf(url))
const client = createClient({ url, token })

const { data, errors } = await client.request(PurchaseOrdersDocument, { first: 10, filter: { states: ['APPROVED'] } })

for (const order of data?.purchaseOrders?.nodes ?? []) {
  const receipts = order.receipts?.nodes ?? []
  const done = receipts.filter((receipt) => receipt.state === 'DONE').length
  const total = order.total ? `${order.total.amount} ${order.total.currency}` : 'unknown'
  console.log(`${order.number}  ${order.supplier?.name}  ${total}  receipts done: ${done} of ${receipts.length}`)
}
for (const { message, extensions } of errors) console.error(`${extensions.code}: ${message}`)
