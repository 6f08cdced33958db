import { describe, expect, it } from 'vitest'
import { fhirTypes } from '#shared/config/claim-sources.ts'
import { FhirClient } from '#shared/fhir/fhir-client.ts'
import { MemoryProjectionStore } from '#shared/projections/memory-projection-store.ts'
import {
  connectedFhir,
  connectedRemittances,
  type ExternalRecords,
  mustBeWhole,
} from '#shared/projections/reading/external-records.ts'

const fhir = new FhirClient({ url: 'http://127.0.0.1:9/fhir', auth: null, concurrency: 1 })
const nothing: ExternalRecords = {
  store: new MemoryProjectionStore(),
  fhir: null,
  takesRemittances: false,
  facilities: { of: async () => new Map(), all: async () => new Map() },
  claimNumberSystem: null,
  identifierSystems: new Map(),
  types: new Set(fhirTypes),
  isWhole: async () => false,
  followedUntil: async () => null,
}
const files = { ...nothing, takesRemittances: true }
const server = { ...nothing, fhir }
const notConnected = expect.objectContaining({ code: 'SOURCE_NOT_CONNECTED' })

describe('What other systems feed', () => {
  it('is of FHIR where a server is connected, and files of payers are none', () => {
    expect(connectedFhir(server)).toBe(server)
    for (const without of [null, nothing, files]) expect(() => connectedFhir(without)).toThrow(notConnected)
  })

  it('is remittances where files or a server are connected', () => {
    expect([connectedRemittances(server), connectedRemittances(files)]).toEqual([server, files])
    for (const without of [null, nothing]) expect(() => connectedRemittances(without)).toThrow(notConnected)
  })

  it('is listed once all of a type was read, and never of a type that is not read', async () => {
    await expect(mustBeWhole(server, 'Claim')).rejects.toMatchObject({ code: 'SOURCE_UNAVAILABLE', retryable: true })
    await expect(mustBeWhole({ ...server, types: new Set(['Location']) }, 'Claim')).rejects.toEqual(notConnected)
    await mustBeWhole({ ...server, isWhole: async () => true }, 'Claim', 'Location')
  })
})
