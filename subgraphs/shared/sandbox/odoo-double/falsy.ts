import { type Field, isNumeric } from './models.ts'

/** What a field counts as when it is empty; undefined where nothing is like nothing. */
export function falsyValue(field: Field): '' | 0 | false | undefined {
  if (isNumeric(field) && field.name !== 'id') return 0
  if (field.type === 'char' || field.type === 'text' || field.type === 'html') return ''
  if (field.type === 'boolean') return false
  return undefined
}
