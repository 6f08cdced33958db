import { createHash } from 'node:crypto'
import { type ConstDirectiveNode, Kind, type ObjectTypeDefinitionNode, parse, valueFromASTUntyped } from 'graphql'
import type { Row } from './asked.ts'

/** Where the records of a type are kept, and which fields of their source are behind which field of the schema. */
export interface KeptType {
  readonly type: string
  /** The source's name for such records. */
  readonly model: string
  readonly properties: Readonly<Record<string, { readonly fields: readonly string[] }>>
  /** Fields that say whose a record is: they name companies and facilities. */
  readonly rowFields: readonly string[]
  /** True where a change of one record shows in others, as in a tree whose records have paths. */
  readonly changesOthers?: boolean
}

/** What of one model may be kept. */
export interface ModelRule {
  readonly type: string
  /** How long that there is such a record may be kept, and which lists it is in. */
  readonly seconds: number
  /** How long each field of the source may be kept; one that is not here may not be. */
  readonly fields: ReadonlyMap<string, number>
  readonly changesOthers: boolean
}

/** The schema asks for something to be kept that may not be. */
export class CannotCache extends Error {
  override readonly name = 'CannotCache'
}

/** How an answer is written; another one cannot be read. */
const formatVersion = 1

/**
 * What may be kept: of types that are `@cached`, the fields that are classified REFERENCE.
 *
 * Everything else is refused, by the rules themselves at the start and by whoever writes at run time.
 */
export class CacheRules {
  /** Differs where what is kept differs: instances of different versions do not read each other's answers. */
  readonly version: string
  readonly #byModel: ReadonlyMap<string, ModelRule>
  readonly #byType: ReadonlyMap<string, ModelRule>

  constructor(rules: ReadonlyMap<string, ModelRule>) {
    this.#byModel = rules
    this.#byType = new Map([...rules.values()].map((rule) => [rule.type, rule]))
    const described = [...rules].map(([model, rule]) => [model, rule.type, rule.seconds, [...rule.fields].sort()])
    const text = JSON.stringify([formatVersion, described.sort()])
    this.version = `v${createHash('sha256').update(text).digest('base64url').slice(0, 10)}`
  }

  /** Undefined: nothing of it may be kept. */
  ofModel(model: string): ModelRule | undefined {
    return this.#byModel.get(model)
  }

  get types(): readonly string[] {
    return [...this.#byType.keys()]
  }

  /** Whether a record of a type may be kept, by each field it holds. */
  permits(type: string, row: Row): boolean {
    const rule = this.#byType.get(type)
    return rule !== undefined && Object.keys(row).every((field) => field === 'id' || rule.fields.has(field))
  }

  /** Whether a change of one record of a type shows in others. */
  dropsAll(type: string): boolean {
    return this.#byType.get(type)?.changesOthers ?? false
  }
}

/**
 * The rules of a supergraph for the types that come from somewhere.
 * @throws {CannotCache} where `@cached` stands at something that is not REFERENCE, or at a type that nobody keeps.
 */
export function readCacheRules(supergraphSdl: string, keptTypes: readonly KeptType[]): CacheRules {
  const objects = parse(supergraphSdl, { noLocation: true }).definitions.filter(
    (each) => each.kind === Kind.OBJECT_TYPE_DEFINITION,
  )
  for (const object of objects) refuseOthers(object, keptTypes)
  const rules = keptTypes.flatMap((kept): [string, ModelRule][] => {
    const object = objects.find(({ name }) => name.value === kept.type)
    const seconds = object && cachedFor(object.directives)
    if (object === undefined || seconds === undefined) return []
    const { type, model, changesOthers = false } = kept
    return [[model, { type, seconds, fields: fieldsOf(object, kept, seconds), changesOthers }]]
  })
  return new CacheRules(new Map(rules))
}

function refuseOthers(object: ObjectTypeDefinitionNode, keptTypes: readonly KeptType[]): void {
  const type = object.name.value
  const ofType = cachedFor(object.directives)
  if (ofType !== undefined && !isReference(object.directives)) {
    throw new CannotCache(`Cannot cache ${type}: it is not classified REFERENCE`)
  }
  if (ofType !== undefined && !keptTypes.some((kept) => kept.type === type)) {
    throw new CannotCache(`Cannot cache ${type}: no source of such records is known`)
  }
  for (const field of object.fields ?? []) {
    if (cachedFor(field.directives) === undefined) continue
    const coordinate = `${type}.${field.name.value}`
    if (ofType === undefined) throw new CannotCache(`Cannot cache ${coordinate}: ${type} is not cached`)
    if (!isReference(field.directives, object.directives)) {
      throw new CannotCache(`Cannot cache ${coordinate}: it is not classified REFERENCE`)
    }
  }
}

function fieldsOf(object: ObjectTypeDefinitionNode, kept: KeptType, ofType: number): ReadonlyMap<string, number> {
  const fields = new Map<string, number>(kept.rowFields.map((field) => [field, ofType]))
  for (const [name, property] of Object.entries(kept.properties)) {
    const field = object.fields?.find((each) => each.name.value === name)
    if (field === undefined || !isReference(field.directives, object.directives)) continue
    const seconds = cachedFor(field.directives) ?? ofType
    if (seconds <= 0) continue
    for (const each of property.fields) fields.set(each, Math.min(seconds, fields.get(each) ?? seconds))
  }
  return fields
}

type Directives = readonly ConstDirectiveNode[] | undefined

function cachedFor(directives: Directives): number | undefined {
  return argumentOf(directives, 'cached', 'seconds') as number | undefined
}

/** A field's own classification stands instead of its type's. What is not classified is not REFERENCE. */
function isReference(own: Directives, ofType?: Directives): boolean {
  return (argumentOf(own, 'classified', 'as') ?? argumentOf(ofType, 'classified', 'as')) === 'REFERENCE'
}

function argumentOf(directives: Directives, directive: string, argument: string): unknown {
  const value = directives
    ?.find(({ name }) => name.value === directive)
    ?.arguments?.find(({ name }) => name.value === argument)?.value
  return value && valueFromASTUntyped(value)
}
