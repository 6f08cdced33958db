// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what is cut is the text of a program.

import type { Cut, Mutant } from '../mutant.ts'

// Who may see which records: how a rule becomes a condition, and how records come through.

// Those that notice most come first.
const suites = [
  ...['test/rows/references.test.ts', 'test/rows/companies.test.ts', 'test/rows/broken-odoo.test.ts'],
  ...['test/rows/lists.test.ts', 'test/rows/edges.test.ts', 'test/rows/nested-lists.test.ts'],
  ...['test/rows/strayed.test.ts', 'test/rows'],
]
const rows = 'subgraphs/shared/odoo/odoo-rows.ts'
const scope = 'subgraphs/shared/odoo/row-scope.ts'
const lists = 'subgraphs/shared/odoo/lists.ts'

function cut(
  file: string,
  name: string,
  find: string,
  replace: string,
  { survives, ...place }: Pick<Cut, 'occurrence'> & Pick<Mutant, 'survives'> = {},
): Mutant {
  return { name, change: { file, find, replace, ...place }, suites, ...(survives !== undefined && { survives }) }
}

const subgraphs: readonly Mutant[] = ['master-data', 'procurement', 'inventory', 'revenue-cycle'].map((name) =>
  cut(`subgraphs/${name}/subgraph.ts`, `${name} reads all records`, 'new OdooRows(odoo, request)', 'odoo'),
)

const reads: readonly Mutant[] = [
  cut(
    rows,
    'a list of records that nobody may see holds all',
    'const scope = await this.#scope(model)',
    'const scope = (await this.#scope(model)) ?? everyRow',
    { occurrence: 1 },
  ),
  cut(
    rows,
    'a sum of records that nobody may see is of all',
    'const scope = await this.#scope(model)',
    'const scope = (await this.#scope(model)) ?? everyRow',
    { occurrence: 2 },
  ),
  cut(
    rows,
    'references to records that nobody may see are given out',
    'const scope = await this.#scope(model)',
    'const scope = (await this.#scope(model)) ?? everyRow',
    { occurrence: 3 },
  ),
  cut(rows, 'whoever is of no company reads lists', ' || companies?.length === 0', '', { occurrence: 1 }),
  cut(rows, 'whoever is of no company reads sums', ' || companies?.length === 0', '', { occurrence: 2 }),
  cut(
    rows,
    'lists are not asked for under the rule',
    'this.#looksAtRows(scope, search) ? search.domain : and(scope.domain, search.domain)',
    'search.domain',
  ),
  cut(
    rows,
    'sums are not asked for under the rule',
    'domain: and(scope.domain, search.domain) }',
    'domain: search.domain }',
  ),
  cut(rows, 'rows that come back are not looked at', 'rows.filter((row) => scope.holds(row))', 'rows'),
  cut(rows, 'groups that come back are not looked at', 'groups.filter((group) => scope.holds(group))', 'groups'),
  cut(
    rows,
    'companies are not told where nobody is limited',
    '{ ...search, ...companiesIn(companies) }, this.#request',
    'search, this.#request',
    { survives: 'Nobody who is limited by nothing is limited by companies, and those that a search names are in it.' },
  ),
  cut(rows, 'lists are read in all companies', '      ...companiesIn(companies),\n', ''),
  cut(rows, 'sums are worked out in all companies', '...companiesIn(companies), domain', 'domain'),
  cut(
    rows,
    'a question that names companies is asked in all of them',
    'filter((key) => companies.has(key))',
    'filter(() => true)',
  ),
  cut(
    rows,
    'records with rules of their own come along with others',
    'containedIn(search.lists ?? noLists)',
    'search.lists ?? noLists',
  ),
  cut(
    rows,
    'records with rules of their own come along below others',
    'lists: containedIn(list.lists)',
    'lists: list.lists',
    { survives: 'No list that comes along whole holds records that stand by themselves.' },
  ),
  cut(rows, 'nothing has rules of its own among what comes along', '!list.hasOwnRows', 'true'),
  cut(
    lists,
    'two who ask for a list forget that its records have rules of their own',
    '...(one.hasOwnRows && { hasOwnRows: true }),',
    '',
  ),
  cut(rows, 'a reference that its id decides is given out', 'keys.filter((id) => scope.holds({ id }))', 'keys'),
  cut(
    rows,
    'references are looked for among all records',
    "this.searchRead(model, { domain: [['id', 'in', keys]], fields: [] })",
    "this.#account.searchRead(model, { domain: [['id', 'in', keys]], fields: [] }, this.#request)",
  ),
  cut(rows, 'conditions on other models look at records that nobody may see', '?.domain ?? noRecord', '?.domain ?? []'),
  cut(
    rows,
    'conditions on other models look at all records',
    'return (await this.#scope(model))?.domain ?? noRecord',
    'return (await this.#scope(model)) === null ? noRecord : []',
  ),
  cut(
    rows,
    'a model without a rule is everybody’s',
    'if (rule === undefined) throw',
    'if (rule === undefined) return everyRow\n    if (rule === undefined) throw',
  ),
  cut(rows, 'no rule is looked at', 'return rowScope(rule, ', 'return everyRow\n    rowScope(rule, '),
  cut(rows, 'nobody’s records are limited', '!seesEveryRow(request.principal)', 'false'),
  cut(
    rows,
    'what is worked out beyond facilities is worked out beyond companies',
    'new OdooRows(account, request, rules, false)',
    'account',
  ),
  cut(
    rows,
    'facilities are never looked at',
    'rules = rowRules, looksAtFacilities = true',
    'rules = rowRules, looksAtFacilities = false',
  ),
  cut(scope, 'whoever is limited by companies alone sees all', "companies === 'all' && facilities", 'facilities'),
  cut(scope, 'whoever is limited by facilities alone sees all', "&& facilities === 'all' &&", '&&'),
  cut(scope, 'a supplier that is limited by nothing else sees all', ' && supplier === null\n', '\n'),
]

const scopes: readonly Mutant[] = [
  cut(
    scope,
    'what is of no company is not of its facility’s in any model',
    'if (scope === null || facility === undefined) return scope',
    'if (scope === null || facility !== null) return scope',
  ),
  cut(
    scope,
    'operation types that come back are not looked at',
    '.filter((type) => facilities.has(keyIn(type.warehouse_id)))',
    '',
  ),
  cut(
    scope,
    'addresses that come back are not looked at',
    "return familyIn(await read('res.partner', [['id', 'child_of', [supplier]]], 'parent_id'), supplier)",
    "return (await read('res.partner', [['id', 'child_of', [supplier]]], 'parent_id')).map(({ id }) => id)",
  ),
  cut(scope, 'companies are not looked at', 'ofCompanies(rule.company, principal.companies)', 'everyRow'),
  cut(
    scope,
    'facilities are not looked at',
    'await ofFacilities(rule.facility, principal.facilities, known)',
    'everyRow',
  ),
  cut(scope, 'suppliers are not looked at', 'await ofSupplier(rule, known)', 'everyRow'),
  cut(scope, 'facilities that a field names are not looked at', 'oneOf(rule.field, reach, rule.orNone)', 'everyRow'),
  cut(
    scope,
    'facilities that an operation type names are not looked at',
    'oneOf(rule.operationType, new Set(await known.operationTypes()), false)',
    'everyRow',
  ),
  cut(
    scope,
    'no company is any',
    'oneOf(field, reach, orShared)',
    '(reach.size === 0 ? everyRow : oneOf(field, reach, orShared))',
  ),
  cut(
    scope,
    'suppliers that a field names are not looked at',
    'const own = oneOf(rule.field, new Set(keys), false)',
    'const own = everyRow',
  ),
  cut(scope, 'only companies count', 'both(both(companies, facilities), supplier)', 'companies'),
  cut(scope, 'companies do not count', 'both(both(companies, facilities), supplier)', 'both(facilities, supplier)'),
  cut(
    scope,
    'whoever is of no company is of all',
    'ofCompanies(rule.company, principal.companies)',
    '(ofCompanies(rule.company, principal.companies) ?? everyRow)',
  ),
  cut(
    scope,
    'whoever is of no facility is of all',
    'await ofFacilities(rule.facility, principal.facilities, known)',
    '((await ofFacilities(rule.facility, principal.facilities, known)) ?? everyRow)',
  ),
  cut(
    scope,
    'a supplier that may see nothing sees all',
    'await ofSupplier(rule, known)',
    '((await ofSupplier(rule, known)) ?? everyRow)',
  ),
  cut(scope, 'of two conditions the first is asked', 'domain: and(one.domain, other.domain)', 'domain: one.domain'),
  cut(scope, 'of two conditions the second is asked', 'domain: and(one.domain, other.domain)', 'domain: other.domain'),
  cut(scope, 'of two conditions the first is looked at', 'one.holds(row) && other.holds(row)', 'one.holds(row)'),
  cut(scope, 'of two conditions the second is looked at', 'one.holds(row) && other.holds(row)', 'other.holds(row)'),
  cut(
    scope,
    'of two conditions one by id is enough to decide by id',
    'one.isById && other.isById',
    'one.isById || other.isById',
  ),
  cut(scope, 'any field decides by id', "isById: field === 'id'", 'isById: true'),
  cut(
    scope,
    'a supplier’s condition decides by id',
    'domain: rule.condition(keys), isById: false',
    'domain: rule.condition(keys), isById: true',
  ),
  cut(
    scope,
    'what is not shown to a supplier is asked for',
    'domain: and(own.domain, rule.shown)',
    'domain: own.domain',
  ),
  cut(
    scope,
    'what is shown to a supplier is decided by id',
    'domain: and(own.domain, rule.shown), isById: false',
    'domain: and(own.domain, rule.shown), isById: own.isById',
    { survives: 'The only rule by id shows all that is the supplier’s own.' },
  ),
  cut(
    scope,
    'what no supplier may see every supplier sees',
    "if (rule === 'none' || keys.length === 0) return null",
    "if (rule === 'none') return everyRow\n  if (keys.length === 0) return null",
  ),
  cut(
    scope,
    'a supplier that is not there sees all',
    "if (rule === 'none' || keys.length === 0) return null",
    "if (rule === 'none') return null\n  if (keys.length === 0) return everyRow",
  ),
  cut(
    scope,
    'no key to look for finds everything',
    'if (keys.size === 0 && !orNone) return null',
    'if (keys.size === 0) return everyRow',
  ),
  cut(
    scope,
    'records that name nobody are everybody’s',
    "const domain = orNone ? or(named, [[field, '=', false]]) : named",
    "const domain = or(named, [[field, '=', false]])",
  ),
  cut(
    scope,
    'a row that names nobody is taken for everybody’s',
    'value === false ? orNone : ',
    'value === false ? true : ',
  ),
  cut(scope, 'a row of somebody else is taken', 'keys.has(keyIn(value))', 'keys.has(keyIn(value)) || true'),
  cut(scope, 'operation types of all facilities are those of one', "[['warehouse_id', 'in', [...facilities]]]", '[]', {
    survives:
      'Of the types that come back those of other facilities are left out: the condition only spares reading them.',
  }),
  cut(scope, 'every partner is an address of the supplier', "[['id', 'child_of', [supplier]]]", '[]', {
    survives:
      'Of the partners that come back those that are not below the supplier are left out: the condition only spares reading them.',
  }),
  cut(scope, 'no facility is asked for its operation types', 'reach.size === 0 ? null : ', '', {
    survives:
      'Without a facility there are no operation types, and where there are none nothing is seen: only a call is spared.',
  }),
]

export const rowScopeCuts: readonly Mutant[] = [...subgraphs, ...reads, ...scopes]
