import type { RemittanceClaim, RemittanceFile, RemittanceHeader } from '../../remittance/remittance.ts'
import type { Decimal } from '../../values/decimal.ts'
import { allowedOfServices } from '../claim-state/line-adjustments.ts'
import { compared } from '../claim-state/money.ts'
import type { RemittanceClaimRecord, RemittanceFileRecord, RemittanceRecord, Sourced } from '../records.ts'

/** Where a record of a file is from: there is one version of it, of when it was received. */
function ofFile(id: string, sha256: string, receivedAt: string): Sourced {
  return { id, version: sha256.slice(0, 16), lastUpdated: receivedAt, mode: 'BATCH' }
}

export function remittanceRecord(header: RemittanceHeader, receivedAt: string): RemittanceRecord {
  return {
    ...header,
    ...ofFile(header.id, header.place.sha256, receivedAt),
    source: 'remittance',
    insurer: null,
    receivedAt,
  }
}

/**
 * `currency` is the remittance's: X12 writes it once. What is allowed is said of the claim, or of each of its services;
 * what a reversal takes back is allowed of nothing.
 */
export function remittanceClaimRecord(
  remittance: string,
  claim: RemittanceClaim,
  { sha256, receivedAt, currency }: { readonly sha256: string; readonly receivedAt: string; readonly currency: string },
): RemittanceClaimRecord {
  return {
    ...claim,
    allowed: notNegative(claim.allowed ?? allowedOfServices(claim.services)),
    ...ofFile(`${remittance}-${claim.position}`, sha256, receivedAt),
    remittance,
    claim: null,
    response: null,
    currency,
    sha256,
  }
}

function notNegative(amount: Decimal | null): Decimal | null {
  return amount === null || compared(amount, '0') < 0 ? null : amount
}

export function remittanceFileRecord(file: RemittanceFile): RemittanceFileRecord {
  return { ...file, ...ofFile(file.sha256, file.sha256, file.receivedAt) }
}
