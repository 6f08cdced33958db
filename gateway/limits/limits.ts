/**
 * How much one request may ask for. Every count is taken from the document as the client wrote it, before it is
 * validated: a document over a limit costs no more than reading it.
 */
export interface Limits {
  /** Bytes of a request's body. */
  readonly bodyBytes: number
  /** Lexical tokens of a document, comments among them. */
  readonly tokens: number
  /** Fields of all operations of a document, a fragment counted as often as it is spread. */
  readonly fields: number
  /** Fields on the longest way from an operation's root to a leaf. */
  readonly depth: number
  /** Aliases, counted like fields. */
  readonly aliases: number
  /** Fields at the root of one operation. */
  readonly rootFields: number
}

/** What the product serves its own pages and partners with; each may be raised by whoever runs it. */
export const defaultLimits: Limits = {
  bodyBytes: 1_000_000,
  tokens: 10_000,
  fields: 1_000,
  depth: 15,
  aliases: 100,
  rootFields: 30,
}
