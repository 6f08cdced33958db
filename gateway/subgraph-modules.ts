import { defaultIdentifierFields } from '#shared/config/identifier-fields.ts'
import { defaultMatchTolerance, type Settings } from '#shared/config/settings.ts'
import type { OdooAccount } from '#shared/odoo/odoo.ts'
import { inventory } from '#subgraphs/inventory/subgraph.ts'
import { masterData } from '#subgraphs/master-data/subgraph.ts'
import { procurement } from '#subgraphs/procurement/subgraph.ts'
import { revenueCycle } from '#subgraphs/revenue-cycle/subgraph.ts'
import type { SubgraphModule } from './graph/graph.ts'

/** The subgraphs of this product, in this process. Of what can be set, what is left out has its default. */
export function subgraphModules(
  odoo: OdooAccount,
  {
    matchTolerance = defaultMatchTolerance,
    identifierFields = defaultIdentifierFields,
  }: Partial<Pick<Settings, 'matchTolerance' | 'identifierFields'>> = {},
): readonly SubgraphModule[] {
  return [masterData(odoo, identifierFields), procurement(odoo, matchTolerance), inventory(odoo), revenueCycle(odoo)]
}
