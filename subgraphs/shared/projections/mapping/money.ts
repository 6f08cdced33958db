import type { Amount } from '../../remittance/remittance.ts'
import { preciseDecimal } from '../../values/decimal.ts'
import { fieldsOf, numberOf } from './fhir-values.ts'

/** A Money of FHIR with the usual places of its currency, or more where it has more. Null without a currency. */
export function amountOf(value: unknown): Amount | null {
  const { value: number, currency } = fieldsOf(value)
  const found = numberOf(number)
  if (found === null || typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency)) return null
  return { amount: preciseDecimal(found, placesOf(currency)), currency }
}

const known = new Map<string, number>()

/** How many places amounts of a currency usually have: 2 of USD, 0 of JPY. */
export function placesOf(currency: string): number {
  const kept = known.get(currency)
  if (kept !== undefined) return kept
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
  // There are some hundred; whoever writes others than these does not fill the memory.
  if (known.size < 500) known.set(currency, maximumFractionDigits)
  return maximumFractionDigits
}
