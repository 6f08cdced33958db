import type { Environment } from '../environment.ts'
import { beyondTheDouble } from '../errors.ts'

/** The domain of stored fields behind a search by a computed one; null asks for the opposite operator. */
type FieldSearch = (operator: string, value: unknown, env: Environment) => unknown[] | null

/** Fields that are not stored, and that Odoo searches by other fields of the record. */
export const fieldSearches: Readonly<Record<string, Readonly<Record<string, FieldSearch>>>> = {
  'account.account': {
    code: (operator, value) => [['code_store', operator, value]],
    placeholder_code: () => {
      throw beyondTheDouble('search accounts by the code they are shown with')
    },
  },
}
