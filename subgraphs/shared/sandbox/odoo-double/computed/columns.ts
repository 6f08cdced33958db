import type { Scalar } from '../columns.ts'
import type { Environment } from '../environment.ts'
import type { TableRow } from '../tables.ts'

type ColumnFunction = (row: TableRow, env: Environment) => Scalar

/** Fields that are not stored, and that Odoo writes as an expression of columns wherever it searches, sorts or groups. */
export const columnFunctions: Readonly<Record<string, Readonly<Record<string, ColumnFunction>>>> = {
  'account.account': { code: accountCode, placeholder_code: accountDisplayCode },
  'account.move': {
    status_in_payment: ({ state, payment_state }) =>
      state === 'draft' || state === 'cancel' ? state : ((payment_state || null) as Scalar),
  },
  'stock.picking.type': {
    is_favorite: ({ favorite_user_ids }, env) =>
      Array.isArray(favorite_user_ids) && favorite_user_ids.includes(env.user.id),
  },
}

/** An account has a code of its own in each company; branches use that of the company at the top. */
function accountCode({ code_store }: TableRow, env: Environment): Scalar {
  return codeIn(code_store, topCompany(env.companyId, env))
}

function accountDisplayCode(row: TableRow, env: Environment): Scalar {
  const code = accountCode(row, env)
  if (code !== null) return code
  const companies = Array.isArray(row.company_ids) ? (row.company_ids as number[]) : []
  const first = companies.filter((id) => env.user.companyIds.includes(id)).sort((one, other) => one - other)[0]
  if (first === undefined) return null
  const there = codeIn(row.code_store, topCompany(first, env))
  return there === null ? null : `${there} (${env.tables.get('res.company', first)?.name})`
}

function codeIn(codes: unknown, company: number): string | null {
  const code = typeof codes === 'object' && codes !== null ? (codes as Record<string, unknown>)[company] : null
  return typeof code === 'string' ? code : null
}

export function topCompany(id: number, env: Environment): number {
  const path = env.tables.get('res.company', id)?.parent_path
  return typeof path === 'string' ? Number(path.split('/')[0]) : id
}
