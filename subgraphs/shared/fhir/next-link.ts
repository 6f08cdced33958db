import { isRecord } from './json.ts'

const maxLength = 8 * 1024

/**
 * Where the next page is; null on the last one, undefined where the link leads away from the server or cannot be
 * followed.
 *
 * Only below `base`, which ends with a slash: whatever lies elsewhere must not see our token. A relative link is one
 * from there, as a reference is; one that is a query only belongs to the search of `type`.
 */
export function nextPage(bundle: Readonly<Record<string, unknown>>, base: URL, type: string): URL | null | undefined {
  if (bundle.link === undefined) return null
  if (!Array.isArray(bundle.link)) return undefined
  const next = bundle.link.filter((link) => isRecord(link) && link.relation === 'next')
  if (next.length === 0) return null
  const address: unknown = next[0].url
  if (next.length > 1 || typeof address !== 'string' || address.length > maxLength) return undefined
  const url = URL.parse(address.startsWith('?') ? `${type}${address}` : address, base)
  return url !== null && isBelow(url, base) ? url : undefined
}

function isBelow(url: URL, base: URL): boolean {
  if (url.origin !== base.origin || url.username !== '' || url.password !== '') return false
  // Some servers page at the base itself, without its slash.
  const isInside = url.pathname.startsWith(base.pathname) || `${url.pathname}/` === base.pathname
  // What stands in front of a server may read these as slashes, and go up from there.
  return isInside && !/%2f|%5c/i.test(url.pathname)
}
