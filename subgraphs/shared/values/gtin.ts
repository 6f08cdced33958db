/** True for what has the shape of a GS1 Global Trade Item Number: 8, 12, 13 or 14 digits. */
export function looksLikeGtin(text: string): boolean {
  return /^(\d{8}|\d{12,14})$/.test(text)
}

/** Whether the last digit of a GTIN is its check digit: weights 3 and 1 from the right, sum to a multiple of ten. */
export function hasGtinCheckDigit(gtin: string): boolean {
  return looksLikeGtin(gtin) && hasGs1CheckDigit(gtin)
}

/** Whether this is a GS1 Global Location Number: 13 digits, the last of them the check digit. */
export function isGln(text: string): boolean {
  return /^\d{13}$/.test(text) && hasGs1CheckDigit(text)
}

/** Every way of writing this GTIN: in 8, 12, 13 and 14 digits, as far as it fits. They differ in leading zeros only. */
export function gtinForms(gtin: string): string[] {
  const significant = gtin.replace(/^0+/, '')
  return [8, 12, 13, 14]
    .filter((length) => length >= significant.length)
    .map((length) => significant.padStart(length, '0'))
}

function hasGs1CheckDigit(code: string): boolean {
  const digits = [...code].reverse().map(Number)
  return digits.reduce((total, digit, place) => total + digit * (place % 2 === 0 ? 1 : 3), 0) % 10 === 0
}
