import { Lexer, Source, type Token, TokenKind } from 'graphql'
import { CostLimit } from '#shared/errors/errors.ts'

/**
 * Brackets of any kind, and fragments within fragments, that may be open at once. The parser, the validation rules and
 * the executor all recurse over them, so this is what keeps a document from overflowing the stack.
 */
export const MAX_NESTING = 100

/** Aliases come back once per record, so a name's length multiplies into the answer. */
const MAX_NAME_LENGTH = 255

const opening: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L])
const closing: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R])

/**
 * Refuses a source too large or too nested to be handed to the parser, reading no further than the limit it breaks.
 *
 * @returns the number of tokens; a lexical fault ends the count, as the parser will end there with a better message
 * @throws CostLimit
 */
export function checkSyntax(source: string, maxTokens: number): number {
  const lexer = new Lexer(new Source(source))
  let tokens = 0
  let nesting = 0
  for (;;) {
    const last = lexer.token
    const token = advance(lexer)
    if (token === undefined) return tokens
    // Comments are passed over, but stay in memory between the tokens.
    for (let seen: Token | null = token; seen && seen !== last; seen = seen.prev) {
      if (seen.kind !== TokenKind.EOF) tokens += 1
    }
    if (tokens > maxTokens) throw new CostLimit(`Cannot read the document: it has more than ${maxTokens} tokens`)
    if (token.kind === TokenKind.EOF) return tokens
    if (opening.has(token.kind)) nesting += 1
    if (closing.has(token.kind)) nesting -= 1
    if (nesting > MAX_NESTING) throw new CostLimit(`Cannot read the document: it nests deeper than ${MAX_NESTING}`)
    if (token.kind === TokenKind.NAME && token.end - token.start > MAX_NAME_LENGTH) {
      throw new CostLimit(`Cannot read the document: a name is longer than ${MAX_NAME_LENGTH} characters`)
    }
  }
}

function advance(lexer: Lexer) {
  try {
    return lexer.advance()
  } catch {
    return undefined
  }
}
