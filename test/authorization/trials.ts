import { type DocumentNode, type GraphQLSchema, parse } from 'graphql'
import type { Principal } from '#shared/auth/principal.ts'
import { type Answer, type Ask, everywhere } from './authorized-graph.ts'
import type { Persona } from './expectations/persona.ts'
import { faultsOf } from './judge.ts'
import { formVariables, operation } from './path-forms.ts'
import { api, type Root } from './schema-without-rules.ts'
import { type Sight, sightOf } from './sight.ts'

/** One way to ask for something: a root selection that can stand in a document beside others. */
export interface Trial {
  /** What is asked for and how, for whoever reads of a failure. */
  readonly name: string
  readonly selection: string
  readonly fragments?: string
  /** Of what kind of operation the root is; of a query where it is not said. */
  readonly root?: Root
}

/** Who asks whom, and what should come of it. */
export interface Asking {
  readonly name: string
  readonly schema: GraphQLSchema
  readonly ask: Ask
  /** What there is to see when nothing is hidden. */
  readonly whole: (document: string) => Promise<Answer>
  readonly principal: Principal
  readonly sight: Sight
}

/** A persona asks, with its scopes and all records: what is left to tell is which fields it sees. */
export function askingAs(persona: Persona, { ask, whole }: Pick<Asking, 'ask' | 'whole'>): Asking {
  const principal = everywhere(new Set(persona.scopes))
  return { name: persona.name, schema: api, ask, whole, principal, sight: sightOf(persona) }
}

const batch = 40

/** Asks for everything, many at once, and says what was not answered as it should be. */
export async function faultsIn(trials: readonly Trial[], asking: Asking): Promise<string[]> {
  const faults: string[] = []
  for (const [root, some] of batchesOf(trials)) {
    const selections = some.map(({ selection }, place) => `c${place}: ${selection}`)
    const text = `${operation(selections.join('\n'), root)} ${some.map(({ fragments = '' }) => fragments).join('\n')}`
    for (const { at, fault } of await faultsOfDocument(text, asking)) {
      faults.push(`${asking.name}, ${some[Number(at.slice(1))]?.name ?? 'all of it'}: ${fault}`)
    }
  }
  return faults
}

/** As many as go into one document, which is an operation of one kind. */
function* batchesOf(trials: readonly Trial[]): Iterable<readonly [Root, readonly Trial[]]> {
  for (const [root, all] of Map.groupBy(trials, (trial) => trial.root ?? 'query')) {
    for (let start = 0; start < all.length; start += batch) yield [root, all.slice(start, start + batch)]
  }
}

/** As `faultsIn`, for a document whose form is what matters. */
export async function faultsOfDocument(text: string, { schema, ask, whole, principal, sight }: Asking) {
  const document = documentOf(text)
  const complete = await whole(text)
  const [failed] = complete.errors
  if (failed) throw new Error(`Cannot tell what should come of ${failed.path?.join('.')}: ${failed.message}`)
  const answer = await ask(document, principal, formVariables)
  return faultsOf(schema, document, formVariables, complete.data, answer, sight)
}

/** What everybody's answers are parts of: asked for once for each document. */
export function wholeAnswers(ask: Ask, principal: Principal): Asking['whole'] {
  const answers = new Map<string, Promise<Answer>>()
  return (text) => {
    const known = answers.get(text) ?? ask(documentOf(text), principal, formVariables)
    answers.set(text, known)
    return known
  }
}

const documents = new Map<string, DocumentNode>()

function documentOf(text: string): DocumentNode {
  const known = documents.get(text) ?? parse(text, { noLocation: true })
  documents.set(text, known)
  return known
}
