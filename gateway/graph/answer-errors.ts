import { type ExecutionResult, GraphQLError } from 'graphql'
import { clientKey } from './safe-document.ts'

export function answerWithErrors({ data, errors }: ExecutionResult): Record<string, unknown> {
  const answer = (data ?? {}) as Record<string, unknown>
  for (const error of errors ?? []) {
    if (process.env.SHOW) console.log('ERR', error.path, error.message, error.extensions)
    place(answer, error)
  }
  return answer
}

function place(answer: any, error: GraphQLError) {
  const path = error.path ?? []
  let at = answer
  for (let i = 0; i < path.length; i++) {
    const next = at[path[i]!]
    if (next == null) {
      at[path[i]!] = new GraphQLError(error.message, {
        path: path.map(clientKey),
        extensions: error.extensions,
        originalError: error.originalError ?? null,
      })
      return
    }
    if (next instanceof Error) return
    at = next
  }
  if (process.env.SHOW) console.log('UNPLACED', path)
}
