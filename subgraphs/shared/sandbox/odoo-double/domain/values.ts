import { typeError, valueError } from '../errors.ts'

/** A list in which Python finds the same value once: there `1` is `true`, and `0` is `false`. */
export function pythonSet(values: readonly unknown[]): unknown[] {
  const seen = new Map<unknown, unknown>()
  for (const value of values) {
    if (typeof value === 'object' && value !== null) throw typeError('unhashable type')
    const key = typeof value === 'boolean' ? Number(value) : value
    if (!seen.has(key)) seen.set(key, value)
  }
  return [...seen.values()]
}

/** How Python writes a value as text. */
export function pythonText(value: unknown): string {
  if (value === true) return 'True'
  if (value === false || value === null) return value === false ? 'False' : 'None'
  if (Array.isArray(value)) return `[${value.map(pythonLiteral).join(', ')}]`
  return String(value)
}

function pythonLiteral(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : pythonText(value)
}

/** `int(value or 0)` of Python. @throws 500 when there is no such number. */
export function integerOf(value: unknown): number {
  const number = numberOf(value, 'int')
  if (typeof value === 'string' && !/^\s*[+-]?\d+(_\d+)*\s*$/.test(value)) {
    throw valueError(`invalid literal for int() with base 10: '${value}'`)
  }
  return Math.trunc(number)
}

/** `float(value or 0)` of Python. @throws 500 when there is no such number. */
export function floatOf(value: unknown): number {
  return numberOf(value, 'float')
}

function numberOf(value: unknown, kind: 'int' | 'float'): number {
  if (value === null || value === undefined || value === false || value === '') return 0
  if (value === true) return 1
  if (typeof value === 'number') return value
  if (typeof value === 'string') {
    const number = value.trim() === '' ? Number.NaN : Number(value.replaceAll('_', ''))
    if (!Number.isNaN(number)) return number
    throw valueError(`could not convert string to float: '${value}'`)
  }
  if (Array.isArray(value) && value.length === 0) return 0
  throw typeError(`${kind}() argument must be a string or a real number`)
}

/** Order of two texts by code points, which is that of the bytes PostgreSQL compares in Odoo's databases. */
export function compareText(one: string, other: string): number {
  if (one === other) return 0
  const length = Math.min(one.length, other.length)
  for (let index = 0; index < length; index++) {
    const [a, b] = [one.charCodeAt(index), other.charCodeAt(index)]
    if (a === b) continue
    // A pair of surrogates stands for a code point above all that one unit can be.
    const [isHigh, isOtherHigh] = [a >= 0xd800 && a <= 0xdfff, b >= 0xd800 && b <= 0xdfff]
    if (isHigh !== isOtherHigh) return isHigh ? 1 : -1
    return a < b ? -1 : 1
  }
  return one.length < other.length ? -1 : 1
}

/** Whether Python takes a value of JSON for false. */
export function isFalsy(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0
  return !value
}
