import { SourceContractBroken } from '../errors/errors.ts'
import type { QuarantineCode, QuarantineReason } from './remittance.ts'

/** More are of no use to whoever mends the file, and a file that is none at all would give millions. */
export const mostReasons = 100

/** A file of a payer that cannot be used, none of it: with all that was found wrong, the first hundred. */
export class RemittanceRefused extends SourceContractBroken {
  readonly reasons: readonly QuarantineReason[]
  /** Of the whole file, in hexadecimal. Null where it is too large to be read to its end. */
  readonly sha256: string | null
  /** How large it is; as much as was read of it where it is too large. */
  readonly bytes: number

  constructor(reasons: readonly QuarantineReason[], file: { readonly sha256: string | null; readonly bytes: number }) {
    super('remittance', `Cannot use a remittance file: found ${inWords(reasons.length, 'fault')} in it`)
    this.reasons = reasons
    this.sha256 = file.sha256
    this.bytes = file.bytes
  }
}

/** Nothing behind this place of a file can be understood any more. */
export class ReadingEnded extends Error {}

/** What an operator may accept from payers that do not write better; all else refuses the file. */
export type Tolerance = 'SERVICE_UNBALANCED' | 'BAD_DATE'

/** Collects what is wrong with a file. */
export class Faults {
  readonly #found: QuarantineReason[] = []
  readonly #tolerated: QuarantineReason[] = []
  readonly #tolerates: ReadonlySet<QuarantineCode>

  constructor(tolerates: ReadonlySet<Tolerance> = new Set()) {
    this.#tolerates = tolerates
  }

  get reasons(): readonly QuarantineReason[] {
    return this.#found
  }

  /** Those that refuse nothing, the first hundred. */
  get tolerated(): readonly QuarantineReason[] {
    return this.#tolerated
  }

  /**
   * Notes a fault and lets the reading go on.
   * @throws {ReadingEnded} where there are enough of them.
   */
  add(code: QuarantineCode, message: string, segment: number | null = null, element: string | null = null): void {
    if (this.#tolerates.has(code)) {
      if (this.#tolerated.length < mostReasons) this.#tolerated.push({ code, message, segment, element })
      return
    }
    this.#found.push({ code, message, segment, element })
    if (this.#found.length >= mostReasons) throw new ReadingEnded()
  }

  /** Notes a fault behind which nothing can be read. */
  end(code: QuarantineCode, message: string, segment: number | null = null, element: string | null = null): never {
    this.add(code, message, segment, element)
    throw new ReadingEnded()
  }
}

/** What a text looks like, for a reason: a reason says nothing that may be about a person. */
export function looksOf(text: string): string {
  if (text === '') return 'nothing'
  if (/[A-Za-z]/.test(text)) return 'a letter'
  if (/^\d+$/.test(text)) return inWords(text.length, 'digit')
  return 'another sign'
}

/** How far a number is from what was expected: `2 claims too few`. */
export function offBy(expected: number, found: number, what: string): string {
  return `${inWords(Math.abs(found - expected), what)} too ${found < expected ? 'few' : 'many'}`
}

function inWords(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
