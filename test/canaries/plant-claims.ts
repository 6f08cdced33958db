import type {
  Account,
  Address,
  ChargeItem,
  Claim,
  ClaimResponse,
  Coverage,
  Device,
  Encounter,
  HumanName,
  Identifier,
  Location,
  Organization,
  Patient,
  PaymentReconciliation,
  Practitioner,
  Resource,
  SupplyDelivery,
} from '@medplum/fhirtypes'
import type { OdooTables } from '#shared/sandbox/odoo-double/tables.ts'
import { systems } from '#shared/sandbox/revenue-cycle/systems.ts'
import { type Planted, textCanary } from './canary.ts'
import { type Fields, fieldsFor, meta, Planting } from './plant-fields.ts'
import { plantedFiles, type TextFile } from './plant-files.ts'
import { unknownCode, unknownType } from './spoilt-fhir.ts'

/** Canaries in what other systems than Odoo hold, and the same in the books where both have to name one thing. */
export interface PlantedClaims {
  readonly planted: Planted
  /** Birthdays: labels by what to look for. */
  readonly words: ReadonlyMap<string, string>
  readonly resources: readonly Resource[]
  readonly files: readonly TextFile[]
  /** Files in which something is wrong, each full of canaries. */
  readonly badFiles: readonly TextFile[]
  /** The tables of Odoo with the numbers of claims and of remittances. */
  readonly tables: OdooTables
}

/** How many claims there are: paid, denied, paid in part, and unanswered. */
export const claimCount = 4

/** What all sensitive fields of FHIR and of payers' files hold from now on, for the tables of a sandbox's Odoo. */
export function plantClaims(tables: OdooTables): PlantedClaims {
  const planting = new Planting()
  const numbers = Array.from({ length: claimCount }, (_, place) => place + 1)
  const resources = [...sharedResources(planting), ...numbers.flatMap((number) => resourcesOf(planting, number))]
  const { files, badFiles } = plantedFiles(planting)
  for (const { model, field, id } of [unknownCode, unknownType]) planting.text(model, field, id)
  const { planted, words } = planting
  return { planted, words, resources, files, badFiles, tables: withNumbers(tables, planting) }
}

/** Some of the invoices and payments there are bear the numbers that claims and remittances have here. */
function withNumbers(tables: OdooTables, planting: Planting): OdooTables {
  const rows = (model: string) => tables[model] ?? []
  const posted = rows('account.move').filter(
    ({ move_type: kind, state, payment_state: paid }) =>
      kind === 'out_invoice' && state === 'posted' && paid === 'paid',
  )
  const invoices = new Map(posted.slice(0, claimCount).map(({ id }, place) => [id, place + 1]))
  const payments = new Map(
    rows('account.payment')
      .filter(({ memo, state }) => typeof memo === 'string' && state === 'paid')
      .slice(0, 2)
      .map(({ id }, place) => [id, place + 1]),
  )
  const invoice = (id: number) => planting.text('Claim', 'identifier', invoices.get(id) as number)
  const payment = (id: number) => planting.text('835', 'TRN02', payments.get(id) as number)
  return {
    ...tables,
    'account.move': rows('account.move').map((row) => (invoices.has(row.id) ? { ...row, ref: invoice(row.id) } : row)),
    'account.payment': rows('account.payment').map((row) =>
      payments.has(row.id) ? { ...row, memo: payment(row.id) } : row,
    ),
  }
}

export const personId = (number: number) => textCanary({ model: 'Patient', field: 'id', id: number })

function sharedResources(planting: Planting): Resource[] {
  const payer = fieldsFor(planting, 'Organization', 1)
  const provider = fieldsFor(planting, 'Organization', 2)
  const person = fieldsFor(planting, 'Practitioner', 1)
  const place = fieldsFor(planting, 'Location', 1)
  const organization = (id: string, type: string, of: typeof payer, identifier: Identifier[]): Organization => ({
    ...{ resourceType: 'Organization', id, meta, ...of.narrative(), identifier, active: true },
    type: [of.coded('type', systems.organizationType, type)],
    ...{ name: of.text('name'), alias: [of.text('alias')], telecom: of.telecom(), address: of.address() },
    contact: [{ purpose: of.words('contact.purpose'), name: of.name()[0] as HumanName }],
  })
  const practitioner: Practitioner = {
    ...{ resourceType: 'Practitioner', id: 'practitioner-1', meta, ...person.narrative(), active: true },
    identifier: [
      person.identifier('identifier', systems.npi),
      person.identifier('socialSecurityNumber', 'http://hl7.org/fhir/sid/us-ssn'),
    ],
    ...{ name: person.name(), telecom: person.telecom(), address: person.address() },
    birthDate: planting.birthday('Practitioner', 9),
    qualification: [{ code: person.words('qualification') }],
  }
  const location: Location = {
    ...{ resourceType: 'Location', id: 'location-hospital', meta, ...place.narrative(), status: 'active' },
    identifier: [{ system: systems.warehouse, value: 'NGH' }, place.identifier('identifier', systems.gln)],
    ...{ name: place.text('name'), description: place.text('description'), alias: [place.text('alias')] },
    ...{ telecom: place.telecom(), address: place.address()[0] as Address },
  }
  return [
    organization('payer-1', 'pay', payer, [payer.identifier('identifier', systems.payerId)]),
    organization('provider-1', 'prov', provider, [provider.identifier('identifier', systems.npi)]),
    practitioner,
    location,
  ]
}

function resourcesOf(planting: Planting, number: number): Resource[] {
  const [of, answered] = [fieldsFor(planting, 'Claim', number), number !== claimCount]
  const all: Resource[] = [
    patient(planting, number),
    coverage(planting, number),
    account(planting, number),
    encounter(planting, number),
    device(planting, number),
    delivery(planting, number),
    charge(planting, number),
    claim(of, number),
  ]
  if (answered) all.push(response(planting, number))
  if (number === 1) all.push(reconciliation(planting, number))
  return all
}

function patient(planting: Planting, number: number): Patient {
  const of = fieldsFor(planting, 'Patient', number)
  return {
    ...{ resourceType: 'Patient', id: of.text('id'), meta, ...of.narrative() },
    identifier: [of.identifier('identifier', 'urn:caregraph:medical-record')],
    ...{ name: of.name(), telecom: of.telecom(), address: of.address() },
    birthDate: planting.birthday('Patient', number),
    contact: [{ name: of.name()[0] as HumanName, telecom: of.telecom() }],
  }
}

function coverage(planting: Planting, number: number): Coverage {
  const of = fieldsFor(planting, 'Coverage', number)
  return {
    ...{ resourceType: 'Coverage', id: `coverage-${number}`, meta, ...of.narrative(), status: 'active' },
    identifier: [of.identifier('identifier', 'urn:caregraph:member')],
    type: { coding: [{ system: systems.encounterClass, code: of.text('type'), display: of.text('type.display') }] },
    ...{ subscriberId: of.text('subscriberId'), dependent: of.text('dependent'), network: of.text('network') },
    policyHolder: of.to('policyHolder', `Patient/${personId(number)}`),
    subscriber: of.to('subscriber', `Patient/${personId(number)}`),
    beneficiary: of.to('beneficiary', `Patient/${personId(number)}`),
    relationship: of.words('relationship'),
    period: { start: '2026-01-01', end: '2026-12-31' },
    payor: [of.to('payor', 'Organization/payer-1')],
    class: [{ type: of.words('class.type'), value: of.text('class.value'), name: of.text('class.name') }],
  }
}

function account(planting: Planting, number: number): Account {
  const of = fieldsFor(planting, 'Account', number)
  return {
    ...{ resourceType: 'Account', id: `account-${number}`, meta, ...of.narrative(), status: 'active' },
    identifier: [of.identifier('identifier', systems.accountNumber)],
    ...{ name: of.text('name'), description: of.text('description') },
    subject: [of.to('subject', `Patient/${personId(number)}`)],
    owner: of.to('owner', 'Organization/provider-1'),
  }
}

function encounter(planting: Planting, number: number): Encounter {
  const of = fieldsFor(planting, 'Encounter', number)
  return {
    ...{ resourceType: 'Encounter', id: `encounter-${number}`, meta, ...of.narrative(), status: 'finished' },
    class: { system: systems.encounterClass, code: 'IMP', display: of.text('class.display') },
    identifier: [of.identifier('identifier', 'urn:caregraph:visit')],
    type: [of.words('type')],
    subject: of.to('subject', `Patient/${personId(number)}`),
    participant: [{ individual: of.to('participant', 'Practitioner/practitioner-1') }],
    reasonCode: [of.words('reasonCode')],
    account: [of.to('account', `Account/account-${number}`)],
    serviceProvider: of.to('serviceProvider', 'Organization/provider-1'),
  }
}

function device(planting: Planting, number: number): Device {
  const of = fieldsFor(planting, 'Device', number)
  return {
    ...{ resourceType: 'Device', id: `device-${number}`, meta, ...of.narrative(), status: 'active' },
    identifier: [of.identifier('identifier', 'urn:caregraph:implant')],
    udiCarrier: [{ deviceIdentifier: of.text('udi'), carrierHRF: of.text('carrierHRF') }],
    ...{ lotNumber: of.text('lotNumber'), serialNumber: of.text('serialNumber'), modelNumber: of.text('modelNumber') },
    deviceName: [{ name: of.text('deviceName'), type: 'user-friendly-name' }],
    patient: of.to('patient', `Patient/${personId(number)}`),
    note: [{ text: of.text('note') }],
  }
}

function delivery(planting: Planting, number: number): SupplyDelivery {
  const of = fieldsFor(planting, 'SupplyDelivery', number)
  return {
    ...{ resourceType: 'SupplyDelivery', id: `delivery-${number}`, meta, ...of.narrative(), status: 'completed' },
    identifier: [of.identifier('identifier', systems.deliveryNumber)],
    patient: of.to('patient', `Patient/${personId(number)}`),
    type: of.words('type'),
    suppliedItem: {
      quantity: { value: planting.amount('SupplyDelivery', 'quantity', number), unit: 'each' },
      itemReference: of.to('suppliedItem', `Device/device-${number}`),
    },
    occurrenceDateTime: '2026-04-20T10:00:00Z',
    supplier: of.to('supplier', 'Practitioner/practitioner-1'),
    destination: of.to('destination', 'Location/location-hospital'),
    receiver: [of.to('receiver', 'Practitioner/practitioner-1')],
  }
}

function charge(planting: Planting, number: number): ChargeItem {
  const of = fieldsFor(planting, 'ChargeItem', number)
  return {
    ...{ resourceType: 'ChargeItem', id: `charge-${number}`, meta, ...of.narrative(), status: 'billed' },
    identifier: [of.identifier('identifier', 'urn:caregraph:charge')],
    code: { coding: [{ system: systems.chargeCodes, code: of.text('code'), display: of.text('code.display') }] },
    subject: of.to('subject', `Patient/${personId(number)}`),
    context: of.to('context', `Encounter/encounter-${number}`),
    occurrenceDateTime: '2026-04-20T10:00:00Z',
    quantity: { value: 1 },
    bodysite: [of.words('bodysite')],
    priceOverride: of.money('priceOverride'),
    overrideReason: of.text('overrideReason'),
    reason: [of.words('reason')],
    service: [of.to('service', `SupplyDelivery/delivery-${number}`)],
    account: [of.to('account', `Account/account-${number}`)],
    note: [{ text: of.text('note') }],
    supportingInformation: [of.to('supportingInformation', `Claim/claim-${number}`)],
  }
}

function claim(of: Fields, number: number): Claim {
  const total = of.money('total')
  return {
    ...{ resourceType: 'Claim', id: `claim-${number}`, meta, ...of.narrative(), status: 'active', use: 'claim' },
    contained: [{ resourceType: 'Patient', id: 'inside', name: [{ family: of.text('contained.name') }] }],
    identifier: [{ ...of.identifier('identifier', systems.claimNumber), assigner: { display: of.text('assigner') } }],
    type: of.coded('type', systems.claimType, 'institutional'),
    subType: of.words('subType'),
    patient: of.to('patient', `Patient/${personId(number)}`),
    billablePeriod: { start: '2026-04-01', end: '2026-04-20' },
    created: '2026-04-25',
    enterer: of.to('enterer', 'Practitioner/practitioner-1'),
    insurer: of.to('insurer', 'Organization/payer-1'),
    provider: of.to('provider', number === 3 ? 'Practitioner/practitioner-1' : 'Organization/provider-1'),
    priority: of.coded('priority', systems.priority, 'normal'),
    payee: { type: of.words('payee.type'), party: { display: of.text('payee.party') } },
    facility: of.to('facility', 'Location/location-hospital'),
    careTeam: [{ sequence: 1, provider: of.to('careTeam', 'Practitioner/practitioner-1'), role: of.words('role') }],
    supportingInfo: [
      { sequence: 1, category: of.words('supportingInfo'), valueString: of.text('supportingInfo.value') },
    ],
    diagnosis: [{ sequence: 1, diagnosisCodeableConcept: of.coded('diagnosis', 'urn:icd', of.text('diagnosis')) }],
    procedure: [{ sequence: 1, procedureCodeableConcept: of.coded('procedure', 'urn:pcs', of.text('procedure')) }],
    insurance: [
      {
        ...{ sequence: 1, focal: true, coverage: of.to('coverage', `Coverage/coverage-${number}`) },
        ...{ businessArrangement: of.text('businessArrangement'), preAuthRef: [of.text('preAuthRef')] },
      },
    ],
    accident: {
      date: '2026-04-01',
      type: of.words('accident'),
      locationAddress: { text: of.text('accident.address') },
    },
    item: [
      {
        sequence: 1,
        productOrService: of.coded('item', systems.chargeCodes, of.text('item.code')),
        modifier: [of.words('item.modifier')],
        servicedDate: '2026-04-20',
        locationAddress: { line: [of.text('item.address')] },
        quantity: { value: 1 },
        ...{ unitPrice: of.money('item.unitPrice'), net: total },
        ...{ bodySite: of.words('item.bodySite'), subSite: [of.words('item.subSite')] },
        encounter: [of.to('item.encounter', `Encounter/encounter-${number}`)],
        udi: [of.to('item.udi', `Device/device-${number}`)],
        detail: [{ sequence: 1, productOrService: of.words('item.detail'), net: of.money('item.detail.net') }],
      },
    ],
    total,
  }
}

function response(planting: Planting, number: number): ClaimResponse {
  const of = fieldsFor(planting, 'ClaimResponse', number)
  return {
    ...{ resourceType: 'ClaimResponse', id: `response-${number}`, meta, ...of.narrative(), status: 'active' },
    identifier: [of.identifier('identifier', 'urn:caregraph:response')],
    ...{ type: of.coded('type', systems.claimType, 'institutional'), use: 'claim', created: '2026-05-01' },
    patient: of.to('patient', `Patient/${personId(number)}`),
    insurer: of.to('insurer', 'Organization/payer-1'),
    requestor: of.to('requestor', 'Practitioner/practitioner-1'),
    request: of.to('request', `Claim/claim-${number}`),
    outcome: number === 3 ? 'error' : 'complete',
    ...{ disposition: of.text('disposition'), preAuthRef: of.text('preAuthRef') },
    total: [{ category: of.coded('total', systems.adjudication, 'submitted'), amount: of.money('total') }],
    adjudication: [
      {
        category: of.coded('adjudication', systems.adjudication, 'eligible'),
        reason: of.coded('adjudication.reason', systems.adjustmentReason, '45'),
        amount: of.money('adjudication'),
      },
    ],
    payment: {
      type: of.coded('payment', systems.responsePaymentType, 'complete'),
      adjustmentReason: of.words('payment.adjustmentReason'),
      ...{ date: '2026-05-08', amount: of.money('payment') },
      identifier: { system: systems.traceNumber, value: planting.text('835', 'TRN02', number) },
    },
    processNote: [{ number: 1, text: of.text('processNote') }],
    error: [{ itemSequence: 1, code: of.coded('error', systems.adjudicationError, 'a002') }],
  }
}

function reconciliation(planting: Planting, number: number): PaymentReconciliation {
  const of = fieldsFor(planting, 'PaymentReconciliation', number)
  return {
    ...{ resourceType: 'PaymentReconciliation', id: `paid-${number}`, meta, ...of.narrative(), status: 'active' },
    ...{ created: '2026-05-08', paymentDate: '2026-05-08', outcome: 'complete', disposition: of.text('disposition') },
    paymentIssuer: of.to('paymentIssuer', 'Organization/payer-1'),
    requestor: of.to('requestor', 'Practitioner/practitioner-1'),
    paymentAmount: of.money('paymentAmount'),
    paymentIdentifier: of.identifier('paymentIdentifier', systems.traceNumber),
    detail: [
      {
        type: of.coded('detail', systems.paymentType, 'payment'),
        ...{
          identifier: of.identifier('detail.identifier', 'urn:caregraph:detail'),
          amount: of.money('detail.amount'),
        },
        request: of.to('detail.request', `Claim/claim-${number}`),
        responsible: of.to('detail.responsible', 'Practitioner/practitioner-1'),
        payee: of.to('detail.payee', 'Organization/provider-1'),
      },
    ],
    processNote: [{ type: 'print', text: of.text('processNote') }],
  }
}
