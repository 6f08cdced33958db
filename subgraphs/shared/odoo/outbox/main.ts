import { existsSync } from 'node:fs'
import { runOutbox } from './run-command.ts'

if (existsSync('.env')) process.loadEnvFile('.env')
process.exitCode = await runOutbox(process.argv.slice(2), process.env, {
  print: (line) => process.stdout.write(`${line}\n`),
  say: (line) => process.stderr.write(`${line}\n`),
})
