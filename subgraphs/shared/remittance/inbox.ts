import type { Readable } from 'node:stream'
import { SourceUnavailable } from '../errors/errors.ts'
import type { QuarantineReason } from './remittance.ts'

/**
 * A file of a payer that is this instance's alone, until one of its three ends is called. Where none is, because the
 * instance died, another one gets it.
 */
export interface ClaimedFile {
  /** As the payer named it; signs that are no part of plain names are underscores. */
  readonly name: string
  readonly bytes: number
  /** The file from its beginning, each time anew. Fails of one that is larger than what is fetched. */
  open(): Readable
  /** It is used, or was before: it goes to the archive. */
  applied(): Promise<void>
  /** It cannot be used: it is put aside, and beside it `<name>.reasons.json`. */
  quarantined(reasons: readonly QuarantineReason[]): Promise<void>
  /** It is given back as if it had never been claimed. */
  release(): Promise<void>
}

/** Where payers leave their files. */
export interface RemittanceInbox extends AsyncDisposable {
  /** Between two looks at it, in milliseconds. Absent: whoever looks decides. */
  readonly lookEveryMs?: number
  /**
   * A file that nobody else has; null where none is there now.
   *
   * @throws {SourceUnavailable} and its like where the place cannot be looked at.
   */
  next(): Promise<ClaimedFile | null>
}

/** A claim is no longer held: the instance was taken for dead. Whoever has the file now will find what was done with it. */
export class ClaimLost extends SourceUnavailable {
  constructor(options?: ErrorOptions) {
    super('remittance', 'Cannot put a remittance file away: found it taken over by another instance', options)
  }
}
