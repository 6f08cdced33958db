import { readFileSync } from 'node:fs'
import type { OdooTarget } from './odoo-with-key.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** A command was not written as it has to be. */
export class WrongUsage extends Error {}

type Wrong = (found: string) => WrongUsage

/** Makes the refusal of a command of `npm run`: what it cannot use, in its own name. */
export function wrongUsageOf(command: string): Wrong {
  return (found) => new WrongUsage(`Cannot run ${command}: ${found}; --help tells more`)
}

/** The Odoo that the settings name, with an administrator's key of the settings or of `keyFile`. @throws {WrongUsage} */
export function administratorIn(environment: Environment, keyFile: string | undefined, wrong: Wrong): OdooTarget {
  const read = (name: string) => environment[name]?.trim() || undefined
  const [url, database] = [read('ODOO_URL'), read('ODOO_DATABASE')]
  if (url === undefined || database === undefined) throw wrong('ODOO_URL and ODOO_DATABASE have to be set')
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? ''))
    throw wrong('ODOO_URL has to be an address such as https://odoo.example')
  const apiKey = keyFile === undefined ? read('ODOO_ADMIN_API_KEY') : keyIn(keyFile, wrong)
  if (apiKey !== undefined && /^[\x21-\x7e]+$/.test(apiKey)) return { url, database, apiKey }
  if (apiKey !== undefined) throw wrong('the administrator’s key is none: it holds more than one word')
  throw wrong('there is no key of an administrator; ODOO_ADMIN_API_KEY or --admin-key-file gives one')
}

function keyIn(file: string, wrong: Wrong): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw wrong(`the key in ${file} cannot be read: ${code === 'ENOENT' ? 'there is no such file' : code}`)
  }
}

/** What the names of all that is made begin with. @throws {WrongUsage} */
export function prefixOf(prefix: string | undefined, wrong: Wrong): string {
  if (prefix === undefined) return 'caregraph'
  if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(prefix) && prefix.length <= 40) return prefix
  throw wrong(`expected --prefix to be small letters, digits and single dashes, found ${prefix}`)
}
