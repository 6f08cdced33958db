import { createHash } from 'node:crypto'

/** What a remittance is known by, in all files of all payers. */
export interface RemittanceKey {
  /** ISA06. */
  readonly sender: string
  /** ISA13. */
  readonly interchange: string
  /** GS06. */
  readonly group: string
  /** ST02. */
  readonly transaction: string
  /** TRN02. */
  readonly trace: string
}

/** A short name for it: 32 hexadecimal digits, always the same for the same key, and telling nothing of it. */
export function remittanceId({ sender, interchange, group, transaction, trace }: RemittanceKey): string {
  const key = JSON.stringify([sender, interchange, group, transaction, trace])
  return createHash('sha256').update(key).digest('hex').slice(0, 32)
}
