import { describe, expect, it } from 'vitest'
import type { LineageFacts } from '#subgraphs/revenue-cycle/lineage/facts.ts'
import { lineageOf } from '#subgraphs/revenue-cycle/lineage/lineage.ts'
import { asClaim, invoice, paid, payment, remittance, response, sent, state, trouble, usd } from './made-facts.ts'

const second = { id: 'two', traceNumber: 'EFT-2', paidOn: '2026-04-14', producedOn: '2026-04-13' }
const ofSecond = remittance(20, { statusCode: '2' }, second, 'second')
const bothPayers = { ...asClaim({}, state({ status: 'PAID', paid: usd(100) })), payers: ['payer', 'second'] }
const decisions = (facts: Partial<LineageFacts>) =>
  lineageOf({ ...paid, ...facts })
    .hops.filter(({ stage }) => stage === 'ADJUDICATION')
    .map(({ reference, state: is, amount }) => [reference, is === 'FOUND' ? '' : is, amount?.amount ?? null].join(' '))

describe('What payers decided', () => {
  it.each<[string, Partial<LineageFacts>, string[]]>([
    [
      'is said by each payer’s remittance where no answer says it',
      { claim: bothPayers, responses: [], remittances: [remittance(80), ofSecond] },
      ['Remittance/remit  80.00', 'Remittance/two  20.00'],
    ],
    [
      'is said by the first one’s answer and the second one’s remittance',
      { claim: bothPayers, responses: [response(usd(80))], remittances: [remittance(80), ofSecond] },
      ['ClaimResponse/r1  80.00', 'Remittance/two  20.00'],
    ],
    [
      'is not what was said before it',
      {
        responses: [
          response(usd(60), { id: 'r0', created: '2026-03-05' }),
          response(usd(100)),
          response(null, { id: 'r2', created: '2026-03-20', outcome: 'error' }),
        ],
      },
      ['ClaimResponse/r1  100.00'],
    ],
    [
      'is not replaced by an answer that decides nothing',
      { responses: [response(null, { outcome: 'queued', created: '2026-05-01', payment: null })] },
      ['Remittance/remit  100.00'],
    ],
    [
      'is the last word where nobody decided',
      {
        remittances: [],
        responses: [
          response(null, { id: 'r0', outcome: 'queued', created: '2026-03-05', payment: null }),
          response(null, { outcome: 'error', payment: null }),
        ],
      },
      ['ClaimResponse/r1  '],
    ],
    [
      'is not what was taken back',
      {
        responses: [],
        remittances: [
          { ...remittance(100), isInForce: false },
          { ...remittance(-100, { statusCode: '22', charged: '-100.00' }, second), isInForce: false },
        ],
      },
      [],
    ],
    [
      'contradicts where an answer says what was taken back, and what was decided anew is beside it',
      {
        remittances: [
          { ...remittance(100), isInForce: false },
          { ...remittance(-100, { statusCode: '22', charged: '-100.00' }, second), isInForce: false },
          remittance(70, { position: 2 }, second),
        ],
      },
      ['ClaimResponse/r1 CONTRADICTING 100.00', 'Remittance/two  70.00'],
    ],
  ])('%s', (_, facts, expected) => {
    expect(decisions(facts)).toEqual(expected)
  })
})

describe('Who paid', () => {
  it.each<[string, string | null, readonly string[] | null, boolean]>([
    ['the insurer', 'payer', ['payer'], true],
    ['the payer of a coverage', 'second', ['payer', 'second'], true],
    ['nobody knows who', null, ['payer'], true],
    ['somebody, for a claim with a coverage that nobody knows', 'second', null, true],
    ['somebody who was not asked', 'stranger', ['payer', 'second'], false],
  ])('may be %s', (_, payer, payers, isRight) => {
    const claim = { ...asClaim({}, state({ status: 'PAID', paid: usd(100) })), payers }
    const lineage = lineageOf({ ...paid, claim, responses: [], remittances: [remittance(100, {}, {}, payer)] })
    const reason = 'Who pays is neither the claim’s insurer nor the payer of one of its coverages.'
    expect(trouble(lineage)).toMatchObject(isRight ? [] : [{ stage: 'REMITTANCE', inDoubt: usd(100), reason }])
    expect(lineage.inDoubt).toEqual(isRight ? null : usd(100))
  })
})

describe('The same money', () => {
  it('is in doubt once where two steps miss it, and no more of it than was asked for', () => {
    const service = {
      ...{ charged: '34.00', paid: '34.00', units: null, servicedOn: null, controlNumber: null, allowed: null },
      ...{ adjustments: [], remarks: [], code: { qualifier: 'HC', value: 'XYZ', modifiers: [] } },
    }
    const strange = remittance(34, { services: [service] })
    const claim = asClaim({}, state({ status: 'PAID', paid: usd(34) }))
    const open = { claim, responses: [], remittances: [strange], invoices: [invoice()] }
    const missed = lineageOf({ ...sent, ...open })
    expect(trouble(missed).map(({ stage, inDoubt }) => [stage, inDoubt?.amount])).toEqual([
      ['REMITTANCE', '34.00'],
      ['PAYMENT', '34.00'],
    ])
    expect(missed.inDoubt).toEqual(usd(34))
    expect(lineageOf({ ...sent, ...open, invoices: [] }).inDoubt).toEqual(usd(100))
  })

  it('is in doubt once where invoice and remittance know another charge', () => {
    const facts = {
      remittances: [remittance(100, { charged: '95.00' })],
      invoices: [invoice({ total: usd(95), residual: usd(0), payments: [7] })],
    }
    expect(trouble(lineageOf({ ...paid, ...facts }))).toMatchObject([{ stage: 'INVOICE' }, { stage: 'REMITTANCE' }])
  })

  it('is in doubt twice where two payments are missing', () => {
    const facts = { claim: bothPayers, responses: [], remittances: [remittance(80), ofSecond], payments: [] }
    expect(lineageOf({ ...paid, ...facts, invoices: [invoice()] }).inDoubt).toEqual(usd(100))
  })
})

describe('Postings', () => {
  it('are those of the invoice and of its payments, each with its amount', () => {
    const posted = invoice({
      ...paid.invoices[0],
      posting: { key: 1, number: 'INV/1', day: '2026-03-02' },
    })
    const back = payment({ key: 8, direction: 'PAID_BACK', amount: usd(5), trace: null, number: 'PAY/8' })
    const { hops } = lineageOf({
      ...paid,
      invoices: [{ ...posted, payments: [7, 8] }],
      payments: [payment(), back],
    })
    expect(
      hops
        .filter(({ stage }) => stage === 'LEDGER_POSTING')
        .map(({ reference, amount }) => [reference, amount?.amount]),
    ).toEqual([
      ['INV/1', '100.00'],
      ['BNK/70', '100.00'],
      ['BNK/70', '-5.00'],
    ])
  })
})
