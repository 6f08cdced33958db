import { comparable } from '#shared/projections/families.ts'
import type { RemittanceRecord } from '#shared/projections/records.ts'
import type { Amount } from '#shared/remittance/remittance.ts'
import { areDifferent, differenceOf, isZero, sizeOf } from '../lineage/amounts.ts'
import { isBooked, signedSum } from '../lineage/set-off.ts'
import type { Payment, payments } from '../sources/odoo/payments.ts'
import type { RecordsByText } from './records-by-text.ts'

/** How the money of a remittance stands in the books. */
export interface Settlement {
  readonly state: 'MATCHED' | 'MISSING' | 'DIFFERS' | 'NOT_EXPECTED'
  readonly booked: Amount | null
  readonly inDoubt: Amount | null
}

/** Payments by their trace numbers: one call to Odoo for all remittances of a turn. */
export class Settlements {
  readonly #payments: RecordsByText<(typeof payments)['properties']>

  constructor(byTrace: RecordsByText<(typeof payments)['properties']>) {
    this.#payments = byTrace
  }

  /** Payments that bear a trace number, with `properties` already here. */
  paymentsOf(traceNumber: string, properties: readonly string[]): Promise<readonly Payment[]> {
    return this.#payments.of([traceNumber], properties)
  }

  async of({ traceNumber, amount, method }: RemittanceRecord): Promise<Settlement> {
    if (method === 'NON' || isZero(amount)) return { state: 'NOT_EXPECTED', booked: null, inDoubt: null }
    const missing = { state: 'MISSING', booked: null, inDoubt: sizeOf(amount) } as const
    if (comparable(traceNumber) === '') return missing
    const found = await this.paymentsOf(traceNumber, ['state', 'direction', 'amount'])
    const all = await Promise.all(
      found.map(async (payment) => ({
        state: await payment.state(),
        direction: await payment.direction(),
        amount: await payment.amount(),
      })),
    )
    const counted = all.filter(isBooked)
    if (counted.length === 0) return missing
    const booked = signedSum(counted)
    if (booked !== null && !areDifferent(booked, amount)) return { state: 'MATCHED', booked, inDoubt: null }
    return { state: 'DIFFERS', booked, inDoubt: differenceOf(booked, amount) }
  }
}
