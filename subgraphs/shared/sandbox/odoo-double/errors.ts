/** A refusal as Odoo words it: the status and the body's `name`, `message` and `arguments`. */
export class Refusal extends Error {
  readonly status: number
  readonly exception: string
  readonly details: readonly unknown[]
  /** Further headers of the answer. */
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: number,
    exception: string,
    message: string,
    details: readonly unknown[] = [message],
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message)
    this.status = status
    this.exception = exception
    this.details = details
    this.headers = headers
  }
}

export const valueError = (message: string) => new Refusal(500, 'builtins.ValueError', message)
export const typeError = (message: string) => new Refusal(500, 'builtins.TypeError', message)
export const keyError = (key: string) => new Refusal(500, 'builtins.KeyError', `'${key}'`, [key])
export const attributeError = (message: string) => new Refusal(500, 'builtins.AttributeError', message)
export const assertionError = (message: string) => new Refusal(500, 'builtins.AssertionError', message)

/** PostgreSQL's own refusals; `name` is the name psycopg gives the error. */
export const databaseError = (name: string, message: string) => new Refusal(500, `psycopg2.errors.${name}`, message)

export const userError = (message: string) => new Refusal(422, 'odoo.exceptions.UserError', message)
export const validationError = (message: string) => new Refusal(422, 'odoo.exceptions.ValidationError', message)
export const accessError = (message: string) => new Refusal(403, 'odoo.exceptions.AccessError', message)
export const missingError = (message: string) => new Refusal(404, 'odoo.exceptions.MissingError', message)

export const badRequest = (message: string) => http(400, 'BadRequest', message)
export const notFound = (message: string) => http(404, 'NotFound', message)
export const unprocessable = (message: string) => http(422, 'UnprocessableEntity', message)
export const unauthorized = (message: string) => http(401, 'Unauthorized', message, { 'WWW-Authenticate': 'Bearer ' })

/**
 * What a real Odoo could answer and the double cannot. No real Odoo ever answers so: nobody can take it for one of
 * Odoo's own refusals.
 */
export const beyondTheDouble = (what: string) =>
  new Refusal(501, 'caregraph.sandbox.NotImplementedError', `The Odoo double cannot ${what}: a real Odoo can`)

function http(status: number, name: string, message: string, headers?: Record<string, string>): Refusal {
  return new Refusal(status, `werkzeug.exceptions.${name}`, message, [message, status], headers)
}
