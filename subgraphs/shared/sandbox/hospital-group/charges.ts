import type { Catalogue } from './catalogue.ts'
import { costCentres, departmentsFor, programmesFor } from './cost-centres.ts'
import type { Charge, OrderedItem, OrderLine, PurchaseOrder } from './group.ts'
import { type Random, random } from './random.ts'

/** A line before it is said who pays for it. */
export type UnchargedLine = Exclude<OrderLine, OrderedItem> | Omit<OrderedItem, 'charges'>

/** How lines are split, by the number of cost centres; they need not be whole, and make 100. */
const splits: readonly (readonly (readonly number[])[])[] = [
  [[100]],
  [
    [60, 40],
    [50, 50],
    [75, 25],
    [62.5, 37.5],
    [66.67, 33.33],
  ],
  [
    [33.33, 33.33, 33.34],
    [50, 30, 20],
    [47.5, 27.25, 25.25],
  ],
]

/** Of a hundred lines, so many are paid for by so many departments, with a programme or without. */
const shapes = [
  { lines: 12, payers: 0, isForProgramme: false },
  { lines: 54, payers: 1, isForProgramme: false },
  { lines: 16, payers: 2, isForProgramme: false },
  { lines: 6, payers: 3, isForProgramme: false },
  { lines: 8, payers: 1, isForProgramme: true },
  { lines: 4, payers: 2, isForProgramme: true },
].flatMap((shape) => Array<typeof shape>(shape.lines).fill(shape))

const closings = new Map(costCentres.map(({ key, closedOn }) => [key, closedOn]))

/**
 * The lines of an order with who pays for them: mostly one department, some two or three, some a programme too, some
 * nobody yet.
 *
 * Each line has a stream of choices of its own: to charge it changes nothing else, and no other line changes it.
 */
export function charged(
  lines: readonly UnchargedLine[],
  order: Pick<PurchaseOrder, 'company' | 'facility' | 'orderedAt'>,
  { item }: Catalogue,
): OrderLine[] {
  return lines.map((line): OrderLine => {
    if (line.kind !== 'item') return line
    const { trade } = item(line.item)
    const departments = departmentsFor[order.facility]?.[trade] ?? []
    const programmes = programmesFor[order.company]?.[trade] ?? []
    const open = departments.filter((key) => order.orderedAt < (closings.get(key) ?? '9'))
    return { ...line, charges: chargesOf(open, programmes, random(`charges of ${line.key}`)) }
  })
}

function chargesOf(departments: readonly string[], programmes: readonly string[], chosen: Random): Charge[] {
  const { payers, isForProgramme } = chosen.pick(shapes)
  const [first, ...others] = chosen.sample(departments, payers)
  if (first === undefined) return []
  const [percentage = 0, ...rest] = chosen.pick(splits[others.length] ?? [])
  // The programme is for the part of the first department only.
  return [
    { costCentres: [first, ...(isForProgramme ? [chosen.pick(programmes)] : [])], percentage },
    ...others.map((key, place) => ({ costCentres: [key], percentage: rest[place] ?? 0 })),
  ]
}
