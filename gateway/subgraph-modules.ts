import type { Odoo } from '#shared/odoo/odoo.ts'
import { inventory } from '#subgraphs/inventory/subgraph.ts'
import { masterData } from '#subgraphs/master-data/subgraph.ts'
import { procurement } from '#subgraphs/procurement/subgraph.ts'
import { revenueCycle } from '#subgraphs/revenue-cycle/subgraph.ts'
import type { SubgraphModule } from './graph/graph.ts'

/** The subgraphs of this product, in this process. */
export function subgraphModules(odoo: Odoo): readonly SubgraphModule[] {
  return [masterData(odoo), procurement(odoo), inventory(odoo), revenueCycle(odoo)]
}
