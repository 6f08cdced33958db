import { writeFileSync } from 'node:fs'
import { inspect, isDeepStrictEqual } from 'node:util'
import { execute, lexicographicSortSchema, print, printSchema, validate } from 'graphql'
import { compose } from '#gateway/graph/compose.ts'
import { foldConditions } from '#gateway/graph/fold.ts'
import { joinSubgraphs } from '#gateway/graph/join.ts'
import { remoteSubgraphs } from '#gateway/graph/remote.ts'
import { account } from '../../random-queries/agreement.ts'
import { injectFaults } from '../../random-queries/faults.ts'
import { randomOperations } from '../../random-queries/operations.ts'
import { serveSubgraphs } from './subgraph-servers.ts'
import { company } from './supergraphs/company.ts'
import { failures } from './supergraphs/failures.ts'
import { library } from './supergraphs/library.ts'
import { media } from './supergraphs/media.ts'
import { travel } from './supergraphs/travel.ts'

const only = process.argv[2]
const count = Number(process.argv[3] ?? 200)
const seed0 = Number(process.argv[4] ?? 1)
const show = Number(process.argv[5] ?? 1)
process.on('unhandledRejection', (e) => console.log('UNHANDLED', e))
for (const ex of [company, library, media, travel, failures]) {
  if (only && only !== 'all' && ex.name !== only) continue
  const { supergraphSdl } = compose(ex.build())
  let dirty = 0, shown = 0,
    bad = 0,
    n = 0
  for (const faulty of process.env.FAULTS ? [0, 1] : [0]) {
    const f = { seed: seed0 * 10 + faulty, coordinates: 0.25, objects: 0.5, spares: (c: string) => /\.(id|badge|department|isbn|codes|copy|day|code|name|alias|level|number|currency)$/.test(c) }
    const a = ex.build(),
      b = ex.build()
    if (faulty) {
      injectFaults(a, f)
      injectFaults(b, f)
    }
    const join = joinSubgraphs(supergraphSdl, a)
    const servers = await serveSubgraphs(b)
    const remote = remoteSubgraphs(supergraphSdl, servers.urls)
    if (!faulty) {
      const [p, q] = [join, remote].map((s) => printSchema(lexicographicSortSchema(s)))
      console.log('shape equal', p === q)
      if (p !== q) {
        writeFileSync('/tmp/p', p!)
        writeFileSync('/tmp/q', q!)
      }
    }
    const ops = randomOperations(join, {
      seed: seed0 * 100 + faulty,
      count,
      argumentsFor: ex.argumentsFor,
      maxDepth: 6,
      maxFields: Number(process.env.FIELDS ?? 25),
    })
    for (const op of ops) {
      
      const request = () => ({ contextValue: { correlationId: 'c', signal: new AbortController().signal } })
      const args = { document: foldConditions(op.document, op.variables, undefined), variableValues: op.variables }
      const [r1, r2] = [
        account(await execute({ schema: join, ...args, ...request() })),
        account(await execute({ schema: remote, ...args, ...request() })),
      ]
      if (r1.errors.some((e) => e.includes('Account.id'))) continue
      n++
      if (!isDeepStrictEqual([r1.data, r1.places], [r2.data, r2.places])) {
        const clean = r1.errors.length + r1.nulled.length === 0
        if (!clean) dirty++
        if (process.env.CLEAN && !clean) continue
        bad++
        if (print(args.document).length < Number(process.env.MAX ?? 1e9) && ++shown <= show)
          console.log(
            ex.name,
            'faulty',
            faulty,
            '\n',
            print(args.document),
            op.variables,
            '\nJOIN',
            inspect(r1, { depth: 20 }),
            '\nREMOTE',
            inspect(r2, { depth: 20 }),
          )
      }
    }
    await servers.close()
  }
  console.log(ex.name, n, 'bad', bad, 'of which with errors', dirty)
}
