import { GraphQLError, locatedError } from 'graphql'
import { describe, expect, it } from 'vitest'
import { answerFieldErrors } from '#gateway/errors/field-errors.ts'
import { BadUserInput, SourceUnavailable } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { jsonLog, silentLog } from '#shared/telemetry/log.ts'
import { SourceCalls } from '#shared/telemetry/source-calls.ts'
import { auditor } from '../../principals.ts'

const request: RequestContext = {
  correlationId: 'corr-1',
  principal: auditor,
  signal: new AbortController().signal,
  calls: new SourceCalls(),
}

type Path = readonly (string | number)[]
const at = (error: unknown, ...path: Path) => locatedError(error, undefined, path)
const answer = (errors: GraphQLError[], log = silentLog) => answerFieldErrors(errors, request, log)
const down = () => new SourceUnavailable('odoo', 'Cannot read from odoo: it does not answer')
const secret = 'Jane Doe'

describe('answerFieldErrors()', () => {
  it('passes an error of ours with its code, path and correlation id', () => {
    expect(answer([at(down(), 'orders', 0, 'name')])).toEqual([
      {
        message: 'Cannot read from odoo: it does not answer',
        path: ['orders', 0, 'name'],
        extensions: { code: 'SOURCE_UNAVAILABLE', origin: 'odoo', retryable: true, correlationId: 'corr-1' },
      },
    ])
  })

  it('passes an error of a remote subgraph without what else it carries', () => {
    const extensions = {
      code: 'NOT_FOUND',
      origin: 'odoo',
      retryable: false,
      request: { body: secret },
      stacktrace: [secret],
    }
    const answered = answer([at(new GraphQLError('Cannot find it', { extensions }), 'a')])
    expect(answered[0]?.message).toBe('Cannot find it')
    expect(JSON.stringify(answered)).not.toContain(secret)
  })

  it.each([
    ['an error', new TypeError(secret)],
    ['an error of graphql-js about a record', new GraphQLError(`Enum "State" cannot represent value: "${secret}"`)],
    ['an error with a code of its own', Object.assign(new Error(secret), { extensions: { code: secret } })],
    ['an error with a code like ours', Object.assign(new Error(secret), { extensions: { code: 'FORBIDDEN' } })],
    [
      'an internal error of a subgraph',
      Object.assign(new Error(secret), { extensions: { code: 'INTERNAL', origin: 'caregraph', retryable: false } }),
    ],
    ['something that is no error', secret],
    ['a circular error', circular()],
  ])('tells nothing of %s', (_, thrown) => {
    const lines: string[] = []
    const log = jsonLog({ write: (line) => lines.push(line) })
    const answered = answer([at(thrown, 'orders', 0, 'name')], log)
    expect(answered).toMatchObject([{ extensions: { code: 'INTERNAL', retryable: false } }])
    expect(JSON.stringify(answered) + lines.join()).not.toContain(secret)
  })

  it('logs where a fault arose, once for each kind', () => {
    const lines: string[] = []
    const log = jsonLog({ write: (line) => lines.push(line) })
    answer(
      [0, 1, 2].map((i) => at(new TypeError(secret), 'orders', i, 'name')),
      log,
    )
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'error',
      correlationId: 'corr-1',
      path: 'orders.name',
      count: 3,
      error: 'TypeError',
      stack: expect.stringContaining('field-errors.test.ts'),
    })
  })

  it('keeps what graphql-js says of an argument, but not its value', () => {
    const missing =
      'Argument "id" of required type "ID!" was provided the variable "$id" which was not provided a runtime value.'
    const answered = answer([
      at(new GraphQLError(missing), 'a'),
      at(new GraphQLError(`Argument "id" has invalid value ["${secret}"].`), 'b'),
    ])
    expect(answered).toMatchObject([
      { message: missing, extensions: { code: 'BAD_USER_INPUT' } },
      {
        message: 'Cannot use argument "id": its value is not of the expected type',
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ])
  })

  it('tells each of several errors that subgraphs reported of one field', () => {
    const several = new AggregateError([down(), new BadUserInput('Cannot do it'), new Error(secret)], secret)
    const answered = answer([at(several, 'a')])
    expect(answered.map((error) => [error.extensions?.code, error.path])).toEqual([
      ['SOURCE_UNAVAILABLE', ['a']],
      ['BAD_USER_INPUT', ['a']],
    ])
  })

  it('calls what broke off at the deadline a timeout', () => {
    const controller = new AbortController()
    controller.abort(new DOMException('over', 'TimeoutError'))
    const errors = [at(controller.signal.reason, 'a')]
    expect(answerFieldErrors(errors, { ...request, signal: controller.signal }, silentLog)).toMatchObject([
      { extensions: { code: 'SOURCE_TIMEOUT', retryable: true } },
    ])
    expect(answer(errors)).toMatchObject([{ extensions: { code: 'INTERNAL' } }])
  })

  it('answers a hundred errors alike, the last with the number of the others', () => {
    const answered = answer(Array.from({ length: 250 }, (_, i) => at(down(), 'orders', i, 'name')))
    expect(answered).toHaveLength(100)
    expect(answered[98]?.message).toBe('Cannot read from odoo: it does not answer')
    expect(answered[99]?.message).toBe('Cannot read from odoo: it does not answer (and 150 more like this)')
    expect(answered[99]?.path).toEqual(['orders', 99, 'name'])
  })

  it('tells errors of other places and codes beside them', () => {
    const many = Array.from({ length: 250 }, (_, i) => at(down(), 'orders', i, 'name'))
    const answered = answer([
      ...many,
      at(down(), 'orders', 0, 'total'),
      at(new BadUserInput('Cannot'), 'orders', 0, 'name'),
    ])
    expect(answered).toHaveLength(102)
  })

  it('bounds all errors together, still telling each kind', () => {
    const errors = Array.from({ length: 8_000 }, (_, i) => at(down(), 'orders', i, `field${Math.floor(i / 20)}`))
    const answered = answer(errors)
    expect(answered).toHaveLength(1_350)
    const places = new Set(answered.map((error) => error.path?.at(-1)))
    expect(places.size).toBe(400)
    const told = answered.map(({ message }) => 1 + Number(/and (\d+) more/.exec(message)?.[1] ?? 0))
    expect(told.reduce((sum, count) => sum + count)).toBe(8_000)
  })
})

function circular(): Error {
  const error = new Error(secret) as Error & { originalError?: Error }
  error.originalError = error
  return error
}
