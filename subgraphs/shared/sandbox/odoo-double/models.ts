import beyondFile from './beyond.json' with { type: 'json' }
import modelsFile from './models.json' with { type: 'json' }

export type FieldType =
  | 'boolean'
  | 'char'
  | 'date'
  | 'datetime'
  | 'float'
  | 'html'
  | 'integer'
  | 'json'
  | 'many2many'
  | 'many2one'
  | 'monetary'
  | 'one2many'
  | 'selection'
  | 'text'

/** What `fields_get` says of a field; what is usual is left out (see read-models.ts). */
export interface FieldFacts {
  readonly type: FieldType
  readonly string: string
  /** Absent: stored. */
  readonly store?: false
  readonly required?: true
  readonly readonly?: true
  readonly relation?: string
  /** Of a one2many: the field of the other model that points back. */
  readonly relation_field?: string
  readonly selection?: readonly (readonly [string, string])[]
  /** The path this field is a view of. */
  readonly related?: string
  readonly company_dependent?: true
  /** Groups, any of which may see the field. */
  readonly groups?: string
  readonly currency_field?: string
  /** Absent: a binary float in the database; otherwise a decimal number, `false` without a limit of places. */
  readonly digits?: readonly [number, number] | false | 0
  readonly searchable?: false
  readonly sortable?: false
  readonly groupable?: false
  readonly aggregator?: string
  readonly translate?: true
  readonly exportable?: false
  readonly context?: Readonly<Record<string, unknown>>
  /** Of a relation, as Odoo says it: a list is applied whenever it is read, a text only in forms. */
  readonly domain?: readonly unknown[] | string
  /** Of a stored field that Odoo computes: the paths it is computed from. */
  readonly depends?: readonly string[]
  /** Of a many2many: the table of its pairs, and the column of its own model in it. */
  readonly link?: readonly [string, string]
  readonly on_delete?: 'cascade' | 'restrict' | 'set null'
}

export interface ModelFacts {
  readonly order: string
  /** The field that names a record; null when none does. */
  readonly recName: string | null
  readonly fields: Readonly<Record<string, FieldFacts>>
}

/** What a real Odoo has and the double has not, by name only. */
export interface Beyond {
  readonly models: readonly string[]
  /** By model; those that every model has are under `*`. */
  readonly methods: Readonly<Record<string, readonly string[]>>
  readonly fields: Readonly<Record<string, readonly string[]>>
}

export interface Field extends FieldFacts {
  readonly model: string
  readonly name: string
  readonly stored: boolean
}

export interface Model {
  readonly name: string
  readonly order: string
  readonly recName: string | null
  readonly fields: ReadonlyMap<string, Field>
  /** The field that makes a tree of the records. */
  readonly parentField: string
  /** Whether records know the path from the root of their tree. */
  readonly keepsPaths: boolean
  readonly hasActive: boolean
  /** Models whose fields are seen as if they were this one's, and the many2one that leads there. */
  readonly inherits: readonly { readonly model: string; readonly by: string }[]
}

const parentFields: Readonly<Record<string, string>> = {
  'stock.location': 'location_id',
  'uom.uom': 'relative_uom_id',
  'stock.package': 'parent_package_id',
}

const inherits: Readonly<Record<string, Model['inherits']>> = {
  'product.product': [{ model: 'product.template', by: 'product_tmpl_id' }],
  'res.users': [{ model: 'res.partner', by: 'partner_id' }],
}

export const models: ReadonlyMap<string, Model> = new Map(
  Object.entries(modelsFile as unknown as Record<string, ModelFacts>).map(([name, facts]) => [
    name,
    modelOf(name, facts),
  ]),
)

export const beyond: Beyond = beyondFile

const fieldsBeyond = new Map(Object.entries(beyond.fields).map(([model, names]) => [model, new Set(names)]))

/** A model the double answers for. Not for names that come from a request: see `methods.ts`. */
export function modelNamed(name: string): Model {
  const model = models.get(name)
  if (model === undefined) throw new TypeError(`No model ${name} in models.json`)
  return model
}

export function fieldNamed(model: Model, name: string): Field {
  const field = model.fields.get(name)
  if (field === undefined) throw new TypeError(`No field ${name} of ${model.name} in models.json`)
  return field
}

/** Whether a real Odoo has this field, although the double does not know it. */
export function isFieldBeyond(model: Model, name: string): boolean {
  return fieldsBeyond.get(model.name)?.has(name) ?? false
}

export function comodel(field: Field): Model {
  return modelNamed(field.relation ?? '')
}

export function isRelational(field: Field): boolean {
  return field.type === 'many2one' || isToMany(field)
}

export function isToMany(field: Field): boolean {
  return field.type === 'one2many' || field.type === 'many2many'
}

export function isNumeric(field: Field): boolean {
  return field.type === 'integer' || field.type === 'float' || field.type === 'monetary'
}

export function isText(field: Field): boolean {
  return field.type === 'char' || field.type === 'text' || field.type === 'html'
}

/** A model by what is known of it. */
export function modelOf(name: string, { order, recName, fields: facts }: ModelFacts): Model {
  const fields = new Map<string, Field>()
  for (const [field, its] of Object.entries(facts)) {
    fields.set(field, { ...its, model: name, name: field, stored: its.store !== false })
  }
  return {
    name,
    order,
    recName,
    fields,
    parentField: parentFields[name] ?? 'parent_id',
    keepsPaths: fields.has('parent_path'),
    hasActive: fields.has('active'),
    inherits: inherits[name] ?? [],
  }
}
