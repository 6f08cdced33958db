import { comparable } from '../families.ts'
import type { RemittanceClaimRecord, RemittanceRecord } from '../records.ts'
import type { Step } from './decision.ts'
import { isNegated, isZero } from './money.ts'

/** What a remittance says of a claim, with the remittance. */
export interface Line {
  readonly line: RemittanceClaimRecord
  readonly of: RemittanceRecord
}

export interface CountedLines {
  /** Those whose remittance is applied, in the order of payment. */
  readonly all: readonly Line[]
  /** Those among them whose amounts count: what was reversed, decided anew or said twice does not. */
  readonly counted: readonly Line[]
  /** How the others came not to count. */
  readonly steps: readonly Step[]
}

export const lineReference = ({ line: { remittance, position } }: Line) => `Remittance/${remittance}#${position}`

/** The day on which what a remittance says was said. */
export function saidOn({ paidOn, producedOn, receivedAt }: SaidLine['of']): string {
  return paidOn ?? producedOn ?? receivedAt.slice(0, 10)
}

/** Which lines of remittances about one claim count. Lines of remittances that are not there are of files half applied. */
export function countedLines(
  lines: readonly RemittanceClaimRecord[],
  remittances: readonly RemittanceRecord[],
): CountedLines {
  const headers = new Map(remittances.map((each) => [each.id, each]))
  const all = lines
    .flatMap((line) => {
      const of = headers.get(line.remittance)
      return of === undefined ? [] : [{ line, of }]
    })
    .toSorted(compareSaid)
  const steps: Step[] = []
  const drop = (each: Line, says: string) => void steps.push({ reference: lineReference(each), says })
  const once = saidOnce(all, drop)
  const decided = withoutUndecided(once, drop)
  const kept = withoutReversed(decided, drop)
  return { all, counted: withoutDecidedAnew(kept, decided, drop), steps }
}

type Drop = (line: Line, says: string) => void

/** What the order of lines goes by. */
export interface SaidLine {
  readonly line: Pick<RemittanceClaimRecord, 'remittance' | 'sha256' | 'segment' | 'position'>
  readonly of: Pick<RemittanceRecord, 'paidOn' | 'producedOn' | 'receivedAt'>
}

/**
 * The order in which payers said what remittances say: by the day of payment, then by when it was received, then by the
 * place in the file. In whatever order it came here, it is the same.
 */
export function compareSaid(one: SaidLine, other: SaidLine): number {
  const key = ({ line, of }: SaidLine) => {
    const places = [line.segment, line.position].map((place) => String(place).padStart(12, '0'))
    return [saidOn(of), of.receivedAt, line.sha256 ?? '', ...places, line.remittance].join(' ')
  }
  const [first, second] = [key(one), key(other)]
  return first < second ? -1 : first > second ? 1 : 0
}

/** A payment may be told of by a file and by FHIR, and by a file that was made anew under other control numbers. */
export function saidOnce(lines: readonly Line[], drop: Drop): readonly Line[] {
  const traceOf = ({ of }: Line) => comparable(of.traceNumber)
  const inFiles = new Set(lines.filter(({ of }) => of.source === 'remittance').map(traceOf))
  const said = new Map<string, string>()
  return lines.filter((each) => {
    const { line, of } = each
    const trace = traceOf(each)
    if (trace === '') return true
    if (of.source === 'fhir' && inFiles.has(trace)) {
      drop(each, 'tells of a payment that a file tells of too: the file counts')
      return false
    }
    const { statusCode, charged, paid, payerControlNumber } = line
    const words = JSON.stringify([trace, of.source, of.amount, statusCode, charged, paid, payerControlNumber])
    const before = said.get(words) ?? of.id
    said.set(words, before)
    if (before === of.id) return true
    drop(each, `says what Remittance/${before} says of the same payment: it counts once`)
    return false
  })
}

function withoutUndecided(lines: readonly Line[], drop: Drop): readonly Line[] {
  return lines.filter((each) => {
    if (each.line.statusCode === '23') drop(each, 'not its claim, sent on: nothing is decided')
    else if (each.line.statusCode === '25') drop(each, 'a predetermination: nothing is paid')
    else return true
    return false
  })
}

/** A reversal takes back what the same payer decided before, amount by amount. */
function withoutReversed(lines: readonly Line[], drop: Drop): readonly Line[] {
  const gone = new Set<Line>()
  for (const [place, reversal] of lines.entries()) {
    if (reversal.line.statusCode !== '22') continue
    const takesBack = (each: Line) =>
      !gone.has(each) &&
      each.line.statusCode !== '22' &&
      payerOf(each) === payerOf(reversal) &&
      each.line.currency === reversal.line.currency &&
      isNegated(each.line.paid, reversal.line.paid) &&
      isNegated(each.line.charged ?? '0', reversal.line.charged ?? '0')
    // The last one before it: what was decided anew meanwhile is what is taken back.
    const reversed = lines.slice(0, place).findLast(takesBack)
    if (reversed === undefined) continue
    gone.add(reversed)
    gone.add(reversal)
    drop(reversal, `takes back ${lineReference(reversed)}`)
  }
  return lines.filter((each) => !gone.has(each))
}

/** A payer that paid nothing needs no reversal to decide anew; and where it takes that back, the old is not in force again. */
function withoutDecidedAnew(lines: readonly Line[], decided: readonly Line[], drop: Drop): readonly Line[] {
  return lines.filter((each) => {
    if (each.of.source === 'fhir' || each.line.statusCode === '22' || !isZero(each.line.paid)) return true
    const anew = decided
      .slice(decided.indexOf(each) + 1)
      .find(
        (later) =>
          later.of.id !== each.of.id &&
          later.of.source === each.of.source &&
          later.line.statusCode !== '22' &&
          payerOf(later) === payerOf(each) &&
          isSameLevel(each, later),
      )
    if (anew === undefined) return true
    drop(each, `was decided anew in ${lineReference(anew)}`)
    return false
  })
}

function isSameLevel(one: Line, other: Line): boolean {
  const [a, b] = [levelOf(one), levelOf(other)]
  return a === b || a === 0 || b === 0
}

/** As whose payer it was decided: 1, 2, 3; 0 where that is not said, as in a denial. */
export function levelOf({ line: { statusCode } }: Line): 0 | 1 | 2 | 3 {
  if (statusCode === '1' || statusCode === '19') return 1
  if (statusCode === '2' || statusCode === '20') return 2
  if (statusCode === '3' || statusCode === '21') return 3
  return 0
}

export function payerOf({ of }: Line): string {
  return of.insurer ?? JSON.stringify(of.payer.map(({ qualifier, value }) => `${qualifier} ${value}`).toSorted())
}
