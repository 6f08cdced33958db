import { heldTypes } from './held-types.ts'
import { parametersOf } from './search/parameters.ts'

/** What the server says it can do. */
export function capabilityStatement(base: string, since: string): object {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: since,
    kind: 'instance',
    software: { name: 'Caregraph FHIR double' },
    implementation: { description: 'A FHIR server in memory, with made-up records', url: base },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'json'],
    rest: [
      {
        mode: 'server',
        security: { service: [{ coding: [{ system: serviceSystem, code: 'SMART-on-FHIR' }] }] },
        interaction: [{ code: 'batch' }],
        resource: heldTypes.map(resourceOf),
      },
    ],
  }
}

const serviceSystem = 'http://terminology.hl7.org/CodeSystem/restful-security-service'

function resourceOf(type: (typeof heldTypes)[number]): object {
  const parameters = Object.entries(parametersOf(type))
  return {
    type,
    interaction: ['read', 'vread', 'create', 'update', 'delete', 'search-type'].map((code) => ({ code })),
    versioning: 'versioned-update',
    readHistory: true,
    updateCreate: true,
    conditionalCreate: true,
    conditionalDelete: 'not-supported',
    referencePolicy: ['literal'],
    searchInclude: parameters.filter(([, { kind }]) => kind === 'reference').map(([code]) => `${type}:${code}`),
    searchRevInclude: heldTypes.flatMap((source) => referencesTo(source, type)),
    searchParam: parameters.map(([name, { kind }]) => ({ name, type: kind })),
  }
}

function referencesTo(source: (typeof heldTypes)[number], type: string): string[] {
  return Object.entries(parametersOf(source))
    .filter(([, { kind, target = type }]) => kind === 'reference' && target === type)
    .map(([code]) => `${source}:${code}`)
}
