import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineageOf } from '#subgraphs/revenue-cycle/lineage/lineage.ts'
import { asClaim, invoice, line, paid, payment, remittance, response, state, usd } from './made-facts.ts'

const cents = fc.integer({ min: 1, max: 1_000_000_00 })
const money = (amount: number) => usd((amount / 100).toFixed(2))

describe('Whatever the amounts', () => {
  it('a lineage is complete where all of them agree, and in no other case', () => {
    // Mostly the same amount, so that each of them is the odd one now and then.
    const amounts = fc.tuple(cents, fc.array(fc.option(cents, { freq: 3 }), { minLength: 4, maxLength: 4 }))
    fc.assert(
      fc.property(amounts, ([usual, others]) => {
        const [invoiced, answered, remitted, booked] = others.map((each) => each ?? usual) as [
          number,
          number,
          number,
          number,
        ]
        const { isComplete, inDoubt, hops } = lineageOf({
          ...paid,
          claim: {
            ...asClaim(
              { total: money(usual), lines: [line({ net: money(usual) })] },
              state({ status: 'PAID', charged: money(usual), paid: money(remitted) }),
            ),
          },
          invoices: [invoice({ total: money(invoiced), residual: usd(0), paymentState: 'PAID', payments: [7] })],
          responses: [response(money(answered))],
          remittances: [remittance(remitted / 100, { charged: money(usual).amount })],
          payments: [payment({ amount: money(booked) })],
        })
        const areSame = invoiced === usual && answered === remitted && booked === remitted
        expect(isComplete).toBe(areSame)
        expect(inDoubt === null).toBe(areSame)
        for (const hop of hops) {
          expect(hop.state === 'FOUND').toBe(hop.reason === null)
          if (hop.inDoubt !== null) expect(Number(hop.inDoubt.amount)).toBeGreaterThan(0)
        }
        const paymentHop = hops.find(({ stage }) => stage === 'PAYMENT')
        const short = Math.min(Math.abs(booked - remitted), remitted)
        expect(Math.round(Number(paymentHop?.inDoubt?.amount ?? 0) * 100)).toBe(short)
      }),
      { numRuns: 2_000 },
    )
  })
})
