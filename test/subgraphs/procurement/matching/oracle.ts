import type { FindingCode } from '#subgraphs/procurement/matching/findings.ts'
import type { Packs, PlainCase } from './random-cases.ts'

/** What should come of a case. */
export interface Expected {
  readonly verdict: string
  readonly codes: readonly FindingCode[]
}

/**
 * The verdict by brute force: every pack is opened, and its pieces are counted and paid one by one. Whole numbers only,
 * so nothing here can go wrong as it could in the code under test.
 */
export function judgedByCounting(plain: PlainCase): Expected {
  const [ordered, received, billed] = [new Heap(), new Heap(), new Heap()]
  const [atOrderPrice, orderedAtContract, billedAtContract] = [new Heap(), new Heap(), new Heap()]
  const agreed = plain.contract?.perPiece ?? 0
  for (const line of plain.lines) {
    ordered.add(line, line.perPiece)
    orderedAtContract.add(line, agreed)
    for (const some of line.received) received.add(some, 0)
    for (const some of line.billed) {
      billed.add(some, some.perPiece)
      atOrderPrice.add(some, line.perPiece)
      billedAtContract.add(some, agreed)
    }
  }
  const heaps = [ordered, received, billed, atOrderPrice, orderedAtContract, billedAtContract]
  if (ordered.pieces < 0) for (const heap of heaps) heap.turn()

  const isMore = (one: number, other: number) =>
    one > other && (one - other) * 1_000 > plain.quantityPercent * 10 * Math.abs(ordered.pieces)
  const costsMore = (one: Heap, other: Heap) => {
    const excess = one.thousandths - other.thousandths
    return excess > 5 && excess * 1_000 > plain.pricePercent * 10 * Math.abs(other.thousandths)
  }
  const nothingHappened = received.pieces === 0 && billed.pieces === 0 && billed.thousandths === 0
  if (nothingHappened && (plain.stage !== 'approved' || ordered.pieces === 0)) {
    return { verdict: 'NOTHING_TO_MATCH', codes: [] }
  }
  const isOpen = plain.stage === 'approved'
  const byReceipt = plain.billable === 'received' || !isOpen
  const wrong: Partial<Record<FindingCode, boolean>> =
    plain.stage === 'not approved'
      ? { ORDER_NOT_APPROVED: received.pieces !== 0 || billed.pieces !== 0 }
      : {
          RETURNED_MORE_THAN_RECEIVED: isMore(0, received.pieces),
          REFUNDED_MORE_THAN_BILLED: isMore(0, billed.pieces),
          RECEIVED_MORE_THAN_ORDERED: isMore(received.pieces, ordered.pieces),
          BILLED_MORE_THAN_ORDERED: isMore(billed.pieces, ordered.pieces),
          BILLED_MORE_THAN_RECEIVED: plain.isReceived && byReceipt && isMore(billed.pieces, received.pieces),
          BILLED_ABOVE_ORDER_PRICE: costsMore(billed, atOrderPrice),
          BILLED_BELOW_ORDER_PRICE: costsLess(billed, atOrderPrice, plain.pricePercent),
          ORDERED_ABOVE_CONTRACT_PRICE: plain.contract !== null && costsMore(ordered, orderedAtContract),
          BILLED_ABOVE_CONTRACT_PRICE: plain.contract !== null && costsMore(billed, billedAtContract),
        }
  const missing: Partial<Record<FindingCode, boolean>> =
    plain.stage === 'not approved'
      ? {}
      : {
          STILL_TO_RECEIVE: plain.isReceived && isOpen && isMore(ordered.pieces, received.pieces),
          STILL_TO_BILL: isMore(byReceipt ? received.pieces : ordered.pieces, billed.pieces),
        }
  const named = (codes: object) =>
    Object.entries(codes).flatMap(([code, holds]) => (holds ? [code as FindingCode] : []))
  const [faults, gaps] = [named(wrong), named(missing)]
  const verdict = faults.length > 0 ? 'MISMATCHED' : gaps.length > 0 ? 'OPEN' : 'MATCHED'
  return { verdict, codes: [...faults, ...gaps].sort() }
}

function costsLess(one: Heap, other: Heap, percent: number): boolean {
  const shortfall = other.thousandths - one.thousandths
  return shortfall > 5 && shortfall * 1_000 > percent * 10 * Math.abs(other.thousandths)
}

/** Pieces on a heap, and what was paid for them. */
class Heap {
  pieces = 0
  thousandths = 0

  add({ count, size }: Packs, perPiece: number): void {
    const step = Math.sign(count)
    for (let pack = 0; pack < Math.abs(count); pack++) {
      for (let piece = 0; piece < size; piece++) {
        this.pieces += step
        this.thousandths += step * perPiece
      }
    }
  }

  turn(): void {
    this.pieces = -this.pieces
    this.thousandths = -this.thousandths
  }
}
