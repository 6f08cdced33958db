import type { Environment } from './administrator.ts'
import { type Command, help, readCommand } from './command-line.ts'
import { createAccount } from './create.ts'
import { type Installation, openInstallation } from './installation.ts'
import type { NewKey } from './keys.ts'
import { mappedFields } from './mapped-fields.ts'
import { OdooRefused, OdooWithKey } from './odoo-with-key.ts'
import { type AccountName, type AccountPlan, accountNames, planOf } from './plans.ts'
import { removeAccount } from './remove.ts'
import { addKey, finishRotation } from './rotate.ts'
import { type Outcome, spoken, type Voice, warnOfOpenWay } from './spoken.ts'
import { accountStatus } from './status.ts'

/** The command as it is given on a command line, with the settings of an environment. Says what is in its way. */
export function runAccounts(args: readonly string[], environment: Environment, voice: Voice): Promise<Outcome> {
  return spoken(args, help, voice, async () => runCommand(readCommand(args, environment), voice))
}

async function runCommand(command: Command, voice: Voice): Promise<Outcome> {
  const { target, prefix } = command
  warnOfOpenWay(target.url, voice)
  const at = await openInstallation(new OdooWithKey(target))
  if (at.otherCompanies.length > 0) {
    const names = at.otherCompanies.map(({ name }) => name).join(', ')
    voice.say(
      `Careful: the administrator of the key is not in ${names}: no account is given that, and none is looked at for it`,
    )
  }
  const fields = mappedFields(command.identifierFields, command.lineageKeys)
  const plans = accountNames
    .filter((name) => command.accounts.length === 0 || command.accounts.includes(name))
    .map((name) => planOf(name, { prefix, fields }))
  switch (command.verb) {
    case 'create':
      for (const plan of plans) await create(plan, command, at, voice)
      return 0
    case 'status': {
      let outcome: Outcome = 0
      for (const plan of plans) if (await hasDrift(plan, command, fields, at, voice)) outcome = 1
      return outcome
    }
    case 'rotate':
      for (const plan of plans) await rotate(plan, command, at, voice)
      return 0
    case 'remove':
      for (const plan of plans) await removeAccount(plan, at, saying(plan.name, voice))
      return 0
  }
}

async function create(
  plan: AccountPlan,
  { companies, keyDays }: Command,
  at: Installation,
  voice: Voice,
): Promise<void> {
  const say = saying(plan.name, voice)
  const wanted = companies === null ? null : companiesOf(companies, at)
  const { newKey, isChanged } = await createAccount(plan, wanted, keyDays, at, say)
  for (const model of [...(plan.own?.access.keys() ?? [])].filter((each) => !at.modelIds.has(each))) {
    say(
      plan.name === 'relay'
        ? `may do nothing yet: Odoo has no model ${model}, which \`odoo:outbox -- install\` makes; give this command again then`
        : `Odoo has no model ${model}: what is made of it will be an error until its module is installed`,
    )
  }
  if (newKey !== null) {
    print(plan, newKey, voice)
    say(
      `next: put that line into Caregraph's .env, or wherever its settings are, and start it; the key is told only now`,
    )
  } else if (!isChanged) {
    say('nothing had to be done')
  }
}

async function rotate(
  plan: AccountPlan,
  { isFinish, keyDays, keys }: Command,
  at: Installation,
  voice: Voice,
): Promise<void> {
  const say = saying(plan.name, voice)
  if (isFinish) return finishRotation(plan, keys[plan.name], at, say)
  print(plan, await addKey(plan, keyDays, at, say), voice)
  say(
    `next: put that line in place of the old one and restart Caregraph, one instance after another; then \`rotate ${plan.name} --finish\``,
  )
}

async function hasDrift(
  plan: AccountPlan,
  { companies, keys, accounts }: Command,
  fields: ReadonlyMap<string, ReadonlySet<string>>,
  at: Installation,
  { print: tell }: Voice,
): Promise<boolean> {
  const { drift, notes } = await accountStatus(
    plan,
    {
      companies: companiesOf(companies ?? 'all', at),
      fields,
      key: keys[plan.name],
      // Caregraph does without those two, for as long as it only reads.
      isOptional: plan.name !== 'reader' && accounts.length === 0,
    },
    at,
  )
  for (const note of notes) tell(`${plan.name}: ${note}`)
  if (keys[plan.name] === null && notes.length > 1)
    tell(`${plan.name}: not tried with its key: ${plan.setting} is not set`)
  for (const { what, remedy = `\`create ${plan.name}\` mends it` } of drift)
    tell(`${plan.name}: DRIFT: ${what}; to mend: ${remedy}`)
  if (drift.length === 0 && notes.length > 1) tell(`${plan.name}: as it should be`)
  return drift.length > 0
}

function companiesOf(companies: readonly number[] | 'all', { companies: known }: Installation): readonly number[] {
  if (companies === 'all') return known.map(({ id }) => id)
  const unknown = companies.filter((id) => !known.some((each) => each.id === id))
  if (unknown.length === 0) return companies
  throw new OdooRefused(
    `Cannot serve ${unknown.length === 1 ? 'company' : 'companies'} ${unknown.join(', ')}: the administrator is in ${known.map(({ id, name }) => `${id} (${name})`).join(', ')}`,
  )
}

function print({ setting }: AccountPlan, { key }: NewKey, voice: Voice): void {
  voice.print(`${setting}=${key}`)
}

function saying(name: AccountName, { say }: Voice): (line: string) => void {
  return (line) => say(`${name}: ${line}`)
}
