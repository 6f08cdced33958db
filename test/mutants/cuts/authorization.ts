// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what is cut is the text of a program.

import type { Mutant } from '../mutant.ts'

// Who may read which field: gateway/authorization, and where it is put around a schema.

const room = ['test/gateway/authorization']
const fetches = [...room, 'test/authorization/fetches.test.ts']
const program = ['test/gateway/main.test.ts']
const subgraphProgram = ['test/gateway/main-subgraphs.test.ts']

const services = 'gateway/services.ts'
const authorize = 'gateway/authorization/authorize.ts'
const rights = 'gateway/authorization/rights.ts'
const rules = 'gateway/authorization/access-rules.ts'
const reached = 'gateway/authorization/reached-fields.ts'
const permitted = 'gateway/authorization/permitted-selections.ts'

function cut(file: string, name: string, find: string, replace: string, suites = room, survives?: string): Mutant {
  return { name, change: { file, find, replace }, suites, ...(survives !== undefined && { survives }) }
}

const around: readonly Mutant[] = [
  cut(
    services,
    'the gateway asks nobody for rights',
    'withFieldAuthorization(open, readSupergraphSdl(), audit?.watch)',
    'open',
    program,
  ),
  cut(
    services,
    'a subgraph by itself asks nobody for rights',
    'schema: withFieldAuthorization(module.schema, readSupergraphSdl(), audit?.watch)',
    'schema: module.schema',
    subgraphProgram,
  ),
  cut(
    authorize,
    'no field asks for rights',
    'field.resolve = guarded(coordinate, field, field.resolve, rules, rightsOf, watched)',
    '{ void watched }',
  ),
  cut(authorize, 'a denied field is resolved all the same', 'rights.deniesAt(place)', 'false'),
  cut(authorize, 'a denied field is null without an error', 'return isFirst ? error : null', 'return null'),
  cut(authorize, 'arguments may go by anything', 'firstDenied(reached(args), rights)', 'undefined'),
  cut(authorize, 'no argument reaches anything', 'reachedFields(coordinate, field.args, rules)', 'undefined'),
  cut(
    authorize,
    'no coordinate that arguments go by is asked for',
    'if (rights.denies(coordinate)) return coordinate',
    '{ void coordinate }',
  ),
  cut(
    authorize,
    'only the first coordinate that arguments go by is asked for',
    'if (rights.denies(coordinate)) return coordinate',
    'return rights.denies(coordinate) ? coordinate : undefined',
  ),
  cut(
    authorize,
    'the next execution has the rights of the one before',
    'if (rights === undefined || context !== latest) {',
    'if (rights === undefined) {',
  ),
  cut(
    authorize,
    'an execution that names no principal is taken for that of somebody without scopes',
    'rightsOf(principalIn(context))',
    "rightsOf(typeof context === 'object' && context ? principalIn(context) : ({ scopes: new Set() } as never))",
  ),
  cut(authorize, 'objects of a type that may not be given out are given out', 'guardTypes(type, rightsOf)', '{}'),
  cut(authorize, 'a type is not asked for at an interface or union', 'rights.deniesType(name)', 'false'),
  cut(
    authorize,
    'a type is not asked for where it takes a while to tell',
    'name.then((settled) => checked(settled as string | undefined, rights))',
    'name',
  ),
]

const lookingAhead: readonly Mutant[] = [
  cut(authorize, 'resolvers see what is denied below', 'selection(rights, info)', 'info'),
  cut(
    authorize,
    'no selection is made for what resolvers see',
    '? permittedSelection() : undefined',
    '? undefined : undefined',
  ),
  cut(authorize, 'what resolvers see is as selected', 'permittedUnder(rights).info(info)', 'info'),
  cut(
    authorize,
    'a selection that was whole once is whole for everybody',
    'info.fieldNodes === latest && rights === latestRights',
    'info.fieldNodes === latest',
    room,
    'graphql-js collects the nodes of a field anew in each execution, so the same ones are never two people’s.',
  ),
  cut(
    authorize,
    'a field whose selection was whole once is whole ever after',
    'isWhole && info.fieldNodes === latest && rights === latestRights',
    'isWhole && rights === latestRights',
  ),
  cut(
    authorize,
    'selections are those of whoever came first',
    'new WeakMap<Rights, PermittedSelections>()',
    '{ one: undefined, get() { return this.one }, set(_, one) { this.one ??= one } } as never as WeakMap<Rights, PermittedSelections>',
  ),
  cut(permitted, 'resolvers see denied fields of objects', 'this.#rights.denies(`${on.name}.${name}`) ? [] : [', '['),
  cut(
    permitted,
    'resolvers see denied fields of interfaces',
    'types.filter((type) => !this.#rights.denies(`${type.name}.${name}`))',
    'types',
  ),
  cut(
    permitted,
    'resolvers see the nodes of their field as they are',
    'const fieldNodes = this.#fieldNodes(info)',
    'const { fieldNodes } = info',
    fetches,
  ),
  cut(
    permitted,
    'resolvers of the root see the operation as it is',
    'info.path.prev === undefined ? this.#operation(info) : info.operation',
    'info.operation',
    fetches,
  ),
  cut(
    permitted,
    'a fragment is cut for one type as for another',
    'this.#sets.get(set)?.get(on.name)',
    '[...(this.#sets.get(set)?.values() ?? [])][0]',
  ),
]

const decided: readonly Mutant[] = [
  cut(
    rights,
    'every coordinate of the rules is permitted',
    'this.#unmet(rules.requirements(coordinate)).length === 0',
    'true',
  ),
  cut(
    rights,
    'nobody’s rights are limited',
    'this.areLimited = permitted.length < all.length',
    'this.areLimited = false',
  ),
  cut(rights, 'no coordinate is denied', 'return !this.#permitted.has(coordinate)', 'return false'),
  cut(rights, 'no place is denied', 'return this.#isPermittedAt[place] !== true', 'return false'),
  cut(
    rights,
    'a field that the rules do not know is permitted',
    'this.#isPermittedAt[place] !== true',
    'this.#isPermittedAt[place] === false',
  ),
  cut(rights, 'no type is denied', 'return this.#unmet(this.#rules.ofType(name)).length > 0', 'return false'),
  cut(
    rights,
    'one scope of several is enough',
    'allOf.every((scope) => this.#scopes.has(scope))',
    'allOf.length === 0 || allOf.some((scope) => this.#scopes.has(scope))',
  ),
  cut(
    rights,
    'what nobody may is what everybody may',
    '!anyOf.some((allOf)',
    'anyOf.length > 0 && !anyOf.some((allOf)',
  ),
  cut(
    rights,
    'one requirement of several is enough',
    'return requirements.filter((anyOf)',
    'return requirements.slice(0, 1).filter((anyOf)',
  ),
  cut(rights, 'everybody has the rights of whoever came first', 'JSON.stringify([...principal.scopes].sort())', "''"),
  cut(
    rights,
    'whoever has as many scopes has the same rights',
    'JSON.stringify([...principal.scopes].sort())',
    'String(principal.scopes.size)',
  ),
  cut(
    rights,
    'a context that names no principal is that of somebody without scopes',
    "throw new TypeError('Cannot authorize: the context of the execution names no principal')",
    'return { scopes: new Set<string>() } as never',
  ),
]

const required: readonly Mutant[] = [
  cut(rules, 'what a field says itself is not asked for', '...decisionsOf(field.directives), ', ''),
  cut(rules, 'what a field’s type says is not asked for', '...(ofType.get(name) ?? []), ', ''),
  cut(rules, 'what an interface says of its fields is not asked for', '...decisionsOf(parent?.directives),', ''),
  cut(
    rules,
    'what a field of an interface says is not asked for',
    '...decisionsOf(parent?.fields?.find((each) => each.name.value === field.name.value)?.directives),',
    '',
  ),
  cut(rules, 'interfaces say nothing of what implements them', '...inherited]', ']'),
  cut(
    rules,
    'what the type says that a field gives is not asked for',
    'ofType.get(namedTypeOf(field.type)) ?? []',
    '[]',
  ),
  cut(rules, 'a field of which nothing is decided is everybody’s', 'own.length === 0 ? [nobody] : ', ''),
  cut(
    rules,
    'a field that is not there is everybody’s',
    'rules.get(coordinate) ?? [nobody]',
    'rules.get(coordinate) ?? []',
    room,
    'Only coordinates of the rules are looked up so; a field that they do not know is at no place, and denied for that.',
  ),
  cut(rules, 'types say nothing of their objects', 'ofType: (name) => ofType.get(name) ?? []', 'ofType: () => []'),
  cut(
    rules,
    'scopes that are required are not',
    "return [argumentOf<string[][]>(directive, 'scopes')]",
    'return [everyone]',
  ),
  cut(rules, 'a policy that nobody knows is met', 'return [nobody]', 'return [everyone]'),
  cut(rules, 'a policy that nobody knows says nothing', 'return [nobody]', 'return []'),
  cut(
    rules,
    'what an argument goes by is not noted',
    'noteRead(reads, `${coordinate}(${argument.name.value}:)`, argument)',
    '{}',
  ),
  cut(
    rules,
    'what members of filters and orders go by is not noted',
    'noteRead(reads, `${type}.${member.name.value}`, member)',
    '{}',
  ),
  cut(rules, 'types decide nothing', 'decisionsOf(type.directives)', '[]'),
  cut(rules, 'filters and orders are not read', 'noteReads(reads, name, ', 'void ('),
  cut(
    rules,
    'an argument may go by a field that is not there',
    'if (unknown !== undefined) throw',
    'if (unknown === null) throw',
  ),
]

const gone: readonly Mutant[] = [
  cut(
    reached,
    'an enum of which nothing is said reaches nothing',
    'if (reads === undefined && isLeafType(type) && !isEnumType(type)) return []',
    'if (reads === undefined && isLeafType(type)) return []',
  ),
  cut(
    reached,
    'an argument of which nothing is said reaches nothing',
    'if (reads === undefined && isLeafType(type) && !isEnumType(type)) return []',
    'if (reads === undefined) return []',
  ),
  cut(reached, 'what an argument or member goes by is not reached', 'yield* reads ?? []', ''),
  cut(
    reached,
    'what is said of an argument is not heard',
    'rules.reads(`${coordinate}(${argument.name}:)`)',
    '[] as string[]',
  ),
  cut(
    reached,
    'what is said of a member of a filter is not heard',
    'rules.reads(`${type.name}.${field.name}`)',
    '[] as string[]',
  ),
  cut(reached, 'what is said of an order is not heard', 'rules.reads(`${type.name}.${name}`)', '[] as string[]'),
  cut(reached, 'what is inside an argument is not looked at', 'yield* below(value)', ''),
  cut(reached, 'what is inside a list is not looked at', 'if (item != null) yield* ofItem(item)', '{ void item }'),
  cut(
    reached,
    'a filter of which nothing is said reaches nothing',
    '(isInputObjectType(getNamedType(field.type)) ? [] : [unsaid])',
    '[]',
  ),
  cut(
    reached,
    'a member of a filter that is not there reaches nothing',
    'yield* ofFields.get(name)?.(member) ?? [unsaid]',
    'yield* ofFields.get(name)?.(member) ?? []',
    room,
    'Validation refuses a member that is not there before anything is resolved.',
  ),
  cut(
    reached,
    'an order reaches nothing',
    'byValue.get(value) ?? (isSaid ? [] : [unsaid])',
    '(isSaid || byValue.has(value) ? [] : [unsaid])',
  ),
  cut(reached, 'an order of which nothing is said reaches nothing', '(isSaid ? [] : [unsaid])', '[]'),
]

export const authorizationCuts: readonly Mutant[] = [...around, ...lookingAhead, ...decided, ...required, ...gone]
