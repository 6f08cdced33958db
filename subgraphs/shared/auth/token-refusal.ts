import { Unauthenticated } from '../errors/errors.ts'

/** Why a token was not accepted. The list is closed: these are words of the log, and nothing of a token is among them. */
export type RefusalReason =
  | 'malformed'
  | 'too_long'
  | 'algorithm'
  | 'type'
  | 'unknown_issuer'
  | 'unknown_key'
  | 'signature'
  | 'audience'
  | 'expired'
  | 'not_yet_valid'
  | 'claims'
  | 'keys_unavailable'

/** What whoever sent a token learns: the same for all of them. */
export const refusalMessage = 'Cannot authenticate: the access token is not accepted'

/** A token was not accepted. Its reason goes to the log and no further. */
export class TokenRefused extends Unauthenticated {
  readonly reason: RefusalReason
  constructor(reason: RefusalReason) {
    super(refusalMessage)
    this.reason = reason
  }
}
