import { parseArgs } from 'node:util'
import { type IdentifierFields, identifierFieldsOf } from '../../config/identifier-fields.ts'
import { administratorIn, type Environment, prefixOf, WrongUsage, wrongUsageOf } from '../accounts/administrator.ts'
import type { OdooTarget } from '../accounts/odoo-with-key.ts'

const verbs = ['install', 'status', 'remove'] as const
type Verb = (typeof verbs)[number]

/** What the command was asked to do. */
export interface Command {
  readonly verb: Verb
  readonly target: OdooTarget
  readonly prefix: string
  /** Whether rows that nobody has read may be thrown away. */
  readonly isDiscard: boolean
  readonly identifierFields: IdentifierFields
}

const wrong = wrongUsageOf('odoo:outbox')

export const help = `npm run odoo:outbox -- install|status|remove [options]

  install   makes the outbox in Odoo, or what is missing of it: from then on Odoo notes what changes
  status    holds it against what it should be; changes nothing
  remove    takes it away and leaves nothing behind; refuses while it holds changes that were not delivered

  --discard                with remove: throws changes away that were not delivered
  --prefix <name>          what its name begins with, as of the accounts; default caregraph
  --admin-key-file <file>  a file with an administrator's API key, in place of ODOO_ADMIN_API_KEY

  Settings: ODOO_URL, ODOO_DATABASE and ODOO_ADMIN_API_KEY, in the environment or in .env, and IDENTIFIER_FIELDS where
  Caregraph has it. A key is made in Odoo under My Preferences, Security. It is needed by this command only.

  Ends with 0 when all is as it should be, with 1 when status found something that is not, and with 2 when it could not
  be done or told. What status tells goes to stdout, the rest to stderr. After install: odoo:accounts -- create relay.`

/** @throws {WrongUsage} */
export function readCommand(args: readonly string[], environment: Environment): Command {
  const { positionals, values } = parse(args)
  const [verb, ...more] = positionals
  const known = verbs.find((each) => each === verb)
  if (known === undefined) throw wrong(`expected ${verbs.join(', ')}, found ${verb ?? 'nothing'}`)
  if (more.length > 0) throw wrong(`expected nothing after ${verb}, found ${more.join(' ')}`)
  if (values.discard && known !== 'remove') throw wrong('--discard is for remove')
  const faults: string[] = []
  const command: Command = {
    verb: known,
    target: administratorIn(environment, values['admin-key-file'], wrong),
    prefix: prefixOf(values.prefix, wrong),
    isDiscard: values.discard === true,
    identifierFields: identifierFieldsOf(environment.IDENTIFIER_FIELDS?.trim() || undefined, faults),
  }
  if (faults.length > 0) throw new WrongUsage(faults.join('\n'))
  return command
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const
  const options = { discard: { type: 'boolean' }, prefix: text, 'admin-key-file': text } as const
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    const [found = ''] = (error as Error).message.split('. ')
    throw wrong(found)
  }
}
