import type { SupplierTraits } from '../sources/odoo/supplier-traits.ts'

/** Why two suppliers may be the same one, each with how what it looks at is made comparable; the strongest first. */
export const reasons = {
  SAME_TAX_NUMBER: ({ taxNumber }: SupplierTraits) => oneOrNone(comparableNumber(taxNumber)),
  SAME_REGISTRY_NUMBER: ({ registryNumber }: SupplierTraits) => oneOrNone(comparableNumber(registryNumber)),
  SAME_NAME: ({ name }: SupplierTraits) => oneOrNone(comparableName(name)),
  SAME_EMAIL: ({ email }: SupplierTraits) => comparableEmails(email),
  SAME_PHONE: ({ phone }: SupplierTraits) => oneOrNone(comparablePhone(phone)),
} as const

export type DuplicateReason = keyof typeof reasons

function oneOrNone(comparable: string | null): readonly string[] {
  return comparable === null ? [] : [comparable]
}

/** Letters and digits only: people put spaces, dots and dashes where they like. Null when nothing is left. */
export function comparableNumber(text: string | null): string | null {
  return text?.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '') || null
}

// How the legal form is written, or whether, says nothing about who it is.
const legalForms = new Set(
  `ab ag as asa bv co company corp corporation gmbh inc incorporated kg kk limited llc llp ltd nv oy oyj plc sa sarl sas
   se spa srl`.split(/\s+/),
)

/**
 * A name without case, accents, punctuation and legal forms at its end: "ACME Médical, Inc." is "acme medical".
 * Null when nothing is left to compare.
 */
export function comparableName(name: string | null): string | null {
  if (name === null) return null
  // A capital ß is spelt out only once it is a small one.
  const folded = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replaceAll('ς', 'σ')
  // Initials with dots are one word: S.A. is SA.
  const joined = folded.normalize('NFKC').replace(/(?<=(?:^|[^\p{L}\p{N}])\p{L})\.(?=\p{L}(?:[^\p{L}\p{N}]|$))/gu, '')
  const words = joined.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  while (words.length > 1 && legalForms.has(words.at(-1) as string)) words.pop()
  return words.join(' ') || null
}

/** Each address in the text, in lower case: Odoo's field may hold several, with names before them. */
export function comparableEmails(text: string | null): readonly string[] {
  const found = text?.toLowerCase().match(/[^\s<>,;:"()]+@[^\s<>,;:"()]+/g) ?? []
  return [...new Set(found)]
}

/** Digits with the country's code where it is written. Null for what is too short to be anybody's alone. */
export function comparablePhone(text: string | null): string | null {
  const number = text?.normalize('NFKC').trim().replace(/^00/, '+') ?? ''
  const digits = number.replace(/\D/g, '')
  if (digits.length < 6) return null
  return number.startsWith('+') ? `+${digits}` : digits
}
