// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what is cut is the text of a program.

import { cut, cutsOf } from '../cut.ts'
import type { Mutant } from '../mutant.ts'

// Who may subscribe, with whom somebody is told of events, what of it is on record, and what a new token changes. Connections
// are in connections.ts.

const gateway = 'gateway/subscriptions'
const transports = `${gateway}/transports`
const suiteOf = (name: string) => [`test/gateway/subscriptions/${name}.test.ts`]

const refused = suiteOf('refusals')
const audited = suiteOf('audited-events')
const groups = [...suiteOf('group-key'), ...suiteOf('shared-subscriptions')]
const moved = suiteOf('shared-subscriptions')
const caughtUp = suiteOf('rights-in-catch-up')
const given = suiteOf('what-is-told')
const tokens = suiteOf('transports/token-end')

const begun: readonly Mutant[] = [
  cut(
    'gateway/authorization/authorize.ts',
    refused,
    'everybody may subscribe to anything',
    'if (field.subscribe) field.subscribe = guarded(coordinate, field, field.subscribe, rules, rightsOf, watched)',
    '',
  ),
]

const rights = cutsOf(`${gateway}/group-key.ts`, groups)
const together: readonly Mutant[] = [
  rights(
    'people of several issuers are told together',
    'JSON.stringify([issuer, [...scopes]',
    'JSON.stringify([[...scopes]',
  ),
  rights('people with other scopes are told together', '[...scopes].sort(), ', ''),
  rights('people with as many scopes are told together', '[...scopes].sort(), ', 'scopes.size, '),
  rights('people of other companies are told together', 'reachKey(companies), ', ''),
  rights('people of other facilities are told together', 'reachKey(facilities), ', ''),
  rights('suppliers are told together', 'reachKey(facilities), supplier]', 'reachKey(facilities)]'),
  rights(
    'whoever is of no company is told with those of all',
    "reach === 'all' ? 'all' : [...reach]",
    "reach === 'all' ? [] : [...reach]",
  ),
  rights('people who ask something else are told together', 'idOf(source), ', ''),
  rights('people who ask by other variables are told together', 'given.sort(byName), ', ''),
  rights('people who ask another operation are told together', 'operationName ?? null, ', ''),
  rights(
    'arguments do not tell people apart',
    '!(beginArguments.has(name.value) && value.kind',
    '!(name.value !== value.kind && value.kind',
  ),
  rights('where one begins below does not count', 'if (field.name.value !== rootField) return undefined', ''),
  cut(
    `${gateway}/catch-up.ts`,
    caughtUp,
    'people with other rights catch up together',
    'Map.groupBy(this.#waiting.splice(0), ({ key }) => key)',
    "Map.groupBy(this.#waiting.splice(0), () => '')",
  ),
  cut(
    `${gateway}/shared-subscriptions.ts`,
    caughtUp,
    'whoever catches up goes by the rights of somebody who left',
    'this.#catchUp.turn(key, group)',
    'this.#catchUp.turn(groupKey(membership.asked, membership.principal), group)',
  ),
]

const shared = `${gateway}/shared-subscriptions.ts`
const renewed: readonly Mutant[] = [
  cut(
    shared,
    moved,
    'the rights of a new token do not count',
    'groupKey(asked, membership.principal) === groupKey(asked, principal)',
    'groupKey(asked, membership.principal) !== null',
  ),
  cut(
    shared,
    moved,
    'whoever has a new token goes on with the rights of the old',
    '    membership.principal = principal\n',
    '',
  ),
  cut(
    `${transports}/operation.ts`,
    tokens,
    'a token that came while a subscription began does not count for it',
    'if (session.principal !== principal) opened.renewed()',
    '',
  ),
  cut(
    `${transports}/operation.ts`,
    tokens,
    'subscriptions do not hear of a new token',
    'this.#subscription?.renewed()',
    '',
  ),
]

const auditing = 'gateway/auditing/auditing.ts'
const execution = `${gateway}/event-execution.ts`
const recorded: readonly Mutant[] = [
  cut(
    shared,
    audited,
    'somebody subscribes though it is not on record',
    "if (!(await this.#noted(membership, 'subscribed'))) return unrecordedSubscription(correlationId)",
    "await this.#noted(membership, 'subscribed')",
  ),
  cut(
    shared,
    audited,
    'somebody goes on with a new token though it is not on record',
    "(await this.#noted(membership, 'subscribed'))\n",
    "((await this.#noted(membership, 'subscribed')), true)\n",
  ),
  cut(
    shared,
    audited,
    'it is not on record that somebody with a new token left the others',
    "if (group !== null) this.#leave(membership, group)\n    void this.#noted(membership, 'unsubscribed')",
    'if (group !== null) this.#leave(membership, group)',
  ),
  cut(
    shared,
    audited,
    'it is not on record that somebody left',
    "if (membership.group !== null) this.#leave(membership, membership.group)\n    void this.#noted(membership, 'unsubscribed')",
    'if (membership.group !== null) this.#leave(membership, membership.group)',
  ),
  cut(
    shared,
    audited,
    'people catch up together though it is not on record',
    '} else if (noted[index]) {',
    '} else if (noted[index] !== undefined) {',
  ),
  cut(
    shared,
    suiteOf('catch-up'),
    'it is not on record that somebody no longer catches up with others',
    "if (membership.together !== null) void this.#noted(membership, 'unsubscribed', membership.together)",
    '',
  ),
  cut(
    auditing,
    audited,
    'whoever subscribes is always on record',
    'noted: (entry, request) => written([entry], request)',
    'noted: async (entry, request) => { void written([entry], request); return true }',
  ),
  cut(
    execution,
    audited,
    'who is refused what is sensitive is not on record',
    'audit\n          ? audit.recorded({ contextValue, document, definition, request }, begin)\n          : begin()',
    'begin()',
  ),
  cut(
    execution,
    audited,
    'what is gone by to subscribe need not be on record',
    'source === null || errors !== undefined',
    'source === null',
  ),
  cut(
    execution,
    audited,
    'what is told of an event is not on record',
    'if (!audit) return await answer()',
    'if (audit !== null) return await answer()',
  ),
  cut(
    auditing,
    audited,
    'an event is told though it is not on record',
    'if (!(await written(entries, request))) return unrecorded(request)',
    'await written(entries, request)',
    { occurrence: 2 },
  ),
  cut(
    auditing,
    audited,
    'an event is told before it is on record',
    'if (!(await written(entries, request))) return unrecorded(request)',
    'void written(entries, request)',
    { occurrence: 2 },
  ),
]

/** What is told leads to records and shows them only as far as they are there for whoever is told. */
const shown: readonly Mutant[] = [
  ...(
    [
      ['procurement', 'purchaseOrder', 'purchaseOrders', '{ key }, _, { purchaseOrders }'],
      ['inventory', 'receipt', 'stockTransfers', '{ key }, _, { stockTransfers }'],
      ['inventory', 'rule', 'replenishmentRules', '{ key }, _, { replenishmentRules }'],
    ] as const
  ).map(([subgraph, field, records, parameters]) =>
    cut(
      `subgraphs/${subgraph}/resolvers/subscription.ts`,
      given,
      `the ${field} of an event is given whether it is there or not`,
      `${field}: (${parameters}, info) => ${records}.ifExisting(key, requestedFields(info))`,
      `${field}: (${parameters}) => (key === null ? null : ${records}.entity(key))`,
    ),
  ),
  ...(
    [
      ['item', 'items'],
      ['supplier', 'suppliers'],
    ] as const
  ).map(([field, records]) =>
    cut(
      'subgraphs/master-data/resolvers/subscription.ts',
      given,
      `the ${field} of an event is given whether it is there or not`,
      `context.${records}.ifExisting(key, requestedFields(info))`,
      `info && (key === null ? null : context.${records}.entity(key))`,
    ),
  ),
  ...(['invoices', 'creditNotes'] as const).map((records) =>
    cut(
      'subgraphs/revenue-cycle/resolvers/subscription.ts',
      given,
      `${records} of events are given whether they are there or not`,
      `${records}.ifExisting(key, requestedFields(info))`,
      `info && (key === null ? null : ${records}.entity(key))`,
    ),
  ),
  ...(
    [
      [
        'the item of changed stock',
        'visible(new StockedItem(Number(event.subject.key)))',
        'visible && new StockedItem(Number(event.subject.key))',
      ],
      [
        'the location of changed stock',
        "visible(new RecordReference('StorageLocation', position.location))",
        "visible && new RecordReference('StorageLocation', position.location)",
      ],
      [
        'the facility of changed stock',
        "visible(new RecordReference('Facility', key))",
        "visible && (new RecordReference('Facility', key) as never)",
      ],
      [
        'the lot of changed stock',
        'lots.pointedAt(position?.lot ?? null, info)',
        'info && position?.lot ? lots.entity(position.lot) : null',
      ],
      [
        'the item that is below its minimum',
        'visible(new StockedItem(items[0]))',
        'visible && new StockedItem(items[0])',
      ],
    ] as const
  ).map(([what, find, replace]) =>
    cut(
      'subgraphs/inventory/resolvers/subscription.ts',
      given,
      `${what} is given whether it may be seen or not`,
      find,
      replace,
    ),
  ),
]

export const subscriptionCuts: readonly Mutant[] = [...begun, ...together, ...renewed, ...recorded, ...shown]
