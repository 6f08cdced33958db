import { AsyncLocalStorage } from 'node:async_hooks'

/** What names a request in logs, errors and answers: a plain token, the caller's or ours. */
export const correlationIdPattern = /^[A-Za-z0-9._-]{1,64}$/

const served = new AsyncLocalStorage<string>()

/** Does `work` for the request with this id: what is logged meanwhile, however deep within, carries it. */
export function underCorrelationId<Value>(correlationId: string, work: () => Value): Value {
  return served.run(correlationId, work)
}

/** The id of the request that is being served; undefined where it is none's work. */
export function currentCorrelationId(): string | undefined {
  return served.getStore()
}
