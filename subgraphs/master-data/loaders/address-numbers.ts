import DataLoader from 'dataloader'
import type { IdentifierField } from '#shared/config/identifier-fields.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { noLists, withoutLists } from '#shared/odoo/lists.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { inWaves } from '#shared/odoo/waves.ts'
import { fieldsOfAddress } from '../sources/odoo/facilities.ts'
import { type Identifier, identifiers } from '../sources/odoo/identifiers.ts'

/** Numbers that are kept with the address of a facility: one call for all facilities of a turn, none without such. */
export class AddressNumbers {
  readonly #isAsked: boolean
  readonly #loader: DataLoader<number, readonly Identifier[]>

  constructor(fields: readonly IdentifierField[], odoo: Odoo, request: RequestContext) {
    const column = identifiers(fieldsOfAddress(fields))
    this.#isAsked = column.fields.length > 0
    this.#loader = new DataLoader(
      async (addresses: readonly number[]) => {
        // With the facilities they are of, since whoever may see those need not see the partners of others.
        const own = { fields: column.fields, limit: null, lists: noLists }
        const search = { domain: [['partner_id', 'in', addresses]], fields: ['partner_id'] } as const
        const lists = new Map([['partner_id', own]])
        const rows = await odoo.searchRead('stock.warehouse', { ...search, lists }, request)
        const facts = await odoo.facts(request)
        const { brought } = withoutLists(rows, ['partner_id'])
        const found = new Map((brought.get('partner_id') ?? []).map((row) => [row.id, column.read(row, facts)]))
        return addresses.map((address) => found.get(address) ?? [])
      },
      { name: 'numbers of addresses', batchScheduleFn: inWaves(request) },
    )
  }

  async of(address: number): Promise<readonly Identifier[]> {
    return this.#isAsked ? this.#loader.load(address) : []
  }
}
