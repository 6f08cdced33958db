import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { TrialOdooOptions } from './trial-odoo.ts'

const usage = '-- --odoo-url <address> --database <name> --api-key-file <file> [--calls-at-once <number>]'

/** The command was not written as it has to be. */
export class WrongUsage extends Error {}

/** Which Odoo a command is to work with. @throws {WrongUsage} */
export function readTarget(command: string, args: string[]): TrialOdooOptions {
  const { url, database, keyFile, callsAtOnce } = parse(command, args)
  if (url === undefined || database === undefined || keyFile === undefined) {
    throw new WrongUsage(`Cannot run ${command}: expected npm run ${command} ${usage}`)
  }
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
    throw new WrongUsage(`Cannot run ${command}: expected --odoo-url to be an address such as http://127.0.0.1:8069`)
  }
  if (!/^[1-9]$/.test(callsAtOnce)) {
    throw new WrongUsage(`Cannot run ${command}: expected --calls-at-once to be 1 to 9, found ${callsAtOnce}`)
  }
  return { url, database, apiKey: readKey(keyFile), callsAtOnce: Number(callsAtOnce) }
}

function parse(command: string, args: string[]) {
  const text = { type: 'string' } as const
  const options = { 'odoo-url': text, database: text, 'api-key-file': text, 'calls-at-once': text }
  try {
    const { values } = parseArgs({ args, options })
    const { 'odoo-url': url, database, 'api-key-file': keyFile, 'calls-at-once': callsAtOnce = '2' } = values
    return { url, database, keyFile, callsAtOnce }
  } catch (error) {
    const [found] = (error as Error).message.split('. ')
    throw new WrongUsage(`Cannot run ${command}: ${found}; expected npm run ${command} ${usage}`)
  }
}

function readKey(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new WrongUsage(`Cannot read the key in ${file}: ${code === 'ENOENT' ? 'there is no such file' : code}`)
  }
}
