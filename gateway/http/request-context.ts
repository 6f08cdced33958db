import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestScope } from '#shared/http/request-context.ts'
import { correlationIdPattern } from '#shared/telemetry/correlation-id.ts'
import { SourceCalls } from '#shared/telemetry/source-calls.ts'

/** The header by which a caller names its request, and by which it is told the name. */
export const CORRELATION_HEADER = 'x-correlation-id'

/** The caller's name for the request where it is a plain token, else a new one. */
export function correlationIdOf(request: IncomingMessage): string {
  const given = request.headers[CORRELATION_HEADER]
  return typeof given === 'string' && correlationIdPattern.test(given) ? given : randomUUID()
}

/** The scope of something that somebody waits for. */
export interface TimedScope {
  readonly scope: RequestScope
  /** It has ended: there is no deadline any longer. */
  done(): void
  /** Whoever waited has gone: the signal aborts with an AbortError, unless it has ended. */
  gone(): void
}

/** A scope whose signal aborts with a TimeoutError after `timeoutMs`. */
export function timedScope(correlationId: string, timeoutMs: number): TimedScope {
  const controller = new AbortController()
  const timer = setTimeout(
    () => controller.abort(new DOMException('the deadline has passed', 'TimeoutError')),
    timeoutMs,
  )
  let isDone = false
  return {
    scope: { correlationId, signal: controller.signal, calls: new SourceCalls() },
    done() {
      isDone = true
      clearTimeout(timer)
    },
    gone() {
      clearTimeout(timer)
      if (!isDone) controller.abort(new DOMException('the client has gone', 'AbortError'))
    },
  }
}

/**
 * The scope of one HTTP request. Its signal aborts with a TimeoutError after `timeoutMs`, with an AbortError when the
 * client goes away before its answer is complete.
 */
export function requestScope(response: ServerResponse, correlationId: string, timeoutMs: number): RequestScope {
  const { scope, done, gone } = timedScope(correlationId, timeoutMs)
  response.once('close', () => (response.writableFinished ? done() : gone()))
  return scope
}
