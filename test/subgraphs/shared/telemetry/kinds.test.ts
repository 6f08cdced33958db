import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as kinds from '#shared/telemetry/kinds.ts'

const { wordOf, ...shapes } = kinds
const texts = Object.entries(shapes).filter(([name]) => name !== 'count' && name !== 'milliseconds')

describe('A kind of values that may be logged', () => {
  it.each([
    ['code', 'SOURCE_TIMEOUT'],
    ['correlationId', '0f8fad5b-d9cb-469f-a165-70867728950e'],
    ['correlationId', 'order-4711_retry.2'],
    ['operationName', '_Orders2'],
    ['operationName', 'x'.repeat(100)],
    ['answerPath', 'purchaseOrders.nodes.total'],
    ['className', 'TypeError'],
    ['frames', ''],
    ['frames', 'Object.resolve [as total] (gateway/a.ts:1:22) < node_modules/@scope/p+1/x.js:3:4 < async f (b.ts:5:6)'],
    ['odooField', 'picking_id.state'],
    ['chainName', 'gateway-host-1-20261121T123000000Z-0a1b2c3d'],
    ['address', 'https://id.northmere.example/tenant'],
    ['address', 'http://localhost:4001'],
  ] as const)('%s holds %j', (kind, value) => {
    expect(shapes[kind](value)).toBe(true)
  })

  it.each([
    ...texts.flatMap(([kind]) =>
      ['Jane Doe', 'room 12, bed 3', '1234.56 EUR', 'jane.doe@example.org', '\n', 'state\n', '«', 7, null, {}].map(
        (value) => [kind, value] as const,
      ),
    ),
    ...(['count', 'milliseconds'] as const).flatMap((kind) =>
      [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60, '7', null, [7]].map((value) => [kind, value] as const),
    ),
    ['code', 'source_timeout'],
    ['code', ''],
    ['correlationId', 'x'.repeat(65)],
    ['operationName', '2Orders'],
    ['operationName', 'x'.repeat(101)],
    ['answerPath', 'a..b'],
    ['frames', 'Jane Doe (gateway/a.ts:1:2)'],
    ['frames', 'f (../jane.ts:1:2'],
    ['frames', Array(6).fill('f (a.ts:1:2)').join(' < ')],
    ['odooField', 'State'],
    ['address', 'https://jane:secret@id.northmere.example'],
    ['address', 'https://id.northmere.example?token=secret'],
    ['address', 'redis://id.northmere.example'],
  ] as const)('%s does not hold %j', (kind, value) => {
    expect(shapes[kind as keyof typeof shapes](value)).toBe(false)
  })

  it('of a closed list holds its words and no others', () => {
    const kind = wordOf(['yes', 'no'])
    expect(['yes', 'no', 'maybe', '', 'toString', 0, undefined].map((value) => kind(value))).toEqual([
      ...[true, true, false, false, false, false, false],
    ])
  })

  it('decides about any value at once, and never fails', () => {
    const long = fc.tuple(fc.string({ maxLength: 3 }), fc.nat(20_000)).map(([part, times]) => part.repeat(times))
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), long, fc.constantFrom('a.', 'f (', 'a/', 'a < ').chain(repeated)),
        (value) => {
          const started = performance.now()
          const decided = Object.values(shapes).map((kind) => typeof kind(value))
          expect(new Set(decided)).toEqual(new Set(['boolean']))
          expect(performance.now() - started).toBeLessThan(1_000)
        },
      ),
    )
  })
})

function repeated(part: string): fc.Arbitrary<string> {
  return fc.nat(20_000).map((times) => part.repeat(times))
}
