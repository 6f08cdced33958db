import { describe, expect, it } from 'vitest'
import { countIngest } from '#gateway/external-figures.ts'
import type { IngestState } from '#shared/projections/ingest/ingest-state.ts'
import { Metrics } from '#shared/telemetry/metrics.ts'

const idle: IngestState = {
  isLeader: false,
  sources: {},
  trouble: null,
  unusable: 0,
  files: { applied: 0, repeated: 0, quarantined: 0 },
  isRebuilding: false,
}

async function figuresOf(state: IngestState): Promise<Readonly<Record<string, number>>> {
  const metrics = new Metrics()
  countIngest({ state }, metrics)
  const lines = (await metrics.text()).matchAll(/^caregraph_ingest(?:ed_total)?\{figure="(\w+)"\} (\S+)$/gm)
  return Object.fromEntries([...lines].map(([, name = '', value]) => [name, Number(value)]))
}

describe('Figures of the ingest', () => {
  it('are all nothing where another process leads', async () => {
    expect(await figuresOf(idle)).toEqual({
      leads: 0,
      sources_in_trouble: 0,
      oldest_source_seconds: 0,
      files_applied: 0,
      files_repeated: 0,
      files_quarantined: 0,
      resources_unusable: 0,
    })
  })

  it('tell what became of files, and how long a source was not read', async () => {
    const now = Date.now()
    const figures = await figuresOf({
      ...idle,
      isLeader: true,
      unusable: 4,
      files: { applied: 3, repeated: 2, quarantined: 1 },
      sources: {
        'fhir/Claim': { lastSuccess: now - 90_000, trouble: 'SOURCE_UNAVAILABLE' },
        'remittances/1': { lastSuccess: now, trouble: null },
        notices: { lastSuccess: null, trouble: null },
      },
    })
    expect(figures).toMatchObject({ leads: 1, sources_in_trouble: 1, files_applied: 3, files_repeated: 2 })
    expect(figures).toMatchObject({ files_quarantined: 1, resources_unusable: 4 })
    expect(figures.oldest_source_seconds).toBeGreaterThanOrEqual(90)
  })
})
