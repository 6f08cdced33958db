import type { FoundUser } from './found-account.ts'
import { OdooRefused, type OdooWithKey } from './odoo-with-key.ts'
import type { Operation } from './plans.ts'
import { runCode } from './server-code.ts'

/** What an account may do, by Odoo's own judgement. */
export interface Reach {
  /** What it may do with the records of each model; a model it may do nothing with is not there. */
  readonly operations: ReadonlyMap<string, readonly Operation[]>
  /** Fields of models, as far as they are there and it may read them. */
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>
}

/** Asks Odoo about every model it has, and about the fields of those named. @throws {OdooRefused} */
export async function reachOf(odoo: OdooWithKey, user: FoundUser, fieldsOf: readonly string[]): Promise<Reach> {
  const { operations, fields } = await runCode<{
    readonly operations: Readonly<Record<string, readonly Operation[]>>
    readonly fields: Readonly<Record<string, readonly string[]>>
  }>(
    odoo,
    `context = {'allowed_company_ids': [${user.companies.join()}]}
operations = {}
fields = {}
for name in env:
    model = env[name].with_user(${user.id}).with_context(context)
    may = []
    for operation in ('read', 'write', 'create', 'unlink'):
        if model.has_access(operation):
            may.append(operation)
    if may:
        operations[name] = may
    if name in ${JSON.stringify(fieldsOf)}:
        fields[name] = sorted(model.fields_get(attributes=['type']))
result = {'operations': operations, 'fields': fields}`,
  )
  return {
    operations: new Map(Object.entries(operations)),
    fields: new Map(Object.entries(fields).map(([model, names]) => [model, new Set(names)])),
  }
}

/** Calls under way at once when models are tried. */
const atOnce = 4

/**
 * The models of which an account is shown records when it asks for some: tried on each, with its key. Unlike `reachOf`
 * this takes nothing on trust, and costs a call for each model.
 * @throws {OdooRefused} when Odoo cannot be asked.
 */
export async function modelsShown(account: OdooWithKey, models: readonly string[]): Promise<readonly string[]> {
  const shown: string[] = []
  const waiting = [...models]
  const tryNext = async () => {
    for (let model = waiting.pop(); model !== undefined; model = waiting.pop()) {
      if (await isShown(account, model)) shown.push(model)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, tryNext))
  return shown.sort()
}

const saysNothing: ReadonlySet<number> = new Set([401, 429, 502, 503, 504])

async function isShown(account: OdooWithKey, model: string): Promise<boolean> {
  try {
    const rows = await account.call<readonly unknown[]>(`${model}/search_read`, {
      domain: [],
      fields: ['id'],
      limit: 1,
    })
    return rows.length > 0
  } catch (error) {
    // Refused, or a model that has no records of its own. A busy Odoo tells nothing either way.
    if (error instanceof OdooRefused && error.status !== null && !saysNothing.has(error.status)) return false
    throw error
  }
}
