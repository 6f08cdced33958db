import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  parse,
} from 'graphql'
import { beforeAll, describe, expect, it } from 'vitest'
import { globalId } from '#shared/values/global-id.ts'
import { type Answer, type AuthorizedGraph, authorizedGraph, everywhere } from './authorized-graph.ts'
import { personas } from './expectations/personas.ts'
import { faultsOf } from './judge.ts'
import { sampleInput } from './sample-inputs.ts'
import { api, query, roots } from './schema-without-rules.ts'
import { objectTypes, sightOf } from './sight.ts'
import { along, type Way, waysToTypes } from './ways.ts'

/** One member of a filter, or one order, given in one manner. */
interface InputCase {
  readonly name: string
  readonly document: string
  readonly variables: Record<string, unknown>
}

let graph: AuthorizedGraph
const cases: InputCase[] = []

beforeAll(async () => {
  graph = await authorizedGraph()
  const ways = await waysToTypes(graph)
  for (const type of objectTypes(api)) {
    const root = roots.get(type)
    const [way] = root ? [{ root, steps: [], type, from: '' }] : (ways.get(type.name) ?? [])
    if (way === undefined) continue
    for (const field of Object.values(type.getFields())) {
      for (const argument of field.args) cases.push(...casesOf(type, field, argument, way))
    }
  }
}, 60_000)

function casesOf(
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  argument: GraphQLArgument,
  way: Way,
): InputCase[] {
  const input = getNamedType(argument.type)
  if (argument.name === 'identifier') return []
  const build = (name: string, variables: Record<string, unknown>, given: string, declared: string): InputCase => {
    const others = field.args
      .filter((other) => other.name === 'withinDays' && other !== argument)
      .map((other) => `${other.name}: ${JSON.stringify(sampleInput(other.type, field.name, other.name))}`)
    const selection = `x: ${field.name}(${[`${argument.name}: ${given}`, ...others].join(', ')}) { __typename }`
    const body = way.steps.length === 0 ? selection : along(way, selection)
    const document = `${way.root} ${declared} { ${body} }`
    return { name: `${type.name}.${field.name} with ${name}`, document, variables }
  }
  if (isEnumType(input)) {
    const given = getNullableType(argument.type)
    return input
      .getValues()
      .flatMap(({ name }) => [
        build(`${input.name}.${name}`, {}, name, ''),
        build(`${input.name}.${name} by a variable`, { order: name }, '$order', `($order: ${given}!)`),
        build(`${input.name}.${name} as a variable's default`, {}, '$order', `($order: ${given}! = ${name})`),
      ])
  }
  if (!isInputObjectType(input)) return []
  const named = Object.values(input.getFields()).flatMap((member) => {
    const value = sampleInput(member.type, input.name, member.name)
    const name = `${input.name}.${member.name}`
    const literal = literalOf(value, isEnumType(getNamedType(member.type)))
    return [
      build(name, {}, `{ ${member.name}: ${literal} }`, ''),
      build(`${name} in a variable`, { filter: { [member.name]: value } }, '$filter', `($filter: ${input.name})`),
      build(`${name} by a variable`, { value }, `{ ${member.name}: $value }`, `($value: ${member.type})`),
      build(
        `${name} as a variable's default`,
        {},
        '$filter',
        `($filter: ${input.name} = { ${member.name}: ${literal} })`,
      ),
      build(`no ${name} at all`, {}, '$filter', `($filter: ${input.name})`),
    ]
  })
  return [
    ...named,
    build(
      `all of ${input.name}`,
      { filter: sampleInput(input, field.name, argument.name) },
      '$filter',
      `($filter: ${input.name})`,
    ),
  ]
}

const literalOf = (value: unknown, isEnum: boolean) =>
  isEnum ? `${JSON.stringify(value)}`.replaceAll('"', '') : JSON.stringify(value)

const answers = new Map<InputCase, Promise<Answer>>()

/** What everybody's answers are parts of: asked for once. */
async function wholeAnswer(asked: InputCase): Promise<Answer> {
  const { name, document, variables } = asked
  const known = answers.get(asked) ?? graph.askWithoutRules(parse(document), everywhere(new Set()), variables)
  answers.set(asked, known)
  expect((await known).errors.map(({ message }) => `${name}: ${message}`)).toEqual([])
  return known
}

describe('What one may not read one may not ask by', () => {
  it('in hundreds of ways', () => {
    expect(cases.length).toBeGreaterThan(400)
  })

  it.each(personas)(
    'which holds for $name',
    async (persona) => {
      const faults: string[] = []
      let asked = 0
      for (const each of cases) {
        const { name, variables } = each
        const document = parse(each.document)
        const whole = await wholeAnswer(each)
        const answer = await graph.ask(document, everywhere(new Set(persona.scopes)), variables)
        const found = faultsOf(api, document, variables, whole.data, answer, sightOf(persona))
        faults.push(...found.map(({ fault }) => `${persona.name}, ${name}: ${fault}`))
        if (answer.asked.size > 0) asked += 1
        // Nothing is asked of the source for what is refused.
        const isRefusedAtRoot = answer.errors.some(({ path }) => path?.length === 1)
        if (isRefusedAtRoot && answer.asked.size > 0) faults.push(`${persona.name}, ${name}: the source was asked`)
      }
      expect(faults).toEqual([])
      expect(asked).toBeGreaterThan(20)
    },
    60_000,
  )

  it.each(personas)('and whether a record exists $name cannot tell from what it may not see', async (persona) => {
    const sight = sightOf(persona)
    const principal = everywhere(new Set(persona.scopes))
    for (const { name, type, args } of Object.values(query.getFields())) {
      const key = args.find((argument) => argument.name === 'id' || argument.name === 'lot')?.name
      if (key === undefined || sight.sees(query, name)) continue
      const ids = [1, 2_000_000_000].map((id) =>
        globalId('odoo', name === 'lotTrace' ? 'Lot' : getNamedType(type).name, id),
      )
      const answers: unknown[] = []
      for (const id of [...ids, 'nonsense', '']) {
        const document = parse(`{ x: ${name}(${key}: "${id}") { __typename } }`)
        const { data, errors, asked } = await graph.ask(document, principal)
        expect(asked).toEqual(new Set())
        answers.push({ data, errors: errors.map((error) => error.toJSON()) })
      }
      expect(answers[0]).toMatchObject({ data: { x: null }, errors: [{ extensions: { code: 'FORBIDDEN' } }] })
      for (const answer of answers) expect(answer).toEqual({ ...(answers[0] as object) })
    }
  })
})
