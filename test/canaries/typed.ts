/** What a client typed, each text once in the world, so that wherever one is found it can be told who sent it. */
export class Typed {
  readonly #words = new Map<string, string>()

  /** A text of a client's that has no business anywhere but in the client's own answer. */
  text(where: string): string {
    return this.#next('text', where)
  }

  /** A name that clients give a request, an operation or a place in an answer: the log and the trail may know it. */
  name(where: string): string {
    return this.#next('name', where)
  }

  /** Labels by what to look for. */
  get words(): ReadonlyMap<string, string> {
    return this.#words
  }

  #next(kind: 'text' | 'name', where: string): string {
    const word = `kanari_${kind}_${String(this.#words.size).padStart(5, '0')}z`
    this.#words.set(word, `${where} that a client typed`)
    return word
  }
}

/** The line of a log or of the trail without the client's own names, in the fields that are there for them. */
export function withoutNames(line: string, fields: readonly string[]): string {
  let parsed: unknown
  try {
    parsed = JSON.parse(line)
  } catch {
    return line
  }
  if (typeof parsed !== 'object' || parsed === null) return line
  const isName = (field: string, value: unknown) =>
    fields.includes(field) && /^(?:\w+\.)*kanari_name_\d{5}z(?:\.\w+)*$/.test(String(value))
  return JSON.stringify(Object.fromEntries(Object.entries(parsed).filter(([field, value]) => !isName(field, value))))
}
