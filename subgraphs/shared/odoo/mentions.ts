import { BadUserInput } from '../errors/errors.ts'
import { gtinForms, looksLikeGtin } from '../values/gtin.ts'
import { contains } from './conditions.ts'
import { and, type Domain, or } from './domain.ts'

const longestText = 200
const mostWords = 12

/**
 * Records that have every word of the text somewhere in these fields, in any case. Absent or null: no condition. In
 * fields of GTINs a word is found with more or fewer leading zeros too.
 * @throws {BadUserInput} on a text without a word, or on more than anybody types into a search box.
 */
export function mentions(
  fields: readonly [string, ...string[]],
  text: string | null | undefined,
  gtinFields: readonly string[] = [],
): Domain {
  if (text == null) return []
  if (text.length > longestText) {
    throw new BadUserInput(`Cannot use text: expected at most ${longestText} characters, found ${text.length}`)
  }
  const words = text.trim().split(/\s+/)
  if (words.length > mostWords) {
    throw new BadUserInput(`Cannot use text: expected at most ${mostWords} words, found ${words.length}`)
  }
  const [first, ...others] = fields
  return and(
    ...words.map((word) => {
      const inField = (field: string) => contains(field, word, 'text')
      const asWritten = or(inField(first), ...others.map(inField))
      if (!looksLikeGtin(word)) return asWritten
      return or(asWritten, ...gtinFields.map((field): Domain => [[field, 'in', gtinForms(word)]]))
    }),
  )
}
