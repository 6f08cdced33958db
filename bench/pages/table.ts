import type { Cost } from './costs.ts'

export const ways = ['graph', 'hand-written', 'naive'] as const
export type Way = (typeof ways)[number]

export interface Measured {
  readonly page: string
  readonly costs: Readonly<Record<Way, Cost>>
  /** Milliseconds of each round; none where a page was only counted. */
  readonly times: Readonly<Record<Way, readonly number[]>>
}

/** The smallest of the values that so many percent of them do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? Number.NaN
}

const columns = [
  'page',
  'calls g/h/n',
  'kB from Odoo g/h/n',
  'p50 ms g/h/n',
  'p95 ms g/h/n',
  'graph ÷ hand-written',
  'naive ÷ graph',
]

/** The three ways side by side, page by page; g is the graph, h hand-written, n naive. */
export function table(rows: readonly Measured[]): string {
  const cells = [columns, columns.map(() => '---'), ...rows.map(cellsOf)]
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => row[index]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(' | ')} |`
  return cells.map(line).join('\n')
}

function cellsOf({ page, costs, times }: Measured): string[] {
  const each = (show: (way: Way) => string) => ways.map(show).join(' / ')
  const counted = [
    page,
    each((way) => String(costs[way].calls)),
    each((way) => (costs[way].bytes / 1_000).toFixed(costs[way].bytes < 100_000 ? 1 : 0)),
  ]
  if (times.graph.length === 0) return [...counted, '', '', '', '']
  const at = (way: Way, percent: number) => percentile(times[way], percent)
  const milliseconds = (percent: number) => each((way) => at(way, percent).toFixed(at(way, percent) < 1_000 ? 1 : 0))
  return [
    ...counted,
    milliseconds(50),
    milliseconds(95),
    `${(at('graph', 50) / at('hand-written', 50)).toFixed(2)}x`,
    `${(at('naive', 50) / at('graph', 50)).toFixed(1)}x`,
  ]
}
