import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { describe, it } from 'vitest'
import type { FhirDouble, FhirDoubleOptions } from '../../subgraphs/shared/sandbox/fhir-double/double.ts'
import { installed } from './install.ts'

/** As those of the double, whose clock is its own here. */
export type FhirPeerOptions = Omit<FhirDoubleOptions, 'now' | 'port' | 'mostResources'>

/** A FHIR server that was not written here, in a process of its own. */
export interface FhirPeer extends FhirDouble {
  readonly pid: number
}

export type StartFhirPeer = (options: FhirPeerOptions) => Promise<FhirPeer>

/** For a test on a machine that has much else to do. */
export const patienceMs = 60_000

const packages = await installed()

/**
 * A suite that starts the peer. Where its packages cannot be installed it is skipped by its name with the reason, or fails
 * where live services are required.
 */
export function describeFhirPeer(name: string, suite: (start: StartFhirPeer) => void): void {
  if (packages === 'installed') {
    describe(name, { timeout: patienceMs }, () => suite(startFhirPeer))
    return
  }
  const isRequired = process.env.CAREGRAPH_REQUIRE_LIVE === '1'
  if (!isRequired) console.warn(`Skipped: ${name}: ${packages.skipped}`)
  describe(`${name} (skipped: ${packages.skipped})`, () => {
    it.skipIf(!isRequired)('has a FHIR peer', () => {
      throw new Error(`Cannot run ${name}: ${packages.skipped}`)
    })
  })
}

/** Starts it, with its packages installed. */
async function startFhirPeer(options: FhirPeerOptions): Promise<FhirPeer> {
  const program = path.join(import.meta.dirname, 'peer.ts')
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  child.stdin.write(`${JSON.stringify(options)}\n`)
  const lines = createInterface({ input: child.stdout })
  const ready = await Promise.race([once(lines, 'line'), ended.then(() => null)])
  if (ready === null) throw new Error('Cannot start the FHIR peer: it ended before it was ready')
  const { url, issuer, tokenEndpoint } = JSON.parse(String(ready[0])) as Omit<FhirPeer, 'close' | 'pid'>
  return {
    url,
    issuer,
    tokenEndpoint,
    pid: child.pid ?? 0,
    close: async () => {
      child.stdin.end()
      child.kill()
      await ended
    },
  }
}
