import { and, condition, parseDomain } from '../domain/parse.ts'
import { isFalsy } from '../domain/values.ts'
import type { Environment } from '../environment.ts'
import { beyondTheDouble, typeError } from '../errors.ts'
import { readGroups } from '../groups/read-group.ts'
import type { Model } from '../models.ts'
import { pointedName } from '../names/display-name.ts'
import { type Answer, fieldNames, fieldsNamed, format, read } from '../read.ts'
import { count, search, searchDomain } from '../search.ts'
import { readSpecified, searchSpecified } from '../specification.ts'
import { describeFields } from './fields-get.ts'
import type { Method } from './method.ts'

const page = ['offset', 'limit', 'order']

/** The methods that read, which every model has. */
export const reading: Readonly<Record<string, Method>> = {
  search: {
    ofModel: true,
    takes: ['domain!', ...page],
    call: ({ model, env, named }) => search(named.domain, model, env, named).map(({ id }) => id),
  },
  search_count: {
    ofModel: true,
    takes: ['domain!', 'limit'],
    call: ({ model, env, named }) => count(named.domain, model, env, named.limit),
  },
  search_read: {
    ofModel: true,
    takes: ['domain', 'fields', ...page],
    handsOn: true,
    call: ({ model, env, named }) => searchRead(model, env, named),
  },
  read: {
    ofModel: false,
    takes: ['fields', 'load'],
    call: ({ model, env, ids, named }) => read(model, ids, named.fields, loadOf(named), env),
  },
  web_read: {
    ofModel: false,
    takes: ['specification!'],
    call: ({ model, env, ids, named }) => readSpecified(model, ids, named.specification, env),
  },
  web_search_read: {
    ofModel: true,
    takes: ['domain!', 'specification!', ...page, 'count_limit'],
    call: ({ model, env, named }) => searchSpecified(model, named, env),
  },
  formatted_read_group: {
    ofModel: true,
    takes: ['domain!', 'groupby', 'aggregates', 'having', ...page],
    call: ({ model, env, named }) => readGroups(named, model, env),
  },
  fields_get: {
    ofModel: true,
    takes: ['allfields', 'attributes'],
    call: ({ model, env, named }) => describeFields(model, named.allfields, named.attributes, env),
  },
  name_search: {
    ofModel: true,
    takes: ['name', 'domain', 'operator', 'limit'],
    call: ({ model, env, named }) => searchNames(model, env, named),
  },
  get_external_id: {
    ofModel: false,
    takes: [],
    call: ({ model, env, ids }) => externalIds(model, ids, env),
  },
}

function searchRead(model: Model, env: Environment, named: Readonly<Record<string, unknown>>): Answer[] {
  const { domain, fields: names, offset, limit, order, load, ...others } = named
  const fields = fieldsNamed(fieldNames(model, names), model, env)
  const rows = search(isFalsy(domain) ? [] : domain, model, env, { offset, limit, order })
  const [other] = Object.keys(others)
  if (other !== undefined) {
    throw typeError(`BaseModel._read_format() got an unexpected keyword argument '${other}'`)
  }
  // Whether archived records are looked for says nothing about those the records lead to.
  return format(rows, fields, loadOf(named), env.without('active_test'))
}

function loadOf(named: Readonly<Record<string, unknown>>): unknown {
  return Object.hasOwn(named, 'load') ? named.load : '_classic_read'
}

/** Models that look for a name in ways of their own before they look as all others do. */
const searchOtherwise = ['product.product', 'res.country', 'res.country.state', 'res.users']

function searchNames(model: Model, env: Environment, named: Readonly<Record<string, unknown>>): [number, unknown][] {
  if (searchOtherwise.includes(model.name)) throw beyondTheDouble(`search ${model.name} as a form does`)
  const { name = '', operator = 'ilike', limit = 100 } = named
  const byName = condition('display_name', operator, name)
  const domain = and([byName, parseDomain(isFalsy(named.domain) ? [] : named.domain)])
  return searchDomain(domain, model, env, { limit }).map(({ id }) => [id, pointedName(model, id, env)])
}

/** Only units have external ids that mean something outside of Odoo. */
function externalIds(model: Model, ids: readonly number[], env: Environment): Record<string, string> {
  if (model.name !== 'uom.uom') throw beyondTheDouble(`tell external ids of ${model.name}`)
  const known = new Map<number, string>()
  for (const { model: of, res_id: id, module, name } of env.tables.all('ir.model.data')) {
    if (of === model.name && !known.has(Number(id))) known.set(Number(id), `${module}.${name}`)
  }
  return Object.fromEntries(ids.map((id) => [String(id), known.get(id) ?? '']))
}
