import type { HeldType } from '../held-types.ts'

export type ParameterKind = 'token' | 'reference' | 'date' | 'string' | 'uri'

/** One search parameter of a type: http://hl7.org/fhir/R4/searchparameter-registry.html */
export interface Parameter {
  readonly kind: ParameterKind
  /** What of a resource it asks about. */
  readonly paths: readonly string[]
  /** Of a reference: the only type it asks about. */
  readonly target?: string
}

type Parameters = Readonly<Record<string, Parameter>>

const token = (...paths: string[]): Parameter => ({ kind: 'token', paths })
const date = (...paths: string[]): Parameter => ({ kind: 'date', paths })
const string = (...paths: string[]): Parameter => ({ kind: 'string', paths })
const uri = (...paths: string[]): Parameter => ({ kind: 'uri', paths })
const reference = (path: string, target?: string): Parameter => ({
  kind: 'reference',
  paths: [path],
  ...(target === undefined ? {} : { target }),
})

const common: Parameters = {
  _id: token('id'),
  _lastUpdated: date('meta.lastUpdated'),
  _profile: uri('meta.profile'),
  _security: token('meta.security'),
  _source: uri('meta.source'),
  _tag: token('meta.tag'),
}

const claimItems: Parameters = {
  'care-team': reference('careTeam.provider'),
  'detail-udi': reference('item.detail.udi', 'Device'),
  encounter: reference('item.encounter', 'Encounter'),
  'item-udi': reference('item.udi', 'Device'),
  'procedure-udi': reference('procedure.udi', 'Device'),
  'subdetail-udi': reference('item.detail.subDetail.udi', 'Device'),
}

const byType: Readonly<Record<HeldType, Parameters>> = {
  Account: {
    identifier: token('identifier'),
    name: string('name'),
    owner: reference('owner', 'Organization'),
    patient: reference('subject', 'Patient'),
    period: date('servicePeriod'),
    status: token('status'),
    subject: reference('subject'),
    type: token('type'),
  },
  ChargeItem: {
    account: reference('account', 'Account'),
    code: token('code'),
    context: reference('context'),
    'entered-date': date('enteredDate'),
    enterer: reference('enterer'),
    identifier: token('identifier'),
    occurrence: date('occurrenceDateTime', 'occurrencePeriod', 'occurrenceTiming.event'),
    patient: reference('subject', 'Patient'),
    'performer-actor': reference('performer.actor'),
    'performing-organization': reference('performingOrganization', 'Organization'),
    'requesting-organization': reference('requestingOrganization', 'Organization'),
    service: reference('service'),
    subject: reference('subject'),
  },
  Claim: {
    ...claimItems,
    created: date('created'),
    enterer: reference('enterer'),
    facility: reference('facility', 'Location'),
    identifier: token('identifier'),
    insurer: reference('insurer', 'Organization'),
    patient: reference('patient', 'Patient'),
    payee: reference('payee.party'),
    priority: token('priority'),
    provider: reference('provider'),
    status: token('status'),
    use: token('use'),
  },
  ClaimResponse: {
    created: date('created'),
    disposition: string('disposition'),
    identifier: token('identifier'),
    insurer: reference('insurer', 'Organization'),
    outcome: token('outcome'),
    patient: reference('patient', 'Patient'),
    'payment-date': date('payment.date'),
    request: reference('request', 'Claim'),
    requestor: reference('requestor'),
    status: token('status'),
    use: token('use'),
  },
  Coverage: {
    beneficiary: reference('beneficiary', 'Patient'),
    'class-type': token('class.type'),
    'class-value': string('class.value'),
    dependent: string('dependent'),
    identifier: token('identifier'),
    patient: reference('beneficiary', 'Patient'),
    payor: reference('payor'),
    'policy-holder': reference('policyHolder'),
    status: token('status'),
    subscriber: reference('subscriber'),
    type: token('type'),
  },
  Device: {
    'device-name': string('deviceName.name', 'type.coding.display', 'type.text'),
    identifier: token('identifier'),
    location: reference('location', 'Location'),
    manufacturer: string('manufacturer'),
    model: string('modelNumber'),
    organization: reference('owner', 'Organization'),
    patient: reference('patient', 'Patient'),
    status: token('status'),
    type: token('type'),
    'udi-carrier': string('udiCarrier.carrierHRF'),
    'udi-di': string('udiCarrier.deviceIdentifier'),
    url: uri('url'),
  },
  Encounter: {
    account: reference('account', 'Account'),
    class: token('class'),
    date: date('period'),
    identifier: token('identifier'),
    location: reference('location.location', 'Location'),
    'part-of': reference('partOf', 'Encounter'),
    patient: reference('subject', 'Patient'),
    'service-provider': reference('serviceProvider', 'Organization'),
    status: token('status'),
    subject: reference('subject'),
    type: token('type'),
  },
  ExplanationOfBenefit: {
    ...claimItems,
    claim: reference('claim', 'Claim'),
    coverage: reference('insurance.coverage', 'Coverage'),
    created: date('created'),
    disposition: string('disposition'),
    enterer: reference('enterer'),
    facility: reference('facility', 'Location'),
    identifier: token('identifier'),
    patient: reference('patient', 'Patient'),
    payee: reference('payee.party'),
    provider: reference('provider'),
    status: token('status'),
  },
  Location: {
    identifier: token('identifier'),
    name: string('name', 'alias'),
    'operational-status': token('operationalStatus'),
    organization: reference('managingOrganization', 'Organization'),
    partof: reference('partOf', 'Location'),
    status: token('status'),
    type: token('type'),
  },
  Organization: {
    active: token('active'),
    identifier: token('identifier'),
    name: string('name', 'alias'),
    partof: reference('partOf', 'Organization'),
    type: token('type'),
  },
  Patient: {
    active: token('active'),
    identifier: token('identifier'),
    organization: reference('managingOrganization', 'Organization'),
  },
  PaymentReconciliation: {
    created: date('created'),
    disposition: string('disposition'),
    identifier: token('identifier'),
    outcome: token('outcome'),
    'payment-issuer': reference('paymentIssuer', 'Organization'),
    request: reference('request', 'Task'),
    requestor: reference('requestor'),
    status: token('status'),
  },
  Practitioner: {
    active: token('active'),
    family: string('name.family'),
    given: string('name.given'),
    identifier: token('identifier'),
  },
  Subscription: {
    criteria: string('criteria'),
    payload: token('channel.payload'),
    status: token('status'),
    type: token('channel.type'),
    url: uri('channel.endpoint'),
  },
  SupplyDelivery: {
    identifier: token('identifier'),
    patient: reference('patient', 'Patient'),
    receiver: reference('receiver'),
    status: token('status'),
    supplier: reference('supplier'),
  },
  SupplyRequest: {
    category: token('category'),
    date: date('authoredOn'),
    identifier: token('identifier'),
    requester: reference('requester'),
    status: token('status'),
    subject: reference('deliverTo'),
    supplier: reference('supplier'),
  },
}

/** The search parameters of a type, those of all types among them. */
export function parametersOf(type: HeldType): Parameters {
  return { ...common, ...byType[type] }
}

export function parameterOf(type: HeldType, name: string): Parameter | undefined {
  const parameters = byType[type]
  if (Object.hasOwn(parameters, name)) return parameters[name]
  return Object.hasOwn(common, name) ? common[name] : undefined
}
