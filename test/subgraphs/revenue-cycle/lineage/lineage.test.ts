import { describe, expect, it } from 'vitest'
import type { LineageFacts } from '#subgraphs/revenue-cycle/lineage/facts.ts'
import { lineageOf } from '#subgraphs/revenue-cycle/lineage/lineage.ts'
import {
  asClaim,
  type claim,
  invoice,
  line,
  lineageWith,
  paid,
  payment,
  remittance,
  response,
  sent,
  state,
  steps,
  trouble,
  usd,
} from './made-facts.ts'

const claimed = (status: Parameters<typeof state>[0], record: Parameters<typeof claim>[0] = {}) => ({
  claim: asClaim(record, state(status)),
})

describe('The lineage of a claim', () => {
  it('leads from the claim to the ledger, each step with the key by which it was found', () => {
    const lineage = lineageOf(paid)
    expect(steps(lineage)).toEqual([
      'CLAIM Claim/claim',
      'INVOICE CLAIM_NUMBER_ON_INVOICE INV/1',
      'ADJUDICATION REFERENCE ClaimResponse/r1',
      'REMITTANCE CLAIM_NUMBER_ON_REMITTANCE Remittance/remit',
      'PAYMENT TRACE_NUMBER_ON_PAYMENT PAY/7',
      'LEDGER_POSTING REFERENCE BNK/70',
    ])
    expect(lineage).toMatchObject({ isComplete: true, inDoubt: null })
    expect(lineage.hops.map(({ occurredOn, amount }) => [occurredOn, amount?.amount])).toEqual([
      ['2026-03-02', '100.00'],
      ['2026-03-02', '100.00'],
      ['2026-03-10', '100.00'],
      ['2026-03-14', '100.00'],
      ['2026-03-14', '100.00'],
      ['2026-03-14', '100.00'],
    ])
  })

  it.each<[string, Partial<LineageFacts>]>([
    ['a claim that was sent, and is neither answered nor paid', {}],
    ['a draft that nobody invoiced', { ...claimed({ status: 'DRAFT' }, { status: 'draft' }), invoices: [] }],
    [
      'a draft with a draft of an invoice',
      { ...claimed({ status: 'DRAFT' }), invoices: [invoice({ state: 'DRAFT' })] },
    ],
    ['a claim that was taken back before it was invoiced', { ...claimed({ status: 'CANCELLED' }), invoices: [] }],
    [
      'a claim that was taken back with its invoice',
      { ...claimed({ status: 'CANCELLED' }), invoices: [invoice({ paymentState: 'REVERSED', residual: usd(0) })] },
    ],
    ['a claim that was rejected', { ...claimed({ status: 'REJECTED' }), invoices: [] }],
    ['a preauthorization', { ...claimed({ use: 'preauthorization' }, { use: 'preauthorization' }), invoices: [] }],
    [
      'a decision whose payment is announced for another day',
      { responses: [response(usd(100), { payment: { amount: usd(100), date: '2026-07-02', identifier: 'EFT-1' } })] },
    ],
    [
      'a decision of this month that names no payment',
      { responses: [response(usd(100), { created: '2026-06-20', payment: null })] },
    ],
    [
      'a denial, with its invoice open',
      {
        ...claimed({ status: 'DENIED', paid: usd(0) }),
        responses: [response(usd(0))],
        remittances: [remittance(0, { statusCode: '4' })],
      },
    ],
    [
      'a remittance that is to be paid another day',
      {
        ...claimed({ status: 'PAID', paid: usd(100) }),
        remittances: [remittance(100, {}, { paidOn: '2026-07-02' })],
        invoices: [invoice({ residual: usd(0), paymentState: 'PAID' })],
      },
    ],
    [
      'an invoice that is open by what the payer took off',
      {
        ...claimed({ status: 'PAID', paid: usd(80) }),
        remittances: [remittance(80)],
        payments: [payment({ amount: usd(80) })],
        invoices: [invoice({ residual: usd(20), paymentState: 'PARTIAL', payments: [7] })],
      },
    ],
    ['a claim that says no amount', { ...claimed({}, { total: null, lines: [line({ net: null })] }) }],
  ])('is complete as far as it is due: %s', (_, values) => {
    const lineage = lineageWith(sent, values)
    expect(trouble(lineage)).toEqual([])
    expect(lineage.isComplete).toBe(true)
  })

  it.each<[string, LineageFacts, Partial<LineageFacts>, string, string | null]>([
    ['no invoice bears its number', sent, { invoices: [] }, 'INVOICE MISSING', '100.00'],
    [
      'it has no number',
      sent,
      { ...claimed({ number: null }, { number: null }), invoices: [] },
      'INVOICE MISSING',
      '100.00',
    ],
    [
      'its invoice is a draft',
      sent,
      { invoices: [invoice({ state: 'DRAFT', number: null })] },
      'INVOICE CONTRADICTING',
      '100.00',
    ],
    [
      'its invoice was given up',
      sent,
      { invoices: [invoice({ state: 'CANCELLED' })] },
      'INVOICE CONTRADICTING',
      '100.00',
    ],
    [
      'its invoice asks for less',
      sent,
      { invoices: [invoice({ total: usd(97.5), residual: usd(97.5) })] },
      'INVOICE CONTRADICTING',
      '2.50',
    ],
    [
      'its invoice is in another currency',
      sent,
      { invoices: [invoice({ total: { amount: '100.00', currency: 'EUR' } })] },
      'INVOICE CONTRADICTING',
      null,
    ],
    [
      'its invoice was taken back and it stands',
      sent,
      { invoices: [invoice({ paymentState: 'REVERSED', residual: usd(0) })] },
      'INVOICE CONTRADICTING',
      '100.00',
    ],
    [
      'it was taken back and its invoice stands',
      sent,
      claimed({ status: 'CANCELLED' }),
      'INVOICE CONTRADICTING',
      '100.00',
    ],
    [
      'its lines come to another sum',
      sent,
      claimed({}, { lines: [line({ net: usd(60) }), line({ sequence: 2, net: usd(30) })] }),
      'CLAIM CONTRADICTING',
      '10.00',
    ],
    [
      'its answer says another amount than its remittances',
      paid,
      { responses: [response(usd(90))] },
      'ADJUDICATION CONTRADICTING',
      '10.00',
    ],
    ['no remittance tells of what was decided', paid, { remittances: [] }, 'REMITTANCE MISSING', '100.00'],
    [
      'no remittance tells of what was decided months ago',
      sent,
      { responses: [response(usd(100), { payment: null })] },
      'REMITTANCE MISSING',
      '100.00',
    ],
    [
      'a remittance knows another charge',
      paid,
      { remittances: [remittance(100, { charged: '120.00' })] },
      'REMITTANCE CONTRADICTING',
      '20.00',
    ],
    [
      'a remittance pays in another currency',
      paid,
      { remittances: [remittance(100, { currency: 'EUR' })], responses: [] },
      'REMITTANCE CONTRADICTING',
      null,
    ],
    ['its payment is not in the books', paid, { payments: [], invoices: [invoice()] }, 'PAYMENT MISSING', '100.00'],
    [
      'its payment counts nowhere',
      paid,
      { payments: [payment({ state: 'DRAFT' })], invoices: [invoice()] },
      'PAYMENT CONTRADICTING',
      '100.00',
    ],
    [
      'its payment is of another amount',
      paid,
      { payments: [payment({ amount: usd(95) })] },
      'PAYMENT CONTRADICTING',
      '5.00',
    ],
    [
      'its payment is done and not in the ledger',
      paid,
      { payments: [payment({ entry: null, posting: null })] },
      'LEDGER_POSTING MISSING',
      '100.00',
    ],
    [
      'its payment’s entry is not posted',
      paid,
      { payments: [payment({ state: 'IN_PROCESS', posting: null })] },
      'LEDGER_POSTING MISSING',
      '100.00',
    ],
    ['it was paid and its invoice is open', paid, { invoices: [invoice()] }, 'INVOICE CONTRADICTING', '100.00'],
    [
      'it was denied and its invoice is paid',
      paid,
      {
        ...claimed({ status: 'DENIED', paid: usd(0) }),
        responses: [],
        remittances: [remittance(0, { statusCode: '4' }, { amount: usd(0) })],
      },
      'INVOICE CONTRADICTING',
      '100.00',
    ],
  ])('names what is not as it should be, and how much is in doubt: %s', (_, base, values, what, inDoubt) => {
    const lineage = lineageWith(base, values)
    const found = trouble(lineage)
    expect(found.map(({ stage, state: is }) => `${stage} ${is}`)).toEqual([what])
    expect(found[0]?.inDoubt?.amount ?? null).toBe(inDoubt)
    expect(found[0]?.reason).toMatch(/^[A-Z].*\.$/)
    expect(lineage).toMatchObject({ isComplete: false, inDoubt: inDoubt === null ? null : usd(inDoubt) })
  })

  it('says of one invoice all that is wrong with it, and the largest amount once', () => {
    const { hops } = lineageWith(paid, { invoices: [invoice({ total: usd(110), residual: usd(110) })] })
    expect(hops.find(({ stage }) => stage === 'INVOICE')).toMatchObject({
      inDoubt: usd(100),
      reason:
        'The invoice asks for 110.00 USD, the claim for 100.00 USD. ' +
        'Of the invoice 110.00 USD are open, of which the payer paid 100.00 USD.',
    })
  })

  it('shows every invoice that bears the number, and how far all of them are from the claim', () => {
    const two = [invoice(), invoice({ key: 2, number: 'INV/2', total: usd(30) })]
    expect(trouble(lineageWith(sent, { invoices: two })).map(({ stage, inDoubt }) => [stage, inDoubt?.amount])).toEqual(
      [
        ['INVOICE', undefined],
        ['INVOICE', '30.00'],
      ],
    )
    const exact = [invoice({ total: usd(70) }), invoice({ key: 2, total: usd(30) })]
    expect(lineageWith(sent, { invoices: exact })).toMatchObject({ isComplete: false, inDoubt: null })
    expect(trouble(lineageWith(sent, { invoices: [invoice(), invoice({ key: 2, state: 'CANCELLED' })] }))).toEqual([])
  })

  it('tells whoever may not see everything that an invoice may be there', () => {
    const [missing] = trouble(lineageWith(sent, { invoices: [], isLimited: true }))
    expect(missing?.reason).toBe('No invoice that you may see bears the number of the claim.')
  })
})

describe('The lineage of an invoice without a claim', () => {
  const unclaimed: LineageFacts = {
    ...paid,
    claim: null,
    claimsOfNumber: 0,
    responses: [],
    remittances: [],
    payments: [payment({ trace: null })],
  }

  it('misses the claim, with all of the invoice in doubt', () => {
    const lineage = lineageOf(unclaimed)
    expect(steps(lineage)).toEqual([
      'CLAIM MISSING CLAIM_NUMBER_ON_INVOICE',
      'INVOICE INV/1',
      'PAYMENT RECONCILIATION PAY/7',
      'LEDGER_POSTING REFERENCE BNK/70',
    ])
    expect(lineage.inDoubt).toEqual(usd(100))
  })

  it('says so where several claims bear its number', () => {
    expect(trouble(lineageWith(unclaimed, { claimsOfNumber: 2 }))[0]?.reason).toBe(
      '2 claims bear the number on the invoice.',
    )
  })

  it('has nothing in doubt for whoever may not see every claim', () => {
    const [missing] = trouble(lineageWith(unclaimed, { isLimited: true }))
    expect(missing).toMatchObject({
      inDoubt: null,
      reason: 'No claim that you may see bears the number on the invoice.',
    })
  })
})
