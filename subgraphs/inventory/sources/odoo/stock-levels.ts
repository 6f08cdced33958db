import type { Level, ReadLevels } from '#shared/events/relay/crossings.ts'
import { numberOf } from '#shared/odoo/columns.ts'
import { groupedKey } from '#shared/odoo/groups.ts'
import type { OdooAccount } from '#shared/odoo/odoo.ts'

/** Levels of replenishment rules that are in use, whoever may see them: one call, and two more where there are any. */
export function stockLevels(account: OdooAccount): ReadLevels {
  return async (items, scope) => {
    const rules = await account.searchRead(
      'stock.warehouse.orderpoint',
      {
        domain: [
          ['product_id', 'in', items],
          ['active', '=', true],
        ],
        fields: ['product_id', 'location_id', 'warehouse_id', 'company_id', 'product_min_qty'],
        order: 'id',
      },
      scope,
    )
    if (rules.length === 0) return []
    const places = [...new Set(rules.map((rule) => numberOf(rule, 'location_id')))]
    const [locations, stock] = await Promise.all([
      account.searchRead('stock.location', { domain: [['id', 'child_of', places]], fields: ['parent_path'] }, scope),
      account.readGroup(
        'stock.quant',
        {
          domain: [
            ['product_id', 'in', items],
            ['location_id', 'child_of', places],
          ],
          groupby: ['product_id', 'location_id'],
          aggregates: ['quantity:sum'],
        },
        scope,
      ),
    ])
    const paths = new Map(locations.map(({ id, parent_path: path }) => [id, String(path || '')]))
    return rules.map((rule): Level => {
      const item = numberOf(rule, 'product_id')
      const top = paths.get(numberOf(rule, 'location_id')) ?? ''
      const speaksFor = (location: number) => top !== '' && (paths.get(location) ?? '').startsWith(top)
      const here = stock.filter(
        (group) => groupedKey(group, 'product_id') === item && speaksFor(groupedKey(group, 'location_id') ?? 0),
      )
      return {
        rule: rule.id,
        item,
        company: keyOrNull(rule.company_id),
        facility: keyOrNull(rule.warehouse_id),
        minimum: numberOf(rule, 'product_min_qty'),
        onHand: here.reduce((sum, group) => sum + (Number(group['quantity:sum']) || 0), 0),
        speaksFor,
      }
    })
  }
}

function keyOrNull(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}
