/** How the sources of the graph are, as whoever owns them sees it. */
export interface Health {
  readonly sources: Readonly<Record<string, SourceHealth>>
  /** True when everything the graph cannot serve without is up. */
  readonly ready: boolean
}

export interface SourceHealth {
  readonly state: 'up' | 'down' | 'not connected'
  /** For an operator's eyes; holds no address and no secret. */
  readonly detail?: string
}

/** What a probe is answered. */
export interface HealthAnswer {
  readonly status: 200 | 503
  readonly body: string
}

/** A probe that waits longer than this has its answer: not ready. */
const PROBE_MS = 5_000

/** Answers probes: `live` while the process serves at all, `ready` while requests can be served with data. */
export function healthProbes(health: () => Promise<Health>) {
  let asking: Promise<HealthAnswer> | undefined
  return {
    live: (): HealthAnswer => ({ status: 200, body: JSON.stringify({ status: 'live' }) }),
    /** Probes that come while one is being answered share its answer, so that they cannot burden the sources. */
    ready(stopping: boolean): Promise<HealthAnswer> {
      if (stopping) return Promise.resolve(notReady('stopping'))
      asking ??= ask(health).finally(() => {
        asking = undefined
      })
      return asking
    },
  }
}

async function ask(health: () => Promise<Health>): Promise<HealthAnswer> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<HealthAnswer>((resolve) => {
    timer = setTimeout(() => resolve(notReady('sources did not tell their state')), PROBE_MS)
  })
  const told = health().then(({ ready, sources }): HealthAnswer => {
    const status = ready ? 'ready' : 'not ready'
    return { status: ready ? 200 : 503, body: JSON.stringify({ status, sources }) }
  })
  try {
    return await Promise.race([told, late])
  } catch {
    return notReady('sources could not tell their state')
  } finally {
    clearTimeout(timer)
  }
}

function notReady(status: string): HealthAnswer {
  return { status: 503, body: JSON.stringify({ status }) }
}
