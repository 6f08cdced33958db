import type { HumanName } from '@medplum/fhirtypes'

/** Kinds of names by which somebody is called before others. */
const usual: readonly (string | undefined)[] = ['official', 'usual', undefined]

/** The name of a resource that has one, such as an Organization. */
export function ownName({ name }: { readonly name?: unknown }): string | null {
  return text(name)
}

/** What a person is called, by the name that is used officially; null where there is none. */
export function personName({ name: names }: { readonly name?: readonly HumanName[] }): string | null {
  const all = Array.isArray(names) ? (names as readonly HumanName[]).filter(({ use }) => use !== 'old') : []
  const name = usual.map((use) => all.find((each) => each.use === use)).find((each) => each !== undefined) ?? all[0]
  if (name === undefined) return null
  const parts = [...(name.prefix ?? []), ...(name.given ?? []), name.family, ...(name.suffix ?? [])]
  return text(name.text) ?? text(parts.filter((part) => text(part) !== null).join(' '))
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}
