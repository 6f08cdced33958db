// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what is cut is the text of a program.

import { cut, cutsOf } from '../cut.ts'
import type { Mutant } from '../mutant.ts'

// Who hears of an event, where one may go on, and what is noted in Odoo at all. What subscribers are given of it, and
// how, is in subscriptions.ts.

const feed = 'subgraphs/shared/events/feed'
const odoo = 'subgraphs/shared/odoo'
const suiteOf = (file: string) => [`test/subgraphs/shared/events/${file}.test.ts`]

const sights = suiteOf('feed/sight-of-events')
const feeds = ['what-is-told', 'shared-subscriptions'].map((name) => `test/gateway/subscriptions/${name}.test.ts`)
const consumers = suiteOf('feed/consumer-key')
const cursors = suiteOf('cursor')
const sharing = [`test/${odoo}/shared-reads.test.ts`]
const outboxes = [`test/${odoo}/outbox/outbox.test.ts`]
const ruleCodes = [`test/${odoo}/outbox/watched.test.ts`]
const announced = ['test/subgraphs/master-data/events.test.ts']
const lots = ['test/rows/lots-given-away.test.ts']

const sight = cutsOf(`${feed}/sight-of-events.ts`, sights)
const heard: readonly Mutant[] = [
  sight('everybody hears of every event', 'entries.length === 0 || seesEveryRow(principal)', 'true'),
  sight(
    'of records of a model without a rule everybody hears',
    'if (rule === undefined) throw',
    "if (rule === undefined) return new Map(entries.map((entry) => [entry, 'whole'] as const))\n  if (rule === undefined) throw",
  ),
  sight(
    'whose a record was when it happened does not count',
    'if (sight !== null) could.set(entry, sight)',
    "could.set(entry, sight ?? 'whole')",
  ),
  sight('whoever could see a record then hears of it for ever', '!hasRecord || still.length === 0', 'true'),
  sight(
    'what may be seen now is not asked',
    'new OdooRows(account, request).visible(model, keys)',
    'existingKeys(model, keys, account, request)',
  ),
  sight('a supplier is told that a record is gone', 'isGone ? principal.supplier !== null : ', '!isGone && '),
  sight('what is there and may not be seen is told', ': !visible.has(key)', ': false'),
  sight(
    'suppliers hear of what none of them may see',
    "rule.supplier === 'none' && principal.supplier !== null",
    'false',
  ),
  sight(
    'whose a record is after an event does not count',
    'whose !== null && isWithin(whose, rule, principal)',
    'whose !== null',
  ),
  sight('a supplier hears that something left', 'principal.supplier === null && whoseBefore', 'whoseBefore'),
  sight('what left leaves everybody', '&& isWithin(whoseBefore, rule, principal)', ''),
  sight('what left is told as what is there', "couldBefore ? 'left' : null", "couldBefore ? 'whole' : null"),
  sight(
    'companies do not count for an event',
    '(companyRule === null || isIn(companies, company, isShared))',
    '(companyRule !== undefined || isIn(companies, company, isShared))',
  ),
  sight(
    'facilities do not count for an event',
    '(facilityRule === null || isIn(facilities, facility, isOfNoPlace))',
    '(facilityRule !== undefined || isIn(facilities, facility, isOfNoPlace))',
  ),
  sight(
    'what is of no company is everybody’s, whatever facility it is in',
    'companyRule?.orShared === true && (companyRule.facility === undefined || facility === null)',
    'companyRule?.orShared === true',
  ),
  sight(
    'what is of no company is everybody’s in every model',
    'companyRule?.orShared === true &&',
    'companyRule !== null &&',
  ),
  sight(
    'what is in no facility is everybody’s in every model',
    "facilityRule !== null && 'orNone' in facilityRule && facilityRule.orNone",
    'facilityRule !== null',
  ),
  sight('what names nobody is everybody’s', 'key === null ? orNone : reach.has(key)', 'key === null || reach.has(key)'),
  sight('what names somebody is everybody’s', 'key === null ? orNone : reach.has(key)', 'key === null ? orNone : true'),
]

const change = cutsOf(`${feed}/change-feed.ts`, feeds)
const told: readonly Mutant[] = [
  change('events of other kinds in the same stream are told', 'which.types.has(event.type) && ', ''),
  change('what nobody may hear of is told', 'if (sight === undefined) return []', ''),
  change('what left is told with what became of it', "isReplayed, sight === 'left'", 'isReplayed, false'),
  change(
    'all is told while Odoo is away',
    'await setTimeout(pauseMs, undefined, { signal: request.signal })',
    "return new Map(entries.map((entry) => [entry, 'whole' as const]))",
  ),
  change(
    'events are found by lines that may not be seen',
    'new OdooRows(this.#account, asking), asking)',
    '{ searchRead: (model: string, search: never) => this.#account.searchRead(model, search, asking) } as never, asking)',
  ),
  cut(`${feed}/change.ts`, feeds, 'what left is not taken for removed', "this.hasLeft ? 'REMOVED' : ", ''),
  cut(`${feed}/change.ts`, feeds, 'the state something has elsewhere is told', 'this.hasLeft ? null : ', ''),
]

const keyOf = cutsOf(`${feed}/consumer-key.ts`, consumers)
const cursor = cutsOf('subgraphs/shared/events/cursor.ts', cursors)
const places: readonly Mutant[] = [
  keyOf('a consumer is of all issuers', '[issuer, subject, client]', '[subject, client]'),
  keyOf('a consumer is of all subjects', '[issuer, subject, client]', '[issuer, client]'),
  keyOf('a consumer is of all clients', '[issuer, subject, client]', '[issuer, subject]', {
    survives: 'The client is in the name for itself, for operators to read.',
  }),
  keyOf(
    'consumers are told apart by what is put together',
    'JSON.stringify([issuer, subject, client])',
    "[issuer, subject, client].join('')",
  ),
  keyOf('a consumer may have any name', '!/^[A-Za-z0-9._-]{1,64}$/.test(name)', 'name.length > 64'),
  cut(
    'subgraphs/operations/event-operations.ts',
    ['test/subgraphs/operations'],
    'everybody moves the consumers of everybody',
    'consumerKey(principal, consumer)',
    "consumerKey({ ...principal, issuer: '', subject: '', client: '' }, consumer)",
  ),
  cut(
    `${feed}/change-feed.ts`,
    feeds,
    'everybody begins at the consumers of everybody',
    'consumerKey(request.principal, consumer as string)',
    "consumerKey({ ...request.principal, issuer: '', subject: '', client: '' }, consumer as string)",
  ),
  cursor('a cursor may be of another environment', 'said.namespace !== namespaceHash(namespace)', 'false'),
  cursor('a cursor may be of another stream', 'said.stream !== stream', 'false'),
  cursor('a cursor may be of a stream that is gone', 'epoch !== bounds.epoch || ', ''),
  cursor('a cursor may be ahead of the stream', ' || place.number > bounds.tail.number', ''),
  cursor('a cursor may be older than what is kept', 'place.number < bounds.floor.number', 'false'),
  cursor('a cursor that was changed is taken', 'checksum(text.slice(0, end)) !== text.slice(end + 1)', 'false'),
  cursor('a cursor may be written in several ways', "bytes.toString('base64url') !== cursor", 'false'),
  cursor('a cursor names the database', "hash('sha256', namespace, 'base64url').slice(0, 8)", 'namespace'),
]

const rows = cutsOf(`${odoo}/odoo-rows.ts`, sharing)
const scope = cutsOf(`${odoo}/row-scope.ts`, sharing)
const shared = cutsOf(`${odoo}/shared-reads.ts`, sharing)
const leftToRows: readonly Mutant[] = [
  rows(
    'rules that rows do not tell of are left to rows',
    'sharedReads !== undefined && scope.isHeld && ',
    'sharedReads !== undefined && ',
  ),
  rows('the rule of a list that is cut off is left to rows', 'scope.isHeld && asById(search) !== null', 'scope.isHeld'),
  scope(
    'a company behind a facility is looked for in rows',
    'or(inNone, inTheirs))), isHeld: false',
    'or(inNone, inTheirs))), isHeld: true',
  ),
  scope(
    'conditions on suppliers are looked for in rows',
    'domain: rule.condition(keys), isById: false, isHeld: false',
    'domain: rule.condition(keys), isById: false, isHeld: true',
  ),
  scope(
    'what is shown to suppliers is looked for in rows',
    'domain: and(own.domain, rule.shown), isById: false, isHeld: false',
    'domain: and(own.domain, rule.shown), isById: false, isHeld: true',
  ),
  scope(
    'what is behind another record is looked for in rows',
    '{ ...everyRow, domain, isById: false, isHeld: false }',
    '{ ...everyRow, domain, isById: false, isHeld: true }',
  ),
  scope('of two conditions one that rows tell is enough', 'one.isHeld && other.isHeld', 'one.isHeld || other.isHeld'),
  shared('all who share a call are given all records of it', 'rows.filter(({ id }) => wanted.has(id))', 'rows'),
  shared(
    'what is asked under other conditions is shared',
    'byId !== null, kind]',
    'byId !== null, { ...kind, domain: [] }]',
  ),
  shared(
    'what is asked from other companies is shared',
    'byId !== null, kind]',
    'byId !== null, { ...kind, companies: [] }]',
  ),
  shared(
    'records that came along for others are given to all',
    'asAskedFor(own, common.lists ?? noLists, question.lists ?? noLists)',
    'own',
  ),
  ...[
    [
      'records of lists that came along for others are given to all',
      'asAskedFor([own], read, asked.lists)[0] as OdooRow',
      'own',
    ],
    [
      'keys in an order are records where others ask for those',
      'asked === undefined || asked.keysOnly',
      'asked === undefined',
    ],
    ['what is cut off for one is there for the other', 'asked.limit !== null && place >= asked.limit', 'false'],
  ].map(([name = '', find = '', replace = '']) => cut(`${odoo}/lists.ts`, sharing, name, find, replace)),
  cut(
    `${odoo}/by-id.ts`,
    sharing,
    'what is in an order or cut off is shared',
    'search.order !== undefined || search.limit !== undefined || search.offset !== undefined',
    'false',
  ),
]

const outbox = cutsOf(`${odoo}/transport.ts`, outboxes)
const ruleCode = cutsOf(`${odoo}/outbox/rule-code.ts`, ruleCodes)
const partners = cutsOf('subgraphs/master-data/events.ts', announced)
const noted: readonly Mutant[] = [
  outbox('records of any model can be deleted', '!outboxModel.test(model)', 'false'),
  outbox('whatever ends like an outbox can be deleted from', '/^x_[a-z0-9_]+_outbox$/', '/_outbox$/'),
  outbox('whatever begins like an outbox can be deleted from', '/^x_[a-z0-9_]+_outbox$/', '/^x_[a-z0-9_]+_outbox/'),
  ruleCode(
    'changes of everybody are noted, patients among them',
    "`noted = after['${noted}'] or before['${noted}']`",
    "'noted = True'",
  ),
  ruleCode(
    'rules do not ask who is a supplier',
    "members === undefined ? ['noted = True'] : membership(members)",
    "'noted = True'",
  ),
  cut(
    `${odoo}/outbox/watched.ts`,
    ruleCodes,
    'every partner counts as one who supplies',
    "number: 'supplier_rank'",
    "number: 'id'",
  ),
  partners(
    'what happens to a partner that is no supplier is told',
    'return values?.supplier === true',
    'return values !== null',
  ),
  partners(
    'what was not noted of a partner makes it a supplier',
    'values?.supplier === true',
    'values?.supplier !== false',
  ),
]

const givenAway: readonly Mutant[] = [
  cut(
    `${odoo}/odoo-rows.ts`,
    lots,
    'nothing reaches other companies',
    ', this.#request)).length > 0',
    ', this.#request)).length < 0',
  ),
  cut(
    'subgraphs/inventory/sources/odoo/lots.ts',
    lots,
    'what of a lot is elsewhere does not count',
    ' || isElsewhere.includes(true)',
    '',
  ),
  cut(
    'subgraphs/inventory/sources/odoo/lots.ts',
    lots,
    'stock of a lot elsewhere does not count',
    "    odoo.reachesOtherCompanies('stock.quant', ofLot, request),\n",
    '',
  ),
  cut(
    'subgraphs/inventory/sources/odoo/lots.ts',
    lots,
    'movements of a lot elsewhere do not count',
    "    odoo.reachesOtherCompanies('stock.move.line', ofLot, request),\n",
    '',
  ),
]

export const eventCuts: readonly Mutant[] = [...heard, ...told, ...places, ...leftToRows, ...noted, ...givenAway]
