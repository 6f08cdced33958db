import { expect, it } from 'vitest'
import { fieldOf, numberCanary, type Place, type Planted, textCanary } from './canary.ts'
import { type Channel, channelsOf, keptIn, leaksIn } from './channels.ts'
import { keptFields } from './fields-by-kind.ts'
import { judgeAnswer } from './judge-answer.ts'
import { Search } from './search.ts'
import { shownFields } from './shown-fields.ts'
import type { Outcome } from './trial.ts'
import type { WatchedRedis } from './watched-redis.ts'

/** What a trial left behind, and what was planted before. */
export interface Evidence {
  readonly planted: Planted
  readonly outcome: Outcome
  readonly redis: Pick<WatchedRedis, 'kept' | 'commands'>
  /** Keys, passwords and tokens: labels by what to look for. */
  readonly secrets: ReadonlyMap<string, string>
}

const names = [
  ...['the keys of the cache', 'the values of the cache', 'the commands to the cache', 'the log', 'heads of answers'],
  ...['the figures', 'health', 'the trail', 'titles of processes', 'addresses and heads of calls to Odoo'],
]

const refusals = ['FORBIDDEN', 'BAD_USER_INPUT']
const failures = ['SOURCE_UNAVAILABLE', 'SOURCE_TIMEOUT', 'SOURCE_CONTRACT_BROKEN']

/** More of the same kind tells nothing more. */
const mostTold = 40

/**
 * Tests of what came out of the program in a trial. `share`: how much of what the graph shows has to have been in its
 * answers, from 0 to 1: what nobody was shown proves nothing.
 */
export function itKeepsCanaries(evidence: () => Evidence, share: number): void {
  const searchAll = () => {
    const { planted, outcome, secrets } = evidence()
    return new Search(planted, new Map([...outcome.typed.words, ...secrets]))
  }
  const channel = (name: string) => {
    const { outcome, redis } = evidence()
    return channelsOf(outcome, redis).find((each) => each.name === name) as Channel
  }

  it('is told by a channel for each way out', () => {
    const { outcome, redis } = evidence()
    expect(channelsOf(outcome, redis).map(({ name }) => name)).toEqual(names)
  })

  it('shows canaries to those who may see them, and to nobody else', () => {
    const { planted, outcome, secrets } = evidence()
    // What somebody typed may be in the answer to it; what was planted and what is secret may not be in its errors.
    const search = new Search(planted, secrets)
    const faults = new Set<string>()
    const shown: Place[] = []
    for (const { asker, question, answer } of outcome.answers) {
      const judged = judgeAnswer(question, answer, asker, search)
      for (const fault of judged.faults) faults.add(fault)
      shown.push(...judged.shown)
    }
    expect([...faults].slice(0, mostTold)).toEqual([])
    const fields = new Set(shown.map(fieldOf))
    const all = [...new Set(Object.values(shownFields).flat())].filter((field) => planted.fields.has(field))
    const missing = all.filter((field) => !fields.has(field))
    expect(fields.size, `never shown: ${missing.join(', ')}`).toBeGreaterThanOrEqual(all.length * share)
  })

  it('repeats nothing but a client’s own words where a request is refused', () => {
    const { planted, outcome, secrets } = evidence()
    const search = new Search(planted, secrets)
    const shared = outcome.refusals.filter(({ text }) => search.in(text).length > 0)
    // A question that is asked well enough is answered: with reference data, by whoever may see it.
    expect(shared.filter(({ text }) => 'errors' in JSON.parse(text))).toEqual([])
    const statuses = new Set(outcome.refusals.map(({ status }) => status))
    expect([...statuses].sort()).toEqual([200, 400, 401, 404, 405, 406, 415])
  })

  it('keeps reference data where it may, so that anything else there would have been found', () => {
    const found = keptIn(channel('the values of the cache'), searchAll())
    const { planted } = evidence()
    expect([...found].sort()).toEqual([...keptFields].filter((field) => planted.fields.has(field)).sort())
    expect(keptIn(channel('the commands to the cache'), searchAll()).size).toBeGreaterThan(0)
  })

  it.each(names)('lets nothing out by %s', (name) => {
    expect(leaksIn(channel(name), searchAll()).slice(0, mostTold)).toEqual([])
  })

  it.each(names)('would be told of a canary in %s, however it is written there', (name) => {
    const { planted, secrets, outcome } = evidence()
    const [typed = ''] = outcome.typed.words.keys()
    const { parts, ...rest } = channel(name)
    const [part = ''] = [...parts].sort((one, other) => other.length - one.length)
    const leaks = leaksIn(
      { ...rest, parts: [withSpikes(part, [...spikesOf(planted).values(), typed, ...secrets.keys()])] },
      searchAll(),
    )
    const labels = [...spikesOf(planted).keys(), outcome.typed.words.get(typed), ...secrets.values()]
    const expected = labels.flatMap((label) =>
      Object.keys(writings).map((writing) => `${name} (${writing}): ${label}:`),
    )
    expect(expected.filter((beginning) => !leaks.some((leak) => leak.startsWith(beginning)))).toEqual([])
  })

  it('takes nothing of all that for a fault of its own, and says nothing that its log has no field for', () => {
    const { log } = evidence().outcome
    expect(log.split('\n').filter((line) => /internal_error|uncaught|unhandled|\[redacted\]/.test(line))).toEqual([])
  })

  it('was heard in full: each answer has its line in the log, and what is sensitive its lines in the trail', () => {
    const { outcome, redis } = evidence()
    const count = (text: string, part: string) => text.split(part).length - 1
    expect(count(outcome.log, '"event":"operation"')).toBeGreaterThanOrEqual(outcome.answers.length)
    const told = outcome.answers.flatMap(({ answer }) => answer.errors?.map(({ extensions }) => extensions?.code) ?? [])
    expect([...new Set(told)]).toEqual(expect.arrayContaining([...refusals, ...failures]))
    expect(outcome.metrics).toContain('caregraph_operations_total{kind="query",outcome="ok"}')
    expect(outcome.metrics).toMatch(/^caregraph_unknown_states_total\{field="[a-z_]+"\} [1-9]/m)
    expect(outcome.health).toContain('"odoo"')
    expect(count(outcome.audit, '"kind":"operation"')).toBeGreaterThan(outcome.answers.length / 4)
    for (const coordinate of ['PurchaseOrder.total', 'ContactDetails.email'])
      expect(outcome.audit).toContain(coordinate)
    expect(outcome.titles).toContain('gateway/main.ts')
    expect(outcome.sent).toContain('POST /json/2/')
    expect(redis.commands.filter((command) => /^set /i.test(command)).length).toBeGreaterThan(100)
  })
}

const codes = (text: string, code: (sign: string) => string) => text.replace(/[\s\S]/g, code)
const hex = (sign: string, digits: number) => sign.charCodeAt(0).toString(16).padStart(digits, '0')

/** How something may stand where it should not, by what the search calls it. */
const writings: Readonly<Record<string, (spike: string) => string>> = {
  plain: (spike) => spike,
  base64: (spike) => Buffer.from(`a record with ${spike} in it`).toString('base64'),
  escaped: (spike) => codes(spike, (sign) => `\\u${hex(sign, 4)}`),
  'percent-encoded': (spike) => codes(spike, (sign) => `%${hex(sign, 2)}`),
}

/** A text and a number that were planted in fields that nothing keeps, with their labels. */
function spikesOf(planted: Planted): ReadonlyMap<string, string> {
  const [text, number] = ['partner_ref', 'amount_total'].map((field) => {
    const ids = Array.from({ length: 1_000 }, (_, id) => id)
    const id = ids.find((each) => planted.has({ model: 'purchase.order', field, id: each })) ?? 0
    return { model: 'purchase.order', field, id }
  }) as [Place, Place]
  const label = (place: Place) => `${fieldOf(place)} of ${place.id}`
  return new Map([
    [label(text), textCanary(text)],
    [label(number), String(numberCanary(number))],
  ])
}

/** What was really there, with all of these in the middle of it, in every writing. */
function withSpikes(part: string | Buffer, spikes: readonly string[]): string | Buffer {
  const at = Math.floor(part.length / 2)
  const written = spikes.flatMap((spike) => Object.values(writings).map((write) => ` ${write(spike)} `)).join('')
  if (typeof part === 'string') return `${part.slice(0, at)}${written}${part.slice(at)}`
  return Buffer.concat([part.subarray(0, at), Buffer.from(written), part.subarray(at)])
}
