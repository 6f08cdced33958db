import { beforeAll, describe, expect, it } from 'vitest'
import { type CaregraphError, Forbidden, SourceContractBroken, SourceUnavailable } from '#shared/errors/errors.ts'
import { practitionerRecordOf } from '#shared/projections/mapping/parties.ts'
import type { Hint } from '#shared/projections/projection-store.ts'
import type { ExternalRecords } from '#shared/projections/reading/external-records.ts'
import { LiveRecords } from '#shared/projections/reading/live-records.ts'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { recordedExternal } from '../../../../claims/recorded-external.ts'
import { recordedOdoo } from '../../../../rows/double.ts'
import { requestOf } from '../../../../rows/limited-graph.ts'
import { everything } from '../../../../rows/visible-records.ts'

const family = { family: 'practitioner', type: 'Practitioner', recordOf: practitionerRecordOf } as const
let records: ExternalRecords

beforeAll(async () => {
  records = (await recordedExternal(recordedOdoo(hospitalGroupTables()).account)).records
}, 60_000)

/** Practitioners as they are read where the server fails so; null: where it does not. */
function readWith(failure: CaregraphError | null) {
  const { fhir } = records
  if (fhir === null) throw new Error('there is no server')
  const failing = new Proxy(fhir, {
    get: (target, name) => (failure === null ? Reflect.get(target, name) : () => Promise.reject(failure)),
  })
  return new LiveRecords(family, { ...records, fhir: failing }, requestOf(everything))
}

describe('A record of a FHIR server', () => {
  it('is as the server has it now, and nothing where it has none', async () => {
    const live = readWith(null)
    expect(await live.load('practitioner-1')).toMatchObject({
      record: { id: 'practitioner-1' },
      provenance: { mode: 'LIVE', stale: false },
    })
    expect(await live.load('nobody')).toBeNull()
  })

  it('is as the server said last while it is away, and says so; of what nothing is kept nobody can say that', async () => {
    const away = new SourceUnavailable('fhir', 'Cannot reach it')
    const live = readWith(away)
    expect(await live.load('practitioner-1')).toMatchObject({ provenance: { mode: 'POLLED', stale: true } })
    await expect(live.load('nobody')).rejects.toBe(away)
  })

  it('is as the server said last where it answers something else than it was asked for', async () => {
    const live = readWith(new SourceContractBroken('fhir', 'Cannot use the answer'))
    expect(await live.load('practitioner-1')).toMatchObject({ provenance: { stale: true } })
  })

  it('that is kept and not there any longer is left to the ingest to look at', async () => {
    const { fhir, store } = records
    const empty = { ...fhir, byIds: async () => new Map() } as unknown as NonNullable<typeof fhir>
    const hinted: Hint[] = []
    const noting = new Proxy(store, {
      get: (target, name) => {
        if (name === 'hint') return async (hints: readonly Hint[]) => void hinted.push(...hints)
        const found: unknown = Reflect.get(target, name)
        return typeof found === 'function' ? found.bind(target) : found
      },
    })
    const live = new LiveRecords(family, { ...records, fhir: empty, store: noting }, requestOf(everything))
    expect(await Promise.all([live.load('practitioner-1'), live.load('nobody')])).toEqual([null, null])
    await expect.poll(() => hinted).toEqual([{ type: 'Practitioner', id: 'practitioner-1' }])
  })

  it('is not as it was last where the server refuses us: that may not be for us any longer', async () => {
    const refusal = new Forbidden('fhir', 'Cannot read it')
    await expect(readWith(refusal).load('practitioner-1')).rejects.toBe(refusal)
  })
})
