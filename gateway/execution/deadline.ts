/** After its deadline an operation has this long to come to an end by itself, with the data it has. */
const GRACE_MS = 500

/**
 * What `running` resolves to, or `'overrun'` where it goes on after `signal` has aborted: a source that ignores the
 * signal cannot hold an answer back. What comes of it later is dropped.
 */
export function withinDeadline<T>(running: Promise<T>, signal: AbortSignal): Promise<T | 'overrun'> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined
    const startGrace = () => {
      timer = setTimeout(resolve, GRACE_MS, 'overrun')
    }
    if (signal.aborted) startGrace()
    else signal.addEventListener('abort', startGrace, { once: true })
    running.then(resolve, reject).finally(() => {
      clearTimeout(timer)
      signal.removeEventListener('abort', startGrace)
    })
  })
}
