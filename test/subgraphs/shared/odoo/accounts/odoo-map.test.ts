import { globSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'graphql'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Properties, RecordSource } from '#shared/odoo/record-source.ts'
import { rowRules } from '#shared/odoo/row-rules.ts'
import { everywhere, principalOf } from '../../../../authorization/authorized-graph.ts'
import type { Persona } from '../../../../authorization/expectations/persona.ts'
import { personas } from '../../../../authorization/expectations/personas.ts'
import { waysToTypes } from '../../../../authorization/ways.ts'
import { askedFields } from './asked-fields.ts'
import { everyField, everyInput, everySubscription, type Question } from './every-question.ts'
import { recordedGraph } from './recorded-graph.ts'

const root = path.resolve(import.meta.dirname, '../../../../..')
const anybody = everywhere(new Set())

/** What the product asked of Odoo to answer every question there is, as everybody and as whoever sees a part. */
const asked = new Map<string, Set<string>>()
const failed: string[] = []

beforeAll(async () => {
  const askers = [anybody, ...personas.map(principalOf)]
  const graph = await recordedGraph(askers)
  const ways = await waysToTypes(graph)
  const ask = async ({ document, variables }: Question, principal = anybody) => {
    const { errors } = await graph.askWithoutRules(parse(document), principal, { ...variables })
    if (principal === anybody) failed.push(...errors.map(({ message }) => `${document}: ${message}`))
  }
  for (const question of [...everyField(ways), ...everyInput(ways)]) await ask(question)
  for (const persona of personas.filter(seesAPart))
    for (const question of everyField(ways)) await ask(question, principalOf(persona))
  for (const field of everySubscription()) for (const asker of askers) await graph.hear(field, asker)
  await graph.lookAtLevels()
  // Where Odoo refuses orders together with what they name, they are read apart, and in another order.
  graph.refuseTogether('purchase.order')
  for (const question of everyField(ways)) if (question.document.includes('match')) await ask(question)
  for (const call of graph.calls) {
    for (const [model, field] of askedFields(call)) asked.set(model, (asked.get(model) ?? new Set()).add(field))
  }
  await graph.close()
}, 120_000)

/** Limits join conditions of their own to what is asked. */
function seesAPart({ claims: { companies, facilities, supplier } }: Persona): boolean {
  return companies !== 'all' || facilities !== 'all' || supplier !== null
}

/** The file as it has to be. */
function written(): string {
  const models = [...asked].sort(([one], [other]) => (one < other ? -1 : 1))
  const lines = models.map(
    ([model, fields]) =>
      `  '${model}': [\n${[...fields]
        .sort()
        .map((field) => `    '${field}',\n`)
        .join('')}  ],\n`,
  )
  return `// Written by npm run odoo:map, not to be edited.

/** What the product reads of Odoo: every field it names in any call, by model. */
export const odooMap: Readonly<Record<string, readonly string[]>> = {
${lines.join('')}}
`
}

describe('The map of what the product reads of Odoo', () => {
  it('is made of questions that are all answered', () => {
    expect(failed).toEqual([])
  })

  it('holds every field that any of them is answered with, and no other', async () => {
    await expect(written()).toMatchFileSnapshot(path.join(root, 'subgraphs/shared/odoo/accounts/odoo-map.generated.ts'))
  })

  it('holds every field that a record source names, whatever the sandbox happens to have of it', async () => {
    const files = globSync('subgraphs/*/sources/odoo/*.ts', { cwd: root })
    const rooms: object[] = await Promise.all(files.map((file) => import(path.join(root, file))))
    const sources = rooms.flatMap((room) => Object.values(room)).filter(isSource)
    const named = sources.flatMap(({ model, properties }) =>
      Object.values(properties).flatMap(({ fields }) => fields.map((field) => [model, field] as const)),
    )
    expect(named.length).toBeGreaterThan(150)
    expect(named.filter(([model, field]) => !asked.get(model)?.has(field))).toEqual([])
  })

  it('holds every model whose records anybody may see', () => {
    expect(Object.keys(rowRules).filter((model) => !asked.has(model))).toEqual([])
  })
})

function isSource(value: unknown): value is RecordSource<Properties> {
  return typeof value === 'object' && value !== null && 'properties' in value && 'model' in value
}
