import { Readable } from 'node:stream'
import type { ClaimedFile } from '#shared/remittance/inbox.ts'
import type { QuarantineReason } from '#shared/remittance/remittance.ts'

/** Where payers leave their files, in memory: an instance that dies keeps what it claimed until `recover`. */
export class InboxByHand {
  readonly waiting: { readonly name: string; readonly text: string }[] = []
  readonly claimed: { readonly name: string; readonly text: string }[] = []
  readonly archive: string[] = []
  readonly quarantine = new Map<string, readonly QuarantineReason[]>()
  /** Called with what was done to a file, and the file. */
  before: (step: 'open' | 'applied' | 'quarantined', name: string) => void = () => undefined

  leave(name: string, text: string): void {
    this.waiting.push({ name, text })
  }

  recover(): void {
    this.waiting.unshift(...this.claimed.splice(0))
  }

  async next(): Promise<ClaimedFile | null> {
    const file = this.waiting.shift()
    if (file === undefined) return null
    this.claimed.push(file)
    const end = () => void this.claimed.splice(this.claimed.indexOf(file), 1)
    return {
      name: file.name,
      bytes: Buffer.byteLength(file.text, 'latin1'),
      open: () => {
        this.before('open', file.name)
        return Readable.from([Buffer.from(file.text, 'latin1')])
      },
      applied: async () => {
        this.before('applied', file.name)
        end()
        this.archive.push(file.name)
      },
      quarantined: async (reasons) => {
        this.before('quarantined', file.name)
        end()
        this.quarantine.set(file.name, reasons)
      },
      release: async () => {
        end()
        this.waiting.push(file)
      },
    }
  }
}
