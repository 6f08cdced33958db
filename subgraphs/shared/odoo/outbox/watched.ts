import type { IdentifierFields } from '../../config/identifier-fields.ts'
import type { Domain } from '../domain.ts'

/** The models whose changes are noted. */
export const watchedModels = [
  'purchase.order',
  'stock.picking',
  'stock.quant',
  'account.move',
  'product.template',
  'product.product',
  'res.partner',
  'stock.warehouse.orderpoint',
  'stock.lot',
  'uom.uom',
  'stock.location',
  'stock.warehouse',
  'product.category',
] as const
export type WatchedModel = (typeof watchedModels)[number]

/** What a change was; Odoo's words. */
export const outboxOperations = ['create', 'write', 'unlink'] as const
export type OutboxOperation = (typeof outboxOperations)[number]

/** What is noted of a record: one key, several keys, a text such as a state, a yes-or-no, a number as a decimal. */
export type CarriedKind = 'key' | 'keys' | 'text' | 'flag' | 'decimal'

export interface Carried {
  /** A field, and what it is followed by where another record has the value. */
  readonly path: readonly [field: string, ...further: string[]]
  readonly kind: CarriedKind
}

/**
 * Whom of a model's records anything may be noted of: those with a number above zero, and those that something of
 * another model points at. What was one before a change, or is one after it, counts.
 */
export interface Members {
  /** The name under which it is noted whether the record is one. */
  readonly noted: string
  readonly number: string
  /** Conditions of the model, any of which is enough. */
  readonly linked: readonly Domain[]
}

/** What of a model is noted, and when. */
export interface Watched {
  readonly model: WatchedModel
  /** A change of one of these is noted. */
  readonly fields: readonly string[]
  /** Of these too, where an Odoo keeps them with this model. */
  readonly fieldsIfKept?: readonly string[]
  /** Which records: a condition by fields that come with the model itself, so that no other module takes them away. */
  readonly only: Domain
  readonly members?: Members
  /** Whether Odoo, asked to make a record, may give one that was there: nothing was made then. */
  readonly givesExisting?: true
  /** Whether a deletion is noted. */
  readonly deletions: boolean
  readonly carries: Readonly<Record<string, Carried>>
}

const key = (...path: Carried['path']): Carried => ({ path, kind: 'key' })
const text = (field: string): Carried => ({ path: [field], kind: 'text' })
const flag = (field: string): Carried => ({ path: [field], kind: 'flag' })

const company = key('company_id')
const partner = key('partner_id')
const warehouseOfType = key('picking_type_id', 'warehouse_id')
const ofAddress = 'partner_id.'

/**
 * What is watched in an Odoo, in the order in which its rules are made. Few things: each costs the business that changes
 * them, and a model costs by being watched at all, whatever comes of it. What else there is to know is read afterwards.
 */
export function watched({ item, supplier, facility }: IdentifierFields): readonly Watched[] {
  const namesOf = (fields: readonly { readonly field: string }[]) => fields.map(({ field }) => field)
  return [
    {
      model: 'purchase.order',
      fields: ['state', 'partner_id', 'picking_type_id', 'company_id'],
      only: [],
      deletions: true,
      carries: { state: text('state'), partner, company, warehouse: warehouseOfType },
    },
    {
      model: 'stock.picking',
      fields: ['state'],
      only: [
        ['state', '=', 'done'],
        ['picking_type_code', '=', 'incoming'],
      ],
      deletions: false,
      carries: { state: text('state'), partner, company, warehouse: warehouseOfType },
    },
    {
      model: 'stock.quant',
      fields: ['quantity'],
      only: [['location_id.usage', '=', 'internal']],
      givesExisting: true,
      deletions: true,
      carries: {
        quantity: { path: ['quantity'], kind: 'decimal' },
        product: key('product_id'),
        location: key('location_id'),
        lot: key('lot_id'),
        company,
        warehouse: key('location_id', 'warehouse_id'),
      },
    },
    {
      model: 'account.move',
      fields: ['state', 'payment_state', 'partner_id', 'company_id'],
      only: [['move_type', 'in', ['out_invoice', 'out_refund']]],
      deletions: true,
      carries: {
        state: text('state'),
        paymentState: text('payment_state'),
        moveType: text('move_type'),
        partner,
        company,
      },
    },
    {
      model: 'product.template',
      fields: itemFields,
      fieldsIfKept: namesOf(item),
      only: [],
      deletions: true,
      // Odoo deletes the variants of a template behind everybody's back.
      carries: { company, active: flag('active'), variants: { path: ['product_variant_ids'], kind: 'keys' } },
    },
    {
      model: 'product.product',
      fields: ['default_code', 'active'],
      fieldsIfKept: namesOf(item),
      only: [],
      deletions: true,
      carries: { company, active: flag('active') },
    },
    {
      model: 'res.partner',
      fields: supplierFields,
      fieldsIfKept: namesOf(supplier),
      only: [],
      // Patients are partners too. Who supplies is known as `sources/odoo/suppliers.ts` of master data knows it.
      members: {
        noted: 'supplier',
        number: 'supplier_rank',
        linked: [[['purchase_line_ids', '!=', false]], [['invoice_ids.move_type', 'in', bills]]],
      },
      deletions: true,
      carries: { company, active: flag('active'), commercialPartner: key('commercial_partner_id') },
    },
    {
      model: 'stock.warehouse.orderpoint',
      fields: ['product_min_qty', 'product_max_qty', 'active', 'product_id', 'location_id', 'warehouse_id'],
      only: [],
      deletions: true,
      carries: {
        product: key('product_id'),
        location: key('location_id'),
        warehouse: key('warehouse_id'),
        company,
        active: flag('active'),
      },
    },
    {
      model: 'stock.lot',
      fields: ['name', 'product_id', 'company_id', 'expiration_date', 'use_date', 'removal_date', 'alert_date'],
      only: [],
      deletions: true,
      carries: { product: key('product_id'), company },
    },
    {
      model: 'uom.uom',
      fields: ['name', 'active', 'relative_factor', 'relative_uom_id'],
      only: [],
      deletions: true,
      carries: { active: flag('active') },
    },
    {
      model: 'stock.location',
      fields: ['name', 'complete_name', 'active', 'usage', 'location_id', 'warehouse_id', 'company_id'],
      only: [],
      deletions: true,
      carries: { active: flag('active'), company, warehouse: key('warehouse_id') },
    },
    {
      model: 'stock.warehouse',
      fields: ['name', 'code', 'active', 'company_id', 'partner_id'],
      fieldsIfKept: namesOf(facility).filter((field) => !field.startsWith(ofAddress)),
      only: [],
      deletions: true,
      carries: { active: flag('active'), company },
    },
    {
      model: 'product.category',
      fields: ['name', 'complete_name', 'parent_id'],
      only: [],
      deletions: true,
      carries: {},
    },
  ]
}

/** What an item shows that its variants share. */
const itemFields = [
  ...['name', 'default_code', 'active', 'categ_id', 'type', 'uom_id', 'uom_ids', 'tracking'],
  ...['use_expiration_date', 'expiration_time', 'company_id'],
]

/** What a supplier shows, and what makes a partner one. */
const supplierFields = [
  ...['complete_name', 'street', 'street2', 'city', 'zip', 'state_id', 'country_id', 'email', 'phone'],
  ...['property_supplier_payment_term_id', 'active', 'company_id', 'commercial_partner_id', 'supplier_rank'],
]

const bills = ['in_invoice', 'in_refund', 'in_receipt']
