import type { Resource, ResourceType } from '@medplum/fhirtypes'
import { SourceContractBroken } from '../errors/errors.ts'
import { fhirFailure, issueCodes, origin } from './failures.ts'
import { isRecord } from './json.ts'
import { type Identified, isOf, isResource, type ResourceOf } from './resources.ts'

/** One page of a search, checked. */
export interface FoundPage<Type extends ResourceType> {
  readonly matches: readonly Identified<ResourceOf<Type>>[]
  readonly included: readonly Identified<Resource>[]
  readonly total: number | null
  /** The bundle itself, for its links. */
  readonly bundle: Readonly<Record<string, unknown>>
}

/**
 * What a server answered to a search of `type`.
 * @throws {SourceContractBroken} for all that is no Bundle of a search, and for a resource of another type or without an id.
 */
export function foundPage<Type extends ResourceType>(body: unknown, type: Type, call: string): FoundPage<Type> {
  const bundle = bundleOf(body, 'searchset', call)
  const matches: Identified<ResourceOf<Type>>[] = []
  const included: Identified[] = []
  for (const entry of entriesOf(bundle, call)) {
    const { resource } = entry
    const mode = isRecord(entry.search) ? entry.search.mode : undefined
    if (isRecord(resource) && resource.resourceType === 'OperationOutcome') {
      // Remarks of the server; an error says that something is missing from what it found.
      if (issueCodes(resource).length > 0) throw broken(call, 'the search was not carried out in full')
    } else if (mode === 'include') {
      if (!isResource(resource)) throw broken(call, 'an included resource without type or id')
      included.push(resource)
    } else if (mode === 'match' || mode === undefined) {
      if (!isOf(resource, type)) throw broken(call, `expected each match to be a ${type} with an id`)
      matches.push(resource)
    } else {
      throw broken(call, 'an entry that is neither match nor included')
    }
  }
  return { matches, included, total: totalOf(bundle.total, call), bundle }
}

/** The entries of the answer to a batch of so many, in their order. */
export function batchEntries(
  body: unknown,
  length: number,
  call: string,
): readonly Readonly<Record<string, unknown>>[] {
  const entries = entriesOf(bundleOf(body, 'batch-response', call), call)
  if (entries.length !== length) throw broken(call, `expected ${length} entries, found ${entries.length}`)
  return entries
}

export function broken(call: string, found: string): SourceContractBroken {
  return new SourceContractBroken(origin, `Cannot use the answer of ${call}: ${found}`)
}

function bundleOf(body: unknown, type: string, call: string): Readonly<Record<string, unknown>> {
  if (issueCodes(body).length > 0) throw fhirFailure({ status: 200, body }, call)
  if (isRecord(body) && body.resourceType === 'Bundle' && body.type === type) return body
  throw broken(call, `expected a Bundle of the type ${type}`)
}

function entriesOf(
  bundle: Readonly<Record<string, unknown>>,
  call: string,
): readonly Readonly<Record<string, unknown>>[] {
  const { entry = [] } = bundle
  if (Array.isArray(entry) && entry.every(isRecord)) return entry
  throw broken(call, 'expected a list of entries')
}

function totalOf(total: unknown, call: string): number | null {
  if (total === undefined) return null
  if (Number.isSafeInteger(total) && Number(total) >= 0) return Number(total)
  throw broken(call, 'expected the total to be a number')
}
