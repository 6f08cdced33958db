/** Words for one piece of whatever it is, in lower case: UCUM's and people's. */
const pieces = new Set([
  '1',
  '{each}',
  '{unit}',
  '{units}',
  '{count}',
  '{piece}',
  'each',
  'ea',
  'unit',
  'units',
  'pieces',
  'piece',
  'pcs',
  'c62',
])

/** Units of UCUM, as UN/ECE Recommendation 20 writes them. */
const codes: Readonly<Record<string, string>> = {
  '{dozen}': 'DZN',
  h: 'HUR',
  d: 'DAY',
  min: 'MIN',
  mm: 'MMT',
  cm: 'CMT',
  m: 'MTR',
  km: 'KMT',
  m2: 'MTK',
  uL: '4G',
  mL: 'MLT',
  ml: 'MLT',
  L: 'LTR',
  l: 'LTR',
  m3: 'MTQ',
  ug: 'MC',
  mg: 'MGM',
  g: 'GRM',
  kg: 'KGM',
  t: 'TNE',
  '[lb_av]': 'LBR',
  '[oz_av]': 'ONZ',
  '[in_i]': 'INH',
  '[ft_i]': 'FOT',
  '[yd_i]': 'YRD',
  '[sft_i]': 'FTK',
  '[foz_us]': 'OZA',
  '[qt_us]': 'QTL',
  '[gal_us]': 'GLL',
}

/** The same for words that people use, in lower case and without the s of many. */
const words: Readonly<Record<string, string>> = {
  dozen: 'DZN',
  metre: 'MTR',
  meter: 'MTR',
  millilitre: 'MLT',
  milliliter: 'MLT',
  litre: 'LTR',
  liter: 'LTR',
  milligram: 'MGM',
  gram: 'GRM',
  kilogram: 'KGM',
}

/** Whether a unit says no more than that pieces are counted: of what, the product says. */
export function countsPieces(unit: string | null): boolean {
  return unit === null || pieces.has(unit.trim().toLowerCase())
}

/** The code of a unit in the words of the EHR, or those words themselves. */
export function unitCodeOf(unit: string): string {
  const word = unit.toLowerCase().replace(/s$/, '')
  // Capitals make a difference to UCUM: t is a tonne.
  if (Object.hasOwn(codes, unit)) return codes[unit] as string
  return Object.hasOwn(words, word) ? (words[word] as string) : unit
}
