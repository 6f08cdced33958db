/** True for what has the shape of a GS1 Global Trade Item Number: 8, 12, 13 or 14 digits. */
export function looksLikeGtin(text: string): boolean {
  return /^(\d{8}|\d{12,14})$/.test(text)
}

/** Whether the last digit of a GTIN is its check digit: weights 3 and 1 from the right, sum to a multiple of ten. */
export function hasGtinCheckDigit(gtin: string): boolean {
  const digits = [...gtin].reverse().map(Number)
  const sum = digits.reduce((total, digit, place) => total + digit * (place % 2 === 0 ? 1 : 3), 0)
  return looksLikeGtin(gtin) && sum % 10 === 0
}
