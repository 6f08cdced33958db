import { SourceContractBroken } from '#shared/errors/errors.ts'
import { type Column, entityReference, type Reference } from '#shared/odoo/columns.ts'
import { type Decimal, roundedDecimal } from '#shared/values/decimal.ts'

export interface CostCenterShare {
  readonly costCenter: Reference<'CostCenter'>
  readonly percentage: Decimal
}

/**
 * What of a record is charged to which cost centre.
 *
 * Odoo writes `{"3": 60, "4,9": 40}`: 4 and 9 belong to different plans, and 40 percent go to each of them. A cost centre
 * that is named in several places bears the sum.
 */
export function costCenterShares(field: string): Column<readonly CostCenterShare[]> {
  return {
    fields: [field],
    read: (row) => {
      const percentages = new Map<number, number>()
      for (const [keys, percentage] of Object.entries(distributionIn(row[field], field))) {
        for (const key of keys.split(',')) {
          if (!/^[1-9]\d*$/.test(key) || typeof percentage !== 'number') throw broken(field)
          percentages.set(Number(key), (percentages.get(Number(key)) ?? 0) + percentage)
        }
      }
      return [...percentages].map(([key, percentage]) => ({
        costCenter: entityReference('CostCenter', key),
        percentage: roundedDecimal(percentage, 4),
      }))
    },
  }
}

function distributionIn(value: unknown, field: string): object {
  if (value === false) return {}
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw broken(field)
  return value
}

function broken(field: string): SourceContractBroken {
  return new SourceContractBroken('odoo', `Cannot use field ${field} of Odoo: expected percentages by cost centre`)
}
