import type { Sourced } from '../records.ts'

/** Which of two versions of a resource is the later one; `unclear` where only its server can say. */
export type Age = 'same' | 'newer' | 'older' | 'unclear'

/**
 * How a version that was read stands to the one that is kept. Both the server's time and its numbers speak: where they
 * contradict, or several versions are of one millisecond, it is unclear. So it is where the kept one is of a time that is
 * still to come by our own clock, `now` in milliseconds: nothing could ever be newer.
 */
export function ageOf(
  read: Pick<Sourced, 'version' | 'lastUpdated'>,
  kept: Pick<Sourced, 'version' | 'lastUpdated'>,
  now: number,
): Age {
  const byTime = Math.sign(Date.parse(read.lastUpdated) - Date.parse(kept.lastUpdated))
  if (read.version !== null && read.version === kept.version) return byTime === 0 ? 'same' : 'unclear'
  const byNumber = numbersOf(read.version, kept.version)
  if (byTime === 0 && byNumber === null) return 'unclear'
  if (byNumber === null && byTime < 0 && Date.parse(kept.lastUpdated) > now) return 'unclear'
  if (byNumber === null || byNumber === byTime) return byTime > 0 ? 'newer' : 'older'
  return 'unclear'
}

/** 1 where the version that was read has the higher number, -1 where it has the lower; null where they are no numbers. */
function numbersOf(read: string | null, kept: string | null): number | null {
  if (read === null || kept === null || !isNumber(read) || !isNumber(kept)) return null
  return Math.sign(Number(read) - Number(kept))
}

function isNumber(version: string): boolean {
  return /^\d{1,15}$/.test(version)
}
