import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type NamedTarget, names } from './coordinates.ts'

const root = path.resolve(import.meta.dirname, '../..')
const generated = [
  'schema/supergraph.graphql',
  'schema/api.graphql',
  'schema/ACCESS.md',
  'client/documents.generated.ts',
  ...['master-data', 'procurement', 'inventory', 'revenue-cycle', 'operations'].map(
    (name) => `subgraphs/${name}/types.generated.ts`,
  ),
]

describe('What is generated', () => {
  let copy: string

  beforeAll(() => {
    copy = mkdtempSync(path.join(tmpdir(), 'caregraph-generate-'))
    for (const entry of ['gateway', 'subgraphs', 'schema', 'client', 'package.json', 'codegen.ts']) {
      cpSync(path.join(root, entry), path.join(copy, entry), { recursive: true })
    }
    symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'))
    for (const file of generated.filter((each) => each.endsWith('.ts'))) rmSync(path.join(copy, file))
    execFileSync('npm', ['run', 'generate'], { cwd: copy, stdio: 'pipe' })
  }, 60_000)

  afterAll(() => rmSync(copy, { recursive: true }))

  it.each(generated)('%s is what the sources give', (file) => {
    expect(readFileSync(path.join(copy, file), 'utf8')).toBe(readFileSync(path.join(root, file), 'utf8'))
  })
})

describe('The contract', () => {
  it('describes every type, field, argument and input field, except ids, edges and cursors, which say it all', () => {
    const speaksForItself = ({ coordinate }: NamedTarget) =>
      /\.id(\(|$)|\(id:\)$|Edge\.(node|cursor)$|Connection\.(edges|pageInfo)$|^(Query|Mutation|Subscription)$/.test(
        coordinate,
      )
    const silent = names('api').filter((each) => !each.description && !speaksForItself(each))
    expect(silent.filter(({ kind }) => kind !== 'enum value').map(({ coordinate }) => coordinate)).toEqual([])
  })

  it('speaks of the business: no name comes from a table of Odoo', () => {
    const odoo = /odoo|partner|picking|quant(?!ity)|product_|_id\b|res_|move_type|warehouse|orderpoint|uom/i
    expect(
      names('api')
        .filter(({ name }) => odoo.test(name))
        .map(({ coordinate }) => coordinate),
    ).toEqual([])
  })

  it('lets null through wherever a source is crossed: only ids, and what is made here, are never null', () => {
    const madeHere = /(^|\.)(id|cursor|node|nodes|edges|pageInfo|hasNextPage|hasPreviousPage)$/
    const values = /^(Money|Quantity|Identifier)\./
    // Events stand in a log of this program's own, each whole; nothing has to be asked to tell of one that it happened.
    const ofEvents =
      /^(\w+Change|GoodsReceived|StockBelowMinimum)\.(eventId|recordId|eventType|occurredAt|change|replayed)$/
    const ofItsLog =
      /^(EventStream|EventConsumer|EventRelay|DeadLetter|AcknowledgeEventsPayload|ReplayDeadLetterPayload)\./
    // Parts of one record, which is read whole or not at all, and what is worked out of several.
    const partsOfOne =
      /^(Provenance|ClaimStatusStep|ClaimAdjustment|ProviderAdjustment|QuarantineReason|RemittanceSettlement|Lineage|LineageHop)\./
    const may = [madeHere, values, ofEvents, ofItsLog, partsOfOne]
    const strict = names('api').filter(({ kind, nonNull }) => kind === 'field' && nonNull)
    expect(strict.map(({ coordinate }) => coordinate).filter((each) => !may.some((some) => some.test(each)))).toEqual(
      [],
    )
  })
})
