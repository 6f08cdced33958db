import { fieldOf } from './canary.ts'
import { keptFields } from './fields-by-kind.ts'
import { type Found, nameOf, type Search } from './search.ts'
import type { Outcome } from './trial.ts'
import { withoutNames } from './typed.ts'
import type { WatchedRedis } from './watched-redis.ts'

/** A way out of the program other than its answers. */
export interface Channel {
  readonly name: string
  readonly parts: readonly (string | Buffer)[]
  /** Whether reference data may be there: in the cache, and nowhere else. */
  readonly mayKeep: boolean
}

/** All that there is, with what came that way. */
export function channelsOf(outcome: Outcome, redis: Pick<WatchedRedis, 'kept' | 'commands'>): readonly Channel[] {
  const channel = (name: string, parts: Channel['parts'], mayKeep = false) => ({ name, parts, mayKeep })
  const lines = (text: string, fields: readonly string[]) =>
    text
      .split('\n')
      .map((line) => withoutNames(line, fields))
      .join('\n')
  return [
    channel('the keys of the cache', [redis.kept.map(({ key }) => key).join('\n')]),
    channel('the values of the cache', distinct(redis.kept.map(({ value }) => value)), true),
    channel('the commands to the cache', [redis.commands.join('\n')], true),
    channel('the log', [lines(outcome.log, ['correlationId', 'name', 'path'])]),
    channel('heads of answers', [lines(outcome.heads, ['x-correlation-id'])]),
    channel('the figures', [outcome.metrics]),
    channel('health', [outcome.health]),
    channel('the trail', [lines(outcome.audit, ['correlationId', 'name'])]),
    channel('titles of processes', [outcome.titles]),
    channel('addresses and heads of calls to Odoo', [outcome.sent]),
  ]
}

/** What came out that way and should not have, each in a sentence. */
export function leaksIn({ name, parts, mayKeep }: Channel, search: Search): string[] {
  const leaks = parts.flatMap((part) => search.in(part)).filter((found) => !(mayKeep && isKept(found)))
  return [...new Set(leaks.map((found) => `${name} (${found.writing}): ${nameOf(found)}: ${found.around}`))]
}

/** The fields of reference data that are there, as they should be. */
export function keptIn({ parts }: Channel, search: Search): Set<string> {
  const found = parts.flatMap((part) => search.in(part))
  const fields = found.flatMap((each) => (each.kind === 'planted' ? each.places.map(fieldOf) : []))
  return new Set(fields.filter((field) => keptFields.has(field)))
}

function isKept(found: Found): boolean {
  return found.kind === 'planted' && found.places.some((place) => keptFields.has(fieldOf(place)))
}

function distinct(values: readonly Buffer[]): Buffer[] {
  return [...new Map(values.map((value) => [value.toString('latin1'), value])).values()]
}
