import { performance } from 'node:perf_hooks'
import { setImmediate } from 'node:timers/promises'

/** Time that somebody may spend waiting, in milliseconds; what is spent is taken from it. */
export interface Patience {
  left: number
}

/** It took longer than anybody waits for it. */
export class Overrun extends Error {
  override readonly name = 'Overrun'
}

/**
 * What `work` comes to, unless waiting for it takes longer than `patience` lasts.
 *
 * Only the time in which this process had nothing else to do is time spent waiting: an answer that is here and could not
 * be looked at yet is no fault of whoever gave it.
 * @throws {Overrun}
 */
export async function inTime<Value>(work: Promise<Value>, patience: Patience): Promise<Value> {
  const before = performance.eventLoopUtilization()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      // A timer that is late itself comes before what has arrived meanwhile: that has its turn first.
      () =>
        setImmediate()
          .then(() => setImmediate())
          .then(() => reject(new Overrun('the answer came too late'))),
      Math.max(1, patience.left),
    )
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
    patience.left -= performance.eventLoopUtilization(before).idle
  }
}
