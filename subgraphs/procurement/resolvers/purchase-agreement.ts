import { nestedPage } from '#shared/connections/nested-page.ts'
import { quantityOf } from '#shared/odoo/columns.ts'
import { entityFromReference } from '#shared/odoo/entity-resolvers.ts'
import { crossingPage } from '#shared/odoo/related-pages.ts'
import { requestedOfNodes } from '#shared/schema/look-ahead.ts'
import { preciseDecimal } from '#shared/values/decimal.ts'
import type { ProcurementContext } from '../context.ts'
import { totalOf } from '../sources/odoo/purchase-agreement-lines.ts'
import type { PurchaseAgreementLineResolvers, PurchaseAgreementResolvers } from '../types.generated.ts'

export const PurchaseAgreement: PurchaseAgreementResolvers = {
  __resolveReference: entityFromReference((context: ProcurementContext) => context.purchaseAgreements),
  currency: async (agreement) => (await agreement.currency())?.code ?? null,
  lines: (agreement, page, { purchaseAgreementLines }, info) =>
    nestedPage(agreement.lines(), page, (keys) => purchaseAgreementLines.load(keys, requestedOfNodes(info))),
  purchaseOrders: (agreement, page, { purchaseOrders }, info) =>
    crossingPage(agreement.purchaseOrders(), page, purchaseOrders, info),
}

export const PurchaseAgreementLine: PurchaseAgreementLineResolvers = {
  agreement: async (line, _, { purchaseAgreements }, info) =>
    purchaseAgreements.pointedAt(await line.agreement(), info),
  async agreedPrice(line, _, { purchaseAgreements }) {
    const { amount, agreement } = await line.agreedPrice()
    const currency = agreement === null ? null : await purchaseAgreements.entity(agreement).currency()
    return currency && { amount: preciseDecimal(amount, currency.digits), currency: currency.code }
  },
  async ordered(line, _, { orderedUnderAgreements, factsOfUnits }) {
    const { item, unit, agreement } = await line.ordered()
    if (agreement === null || item === null || unit === null) return null
    const ordered = await orderedUnderAgreements.load(agreement)
    const facts = await factsOfUnits([unit, ...ordered.map((each) => each.unit)])
    const total = totalOf(ordered, item, unit, facts.unitConversion)
    return total === null ? null : quantityOf(total, unit, facts)
  },
}
