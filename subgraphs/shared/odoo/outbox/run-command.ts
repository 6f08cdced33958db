import { type Environment, WrongUsage } from '../accounts/administrator.ts'
import { openInstallation } from '../accounts/installation.ts'
import { OdooRefused, OdooWithKey } from '../accounts/odoo-with-key.ts'
import { type Voice, warnOfOpenWay } from '../accounts/run-command.ts'
import { type Command, help, readCommand } from './command-line.ts'
import { installOutbox } from './install.ts'
import { outboxPlan } from './plan.ts'
import { removeOutbox } from './remove.ts'
import { outboxStatus } from './status.ts'

/** 0: all is as it should be. 1: `status` found something that is not. 2: it could not be done, or not be told. */
type Outcome = 0 | 1 | 2

/** The command as it is given on a command line, with the settings of an environment. Says what is in its way. */
export async function runOutbox(args: readonly string[], environment: Environment, voice: Voice): Promise<Outcome> {
  if (args.includes('--help') || args.length === 0) {
    voice.print(help)
    return 0
  }
  try {
    return await runCommand(readCommand(args, environment), voice)
  } catch (error) {
    const isSaid = error instanceof OdooRefused || error instanceof WrongUsage
    voice.say(isSaid ? error.message : String((error as Error).stack))
    return 2
  }
}

async function runCommand({ verb, target, prefix, isDiscard, identifierFields }: Command, voice: Voice) {
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
