import type { MatchOutcome } from '#shared/consumption/consumption-matches.ts'
import type { LineageFacts, UseFact, Wrong } from './facts.ts'

/** Why what was used is not known to have left the stock. What was given up, or not looked for, is no contradiction. */
const reasons: Readonly<Record<MatchOutcome, string | null>> = {
  MATCHED: null,
  // It did leave; by which of them cannot be said.
  SEVERAL_MOVES: null,
  // Where it left, or what it was, nobody said: nothing says that it did not.
  NO_IDENTIFIER: null,
  NO_FACILITY: null,
  NO_ITEM: 'no item has the device identifier of what was used.',
  SEVERAL_ITEMS: 'several items have the device identifier of what was used.',
  NO_LOT: 'the item has no such lot as was used.',
  NO_MOVE: 'nothing of what was used left the stock of the facility at about that day.',
}

/** What contradicts a use that the stock does not know of. `wrong`: with the money that is asked for it. */
export function stockWrong(
  { inStock }: UseFact,
  { isLimited }: Pick<LineageFacts, 'isLimited'>,
  wrong: (reason: string) => Wrong,
): Wrong | null {
  const reason = inStock === null ? null : reasons[inStock]
  if (reason === null) return null
  // Somebody else may see the item, the lot or the move.
  if (isLimited) return { reason: `As far as you may see, ${reason}`, inDoubt: null }
  return wrong(reason.charAt(0).toUpperCase() + reason.slice(1))
}
