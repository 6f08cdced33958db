import { gtinForms, looksLikeGtin } from '#shared/values/gtin.ts'

/** Every way in which a device identifier may be written elsewhere: a GTIN has one for each of its lengths. */
export function identifierForms(identifier: string): readonly string[] {
  return looksLikeGtin(identifier) ? gtinForms(identifier) : [identifier]
}

/** Whether two identifiers are one: of GTINs the leading zeros do not count. */
export function isSameIdentifier(one: string, other: string | null): boolean {
  return other !== null && (one === other || identifierForms(one).includes(other))
}
