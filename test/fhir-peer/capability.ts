import { getSearchParameters } from '@medplum/core'

const interactions = ['read', 'vread', 'create', 'update', 'delete', 'search-type', 'history-instance']

/** What the peer says it can do, from the definitions it was given. */
export function capabilityStatement(base: string, types: readonly string[]): object {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: new Date().toISOString(),
    kind: 'instance',
    software: { name: 'Medplum FHIR router, mounted for tests' },
    implementation: { description: 'A FHIR server in memory', url: base },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'json'],
    rest: [
      {
        mode: 'server',
        interaction: [{ code: 'batch' }, { code: 'transaction' }],
        resource: types.map((type) => ({
          type,
          interaction: interactions.map((code) => ({ code })),
          versioning: 'versioned-update',
          updateCreate: true,
          conditionalCreate: true,
          searchParam: Object.values(getSearchParameters(type) ?? {}).map(({ code, type: kind }) => ({
            name: code,
            type: kind,
          })),
        })),
      },
    ],
  }
}
