import { type Domain, or } from '#shared/odoo/domain.ts'

/** Records whose text is one of these in any case; some of them at least. Texts without letters have no case. */
export function isAnyOf(field: string, texts: readonly string[]): Domain {
  const [plain, lettered] = [texts.filter((text) => !hasCase(text)), texts.filter(hasCase)]
  const parts: Domain[] = lettered.map((text) => [[field, '=ilike', text.replace(/[\\%_]/g, '\\$&')]])
  if (plain.length > 0) parts.push([[field, 'in', plain]])
  return or(...(parts as [Domain, ...Domain[]]))
}

function hasCase(text: string): boolean {
  return text.toLowerCase() !== text.toUpperCase()
}
