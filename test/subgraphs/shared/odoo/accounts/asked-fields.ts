import { type Field, models } from '#shared/sandbox/odoo-double/models.ts'

/** One call to Odoo, as the product made it. */
export interface OdooCall {
  readonly model: string
  readonly method: string
  readonly body: Readonly<Record<string, unknown>>
}

export type FieldOfOdoo = readonly [model: string, field: string]

/**
 * Every field of Odoo that a call names, each with the model it is of: what it reads, also of records that come along,
 * and what it filters, sorts, groups and sums up by. Of a path such as `order_id.partner_id` each step is one.
 */
export function* askedFields({ model, body }: OdooCall): Iterable<FieldOfOdoo> {
  const { fields = [], specification = {}, domain = [], order = '', groupby = [], aggregates = [] } = body
  for (const field of fields as string[]) yield* path(model, field)
  yield* specified(model, specification as Specification)
  yield* conditions(model, domain as readonly unknown[])
  for (const part of (order as string).split(',')) yield* path(model, part.trim().split(' ')[0] ?? '')
  for (const group of [...(groupby as string[]), ...(aggregates as string[])]) {
    if (group !== '__count') yield* path(model, group.split(':')[0] ?? '')
  }
}

type Specification = Readonly<Record<string, { readonly fields?: Specification }>>

function* specified(model: string, specification: Specification): Iterable<FieldOfOdoo> {
  for (const [name, { fields }] of Object.entries(specification)) {
    yield* path(model, name)
    if (fields !== undefined) yield* specified(fieldOf(model, name).relation ?? '', fields)
  }
}

function* conditions(model: string, domain: readonly unknown[]): Iterable<FieldOfOdoo> {
  for (const term of domain) {
    if (!Array.isArray(term)) continue
    const [field, operator, value] = term as [string, string, readonly unknown[]]
    yield* path(model, field)
    if (!operator.endsWith('any')) continue
    const last = [...path(model, field)].at(-1)
    if (last !== undefined) yield* conditions(fieldOf(...last).relation ?? '', value)
  }
}

/** The steps of a path. Every record has an id, which tells nothing by itself. */
function* path(model: string, dotted: string): Iterable<FieldOfOdoo> {
  let at = model
  for (const name of dotted.split('.')) {
    if (name === 'id' || name === '') continue
    yield [at, name]
    at = fieldOf(at, name).relation ?? ''
  }
}

function fieldOf(model: string, name: string): Field {
  const field = models.get(model)?.fields.get(name)
  if (field === undefined) throw new Error(`Cannot follow ${model}.${name}: models.json has no such field`)
  return field
}
