import type { Drift } from './drift.ts'
import type { FoundKey } from './found-account.ts'
import { dayMs, endOf } from './keys.ts'
import type { AccountPlan } from './plans.ts'

/** Keys that end sooner than this have to be changed. */
const soonDays = 14

/** What has to be done about the keys of an account. */
export function keyDrift({ name }: AccountPlan, keys: readonly FoundKey[], now = Date.now()): Drift[] {
  if (keys.length === 0) return [{ what: 'has no key that lets it in' }]
  const endless = keys.filter(({ end }) => end === null)
  const lasting = keys.filter(({ end }) => end === null || end.getTime() > now + soonDays * dayMs)
  const [last] = keys.toReversed()
  return [
    ...endless.map((key) => ({
      what: `its key "${key.name}" never ends`,
      remedy: `\`rotate ${name}\`, and once Caregraph has the new key \`rotate ${name} --finish\``,
    })),
    ...(lasting.length === 0 && last !== undefined
      ? [
          {
            what: `its last key "${last.name}" is valid only ${endOf(last)}, which is less than ${soonDays} days`,
            remedy: `\`rotate ${name}\`, and once Caregraph has the new key \`rotate ${name} --finish\``,
          },
        ]
      : []),
    ...keys
      .filter((key) => lasting.length > 0 && !lasting.includes(key))
      .map((key) => ({
        what: `its key "${key.name}" is valid only ${endOf(key)}, which is less than ${soonDays} days; a later one is there`,
        remedy: `once Caregraph has the later key, \`rotate ${name} --finish\``,
      })),
  ]
}
