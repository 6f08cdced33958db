import { type DocumentNode, type GraphQLSchema, parse, specifiedRules, validate } from 'graphql'
import { type RequestFault, refusalOf } from '#gateway/errors/request-faults.ts'
import { checkDocument } from '#gateway/limits/check.ts'
import type { Limits } from '#gateway/limits/limits.ts'
import { checkSyntax } from '#gateway/limits/syntax.ts'
import { CostLimit } from '#shared/errors/errors.ts'
import type { Log } from '#shared/telemetry/log.ts'
import { boundedCache } from './document-cache.ts'

/** A document that was read: fit to be executed any number of times, or not, and why. */
export type Prepared = { readonly document: DocumentNode } | { readonly faults: readonly RequestFault[] }

const MAX_VALIDATION_ERRORS = 50

/** What documents read lately may hold in memory. */
const CACHE_BYTES = 32_000_000
/** What a token takes with its nodes and locations, as measured. */
const BYTES_PER_TOKEN = 500

/**
 * A reader of documents for one schema: parses, measures against the limits, then validates. It never throws, and
 * does not read again what it has read lately.
 */
export function documentReader(schema: GraphQLSchema, limits: Limits, log: Log): (source: string) => Prepared {
  const known = boundedCache<Prepared>(CACHE_BYTES)

  function read(source: string): Prepared {
    const tokens = checkSyntax(source, limits.tokens)
    const document = parse(source)
    checkDocument(document, limits)
    const errors = validate(schema, document, specifiedRules, { maxErrors: MAX_VALIDATION_ERRORS })
    // How graphql-js gives up where there is too much to compare for conflicting fields.
    if (errors.at(-1)?.message === 'Validation aborted.') {
      throw new CostLimit(
        'Cannot validate the document: it has too many fields and fragments to compare with one another',
      )
    }
    const prepared = errors.length === 0 ? { document } : { faults: errors.map((error) => refusalOf(error, log)) }
    known.set(source, prepared, source.length * 2 + tokens * BYTES_PER_TOKEN)
    return prepared
  }

  return (source) => {
    const prepared = known.get(source)
    if (prepared) return prepared
    try {
      return read(source)
    } catch (error) {
      return { faults: [refusalOf(error, log)] }
    }
  }
}
