import { describe, expect, it } from 'vitest'
import type { LineageFacts } from '#subgraphs/revenue-cycle/lineage/facts.ts'
import {
  asClaim,
  invoice,
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

describe('Money in a lineage', () => {
  it('does not count as open what is missing in the books already', () => {
    const lineage = lineageWith(paid, { payments: [], invoices: [invoice()] })
    expect(lineage.inDoubt).toEqual(usd(100))
  })

  it('has in doubt no more than the claim’s share of a remittance, whatever the remittance is short of', () => {
    const big = remittance(100, {}, { amount: usd(5_000), claimCount: 40 })
    const none = lineageWith(paid, { remittances: [big], payments: [], invoices: [invoice()] })
    expect(trouble(none)).toMatchObject([{ stage: 'PAYMENT', inDoubt: usd(100) }])
    const short = lineageWith(paid, { remittances: [big], payments: [payment({ amount: usd(4_990) })] })
    expect(trouble(short)).toMatchObject([{ stage: 'PAYMENT', state: 'CONTRADICTING', inDoubt: usd(10) }])
    expect(trouble(short)[0]?.reason).toBe(
      'Payments with the trace number come to 4990.00 USD, the remittance is 5000.00 USD; 100.00 USD of it is this claim’s.',
    )
    expect(trouble(lineageWith(paid, { remittances: [big], payments: [payment({ amount: usd(5_000) })] }))).toEqual([])
  })

  it('shows of many payments with one trace number the one that was set off against its invoice', () => {
    const big = remittance(100, {}, { amount: usd(300) })
    const many = [payment({ key: 6 }), payment(), payment({ key: 8 })]
    const lineage = lineageWith(paid, { remittances: [big], payments: many })
    expect(lineage.hops.filter(({ stage }) => stage === 'PAYMENT')).toHaveLength(1)
    expect(lineage.isComplete).toBe(true)
  })

  it('finds a payment that bears no trace number by the invoice against which it was set off', () => {
    const lineage = lineageWith(paid, { payments: [payment({ trace: 'ELMSTRAND, 14 MARCH' })] })
    expect(steps(lineage)).toContain('PAYMENT RECONCILIATION PAY/7')
    expect(lineage.isComplete).toBe(true)
    const other = lineageWith(paid, { payments: [payment({ trace: null, amount: usd(60) })] })
    expect(steps(other)).toContain('PAYMENT MISSING TRACE_NUMBER_ON_PAYMENT')
    expect(steps(other)).toContain('PAYMENT RECONCILIATION PAY/7')
  })

  it('finds the money of a remittance that never came by the trace number in the answer', () => {
    const lineage = lineageWith(paid, { remittances: [] })
    expect(steps(lineage)).toContain('PAYMENT TRACE_NUMBER_ON_PAYMENT PAY/7')
    expect(trouble(lineage)).toMatchObject([{ stage: 'REMITTANCE', inDoubt: usd(100) }])
  })

  it('takes what a remittance says for the answer where there is no other', () => {
    const lineage = lineageWith(paid, { responses: [] })
    expect(steps(lineage)).toContain('ADJUDICATION CLAIM_NUMBER_ON_REMITTANCE Remittance/remit')
    expect(lineage.isComplete).toBe(true)
  })

  it('misses an answer where only money that came shows that there must be one', () => {
    const lineage = lineageWith(sent, {
      invoices: [invoice({ residual: usd(0), paymentState: 'PAID', payments: [7] })],
      payments: [payment({ trace: null })],
    })
    expect(trouble(lineage)).toMatchObject([
      { stage: 'ADJUDICATION', state: 'MISSING', inDoubt: null },
      { stage: 'REMITTANCE', state: 'MISSING', inDoubt: usd(100) },
    ])
    expect(steps(lineage)).toContain('PAYMENT RECONCILIATION PAY/7')
  })

  it('follows a decision that was reversed and made anew', () => {
    const again = { id: 'again', traceNumber: 'EFT-2', paidOn: '2026-04-14', amount: usd(100) }
    const lineage = lineageWith(paid, {
      remittances: [
        remittance(100),
        remittance(-100, { statusCode: '22', charged: '-100.00' }, again),
        remittance(100, { position: 2 }, again),
      ],
    })
    expect(trouble(lineage)).toEqual([])
    expect(lineage.hops.filter(({ stage }) => stage === 'REMITTANCE').map(({ amount }) => amount?.amount)).toEqual([
      '100.00',
      '-100.00',
      '100.00',
    ])
  })

  it('names money that was taken back, and stands in the books', () => {
    const back = remittance(
      -100,
      { statusCode: '22', charged: '-100.00' },
      { id: 'b', traceNumber: 'EFT-2', paidOn: '2026-04-14' },
    )
    const lineage = lineageWith(paid, {
      claim: asClaim({}, state({ status: 'IN_PROCESS' })),
      responses: [],
      remittances: [remittance(100), back],
    })
    expect(trouble(lineage).map(({ stage, state: is, inDoubt }) => [stage, is, inDoubt?.amount])).toEqual([
      ['INVOICE', 'CONTRADICTING', '100.00'],
      ['PAYMENT', 'MISSING', '100.00'],
    ])
  })

  it('names a reversal of what nobody knows', () => {
    const lineage = lineageWith(sent, {
      remittances: [remittance(-100, { statusCode: '22', charged: '-100.00' }, { paidOn: '2026-07-02' })],
    })
    expect(trouble(lineage)).toMatchObject([
      {
        stage: 'REMITTANCE',
        inDoubt: usd(100),
        reason: 'The payer takes back 100.00 USD more than it is known to have paid.',
      },
    ])
  })

  it('names services that no line of the claim is for', () => {
    const service = {
      charged: '30.00',
      paid: '30.00',
      units: null,
      servicedOn: null,
      controlNumber: null,
      allowed: null,
      adjustments: [],
      remarks: [],
    }
    const code = (value: string) => ({ qualifier: 'HC', value, modifiers: [] })
    const services = [
      { ...service, code: code('opv') },
      { ...service, code: code('XYZ') },
      { ...service, code: code('XYZ'), controlNumber: '1' },
    ]
    expect(trouble(lineageWith(paid, { remittances: [remittance(100, { services })] }))).toMatchObject([
      { stage: 'REMITTANCE', inDoubt: usd(30), reason: 'A service of the remittance fits no line of the claim.' },
    ])
  })

  it('keeps two payers apart: each has its own answer and its own remittance', () => {
    const second = {
      insurer: 'second',
      id: 'r2',
      payment: { amount: usd(20), date: '2026-04-14', identifier: 'EFT-2' },
    }
    const facts: Partial<LineageFacts> = {
      claim: { ...asClaim({}, state({ status: 'PAID', paid: usd(100) })), payers: ['payer', 'second'] },
      responses: [response(usd(80)), response(usd(20), second)],
      remittances: [
        remittance(80),
        remittance(20, { statusCode: '2' }, { id: 'two', traceNumber: 'EFT-2', paidOn: '2026-04-14' }, 'second'),
      ],
      payments: [payment({ amount: usd(80) }), payment({ key: 8, amount: usd(20), trace: 'EFT-2' })],
      invoices: [invoice({ residual: usd(0), paymentState: 'PAID', payments: [7, 8] })],
    }
    expect(trouble(lineageWith(paid, facts))).toEqual([])
    const [first] = facts.remittances ?? []
    const lost = lineageWith(paid, { ...facts, remittances: first === undefined ? [] : [first] })
    expect(trouble(lost)).toMatchObject([{ stage: 'REMITTANCE', state: 'MISSING', inDoubt: usd(20) }])
  })
})
