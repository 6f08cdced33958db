import { type CaregraphError, Forbidden, NotFound, SourceContractBroken, SourceUnavailable } from '../errors/errors.ts'

const origin = 'odoo'

/**
 * The coded error for an answer of Odoo that is no result.
 *
 * Told apart by the body's `name` first, because the status is not enough: an unknown field is a 500, as a crash is.
 * Nothing of Odoo's text is kept: its messages name users, groups and records, and `debug` is a traceback.
 */
export function odooFailure(status: number, body: unknown, call: string): CaregraphError {
  const name = exceptionName(body)
  if (status === 401 || name === 'werkzeug.exceptions.Unauthorized') {
    return new OdooKeyRefused(`Cannot call ${call}: Odoo did not accept the API key`)
  }
  if (name === null) return withoutName(status, call)
  if (name.startsWith('psycopg2.')) return new SourceUnavailable(origin, `Cannot call ${call}: Odoo's database failed`)
  switch (name) {
    case 'odoo.exceptions.AccessError':
    case 'odoo.exceptions.AccessDenied':
    case 'werkzeug.exceptions.Forbidden':
      return new Forbidden(origin, `Cannot call ${call}: Odoo's account may not read this`)
    case 'odoo.exceptions.MissingError':
      return new NotFound(`Cannot call ${call}: no such record`, origin)
    case 'odoo.exceptions.LockError':
    case 'odoo.exceptions.ConcurrencyError':
    case 'werkzeug.exceptions.ServiceUnavailable':
    case 'werkzeug.exceptions.TooManyRequests':
      return new SourceUnavailable(origin, `Cannot call ${call}: Odoo is busy`)
    default:
      return new SourceContractBroken(origin, `Cannot call ${call}: Odoo refused the call with status ${status}`)
  }
}

/** Odoo is there, but our account is not let in. Asking again with the same key cannot help. */
class OdooKeyRefused extends SourceUnavailable {
  override readonly retryable = false
  constructor(message: string) {
    super(origin, message)
  }
}

// An answer without Odoo's error body comes from something in front of Odoo, or from Odoo before it chose a database.
function withoutName(status: number, call: string): CaregraphError {
  if (status >= 500 || status === 429 || status === 408) {
    return new SourceUnavailable(origin, `Cannot call ${call}: status ${status} without Odoo's error body`)
  }
  return new SourceContractBroken(origin, `Cannot call ${call}: status ${status} without Odoo's error body`)
}

function exceptionName(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('name' in body)) return null
  return typeof body.name === 'string' ? body.name : null
}
