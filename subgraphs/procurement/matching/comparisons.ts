import type { MatchTolerance } from '#shared/config/settings.ts'
import { type Judgement, judge } from './judge.ts'
import type { MatchCase, OrderedLine } from './match-case.ts'

/** What a line needs for being compared with others of its order. */
export interface ComparedLine {
  readonly item: number | null
  readonly compared: OrderedLine
  readonly rules: Pick<MatchCase, 'billable' | 'isReceived'>
  readonly contract: MatchCase['contract']
}

export interface ComparedOrder {
  readonly stage: MatchCase['stage']
  readonly currency: number
  readonly halfCoin: MatchCase['halfCoin']
  readonly halfStep: MatchCase['halfStep']
  readonly lines: readonly ComparedLine[]
}

type LineOf<Order extends ComparedOrder> = Order['lines'][number]

/** Lines of one order that were compared in one go, and what came of it. */
export interface Comparison<Order extends ComparedOrder> {
  readonly order: Order
  readonly lines: readonly [LineOf<Order>, ...LineOf<Order>[]]
  readonly judgement: Judgement
}

/** Compares an order item by item: lines for the same item are compared together. A line without an item stands alone. */
export function compareByItem<Order extends ComparedOrder>(
  order: Order,
  tolerance: MatchTolerance,
): readonly Comparison<Order>[] {
  const byItem = Map.groupBy<unknown, LineOf<Order>>(order.lines, (line) => line.item ?? line)
  return [...byItem.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [compareLines(order, [first, ...others], tolerance)],
  )
}

/** Compares some lines of an order that are for one item, all in one go. */
export function compareLines<Order extends ComparedOrder>(
  order: Order,
  lines: Comparison<Order>['lines'],
  tolerance: MatchTolerance,
): Comparison<Order> {
  const { stage, currency, halfCoin, halfStep } = order
  const [{ rules, contract }] = lines
  const compared = lines.map((line) => line.compared)
  const judgement = judge({ ...rules, stage, currency, halfCoin, halfStep, contract, lines: compared }, tolerance)
  return { order, lines, judgement }
}
