/** What a GS1 element string says of a product, as it stands on a label or in a UDI. */
export interface Gs1Element {
  /** AI 01: 14 digits. Its check digit is not looked at. */
  readonly gtin: string | null
  /** AI 10. */
  readonly lot: string | null
  /** AI 21. */
  readonly serial: string | null
  /** AI 17. Null where it is no day. */
  readonly expiresOn: string | null
}

const groupSeparator = '\x1d'
/** What a scanner puts in front, to tell of which kind the symbol was: GS1 DataMatrix, -128, QR code, DataBar, DotCode. */
const symbologies = [']d2', ']C1', ']Q3', ']e0', ']J1']

/** How long values of application identifiers are that end without a separator, by the first two digits of these. */
const fixedLengths: Readonly<Record<string, number>> = {
  ...{ '00': 18, '01': 14, '02': 14, '03': 14, '04': 16, '20': 2 },
  ...Object.fromEntries(['11', '12', '13', '14', '15', '16', '17', '18', '19'].map((ai) => [ai, 6])),
  ...Object.fromEntries(['31', '32', '33', '34', '35', '36'].map((ai) => [ai, 6])),
  '41': 13,
}
const longestValue = 90

/**
 * Reads a GS1 element string, written for people (`(01)09506000134352(10)ABC`) or as a scanner gives it. Elements of no
 * interest here are passed over, and of one that comes twice the first counts. `year` is the one it is now, as labels
 * leave out the century.
 *
 * Null: it is no such string.
 */
export function readGs1(text: string, year = new Date().getUTCFullYear()): Gs1Element | null {
  const elements = text.startsWith('(') ? elementsInParentheses(text) : elementsInSequence(text)
  if (elements === null) return null
  const first = (ai: string) => elements.find((each) => each.ai === ai)?.value ?? null
  const gtin = first('01')
  if (gtin !== null && !/^\d{14}$/.test(gtin)) return null
  const expiry = first('17')
  return { gtin, lot: first('10'), serial: first('21'), expiresOn: expiry === null ? null : dayOf(expiry, year) }
}

interface Element {
  readonly ai: string
  readonly value: string
}

function elementsInParentheses(text: string): readonly Element[] | null {
  const heads = [...text.matchAll(/\((\d{2,4})\)/g)].filter(([, ai = '']) => ai.length === lengthOfIdentifier(ai))
  if (heads[0]?.index !== 0) return null
  const found: Element[] = []
  let end = 0
  for (const [place, head] of heads.entries()) {
    // A lot may have parentheses in it: what stands within a value of known length begins nothing.
    if (head.index < end) continue
    const ai = head[1] ?? ''
    const begin = head.index + head[0].length
    const length = fixedLengths[ai.slice(0, 2)]
    end = length === undefined ? (heads[place + 1]?.index ?? text.length) : begin + length
    const value = text.slice(begin, end).trim()
    if (!isValue(value) || (length !== undefined && value.length !== length)) return null
    found.push({ ai, value })
  }
  return found
}

function elementsInSequence(text: string): readonly Element[] | null {
  const symbology = symbologies.find((each) => text.startsWith(each))
  let rest = symbology === undefined ? text : text.slice(symbology.length)
  if (rest.startsWith(groupSeparator)) rest = rest.slice(1)
  const found: Element[] = []
  while (rest !== '') {
    const ai = rest.slice(0, lengthOfIdentifier(rest))
    if (!/^\d{2,4}$/.test(ai)) return null
    const length = fixedLengths[ai.slice(0, 2)]
    const separator = rest.indexOf(groupSeparator)
    const end = length === undefined ? (separator < 0 ? rest.length : separator) : ai.length + length
    const value = rest.slice(ai.length, end)
    if (!isValue(value) || (length !== undefined && value.length !== length)) return null
    found.push({ ai, value })
    rest = rest.slice(end)
    if (rest.startsWith(groupSeparator)) rest = rest.slice(1)
  }
  return found.length === 0 ? null : found
}

/** How many digits the application identifier has that a text begins with; 0 where there is none of these. */
function lengthOfIdentifier(text: string): number {
  if (/^(0[0-4]|1[0-9]|2[0-2]|30|37|9[0-9])/.test(text)) return 2
  if (/^(2[345]|4[012]|71)\d/.test(text)) return 3
  if (/^(3[1-6]|39|43|7[0-2]|8[0-2])\d\d/.test(text)) return 4
  return 0
}

function isValue(value: string): boolean {
  return value !== '' && value.length <= longestValue && /^[\x20-\x7e]+$/.test(value)
}

/** Day 00 is the last one of its month; a year is the one within 50 years from now. */
function dayOf(digits: string, now: number): string | null {
  const [, short = '', month = '', day = ''] = /^(\d\d)(\d\d)(\d\d)$/.exec(digits) ?? []
  if (short === '' || month < '01' || month > '12') return null
  const inThisCentury = now - (now % 100) + Number(short)
  const apart = inThisCentury - now
  const year = apart > 50 ? inThisCentury - 100 : apart < -49 ? inThisCentury + 100 : inThisCentury
  const last = new Date(Date.UTC(year, Number(month), 0)).getUTCDate()
  if (Number(day) > last) return null
  return `${year}-${month}-${day === '00' ? last : day}`
}
