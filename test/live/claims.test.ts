import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cents } from '#shared/sandbox/revenue-cycle/cents.ts'
import { amountOf } from '#shared/sandbox/revenue-cycle/paid.ts'
import { describeFhirPeer } from '../fhir-peer/fhir-peer.ts'
import { type ClaimsWorld, claimsWorld } from './claims-world.ts'
import { type Answer, everyNode, type Graph, graphOver } from './graph.ts'
import { describeSeeded } from './live.ts'
import { askOdoo, idOf, type OdooRecord, type Oracle } from './oracle.ts'
import { elb, ngh } from './seeded-claims.ts'

const booked = ['in_process', 'paid']
const hundred = `{ claims(first: 100) { nodes {
  number status payer { name isInBooks } responses { outcome paid { amount } } coverages { status payer { id } }
  remittances(first: 5) { nodes { number paid { amount } remittance { traceNumber amount { amount } } } }
  invoice { number total { amount } }
} } }`

const money = (value: number) => (cents(value) / 100).toFixed(2)
const sumOf = (amounts: readonly number[]) => amounts.reduce((sum, each) => sum + cents(each), 0) / 100

describeSeeded('Claims and remittances beside a real Odoo', (odoo) => {
  let world: ClaimsWorld
  let graph: Graph
  let oracle: Oracle
  let invoices: readonly OdooRecord[]
  let payments: readonly OdooRecord[]
  let moves: ReadonlyMap<number, OdooRecord>
  let currencies: ReadonlyMap<number, OdooRecord>
  /** Payments that Odoo set off against an invoice. */
  let paidBy: (invoice: OdooRecord) => readonly OdooRecord[]

  beforeAll(async () => {
    world = await claimsWorld(odoo)
    graph = graphOver(odoo, { external: world.external })
    oracle = await askOdoo(odoo)
    currencies = await oracle.byId('res.currency', ['name'])
    moves = await oracle.byId('account.move', ['name', 'date'])
    invoices = await oracle.all(
      'account.move',
      ['name', 'ref', 'state', 'partner_id', 'currency_id', 'invoice_date', 'amount_total', 'amount_residual'],
      [['move_type', 'in', ['out_invoice', 'out_receipt']]],
    )
    payments = await oracle.all(
      'account.payment',
      ['name', 'memo', 'state', 'payment_type', 'amount', 'date', 'move_id', 'currency_id'],
      [['partner_type', '=', 'customer']],
    )
    const lines = await oracle.byId('account.move.line', ['move_id'])
    const pairs = await oracle.all('account.partial.reconcile', ['debit_move_id', 'credit_move_id'])
    const moveOf = (line: number) => lines.get(line)?.move_id
    paidBy = ({ id }) => {
      const entries = pairs.flatMap(({ debit_move_id: debit, credit_move_id: credit }) =>
        moveOf(debit) === id ? [moveOf(credit)] : [],
      )
      return payments.filter(({ move_id }) => entries.includes(move_id))
    }
  })
  afterAll(() => world?.close())

  const bearing = (number: string) => invoices.filter(({ ref }) => String(ref).toUpperCase() === number)
  const traced = (trace: string) =>
    payments.filter(({ memo, state }) => String(memo).toUpperCase() === trace && booked.includes(state))

  it('knows each invoice that bears the number of a claim, and each claim of an invoice', async () => {
    const claims = await everyNode(graph, 'claims', 'first: 60', 'number invoice { id number claim { number } }')
    expect(claims.map(({ number }) => number).toSorted()).toEqual([...world.care.keys()].toSorted())
    for (const { number, invoice } of claims) {
      const [one, ...others] = bearing(number)
      const only = one === undefined || others.length > 0 ? null : one
      expect([number, invoice]).toEqual([
        number,
        only && { id: idOf('Invoice', only.id), number: only.name, claim: { number } },
      ])
    }
    expect(claims.filter(({ invoice }) => invoice !== null).length).toBe(104)
  })

  it('finds the money of each remittance in the books, as Odoo holds it', async () => {
    const remittances = await everyNode(
      graph,
      'remittances',
      'first: 7',
      `traceNumber amount { amount currency } payer { name } settlement { state booked { amount } inDoubt { amount } }
       payments(first: 50) { nodes { number remittance { traceNumber } } }`,
    )
    expect(remittances.length).toBe(world.told.size)
    for (const { traceNumber, amount, settlement, payments: found } of remittances) {
      const told = world.told.get(traceNumber)
      const own = traced(traceNumber)
      const inBooks = sumOf(own.map((each) => (each.payment_type === 'inbound' ? each.amount : -each.amount)))
      const expected = (told === undefined ? 0 : amountOf(told)) / 100
      expect([traceNumber, amount]).toEqual([traceNumber, { amount: money(expected), currency: told?.currency }])
      expect(found.nodes.map(({ number }: Answer) => number).toSorted()).toEqual(own.map(({ name }) => name).toSorted())
      for (const { remittance } of found.nodes) expect(remittance).toEqual({ traceNumber })
      const state = {
        isNothing: { state: 'NOT_EXPECTED', booked: null, inDoubt: null },
        isMissing: { state: 'MISSING', booked: null, inDoubt: { amount: money(expected) } },
        isSame: { state: 'MATCHED', booked: { amount: money(inBooks) }, inDoubt: null },
        differs: {
          ...{ state: 'DIFFERS', booked: { amount: money(inBooks) } },
          inDoubt: { amount: money(Math.abs(expected - inBooks)) },
        },
      }
      const isSame = cents(inBooks) === cents(expected)
      const which = expected === 0 ? 'isNothing' : own.length === 0 ? 'isMissing' : isSame ? 'isSame' : 'differs'
      expect([traceNumber, settlement]).toEqual([traceNumber, state[which]])
    }
    const states = remittances.map(({ settlement }) => settlement.state)
    expect([...new Set(states)].toSorted()).toEqual(['DIFFERS', 'MATCHED', 'MISSING', 'NOT_EXPECTED'])
  })

  it('lists the remittances whose money or claims nobody knows', async () => {
    const nodes = await everyNode(graph, 'unmatchedRemittances', 'first: 2', 'traceNumber')
    expect(nodes.map(({ traceNumber }) => traceNumber).toSorted()).toEqual([
      ...['EFT-ELB-A', 'EFT-NGH-DENIED', 'EFT-NGH-GONE', 'EFT-NGH-SHORT'],
    ])
  })

  it('says what payers owe by the books, and who is in them', async () => {
    const { payers, payerBalances } = await graph.data(`{
      payers { nodes { id name isInBooks open { amount currency } } }
      payerBalances { payer { id } open { amount currency } invoices }
    }`)
    const partners = await oracle.all('res.partner', ['ref'], [['ref', '=like', 'PAY-%']])
    const open = invoices.filter(({ state, amount_residual: residual }) => state === 'posted' && residual !== 0)
    const expected = payers.nodes.flatMap(({ id, name }: Answer) => {
      const partner = partners.find(({ ref }) => ref.at(-1) === name.at(-1))
      const own = open.filter(({ partner_id }) => partner_id === partner?.id)
      return [...Map.groupBy(own, ({ currency_id }) => currency_id)].map(([currency, some]) => ({
        payer: { id },
        open: {
          amount: money(sumOf(some.map(({ amount_residual }) => amount_residual))),
          currency: currencies.get(currency)?.name,
        },
        invoices: some.length,
      }))
    })
    const inOrder = (all: readonly Answer[]) => all.map((each) => JSON.stringify(each)).toSorted()
    const known = payers.nodes.filter(({ isInBooks }: Answer) => isInBooks).map(({ name }: Answer) => name)
    expect(known.toSorted()).toEqual(['A', 'B', 'C', 'D', 'E', 'F'].map((letter) => `Payer ${letter}`))
    expect(payers.nodes.length).toBe(7)
    expect(expected.length).toBeGreaterThan(10)
    expect(inOrder(payerBalances)).toEqual(inOrder(expected))
    for (const { id, open: owed } of payers.nodes) {
      const own = expected.filter(({ payer }: Answer) => payer.id === id).map((each: Answer) => each.open)
      expect(owed && inOrder(owed)).toEqual(own.length === 0 ? null : inOrder(own))
    }
  })

  it('finds what was used in the stock it came from', async () => {
    const used = await everyNode(
      graph,
      'supplyConsumptions',
      'first: 4, orderBy: OCCURRED_ASC',
      'id match item { id } lot { number } stockMove { id quantity { value } } quantity { value }',
    )
    const items = await oracle.all('product.product', ['barcode'], [['barcode', '!=', false]])
    const moved = await oracle.all(
      'stock.move.line',
      ['product_id', 'lot_id', 'move_id', 'date'],
      [
        ['state', '=', 'done'],
        ['location_id.warehouse_id.code', '=', 'NGH'],
        ['location_dest_id.usage', 'in', ['customer', 'inventory', 'production']],
      ],
    )
    const lots = await oracle.byId('stock.lot', ['name'])
    const found = world.used.map(({ product, occurredAt }, place) => {
      const id = Buffer.from(`fhir/SupplyConsumption/delivery-${String(place + 1).padStart(3, '0')}`).toString(
        'base64url',
      )
      const node = used.find((each) => each.id === id)
      const item = items.find(({ barcode }) => barcode === product.gtin)
      const [line, ...others] = moved.filter(
        ({ product_id, lot_id, date }) =>
          product_id === item?.id &&
          (lots.get(lot_id)?.name ?? '') === product.lot &&
          date.slice(0, 10) === occurredAt.slice(0, 10),
      )
      const isMatched = node?.match === 'MATCHED'
      if (isMatched) {
        expect(others).toEqual([])
        expect(node).toMatchObject({
          item: { id: idOf('Item', item?.id ?? 0) },
          lot: product.lot === '' ? null : { number: product.lot },
          stockMove: { id: idOf('StockMove', line?.move_id) },
        })
      } else expect([node?.match, node?.stockMove]).toEqual([expect.any(String), null])
      return [product.lot, node?.match]
    })
    expect(found).toEqual([
      ['STENT-1', 'MATCHED'],
      // Between two days on which some of it left, and on the second of them.
      ['STENT-2', 'SEVERAL_MOVES'],
      ['STENT-2', 'MATCHED'],
      ['Q-1', 'NO_ITEM'],
      ['STENT-3', 'NO_MOVE'],
      ['STENT-9', 'NO_LOT'],
      ['STENT-1', 'NO_FACILITY'],
      ['', 'NO_MOVE'],
      ['', 'MATCHED'],
    ])
    expect(used.at(-1)).toMatchObject({ match: 'MATCHED' })
  })

  describe('follows the money of each claim', () => {
    let lineages: ReadonlyMap<string, Answer>
    beforeAll(async () => {
      const nodes = await everyNode(
        graph,
        'claims',
        'first: 50',
        `number lineage { isComplete inDoubt { amount } hops {
          stage state reference occurredOn amount { amount } matchedBy inDoubt { amount } reason
        } }`,
      )
      lineages = new Map(nodes.map(({ number, lineage }) => [number, lineage]))
    })

    const hopsOf = (number: string, stage: string) =>
      lineages.get(number).hops.filter((hop: Answer) => hop.stage === stage)
    const inOdoo = ({ reference, occurredOn, amount }: Answer) => [reference, occurredOn, amount?.amount ?? null]

    it('to the invoices, payments and postings that Odoo holds', () => {
      for (const number of lineages.keys()) {
        const own = bearing(number)
        const paid = own.length === 1 ? own.flatMap(paidBy) : []
        const there = (stage: string) => hopsOf(number, stage).filter((hop: Answer) => hop.reference !== null)
        expect([number, there('INVOICE').map(inOdoo).toSorted()]).toEqual([
          number,
          own.map((each) => [each.name, each.invoice_date, money(each.amount_total)]).toSorted(),
        ])
        if (own.length > 1) continue
        expect([number, there('PAYMENT').map(inOdoo)]).toEqual([
          number,
          paid.map((each) => [each.name, each.date, money(each.amount)]),
        ])
        expect([
          number,
          there('LEDGER_POSTING').map(({ reference, occurredOn }: Answer) => [reference, occurredOn]),
        ]).toEqual([
          number,
          // Its own, and those of its payments.
          [
            ...own.filter(({ state }) => state === 'posted').map(({ id }) => id),
            ...paid.map(({ move_id }) => move_id),
          ].map((move) => [moves.get(move)?.name, moves.get(move)?.date]),
        ])
      }
    })

    it('and names what is in doubt, with how much, and nothing else', () => {
      const totalOf = (number: number) => money(Number(bearing(ngh(number))[0]?.amount_total))
      const twice = sumOf(bearing(ngh(99)).map(({ amount_total }) => amount_total))
      const doubts: Readonly<Record<string, readonly [stage: string, state: string, amount: string]>> = {
        [ngh(81)]: ['REMITTANCE', 'MISSING', totalOf(81)],
        [ngh(82)]: ['INVOICE', 'CONTRADICTING', '12.50'],
        [ngh(83)]: ['PAYMENT', 'CONTRADICTING', '7.25'],
        [ngh(96)]: ['INVOICE', 'CONTRADICTING', totalOf(96)],
        // Paid by the books with another's trace number, and nobody told of it.
        [elb(2)]: ['REMITTANCE', 'MISSING', money(Number(bearing(elb(2))[0]?.amount_total))],
        [ngh(84)]: ['PAYMENT', 'MISSING', money(Number(totalOf(84)) - 15)],
        // Two invoices bear one number: one of them is too much.
        [ngh(99)]: ['INVOICE', 'CONTRADICTING', money(twice - Number(world.care.get(ngh(99))?.charged) / 100)],
        [ngh(100)]: ['INVOICE', 'MISSING', money(Number(bearing(ngh(99))[0]?.amount_total))],
      }
      const complete = [...lineages].filter(([number]) => !(number in doubts) && number !== ngh(1))
      for (const [number, { isComplete, inDoubt, hops }] of complete) {
        const wrong = hops.filter(({ state }: Answer) => state !== 'FOUND')
        expect([number, isComplete, inDoubt, wrong]).toEqual([number, true, null, []])
      }
      for (const [number, expected] of Object.entries(doubts)) {
        const { isComplete, inDoubt, hops } = lineages.get(number)
        const wrong = hops
          .filter((hop: Answer) => hop.inDoubt !== null)
          .map((hop: Answer) => [hop.stage, hop.state, hop.inDoubt.amount])
        expect([number, isComplete, inDoubt, wrong]).toEqual([number, false, { amount: expected[2] }, [expected]])
      }
    })

    it('from what was used, step by step, each by the key that is written down', () => {
      const { hops } = lineages.get(ngh(1))
      const steps = hops.map(({ stage, state, matchedBy }: Answer) => [stage, state, matchedBy])
      expect(steps).toMatchObject([
        ['CONSUMPTION', 'FOUND', expect.any(String)],
        // No item of the group has the number of what was used.
        ['CONSUMPTION', 'CONTRADICTING', expect.any(String)],
        ['CHARGE', 'FOUND', expect.any(String)],
        ['CHARGE', 'FOUND', expect.any(String)],
        ['CLAIM', 'FOUND', expect.any(String)],
        ['INVOICE', 'FOUND', 'CLAIM_NUMBER_ON_INVOICE'],
        ['ADJUDICATION', 'FOUND', 'REFERENCE'],
        ['REMITTANCE', 'FOUND', 'CLAIM_NUMBER_ON_REMITTANCE'],
        ['PAYMENT', 'FOUND', 'TRACE_NUMBER_ON_PAYMENT'],
        ['LEDGER_POSTING', 'FOUND', expect.any(String)],
        ['LEDGER_POSTING', 'FOUND', expect.any(String)],
      ])
    })
  })

  it('costs at most six calls to FHIR and three to Odoo for a hundred claims with all that belongs to them', async () => {
    await expectFewCalls(graph)
  })

  describeFhirPeer('with a FHIR server that was not written here', (startFhirPeer) => {
    it('costs no more, and says the same', async () => {
      const beside = await claimsWorld(odoo, startFhirPeer)
      try {
        const peers = graphOver(odoo, { external: beside.external })
        expect(await expectFewCalls(peers)).toEqual(await expectFewCalls(graph))
      } finally {
        await beside.close()
      }
    })
  })
})

async function expectFewCalls(graph: Graph): Promise<Answer> {
  // What is read once for a long time, and the payers' numbers.
  await graph.data('{ claims(first: 1) { nodes { invoice { total { amount } } } } }')
  const { data, errors, calls } = await graph.ask(hundred)
  expect(errors).toBeUndefined()
  const { nodes } = data.claims
  expect(nodes.length).toBe(100)
  for (const part of ['responses', 'coverages']) {
    expect(nodes.filter((each: Answer) => each[part].length > 0).length).toBeGreaterThan(70)
  }
  expect(nodes.filter((each: Answer) => each.remittances.nodes.length > 0).length).toBeGreaterThan(70)
  expect(nodes.filter(({ invoice }: Answer) => invoice !== null).length).toBeGreaterThan(90)
  expect(calls.count('fhir')).toBeLessThanOrEqual(6)
  expect(calls.count('odoo')).toBeLessThanOrEqual(3)
  return data
}
