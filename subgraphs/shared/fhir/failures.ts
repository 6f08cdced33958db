import { CaregraphError, Forbidden, NotFound, SourceContractBroken, SourceUnavailable } from '../errors/errors.ts'
import { isRecord } from './json.ts'

export const origin = 'fhir'

/** Another version is there than was expected, or several where one was. */
export class FhirConflict extends CaregraphError {
  readonly code = 'CONFLICT'
  override readonly origin = origin
}

/** The server asks for less. */
export class FhirRateLimited extends CaregraphError {
  readonly code = 'RATE_LIMITED'
  override readonly origin = origin
  override readonly retryable = true
  /** How long it wants to be left alone; null where it does not say. */
  readonly retryAfterMs: number | null
  constructor(message: string, retryAfterMs: number | null = null) {
    super(message)
    this.retryAfterMs = retryAfterMs
  }
}

/** The server could not be reached, or what stands in front of it could not reach it: the next call will fail too. */
export class FhirAway extends SourceUnavailable {
  /** How long it wants to be left alone; null where it does not say. */
  readonly retryAfterMs: number | null
  constructor(message: string, retryAfterMs: number | null = null) {
    super(origin, message)
    this.retryAfterMs = retryAfterMs
  }
}

/** Nothing was sent: the server failed too often a moment ago. */
export class FhirLeftAlone extends SourceUnavailable {
  constructor(message: string) {
    super(origin, message)
  }
}

/** An answer with its status, as far as it says why there is no result. */
export interface Failed {
  readonly status: number
  /** Parsed; undefined where it is no JSON. */
  readonly body: unknown
  readonly retryAfterMs?: number | null
}

/**
 * The coded error for an answer that is no result.
 *
 * The status decides where it is one that means a single thing; else the codes of an OperationOutcome do. Nothing of the
 * server's text is kept: `diagnostics` and `details` may name a person.
 */
export function fhirFailure({ status, body, retryAfterMs = null }: Failed, call: string): CaregraphError {
  switch (meaningOf(status, body)) {
    case 'refused':
      return new Forbidden(origin, `Cannot call ${call}: the FHIR server refused this account`)
    case 'absent':
      return new NotFound(`Cannot call ${call}: no such resource`, origin)
    case 'conflict':
      return new FhirConflict(`Cannot call ${call}: another version is there, or more than one`)
    case 'throttled':
      return new FhirRateLimited(`Cannot call ${call}: the FHIR server asks for fewer calls`, retryAfterMs)
    case 'away':
      return new FhirAway(`Cannot call ${call}: the FHIR server is away, status ${status}`, retryAfterMs)
    case 'failed':
      return new SourceUnavailable(origin, `Cannot call ${call}: the FHIR server failed with status ${status}`)
    case undefined:
      return new SourceContractBroken(origin, `Cannot use the answer of ${call}: status ${status} was not expected`)
  }
}

type Meaning = 'refused' | 'absent' | 'conflict' | 'throttled' | 'away' | 'failed'

const byStatus: Readonly<Record<number, Meaning>> = {
  401: 'refused',
  403: 'refused',
  409: 'conflict',
  412: 'conflict',
  429: 'throttled',
  502: 'away',
  503: 'away',
  504: 'away',
}

/** Codes of issues, as far as they change what is to be done: http://hl7.org/fhir/R4/valueset-issue-type.html */
const byIssue: Readonly<Record<string, Meaning>> = {
  login: 'refused',
  expired: 'refused',
  forbidden: 'refused',
  suppressed: 'refused',
  'not-found': 'absent',
  deleted: 'absent',
  conflict: 'conflict',
  duplicate: 'conflict',
  'multiple-matches': 'conflict',
  throttled: 'throttled',
  'lock-error': 'failed',
  'no-store': 'failed',
  exception: 'failed',
  timeout: 'failed',
  transient: 'failed',
  incomplete: 'failed',
}

function meaningOf(status: number, body: unknown): Meaning | undefined {
  const decided = Object.hasOwn(byStatus, status) ? byStatus[status] : undefined
  if (decided !== undefined) return decided
  const codes = issueCodes(body)
  // A proxy answers 404 for a wrong path too, with a page of its own: that says nothing about a resource.
  if (status === 404 || status === 410) {
    const isOfServer = codes.length > 0 || body === null
    return isOfServer && !codes.includes('not-supported') ? 'absent' : undefined
  }
  const told = codes.map((code) => (Object.hasOwn(byIssue, code) ? byIssue[code] : undefined)).find(Boolean)
  // Only a status says that something is not there: the same code stands for a parameter or an operation nobody knows.
  if (told !== undefined && told !== 'absent') return told
  return status === 408 || (status >= 500 && status !== 501 && status !== 505) ? 'failed' : undefined
}

/** The codes of what an OperationOutcome says went wrong; none where it is something else, or says no such thing. */
export function issueCodes(body: unknown): readonly string[] {
  if (!isRecord(body) || body.resourceType !== 'OperationOutcome' || !Array.isArray(body.issue)) return []
  return (
    body.issue
      .filter((issue) => isRecord(issue) && (issue.severity === 'error' || issue.severity === 'fatal'))
      // What is no word still says that something went wrong.
      .map(({ code }) => (typeof code === 'string' ? code : ''))
  )
}
