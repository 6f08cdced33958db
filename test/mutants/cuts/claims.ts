// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what is cut is the text of a program.

import { cut, cutsOf } from '../cut.ts'
import type { Mutant } from '../mutant.ts'

// Claims, remittances and what was used: who may see them, and what keeps a wrong amount or a stranger's notice out.

const rows = ['test/rows/claims.test.ts', 'test/rows/claims-edges.test.ts']
const shared = 'subgraphs/shared/projections'
const revenueCycle = 'subgraphs/revenue-cycle'
const facility = 'subgraphs/inventory/loaders'

const rule = cutsOf(`${shared}/reading/seen-facilities.ts`, rows)
const rules: readonly Mutant[] = [
  rule('a supplier sees care', '  if (supplier !== null) return false\n', ''),
  rule(
    'care is seen in all companies',
    "companies === 'all' || (at !== null && companies.has(at.company))",
    'companies !== null && supplier === null',
  ),
  rule(
    'care is seen in all facilities',
    "facilities === 'all' || (at !== null && facilities.has(at.facility))",
    'facilities !== null && supplier === null',
  ),
  rule(
    'care in a place that nobody knows is seen by whoever sees some facilities',
    "facilities === 'all' || (at !== null && facilities.has(at.facility))",
    "facilities === 'all' || at === null || facilities.has(at.facility)",
  ),
  rule(
    'care in a place that nobody knows is seen by whoever sees some companies',
    "companies === 'all' || (at !== null && companies.has(at.company))",
    "companies === 'all' || at === null || companies.has(at.company)",
  ),
  rule(
    'whoever sees all companies is taken for one who sees all care',
    "return companies === 'all' && facilities === 'all' && supplier === null",
    "return companies === 'all' && (facilities === 'all' || supplier === null)",
  ),
  rule(
    'a supplier is taken for one who sees all care',
    "return companies === 'all' && facilities === 'all' && supplier === null",
    "return companies === 'all' && facilities === 'all' && supplier !== undefined",
  ),
  rule(
    'events of care without a company are everybody’s',
    "field: 'company', orShared: false",
    "field: 'company', orShared: true",
  ),
  rule(
    'events of care without a facility are everybody’s',
    "field: 'facility', orNone: false",
    "field: 'facility', orNone: true",
  ),
  rule('suppliers hear of care', "supplier: 'none'", "supplier: 'every record'"),
]

const claims = cutsOf(`${revenueCycle}/loaders/claims.ts`, rows)
const listing = cutsOf(`${revenueCycle}/loaders/claim-listing.ts`, rows)
const remittances = cutsOf(`${revenueCycle}/loaders/remittances.ts`, rows)
const pages = cutsOf(`${revenueCycle}/loaders/remittance-pages.ts`, rows)
const balances = cutsOf(`${revenueCycle}/loaders/payer-balances.ts`, rows)
const lineage = cutsOf(`${revenueCycle}/loaders/lineages.ts`, [...rows, `test/${revenueCycle}/claims/lineages.test.ts`])
const ofPlace = 'A claim is seen with its facility only.'
const records: readonly Mutant[] = [
  claims('a claim is read whosever it is', 'found !== null && (await this.#maySee(found.record))', 'found !== null'),
  listing('lists are of claims in all facilities', 'maySee(principal, at) && (facilityKeys', '(facilityKeys'),
  listing(
    'lists of claims are not asked for the place',
    '(!isByPlace || isHere(at(claim))) && isAsked(claim)',
    'isAsked(claim)',
  ),
  listing('suppliers have lists of claims', 'supplier !== null || seen?.length === 0', 'seen?.length === 0', {
    survives: 'What is found is asked for its place, and suppliers see none: the condition only spares looking.',
  }),
  remittances(
    'a payment for a claim that nobody knows is seen',
    'claim !== null && maySee(principal,',
    'claim === null || maySee(principal,',
  ),
  remittances(
    'a payment is seen whosever its claims are',
    'return lines.length > 0 && this.eachLine(header, lines, (some) => this.maySeeLines(some))',
    'return lines.length > 0',
  ),
  remittances('a payment for no claim is seen', 'return lines.length > 0 && this.eachLine(', 'return this.eachLine('),
  remittances('suppliers see payments of payers', 'if (this.#request.principal.supplier !== null) return false', ''),
  remittances(
    'a payment that a claim names is seen whosever its other claims are',
    '(await this.maySee(header)) ? new SeenRemittance(header) : null',
    'new SeenRemittance(header)',
    { survives: 'Of what a payment is for suppliers see nothing: only looking is spared.' },
  ),
  pages('files of payers are for everybody', 'seesAllCare(this.#request.principal) ? index.keys : []', 'index.keys'),
  pages(
    'lists are of all payments',
    '(await this.#remittances.maySee(header)) && (await isAsked(header))',
    'isAsked(header)',
  ),
  pages(
    'a payment tells of claims that may not be seen',
    'this.#remittances.maySeeLines(lines)',
    'lines.map(() => this.#remittances !== null)',
    { survives: 'A payment is seen only where each of its claims may be.' },
  ),
  balances(
    'a supplier is told what a payer owes',
    'this.#request.principal.supplier === null ? this.#loader.load(payer) : null',
    'this.#loader.load(payer)',
  ),
  balances('suppliers have a list of what payers owe', 'if (this.#request.principal.supplier !== null) return []', '', {
    survives: 'Of each payer suppliers are told nothing: only asking is spared.',
  }),
  lineage(
    'payments that were set off are part of a lineage whosever they are',
    'this.#from.payments.existing([...new Set(keys)], ofPayment)',
    '[...new Set(keys)].map((key) => this.#from.payments.entity(key))',
  ),
  lineage(
    'postings are part of a lineage whether they are there or not',
    'await this.#from.postings.ifExisting(entry, ofPosting)',
    'this.#from.postings.entity(entry)',
  ),
  cut(
    `${revenueCycle}/context.ts`,
    rows,
    'the revenue cycle gives references without asking',
    'visible: referenceGate(odoo, request)',
    'visible: <Value>(reference: Value) => reference',
    { survives: ofPlace },
  ),
  cut(
    `${revenueCycle}/resolvers/claim.ts`,
    rows,
    'the facility of a claim is given without asking',
    "visible(new RecordReference('Facility', at.facility))",
    "visible && (new RecordReference('Facility', at.facility) as never)",
    { survives: ofPlace },
  ),
]

const isSeen = cutsOf(`${revenueCycle}/resolvers/lineage.ts`, rows)
const uses = cutsOf(`${facility}/supply-consumptions.ts`, rows)
const used: readonly Mutant[] = [
  isSeen(
    'a lineage leads to a use that may not be seen',
    "record?.kind === 'consumption' && record.of.isSeen",
    "record?.kind === 'consumption'",
  ),
  isSeen(
    'a lineage says where a use is from that may not be seen',
    'return record.of.isSeen ? keptNow(',
    'return record.of ? keptNow(',
  ),
  cut(
    `${revenueCycle}/lineage/uses-and-charges.ts`,
    [...rows, `test/${revenueCycle}/lineage`],
    'a lineage names a use that may not be seen',
    'reference: isSeen ? `SupplyDelivery/${record.id}` : null',
    'reference: `SupplyDelivery/${record.id}`',
  ),
  uses('a use is read whosever it is', 'maySee(this.#request.principal, at) ? {', 'at !== undefined ? {'),
  uses('suppliers ask for uses', 'if (this.#request.principal.supplier !== null) return null', '', {
    survives: 'Suppliers see none: only the call is spared.',
  }),
  cut(
    `${facility}/consumption-listing.ts`,
    rows,
    'lists are of uses in all facilities',
    'maySee(principal, at) && (facilities',
    '(facilities',
  ),
  cut(
    'subgraphs/shared/consumption/departures.ts',
    rows,
    'a use is matched with moves that may not be seen',
    "const seen = await odoo.condition('stock.move')",
    "const seen: Domain = odoo ? [] : [['id', '=', 1]]",
  ),
  cut(
    'subgraphs/inventory/resolvers/supply-consumption.ts',
    rows,
    'the lot of a use is given whether it may be seen or not',
    'lots.pointedAt(await consumptionMatches.lotOf(record, at), info)',
    'info && lots.entity((await consumptionMatches.lotOf(record, at)) ?? 0)',
  ),
  cut(
    'subgraphs/inventory/resolvers/supply-consumption.ts',
    rows,
    'the move of a use is given whether it may be seen or not',
    'context.stockMoves.pointedAt((await matchOf(consumption, context)).move, info)',
    'info && context.stockMoves.entity((await matchOf(consumption, context)).move ?? 0)',
  ),
]

const payers = cutsOf('subgraphs/master-data/loaders/payers.ts', rows)
const practitioners = cutsOf('subgraphs/master-data/loaders/practitioners.ts', rows)
const parties: readonly Mutant[] = [
  payers(
    'suppliers read payers',
    'return this.#seesNone ? null : this.#organizations.load(key)',
    'return this.#organizations.load(key)',
  ),
  payers('suppliers look for payers by number', 'if (this.#seesNone) return null', '', {
    survives: 'Each is then read, and suppliers read none: only looking is spared.',
  }),
  payers('suppliers have a list of payers', "this.#seesNone ? [] : ['']", "['']", {
    survives: 'Each is then read, and suppliers read none: only looking is spared.',
  }),
  practitioners(
    'suppliers read practitioners',
    'return this.#seesNone ? null : this.#live.load(key)',
    'return this.#live.load(key)',
  ),
  practitioners('suppliers look for practitioners by number', 'if (this.#seesNone) return null', '', {
    survives: 'Each is then read, and suppliers read none: only looking is spared.',
  }),
]

const claimsOfSandbox = [
  `test/${shared}/reading`,
  `test/${revenueCycle}/claims`,
  'test/subgraphs/inventory/resolvers',
  'test/subgraphs/master-data/resolvers',
]
const live = cutsOf(`${shared}/reading/live-records.ts`, claimsOfSandbox)
const whole = cutsOf(`${shared}/reading/external-records.ts`, claimsOfSandbox)
const fresh: readonly Mutant[] = [
  live(
    'what a server said last is told as if it were from now',
    'kept(type, record, until, true)',
    'kept(type, record, until, false)',
  ),
  live('any fault of a server is met with what it said last', 'if (!isAway(error)) throw error', ''),
  live(
    'what nothing is kept of is not there while its server is away',
    'record === null ? error :',
    'record === null ? null :',
  ),
  whole(
    'lists are given while the server is read for the first time',
    'if (await records.isWhole([type, ...others].filter((each) => records.types.has(each)))) return',
    'if (others) return',
  ),
  whole(
    'claims are read where no server is connected',
    'if (records === null || records.fhir === null) {',
    'if (records === null) {',
  ),
  whole(
    'remittances are read where no files are connected',
    'if (records === null || !(records.takesRemittances || records.fhir !== null)) {',
    'if (records === null) {',
  ),
]

const notices = cutsOf('gateway/http/notices.ts', ['test/gateway/http/notices.test.ts'])
const doors: readonly Mutant[] = [
  notices(
    'anybody sends notices',
    'if (!bearsSecret(request, notices.secret)) {',
    'if (notices.secret === request.method) {',
  ),
  notices(
    'any word for a secret will do',
    'timingSafeEqual(digest(authorization), digest(`Bearer ${secret}`))',
    'timingSafeEqual(digest(authorization.slice(0, 6)), digest(`Bearer ${secret}`.slice(0, 6)))',
  ),
  notices(
    'the secret of notices is compared in a time that tells how much is right',
    'timingSafeEqual(digest(authorization), digest(`Bearer ${secret}`))',
    'digest(authorization).equals(digest(`Bearer ${secret}`))',
    {
      survives:
        'What is refused and accepted is the same; only the time it takes would tell, too little for a test to measure.',
    },
  ),
  cut(
    'subgraphs/shared/remittance/sftp-server.ts',
    ['test/subgraphs/shared/remittance/sftp-inbox.test.ts'],
    'any server is the payer’s',
    'known.length === shown.length && timingSafeEqual(known, shown)',
    'known.length === shown.length || timingSafeEqual(known, shown)',
  ),
]

const reading = ['test/subgraphs/shared/remittance/read-remittances.test.ts', 'test/subgraphs/shared/remittance']
const ledger = cutsOf('subgraphs/shared/remittance/ledger.ts', [
  'test/subgraphs/shared/remittance/ledger.test.ts',
  `test/${shared}/ingest/remittance-files.test.ts`,
])
const files: readonly Mutant[] = [
  cut(
    'subgraphs/shared/remittance/claim-reader.ts',
    reading,
    'a claim of a file need not balance',
    'if (charged - own - others === paid) return',
    'if (charged - own - others !== null) return',
  ),
  cut(
    'subgraphs/shared/remittance/service-reader.ts',
    reading,
    'a service of a file need not balance',
    'charged - adjusted !== paid) {',
    'charged - adjusted === null) {',
  ),
  cut(
    'subgraphs/shared/remittance/remittance-reader.ts',
    reading,
    'a payment of a file need not balance',
    'if (expected !== written && !(',
    'if (expected === null && !(',
  ),
  ledger(
    'a file that was used is used again',
    "if (known.file?.state === 'APPLIED') return { kind: 'REPETITION' }",
    '',
  ),
  ledger('a payment may come in two files', 'if (others > 0) {', 'if (others < 0) {'),
]

const money = cutsOf(`${shared}/claim-state/counted-lines.ts`, [
  `test/${shared}/claim-state`,
  `test/${shared}/ingest/revenue-cycle.test.ts`,
])
const state = cutsOf(`${shared}/claim-state/claim-state.ts`, [
  `test/${shared}/claim-state`,
  `test/${shared}/ingest/revenue-cycle.test.ts`,
])
const amounts: readonly Mutant[] = [
  money(
    'lines of files half applied count',
    'return of === undefined ? [] : [{ line, of }]',
    'return [{ line, of: of ?? (remittances[0] as RemittanceRecord) }]',
  ),
  money(
    'what a file and FHIR both tell counts twice',
    "of.source === 'fhir' && inFiles.has(trace)",
    "of.source === 'fhir' && trace === ''",
  ),
  money(
    'what was reversed counts',
    'const decided = withoutUndecided(once, drop)\n  const kept = withoutReversed(decided, drop)',
    'const kept = withoutUndecided(once, drop)',
  ),
  money('another payer’s decision is reversed', 'payerOf(each) === payerOf(reversal) &&', ''),
  money('a reversal of another amount takes back', 'isNegated(each.line.paid, reversal.line.paid) &&', ''),
  money('what was decided anew counts, too', 'counted: withoutDecidedAnew(kept, decided, drop)', 'counted: kept'),
  state('what is not in force answers a claim', "status === 'active' && use === claim.use)", 'use === claim.use)'),
  state(
    'what is taken back is still paid by the response',
    'moneyOf(byRemittances, isTakenBack ? null : byResponse)',
    'moneyOf(byRemittances, byResponse)',
  ),
]

/** Claims and what belongs to them. */
export const claimCuts: readonly Mutant[] = [
  ...rules,
  ...records,
  ...used,
  ...parties,
  ...fresh,
  ...doors,
  ...files,
  ...amounts,
]
