import { expect, it } from 'vitest'
import { codesOf, type Graph, graphOver } from './graph.ts'
import { describeLive } from './live.ts'
import { idOf } from './oracle.ts'

const manyIds = Array.from({ length: 501 }, (_, index) => `"${idOf('Supplier', index + 1)}"`).join(' ')

describeLive('What the graph cannot use', (odoo) => {
  const graph: Graph = graphOver(odoo)

  /** The one error of a field that must be null, whose refusal costs Odoo nothing. */
  async function refusalOf(field: string, variables = {}): Promise<string> {
    await graph.data('{ unitsOfMeasure { id } }')
    const declared = Object.keys(variables)
      .map((name) => `$${name}: String`)
      .join(', ')
    const { data, errors, calls } = await graph.ask(
      `query ${declared && `(${declared})`} { it: ${field} { nodes { id } } companies { nodes { id } } }`,
      { variables },
    )
    expect(data.it).toBeNull()
    expect(data.companies.nodes.length).toBeGreaterThan(0)
    expect(codesOf(errors)).toEqual(['BAD_USER_INPUT of caregraph'])
    expect(calls.count()).toBe(1)
    return errors?.map(({ message }) => message).join() ?? ''
  }

  it.each([0, -1, 501, 10_000_000])('is a page of %i', async (first) => {
    for (const list of [
      'purchaseOrders',
      'vendorBills',
      'invoices',
      'items',
      'suppliers',
      'facilities',
      'itemCategories',
      'storageLocations',
      'costCenters',
      'stockTransfers',
      'stockPositions',
    ]) {
      expect(await refusalOf(`${list}(first: ${first})`)).toBe(`Cannot use first: expected 1 to 500, found ${first}`)
    }
  })

  it.each([0, -1, 201, 10_000_000])('is a page of %i inside a record', async (first) => {
    const { data, errors } = await graph.ask(
      `{ purchaseOrders(first: 2) { nodes { number lines(first: ${first}) { nodes { id } } bills(first: ${first}) { nodes { id } } receipts(first: ${first}) { nodes { id } } } } }`,
    )
    for (const { number, ...lists } of data.purchaseOrders.nodes) {
      expect(number).not.toBeNull()
      expect(lists).toEqual({ lines: null, bills: null, receipts: null })
    }
    expect(codesOf(errors)).toEqual(['BAD_USER_INPUT of caregraph'])
    expect(new Set(errors?.map(({ message }) => message))).toEqual(
      new Set([`Cannot use first: expected 1 to 200, found ${first}`]),
    )
  })

  it.each(['', 'nonsense', 'W10', 'e30', 'bnVsbA', '💊', '\u0000', 'x'.repeat(100_000)])(
    'is the cursor %j',
    async (after) => {
      const message = 'Cannot use after: expected a cursor that this list gave, in the same order'
      expect(await refusalOf('purchaseOrders(after: $after)', { after: after })).toBe(message)
      expect(await refusalOf('stockPositions(after: $after)', { after: after })).toBe(message)
      const { errors } = await graph.ask(
        'query ($after: String) { purchaseOrders(first: 1) { nodes { lines(after: $after) { nodes { id } } } } }',
        {
          variables: { after },
        },
      )
      expect(errors?.map((error) => error.message)).toEqual([message])
    },
  )

  it('is a cursor of another order, of another list, or of a list inside a record', async () => {
    const cursorOf = async (list: string, nested = '') => {
      const { page } = await graph.data(`{ page: ${list} { nodes { id ${nested} } pageInfo { endCursor } } }`)
      return (nested ? page.nodes[0].lines : page).pageInfo.endCursor
    }
    const after = await cursorOf('purchaseOrders(first: 1)')
    const nested = await cursorOf('purchaseOrders(first: 1)', 'lines(first: 1) { pageInfo { endCursor } }')
    const bill = await cursorOf('vendorBills(first: 1, orderBy: DUE_DATE_ASC)')
    const item = await cursorOf('items(first: 1)')
    const message = 'Cannot use after: expected a cursor that this list gave, in the same order'
    expect(await refusalOf('purchaseOrders(orderBy: ORDERED_AT_ASC, after: $after)', { after })).toBe(message)
    expect(await refusalOf('purchaseOrders(orderBy: NUMBER_ASC, after: $after)', { after })).toBe(message)
    expect(await refusalOf('purchaseOrders(after: $nested)', { nested })).toBe(message)
    expect(await refusalOf('invoices(orderBy: DUE_DATE_ASC, after: $bill)', { bill })).toBe(message)
    expect(await refusalOf('suppliers(after: $item)', { item })).toBe(message)
    expect(await refusalOf('facilities(after: $item)', { item })).toBe(message)
  })

  it('is a cursor that somebody forged to make Odoo stumble', async () => {
    const forged = (order: string, value: unknown, key: unknown, skip: unknown = 0) =>
      Buffer.from(JSON.stringify([order, value, key, skip])).toString('base64url')
    const message = 'Cannot use after: expected a cursor that this list gave, in the same order'
    for (const after of [
      forged('PurchaseOrder ORDERED_AT_DESC', '9999-99-99 99:99:99', 1),
      forged('PurchaseOrder ORDERED_AT_DESC', '2026-01-01 00:00:00', 1, 1e9),
      forged('PurchaseOrder ORDERED_AT_DESC', false, 1),
    ]) {
      expect(await refusalOf('purchaseOrders(after: $after)', { after })).toBe(message)
    }
    const key = forged('StockPosition OLDEST_FIRST', 1, 99_999_999_999)
    expect(await refusalOf('stockPositions(after: $key)', { key })).toBe(message)
    const text = forged('Item NAME_ASC', 'a\u0000b', 1)
    expect(await refusalOf('items(after: $text)', { text })).toBe(message)
  })

  it('does not make Odoo stumble over cursors at the edges of what it can hold', async () => {
    const edge = (order: string, value: unknown, key: number) =>
      Buffer.from(JSON.stringify([order, value, key, 0])).toString('base64url')
    const lists: [string, string][] = [
      ['purchaseOrders(after: $after)', edge('PurchaseOrder ORDERED_AT_DESC', '9999-12-31 23:59:59', 2_147_483_647)],
      [
        'purchaseOrders(orderBy: ORDERED_AT_ASC, after: $after)',
        edge('PurchaseOrder ORDERED_AT_ASC', '0001-01-01 00:00:00', 1),
      ],
      ['vendorBills(after: $after)', edge('VendorBill BILL_DATE_DESC', '9999-12-31', 1)],
      ['vendorBills(orderBy: BILL_DATE_ASC, after: $after)', edge('VendorBill BILL_DATE_ASC', '0001-01-01', 1)],
      ['items(after: $after)', edge('Item NAME_ASC', '', 1)],
      ['items(after: $after)', edge('Item NAME_ASC', '%_\\"<💊', 1)],
      ['stockPositions(orderBy: NEWEST_FIRST, after: $after)', edge('StockPosition NEWEST_FIRST', 1, 2_147_483_647)],
    ]
    for (const [list, after] of lists) {
      const { it: page } = await graph.data(`query ($after: String) { it: ${list} { nodes { id } } }`, { after })
      expect(page.nodes).toBeInstanceOf(Array)
    }
  })

  it.each([
    [
      'purchaseOrders(filter: { orderedFrom: "2026-02-01T00:00:00Z", orderedBefore: "2026-01-01T00:00:00Z" })',
      'Cannot use orderedFrom and orderedBefore: the first instant is not before the second',
    ],
    [
      'purchaseOrders(filter: { orderedFrom: "2026-01-01T01:00:00+01:00", orderedBefore: "2026-01-01T00:00:00Z" })',
      'Cannot use orderedFrom and orderedBefore: the first instant is not before the second',
    ],
    [
      'stockTransfers(filter: { scheduledFrom: "2026-02-01T00:00:00Z", scheduledBefore: "2026-02-01T00:00:00Z" })',
      'Cannot use scheduledFrom and scheduledBefore: the first instant is not before the second',
    ],
    [
      'vendorBills(filter: { billDateFrom: "2026-02-01", billDateTo: "2026-01-31" })',
      'Cannot use billDateFrom and billDateTo: the first day is after the second',
    ],
    [
      'invoices(filter: { invoiceDateFrom: "2026-02-01", invoiceDateTo: "2026-01-31" })',
      'Cannot use invoiceDateFrom and invoiceDateTo: the first day is after the second',
    ],
  ])('is a filter that contradicts itself: %s', async (field, message) => {
    expect(await refusalOf(field)).toBe(message)
  })

  it.each([
    ['purchaseOrders(filter: { states: [UNKNOWN] })', 'Cannot use states: UNKNOWN cannot be asked for'],
    [
      'vendorBills(filter: { paymentStates: [PAID, UNKNOWN] })',
      'Cannot use paymentStates: UNKNOWN cannot be asked for',
    ],
    ['vendorBills(filter: { kinds: [] })', 'Cannot use kinds: an empty list matches nothing'],
    ['stockTransfers(filter: { states: [] })', 'Cannot use states: an empty list matches nothing'],
    ['purchaseOrders(filter: { suppliers: [] })', 'Cannot use suppliers: an empty list matches nothing'],
    ['items(filter: { skus: [] })', 'Cannot use skus: an empty list matches nothing'],
    ['items(filter: { skus: ["a", ""] })', 'Cannot use skus: expected texts that are not empty'],
    ['items(filter: { nameContains: "" })', 'Cannot use nameContains: expected some text'],
    ['suppliers(filter: { nameContains: "  " })', 'Cannot use nameContains: expected some text'],
    ['suppliers(filter: { nameContains: "a\\u0000b" })', 'Cannot use nameContains: expected some text'],
    [
      `purchaseOrders(filter: { suppliers: ["${idOf('Item', 1)}"] })`,
      'Cannot read id: expected an id of Supplier, found an id of Item',
    ],
    [
      `purchaseOrders(filter: { companies: ["${idOf('Company', 1)}", "nonsense"] })`,
      'Cannot read id: expected an id of Company as this graph gave it',
    ],
    [
      `stockPositions(filter: { locations: ["${idOf('Facility', 1)}"] })`,
      'Cannot read id: expected an id of StorageLocation, found an id of Facility',
    ],
    [
      `purchaseOrders(filter: { suppliers: [${manyIds}] })`,
      'Cannot use suppliers: expected at most 500 values, found 501',
    ],
  ])('is %s', async (field, message) => {
    expect(await refusalOf(field)).toBe(message)
  })

  it('is half a character', async () => {
    expect(await refusalOf('items(filter: { nameContains: $half })', { half: '\ud800' })).toBe(
      'Cannot use nameContains: expected some text',
    )
  })

  it('is no unknown state that a transfer never has: nothing is found', async () => {
    const { it: page } = await graph.data(
      '{ it: stockTransfers(filter: { states: [PARTIALLY_READY] }) { nodes { id } } }',
    )
    expect(page.nodes).toEqual([])
  })
})
