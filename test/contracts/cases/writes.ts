import type { Call } from '../peers.ts'
import { on } from '../peers.ts'

/** One step of a story; `made` are the ids that earlier steps created, in order. */
export type Step = (made: readonly number[]) => Call

/** Stories of writing: each step's answer must be alike, ids of new records apart. */
export const writes: Readonly<Record<string, readonly Step[]>> = {
  'a partner is made, changed, archived and deleted': [
    () => on('res.partner', 'create', { vals_list: [{ name: 'Contract Partner', ref: 'CP-1', is_company: true }] }),
    ([id]) =>
      on('res.partner', 'read', {
        ids: [id],
        fields: ['name', 'ref', 'active', 'complete_name', 'supplier_rank', 'type'],
      }),
    ([id]) => on('res.partner', 'write', { ids: [id], vals: { ref: false, name: 'Contract Partner Two' } }),
    ([id]) => on('res.partner', 'read', { ids: [id], fields: ['name', 'ref', 'complete_name', 'display_name'] }),
    ([id]) => on('res.partner', 'write', { ids: [id], vals: { active: false } }),
    ([id]) => on('res.partner', 'search_count', { domain: [['id', '=', id]] }),
    ([id]) => on('res.partner', 'search_count', { domain: [['id', '=', id]], context: { active_test: false } }),
    ([id]) => on('res.partner', 'unlink', { ids: [id] }),
    ([id]) => on('res.partner', 'read', { ids: [id], fields: ['name'] }),
    ([id]) => on('res.partner', 'write', { ids: [id], vals: { ref: 'x' } }),
  ],
  'a category is made below another': [
    () => on('product.category', 'create', { vals_list: [{ name: 'Contract Parent' }] }),
    ([parent]) => on('product.category', 'create', { vals_list: [{ name: 'Contract Child', parent_id: parent }] }),
    ([, child]) =>
      on('product.category', 'read', { ids: [child], fields: ['name', 'complete_name', 'parent_id'], load: null }),
    ([parent]) => on('product.category', 'search_count', { domain: [['id', 'child_of', parent]] }),
    ([parent, child]) => on('product.category', 'write', { ids: [parent], vals: { parent_id: child } }),
    ([, child]) => on('product.category', 'unlink', { ids: [child] }),
    ([parent]) => on('product.category', 'unlink', { ids: [parent] }),
  ],
  'two are made at once, one of them wrong: none is there': [
    () =>
      on('res.partner', 'create', {
        vals_list: [{ name: 'Contract A' }, { name: 'Contract B', country_id: 99_999_999 }],
      }),
    () => on('res.partner', 'search_count', { domain: [['name', '=', 'Contract A']] }),
  ],
}
