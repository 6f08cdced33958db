import fc from 'fast-check'
import { createSourceEventStream, type GraphQLError, isInputObjectType, parse } from 'graphql'
import { beforeAll, describe, expect, it } from 'vitest'
import { scopes } from '#shared/auth/scopes.ts'
import { streams } from '#shared/events/catalogue.ts'
import type { ChangeBatch } from '#shared/events/feed/change.ts'
import { type AuthorizedGraph, authorizedGraph, everywhere, requestOf, told } from './authorized-graph.ts'
import { personas } from './expectations/personas.ts'
import { formsOf, formVariables, operation } from './path-forms.ts'
import { sampleInput } from './sample-inputs.ts'
import { subscription } from './schema-without-rules.ts'
import { type Sight, sightOf } from './sight.ts'
import { sightOfScopes } from './sight-of-scopes.ts'

// What is told of one event is tried with all other fields (fields.test.ts). Here: who may begin to be told at all.

/** One way to subscribe, and whether somebody may. */
interface Attempt {
  readonly name: string
  readonly field: string
  readonly document: string
  readonly isFor: (sight: Sight) => boolean
}

let graph: AuthorizedGraph
const fields = Object.values(subscription.getFields())
const attempts: readonly Attempt[] = fields.flatMap((field) => [
  ...formsOf(subscription, field, field.name)
    // One root field is all that a subscription may have, and something has to be left of it.
    .filter(({ name }) => !/ two |left out/.test(name))
    .map(
      ({ name, selection, fragments }): Attempt => ({
        name: `${field.name} ${name}`,
        field: field.name,
        document: `${operation(selection, 'subscription')} ${fragments}`,
        isFor: (sight) => sight.sees(subscription, field.name),
      }),
    ),
  ...attemptsByFilter(field),
])

/** Each member of its filter by itself, and all of them. */
function attemptsByFilter({ name, args }: (typeof fields)[number]): Attempt[] {
  const filter = args.find((argument) => argument.name === 'filter')
  if (filter === undefined || !isInputObjectType(filter.type)) throw new Error(`Cannot filter ${name}`)
  const { name: input, ...type } = { name: filter.type.name, fields: filter.type.getFields() }
  const all = sampleInput(filter.type, name, 'filter') as Record<string, unknown>
  const given = [all, ...Object.keys(type.fields).map((member) => ({ [member]: all[member] }))]
  return given.map((value) => {
    const literal = JSON.stringify(value)
      .replaceAll(/"(\w+)":/g, '$1: ')
      .replaceAll(/"([A-Z_]+)"/g, '$1')
    return {
      name: `${name} by ${Object.keys(value)} of ${input}`,
      field: name,
      document: operation(`${name}(filter: ${literal}) { __typename }`, 'subscription'),
      isFor: (sight) =>
        sight.sees(subscription, name) && sight.mayGive(args, { filter: value }, `Subscription.${name}`),
    }
  })
}

beforeAll(async () => {
  graph = await authorizedGraph()
}, 60_000)

/** Begins to be told, and at once no longer is. Null where that was refused. */
async function subscribe(
  document: string,
  held: ReadonlySet<string>,
): Promise<{ batch: ChangeBatch | null; errors: readonly GraphQLError[]; asked: ReadonlySet<string> }> {
  const stop = new AbortController()
  graph.source.takeAskedFields()
  const begun = await createSourceEventStream({
    schema: graph.schema,
    document: parse(document),
    variableValues: formVariables,
    contextValue: { ...requestOf(everywhere(held)), signal: stop.signal },
  })
  const asked = graph.source.takeAskedFields()
  if ('errors' in begun) return { batch: null, errors: begun.errors ?? [], asked }
  const batches = (begun as AsyncIterable<ChangeBatch>)[Symbol.asyncIterator]()
  const { value: batch } = await batches.next()
  stop.abort()
  await batches.return?.()
  return { batch: batch as ChangeBatch, errors: [], asked }
}

/** What is wrong with what somebody with this sight got. */
async function faultsOf({ name, field, document, isFor }: Attempt, held: ReadonlySet<string>, sight: Sight) {
  const { batch, errors, asked } = await subscribe(document, held)
  for (const { message, extensions } of errors) told.add(`${message} ${JSON.stringify(extensions)}`)
  if (isFor(sight)) return batch === null ? [`${name} was refused: ${errors.map(({ message }) => message)}`] : []
  const [error, ...more] = errors
  const isDenial =
    error?.extensions.code === 'FORBIDDEN' &&
    error.extensions.coordinate === `Subscription.${field}` &&
    error.path?.length === 1 &&
    more.length === 0
  return [
    ...(batch === null ? [] : [`${name} was not refused`]),
    ...(isDenial ? [] : [`${name} was not told that it may not: ${errors.map(({ message }) => message)}`]),
    ...(asked.size === 0 ? [] : [`${name} had Odoo asked for ${[...asked]}`]),
  ]
}

describe('Whoever subscribes', { timeout: 60_000 }, () => {
  it('does so in every manner there is', () => {
    expect(fields.length).toBeGreaterThan(6)
    expect(attempts.length).toBeGreaterThan(fields.length * 12)
  })

  it.each(personas)('is let in as $name where it should be, and refused elsewhere', async (persona) => {
    const sight = sightOf(persona)
    const faults: string[] = []
    for (const attempt of attempts) faults.push(...(await faultsOf(attempt, new Set(persona.scopes), sight)))
    expect(faults).toEqual([])
  })

  it('is let in by what the directives of the schema say, and by nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray(Object.keys(scopes)), fc.constantFrom(...attempts), async (some, attempt) => {
        const held = new Set(some)
        expect(await faultsOf(attempt, held, sightOfScopes(held))).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })

  it('and is refused has no consumer by that: nothing was begun', async () => {
    const before = await graph.events.log.consumers()
    for (const { name } of fields) {
      const document = `subscription { ${name}(consumer: "left-behind") { eventId } }`
      const { errors } = await subscribe(document, new Set())
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN'])
    }
    expect(await graph.events.log.consumers()).toEqual(before)
  })

  it('begins after what there is, in the stream of what it asked for', async () => {
    const ends = new Map(
      await Promise.all(
        streams.map(async (name) => [name, (await graph.events.log.bounds(name)).tail.number] as const),
      ),
    )
    expect([...ends.values()].every((number) => number > 0)).toBe(true)
    for (const { name } of fields) {
      const { batch } = await subscribe(`subscription { ${name} { eventId } }`, new Set(Object.keys(scopes)))
      expect(batch).toMatchObject({ changes: [], isLevel: true })
      expect([...ends.values()]).toContain(batch?.end.number)
    }
  })
})
