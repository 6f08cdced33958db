import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linesOf } from '#shared/audit/lines.ts'

async function* inPieces(bytes: Buffer, cuts: readonly number[]): AsyncGenerator<Buffer> {
  let from = 0
  for (const cut of [...cuts.map((each) => each % (bytes.length + 1)), bytes.length].sort((a, b) => a - b)) {
    yield bytes.subarray(from, cut)
    from = cut
  }
}

async function read(bytes: Buffer, cuts: readonly number[] = []) {
  const lines: [string, number, boolean][] = []
  for await (const { bytes: line, number, isWhole } of linesOf(inPieces(bytes, cuts))) {
    lines.push([line.toString(), number, isWhole])
  }
  return lines
}

describe('linesOf()', () => {
  it('gives the lines of a file with their numbers, and says which is not whole', async () => {
    expect(await read(Buffer.from('a\n\nbc\nd'))).toEqual([
      ['a', 1, true],
      ['', 2, true],
      ['bc', 3, true],
      ['d', 4, false],
    ])
    expect(await read(Buffer.from(''))).toEqual([])
  })

  it('gives the same however the file is cut into pieces', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: fc.constantFrom('a', '\n') }), fc.array(fc.nat()), async (text, cuts) => {
        expect(await read(Buffer.from(text), cuts)).toEqual(await read(Buffer.from(text)))
      }),
    )
  })

  it('keeps no more than the beginning of a line that never ends', async () => {
    async function* endless() {
      for (let sent = 0; sent < 30; sent += 1) yield Buffer.alloc(1_000_000, 'x')
    }
    for await (const { bytes, isWhole } of linesOf(endless())) {
      expect(bytes.length).toBeLessThan(10_000_000)
      expect(isWhole).toBe(false)
    }
  })
})
