import { databaseError } from '../errors.ts'

type Matches = (text: string) => boolean

/** SQL's LIKE: `%` is any text, `_` any one character, a backslash takes the next character as it is. */
export function like(pattern: string): Matches {
  let source = ''
  const parts = [...pattern]
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] as string
    if (part === '\\') {
      index++
      const next = parts[index]
      if (next === undefined) return endingInEscape(source)
      source += escaped(next)
    } else if (part === '%') source += '.*'
    else if (part === '_') source += '.'
    else source += escaped(part)
  }
  const expression = new RegExp(`^${source}$`, 'su')
  return (text) => expression.test(text)
}

// PostgreSQL notices only where a text goes on after all that stands before the backslash.
function endingInEscape(source: string): Matches {
  const reaches = new RegExp(`^${source}.`, 'su')
  return (text) => {
    if (!reaches.test(text)) return false
    throw databaseError('InvalidEscapeSequence', 'LIKE pattern must not end with escape character\n')
  }
}

/** LIKE in any case; accents are told apart, as they are in an Odoo without the extension that drops them. */
export function likeInAnyCase(pattern: string): Matches {
  const matches = like(lower(pattern))
  return (text) => matches(lower(text))
}

// PostgreSQL changes character by character; JavaScript makes two of one, and looks at what stands around another.
function lower(text: string): string {
  let lowered = ''
  for (const character of text) lowered += character === '\u0130' ? 'i' : character.toLowerCase()
  return lowered
}

function escaped(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&')
}
