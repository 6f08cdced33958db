import { setImmediate } from 'node:timers/promises'
import type { RequestContext } from '../http/request-context.ts'

/** No batch waits longer for the calls under way: one of them may hang, and must not hold up the others. */
const patienceMs = 500

/**
 * When the batches of an operation go out, in the form DataLoader asks for: together, once its calls under way have
 * ended.
 *
 * An answer still under way may add to a batch. Were each sent as soon as it can be, the same records would be read in
 * one call or in two, depending on which answer came first; in waves an operation always makes the same calls.
 */
export function inWaves(request: RequestContext): (dispatch: () => void) => void {
  let waiting = waves.get(request)
  if (waiting === undefined) {
    waiting = []
    waves.set(request, waiting)
  }
  const batches = waiting
  return (dispatch) => {
    batches.push(dispatch)
    if (batches.length === 1) void sendTogether(batches, request)
  }
}

const waves = new WeakMap<RequestContext, (() => void)[]>()

async function sendTogether(batches: (() => void)[], { calls }: RequestContext): Promise<void> {
  // With the turn of the event loop all wishes of the answer at hand are known, however deep in promises they are.
  await setImmediate()
  if (calls.underWay > 0) {
    await calls.idle(patienceMs)
    await setImmediate()
  }
  for (const dispatch of batches.splice(0)) dispatch()
}
