/**
 * The parts of a value of a search parameter, at `separator` where no backslash is before it.
 * What is escaped stays escaped: http://hl7.org/fhir/R4/search.html#escaping
 */
export function splitAt(text: string, separator: ',' | '|'): string[] {
  const parts: string[] = ['']
  for (let place = 0; place < text.length; place += 1) {
    const each = text[place] ?? ''
    if (each === '\\') {
      parts.push((parts.pop() ?? '') + each + (text[place + 1] ?? ''))
      place += 1
    } else if (each === separator) parts.push('')
    else parts.push((parts.pop() ?? '') + each)
  }
  return parts
}

export function unescaped(text: string): string {
  return text.replace(/\\(.)/g, '$1')
}
