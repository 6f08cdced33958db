import { isStorableText } from '#shared/odoo/storable-text.ts'
import { gtinForms, looksLikeGtin } from '#shared/values/gtin.ts'

/** What is the same for a device identifier, however it is written: a GTIN in 8 to 14 digits is one. */
export function deviceName(number: string): string {
  const bare = number.replace(/[\s.-]/g, '').toUpperCase()
  return looksLikeGtin(bare) ? `GTIN ${bare.replace(/^0+/, '')}` : bare
}

/** Whether two device identifiers are one, however they are written. */
export function isSameDevice(one: string, other: string | null): boolean {
  return other !== null && deviceName(one) === deviceName(other)
}

/** Every way in which a device identifier may be written down. */
export function waysToWrite(number: string): readonly string[] {
  const bare = number.replace(/[\s.-]/g, '').toUpperCase()
  return [...new Set([number.trim(), bare, ...(looksLikeGtin(bare) ? gtinForms(bare) : [])])].filter(
    (way) => way !== '' && isStorableText(way),
  )
}
