import { buildHTTPExecutor } from '@graphql-tools/executor-http'
import type { Executor } from '@graphql-tools/utils'

export function subgraphExecutor(name: string, endpoint: string): Executor {
  const http = buildHTTPExecutor({
    endpoint,
    deduplicateInflightRequests: false,
    headers: (request) => ({ 'x-correlation-id': (request?.context as any)?.correlationId ?? '' }),
  })
  return (async (request: any) => {
    const r: any = await http({ ...request, signal: request.context.signal })
    return r
  }) as any
}
