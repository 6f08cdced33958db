import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Properties, RecordSource } from '#shared/odoo/record-source.ts'
import { subgraphTypeDefs } from '#shared/schema/subgraph-schema.ts'
import { care } from './governance-rules.ts'
import { GovernedSchema } from './governed-schema.ts'
import { type Classification, readOtherwise, sensitiveFields, sensitiveParts } from './sensitive-fields.ts'

type Source = RecordSource<Properties>

const root = path.resolve(import.meta.dirname, '../..')
const subgraphs = ['master-data', 'procurement', 'inventory', 'revenue-cycle', 'operations']
const schema = new GovernedSchema(Object.fromEntries(subgraphs.map((name) => [name, subgraphTypeDefs(name)])))
const files = globSync('subgraphs/*/sources/odoo/*.ts', { cwd: root })
const sources = (await Promise.all(files.map((file) => recordSourcesIn(file)))).flat()

/** Of records that serve a calculation only: nothing of them is shown. */
const unseen = ['StockedItem']

async function recordSourcesIn(file: string): Promise<Source[]> {
  const module: Readonly<Record<string, unknown>> = await import(path.join(root, file))
  return Object.values(module).filter(isRecordSource)
}

function isRecordSource(value: unknown): value is Source {
  return typeof value === 'object' && value !== null && 'type' in value && 'model' in value && 'properties' in value
}

/** The least classification that the fields of Odoo behind a property call for; undefined: none. */
function least(model: string, fields: readonly string[]): Classification | undefined {
  const called = (sensitiveFields[model] ?? []).filter(([names]) => fields.some((field) => names.test(field)))
  return called.map(([, classification]) => classification).sort((one, other) => care(other) - care(one))[0]
}

/** Properties that show more than their classification in `governed` allows. */
function exposed(these: readonly Source[], governed: GovernedSchema): string[] {
  return these.flatMap(({ type, model, properties }) =>
    Object.entries(properties).flatMap(([name, { fields }]) => {
      const needed = least(model, fields)
      return needed === undefined ? [] : tooLoose(`${type}.${name}`, needed, governed)
    }),
  )
}

function tooLoose(coordinate: string, needed: Classification, governed: GovernedSchema): string[] {
  if (!governed.fields.has(coordinate)) return []
  const said = governed.effective(coordinate, 'classified', 'as')
  return care(said) < care(needed) ? [`${coordinate} is ${said ?? 'not classified'} and has to be ${needed}`] : []
}

describe('Sensitive fields of Odoo', () => {
  it('are looked for in every record source', () => {
    const written = files.length
    expect(written).toBeGreaterThan(40)
    expect(sources.length).toBeGreaterThan(25)
    const names = sources.map(({ type }) => type)
    expect(names).toEqual(expect.arrayContaining(['Buyer', 'Invoice', 'Payment', 'PurchaseOrder', 'Supplier']))
  })

  it('reach the schema by a property of its name, so that none hides behind another', () => {
    const nameless = sources
      .filter(({ type }) => !unseen.includes(type))
      .flatMap(({ type, properties }) => Object.keys(properties).map((name) => `${type}.${name}`))
      .filter((coordinate) => !schema.fields.has(coordinate))
    expect(nameless).toEqual([])
  })

  it('are classified where they are shown, no lower than what they hold', () => {
    expect(exposed(sources, schema)).toEqual([])
  })

  it('are found behind the properties one would think of', () => {
    const found = sources.flatMap(({ type, model, properties }) =>
      Object.entries(properties)
        .filter(([, { fields }]) => least(model, fields) !== undefined)
        .map(([name]) => `${type}.${name}`),
    )
    expect(found).toEqual(
      expect.arrayContaining([
        'Buyer.name',
        'ContractPrice.price',
        'Invoice.total',
        'InvoiceLine.discount',
        'LotMovement.destination',
        'Payment.amount',
        'PaymentTerms.name',
        'PurchaseAgreementLine.agreedPrice',
        'PurchaseOrder.buyer',
        'PurchaseOrderLine.unitPrice',
        'Supplier.address',
        'Supplier.contact',
        'Supplier.identifiers',
        'VendorBill.residual',
      ]),
    )
  })

  it('would be noticed where they are shown too freely', () => {
    const loose = subgraphs.map((name) => {
      const sdl = subgraphTypeDefs(name).replaceAll(/@classified\(as: (FINANCIAL|PERSONAL)\)/g, '')
      return [name, sdl.replaceAll('@classified(as: OPERATIONAL)', '@classified(as: REFERENCE)')]
    })
    const freely = new GovernedSchema(Object.fromEntries(loose))
    expect(exposed(sources, freely)).toEqual(
      expect.arrayContaining([
        'PurchaseOrder.total is REFERENCE and has to be FINANCIAL',
        'PurchaseOrder.buyer is REFERENCE and has to be PERSONAL',
        'Supplier.identifiers is REFERENCE and has to be OPERATIONAL',
        'Buyer.name is not classified and has to be PERSONAL',
      ]),
    )
  })
})

describe('What does not come by a record source', () => {
  const shown = [...Object.values(readOtherwise), sensitiveParts].flatMap((each) => Object.entries(each))

  it('is listed for every file that asks Odoo itself', () => {
    const asks = /odoo\.(searchRead|readGroup)\(|\b(readGroups|searchReadable)\(/i
    const inner = globSync(
      ['subgraphs/*/{sources,loaders,resolvers,matching}/**/*.ts', 'subgraphs/shared/consumption/*.ts'],
      {
        cwd: root,
      },
    )
    const asking = inner.filter((file) => asks.test(readFileSync(path.join(root, file), 'utf8')))
    expect(asking.map((file) => file.replace('subgraphs/', '')).sort()).toEqual(Object.keys(readOtherwise).sort())
  })

  it.each(shown)('%s is at least %s', (coordinate, needed) => {
    expect(schema.fields.has(coordinate)).toBe(true)
    expect(tooLoose(coordinate, needed, schema)).toEqual([])
  })

  it('is personal throughout where it traces a lot, and financial where it is about money', () => {
    const below = (types: RegExp, needed: Classification) =>
      [...schema.fields.values()]
        .filter(({ type }) => types.test(type))
        .flatMap(({ coordinate }) => tooLoose(coordinate, needed, schema))
    expect(below(/^(Lot(Trace|Remainder|Movement|Substitute)|AwaitedOrder|FacilityAvailability)/, 'PERSONAL')).toEqual(
      [],
    )
    expect(below(/^(Money|ThreeWayMatch|Match|SupplierSpend|StockValue|ReceivablesByAge)/, 'FINANCIAL')).toEqual([])
  })
})
