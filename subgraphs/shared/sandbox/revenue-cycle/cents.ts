import type { Money } from '@medplum/fhirtypes'
import type { CurrencyCode } from '../hospital-group/group.ts'

/** An amount in hundredths: whole numbers add up. */
export type Cents = number

export const cents = (amount: number): Cents => Math.round(amount * 100)

export const sum = (amounts: readonly Cents[]): Cents => amounts.reduce((total, amount) => total + amount, 0)

export const money = (amount: Cents, currency: CurrencyCode): Money => ({ value: amount / 100, currency })

/** As X12 writes a number: no zeros that say nothing, `-0.5` as `-.5` being allowed but rare. */
export const plain = (amount: Cents): string => String(amount / 100)
