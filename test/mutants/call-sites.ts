import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type Mutant, root, type Span, spanOf } from './mutant.ts'

/** What guards are called where they are used. */
const guards = [
  // Fields.
  ...[
    'withFieldAuthorization',
    'guarded',
    'guardTypes',
    'firstDenied',
    'reachedFields',
    'reached',
    'permittedSelection',
  ],
  ...['permittedUnder', 'denies', 'deniesAt', 'deniesType', 'principalIn', 'decisionsOf', 'noteRead', 'noteReads'],
  ...['requirements', 'reads', 'ofType'],
  // Who is asking.
  ...['authenticate', 'byAccessToken', 'ofSubgraph', 'isFromGateway', 'bearerToken', 'verify', 'jwtVerify'],
  ...['timingSafeEqual', 'isFirst', 'headerOf', 'checkedKeys', 'signature', 'principalOfText'],
  // Records.
  ...['OdooRows', 'rowScope', 'ofCompanies', 'ofFacilities', 'ofSupplier', 'oneOf', 'both', 'holds', 'seesEveryRow'],
  ...[
    'companiesIn',
    'containedIn',
    'visible',
    'visibleIn',
    'visibleReferences',
    'referenceGate',
    'condition',
    'stockSeen',
  ],
  ...['mustExist', 'existing', 'ifExisting', 'pointedAt', 'crossingPage', 'relatedPage'],
  // Values.
  ...['withoutMessage', 'framesOf', 'logFault', 'logProcess', 'mask', 'withCode', 'argumentFault', 'withoutValues'],
]

interface Exception {
  readonly file: string
  readonly text: string
  readonly because: string
}

/** Uses of a guard that no mutant cuts. */
const exceptions: readonly Exception[] = [
  {
    file: 'gateway/access-table.ts',
    text: 'inWords(rules.requirements(coordinateOf(type, field)))',
    because: 'writes schema/ACCESS.md, for people',
  },
  { file: 'gateway/access-table.ts', text: 'const coordinates = reads(place)', because: 'as above' },
  {
    file: 'gateway/authorization/rights.ts',
    text: 'const unmet = this.#unmet(this.#rules.requirements(coordinate))',
    because: 'words for a message, once it is decided',
  },
  {
    file: 'subgraphs/shared/auth/gateway-signature.ts',
    text: '[headerNames.signature]: signature(this.#key, subgraph, signed)',
    because: 'signs; without it nothing is accepted',
  },
  {
    file: 'subgraphs/shared/events/feed/conditions.ts',
    text: 'given.every((condition) => condition(event))',
    because: 'what a subscriber asks for, of what it may hear of',
  },
]

/** What is called as a guard is, and is another thing: by file, or folder. */
const namesakes: readonly { readonly in: string; readonly names: readonly string[] }[] = [
  { in: 'subgraphs/shared/fhir/', names: ['isFirst', 'guarded'] },
  { in: 'subgraphs/shared/remittance/', names: ['isFirst', 'guarded'] },
  { in: 'subgraphs/shared/projections/record-shapes.ts', names: ['oneOf'] },
  { in: 'subgraphs/shared/projections/sorted-entries.ts', names: ['holds'] },
  // Records of FHIR that are there: who may see them is asked before.
  { in: 'subgraphs/revenue-cycle/resolvers/claim.ts', names: ['existing'] },
  { in: 'subgraphs/master-data/loaders/payers.ts', names: ['existing'] },
  // Settings of one subgraph.
  { in: 'gateway/services.ts', names: ['ofSubgraph'] },
]

interface CallSite extends Span {
  readonly file: string
  readonly line: number
  readonly text: string
}

/** Uses of guards that no mutant cuts and no exception names, and exceptions that name nothing: both for people to read. */
export function forgotten(mutants: readonly Mutant[]): readonly string[] {
  const cuts = mutants.flatMap(({ change }) => ('file' in change ? [{ file: change.file, ...spanOf(change) }] : []))
  const isCut = ({ file, start }: CallSite) =>
    cuts.some((cut) => cut.file === file && cut.start <= start && start < cut.end)
  const sites = callSites()
  const left = sites.filter((site) => !isCut(site))
  const excepted = ({ file, text }: CallSite) =>
    exceptions.some((each) => each.file === file && text.includes(each.text))
  const idle = exceptions.filter(
    (each) => !left.some(({ file, text }) => each.file === file && text.includes(each.text)),
  )
  return [
    ...left.filter((site) => !excepted(site)).map(({ file, line, text }) => `${file}:${line} ${text.trim()}`),
    ...idle.map(({ file, text }) => `${file} has no use of a guard left that is excepted as ${text}`),
  ]
}

function callSites(): readonly CallSite[] {
  const files = globSync(['gateway/**/*.ts', 'subgraphs/**/*.ts'], { cwd: root }).filter(
    (file) => !file.includes('.generated.') && !file.startsWith('subgraphs/shared/sandbox/'),
  )
  const call = new RegExp(`(?<!\\w)(?:${guards.join('|')})(?=(?:<[^()]*>)?\\()`, 'g')
  return files.flatMap((file) => {
    const source = readFileSync(path.join(root, file), 'utf8')
    return [...source.matchAll(call)].flatMap(({ index, 0: name }) => {
      const from = source.lastIndexOf('\n', index) + 1
      const text = source.slice(from, source.indexOf('\n', index))
      const site = {
        file,
        start: index,
        end: index + name.length,
        line: source.slice(0, index).split('\n').length,
        text,
      }
      const isNamesake = namesakes.some((each) => file.startsWith(each.in) && each.names.includes(name))
      return isNamesake || isDeclaration(text, index - from) || isComment(text) ? [] : [site]
    })
  })
}

/** `holds(row: Row): boolean`, `function both(`: what a guard is, and no use of it. */
function isDeclaration(line: string, at: number): boolean {
  const before = line.slice(0, at)
  if (/\bfunction\*? $/.test(before)) return true
  return /^\s*(async )?$/.test(before) && /^\w+(<[^()]*>)?\(.*\): .*[^,]$/.test(line.slice(at))
}

function isComment(line: string): boolean {
  return /^\s*(\/\/|\*|\/\*)/.test(line)
}
