import { SourceTimeout } from '../errors/errors.ts'

/**
 * What `work` comes to, unless the request ends first: then nobody waits for it any longer.
 * @throws {SourceTimeout} of `origin` at the request's deadline, whatever `work` itself makes of it.
 */
export function beforeDeadline<Value>(
  origin: string,
  work: Promise<Value>,
  signal: AbortSignal,
  call: string,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timeOut = () => reject(new SourceTimeout(origin, `Cannot call ${call}: no answer before the deadline`))
    if (signal.aborted) timeOut()
    else signal.addEventListener('abort', timeOut, { once: true })
    work
      .then(resolve, (error: unknown) => (signal.aborted ? timeOut() : reject(error)))
      .finally(() => signal.removeEventListener('abort', timeOut))
  })
}
