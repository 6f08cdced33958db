/**
 * By which numbers the stories of README.md are found, wherever the group is loaded.
 *
 * Orders are numbered as they are placed: a generator that places more of them moves the numbers.
 */
export const stories = {
  billedTwice: { order: 'NM-26-0178', supplierNumber: '90417' },
  cameShort: { order: 'NM-26-0249', ordered: 40, received: 28 },
  wrongPrice: { order: 'NM-26-0219', supplierNumber: 'R48213', ordered: 14.2, billed: 16.4 },
  sentBack: { order: 'NM-26-0195', lot: 'SN7200432' },
  late: { order: 'NM-26-0216' },
  enteredTwice: {
    suppliers: ['Brackwell Surgical', 'Brackwell Surgical Supplies Ltd.'],
    orders: ['NM-26-0253', 'NM-26-0261'],
    prices: [47.4, 52.2],
  },
  aboutToExpire: { lot: 'RIM2510T12', item: 'RIM-01', place: 'Cold room', quantity: 14, days: 12 },
  expired: { lot: 'NAC2406E08', item: 'NAC-02', place: 'Consulting rooms', quantity: 24, days: -9 },
  spread: { lot: 'SCR2511K40', item: 'SCR-04', quantities: [40, 60, 100] },
  closedWard: { order: 'NM-26-0128', code: 'NM-205', ward: 'Ward 5' },
} as const
