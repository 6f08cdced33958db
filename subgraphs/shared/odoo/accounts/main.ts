import { existsSync } from 'node:fs'
import { runAccounts } from './run-command.ts'

if (existsSync('.env')) process.loadEnvFile('.env')
process.exitCode = await runAccounts(process.argv.slice(2), process.env, {
  print: (line) => process.stdout.write(`${line}\n`),
  say: (line) => process.stderr.write(`${line}\n`),
})
