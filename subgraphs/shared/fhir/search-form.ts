import type { SearchParams } from './fhir.ts'

/** Resources to a page, where a search does not say; a server gives fewer where it likes. */
const pageSize = 200

/** Lists of names of the server's own, with commas between them as they are. */
const lists = new Set(['_sort', '_elements'])
/** Given once for each value; a comma does not join them. */
const repeated = /^_(?:rev)?include(?::[a-z]+)?$/

/**
 * Search parameters as a form for `_search`.
 *
 * Each value is one value, whatever it holds: its commas, dollars and backslashes are escaped as FHIR says. A bar is
 * left, because it parts system and code.
 */
export function searchForm(params: SearchParams): string {
  const form = new URLSearchParams()
  for (const [name, given] of Object.entries({ _count: String(pageSize), ...params })) {
    const values = typeof given === 'string' ? [given] : given
    if (repeated.test(name)) for (const value of values) form.append(name, value)
    else form.append(name, values.map((value) => (lists.has(name) ? value : escaped(value))).join(','))
  }
  return form.toString()
}

function escaped(value: string): string {
  return value.replace(/[\\,$]/g, '\\$&')
}
