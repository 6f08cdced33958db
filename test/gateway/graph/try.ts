import { inspect, isDeepStrictEqual } from 'node:util'
import { execute, print } from 'graphql'
import { compose } from '#gateway/graph/compose.ts'
import { joinSubgraphs } from '#gateway/graph/join.ts'
import { account } from '../../random-queries/agreement.ts'
import { coverage } from '../../random-queries/coverage.ts'
import { injectFaults } from '../../random-queries/faults.ts'
import { monolith } from '../../random-queries/monolith.ts'
import { randomOperations } from '../../random-queries/operations.ts'
import { company } from './supergraphs/company.ts'
import { failures } from './supergraphs/failures.ts'
import { library } from './supergraphs/library.ts'
import { media } from './supergraphs/media.ts'
import { travel } from './supergraphs/travel.ts'

const only = process.argv[2]
const count = Number(process.argv[3] ?? 200)
const seed0 = Number(process.argv[4] ?? 1)
process.on('unhandledRejection', (e) => console.log('UNHANDLED', e))
for (const ex of [company, library, media, travel, failures]) {
  if (only && only !== 'all' && ex.name !== only) continue
  const { supergraphSdl } = compose(ex.build())
  let bad = 0,
    n = 0
  const docs = []
  for (const faulty of [0, 1, 2, 3]) {
    const f = {
      seed: seed0 * 10 + faulty,
      coordinates: 0.3,
      objects: 0.6,
      spares: (c: string) => ['Employee.badge', 'Department.id', 'Door.number'].includes(c),
    }
    const a = ex.build(),
      b = ex.build()
    if (faulty) {
      injectFaults(a, f)
      injectFaults(b, f)
    }
    const join = joinSubgraphs(supergraphSdl, a)
    const mono = monolith(supergraphSdl, b)
    const ops = randomOperations(join, {
      seed: seed0 * 100 + faulty,
      count,
      argumentsFor: ex.argumentsFor,
      maxDepth: 6,
      maxFields: 40,
    })
    for (const op of ops) {
      docs.push(op.document)
      const args = { document: op.document, variableValues: op.variables, contextValue: {} }
      const [r1, r2] = [
        account(await execute({ schema: join, ...args })),
        account(await execute({ schema: mono, ...args })),
      ]
      n++
      if (!isDeepStrictEqual(r1, r2)) {
        bad++
        if (bad === 1)
          console.log(
            ex.name,
            'faulty',
            faulty,
            '\n',
            print(op.document),
            op.variables,
            '\nJOIN',
            inspect(r1, { depth: 20 }),
            '\nMONO',
            inspect(r2, { depth: 20 }),
          )
      }
    }
  }
  const c = coverage(joinSubgraphs(supergraphSdl, ex.build()), docs)
  console.log(ex.name, n, 'bad', bad, 'coverage', c.share.toFixed(2), c.missed.join(' '))
}
