/** Whether Odoo can look for this text at all: PostgreSQL holds no NUL, and half a surrogate pair is no character. */
export function isStorableText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}
