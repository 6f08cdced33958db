import DataLoader from 'dataloader'
import type { RequestContext } from '../../http/request-context.ts'
import type { Family, IndexOf, RecordOf } from '../families.ts'
import type { ProjectionStore } from '../projection-store.ts'
import { inThousands } from './live-records.ts'

/*
 * Records as they are kept here, one round trip for all that is asked for at once. It is no call to a source, but whoever
 * waits for an operation's calls waits for it too: what depends on it is then asked for together.
 */

type Reads = Pick<ProjectionStore, 'get' | 'under'>

/** By id; null for each that is not there. `storeOf` throws where nothing is connected that could have fed it. */
export function keptById<Name extends Family>(
  family: Name,
  storeOf: () => Reads,
  { calls }: Pick<RequestContext, 'calls'>,
): DataLoader<string, RecordOf[Name] | null> {
  return new DataLoader(
    async (ids) => {
      const store = storeOf()
      return calls.during(inThousands(ids, (some) => store.get(family, some)))
    },
    { name: `kept ${family}` },
  )
}

/** What stands under a key of an index, in its order: at most `most` for each. */
export function keptUnder<Name extends Family>(
  family: Name,
  index: IndexOf<Name>,
  most: number,
  storeOf: () => Reads,
  { calls }: Pick<RequestContext, 'calls'>,
): DataLoader<string, readonly RecordOf[Name][]> {
  return new DataLoader(
    async (keys) => {
      const store = storeOf()
      return calls.during(inThousands(keys, (some) => store.under(family, index, some, most)))
    },
    { name: `kept ${family} by ${index}` },
  )
}
