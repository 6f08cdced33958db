import type { Ingest } from '#shared/projections/ingest/ingest.ts'
import type { Metrics } from '#shared/telemetry/metrics.ts'

const levels = ['leads', 'sources_in_trouble', 'oldest_source_seconds'] as const
const counts = ['files_applied', 'files_repeated', 'files_quarantined', 'resources_unusable'] as const

/** What the ingest of this process is and has done, for whoever watches it. */
export function countIngest(ingest: Pick<Ingest, 'state'>, metrics: Metrics): void {
  metrics.levels({
    subject: 'ingest',
    help: 'Whether this process takes in what a FHIR server and payers say (1: it leads), how many of its sources cannot be used, and how long ago the one was read that was read longest ago.',
    names: levels,
    of: (name) => levelOf(ingest.state, name),
  })
  metrics.counts({
    subject: 'ingested',
    help: 'Files of payers, by what became of them, and resources nothing could be made of.',
    names: counts,
    of: (name) => countOf(ingest.state, name),
  })
}

function levelOf({ isLeader, sources }: Ingest['state'], name: (typeof levels)[number]): number {
  if (name === 'leads') return isLeader ? 1 : 0
  const all = Object.values(sources)
  if (name === 'sources_in_trouble') return all.filter(({ trouble }) => trouble !== null).length
  const read = all.flatMap(({ lastSuccess }) => lastSuccess ?? [])
  return isLeader && read.length > 0 ? (Date.now() - Math.min(...read)) / 1_000 : 0
}

function countOf({ files, unusable }: Ingest['state'], name: (typeof counts)[number]): number {
  const figures = {
    files_applied: files.applied,
    files_repeated: files.repeated,
    files_quarantined: files.quarantined,
    resources_unusable: unusable,
  }
  return figures[name]
}
