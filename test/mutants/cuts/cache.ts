import type { Cut, Mutant } from '../mutant.ts'

// What keeps sensitive values out of the cache, and what was changed or put there by others from being believed.

const room = 'subgraphs/shared/cache'
const rules = `${room}/cache-rules.ts`
const lookup = `${room}/lookup.ts`
const answers = `${room}/cached-answer.ts`
const keys = `${room}/cache-keys.ts`
const reads = 'subgraphs/shared/odoo/cached-reads.ts'

const ofRules = [`test/${room}/cache-rules.test.ts`]
const ofAnswers = [`test/${room}/cached-answer.test.ts`]
const ofCache = [`test/${room}/reference-cache.test.ts`]
const ofReads = ['test/subgraphs/shared/odoo/cached-reads.test.ts']

function cut(
  file: string,
  name: string,
  find: string,
  replace: string,
  suites: readonly string[],
  place: Pick<Cut, 'occurrence'> = {},
): Mutant {
  return { name, change: { file, find, replace, ...place }, suites }
}

const whatMayBeKept: readonly Mutant[] = [
  cut(
    rules,
    'nothing is refused at the start',
    'for (const object of objects) refuseOthers(object, keptTypes)',
    '',
    ofRules,
  ),
  cut(
    rules,
    'a type of any class may be cached',
    'ofType !== undefined && !isReference(object.directives)',
    'ofType !== undefined && false',
    ofRules,
  ),
  cut(
    rules,
    'a field of any class may be cached',
    '!isReference(field.directives, object.directives)) {\n      throw',
    'false) {\n      throw',
    ofRules,
  ),
  cut(
    rules,
    'fields of a cached type are kept whatever their class',
    'field === undefined || !isReference(field.directives, object.directives)',
    'field === undefined',
    ofRules,
  ),
  cut(rules, 'a field of zero seconds is kept', 'if (seconds <= 0) continue', '', ofRules),
  cut(rules, 'a class that is not there is REFERENCE', "=== 'REFERENCE'", "!== 'PERSONAL'", ofRules),
  cut(
    rules,
    'any record of a cached type may be kept',
    "Object.keys(row).every((field) => field === 'id' || rule.fields.has(field))",
    'Object.keys(row).every(() => true)',
    ofRules,
  ),
  cut(
    rules,
    'a record of any type may be kept',
    'rule !== undefined && Object',
    'rule === undefined || Object',
    ofRules,
  ),
]

const whatIsWritten: readonly Mutant[] = [
  cut(
    lookup,
    'records are not looked at before they are written',
    '!rowsIn(answer).every((row) => rules.permits(type, row))',
    'false',
    ofCache,
  ),
  cut(lookup, 'nothing is written', 'store.write(kept, claims)', 'store.write([], claims)', ofCache),
  cut(
    lookup,
    'nothing is handed to the writer',
    'if (moment !== null) this.#keep(places, answers, moment, claims)',
    'if (moment !== null) store.write([], claims)',
    ofCache,
  ),
  cut(lookup, 'what hangs on nothing known is written', 'if (tags.includes(null)) return []', '', ofCache),
  cut(reads, 'any search is kept', 'rule === undefined || !mayBeKept(question, rule)', 'rule === undefined', ofReads),
  cut(
    reads,
    'a search for any fields is kept',
    '...fields, ...fieldsOfDomain(domain), ...fieldsOfOrder(order)]',
    '...fieldsOfDomain(domain), ...fieldsOfOrder(order)]',
    ofReads,
  ),
  cut(reads, 'a search under any condition is kept', '...fieldsOfDomain(domain), ', '', ofReads),
  cut(reads, 'a search in any order is kept', ', ...fieldsOfOrder(order)]', ']', ofReads),
  cut(reads, 'a search with lists is kept', '(lists === undefined || lists.size === 0) && ', '', ofReads),
  cut(
    reads,
    'what was asked stands in keys',
    "createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22)",
    'JSON.stringify(value)',
    ofReads,
  ),
  cut(
    reads,
    'who may see what is no part of a question for records',
    "hashOf(sorted(fields)), hashOf(domain)].join(':')",
    "hashOf(sorted(fields)), hashOf([])].join(':')",
    ofReads,
  ),
  cut(reads, 'companies are no part of a question', "companies.join('.')", 'companies.length > 0', ofReads),
]

const whatIsBelieved: readonly Mutant[] = [
  cut(answers, 'an answer kept for another question is believed', 'envelope.of !== belief.key || ', '', ofAnswers),
  cut(answers, 'an answer from the future is believed', ' || envelope.at > belief.now + 1_000', '', ofAnswers),
  cut(
    answers,
    'an answer of any shape is believed',
    "if (!belief.isAnswer(answer)) return { state: 'poisoned' }",
    '',
    ofAnswers,
  ),
  cut(
    answers,
    'an answer is believed although it was dropped',
    'version === null || version !== envelope.tags[place]',
    'version === null',
    ofAnswers,
  ),
  cut(
    answers,
    'an answer is believed although its tag was forgotten',
    'version === null || version !== envelope.tags[place]',
    'version !== null && version !== envelope.tags[place]',
    ofAnswers,
  ),
  cut(
    answers,
    'an answer of any size is believed',
    'text.length > maxEntryBytes ? undefined : parsed(text)',
    'parsed(text)',
    ofAnswers,
  ),
  cut(reads, 'a record is believed to be any other', ' && value.id === keys[place])', ')', ofReads),
  cut(keys, 'answers of all versions are the same', 'this.#version}:', "''}:", ofCache),
  cut(keys, 'a drop of a record leaves the lists it is in', ':lists`]', ':nothing`]', ofReads),
]

export const cacheCuts: readonly Mutant[] = [...whatMayBeKept, ...whatIsWritten, ...whatIsBelieved]
