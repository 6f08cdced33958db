import DataLoader from 'dataloader'
import { Forbidden, SourceContractBroken } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { inWaves } from '#shared/odoo/waves.ts'
import { readSetOffAmounts, type SetOffAmount } from '../sources/odoo/set-off-amounts.ts'

/** What entries were set off against invoices, by the invoice's key; null where the account may not read it. */
export type SetOffAmounts = DataLoader<number, readonly SetOffAmount[] | null>

/** One call for all invoices of a turn. */
export function setOffAmountsLoader(odoo: Odoo, request: RequestContext): SetOffAmounts {
  return new DataLoader(
    async (invoices) => {
      try {
        const found = Map.groupBy(await readSetOffAmounts(odoo, invoices, request), ({ invoice }) => invoice)
        return invoices.map((invoice) => found.get(invoice) ?? [])
      } catch (error) {
        if (!(error instanceof Forbidden || error instanceof SourceContractBroken)) throw error
        return invoices.map(() => null)
      }
    },
    { name: 'Amounts set off', batchScheduleFn: inWaves(request) },
  )
}
