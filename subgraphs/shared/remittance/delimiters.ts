/** What parts the segments, elements and components of an interchange. Each interchange has its own. */
export interface Delimiters {
  readonly segment: string
  readonly element: string
  readonly component: string
  readonly repetition: string
}

/** The first segment of an interchange is always as long, its terminator with it. */
export const isaLength = 106

// Behind the name and behind each element but the last.
const separatorsAt = [3, 6, 17, 20, 31, 34, 50, 53, 69, 76, 81, 83, 89, 99, 101, 103]

/** The delimiters that an interchange says it has, at its very beginning. Null where these 106 characters are no ISA. */
export function delimitersOf(isa: string): Delimiters | null {
  const delimiters = {
    segment: isa.charAt(105),
    element: isa.charAt(3),
    component: isa.charAt(104),
    repetition: isa.charAt(82),
  }
  const { segment, element, component } = delimiters
  const areThree = new Set([segment, element, component]).size === 3
  const arePlain = [segment, element, component].some((sign) => /[A-Za-z0-9 ]/.test(sign))
  const isOfFixedLength = separatorsAt.every((place) => isa[place] === element)
  const has17Parts = isa.slice(0, 105).split(element).length === separatorsAt.length + 1
  const endsOnce = isa.indexOf(segment) === 105
  return areThree && !arePlain && isOfFixedLength && has17Parts && endsOnce ? delimiters : null
}
