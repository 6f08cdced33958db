import { rulesOf } from './access.ts'
import { and, condition } from './domain/parse.ts'
import { isFalsy } from './domain/values.ts'
import type { Environment } from './environment.ts'
import { attributeError, missingError, typeError, valueError } from './errors.ts'
import { comodel, type Field, isToMany, type Model } from './models.ts'
import { pointedName } from './names/display-name.ts'
import { type Answer, fieldsNamed, read } from './read.ts'
import { count, type Page, search, searchDomain } from './search.ts'

type Specification = Readonly<Record<string, unknown>>

/** Records by id with what their relations lead to, as far as the specification goes. @throws as `read`. */
export function readSpecified(model: Model, ids: readonly number[], raw: unknown, env: Environment): Answer[] {
  const specification = specificationOf(raw)
  const names = Object.keys(specification)
  const onlyIds = names.length === 0 || (names.length === 1 && names[0] === 'id')
  const answers = onlyIds ? ids.map((id) => ({ id })) : read(model, ids, names, null, env)
  if (answers.length === 0) return answers
  for (const name of names) {
    const field = model.fields.get(name)
    if (field === undefined) continue
    if (field.type !== 'many2one' && !isToMany(field)) continue
    const spec = nestedOf(specification[name], field)
    const isFollowed = field.type === 'many2one' ? Object.hasOwn(spec, 'fields') : isToMany(field) && !isEmpty(spec)
    if (isFollowed && noticesMissing(field, model, env)) checkExistence(model, ids, env)
    if (field.type === 'many2one') nestOne(field, spec, answers, env)
    else if (isToMany(field)) nestMany(field, spec, answers, env)
  }
  return answers
}

/** A page of records with what their relations lead to, and how many match in all, counted up to the limit of counting. */
export function searchSpecified(
  model: Model,
  { domain, specification, count_limit: countLimit, ...page }: Page & Readonly<Record<string, unknown>>,
  env: Environment,
): { length: number; records: Answer[] } {
  const names = Object.keys(specificationOf(specification))
  fieldsNamed(names, model, env)
  const rows = search(domain, model, env, page)
  const records = readSpecified(
    model,
    rows.map(({ id }) => id),
    specification,
    env,
  )
  if (records.length === 0) return { length: 0, records: [] }
  const reached = records.length + Number(page.offset ?? 0)
  const isFull = records.length === page.limit
  const isCounted = !isFalsy(countLimit) && Number(countLimit) <= reached
  const goesOn = !isFalsy(page.limit) && ((isFull && !isCounted) || !isFalsy(env.context.force_search_count))
  return { length: goesOn ? count(domain, model, env, countLimit) : reached, records }
}

function nestOne(field: Field, spec: Specification, answers: Answer[], env: Environment): void {
  if (!Object.hasOwn(spec, 'fields')) return
  const model = comodel(field)
  const there = inContext(env, spec)
  const { display_name: named, ...others } = specificationOf(spec.fields)
  const ids = unique(answers.map((answer) => answer[field.name]).filter((id) => typeof id === 'number'))
  const nested = new Map(readSpecified(model, ids, others, there).map((answer) => [answer.id, answer]))
  if (named !== undefined) {
    for (const [id, answer] of nested) answer.display_name = pointedName(model, Number(id), there)
  }
  for (const answer of answers) {
    const id = answer[field.name]
    if (typeof id === 'number') answer[field.name] = nested.get(id) ?? { id }
  }
}

/** A limit does not shorten the list: past it there are bare ids. */
function nestMany(field: Field, spec: Specification, answers: Answer[], env: Environment): void {
  if (isEmpty(spec)) return
  const model = comodel(field)
  const idsIn = (answer: Answer) => answer[field.name] as number[]
  if (!isFalsy(spec.order)) {
    const all = unique(answers.flatMap(idsIn))
    const sorted = searchDomain(and([condition('id', 'in', all)]), model, env.with({ active_test: false }), {
      order: spec.order,
    })
    const places = new Map(sorted.map(({ id }, place) => [id, place]))
    for (const answer of answers) {
      answer[field.name] = idsIn(answer)
        .filter((id) => places.has(id))
        .sort((one, other) => Number(places.get(one)) - Number(places.get(other)))
    }
  }
  if (!Object.hasOwn(spec, 'fields')) return
  const limit = spec.limit ?? null
  const wanted = unique(
    answers.flatMap((answer) => (limit === null ? idsIn(answer) : idsIn(answer).slice(0, Number(limit)))),
  )
  const nested = new Map(
    readSpecified(model, wanted, spec.fields, inContext(env, spec)).map((answer) => [answer.id, answer]),
  )
  for (const answer of answers) answer[field.name] = idsIn(answer).map((id) => nested.get(id) ?? { id })
}

// What is no part of the record itself does not show that there is none, unless a rule has to be asked about it.
function noticesMissing(field: Field, model: Model, env: Environment): boolean {
  if (isToMany(field)) return rulesOf(model, env).length > 0
  const [first = ''] = (field.related ?? '').split('.')
  return field.stored || model.fields.get(first)?.type === 'many2one'
}

/** Where a list of records is followed as a whole, one that is missing fails them all. */
function checkExistence(model: Model, ids: readonly number[], env: Environment): void {
  const missing = ids.find((id) => !env.tables.has(model.name, id))
  if (missing === undefined) return
  throw missingError(
    `Record does not exist or has been deleted.\n(Record: ${model.name}(${missing},), User: ${env.user.id})`,
  )
}

function isEmpty(spec: Specification): boolean {
  return Object.keys(spec).length === 0
}

function inContext(env: Environment, { context }: Specification): Environment {
  return typeof context === 'object' && context !== null ? env.with(context as Specification) : env
}

function specificationOf(raw: unknown): Specification {
  if (typeof raw === 'object' && raw !== null && !Array.isArray(raw)) return raw as Specification
  if (Array.isArray(raw)) throw attributeError("'list' object has no attribute 'items'")
  if (typeof raw === 'string' && raw !== '') throw valueError(`Invalid field '${raw[0]}'`)
  throw typeError('a specification is an object')
}

/** What is asked of what a relation leads to; something else than an object asks for nothing, if Python can look into it. */
function nestedOf(raw: unknown, field: Field): Specification {
  if (typeof raw === 'object' && raw !== null && !Array.isArray(raw)) return raw as Specification
  const isPassedOver = isToMany(field) && isFalsy(raw)
  if (isPassedOver || typeof raw === 'string' || Array.isArray(raw)) return {}
  throw typeError(`argument of type '${typeof raw}' is not iterable`)
}

function unique<Item>(items: readonly Item[]): Item[] {
  return [...new Set(items)]
}
