import type { RequestContext } from '../http/request-context.ts'

export type Scope = Pick<RequestContext, 'signal' | 'calls'>

/** A record as its source has it. */
export type Row = Readonly<Record<string, unknown>>

/** What a question is answered: a record, null for none, or a list of records. */
export type Answer = Row | null | readonly Row[]

/** Questions of one kind that are asked together: records by id, or one list. */
export interface Asked<Own extends Answer> {
  /** The type of the schema that the records are of. */
  readonly type: string
  /** How long an answer may be kept. */
  readonly seconds: number
  /** Each with a name that no other has, and what it is about: a record by its key, or lists. */
  readonly questions: readonly { readonly name: string; readonly about: number | 'lists' }[]
  /** Whether what was kept can be an answer to the question at `place`. */
  isAnswer(value: unknown, place: number): value is Own
  /** Asks the source for the answers at these places, in one go. */
  load(places: readonly number[], scope: Scope): Promise<readonly Own[]>
}

export function isNothing(answer: Answer): boolean {
  return answer === null || (Array.isArray(answer) && answer.length === 0)
}

export function rowsIn(answer: Answer): readonly Row[] {
  if (answer === null) return []
  return Array.isArray(answer) ? answer : [answer as Row]
}
