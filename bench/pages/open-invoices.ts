import { type Answer, type Call, one, type Page } from './page.ts'

/** Customer invoices that are still to be paid, with their lines and what was paid of them. */
export const openInvoicesPage: Page = {
  name: 'open invoices',
  document: new URL('open-invoices.graphql', import.meta.url),
  variables: async () => ({ first: pageSize }),
  foundIn,
  handWritten,
  naive,
}

const pageSize = 50
const search = {
  domain: [
    ['move_type', 'in', ['out_invoice', 'out_receipt']],
    ['state', '=', 'posted'],
    ['payment_state', 'in', ['not_paid', 'partial', 'in_payment']],
  ],
  order: 'invoice_date_due asc, id asc',
  limit: pageSize,
}

function foundIn({ invoices: { nodes: invoices } }: Answer) {
  const lines = invoices
    .flatMap((invoice: Answer) => invoice.lines.nodes)
    .filter(({ quantity }: Answer) => quantity !== null)
  return {
    invoices: invoices.map(({ total }: Answer) => Number(total.amount)),
    residuals: invoices.map(({ residual }: Answer) => Number(residual.amount)),
    companies: invoices.map(({ company }: Answer) => company.name.length),
    lines: lines.map(({ quantity }: Answer) => Number(quantity.value)),
    subtotals: lines.map(({ subtotal }: Answer) => Number(subtotal.amount)),
    payments: [invoices.flatMap((invoice: Answer) => invoice.payments.nodes).length],
  }
}

const lineFields = 'name display_type quantity product_uom_id price_unit price_subtotal currency_id product_id'.split(
  ' ',
)
const paymentFields = ['name', 'date', 'amount', 'currency_id']
const plain = (fields: readonly string[]) => Object.fromEntries(fields.map((field) => [field, {}]))
const specification = {
  ...plain('name invoice_date invoice_date_due payment_state amount_total currency_id amount_residual'.split(' ')),
  company_id: { fields: { name: {} } },
  invoice_line_ids: { fields: { ...plain(lineFields), product_id: { fields: { name: {} } } } },
  reconciled_payment_ids: { fields: plain(paymentFields) },
}

/** One nested call: one for each kind of record takes 1.7 times as long. */
async function handWritten(call: Call) {
  const asked = { ...search, count_limit: pageSize + 1, specification }
  const { records: invoices } = await call('account.move/web_search_read', asked)
  const lines = invoices.flatMap((invoice: Answer) => invoice.invoice_line_ids).filter(isProduct)
  return {
    invoices: invoices.map((invoice: Answer) => invoice.amount_total),
    residuals: invoices.map((invoice: Answer) => invoice.amount_residual),
    companies: invoices.map((invoice: Answer) => invoice.company_id.name.length),
    lines: lines.map((line: Answer) => line.quantity),
    subtotals: lines.map((line: Answer) => line.price_subtotal),
    payments: [invoices.flatMap((invoice: Answer) => invoice.reconciled_payment_ids).length],
  }
}

async function naive(call: Call) {
  const found = { invoices: [], residuals: [], companies: [], lines: [], subtotals: [], payments: [0] } as Answer
  for (const key of await call('account.move/search', search)) {
    const invoice = await one(call, 'account.move', key, Object.keys(specification))
    found.invoices.push(invoice.amount_total)
    found.residuals.push(invoice.amount_residual)
    const company = await one(call, 'res.company', invoice.company_id[0], ['name'])
    found.companies.push(company.name.length)
    for (const line of invoice.invoice_line_ids) await naiveLine(call, line, found)
    for (const payment of invoice.reconciled_payment_ids) {
      await one(call, 'account.payment', payment, paymentFields)
      found.payments[0] += 1
    }
  }
  return found
}

async function naiveLine(call: Call, key: number, found: Answer): Promise<void> {
  const line = await one(call, 'account.move.line', key, lineFields)
  if (!isProduct(line)) return
  if (line.product_id) await one(call, 'product.product', line.product_id[0], ['name'])
  found.lines.push(line.quantity)
  found.subtotals.push(line.price_subtotal)
}

/** Headings and notes are lines too, of nothing. */
function isProduct({ display_type: kind }: Answer): boolean {
  return kind === 'product'
}
