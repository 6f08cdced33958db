import { MIMEType } from 'node:util'

/** The two media types of GraphQL over HTTP. They differ in what a status means, not in the body. */
export const mediaTypes = ['application/json', 'application/graphql-response+json'] as const
export type MediaType = (typeof mediaTypes)[number]

/**
 * The one of `offered` that an Accept header likes best; at equal weight the one it names more exactly, then the one
 * it names first, then the one offered first. No header accepts anything; undefined means it accepts none of them.
 */
export function accepted<T extends string>(accept: string | undefined, offered: readonly T[]): T | undefined {
  if (!accept?.trim()) return offered[0]
  const ranges = accept.split(',').map((text, order) => {
    const [range = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase())
    const q = parameters.find((parameter) => parameter.startsWith('q='))
    return { range, weight: q === undefined ? 1 : Number(q.slice(2)) || 0, order }
  })
  let best: { type: T; weight: number; exactness: number; order: number } | undefined
  for (const type of offered) {
    const wildcards = ['*/*', `${type.split('/')[0]}/*`, type]
    const matching = ranges
      .map(({ range, weight, order }) => ({ type, weight, exactness: wildcards.indexOf(range), order }))
      .filter(({ exactness }) => exactness >= 0)
      .sort((a, b) => b.exactness - a.exactness)[0]
    if (!matching || matching.weight === 0) continue
    if (!best || isBetter(matching, best)) best = matching
  }
  return best?.type
}

interface Match {
  readonly weight: number
  readonly exactness: number
  readonly order: number
}

function isBetter(one: Match, other: Match): boolean {
  if (one.weight !== other.weight) return one.weight > other.weight
  if (one.exactness !== other.exactness) return one.exactness > other.exactness
  return one.exactness === 2 && one.order < other.order
}

/** Whether a Content-Type header announces JSON in UTF-8, the only thing read here. */
export function isJson(contentType: string | undefined): boolean {
  try {
    const type = new MIMEType(contentType ?? '')
    return type.essence === 'application/json' && /^utf-?8$/i.test(type.params.get('charset') ?? 'utf-8')
  } catch {
    return false
  }
}
