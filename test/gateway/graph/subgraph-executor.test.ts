import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parse } from 'graphql'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { subgraphExecutor } from '#gateway/graph/subgraph-executor.ts'
import { type SourceCall, SourceCalls } from '#shared/telemetry/source-calls.ts'
import { auditor } from '../../principals.ts'

const answers = { data: { orders: [] }, errors: [{ message: 'Cannot read', path: ['orders'] }] }
let answer: { readonly status: number; readonly body: string }
const server = createServer((_, response) => {
  response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body)
})
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => server.close())

it.each([
  ['answered', 200, JSON.stringify({ data: { orders: [] } }), false],
  ['answered with errors of its own', 200, JSON.stringify(answers), false],
  ['was answered by something in front of it', 502, '<html>', true],
])('subgraphExecutor() tells of a call that %s, when it has ended', async (_, status, body, failed) => {
  answer = { status, body }
  const calls: SourceCall[] = []
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
  const ask = subgraphExecutor(
    'procurement',
    address,
    () => ({}),
    (call) => calls.push(call),
  )

  await ask({ document: parse('{ orders }') })

  expect(calls).toEqual([{ source: 'procurement', call: 'graphql', milliseconds: expect.any(Number), failed }])
})

it('subgraphExecutor() hands on what a subgraph says is old, and nothing that is no such saying', async () => {
  const asOf = '2026-11-20T07:00:00.000Z'
  const stale = [{ type: 'Item', asOf }, { type: 'Item', asOf: 'yesterday' }, { type: 7, asOf }, null, 'Item']
  answer = { status: 200, body: JSON.stringify({ data: { orders: [] }, extensions: { stale } }) }
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
  const calls = new SourceCalls()
  const context = { correlationId: 'a', signal: AbortSignal.timeout(1_000), calls, principal: auditor }
  await subgraphExecutor('procurement', address, () => ({}))({ document: parse('{ orders }'), context })
  expect([...calls.stale]).toEqual([['Item', Date.parse(asOf)]])
})
