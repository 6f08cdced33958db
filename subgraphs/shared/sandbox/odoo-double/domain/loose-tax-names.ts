import { type Condition, condition, type Domain, mapConditions } from './parse.ts'

/** Taxes are looked for by name more freely: "21M" finds "21% M"; what is in quotes is taken as it is, but for signs of percent. */
export function looselyNamed(domain: Domain): Domain {
  return mapConditions(domain, loosened)
}

function loosened(term: Condition): Domain {
  const { path, operator, value } = term
  if ((path !== 'name' && path !== 'display_name') || (operator !== 'like' && operator !== 'ilike')) return term
  if (typeof value !== 'string') return term
  const parts = value.split(/("[^"]*")/).map((part) => {
    if (part.startsWith('"') && part.endsWith('"') && part.length > 1) {
      return `%${part.replaceAll('%', '_').replaceAll('"', '')}%`
    }
    return [...part.replace(/[^\p{L}\p{N}_]/gu, '')].join('%')
  })
  return condition(path, operator, parts.join(''))
}
