import type { Claim, ClaimResponse, Resource } from '@medplum/fhirtypes'
import { daysAfter } from '../hospital-group/calendar.ts'
import type { Care } from './care.ts'
import { claimId, coverageId, patientId, servicedFrom } from './claims.ts'
import { identifier, locationId, payerId, providerId } from './parties.ts'
import { systems } from './systems.ts'
import { coded, momentOf, reference, written } from './written.ts'

/** What payers were asked before care was given: of the first a payer said yes, of the other it has not answered. */
export function preauthorizations(granted: Care, open: Care): Resource[] {
  const [first, second] = [asked('NGH-P-26-00001', granted), asked('NGH-P-26-00002', open)]
  return [first, answered(first), second]
}

function asked(number: string, { claim, company, facility, payer, billedOn, lines }: Care): Claim {
  const created = daysAfter(servicedFrom(billedOn), -5)
  return {
    resourceType: 'Claim',
    id: claimId(number),
    meta: written(momentOf(created, 0, 11)),
    identifier: [identifier(systems.claimNumber, number)],
    status: 'active',
    type: coded(systems.claimType, 'institutional'),
    use: 'preauthorization',
    patient: reference('Patient', patientId(claim)),
    created,
    insurer: reference('Organization', payerId(payer)),
    provider: reference('Organization', providerId(company)),
    priority: coded(systems.priority, 'normal'),
    facility: reference('Location', locationId(facility)),
    insurance: [{ sequence: 1, focal: true, coverage: reference('Coverage', coverageId(claim, payer)) }],
    item: lines.map(({ code, quantity }, index) => ({
      sequence: index + 1,
      productOrService: coded(systems.chargeCodes, code),
      quantity: { value: quantity },
    })),
  }
}

function answered({ id = '', type, patient, created, insurer = {} }: Claim): ClaimResponse {
  const answeredOn = daysAfter(created, 3)
  return {
    resourceType: 'ClaimResponse',
    id: `response-${id.slice('claim-'.length)}`,
    meta: written(momentOf(answeredOn, 0, 9)),
    status: 'active',
    type,
    use: 'preauthorization',
    patient,
    created: answeredOn,
    insurer,
    request: reference('Claim', id),
    outcome: 'complete',
    preAuthRef: `AUTH-${answeredOn.slice(2).replaceAll('-', '')}-1`,
  }
}
