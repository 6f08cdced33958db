import type { Cut, Mutant } from './mutant.ts'

/** Which of several places is meant, and why nothing notices. */
type Further = Pick<Cut, 'occurrence'> & Pick<Mutant, 'survives'>

/** A guard in a file that is taken away. */
export function cut(
  file: string,
  suites: readonly string[],
  name: string,
  find: string,
  replace: string,
  { survives, ...place }: Further = {},
): Mutant {
  return { name, change: { file, find, replace, ...place }, suites, ...(survives !== undefined && { survives }) }
}

/** Guards of one file that the same suites have to notice. */
export const cutsOf =
  (file: string, suites: readonly string[]) =>
  (name: string, find: string, replace: string, further?: Further): Mutant =>
    cut(file, suites, name, find, replace, further)
