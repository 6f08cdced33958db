import type { EventType } from '#shared/events/catalogue.ts'
import {
  type Announce,
  type Announcement,
  type Announcing,
  changeIn,
  whoseIn,
} from '#shared/events/relay/announcement.ts'
import type { CarriedValues, OutboxRow } from '#shared/odoo/outbox/outbox.ts'

type Change = Announcement['change']

const itemEvents = {
  CREATED: 'master_data.item.created',
  CHANGED: 'master_data.item.changed',
  REMOVED: 'master_data.item.removed',
} as const satisfies Record<Change, EventType>

const supplierEvents = {
  CREATED: 'master_data.supplier.created',
  CHANGED: 'master_data.supplier.changed',
  REMOVED: 'master_data.supplier.removed',
} as const satisfies Record<Change, EventType>

/** What master data announces of changes in Odoo. */
export const masterDataAnnounces: Announcing = {
  'product.product': (row) => [about('Item', row.key, itemEvents[changeIn(row)], changeIn(row), row)],
  // What variants share is kept above them; where the template goes, Odoo takes them along without a word.
  'product.template': (row) => {
    if (row.op === 'create') return []
    const variants = (row.after ?? row.before)?.variants
    const keys = Array.isArray(variants) ? variants : []
    return keys.map((key) => about('Item', key, itemEvents[changeIn(row)], changeIn(row), row))
  },
  'res.partner': (row) => {
    if (isBeingMade(row)) return []
    const change = supplierChange(isSupplier(row.before), isSupplier(row.after))
    return change === null ? [] : [about('Supplier', row.key, supplierEvents[change], change, row)]
  },
  'uom.uom': of('UnitOfMeasure', 'master_data.unit.changed'),
  'stock.location': of('StorageLocation', 'master_data.place.changed'),
  'stock.warehouse': of('Facility', 'master_data.place.changed'),
  'product.category': of('ItemCategory', 'master_data.category.changed'),
}

/** Odoo works out what company a new partner is part of, and notes that, before it notes that there is a new one. */
function isBeingMade({ op, before, after }: OutboxRow): boolean {
  return op === 'write' && before?.commercialPartner === null && after?.commercialPartner !== null
}

/** A partner that becomes a supplier is a new one, and one that no longer is has gone. */
function supplierChange(was: boolean, is: boolean): Change | null {
  if (was && is) return 'CHANGED'
  if (is) return 'CREATED'
  return was ? 'REMOVED' : null
}

function isSupplier(values: CarriedValues | null): boolean {
  return values?.supplier === true
}

function of(type: string, event: EventType): Announce {
  return (row) => [about(type, row.key, event, changeIn(row), row)]
}

function about(type: string, key: number, event: EventType, change: Change, row: OutboxRow): Announcement {
  const itself = type === 'Supplier' ? { supplier: key } : {}
  const whose = (values: CarriedValues | null) => {
    const found = whoseIn(values)
    return found && { ...found, ...itself }
  }
  return {
    type: event,
    subject: { type, key },
    change,
    whose: change === 'REMOVED' ? null : whose(row.after),
    whoseBefore: change === 'CREATED' ? null : whose(row.before),
    previousState: null,
    newState: null,
  }
}
