import { setImmediate } from 'node:timers/promises'
import { perRequest } from '../http/per-request.ts'
import type { RequestContext } from '../http/request-context.ts'

/** No batch waits longer for the calls under way: one of them may hang, and must not hold up the others. */
const patienceMs = 500

/** What an operation is about to send. */
interface Wave {
  readonly batches: (() => void)[]
  /** Calls of it that are under way already. */
  readonly ahead: Set<unknown>
}

/**
 * When the batches of an operation go out, in the form DataLoader asks for: together, once its calls under way have
 * ended.
 *
 * An answer still under way may add to a batch. Were each sent as soon as it can be, the same records would be read in
 * one call or in two, depending on which answer came first; in waves an operation always makes the same calls.
 */
export function inWaves(request: RequestContext): (dispatch: () => void) => void {
  const wave = waveOf(request)
  return (dispatch) => {
    wave.batches.push(dispatch)
    if (wave.batches.length === 1) void sendTogether(wave, request)
  }
}

/** A call that has gone out before the rest of its wave: the rest does not wait for it to end. */
export function aheadOfWave<Answer>(request: RequestContext, answer: Promise<Answer>): Promise<Answer> {
  const { ahead } = waveOf(request)
  ahead.add(answer)
  return answer.finally(() => ahead.delete(answer))
}

const waveOf = perRequest((): Wave => ({ batches: [], ahead: new Set() }))

async function sendTogether(wave: Wave, { calls }: RequestContext): Promise<void> {
  // With the turn of the event loop all wishes of the answer at hand are known, however deep in promises they are.
  await setImmediate()
  if (calls.underWay > wave.ahead.size) {
    await calls.idle(patienceMs)
    await setImmediate()
  }
  wave.ahead.clear()
  for (const dispatch of wave.batches.splice(0)) dispatch()
}
