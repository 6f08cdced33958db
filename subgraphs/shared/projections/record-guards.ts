/** Whether something that was read is of a type. */
export type Guard<Type> = (value: unknown) => value is Type

export const text: Guard<string> = (value) => typeof value === 'string'
export const number: Guard<number> = (value): value is number => Number.isFinite(value)
export const truth: Guard<boolean> = (value) => typeof value === 'boolean'

/** A code whose list is somebody else's, or longer than it is worth to look through. */
export function code<Code extends string>(): Guard<Code> {
  return text as Guard<Code>
}

export function oneOf<const Words extends readonly string[]>(...words: Words): Guard<Words[number]> {
  const known: ReadonlySet<unknown> = new Set(words)
  return (value): value is Words[number] => known.has(value)
}

export function orNull<Type>(guard: Guard<Type>): Guard<Type | null> {
  return (value): value is Type | null => value === null || guard(value)
}

export function listOf<Type>(guard: Guard<Type>): Guard<readonly Type[]> {
  return (value): value is readonly Type[] => Array.isArray(value) && value.every(guard)
}

/** A guard for each field of a type: one that is forgotten does not compile. */
export type Fields<Type> = { readonly [Field in keyof Type]-?: Guard<Type[Field]> }

export function shapeOf<Type>(fields: Fields<Type>): Guard<Type> {
  return (value): value is Type => isObject(value) && wrongField(fields, value) === null
}

/** The first field that is not as it must be; null where all are. */
export function wrongField(fields: Readonly<Record<string, Guard<unknown>>>, value: object): string | null {
  const found = value as Readonly<Record<string, unknown>>
  for (const name in fields) if (!fields[name]?.(found[name])) return name
  return null
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
