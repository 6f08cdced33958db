import { type DoubleUser, Environment } from '../environment.ts'
import { accessError, beyondTheDouble, notFound, typeError, unprocessable } from '../errors.ts'
import { beyond, type Model, models } from '../models.ts'
import { outbox } from '../outbox/model.ts'
import type { Tables } from '../tables.ts'
import { accounts } from './accounts.ts'
import type { Method } from './method.ts'
import { orders } from './orders.ts'
import { reading } from './reading.ts'
import { bind, idsOf } from './signature.ts'
import { writing } from './writing.ts'

export interface Call {
  readonly model: string
  readonly method: string
  readonly user: DoubleUser
  /** Named arguments, with `ids` and `context` among them. */
  readonly body: Readonly<Record<string, unknown>>
}

/** Methods of Python's own that JSON-2 does not let in, beside those whose names begin with an underscore. */
const privateMethods = new Set(
  `browse check_access concat ensure_one exists fetch filtered filtered_domain flush_model flush_recordset grouped init
  invalidate_model invalidate_recordset lock_for_update mapped modified new search_fetch sorted sudo try_lock_for_update
  union update with_company with_context with_env with_prefetch with_user`.split(/\s+/),
)

/** Public methods that Odoo's own reference leaves out, because they are on their way out. */
const outgoing = new Set(['read_group', 'toggle_active', 'check_access_rights', 'check_access_rule'])

const ownMethods: Readonly<Record<string, Readonly<Record<string, Method>>>> = {
  'res.users': accounts,
  'purchase.order': orders,
}

const otherModels = new Set(beyond.models)

/**
 * Answers one call. What it changed is taken back when it fails.
 * @throws {Refusal} as Odoo words it; with status 501 when a real Odoo could answer.
 */
export function answer(call: Call, tables: Tables): unknown {
  const model = call.model === outbox.name ? outbox : models.get(call.model)
  if (model === undefined) {
    if (otherModels.has(call.model)) throw beyondTheDouble(`answer for ${call.model}`)
    throw notFound(`the model '${call.model}' does not exist`)
  }
  const { ids: givenIds, context, ...named } = call.body
  const env = new Environment(tables, call.user, contextOf(context))
  const method = methodOf(model, call.method)
  const ids = idsOf(givenIds)
  if (method.ofModel && ids.length > 0) throw unprocessable(`cannot call ${call.model}.${call.method} with ids`)
  const bound = bind(method, named)
  return tables.whole(() => method.call({ model, ids, named: bound, env }))
}

function methodOf(model: Model, name: string): Method {
  if (name.startsWith('_') || privateMethods.has(name)) {
    throw accessError(`Private methods (such as '${model.name}.${name}') cannot be called remotely.`)
  }
  const own = ownMethods[model.name] ?? {}
  for (const methods of [own, reading, writing]) {
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined
    if (method !== undefined) return method
  }
  if (isMethodBeyond(model, name)) throw beyondTheDouble(`call ${model.name}.${name}`)
  throw notFound(`The method '${model.name}.${name}' does not exist`)
}

function isMethodBeyond(model: Model, name: string): boolean {
  const { '*': everywhere = [], [model.name]: own = [] } = beyond.methods
  return everywhere.includes(name) || own.includes(name) || outgoing.has(name)
}

function contextOf(context: unknown): Readonly<Record<string, unknown>> {
  if (typeof context === 'object' && context !== null && !Array.isArray(context)) {
    return context as Readonly<Record<string, unknown>>
  }
  if (context === undefined || context === null || (Array.isArray(context) && context.length === 0)) return {}
  throw typeError('a context is an object')
}
