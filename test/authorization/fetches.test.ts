import { getNamedType, isLeafType, parse } from 'graphql'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Answer, type AuthorizedGraph, authorizedGraph, everywhere } from './authorized-graph.ts'
import { seesAllButFew } from './expectations/persona.ts'
import { personas } from './expectations/personas.ts'
import { seenPart } from './judge.ts'
import { fieldsOf, formVariables, leavesBelow, operation, wholeOf } from './path-forms.ts'
import { api, type Root } from './schema-without-rules.ts'
import { objectTypes, sightOf } from './sight.ts'
import { along, type Way, waysToTypes } from './ways.ts'

let graph: AuthorizedGraph
let ways: ReadonlyMap<string, readonly Way[]>

beforeAll(async () => {
  graph = await authorizedGraph()
  ways = await waysToTypes(graph)
}, 60_000)

const nobody = everywhere(new Set())

const answers = new Map<string, Promise<Answer>>()

function wholeAnswer(text: string): Promise<Answer> {
  const known = answers.get(text) ?? graph.askWithoutRules(parse(text), nobody, formVariables)
  answers.set(text, known)
  return known
}

describe.each(personas)('Odoo is not asked for what $name may not see', (persona) => {
  const principal = everywhere(new Set(persona.scopes))
  const sight = sightOf(persona)

  /** Fields that were read though what is seen needs none of them. */
  async function readTooMuch(root: Root, selection: string, fragments = '') {
    const text = `${operation(selection, root)} ${fragments}`
    const document = parse(text)
    const { asked } = await graph.ask(document, principal, formVariables)
    const seen = await graph.askWithoutRules(seenPart(api, document, formVariables, sight), nobody, formVariables)
    const whole = await wholeAnswer(text)
    return {
      tooMuch: [...asked].filter((field) => !seen.asked.has(field)),
      isTelling: [...whole.asked].some((field) => !seen.asked.has(field)),
    }
  }

  it('field by field, from each type and by each way', async () => {
    const faults: string[] = []
    let telling = 0
    for (const type of objectTypes(api)) {
      for (const [place, way] of (ways.get(type.name) ?? []).slice(0, 3).entries()) {
        for (const field of fieldsOf(type)) {
          if (sight.sees(type, field.name)) continue
          const below = isLeafType(getNamedType(field.type)) ? '' : leavesBelow(field)
          const selection = `${field.name} ${below}`
          const inFragments = `fragment A on ${type.name} { ... { ...B } } fragment B on ${type.name} { x: ${selection} }`
          const { tooMuch, isTelling } =
            place === 1
              ? await readTooMuch(way.root, along(way, '__typename ...A @include(if: $yes)'), inFragments)
              : await readTooMuch(way.root, along(way, selection))
          if (isTelling) telling += 1
          if (tooMuch.length > 0)
            faults.push(`${persona.name}, ${type.name}.${field.name} by ${way.steps.join(' ')}: ${tooMuch}`)
        }
      }
    }
    expect(faults).toEqual([])
    // Else nothing would be shown: what is not seen has to be something that is read.
    if (!seesAllButFew(persona)) expect(telling).toBeGreaterThan(20)
  }, 60_000)

  it('beside all that is seen', async () => {
    const faults: string[] = []
    for (const way of [...ways.values()].flat()) {
      const { tooMuch } = await readTooMuch(way.root, along(way, wholeOf(way.type)))
      if (tooMuch.length > 0) faults.push(`${persona.name}, ${way.type.name} by ${way.steps.join(' ')}: ${tooMuch}`)
    }
    expect(faults).toEqual([])
  }, 60_000)
})

it('A claims platform is asked for no payer and no practitioner where only claims may be seen', async () => {
  const ofFhir = ({ asked }: Answer) => new Set([...asked].filter((each) => each.startsWith('FHIR')))
  const whole = parse('{ claim(number: "NGH-C-26-00001") { payer { name } provider { practitioner { name } } } }')
  expect(ofFhir(await graph.askWithoutRules(whole, nobody))).toEqual(
    new Set(['FHIR Claim', 'FHIR Organization', 'FHIR Practitioner']),
  )
  const may = (...scopes: string[]) => graph.ask(whole, everywhere(new Set(['revenue-cycle:claims:read', ...scopes])))
  expect(ofFhir(await may())).toEqual(new Set(['FHIR Claim']))
  expect(ofFhir(await may('master-data:payers:read'))).toEqual(new Set(['FHIR Claim', 'FHIR Organization']))
  // Who it was may be seen, what they are called may not.
  expect(ofFhir(await may('master-data:practitioners:read'))).toEqual(new Set(['FHIR Claim']))
})
