/** One line of a file, without its end. */
export interface Line {
  readonly bytes: Buffer
  /** From 1. */
  readonly number: number
  /** False for what is behind the last end of line. */
  readonly isWhole: boolean
}

/** No line of a trail is as long; of one that is no more than its beginning is kept. */
const mostBytes = 8_000_000

/** The lines of a file of any size, of which no more than one is held at a time. */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  let begun: Buffer[] = []
  let begunBytes = 0
  let number = 1
  const keep = (part: Buffer) => {
    if (begunBytes < mostBytes) begun.push(part)
    begunBytes += part.length
  }
  const take = (isWhole: boolean): Line => {
    const bytes = begun.length === 1 ? (begun[0] as Buffer) : Buffer.concat(begun)
    begun = []
    begunBytes = 0
    return { bytes, number: number++, isWhole }
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, from)) {
      keep(chunk.subarray(from, at))
      from = at + 1
      yield take(true)
    }
    if (from < chunk.length) keep(chunk.subarray(from))
  }
  if (begunBytes > 0) yield take(false)
}
