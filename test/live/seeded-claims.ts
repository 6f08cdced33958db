import type { ClaimResponse, Practitioner, Resource } from '@medplum/fhirtypes'
import type { HospitalGroup } from '#shared/sandbox/hospital-group/group.ts'
import { withCheckDigit } from '#shared/sandbox/hospital-group/items.ts'
import type { Care, InvoicedCare } from '#shared/sandbox/revenue-cycle/care.ts'
import { cents, money } from '#shared/sandbox/revenue-cycle/cents.ts'
import { claimId, claims, patientId } from '#shared/sandbox/revenue-cycle/claims.ts'
import type { Consumed } from '#shared/sandbox/revenue-cycle/consumed.ts'
import { consumption, deviceId } from '#shared/sandbox/revenue-cycle/consumption.ts'
import { type Decision, deniedDecision, paidDecision } from '#shared/sandbox/revenue-cycle/decisions.ts'
import type { PaidAtOnce } from '#shared/sandbox/revenue-cycle/paid.ts'
import { parties, payerId, payerParties, providerParties } from '#shared/sandbox/revenue-cycle/parties.ts'
import { remittanceText } from '#shared/sandbox/revenue-cycle/remittance-text.ts'
import { systems } from '#shared/sandbox/revenue-cycle/systems.ts'
import { coded, momentOf, reference, written } from '#shared/sandbox/revenue-cycle/written.ts'
import { daysAfter } from '#shared/values/calendar-day.ts'
import type { LiveOdoo } from './live.ts'
import { askOdoo, type OdooRecord } from './oracle.ts'

/** What a claims platform and payers would hold of the seeded group, see seed/9-revenue-cycle.py. */
export interface SeededClaims {
  readonly resources: readonly Resource[]
  /** The last of them is to be put aside. */
  readonly files: readonly { readonly name: string; readonly text: string }[]
  /** Each claim once, by its number. */
  readonly care: ReadonlyMap<string, Care>
  /** What the files tell of, by trace number. */
  readonly told: ReadonlyMap<string, PaidAtOnce>
  /** Uses in the order of their ids. */
  readonly used: readonly Consumed[]
}

const letters = ['A', 'B', 'C', 'D', 'E', 'F'] as const
const payers = letters.map((letter) => ({ key: `payer_${letter}`, name: `Payer ${letter}`, number: `PAY-${letter}` }))
const companies = [
  { key: 'company_northmere', name: 'Northmere Health' },
  { key: 'company_estmere', name: 'Estmere Laboratories' },
]
// Of the group, parties are made of no more than these.
const group = { payers, companies } as unknown as HospitalGroup
const separators = { element: '*', component: ':', repetition: '^', segment: '~', newline: '\n' }

export const ngh = (number: number) => `NGH-C-26-${String(number).padStart(5, '0')}`
export const elb = (number: number) => `ELB-C-26-${String(number).padStart(5, '0')}`

/** Made of the invoices that bear claims' numbers, as Odoo has them; whatever is beside them is told in other systems only. */
export async function seededClaims(odoo: LiveOdoo): Promise<SeededClaims> {
  const oracle = await askOdoo(odoo)
  const partners = await oracle.byId('res.partner', ['ref'])
  const currencies = await oracle.byId('res.currency', ['name'])
  const invoices = await oracle.all(
    'account.move',
    ['ref', 'partner_id', 'company_id', 'currency_id', 'invoice_date', 'amount_total'],
    [
      ['move_type', '=', 'out_invoice'],
      ['ref', '=like', '%-C-26-%'],
    ],
  )
  const invoiced = invoices.map((invoice): InvoicedCare => {
    const charged = cents(invoice.amount_total)
    const lines = [{ code: 'CARE', quantity: 1, unitPrice: charged, net: charged }]
    return {
      ...{ key: invoice.ref, claim: invoice.ref, lines, charged, billedOn: invoice.invoice_date },
      payer: `payer_${partners.get(invoice.partner_id)?.ref.at(-1)}`,
      ...(invoice.ref.startsWith('NGH')
        ? { company: 'company_northmere', facility: 'facility_hospital' }
        : { company: 'company_estmere', facility: 'facility_laboratory' }),
      currency: currencies.get(invoice.currency_id)?.name,
      ...{ state: 'posted', isReversed: false },
    }
  })
  const last = invoiced.find(({ claim }) => claim === ngh(99)) as Care
  // The invoice of the hundredth bears another's number.
  const unbilled = { ...last, key: ngh(100), claim: ngh(100), facility: 'facility_clinic' }
  const care = new Map<string, Care>([...invoiced, unbilled].map((each) => [each.claim, each]))
  const told = tellingOf(care)
  const used = await usesOf(oracle)
  const resources = [
    ...parties(group).map(named),
    ...claims(
      [...care.values()],
      new Map([[ngh(1), used.filter((_, place) => charged.has(place)).map(({ product }) => deviceId(product))]]),
    ).map(withStates),
    ...answersTo(care, told),
    ...consumption(
      used.map((each, place) => ({ consumed: each, care: charged.has(place) ? first(invoiced) : null })),
    ).map(asLabelled),
  ]
  return { resources, files: filesOf(told), care, told: new Map(told.map((each) => [each.trace, each])), used }
}

/** Places of the uses that the first claim charges for: one that is in stock, and one that is not. */
const charged = new Set([0, 3])

const first = (invoiced: readonly InvoicedCare[]) => invoiced.find(({ claim }) => claim === ngh(1)) ?? null

function named(resource: Resource): Resource {
  if (resource.resourceType !== 'Practitioner') return resource
  const person: Practitioner = { ...resource, name: [{ family: 'Synthetic', given: ['Robin'] }] }
  return person
}

/** One that is written still, one that was taken back, and one of a person. */
function withStates(resource: Resource): Resource {
  if (resource.resourceType !== 'Claim') return resource
  const item = resource.item?.map((each) => ({ ...each, revenue: coded('urn:caregraph:revenue-codes', '0270') }))
  const claim = { ...resource, ...(item && { item }) }
  if (resource.id === claimId(ngh(95))) return { ...claim, status: 'draft' }
  if (resource.id === claimId(ngh(96))) return { ...claim, status: 'cancelled' }
  if (resource.id === claimId(ngh(2))) return { ...claim, provider: reference('Practitioner', 'practitioner-1') }
  return claim
}

/** Of what is kept without lots; of another it is known which piece it is. */
function asLabelled(resource: Resource): Resource {
  if (resource.resourceType !== 'Device') return resource
  if (resource.lotNumber === 'Q-1') return { ...resource, serialNumber: 'PIECE-7' }
  if (resource.lotNumber !== '') return resource
  const { lotNumber: _, udiCarrier: carriers = [], ...device } = resource
  return { ...device, udiCarrier: carriers.map(({ carrierHRF: _, ...carrier }) => carrier) }
}

/** Numbers of the claims of a payer, from one place to another. */
function numbersOf(care: ReadonlyMap<string, Care>, payer: string, from: number, to: number): readonly Care[] {
  const all = Array.from({ length: to - from + 1 }, (_, place) => care.get(ngh(from + place)) as Care)
  return all.filter((each) => each.payer === payer)
}

function tellingOf(care: ReadonlyMap<string, Care>): readonly PaidAtOnce[] {
  const of = (claim: string) => care.get(claim) as Care
  const telling = (
    trace: string,
    { payer, company, currency }: Care,
    paidOn: string,
    decisions: readonly Decision[],
    providerAdjustments: PaidAtOnce['providerAdjustments'] = [],
  ): PaidAtOnce => ({ trace, payer, company, currency, paidOn, told: 'file', decisions, providerAdjustments })
  const taken = [{ group: 'CO', reason: '45', amount: cents(40) }] as const
  const left = [{ group: 'PR', reason: '1', amount: cents(15) }] as const
  return [
    ...letters.flatMap((letter) => {
      const payer = `payer_${letter}`
      const whole = numbersOf(care, payer, 1, 72)
      const parts = numbersOf(care, payer, 73, 80)
      return [
        telling(
          `EFT-NGH-${letter}`,
          whole[0] as Care,
          '2026-08-14',
          whole.map((each) => paidDecision(each)),
        ),
        telling(
          `EFT-NGH-PART-${letter}`,
          parts[0] as Care,
          '2026-08-21',
          parts.map((each) => paidDecision(each, taken)),
        ),
      ]
    }),
    telling(
      'EFT-NGH-TAKEN',
      of(ngh(82)),
      '2026-08-28',
      [paidDecision(of(ngh(82)))],
      [{ reason: 'WO', reference: 'OLD-CLAIM', amount: cents(12.5) }],
    ),
    telling('EFT-NGH-SHORT', of(ngh(83)), '2026-08-28', [paidDecision(of(ngh(83)))]),
    telling('EFT-NGH-GONE', of(ngh(84)), '2026-08-28', [paidDecision(of(ngh(84)), left)]),
    telling('EFT-NGH-DENIED', of(ngh(85)), '2026-08-28', [
      // Line by line.
      paidDecision(of(ngh(85)), [{ group: 'CO', reason: '50', amount: of(ngh(85)).charged }], '4'),
      // Of a claim that nobody knows.
      deniedDecision({ ...of(ngh(85)), claim: 'NGH-C-26-77777' }, '16'),
    ]),
    telling('EFT-ELB-A', of(elb(1)), '2026-08-14', [paidDecision(of(elb(1)))]),
  ]
}

function filesOf(told: readonly PaidAtOnce[]): SeededClaims['files'] {
  const payersByKey = new Map(payerParties(group).map((payer) => [payer.key, payer]))
  const payees = new Map(providerParties(group).map((payee) => [payee.company, payee]))
  const files = told.map((paid, place) => {
    const payer = payersByKey.get(paid.payer) as ReturnType<typeof payerParties>[number]
    const payee = payees.get(paid.company) as ReturnType<typeof providerParties>[number]
    const interchange = { payer, number: place + 1, sentOn: paid.paidOn, remittances: [{ paid, payee }], separators }
    return { name: `${paid.trace}.835`, text: withRemarks(remittanceText(interchange)) }
  })
  const bad = files[0]?.text.replace(/BPR\*I\*[\d.]+/, 'BPR*I*1').replaceAll(/(ISA.{87})\d{9}/g, '$1999999999') ?? ''
  return [...files, { name: 'unbalanced.835', text: bad.replaceAll(/IEA\*1\*\d+/g, 'IEA*1*999999999') }]
}

/** Where something was taken off a line or a whole claim, the payer remarks on it, which the sandbox's never do. */
function withRemarks(text: string): string {
  const remarked = text
    .replace(/(CAS\*CO\*16\*[^~]*~\n(?:NM1[^~]*~\n))/g, '$1MOA***N290~\n')
    .replace(/(CAS\*[^~]*~\nREF\*6R[^~]*~\n(?:AMT\*B6[^~]*~\n)?)/g, '$1LQ*HE*N130~\n')
  const between = remarked.slice(remarked.indexOf('ST*835'), remarked.indexOf('SE*'))
  return remarked.replace(/SE\*\d+/, `SE*${between.split('~').length}`)
}

/** Payers answer what they pay or not; three they have not decided, and of one they say that they pay and then do not. */
function answersTo(care: ReadonlyMap<string, Care>, told: readonly PaidAtOnce[]): readonly ClaimResponse[] {
  const decided = told.flatMap(({ decisions, trace, paidOn }) =>
    decisions.flatMap((decision) => {
      const of = care.get(decision.care.claim)
      return of === undefined ? [] : [answer(of, 'complete', decision, { trace, paidOn })]
    }),
  )
  const of = (number: number) => care.get(ngh(number)) as Care
  return [
    ...decided,
    answer(of(81), 'complete', paidDecision(of(81)), { trace: 'EFT-NGH-LOST', paidOn: '2026-08-28' }),
    answer(of(86), 'queued'),
    answer(of(87), 'partial'),
    { ...answer(of(88), 'error'), error: [{ itemSequence: 1, code: coded(systems.adjudicationError, 'a002') }] },
  ]
}

function answer(
  { claim, billedOn, currency, payer }: Care,
  outcome: ClaimResponse['outcome'],
  decision: Decision | null = null,
  payment: { readonly trace: string; readonly paidOn: string } | null = null,
): ClaimResponse {
  const said = (category: string, amount: number) => ({
    category: coded(systems.adjudication, category),
    amount: money(amount, currency),
  })
  const isPaid = payment !== null && decision !== null && decision.paid > 0
  return {
    resourceType: 'ClaimResponse',
    id: `response-${claim.toLowerCase()}`,
    meta: written(momentOf(daysAfter(billedOn, 9))),
    status: 'active',
    type: coded(systems.claimType, 'institutional'),
    use: 'claim',
    patient: reference('Patient', patientId(claim)),
    created: daysAfter(billedOn, 9),
    insurer: reference('Organization', payerId(payer)),
    request: reference('Claim', claimId(claim)),
    outcome,
    ...(decision !== null && {
      total: [said('submitted', decision.charged), said('eligible', decision.paid), said('benefit', decision.paid)],
    }),
    ...(isPaid && {
      payment: {
        type: coded(systems.responsePaymentType, 'complete'),
        date: payment.paidOn,
        amount: money(decision.paid, currency),
        identifier: { system: systems.traceNumber, value: payment.trace },
      },
    }),
  }
}

/** What was used of the seeded goods, by what Odoo says of the days on which they left. */
async function usesOf(oracle: Awaited<ReturnType<typeof askOdoo>>): Promise<readonly Consumed[]> {
  const stent = withCheckDigit('299911100001')
  const use = (gtin: string, lot: string, occurredAt: string, more: Partial<Consumed> = {}): Consumed => ({
    product: { gtin, lot, expiresOn: '2031-01-31' },
    ...{ quantity: 2, unit: 'each', status: 'completed', facility: 'facility_hospital', occurredAt },
    ...{ price: cents(8), currency: 'USD' },
    ...more,
  })
  const untracked = await leftWithoutLot(oracle)
  return [
    use(stent, 'STENT-1', '2026-02-14T10:00:00.000Z'),
    use(stent, 'STENT-2', '2026-02-16T10:00:00.000Z'),
    use(stent, 'STENT-2', '2026-02-17T09:00:00.000Z', { quantity: 3 }),
    use(withCheckDigit('299900000200'), 'Q-1', '2026-02-17T09:00:00.000Z'),
    use(stent, 'STENT-3', '2026-02-17T09:00:00.000Z'),
    use(stent, 'STENT-9', '2026-02-17T09:00:00.000Z'),
    use(stent, 'STENT-1', '2026-02-14T10:00:00.000Z', { facility: null }),
    // A box of what is kept without lots, by the number on the box.
    use(withCheckDigit('1299911100002'), '', '2026-02-17T09:00:00.000Z'),
    ...(untracked === null
      ? []
      : [use(untracked.barcode, '', `${untracked.date.replace(' ', 'T')}.000Z`, { quantity: untracked.quantity })]),
  ]
}

/** Of something kept without lots: a move out of the hospital that is the only one of its item there. */
async function leftWithoutLot({ all, byId }: Awaited<ReturnType<typeof askOdoo>>): Promise<OdooRecord | null> {
  const items = await byId('product.product', ['barcode', 'tracking'])
  const lines = await all(
    'stock.move.line',
    ['product_id', 'date', 'quantity', 'move_id'],
    [
      ['state', '=', 'done'],
      ['location_id.usage', '=', 'internal'],
      ['location_id.warehouse_id.code', '=', 'NGH'],
      ['location_dest_id.usage', 'in', ['customer', 'inventory', 'production']],
    ],
  )
  const byItem = Map.groupBy(lines, ({ product_id }) => product_id)
  for (const [key, moved] of byItem) {
    const item = items.get(key)
    const isRight = typeof item?.barcode === 'string' && withCheckDigit(item.barcode.slice(0, -1)) === item.barcode
    if (isRight && item.tracking === 'none' && moved.length === 1)
      return { ...moved[0], barcode: item.barcode } as OdooRecord
  }
  return null
}
