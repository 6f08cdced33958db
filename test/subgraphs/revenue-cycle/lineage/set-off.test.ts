import { describe, expect, it } from 'vitest'
import type { LineageFacts } from '#subgraphs/revenue-cycle/lineage/facts.ts'
import { lineageOf } from '#subgraphs/revenue-cycle/lineage/lineage.ts'
import { asClaim, invoice, paid, payment, remittance, state, trouble, usd } from './made-facts.ts'

const settled = invoice({ paymentState: 'PAID', residual: usd(0), payments: [7, 8] })
const corrected = (share: number): Partial<LineageFacts> => ({
  claim: asClaim({}, state({ status: 'PAID', paid: usd(80), patientResponsibility: usd(share) })),
  responses: [],
  remittances: [
    { ...remittance(100), isInForce: false },
    {
      ...remittance(
        -100,
        { statusCode: '22', charged: '-100.00' },
        { id: 'anew', traceNumber: 'C-1', paidOn: '2026-04-14', amount: usd(0) },
      ),
      isInForce: false,
    },
    remittance(80, { position: 2 }, { id: 'anew', traceNumber: 'C-1', paidOn: '2026-04-14', amount: usd(0) }),
  ],
})
const own = payment({ setOff: usd(100) })
const patients = (amount: number) => payment({ key: 8, trace: null, amount: usd(amount), setOff: usd(amount) })

describe('What the books set off against an invoice', () => {
  it.each<[string, Partial<LineageFacts>, string | null]>([
    ['more than is left of what a payer paid, corrected later', { ...corrected(0), payments: [own] }, '20.00'],
    ['it by a payment whose parts the books do not tell', { ...corrected(0), payments: [payment()] }, '20.00'],
    [
      'what the payer paid for another claim as well',
      {
        remittances: [remittance(90, {}, { amount: usd(100) })],
        responses: [],
        claim: asClaim({}, state({ status: 'PAID', paid: usd(90), patientResponsibility: usd(0) })),
        payments: [own],
      },
      '10.00',
    ],
    [
      'no more than the payer paid of a payment for many',
      {
        payments: [payment({ amount: usd(5_000), setOff: usd(100) })],
        remittances: [remittance(100, {}, { amount: usd(5_000) })],
      },
      null,
    ],
    [
      'what the patient paid, up to his share',
      {
        ...corrected(20),
        remittances: [remittance(80)],
        payments: [payment({ amount: usd(80), setOff: usd(80) }), patients(20)],
      },
      null,
    ],
    [
      'what somebody paid, beyond the share of the patient',
      {
        ...corrected(5),
        remittances: [remittance(80)],
        payments: [payment({ amount: usd(80), setOff: usd(80) }), patients(20)],
      },
      '15.00',
    ],
    [
      'less than the payer paid, with nothing open',
      { payments: [payment({ setOff: usd(60) })], invoices: [{ ...settled, payments: [7] }] },
      '40.00',
    ],
  ])('is %s', (_, values, inDoubt) => {
    const lineage = lineageOf({ ...paid, invoices: [settled], ...values })
    expect(trouble(lineage).map(({ stage, state: is, inDoubt: by }) => [stage, is, by?.amount])).toEqual(
      inDoubt === null ? [] : [['INVOICE', 'CONTRADICTING', inDoubt]],
    )
    expect(lineage).toMatchObject({ isComplete: inDoubt === null, inDoubt: inDoubt === null ? null : usd(inDoubt) })
  })

  it('is told beside a second payer’s money that never came', () => {
    const lineage = lineageOf({
      ...paid,
      claim: { ...asClaim({}, state({ status: 'PAID', paid: usd(100), patientResponsibility: usd(0) })), payers: null },
      responses: [],
      remittances: [
        remittance(60, {}, { amount: usd(80) }),
        remittance(40, { statusCode: '2' }, { id: 'two', traceNumber: 'EFT-2' }, 'second'),
      ],
      invoices: [invoice({ paymentState: 'PARTIAL', residual: usd(20), payments: [7] })],
      payments: [payment({ amount: usd(80), setOff: usd(80) })],
    })
    expect(trouble(lineage).map(({ stage, inDoubt }) => [stage, inDoubt?.amount])).toEqual([
      ['INVOICE', '20.00'],
      ['PAYMENT', '40.00'],
    ])
    expect(lineage.inDoubt).toEqual(usd(60))
  })
})
