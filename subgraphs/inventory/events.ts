import { type Announcing, CannotAnnounce, changeIn, keyIn, whoseIn } from '#shared/events/relay/announcement.ts'
import type { CarriedValues, OutboxRow } from '#shared/odoo/outbox/outbox.ts'

const inFacility = { facility: 'warehouse' }

/** What inventory announces of changes in Odoo. */
export const inventoryAnnounces: Announcing = {
  'stock.picking': (row) => [
    {
      type: 'inventory.goods.received',
      subject: { type: 'StockTransfer', key: row.key },
      change: changeIn(row),
      whose: whoseIn(row.after, { ...inFacility, supplier: 'partner' }),
      whoseBefore: whoseIn(row.before, { ...inFacility, supplier: 'partner' }),
      previousState: null,
      newState: 'DONE',
    },
  ],
  'stock.quant': (row) => {
    if (!isAnotherQuantity(row)) return []
    const values = row.after ?? row.before
    const item = keyIn(values, 'product')
    const location = keyIn(values, 'location')
    if (item === null || location === null) throw new CannotAnnounce('it does not say which item it is of, or where')
    return [
      {
        type: 'inventory.stock.changed',
        // Odoo makes, merges and deletes quants as it likes; of the stock itself there is more or less.
        subject: { type: 'Item', key: item },
        change: 'CHANGED',
        whose: whoseIn(values, inFacility),
        whoseBefore: whoseIn(row.before ?? row.after, inFacility),
        previousState: null,
        newState: null,
        items: [item],
        position: { location, lot: keyIn(values, 'lot') },
      },
    ]
  },
  'stock.warehouse.orderpoint': (row) => [
    {
      type: 'inventory.replenishment_rule.changed',
      subject: { type: 'ReplenishmentRule', key: row.key },
      change: changeIn(row),
      whose: whoseIn(row.after, inFacility),
      whoseBefore: whoseIn(row.before, inFacility),
      previousState: null,
      newState: null,
      items: [keyIn(row.after ?? row.before, 'product')].filter((key) => key !== null),
    },
  ],
  'stock.lot': (row) => [
    {
      type: 'inventory.lot.changed',
      subject: { type: 'Lot', key: row.key },
      change: changeIn(row),
      whose: whoseIn(row.after),
      whoseBefore: whoseIn(row.before),
      previousState: null,
      newState: null,
      items: [keyIn(row.after ?? row.before, 'product')].filter((key) => key !== null),
    },
  ],
}

/** A quant of nothing that comes or goes changes no stock. */
function isAnotherQuantity({ before, after }: OutboxRow): boolean {
  return quantityIn(before) !== quantityIn(after)
}

/** As text, so that what could not be read counts as another one. */
function quantityIn(values: CarriedValues | null): string {
  return values === null ? '0' : String(values.quantity ?? '?')
}
