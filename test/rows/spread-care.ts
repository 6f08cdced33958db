import type { PaymentReconciliation, Resource } from '@medplum/fhirtypes'

const ward = 'location-ward'
const nobodys = 'location-harbour'

/**
 * The sandbox's care with some of it in places it has none of: a ward that has no number of its own, a place that is no
 * facility, and nowhere. So payments are for claims in several places too, and for some
 * whose place nobody knows; one is for no claim.
 */
export function spreadCare(resources: readonly Resource[]): readonly Resource[] {
  const ofHospital: Resource = {
    resourceType: 'Location',
    id: ward,
    meta: { versionId: '1', lastUpdated: '2025-12-31T06:00:00.000Z' },
    status: 'active',
    partOf: { reference: 'Location/location-hospital' },
  }
  const places = [ward, nobodys, null]
  const moved = resources.map((resource, index) => {
    const place = places[Math.floor(index / 7) % 3]
    if (index % 7 !== 3 || place === undefined) return resource
    const there = place === null ? undefined : { reference: `Location/${place}` }
    if (resource.resourceType === 'Claim') return withPlace(resource, 'facility', there)
    return resource.resourceType === 'SupplyDelivery' ? withPlace(resource, 'destination', there) : resource
  })
  return [ofHospital, forNoClaim, ...moved]
}

/** A payment that speaks of no claim: of nobody's in particular. */
const forNoClaim: PaymentReconciliation = {
  resourceType: 'PaymentReconciliation',
  id: 'reconciliation-for-no-claim',
  meta: { versionId: '1', lastUpdated: '2026-06-20T06:00:00.000Z' },
  status: 'active',
  created: '2026-06-20',
  paymentIssuer: { reference: 'Organization/payer-5' },
  outcome: 'complete',
  paymentDate: '2026-06-20',
  paymentAmount: { value: 12.5, currency: 'EUR' },
  paymentIdentifier: { system: 'urn:caregraph:trace-number', value: 'EFT26-0620-P5N' },
}

function withPlace<Type extends Resource>(
  resource: Type,
  field: 'facility' | 'destination',
  place: { readonly reference: string } | undefined,
): Type {
  const { [field]: _, ...others } = resource as Type & Partial<Record<'facility' | 'destination', unknown>>
  return (place === undefined ? others : { ...others, [field]: place }) as Type
}
