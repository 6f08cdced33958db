import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')
const rooms = ['gateway', 'subgraphs', 'client', 'bench', 'test']

interface Import {
  readonly from: string
  readonly to: string
}

const files = rooms.flatMap((room) => filesBelow(room)).filter((file) => file.endsWith('.ts'))
const imports = files.flatMap((file) => importsOf(file))
const subgraphs = readdirSync(path.join(root, 'subgraphs')).filter((name) => name !== 'shared' && !name.includes('.'))

/** Imports that break a rule, written so that the failure names them. */
function offending(rule: (each: Import) => boolean): string[] {
  return imports.filter(rule).map(({ from, to }) => `${from} imports ${to}`)
}

describe('The house', () => {
  it('is read from real files', () => {
    expect(files.length).toBeGreaterThan(60)
    expect(imports.length).toBeGreaterThan(200)
    expect(offending(({ to }) => !existsSync(path.join(root, to)))).toEqual([])
  })

  it('lets the gateway enter a subgraph by its door only', () => {
    const isInside = (file: string) => subgraphs.some((name) => file.startsWith(`subgraphs/${name}/`))
    expect(
      offending(({ from, to }) => from.startsWith('gateway/') && isInside(to) && !to.endsWith('/subgraph.ts')),
    ).toEqual([])
  })

  it('keeps subgraphs apart', () => {
    const owner = (file: string) => subgraphs.find((name) => file.startsWith(`subgraphs/${name}/`))
    const crosses = ({ from, to }: Import) => {
      const [one, other] = [owner(from), owner(to)]
      return one !== undefined && other !== undefined && one !== other
    }
    expect(offending(crosses)).toEqual([])
  })

  it('never looks back up: subgraphs know no gateway, shared rooms know no subgraph', () => {
    expect(offending(({ from, to }) => from.startsWith('subgraphs/') && to.startsWith('gateway/'))).toEqual([])
    const isShared = (file: string) => file.startsWith('subgraphs/shared/')
    expect(offending(({ from, to }) => isShared(from) && to.startsWith('subgraphs/') && !isShared(to))).toEqual([])
  })

  it('points from resolvers to loaders to sources', () => {
    const layers = ['sources', 'loaders', 'resolvers']
    const layer = (file: string) => layers.indexOf(file.split('/')[2] ?? '')
    const climbs = ({ from, to }: Import) =>
      from.startsWith('subgraphs/') && to.startsWith('subgraphs/') && layer(from) >= 0 && layer(to) > layer(from)
    expect(offending(climbs)).toEqual([])
  })

  it('keeps the ground floor free: values, errors and config import nothing above them', () => {
    const ground = ['values', 'errors', 'config'].map((room) => `subgraphs/shared/${room}/`)
    const isGround = (file: string) => ground.some((room) => file.startsWith(room))
    expect(offending(({ from, to }) => isGround(from) && !isGround(to))).toEqual([])
  })

  it('keeps the graph room general: it knows no subgraph', () => {
    const isHospital = (file: string) => subgraphs.some((name) => file.startsWith(`subgraphs/${name}/`))
    expect(offending(({ from, to }) => from.startsWith('gateway/graph/') && isHospital(to))).toEqual([])
  })

  it('keeps tests and benches out of what runs', () => {
    const runs = (file: string) => !/^(test|bench)\//.test(file)
    expect(offending(({ from, to }) => runs(from) && !runs(to))).toEqual([])
  })

  it('has no import circles', () => {
    expect(circles(imports.filter(({ from }) => !from.startsWith('test/')))).toEqual([])
  })

  it('reads the environment where a program begins, and nowhere else', () => {
    const readers = files.filter((file) => /^(gateway|subgraphs)\//.test(file) && source(file).includes('process.env'))
    expect(readers).toEqual([
      'gateway/main.ts',
      'subgraphs/shared/odoo/accounts/main.ts',
      'subgraphs/shared/odoo/outbox/main.ts',
    ])
  })

  it('has no drawers: every file is named for its subject', () => {
    const drawers = /(^|[/-])(utils?|helpers?|common|misc|managers?)([./-]|$)/
    expect([...files, ...filesBelow('schema')].filter((file) => drawers.test(file))).toEqual([])
  })

  it('has no file past 400 lines', () => {
    const written = files.filter((file) => !file.includes('.generated.'))
    expect(written.filter((file) => source(file).split('\n').length > 400)).toEqual([])
  })
})

function filesBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((file) => !file.includes('node_modules'))
}

function source(file: string): string {
  return readFileSync(path.join(root, file), 'utf8')
}

function importsOf(file: string): Import[] {
  const specifiers = source(file).matchAll(/(?:^|\n)(?:import|export)\s[^;'"]*?from '([^']+)'|\bimport\('([^']+)'\)/g)
  return [...specifiers].flatMap(([, named, dynamic]) => {
    const to = resolved(file, named ?? dynamic ?? '')
    return to === null ? [] : [{ from: file, to }]
  })
}

/** Null for packages and what Node brings. */
function resolved(file: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return path.normalize(path.join(path.dirname(file), specifier))
  const aliases = { '#shared/': 'subgraphs/shared/', '#subgraphs/': 'subgraphs/', '#gateway/': 'gateway/' }
  for (const [alias, folder] of Object.entries(aliases)) {
    if (specifier.startsWith(alias)) return folder + specifier.slice(alias.length)
  }
  return null
}

/** Circles among modules that are loaded; types are erased, so importing a type closes no circle. */
function circles(all: readonly Import[]): string[] {
  const next = new Map<string, string[]>()
  for (const { from, to } of all) if (loads(from, to)) next.set(from, [...(next.get(from) ?? []), to])
  const state = new Map<string, 'open' | 'done'>()
  const found: string[] = []
  const visit = (file: string, way: readonly string[]) => {
    if (state.get(file) === 'open') found.push([...way.slice(way.indexOf(file)), file].join(' > '))
    if (state.has(file)) return
    state.set(file, 'open')
    for (const other of next.get(file) ?? []) visit(other, [...way, file])
    state.set(file, 'done')
  }
  for (const file of next.keys()) visit(file, [])
  return found
}

function loads(from: string, to: string): boolean {
  const lines = source(from).matchAll(/(?:^|\n)(?:import|export)\s(type\s)?[^;'"]*?from '([^']+)'/g)
  return [...lines].some(([, type, specifier]) => type === undefined && resolved(from, specifier ?? '') === to)
}
