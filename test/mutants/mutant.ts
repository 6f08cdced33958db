import { readFileSync } from 'node:fs'
import path from 'node:path'

/** One guard taken away, and the suites that must notice. */
export interface Mutant {
  /** What is wrong with the product then, as a sentence. */
  readonly name: string
  readonly change: Cut | RuleChange
  /** Test files or folders, those that are likely to notice first. */
  readonly suites: readonly string[]
  /** Why nothing can notice: another guard does the same, or nothing is any different. Absent: something has to. */
  readonly survives?: string
}

/** Text of a source file that is exchanged. */
export interface Cut {
  readonly file: string
  /** Exact text. Occurs once in the file, unless `occurrence` says which is meant, from 1. */
  readonly find: string
  readonly replace: string
  readonly occurrence?: number
}

/** A row rule that is changed in memory, by its name in `rule-changes.ts`. */
export interface RuleChange {
  readonly rule: string
}

export const root = path.resolve(import.meta.dirname, '../..')

/** A part of a text, from `start` up to `end`. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Where the text of a cut is. @throws {Error} where it is not there, or in several places none of which is named. */
export function spanOf({ file, find, occurrence }: Cut, text = readFileSync(path.join(root, file), 'utf8')): Span {
  const starts: number[] = []
  for (let at = text.indexOf(find); at >= 0; at = text.indexOf(find, at + 1)) starts.push(at)
  const start = starts[(occurrence ?? 1) - 1]
  if (start === undefined) throw new Error(`Cannot cut ${file}: it does not hold ${JSON.stringify(find)}`)
  if (occurrence === undefined && starts.length > 1) {
    throw new Error(`Cannot cut ${file}: ${JSON.stringify(find)} is there ${starts.length} times`)
  }
  return { start, end: start + find.length }
}

/** The text of a file with the cut made. */
export function cutText(cut: Cut, text: string): string {
  const { start, end } = spanOf(cut, text)
  return text.slice(0, start) + cut.replace + text.slice(end)
}
