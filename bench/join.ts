import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { Agent } from 'node:http'
import { answersPerSecond, ask } from './load.ts'
import { startBench } from './processes.ts'

const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
const seconds = Number(process.env.BENCH_SECONDS ?? 3)
const connections = 8
const rivalFolder = new URL('.rival/', import.meta.url)
const operations = {
  'the bench operation': new URL('orders.graphql', import.meta.url),
  'the counted operation': new URL('../schema/documents/internal/purchase-orders.graphql', import.meta.url),
}

/** Installs the rival beside the bench, on this project's copy of graphql, unless it is there. */
function installRival(): void {
  if (existsSync(new URL('node_modules/@apollo/gateway', rivalFolder))) return
  console.log('Installing the rival for this bench only …')
  mkdirSync(rivalFolder, { recursive: true })
  writeFileSync(new URL('package.json', rivalFolder), '{ "private": true }\n')
  const flags = ['--no-audit', '--no-fund', '--legacy-peer-deps', '--loglevel=error']
  execFileSync('npm', ['install', ...flags, '@apollo/gateway@2.14.4'], { cwd: rivalFolder, stdio: 'inherit' })
  const ours = new URL('../node_modules/graphql', import.meta.url).pathname
  execFileSync('rm', ['-rf', new URL('node_modules/graphql', rivalFolder).pathname])
  symlinkSync(ours, new URL('node_modules/graphql', rivalFolder))
}

async function remotePort(): Promise<number> {
  const names = ['master-data', 'procurement', 'inventory', 'revenue-cycle', 'operations']
  const ports = await Promise.all(names.map((name) => startBench('serve.ts', name)))
  return startBench(
    'serve.ts',
    'remote',
    names.map((name, index) => `${name}=http://127.0.0.1:${ports[index]}/graphql`).join(','),
  )
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** How answers are joined: the product beside a monolith, another gateway and itself over several processes. */
export async function benchJoin(): Promise<void> {
  installRival()
  const ways = {
    join: { port: await startBench('serve.ts', 'join'), path: '/graphql' },
    audited: { port: await startBench('serve.ts', 'audited'), path: '/graphql' },
    unguarded: { port: await startBench('serve.ts', 'unguarded'), path: '/graphql' },
    monolith: { port: await startBench('serve.ts', 'monolith'), path: '/graphql' },
    rival: { port: await startBench('rival.ts'), path: '/' },
    remote: { port: await remotePort(), path: '/graphql' },
  }
  console.log(`${connections} connections, ${rounds} rounds of ${seconds} s for each, after a warm-up`)
  for (const [name, file] of Object.entries(operations)) {
    await compare(name, ways, JSON.stringify({ query: readFileSync(file, 'utf8') }))
  }
}

type Ways = Readonly<Record<string, { readonly port: number; readonly path: string }>>

async function compare(name: string, ways: Ways, body: string): Promise<void> {
  const answers = await Promise.all(Object.values(ways).map(({ port, path }) => ask(new Agent(), port, path, body)))
  const data = answers.map((answer) => JSON.stringify(JSON.parse(answer).data))
  if (new Set(data).size !== 1) throw new Error(`Cannot compare ${name}: the ways do not give the same data`)
  console.log(`\n${name}: ${Math.round((data[0]?.length ?? 0) / 1024)} KB of data, the same in ${data.length} ways`)

  const measured: Record<string, number[]> = {}
  for (let round = 0; round <= rounds; round += 1) {
    for (const [way, { port, path }] of Object.entries(ways)) {
      const rate = await answersPerSecond({ port, path, body, connections, seconds })
      // Round 0 warms up.
      if (round > 0) measured[way] = [...(measured[way] ?? []), rate]
    }
    process.stdout.write(round === 0 ? 'warm' : `, round ${round} of ${rounds}`)
  }

  const join = median(measured.join ?? [])
  console.log('\nway        req/s (median)   join is x times that')
  for (const [way, rates] of Object.entries(measured)) {
    const rate = median(rates)
    console.log(`${way.padEnd(10)} ${rate.toFixed(1).padStart(14)}   ${(join / rate).toFixed(2).padStart(8)}`)
  }
}
