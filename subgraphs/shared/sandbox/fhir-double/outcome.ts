/** Codes of issues: http://hl7.org/fhir/R4/valueset-issue-type.html */
export type IssueCode =
  | 'invalid'
  | 'structure'
  | 'value'
  | 'required'
  | 'not-supported'
  | 'not-found'
  | 'deleted'
  | 'multiple-matches'
  | 'conflict'
  | 'too-long'
  | 'too-costly'
  | 'business-rule'
  | 'login'
  | 'forbidden'
  | 'exception'

export interface Issue {
  readonly code: IssueCode
  readonly diagnostics: string
  /** Where in the resource, as a path of FHIRPath. */
  readonly expression?: string
}

/** A refusal as a FHIR server tells it: a status, and an OperationOutcome with one issue or more. */
export class Refusal extends Error {
  readonly status: number
  readonly issues: readonly Issue[]
  /** Further headers of the answer. */
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, issues: readonly Issue[], headers: Readonly<Record<string, string>> = {}) {
    super(issues.map(({ diagnostics }) => diagnostics).join('; '))
    this.status = status
    this.issues = issues
    this.headers = headers
  }

  outcome(): object {
    return outcomeOf(this.issues)
  }
}

export function outcomeOf(issues: readonly Issue[]): object {
  return {
    resourceType: 'OperationOutcome',
    issue: issues.map(({ code, diagnostics, expression }) => ({
      severity: 'error',
      code,
      diagnostics,
      ...(expression === undefined ? {} : { expression: [expression] }),
    })),
  }
}

export const refusal = (status: number, code: IssueCode, diagnostics: string) =>
  new Refusal(status, [{ code, diagnostics }])

export const invalid = (diagnostics: string) => refusal(400, 'invalid', diagnostics)
export const notSupported = (diagnostics: string) => refusal(400, 'not-supported', diagnostics)
export const notFound = (reference: string) => refusal(404, 'not-found', `${reference} is not known`)
export const gone = (reference: string) => refusal(410, 'deleted', `${reference} was deleted`)
export const unknownType = (type: string) => refusal(404, 'not-supported', `Unknown resource type '${type}'`)
export const preconditionFailed = (diagnostics: string) => refusal(412, 'conflict', diagnostics)
export const severalMatch = (diagnostics: string) => refusal(412, 'multiple-matches', diagnostics)
export const forbidden = (diagnostics: string) => refusal(403, 'forbidden', diagnostics)
export const unauthorized = (diagnostics: string, challenge: string) =>
  new Refusal(401, [{ code: 'login', diagnostics }], { 'WWW-Authenticate': challenge })
