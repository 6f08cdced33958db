import { billOf, orderedQuantities, receivedQuantities } from './billing.ts'
import { day, moment } from './calendar.ts'
import type { BilledCare } from './claim-numbers.ts'
import { northmere } from './companies.ts'
import { hospital } from './facilities.ts'
import type { Arrival, Charge, Lot, Payment, PurchaseOrder, SupplierReturn, VendorBill } from './group.ts'
import { enteredTwice } from './suppliers.ts'

/** An order of a story, before it has a number. */
export type StoryOrder = Omit<PurchaseOrder, 'number'>

interface Told {
  readonly key: string
  readonly supplier: string
  readonly orderedDay: number
  readonly expectedDay: number
  readonly state?: PurchaseOrder['state']
  /** Item, unit, quantity, price. */
  readonly lines: readonly (readonly [item: string, unit: string, quantity: number, price: number])[]
  /** Line by number from 1, lot, quantity in the item's unit. */
  readonly arrived?: { readonly day: number; readonly what: readonly (readonly [number, string | null, number])[] }
  readonly place?: string
  readonly returns?: readonly SupplierReturn[]
  readonly buyer: string
  /** Who pays for each of its lines. */
  readonly charges: readonly Charge[]
}

const box100 = 'unit_box_100'
const pack10 = 'unit_pack_10'
const piece = 'uom.product_uom_unit'

const all = (...costCentres: readonly string[]): readonly Charge[] => [{ costCentres, percentage: 100 }]
const halves = (...costCentres: readonly string[]): readonly Charge[] =>
  costCentres.map((key) => ({ costCentres: [key], percentage: 50 }))

function told({ key, lines, charges, arrived, place, returns = [], state = 'approved', ...order }: Told): StoryOrder {
  const received = arrived?.what.map(
    ([line, lot, quantity]): Arrival => ({
      line: `${key}_line_${line}`,
      place: place ?? 'place_ngh_sterile_store',
      lot,
      quantity,
    }),
  )
  return {
    key,
    company: northmere,
    facility: hospital,
    supplier: order.supplier,
    buyer: order.buyer,
    currency: 'USD',
    orderedAt: moment(order.orderedDay, 9 * 60 + 15),
    expectedAt: moment(order.expectedDay, 12 * 60),
    approvedAt: state === 'approved' ? moment(order.orderedDay, 16 * 60 + 40) : null,
    supplierReference: null,
    origin: null,
    note: null,
    urgent: false,
    agreement: null,
    state,
    locked: false,
    lines: lines.map(([item, unit, quantity, price], index) => ({
      key: `${key}_line_${index + 1}`,
      kind: 'item',
      item,
      unit,
      quantity,
      price,
      discount: 0,
      taxed: true,
      charges,
    })),
    receipts:
      arrived === undefined || received === undefined
        ? []
        : [{ key: `${key}_receipt_1`, receivedAt: moment(arrived.day, 10 * 60 + 20), received, putAwayAt: null }],
    returns,
  }
}

/** Lots the stories are about, besides those of the opening. */
export const storyLots: readonly Lot[] = [
  ['lot_story_gloves', 'GLV2603C41', 'item_glv_3', 1300],
  ['lot_story_syringes', 'SYL2602M18', 'item_syl_5', 1500],
  ['lot_story_short', 'SYL2604R07', 'item_syl_4', 1600],
  ['lot_story_saline', 'NAC2603F55', 'item_nac_3', 560],
  ['lot_story_suture_1', 'SAB2512A61', 'item_sab_4', 1210],
  ['lot_story_suture_2', 'SAB2601D14', 'item_sab_4', 1240],
  ['lot_story_pump_1', 'SN7200431', 'item_pmp_2', null],
  ['lot_story_pump_2', 'SN7200432', 'item_pmp_2', null],
].map(([key, number, item, days]) => ({
  key: String(key),
  number: String(number),
  item: String(item),
  expiresAt: typeof days === 'number' ? moment(days, 0) : null,
  company: northmere,
}))

export const storyOrders: readonly StoryOrder[] = [
  told({
    key: 'order_billed_twice',
    supplier: 'supplier_01',
    buyer: 'buyer_ottoline',
    charges: [
      { costCentres: ['centre_ward_3'], percentage: 62.5 },
      { costCentres: ['centre_emergency'], percentage: 37.5 },
    ],
    orderedDay: -62,
    expectedDay: -54,
    lines: [
      ['item_glv_3', box100, 60, 6.68],
      ['item_syl_5', box100, 20, 12.4],
    ],
    arrived: {
      day: -53,
      what: [
        [1, 'lot_story_gloves', 6000],
        [2, 'lot_story_syringes', 2000],
      ],
    },
  }),
  told({
    key: 'order_came_short',
    supplier: 'supplier_03',
    buyer: 'buyer_barnabus',
    charges: all('centre_sterile'),
    orderedDay: -25,
    expectedDay: -17,
    lines: [['item_syl_4', box100, 40, 9.35]],
    arrived: { day: -17, what: [[1, 'lot_story_short', 2800]] },
  }),
  told({
    key: 'order_wrong_price',
    supplier: 'supplier_25',
    buyer: 'buyer_ottoline',
    charges: all('centre_pharmacy'),
    orderedDay: -38,
    expectedDay: -31,
    lines: [['item_nac_3', pack10, 120, 14.2]],
    arrived: { day: -30, what: [[1, 'lot_story_saline', 1200]] },
    place: 'place_ngh_pharmacy',
  }),
  told({
    key: 'order_waiting_for_approval',
    supplier: 'supplier_33',
    buyer: 'buyer_marigold',
    charges: all('centre_emergency', 'programme_winter'),
    orderedDay: -2,
    expectedDay: 12,
    state: 'to approve',
    lines: [['item_pmp_1', piece, 6, 1249.5]],
  }),
  told({
    key: 'order_late',
    supplier: 'supplier_17',
    buyer: 'buyer_ottoline',
    charges: all('centre_emergency'),
    orderedDay: -40,
    expectedDay: -26,
    lines: [['item_bgc_1', piece, 12, 409.5]],
  }),
  told({
    key: 'order_sent_back',
    supplier: 'supplier_35',
    buyer: 'buyer_barnabus',
    charges: all('centre_emergency'),
    orderedDay: -52,
    expectedDay: -45,
    lines: [['item_pmp_2', piece, 2, 1465]],
    arrived: {
      day: -44,
      what: [
        [1, 'lot_story_pump_1', 1],
        [1, 'lot_story_pump_2', 1],
      ],
    },
    place: 'place_ngh_emergency_room',
    returns: [
      {
        key: 'order_sent_back_return',
        receipt: 'order_sent_back_receipt_1',
        expectedAt: moment(-31, 12 * 60),
        sentAt: moment(-31, 14 * 60 + 5),
        returned: [{ line: 'order_sent_back_line_1', lot: 'lot_story_pump_2', quantity: 1 }],
      },
    ],
  }),
  told({
    key: 'order_billed_early',
    supplier: 'supplier_34',
    buyer: 'buyer_marigold',
    charges: halves('centre_ward_3', 'centre_emergency'),
    orderedDay: -19,
    expectedDay: 9,
    lines: [['item_bed_1', piece, 2, 1980]],
  }),
  told({
    key: 'order_twice_entered_first',
    supplier: enteredTwice.first,
    buyer: 'buyer_barnabus',
    charges: all('centre_theatre'),
    orderedDay: -24,
    expectedDay: -15,
    lines: [['item_sab_4', 'uom.product_uom_dozen', 10, 47.4]],
    arrived: { day: -15, what: [[1, 'lot_story_suture_1', 120]] },
  }),
  told({
    key: 'order_twice_entered_second',
    supplier: enteredTwice.second,
    buyer: 'buyer_marigold',
    charges: all('centre_theatre'),
    orderedDay: -22,
    expectedDay: -13,
    lines: [['item_sab_4', 'uom.product_uom_dozen', 10, 52.2]],
    arrived: { day: -14, what: [[1, 'lot_story_suture_2', 120]] },
  }),
]

/** The bills of the stories, for the orders once they have their numbers. */
export function storyBills(order: (key: string) => PurchaseOrder, unitSize: (unit: string) => number): VendorBill[] {
  const received = (key: string) => receivedQuantities(order(key), unitSize)
  const [twice, wrong, early, back] = [
    order('order_billed_twice'),
    order('order_wrong_price'),
    order('order_billed_early'),
    order('order_sent_back'),
  ]
  const quantities = received(twice.key)
  const dear = billOf(wrong, {
    name: 'bill',
    supplierNumber: 'R48213',
    billedOn: day(-24),
    quantities: received(wrong.key),
  })
  return [
    billOf(twice, { name: 'bill', supplierNumber: '90417', billedOn: day(-50), quantities }),
    billOf(twice, { name: 'bill_again', supplierNumber: '90417', billedOn: day(-41), quantities }),
    { ...dear, lines: dear.lines.map((line) => ({ ...line, price: 16.4 })) },
    billOf(early, {
      name: 'bill',
      supplierNumber: '2026/0771',
      billedOn: day(-18),
      quantities: orderedQuantities(early),
    }),
    billOf(back, { name: 'bill', supplierNumber: 'INV-31190', billedOn: day(-42), quantities: received(back.key) }),
  ]
}

export const partPaidInvoice: BilledCare = {
  key: 'invoice_part_paid',
  company: northmere,
  payer: 'payer_2',
  currency: 'USD',
  invoicedOn: day(-47),
  state: 'posted',
  lines: [
    { text: 'Theatre time, hours', quantity: 16, price: 912.5 },
    { text: 'Ward days', quantity: 22, price: 684 },
  ],
}

export const storyPayments: readonly Payment[] = [
  {
    key: 'payment_billed_twice',
    company: northmere,
    paidOn: day(-25),
    documents: ['order_billed_twice_bill'],
    partAmount: null,
  },
  {
    key: 'payment_part_paid',
    company: northmere,
    paidOn: day(-11),
    documents: [partPaidInvoice.key],
    partAmount: 12_000,
  },
]
