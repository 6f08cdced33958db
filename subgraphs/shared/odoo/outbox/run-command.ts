import type { Environment } from '../accounts/administrator.ts'
import { openInstallation } from '../accounts/installation.ts'
import { OdooWithKey } from '../accounts/odoo-with-key.ts'
import { type Outcome, spoken, type Voice, warnOfOpenWay } from '../accounts/spoken.ts'
import { type Command, help, readCommand } from './command-line.ts'
import { installOutbox } from './install.ts'
import { outboxPlan } from './plan.ts'
import { removeOutbox } from './remove.ts'
import { outboxStatus } from './status.ts'

/** The command as it is given on a command line, with the settings of an environment. Says what is in its way. */
export function runOutbox(args: readonly string[], environment: Environment, voice: Voice): Promise<Outcome> {
  return spoken(args, help, voice, async () => runCommand(readCommand(args, environment), voice))
}

async function runCommand(
  { verb, target, prefix, isDiscard, identifierFields }: Command,
  voice: Voice,
): Promise<Outcome> {
  warnOfOpenWay(target.url, voice)
  const open = () => openInstallation(new OdooWithKey(target))
  const plan = outboxPlan(prefix, identifierFields)
  const say = (line: string) => voice.say(`outbox: ${line}`)
  switch (verb) {
    case 'install':
      await installOutbox(plan, open, say)
      return 0
    case 'status': {
      const { drift, notes } = await outboxStatus(plan, await open())
      for (const note of notes) voice.print(`outbox: ${note}`)
      for (const { what, remedy = '`install` mends it' } of drift)
        voice.print(`outbox: DRIFT: ${what}; to mend: ${remedy}`)
      if (drift.length === 0) voice.print('outbox: as it should be')
      return drift.length === 0 ? 0 : 1
    }
    case 'remove':
      await removeOutbox(plan, await open(), isDiscard, say)
      return 0
  }
}
