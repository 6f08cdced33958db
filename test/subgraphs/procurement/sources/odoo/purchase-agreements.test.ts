import { describe, expect, it } from 'vitest'
import { OdooFacts } from '#shared/odoo/facts.ts'
import { purchaseAgreements } from '#subgraphs/procurement/sources/odoo/purchase-agreements.ts'

const facts = new OdooFacts(
  {
    currencies: new Map([[1, { code: 'EUR', digits: 2 }]]),
    units: new Map(),
    operationTypes: new Map(),
    quantityDigits: 2,
  },
  () => undefined,
)
const { currency } = purchaseAgreements.properties

describe('The currency of an agreement', () => {
  it('is looked for anew where it is one that is not known, and nowhere else', () => {
    const leans = (row: object) => currency.leansOnUnknown?.({ id: 1, ...row }, facts)
    expect([{ currency_id: 7 }, { currency_id: 1 }, { currency_id: false }, {}].map(leans)).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})
