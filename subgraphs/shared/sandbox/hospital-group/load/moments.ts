/** An instant as Odoo writes it. */
export function odooMoment(instant: string): string {
  return instant.replace('T', ' ').replace('Z', '')
}
