import type { RequestContext } from '#shared/http/request-context.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { type KnownSupplier, readSupplierTraits } from '../sources/odoo/supplier-traits.ts'
import { type DuplicateReason, reasons } from './supplier-traits.ts'

/** Another supplier that may be the same one. */
export interface SupplierDuplicate {
  /** Key of the other. */
  readonly key: number
  readonly reasons: readonly DuplicateReason[]
}

/**
 * Which suppliers may be the same: one call for any number of them, because each is compared with all.
 *
 * What a company and its own addresses have in common says nothing: Odoo copies it from one to the other.
 */
export class SupplierDuplicates {
  readonly #odoo: Odoo
  readonly #request: RequestContext
  #groups: Promise<ReadonlyMap<number, readonly Group[]>> | null = null

  constructor(odoo: Odoo, request: RequestContext) {
    this.#odoo = odoo
    this.#request = request
  }

  /** Those with the most reasons first. Rejects with CostLimit as `readSupplierTraits` does. */
  async of(supplier: number): Promise<readonly SupplierDuplicate[]> {
    this.#groups ??= readSupplierTraits(this.#odoo, this.#request).then(groupsBySupplier)
    return duplicatesIn((await this.#groups).get(supplier) ?? [], supplier)
  }
}

/** Suppliers that have something in common. */
export interface Group {
  readonly reason: DuplicateReason
  readonly suppliers: readonly KnownSupplier[]
}

/** For each supplier the groups it is in; groups of one are none. */
export function groupsBySupplier(suppliers: readonly KnownSupplier[]): ReadonlyMap<number, readonly Group[]> {
  const bySupplier = new Map<number, Group[]>()
  for (const [reason, comparable] of Object.entries(reasons) as [
    DuplicateReason,
    (typeof reasons)[DuplicateReason],
  ][]) {
    const alike = new Map<string, KnownSupplier[]>()
    for (const supplier of suppliers) {
      for (const value of comparable(supplier.traits)) {
        const others = alike.get(value)
        if (others === undefined) alike.set(value, [supplier])
        else others.push(supplier)
      }
    }
    for (const same of alike.values()) {
      if (same.length < 2) continue
      const group = { reason, suppliers: same }
      for (const { key } of same) bySupplier.set(key, [...(bySupplier.get(key) ?? []), group])
    }
  }
  return bySupplier
}

export function duplicatesIn(groups: readonly Group[], supplier: number): readonly SupplierDuplicate[] {
  const found = new Map<number, Set<DuplicateReason>>()
  for (const { reason, suppliers } of groups) {
    const family = suppliers.find(({ key }) => key === supplier)?.family
    for (const other of suppliers) {
      if (other.key === supplier || other.family === family) continue
      found.set(other.key, (found.get(other.key) ?? new Set()).add(reason))
    }
  }
  return [...found]
    .map(([key, why]) => ({ key, reasons: [...why] }))
    .sort((one, other) => other.reasons.length - one.reasons.length || one.key - other.key)
}
