import { countFaults } from './check-counts.ts'
import { deliveryFaults } from './check-deliveries.ts'
import { lifeFaults } from './check-lives.ts'
import type { Fault, History } from './history.ts'

/**
 * What is wrong with a history: none where every change that was committed was told once, in the order of its record, to
 * everybody, and nothing else was.
 */
export function faultsOf(history: History): readonly Fault[] {
  return [...idFaults(history), ...lifeFaults(history), ...countFaults(history), ...deliveryFaults(history)]
}

function idFaults({ streams }: History): Fault[] {
  const seen = new Set<string>()
  return streams.flat().flatMap(({ id, about }) => {
    if (seen.has(id)) return [{ kind: 'twice', about, says: `the log has event ${id} twice` } as const]
    seen.add(id)
    return []
  })
}
