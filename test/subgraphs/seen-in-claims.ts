import {
  defaultFieldResolver,
  execute,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isObjectType,
  isRequiredArgument,
  parse,
} from 'graphql'
import { subgraphModules } from '#gateway/subgraph-modules.ts'
import { OdooAccount } from '#shared/odoo/odoo.ts'
import { revenueCycle } from '#shared/sandbox/revenue-cycle/revenue-cycle.ts'
import { startSandbox } from '#shared/sandbox/sandbox.ts'
import { silentLog } from '#shared/telemetry/log.ts'
import { SourceCalls } from '#shared/telemetry/source-calls.ts'
import { globalId } from '#shared/values/global-id.ts'
import { externalWorld } from '../claims/external-world.ts'
import { auditor } from '../principals.ts'

/** What is asked for in each subgraph, of records that other systems than Odoo feed. */
const asked: Readonly<Record<string, readonly string[]>> = {
  'revenue-cycle': [
    'claims(first: 100)',
    'remittances(first: 50)',
    'denials(first: 10)',
    'remittanceFiles(first: 30)',
    'payerBalances',
    'claimCycleTimes(createdFrom: "2026-01-01")',
  ],
  'master-data': ['payers(first: 10)'],
  inventory: ['supplyConsumptions(first: 60)'],
}
const deepest = 6

/** A value of each field without a resolver, by coordinate, as the code really makes it from claims and files. */
export async function seenInClaims(): Promise<ReadonlyMap<string, unknown>> {
  const sandbox = await startSandbox()
  const odoo = new OdooAccount(sandbox.odoo, silentLog)
  const { remittanceFiles, badRemittanceFiles } = revenueCycle()
  const world = await externalWorld({ odoo, files: [...remittanceFiles, ...badRemittanceFiles] })
  const [person] = await world.external.store.page({ family: 'practitioner', index: 'all', keys: [''], limit: 1 })
  const practitioner = `practitioner(id: "${globalId('fhir', 'Practitioner', person?.record.id ?? '')}")`
  const seen = new Map<string, unknown>()
  for (const { name, schema, context } of subgraphModules(odoo, {}, {}, world.external)) {
    for (const field of [...(asked[name] ?? []), ...(name === 'master-data' ? [practitioner] : [])]) {
      const signal = AbortSignal.timeout(30_000)
      const request = { correlationId: 'fields', principal: auditor, signal, calls: new SourceCalls() }
      await execute({
        schema,
        document: parse(`{ ${field} ${selectionOf(typeOf(schema, field))} }`),
        contextValue: context(request),
        fieldResolver(source, args, contextValue, info) {
          const at = `${info.parentType.name}.${info.fieldName}`
          const value = typeof source === 'object' && source !== null ? Reflect.get(source, info.fieldName) : undefined
          if (value != null && !seen.has(at)) seen.set(at, value)
          return defaultFieldResolver(source, args, contextValue, info)
        },
      })
    }
  }
  await world.close()
  await sandbox.close()
  return seen
}

function typeOf(schema: GraphQLSchema, field: string): GraphQLObjectType {
  const type = getNamedType(schema.getQueryType()?.getFields()[field.split('(')[0] ?? '']?.type)
  if (!isObjectType(type)) throw new Error(`No such field: ${field}`)
  return type
}

/** All of a type, and of what it holds, but what it holds again. */
function selectionOf(type: GraphQLObjectType, above: readonly string[] = []): string {
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const target = getNamedType(field.type)
    if (field.args.some(isRequiredArgument)) return []
    if (!isCompositeType(target)) return [field.name]
    const isDone = above.length >= deepest || above.includes(target.name) || target.name === type.name
    return isDone || !isObjectType(target) ? [] : [`${field.name} ${selectionOf(target, [...above, type.name])}`]
  })
  return `{ ${fields.length === 0 ? '__typename' : fields.join(' ')} }`
}
