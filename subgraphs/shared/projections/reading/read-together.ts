import DataLoader from 'dataloader'
import type { RequestContext } from '../../http/request-context.ts'
import type { SharedReads } from '../../odoo/shared-reads.ts'

type Scope = Pick<RequestContext, 'signal' | 'calls'>
type Read<Value> = (keys: readonly string[], scope: Scope) => Promise<readonly (Value | Error)[]>

/**
 * What `read` gives of these keys. Where one event is delivered to many, what all of them ask in one turn is read once, as
 * `SharedReads` has it: nothing is decided here about who may see what. `what` names the reads that are the same.
 */
export async function readTogether<Value>(
  what: string,
  keys: readonly string[],
  request: Pick<RequestContext, 'signal' | 'calls' | 'sharedReads'>,
  read: Read<Value>,
): Promise<readonly (Value | Error)[]> {
  const { sharedReads } = request
  if (sharedReads === undefined) return read(keys, request)
  const loaders = ofBatch.get(sharedReads) ?? new Map<string, DataLoader<string, unknown>>()
  ofBatch.set(sharedReads, loaders)
  const loader = loaders.get(what) ?? loaderOf(what, read, sharedReads)
  loaders.set(what, loader)
  return request.calls.during(loader.loadMany(keys) as Promise<(Value | Error)[]>)
}

const ofBatch = new WeakMap<SharedReads, Map<string, DataLoader<string, unknown>>>()

function loaderOf(what: string, read: Read<unknown>, { scope }: SharedReads): DataLoader<string, unknown> {
  const once = async (keys: readonly string[]) => {
    const distinct = [...new Set(keys)]
    const values = await read(distinct, scope)
    const byKey = new Map(distinct.map((key, place) => [key, values[place]]))
    return keys.map((key) => byKey.get(key))
  }
  return new DataLoader(once, { name: what, cache: false, batchScheduleFn: (dispatch) => void setImmediate(dispatch) })
}
