import {
  type ArgumentNode,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  Kind,
  type OperationTypeNode,
  parseType,
  type SelectionNode,
  type SelectionSetNode,
  specifiedRules,
  type ValueNode,
  type VariableDefinitionNode,
  validate,
} from 'graphql'
import { selectedCoordinates } from './coverage.ts'
import { Random } from './random.ts'

/** One operation to execute: a document with exactly one operation, and raw values for its variables. */
export interface RandomOperation {
  readonly document: DocumentNode
  readonly variables: Readonly<Record<string, unknown>>
}

/** What to generate. */
export interface RandomOptions {
  /** The same seed gives the same operations for the same schema. */
  readonly seed: number
  readonly count: number
  /** Of which kind they are; queries where it is not said. */
  readonly root?: `${OperationTypeNode}`
  /**
   * Sample arguments of a field, as a client would write them in JSON (enum values by name); one is chosen each time.
   * Undefined: the field is selected without arguments, or not at all where some are required.
   */
  argumentsFor(coordinate: string): readonly Readonly<Record<string, unknown>>[] | undefined
  readonly maxDepth: number
  readonly maxFields: number
}

/**
 * Valid operations that try to be nasty: fragments of every kind at every level, conditions by literals and variables,
 * repeated fields, aliases that are names of other fields, `__typename` anywhere. Fields not selected before are
 * preferred, so that a few hundred operations reach what a schema has.
 */
export function randomOperations(schema: GraphQLSchema, options: RandomOptions): RandomOperation[] {
  const random = new Random(options.seed)
  const uses = new Map<string, number>()
  const operations: RandomOperation[] = []
  while (operations.length < options.count) {
    const operation = new Generator(schema, options, random, uses).operation()
    // Spreading one fragment in two places can contradict what is selected there: such a document is thrown away.
    if (!isValid(schema, operation.document)) continue
    for (const name of selectedCoordinates(schema, operation.document)) uses.set(name, (uses.get(name) ?? 0) + 1)
    operations.push(operation)
  }
  return operations
}

function isValid(schema: GraphQLSchema, document: DocumentNode): boolean {
  try {
    return validate(schema, document, specifiedRules).length === 0
  } catch {
    // graphql-js throws where a variable decides whether the root field of a subscription is there.
    return false
  }
}

type Composite = Extract<GraphQLNamedType, { getFields(): unknown }> | Parameters<GraphQLSchema['getPossibleTypes']>[0]
type Field = GraphQLField<unknown, unknown>

/** What is selected at one place of the answer: the same name must mean the same field wherever it is selected. */
class Scope {
  readonly #names = new Map<string, { readonly meaning: string; readonly below: Scope; readonly args: Arguments }>()

  at(responseName: string) {
    return this.#names.get(responseName)
  }

  enter(responseName: string, meaning: string, args: Arguments): Scope {
    const below = new Scope()
    this.#names.set(responseName, { meaning, below, args })
    return below
  }
}

type Arguments = readonly ArgumentNode[]

// Names that a careless implementation could trip over; not `__proto__`, which no answer may be asked for.
const treacherous = ['id', 'constructor', 'toString', 'then', 'value', 'x']

class Generator {
  readonly #schema: GraphQLSchema
  readonly #options: RandomOptions
  readonly #random: Random
  readonly #uses: ReadonlyMap<string, number>
  readonly #unused = new Map<string, boolean>()
  readonly #fragments: FragmentDefinitionNode[] = []
  readonly #definitions: VariableDefinitionNode[] = []
  readonly #variables: Record<string, unknown> = {}
  #fieldsLeft: number

  constructor(schema: GraphQLSchema, options: RandomOptions, random: Random, uses: ReadonlyMap<string, number>) {
    this.#schema = schema
    this.#options = options
    this.#random = random
    this.#uses = uses
    this.#fieldsLeft = 1 + random.below(options.maxFields)
  }

  operation(): RandomOperation {
    const kind = (this.#options.root ?? 'query') as OperationTypeNode
    const root = this.#schema.getRootType(kind)
    if (!root) throw new Error(`Cannot generate operations: the schema has no ${kind} type`)
    const selectionSet = this.#selectionSet(root, new Scope(), 1)
    const operation = {
      kind: Kind.OPERATION_DEFINITION,
      operation: kind,
      name: { kind: Kind.NAME, value: 'Random' },
      variableDefinitions: this.#definitions,
      selectionSet,
    } as const
    const document = { kind: Kind.DOCUMENT, definitions: [operation, ...this.#fragments] } as DocumentNode
    return { document, variables: this.#variables }
  }

  #selectionSet(type: Composite, scope: Scope, depth: number): SelectionSetNode {
    const selections: SelectionNode[] = []
    const wanted = 1 + this.#random.below(5)
    for (let index = 0; index < wanted && (index === 0 || this.#fieldsLeft > 0); index++) {
      selections.push(...this.#selections(type, scope, depth))
    }
    return { kind: Kind.SELECTION_SET, selections: selections.length > 0 ? selections : [this.#typename(scope)] }
  }

  #selections(type: Composite, scope: Scope, depth: number): SelectionNode[] {
    const fragments = isAbstractType(type) ? 0.55 : 0.2
    if (this.#random.chance(0.12)) return [this.#typename(scope)]
    if (this.#random.chance(fragments) && this.#fieldsLeft > 0) return [this.#fragment(type, scope, depth)]
    return this.#field(type, scope, depth)
  }

  #typename(scope: Scope): FieldNode {
    const alias = this.#random.chance(0.2) ? this.#free(scope, ['kind', 'type', 't']) : undefined
    if (alias) scope.enter(alias, '__typename', [])
    return {
      kind: Kind.FIELD,
      name: name('__typename'),
      ...(alias && { alias: name(alias) }),
      ...this.#conditions(0.1),
    }
  }

  #fragment(type: Composite, scope: Scope, depth: number): SelectionNode {
    const possible = this.#schema.getPossibleTypes(type as never)
    const narrower = isAbstractType(type) ? possible : []
    const wider = isObjectType(type) || isInterfaceType(type) ? type.getInterfaces() : []
    const on = this.#random.chance(0.3) ? type : (this.#random.pick([...narrower, ...wider]) ?? type)
    const reusable = this.#fragments.filter(({ typeCondition }) => typeCondition.name.value === on.name)
    if (reusable.length > 0 && this.#random.chance(0.3)) {
      const spread = this.#random.pick(reusable)
      if (spread) return { kind: Kind.FRAGMENT_SPREAD, name: spread.name, ...this.#conditions(0.2) }
    }
    const selectionSet = this.#selectionSet(on, scope, depth)
    const typeCondition = { kind: Kind.NAMED_TYPE, name: name(on.name) } as const
    if (this.#random.chance(0.5)) {
      const condition = on === type && this.#random.chance(0.5) ? {} : { typeCondition }
      return { kind: Kind.INLINE_FRAGMENT, ...condition, selectionSet, ...this.#conditions(0.25) }
    }
    const fragment = name(`F${this.#fragments.length}`)
    this.#fragments.push({ kind: Kind.FRAGMENT_DEFINITION, name: fragment, typeCondition, selectionSet })
    return { kind: Kind.FRAGMENT_SPREAD, name: fragment, ...this.#conditions(0.2) }
  }

  /** What was seldom selected, or leads to what never was, is more likely to be. */
  #weight(type: Composite, field: Field): number {
    const weight = 1 / (1 + (this.#uses.get(`${type.name}.${field.name}`) ?? 0))
    return this.#leadsToUnused(getNamedType(field.type), 3) ? 8 * weight : weight
  }

  #leadsToUnused(type: GraphQLNamedType, levels: number): boolean {
    if (levels === 0 || !isObjectType(type)) return false
    const known = this.#unused.get(`${levels} ${type.name}`)
    if (known !== undefined) return known
    const found = Object.values(type.getFields()).some(
      (field) =>
        !this.#uses.has(`${type.name}.${field.name}`) || this.#leadsToUnused(getNamedType(field.type), levels - 1),
    )
    this.#unused.set(`${levels} ${type.name}`, found)
    return found
  }

  #field(type: Composite, scope: Scope, depth: number): SelectionNode[] {
    if (!isObjectType(type) && !isInterfaceType(type)) return [this.#typename(scope)]
    const fields = Object.values(type.getFields()).filter((field) => this.#canSelect(type.name, field, depth))
    const field = this.#random.weighted(fields, (each) => this.#weight(type, each))
    if (!field) return [this.#typename(scope)]
    const responseName = this.#responseName(type, field, scope)
    if (responseName === undefined) return [this.#typename(scope)]
    const before = scope.at(responseName)
    const args = before ? before.args : this.#arguments(type.name, field)
    const below = before ? before.below : scope.enter(responseName, meaning(field), args)
    const nodes = [this.#node(field, responseName, args, below, depth)]
    // The same field again, under other conditions and with another selection: answers must merge.
    if (this.#random.chance(0.15)) nodes.push(this.#node(field, responseName, args, below, depth))
    return nodes
  }

  #node(field: Field, responseName: string, args: Arguments, below: Scope, depth: number): FieldNode {
    this.#fieldsLeft--
    const named = getNamedType(field.type)
    return {
      kind: Kind.FIELD,
      name: name(field.name),
      ...(responseName !== field.name && { alias: name(responseName) }),
      arguments: args,
      ...this.#conditions(0.15),
      ...(isCompositeType(named) && { selectionSet: this.#selectionSet(named as Composite, below, depth + 1) }),
    }
  }

  #canSelect(typeName: string, field: Field, depth: number): boolean {
    if (isCompositeType(getNamedType(field.type)) && depth >= this.#options.maxDepth) return false
    return !field.args.some(isRequiredArgument) || this.#options.argumentsFor(`${typeName}.${field.name}`) !== undefined
  }

  #responseName(type: Composite, field: Field, scope: Scope): string | undefined {
    const fits = (responseName: string) => {
      const before = scope.at(responseName)
      return !before || before.meaning === meaning(field)
    }
    if (this.#random.chance(0.75) && fits(field.name)) return field.name
    const others = isObjectType(type) || isInterfaceType(type) ? Object.keys(type.getFields()) : []
    const name = this.#random.pick(this.#random.chance(0.5) ? others : treacherous)
    return name !== undefined && fits(name) ? name : this.#free(scope, [field.name, `${field.name}2`, `${field.name}3`])
  }

  #free(scope: Scope, names: readonly string[]): string | undefined {
    return names.find((candidate) => !scope.at(candidate))
  }

  #arguments(typeName: string, field: Field): Arguments {
    const sample = this.#random.pick(this.#options.argumentsFor(`${typeName}.${field.name}`) ?? [])
    return Object.entries(sample ?? {}).map(([key, value]) => {
      const type = field.args.find((argument) => argument.name === key)?.type
      if (!type) throw new Error(`Cannot use the sample arguments of ${typeName}.${field.name}: it has no ${key}`)
      const byVariable = this.#random.chance(0.4)
      return {
        kind: Kind.ARGUMENT,
        name: name(key),
        value: byVariable ? this.#variable(type, value) : literal(type, value),
      } as const
    })
  }

  #variable(type: GraphQLInputType, value: unknown): ValueNode {
    const variable = { kind: Kind.VARIABLE, name: name(`v${this.#definitions.length}`) } as const
    const byDefault = value !== null && this.#random.chance(0.3)
    if (!byDefault) this.#variables[variable.name.value] = value
    this.#definitions.push({
      kind: Kind.VARIABLE_DEFINITION,
      variable,
      type: parseType(String(type)),
      ...(byDefault && { defaultValue: literal(type, value) as never }),
    })
    return variable
  }

  #conditions(probability: number): { directives?: DirectiveNode[] } {
    if (!this.#random.chance(probability)) return {}
    const names = this.#random.pick([['skip'], ['include'], ['include'], ['skip', 'include']])
    return {
      directives: names.map((directive) => ({
        kind: Kind.DIRECTIVE,
        name: name(directive),
        arguments: [{ kind: Kind.ARGUMENT, name: name('if'), value: this.#condition(directive === 'include') }],
      })),
    }
  }

  #condition(usually: boolean): ValueNode {
    const value = this.#random.chance(0.65) ? usually : !usually
    if (this.#random.chance(0.4)) return { kind: Kind.BOOLEAN, value }
    const existing = this.#definitions.filter(({ variable }) => variable.name.value.startsWith('if'))
    const shared = this.#random.chance(0.4) ? this.#random.pick(existing) : undefined
    if (shared) return shared.variable
    const variable = { kind: Kind.VARIABLE, name: name(`if${this.#definitions.length}`) } as const
    const byDefault = this.#random.chance(0.3)
    if (!byDefault) this.#variables[variable.name.value] = value
    this.#definitions.push({
      kind: Kind.VARIABLE_DEFINITION,
      variable,
      type: parseType('Boolean!'),
      ...(byDefault && { defaultValue: { kind: Kind.BOOLEAN, value } }),
    })
    return variable
  }
}

function name(value: string) {
  return { kind: Kind.NAME, value } as const
}

function meaning(field: Field): string {
  return `${field.name}(${field.args.map(({ name, type }) => `${name}: ${type}`)}): ${field.type}`
}

function literal(type: GraphQLInputType, value: unknown): ValueNode {
  if (isNonNullType(type)) return literal(type.ofType, value)
  if (value === null) return { kind: Kind.NULL }
  if (isListType(type)) {
    const items = Array.isArray(value) ? value : [value]
    return { kind: Kind.LIST, values: items.map((item) => literal(type.ofType, item)) }
  }
  if (isInputObjectType(type)) {
    const fields = Object.entries(value as object).map(([key, item]) => ({
      kind: Kind.OBJECT_FIELD as const,
      name: name(key),
      value: literal(type.getFields()[key]?.type as GraphQLInputType, item),
    }))
    return { kind: Kind.OBJECT, fields }
  }
  if (isEnumType(type)) return { kind: Kind.ENUM, value: String(value) }
  if (typeof value === 'boolean') return { kind: Kind.BOOLEAN, value }
  if (typeof value === 'number') return { kind: Number.isInteger(value) ? Kind.INT : Kind.FLOAT, value: String(value) }
  return { kind: Kind.STRING, value: String(value) }
}
