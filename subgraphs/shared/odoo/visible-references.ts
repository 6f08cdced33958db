import DataLoader from 'dataloader'
import type { RequestContext } from '../http/request-context.ts'
import type { MaybePromise } from '../values/maybe-promise.ts'
import { RecordReference } from './columns.ts'
import type { Odoo } from './odoo.ts'
import { inWaves } from './waves.ts'

/** The models of types that others refer to; null: its records are everybody's. */
const modelOf: Readonly<Record<string, string | null>> = {
  Company: 'res.company',
  CostCenter: 'account.analytic.account',
  Facility: 'stock.warehouse',
  Item: 'product.product',
  LedgerPosting: 'account.move',
  PurchaseOrder: 'purchase.order',
  StorageLocation: 'stock.location',
  Supplier: 'res.partner',
  UnitOfMeasure: null,
}

/**
 * References as they may be given out: an id is data, so one of a record that whoever asks may not see is null.
 *
 * Costs one call for each type that is referred to, for all references of a turn; none where Odoo need not be asked.
 */
export class VisibleReferences {
  readonly #odoo: Odoo
  readonly #request: RequestContext
  readonly #loaders = new Map<string, DataLoader<number, boolean>>()

  constructor(odoo: Odoo, request: RequestContext) {
    this.#odoo = odoo
    this.#request = request
  }

  /** A value with null in place of each reference in it that may not be given out: itself, or one in a list of objects. */
  visibleIn<Value>(value: Value): MaybePromise<Value> {
    if (value instanceof RecordReference) return this.#ifVisible(value) as MaybePromise<Value>
    if (!Array.isArray(value) || !value.some(holdsReference)) return value
    return Promise.all(value.map((each) => this.#object(each))) as Promise<Value>
  }

  async #object(object: Record<string, unknown>): Promise<Record<string, unknown>> {
    const members = Object.entries(object).map(async ([name, member]) => {
      return [name, member instanceof RecordReference ? await this.#ifVisible(member) : member] as const
    })
    return Object.fromEntries(await Promise.all(members))
  }

  async #ifVisible<Type extends string>(reference: RecordReference<Type>): Promise<RecordReference<Type> | null> {
    const model = modelOf[reference.__typename]
    if (model === undefined) throw new TypeError(`Cannot refer to ${reference.__typename}: no model is named for it`)
    if (model === null) return reference
    return (await this.#loader(model).load(reference.key)) ? reference : null
  }

  #loader(model: string): DataLoader<number, boolean> {
    const known = this.#loaders.get(model)
    if (known !== undefined) return known
    const loader = new DataLoader<number, boolean>(
      async (keys) => {
        const visible = await this.#odoo.visible(model, keys, this.#request)
        return keys.map((key) => visible.has(key))
      },
      { name: `visible ${model}`, batchScheduleFn: inWaves(this.#request) },
    )
    this.#loaders.set(model, loader)
    return loader
  }
}

function holdsReference(each: unknown): boolean {
  return (
    typeof each === 'object' && each !== null && Object.values(each).some((member) => member instanceof RecordReference)
  )
}

/** As `VisibleReferences.visibleIn`, for references that come with sums and not with records. At once where nothing is hidden. */
export function referenceGate(odoo: Odoo, request: RequestContext): <Value>(reference: Value) => MaybePromise<Value> {
  return (reference) => (odoo.isLimited ? visibleReferences(odoo, request).visibleIn(reference) : reference)
}

const ofRequest = new WeakMap<RequestContext, VisibleReferences>()

/** One for each request: what one subgraph learnt about an id, another need not ask. */
export function visibleReferences(odoo: Odoo, request: RequestContext): VisibleReferences {
  const known = ofRequest.get(request) ?? new VisibleReferences(odoo, request)
  ofRequest.set(request, known)
  return known
}
