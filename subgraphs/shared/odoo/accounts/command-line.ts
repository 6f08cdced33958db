import { parseArgs } from 'node:util'
import { type LineageKeys, lineageKeysOf } from '../../config/claim-sources.ts'
import { type IdentifierFields, identifierFieldsOf } from '../../config/identifier-fields.ts'
import { administratorIn, type Environment, prefixOf, WrongUsage, wrongUsageOf } from './administrator.ts'
import type { OdooTarget } from './odoo-with-key.ts'
import { type AccountName, accountNames } from './plans.ts'

const verbs = ['create', 'status', 'rotate', 'remove'] as const
type Verb = (typeof verbs)[number]

/** What the command was asked to do. */
export interface Command {
  readonly verb: Verb
  /** Empty: none was named. */
  readonly accounts: readonly AccountName[]
  readonly target: OdooTarget
  readonly prefix: string
  /** Keys of companies; null: none were named. */
  readonly companies: readonly number[] | 'all' | null
  readonly keyDays: number
  readonly isFinish: boolean
  readonly identifierFields: IdentifierFields
  readonly lineageKeys: LineageKeys
  /** Keys of the accounts themselves, as far as Caregraph's settings hold them. */
  readonly keys: Readonly<Record<AccountName, string | null>>
}

export { WrongUsage }

const wrong = wrongUsageOf('odoo:accounts')

export const help = `npm run odoo:accounts -- create|status|rotate|remove [reader] [writer] [relay] [options]

  create   makes accounts, or what is missing of them; prints the key of a new one (default: all three)
  status   holds them against what they should be; changes nothing (default: reader, and those of the others there are)
  rotate   makes a further key and prints it; the old ones stay valid. With --finish: takes the old ones away
  remove   takes accounts away, with their keys, groups and rights

  --companies 1,2|all      the companies they serve, by id; default: all for a new one, else those it has; status: all
  --key-days <1 to 365>    how long a new key is valid; default 90
  --finish                 with rotate: takes away all keys but the newest
  --prefix <name>          what the logins begin with; default caregraph
  --admin-key-file <file>  a file with an administrator's API key, in place of ODOO_ADMIN_API_KEY

  Settings: ODOO_URL, ODOO_DATABASE and ODOO_ADMIN_API_KEY, in the environment or in .env. The administrator has to be
  one of all the companies; a key is made in Odoo under My Preferences, Security. It is needed by this command only.

  Ends with 0 when all is as it should be, with 1 when status found something that is not, and with 2 when it could not
  be done or told. Keys go to stdout as lines for .env (npm run --silent), what status tells too; the rest to stderr.`

/** @throws {WrongUsage} */
export function readCommand(args: readonly string[], environment: Environment): Command {
  const { positionals, values } = parse(args)
  const [verb, ...names] = positionals
  if (!isOneOf(verbs, verb)) throw wrong(`expected ${verbs.join(', ')}, found ${verb ?? 'nothing'}`)
  const stranger = names.find((name) => !isOneOf(accountNames, name))
  if (stranger !== undefined) throw wrong(`expected ${accountNames.join(', ')}, found ${stranger}`)
  if (names.length === 0 && (verb === 'rotate' || verb === 'remove')) {
    throw wrong(`expected which accounts to ${verb}: ${accountNames.join(', ')}`)
  }
  if (values.finish && verb !== 'rotate') throw wrong('--finish is for rotate')
  const faults: string[] = []
  const command: Command = {
    verb,
    accounts: accountNames.filter((name) => names.includes(name)),
    target: administratorIn(environment, values['admin-key-file'], wrong),
    prefix: prefixOf(values.prefix, wrong),
    companies: companiesOf(values.companies),
    keyDays: daysOf(values['key-days']),
    isFinish: values.finish === true,
    identifierFields: identifierFieldsOf(environment.IDENTIFIER_FIELDS?.trim() || undefined, faults),
    lineageKeys: lineageKeysOf(environment.LINEAGE_KEYS?.trim() || undefined, faults),
    keys: {
      reader: environment.ODOO_API_KEY?.trim() || null,
      writer: environment.ODOO_WRITER_API_KEY?.trim() || null,
      relay: environment.ODOO_RELAY_API_KEY?.trim() || null,
    },
  }
  if (faults.length > 0) throw new WrongUsage(faults.join('\n'))
  return command
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const
  const options = {
    companies: text,
    'key-days': text,
    finish: { type: 'boolean' },
    prefix: text,
    'admin-key-file': text,
  } as const
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    const [found = ''] = (error as Error).message.split('. ')
    throw wrong(found)
  }
}

function companiesOf(companies: string | undefined): Command['companies'] {
  if (companies === undefined || companies === 'all') return companies ?? null
  const keys = companies.split(',').map((key) => key.trim())
  if (keys.every((key) => /^[1-9]\d{0,9}$/.test(key))) return [...new Set(keys.map(Number))]
  throw wrong(`expected --companies to be ids joined by commas, or all, found ${companies}`)
}

function daysOf(days = '90'): number {
  if (/^\d{1,3}$/.test(days) && Number(days) >= 1 && Number(days) <= 365) return Number(days)
  throw wrong(`expected --key-days to be 1 to 365, found ${days}`)
}

function isOneOf<Name extends string>(names: readonly Name[], name: string | undefined): name is Name {
  return (names as readonly (string | undefined)[]).includes(name)
}
