import { CaregraphError } from '../errors/errors.ts'

/** More resources wait to be read than are remembered: polling finds them. None of those that were told now is noted. */
export class TooManyHints extends CaregraphError {
  readonly code = 'RATE_LIMITED'
  override readonly origin = 'store'
  override readonly retryable = true

  constructor() {
    super(`Cannot note what is to be read: ${mostHints} resources wait already, or would`)
  }
}

/** How many hints may wait. */
export const mostHints = 100_000

/** What was being built anew was taken or dropped: a fault of whoever still uses it. */
export class RebuildOver extends Error {
  constructor() {
    super('Cannot use this rebuild: it was taken or dropped')
  }
}
