// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what is cut is the text of a program.

import type { Mutant } from '../mutant.ts'

// What is recorded of who reads what, that it is on the disk first, and that a trail cannot be changed unnoticed.

const noted = ['test/gateway/auditing/auditing.test.ts', 'test/gateway/auditing']
const kept = ['test/subgraphs/shared/audit']
const found = ['test/subgraphs/shared/audit/verify.test.ts', ...kept]
const program = ['test/gateway/main-audit.test.ts']

const watch = 'gateway/auditing/watch.ts'
const auditing = 'gateway/auditing/auditing.ts'
const fields = 'gateway/auditing/sensitive-fields.ts'
const authorize = 'gateway/authorization/authorize.ts'
const room = 'subgraphs/shared/audit'
/** What the record of an operation begins with; that of an event has its own. */
const operationEntries = 'const entries = recordsOf(operation, noted.told(sensitive.coordinates), answer)\n        '

function cut(file: string, name: string, find: string, replace: string, suites = noted, survives?: string): Mutant {
  return { name, change: { file, find, replace }, suites, ...(survives !== undefined && { survives }) }
}

const recorded: readonly Mutant[] = [
  cut(authorize, 'nobody hears of what is read', 'watched.permitted(own, reached)', 'own'),
  cut(authorize, 'nobody hears of what is denied', 'watched?.denied(source, args, context, info, denied)', ''),
  cut(
    auditing,
    'an answer leaves though its record is not written',
    `${operationEntries}if (!(await written(entries, request))) return unrecorded(request)`,
    `${operationEntries}await written(entries, request)`,
  ),
  cut(
    auditing,
    'an answer leaves before its record is written',
    `${operationEntries}if (!(await written(entries, request))) return unrecorded(request)`,
    `${operationEntries}void written(entries, request)`,
  ),
  cut(
    auditing,
    'a command runs though it is not on record',
    'if (!(await written([begun], request))) return unrecorded(request)',
    'await written([begun], request)',
  ),
  cut(
    auditing,
    'a command that reads nothing is not recorded',
    'command !== undefined || !noted.areNone',
    '!noted.areNone',
    noted,
    'Every field of Mutation counts, so a command that runs is noted.',
  ),
  cut(auditing, 'what reads nothing of the kind is recorded', 'command !== undefined || !noted.areNone', 'true'),
  cut(watch, 'what is read is not noted', 'if (place >= 0) noted.note(place, read, owner)', ''),
  cut(
    watch,
    'what a filter goes by is not noted',
    'if (place >= 0) notedIn(context).note(place, goneBy, undefined)',
    '',
  ),
  cut(
    watch,
    'a filter that was denied is not noted',
    'if (place >= 0) noted.note(place, refusedArgument, undefined)',
    '',
  ),
  cut(watch, 'a value is nobody’s', 'if (carries && owner !== undefined) noted.carry(info.path, owner)', ''),
  cut(watch, 'a root field is nobody’s', 'asked.length > 0 ? new AskedIds(asked) : undefined', 'undefined'),
  cut(
    fields,
    'what nobody classified does not count',
    'if (own === undefined || !harmless.has(own)) return true',
    'if (own !== undefined && !harmless.has(own)) return true',
  ),
  cut(
    fields,
    'a field does not count by the value it gives',
    'return values.some((value) => !harmless',
    'return values.every(() => false) && values.some((value) => !harmless',
  ),
  cut(fields, 'a record that everybody may read is nothing in itself', '!hasId(type) && (type', '(type'),
  cut(
    'gateway/auditing/named-ids.ts',
    'whatever somebody typed is taken for an id',
    'isGlobalId(value) ? [value] : []',
    '[value as string]',
  ),
  cut(
    'gateway/auditing/records.ts',
    'ids past the first thousand are left out',
    'while (ids.length > 0)',
    'while (false)',
  ),
  cut(
    'gateway/services.ts',
    'a gateway over subgraphs elsewhere asks for no ids',
    'const asksForIds = settings.audit !== null',
    'const asksForIds = false',
    program,
  ),
  cut(
    'gateway/auditing/process-trail.ts',
    'production starts without a trail',
    "environment === 'production' && (role",
    "environment === 'staging' as never && (role",
    program,
  ),
]

const durable: readonly Mutant[] = [
  cut(
    `${room}/durable-file.ts`,
    'half of a record stays behind where a disk is full',
    'await this.#trim().catch(() => undefined)',
    '',
    kept,
  ),
  cut(
    `${room}/durable-file.ts`,
    'what is behind the last record is not taken away',
    'if (this.#isRagged) await this.#trim()',
    '',
    kept,
    'It was taken away when writing failed, unless that failed as well.',
  ),
  cut(
    `${room}/chain-writer.ts`,
    'records are written to a file that was removed',
    'isOfToday && !isFull ? await file.isInPlace() : true',
    'true',
    kept,
  ),
  cut(
    `${room}/chain-writer.ts`,
    'a chain goes on behind what was not written',
    "await file.add(Buffer.from(lines.join('')))\n    this.#at = at",
    "this.#at = at\n    await file.add(Buffer.from(lines.join('')))",
    kept,
  ),
  cut(
    `${room}/trail.ts`,
    'who waits is told before it is written',
    'await this.#write(batch.flatMap(({ entries }) => entries))',
    'void this.#write(batch.flatMap(({ entries }) => entries))',
    kept,
  ),
  cut(
    `${room}/trail.ts`,
    'a trail may keep its anchors in its own folder',
    'await makeFolders(options)',
    "await makeFolders({ ...options, anchorFolder: '/proc/none' })",
    kept,
  ),
  cut(
    `${room}/retention.ts`,
    'what was cut off is removed for its age',
    'last.seq >= (await lastAnchored(anchorFolder, chain))',
    'true',
    kept,
  ),
  cut(
    `${room}/retention.ts`,
    'what the next file does not follow is removed for its age',
    'head?.sealed.previous === last.hash && head.sealed.seq === last.seq + 1',
    'true',
    kept,
  ),
  cut(
    `${room}/retention.ts`,
    'the file that is written to is removed for its age',
    'file.name === current || last',
    'last',
    kept,
  ),
]

const verified: readonly Mutant[] = [
  cut(
    `${room}/chain.ts`,
    'a line need not have its own hash',
    "if (hash('sha256', unsealed) !== digest) return null",
    'void unsealed',
    found,
  ),
  cut(`${room}/sequence.ts`, 'a record need not follow the one before', 'previous !== this.#last.hash', 'false', found),
  cut(
    `${room}/sequence.ts`,
    'what is missing at the end of a file is not told',
    'for (const { from, to, place } of this.#gaps) {',
    'for (const { from, to, place } of [] as Gap[]) {',
    found,
  ),
  cut(
    `${room}/verify-chain.ts`,
    'a record need not be the one that was anchored',
    'known.hash === hash || this.#isRewritten',
    'true',
    found,
  ),
  cut(
    `${room}/verify-chain.ts`,
    'a chain need not reach its last anchor',
    'await this.#checkEnd(sequence.last, promises)',
    '',
    found,
  ),
  cut(
    `${room}/verify-chain.ts`,
    'a chain need not have anchors',
    'if (anchorBytes === null)',
    'if (anchorBytes === -1)',
    found,
  ),
  cut(
    `${room}/verify-chain.ts`,
    'a chain may begin anywhere',
    'const sequence = new Sequence(chain, this.#findings, after)',
    'const sequence = new Sequence(chain, this.#findings, { seq: 99_999, hash: after.hash })',
    found,
  ),
  cut(
    `${room}/verify.ts`,
    'what the next run saw of a chain does not count',
    'seen: seen.get(chain) ?? []',
    'seen: []',
    ['test/subgraphs/shared/audit/trail-crash.test.ts'],
  ),
]

export const auditingCuts: readonly Mutant[] = [...recorded, ...durable, ...verified]
