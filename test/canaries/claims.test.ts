import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { startOdooDouble } from '#shared/sandbox/odoo-double/double.ts'
import { describeRedis } from '../redis/redis.ts'
import { type PlainTables, World } from '../rows/world.ts'
import { startAskers } from './askers.ts'
import { fieldOf, numberCanary } from './canary.ts'
import { type Channel, leaksIn } from './channels.ts'
import { type ClaimsOutcome, runClaimsTrial, ways } from './claims-trial.ts'
import { type PlantedClaims, personId, plantClaims } from './plant-claims.ts'
import { nameOf, Search } from './search.ts'
import { keptOfClaims, shownOfClaims } from './shown-claims.ts'
import { withoutNames } from './typed.ts'
import { spotsIn } from './walk-answer.ts'
import { WatchedRedis } from './watched-redis.ts'

describeRedis('With a canary in every field of claims and of payers’ files, the program', (start) => {
  const ends = new AsyncDisposableStack()
  let planted: PlantedClaims
  let outcome: ClaimsOutcome
  let cache: WatchedRedis
  let store: WatchedRedis
  let search: Search
  let secrets: ReadonlyMap<string, string>

  beforeAll(async () => {
    planted = plantClaims(hospitalGroupTables())
    const { tables } = planted
    const [apiKey, noticeSecret] = [randomBytes(20).toString('hex'), randomBytes(24).toString('hex')]
    const user = { id: 2, login: 'caregraph', apiKey, companyIds: [1, 2], companyId: 1, access: 'admin' } as const
    const double = await startOdooDouble({ tables, database: 'planted', users: [user] })
    ends.defer(() => double.close())
    cache = ends.use(await WatchedRedis.in(await start()))
    store = ends.use(await WatchedRedis.in(await start({ isDurable: true })))
    const askers = await startAskers(new World(tables as PlainTables))
    ends.defer(askers.stop)
    outcome = await runClaimsTrial({
      planted,
      odoo: { ODOO_URL: double.url, ODOO_DATABASE: 'planted', ODOO_API_KEY: apiKey },
      identity: askers.settings,
      askers: askers.all,
      ...{ cache, store, noticeSecret },
    })
    secrets = new Map([
      ...askers.secrets,
      [apiKey, 'the key of Odoo'] as const,
      [noticeSecret, 'the secret of notices'] as const,
      [store.password, 'the password of the store'] as const,
    ])
    search = new Search(planted.planted, new Map([...planted.words, ...outcome.typed.words, ...secrets]))
  }, 180_000)
  afterAll(() => ends.disposeAsync())

  const channel = (name: string, parts: Channel['parts']): Channel => ({ name, parts, mayKeep: false })
  const wayOf = (name: (typeof ways)[number]) =>
    channel(name, [
      outcome.ways[name]
        .split('\n')
        .map((line) => withoutNames(line, ['correlationId']))
        .join('\n'),
    ])
  const ofCache = () => [
    cache.kept.map(({ key }) => key).join('\n'),
    ...cache.kept.map(({ value }) => value),
    cache.commands.join('\n'),
  ]

  it.each(ways)('lets nothing out by %s', (name) => {
    expect(outcome.ways[name].length).toBeGreaterThan(0)
    expect(leaksIn(wayOf(name), search).slice(0, 40)).toEqual([])
  })

  it.each(ways)('would be told of a canary in %s, however it is written there', (name) => {
    const { parts, ...rest } = wayOf(name)
    const number = String(numberCanary({ model: 'Claim', field: 'total', id: 4 }))
    const [words, person] = [
      [...outcome.typed.words, ...planted.words, ...secrets],
      [personId(1), 'Patient.id of 1'],
    ]
    const spikes = [person, [number, 'Claim.total of 4'], ...words] as const
    const written = spikes.map(([spike = '']) => ` ${spike} ${Buffer.from(`of ${spike} it is`).toString('base64')} `)
    const leaks = leaksIn({ ...rest, parts: [...parts, written.join('')] }, search)
    const expected = spikes.flatMap(([, label]) => ['plain', 'base64'].map((way) => `${name} (${way}): ${label}:`))
    expect(expected.filter((beginning) => !leaks.some((leak) => leak.startsWith(beginning)))).toEqual([])
  })

  it('keeps nothing of it in the cache', () => {
    expect(cache.kept.length).toBeGreaterThan(0)
    expect(leaksIn(channel('the cache', ofCache()), search).slice(0, 40)).toEqual([])
  })

  it('keeps in the store the references, codes, amounts and states that are on the list, and nothing else', () => {
    const parts = [...store.kept.map(({ key, value }) => Buffer.concat([Buffer.from(`${key}\n`), value]))]
    const found = [...parts, store.commands.join('\n')].flatMap((part) => search.in(part))
    const places = found.flatMap((each) => (each.kind === 'planted' ? [each.places.map(fieldOf)] : []))
    const others = found.filter(({ kind }) => kind !== 'planted' && kind !== 'sum').map(nameOf)
    // What somebody typed is looked for there.
    expect([...new Set(others)].filter((name) => !name.includes('that a client typed'))).toEqual([])
    const fields = new Set(places.map((some) => some.find((field) => keptOfClaims.has(field)) ?? some[0]))
    expect([...fields].sort()).toEqual([...keptOfClaims].sort())
  })

  it('puts bad files aside with reasons that repeat nothing of them', () => {
    expect(outcome.quarantined).toBe(planted.badFiles.length)
  })

  it('shows whoever may see it what the list says, and nothing else', () => {
    const faults = new Set<string>()
    const shown = new Set<string>()
    // What somebody typed may be in the answer to it.
    const own = new Search(planted.planted, new Map([...planted.words, ...secrets]))
    for (const { asker, question, answer } of outcome.answers) {
      const { data, errors, extensions } = answer
      for (const found of own.in(JSON.stringify({ errors, extensions }))) {
        faults.add(`${asker.name}: ${nameOf(found)} in an error: ${found.around}`)
      }
      for (const spot of spotsIn(question.document, question.variables, data, asker.sight)) {
        if (!spot.isSeen) faults.add(`${asker.name}: ${spot.coordinate} is not for ${asker.name}`)
        if (typeof spot.value !== 'string' && typeof spot.value !== 'number') continue
        for (const found of own.inValue(String(spot.value))) {
          if (found.kind === 'sum') continue
          const fields = found.kind === 'planted' ? found.places.map(fieldOf) : [nameOf(found)]
          const right = fields.find((field) => shownOfClaims[spot.coordinate]?.includes(field))
          if (right === undefined) faults.add(`${spot.coordinate} shows ${fields.join(' or ')}: ${found.around}`)
          else shown.add(`${spot.coordinate} ${right}`)
        }
      }
    }
    expect([...faults].sort().slice(0, 150)).toEqual([])
    const all = Object.entries(shownOfClaims).flatMap(([coordinate, fields]) =>
      fields.map((each) => `${coordinate} ${each}`),
    )
    const missing = all.filter((each) => !shown.has(each))
    expect(missing.length, `never shown: ${missing.join(', ')}`).toBeLessThan(all.length / 10)
  })
})
