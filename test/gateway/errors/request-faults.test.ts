import { buildSchema, GraphQLError, type GraphQLScalarType, parse, specifiedRules, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { refusalOf } from '#gateway/errors/request-faults.ts'
import { BadUserInput, CostLimit } from '#shared/errors/errors.ts'
import { jsonLog, silentLog } from '#shared/telemetry/log.ts'

const schema = buildSchema(/* GraphQL */ `
  scalar Day
  scalar Odd
  enum State { DRAFT SENT }
  input Filter { state: State, count: Int! }
  type Query {
    echo(id: ID, count: Int, ratio: Float, text: String, yes: Boolean, state: State, day: Day, odd: Odd, filter: Filter): String
  }
`)
Object.assign(schema.getType('Day') as GraphQLScalarType, {
  parseLiteral: () => {
    throw new BadUserInput('Cannot read Day: expected a day, such as "2026-11-20"')
  },
})
Object.assign(schema.getType('Odd') as GraphQLScalarType, {
  parseLiteral: () => {
    throw new SyntaxError('Cannot convert jane-doe to a BigInt')
  },
})

function refusals(source: string) {
  try {
    return validate(schema, parse(source), specifiedRules).map((error) => refusalOf(error, silentLog))
  } catch (error) {
    return [refusalOf(error, silentLog)]
  }
}

describe('refusalOf()', () => {
  it.each([
    ['count: "jane-doe"', 'Int cannot represent non-integer value: a string'],
    ['count: 12345678901', 'Int cannot represent non 32-bit signed integer value: a number'],
    ['ratio: "jane-doe"', 'Float cannot represent non numeric value: a string'],
    ['text: 4711', 'String cannot represent a non string value: a number'],
    ['text: ["jane-doe"]', 'String cannot represent a non string value: a list'],
    ['text: {jane: "jane-doe"}', 'String cannot represent a non string value: an object'],
    ['yes: "jane-doe"', 'Boolean cannot represent a non boolean value: a string'],
    ['id: 1.5', 'ID cannot represent a non-string and non-integer value: a number'],
    ['state: "DRAFT"', 'Enum "State" cannot represent non-enum value: a string.'],
    ['filter: "jane-doe"', 'Expected value of type "Filter", found a string.'],
    ['filter: {count: null}', 'Expected value of type "Int!", found null.'],
    [
      'day: "jane-doe"',
      'Expected value of type "Day", found a string; Cannot read Day: expected a day, such as "2026-11-20"',
    ],
    ['odd: "jane-doe"', 'Expected value of type "Odd", found a string'],
  ])('names what was expected at echo(%s), and no value', (args, message) => {
    const [refusal] = refusals(`{ echo(${args}) }`)
    expect(refusal?.message.startsWith(message)).toBe(true)
    expect(refusal?.message).not.toMatch(/jane-doe|4711|12345678901/)
    expect(refusal).toMatchObject({ coded: { code: 'BAD_USER_INPUT' }, locations: [{ line: 1 }] })
  })

  it.each(['{ echo(text: "x" "jane-doe") }', '{ echo } "jane-doe"', '{ echo(4711) }', '{ """jane-doe""" }', '{ 1.5 }'])(
    'repeats no literal of a document that does not parse: %s',
    (source) => {
      expect(refusals(source)).toMatchObject([{ coded: { code: 'BAD_USER_INPUT' } }])
      expect(refusals(source)[0]?.message).toMatch(/^Syntax Error: /)
      expect(refusals(source)[0]?.message).not.toMatch(/jane-doe|4711|1\.5/)
    },
  )

  it('keeps names, which help and are no values', () => {
    expect(refusals('{ ecko }')[0]?.message).toBe('Cannot query field "ecko" on type "Query". Did you mean "echo"?')
    expect(refusals('{ echo(state: SEND) }')[0]?.message).toContain('Value "SEND" does not exist in "State" enum')
  })

  it('passes a limit with its code', () => {
    expect(refusalOf(new CostLimit('Cannot run it'), silentLog)).toMatchObject({
      message: 'Cannot run it',
      coded: { code: 'COST_LIMIT' },
    })
  })

  it('tells the log, and no client, of a fault in this program', () => {
    const lines: string[] = []
    const refusal = refusalOf(new RangeError('jane-doe'), jsonLog({ write: (line) => lines.push(line) }), 'corr-1')
    expect(refusal).toMatchObject({ message: 'Cannot answer: an internal error occurred', coded: { code: 'INTERNAL' } })
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ error: 'RangeError', correlationId: 'corr-1' })
    expect(lines.join()).not.toContain('jane-doe')
  })

  it('gives no place to an error without one', () => {
    expect(refusalOf(new GraphQLError('Cannot'), silentLog)).not.toHaveProperty('locations')
  })
})
