import { writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { FindingKind } from '#shared/audit/findings.ts'
import { CannotVerify, verifyTrail } from '#shared/audit/verify.ts'
import { recordsIn, trailsHere, wrongIn } from './kept-trail.ts'
import { operations } from './made-records.ts'
import { everyLine, fileOfLines, forge, forgeOne, type Kept, keep, linesOfFile, put } from './tampering.ts'

const { open, newFolders } = trailsHere()

/** Two chains that are closed, and so anchored to their ends; the first in several files. */
async function closedTrail() {
  const folders = await newFolders()
  const one = await open({ ...folders, mostFileBytes: 1_500 })
  for (const each of operations(12)) await one.trail.append([each])
  await one.trail.close()
  const other = await open({ ...folders, role: 'procurement' })
  await other.trail.append(operations(5, 100))
  await other.trail.close()
  return folders
}

let folders: Awaited<ReturnType<typeof closedTrail>>
let kept: Kept
let files: string[]
beforeEach(async () => {
  folders = await closedTrail()
  kept = await keep(folders.folder)
  files = [...kept.keys()]
})

/** What is found after some files were changed; undefined takes one away. */
async function foundAfter(changes: Readonly<Record<string, Buffer | undefined>>) {
  const changed = new Map(kept)
  for (const [name, bytes] of Object.entries(changes)) {
    if (bytes === undefined) changed.delete(name)
    else changed.set(name, bytes)
  }
  await put(folders.folder, changed)
  const { chains } = await verifyTrail(folders)
  return chains.flatMap(({ findings }) => findings)
}

const bytesOf = (name: string | undefined) => kept.get(name ?? '') ?? Buffer.alloc(0)
const linesOf = (name: string | undefined) => linesOfFile(bytesOf(name))

describe('verifyTrail()', () => {
  it('finds nothing wrong with what was written, and says what it looked at', async () => {
    const { chains, strangers, bytes } = await verifyTrail(folders)

    expect(chains.flatMap(({ findings }) => findings)).toEqual([])
    expect(strangers).toEqual([])
    expect(bytes).toBe([...kept.values()].reduce((sum, each) => sum + each.length, 0))
    const [one, other] = chains
    expect(one).toMatchObject({ files: files.length - 1, records: one?.anchored, notes: [] })
    expect(other).toMatchObject({ files: 1, records: 7, anchored: 7 })
  })

  it('finds nothing wrong while it is written to', async () => {
    const { trail, folder, anchorFolder } = await open({ mostFileBytes: 3_000 })
    let isDone = false
    const writing = (async () => {
      for (const each of operations(300)) await trail.append([each])
      isDone = true
    })()

    while (!isDone) expect(await wrongIn({ folder, anchorFolder })).toEqual([])

    await writing
    expect(await recordsIn(folder, 'operation')).toHaveLength(300)
  })

  it('finds nothing wrong with a chain that gets new files and anchors after its files were looked for', async () => {
    const folders = await newFolders()
    await (await open({ ...folders, role: 'a' })).trail.append(operations(3))
    const { trail } = await open({ ...folders, role: 'b', mostFileBytes: 1_500 })
    await trail.append(operations(2))
    const before = { trail: await keep(folders.folder), anchors: await keep(folders.anchorFolder) }
    for (const each of operations(12)) await trail.append([each])
    await trail.close()
    const after = { trail: await keep(folders.folder), anchors: await keep(folders.anchorFolder) }
    expect(after.trail.size).toBeGreaterThan(before.trail.size + 1)
    await put(folders.folder, before.trail)
    await put(folders.anchorFolder, before.anchors)

    // While the first chain is read, the second goes on.
    let hasGoneOn = false
    const { chains } = await verifyTrail(folders, () => {
      if (hasGoneOn) return
      hasGoneOn = true
      for (const [name, bytes] of after.trail) writeFileSync(path.join(folders.folder, name), bytes)
      for (const [name, bytes] of after.anchors) writeFileSync(path.join(folders.anchorFolder, name), bytes)
    })

    expect(hasGoneOn).toBe(true)
    expect(chains.map(({ findings }) => findings)).toEqual([[], []])
  })

  it('finds nothing wrong while chains begin', async () => {
    const folders = await newFolders()
    await open(folders)
    let isDone = false
    const beginning = (async () => {
      for (let begun = 0; begun < 20; begun += 1) await open({ ...folders, role: `role${begun}` })
      isDone = true
    })()

    while (!isDone) expect(await wrongIn(folders)).toEqual([])

    await beginning
  })

  it('names a record that was edited, by file and line', async () => {
    const lines = linesOf(files[1])
    lines[1] = (lines[1] as string).replace('"somebody"', '"somebodx"')

    expect(await foundAfter({ [files[1] as string]: fileOfLines(lines) })).toEqual([
      {
        kind: 'edited',
        file: files[1],
        line: 2,
        what: 'is not as it was written: its hash is not that of its bytes',
      },
    ])
  })

  it('names a line that was put in, and nothing else', async () => {
    const lines = linesOf(files[1]).toSpliced(1, 0, '{"kind":"operation"}')

    expect(await foundAfter({ [files[1] as string]: fileOfLines(lines) })).toMatchObject([{ kind: 'edited', line: 2 }])
  })

  it('names records that were removed, in a file, with a file, and at the beginning', async () => {
    const without = fileOfLines(linesOf(files[1]).toSpliced(1, 1))
    expect(await foundAfter({ [files[1] as string]: without })).toEqual([
      { kind: 'removed', file: files[1], line: 2, what: expect.stringMatching(/^record \d+ is gone before it$/) },
    ])
    expect(await foundAfter({ [files[1] as string]: undefined })).toEqual([
      {
        kind: 'removed',
        file: files[2],
        line: 1,
        what: expect.stringMatching(/^records \d+ to \d+ are gone before it$/),
      },
    ])
    expect(await foundAfter({ [files[0] as string]: undefined })).toMatchObject([
      { kind: 'removed', file: files[1], line: 1, what: expect.stringMatching(/^records 1 to \d+ are gone/) },
    ])
  })

  it('names records that are not in their places, both of them and no other', async () => {
    const other = files.at(-1) as string
    const [first, ...lines] = linesOf(other)
    const swapped = [first, lines[3], lines[1], lines[2], lines[0], ...lines.slice(4)] as string[]

    expect(await foundAfter({ [other]: fileOfLines(swapped) })).toEqual([
      { kind: 'reordered', file: other, line: 2, what: 'record 5 comes before record 2' },
      { kind: 'reordered', file: other, line: 5, what: 'record 2 comes after record 4' },
    ])
    const neighbours = [first, lines[1], lines[0], ...lines.slice(2)] as string[]
    expect(await foundAfter({ [other]: fileOfLines(neighbours) })).toEqual([
      { kind: 'reordered', file: other, line: 2, what: 'record 3 comes before record 2' },
    ])
  })

  it('names a record that is there twice, and one of another chain', async () => {
    const other = files.at(-1) as string
    const lines = linesOf(other)
    const twice = fileOfLines([...lines.slice(0, 4), lines[2] as string, ...lines.slice(4)])
    expect(await foundAfter({ [other]: twice })).toEqual([
      { kind: 'reordered', file: other, line: 5, what: 'record 3 is there a second time' },
    ])
    const foreign = fileOfLines([lines[0], linesOf(files[0])[1], ...lines.slice(1)] as string[])
    expect(await foundAfter({ [other]: foreign })).toMatchObject([{ kind: 'reordered', line: 2 }])
  })

  it('names a chain that was cut off, and one that is gone', async () => {
    const other = files.at(-1) as string
    expect(await foundAfter({ [other]: fileOfLines(linesOf(other).slice(0, 4)) })).toEqual([
      {
        kind: 'truncated',
        file: null,
        line: null,
        what: expect.stringMatching(/^it ends with record 4; the anchor of \S+ knows it up to record 7$/),
      },
    ])
    expect(await foundAfter({ [other]: undefined })).toMatchObject([
      { kind: 'removed', what: expect.stringMatching(/^all of it is gone; /) },
    ])
  })

  it('names what was added to a chain after its process had closed it', async () => {
    const other = files.at(-1) as string
    const longer = new Map([...kept, [other, fileOfLines([...linesOf(other), linesOf(other).at(-1) as string])]])
    const place = linesOf(other).length
    await put(
      folders.folder,
      forge(longer, other, place, () => operations(1)[0] as object),
    )

    expect(await wrongIn(folders)).toEqual([`edited: ${place + 1}: comes after the end that its process wrote`])
  })

  it('names a record that was sealed anew, its own hash and no other, by the one after it', async () => {
    const place = linesOf(files[0]).length - 1
    await put(
      folders.folder,
      forgeOne(kept, files[0] as string, place, (record) => ({ ...record, subject: 'forged' })),
    )

    expect(await wrongIn(folders)).toEqual([
      `edited: 1: record ${place + 2} does not follow record ${place + 1} as that is now: one of them was written anew`,
    ])
  })

  it('names a chain that was sealed anew from some record on', async () => {
    const last = files.at(-2) as string
    const forged = forge(kept, files[1] as string, 1, (record) => ({ ...record, subject: 'somebody else' }))
    await put(folders.folder, forged)

    expect(await wrongIn(folders)).toEqual([expect.stringMatching(/^edited: .* was written anew$/)])

    const end = linesOf(last).length - 1
    await put(
      folders.folder,
      forge(kept, last, end, (record) => ({ ...record, kind: 'trouble' })),
    )
    expect(await wrongIn(folders)).toEqual([expect.stringMatching(/^edited: .* was written anew$/)])
  })

  it('names a chain that has no anchors, and anchors that are none', async () => {
    const anchors = await keep(folders.anchorFolder)
    const [first, second] = [...anchors.keys()] as [string, string]

    await rm(path.join(folders.anchorFolder, first))
    expect(await wrongIn(folders)).toEqual(['unanchored: it has no anchors: whether its end is there, nobody can tell'])
    const lines = linesOfFile(anchors.get(second) as Buffer)
    await put(folders.anchorFolder, new Map([...anchors, [second, fileOfLines(['{}', ...lines.toReversed()])]]))
    expect((await wrongIn(folders)).map((each) => each.split(':')[0])).toEqual(['anchors', 'anchors', 'anchors'])
  })

  it('leaves aside what is no file of a trail, and says so', async () => {
    await put(folders.folder, new Map([...kept, ['notes.txt', Buffer.from('hello')]]))

    expect((await verifyTrail(folders)).strangers).toEqual(['notes.txt'])
    expect(await wrongIn(folders)).toEqual([])
  })

  it('cannot verify what it cannot read', async () => {
    const missing = path.join(folders.folder, 'missing')
    await expect(verifyTrail({ ...folders, folder: missing })).rejects.toThrow(CannotVerify)
    await expect(verifyTrail({ ...folders, anchorFolder: missing })).rejects.toThrow(
      /^Cannot read the folder of anchors/,
    )
  })

  it('stays small, however much there is wrong', async () => {
    const other = files.at(-1) as string
    const lines = Array.from({ length: 5_000 }, () => 'nonsense')

    await put(folders.folder, new Map([...kept, [other, fileOfLines(lines)]]))

    const { chains } = await verifyTrail(folders)
    expect(chains.at(-1)?.findings).toHaveLength(100)
    expect(chains.at(-1)?.more).toBeGreaterThan(4_800)
  })
})

describe('Whatever single thing is done to a trail', () => {
  it('is found', { timeout: 60_000 }, async () => {
    const lines = everyLine(kept)
    const line = fc.nat(lines.length - 1).map((place) => lines[place] as (typeof lines)[number])
    const file = fc.constantFrom(...files)
    const fraction = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
    const changes: fc.Arbitrary<readonly [string, Kept]> = fc.oneof(
      fc.tuple(file, fraction, fc.integer({ min: 1, max: 255 })).map(([name, at, by]) => {
        const bytes = Buffer.from(bytesOf(name))
        const place = Math.floor(at * bytes.length)
        bytes[place] = (bytes[place] as number) ^ by
        return ['a byte is changed', new Map([...kept, [name, bytes]])] as const
      }),
      fc.tuple(file, fraction, fc.uint8Array({ minLength: 1, maxLength: 5 })).map(([name, at, more]) => {
        const bytes = bytesOf(name)
        const place = Math.floor(at * bytes.length)
        const made = Buffer.concat([bytes.subarray(0, place), more, bytes.subarray(place)])
        return ['bytes are put in', new Map([...kept, [name, made]])] as const
      }),
      fc.tuple(file, fraction).map(([name, at]) => {
        const bytes = bytesOf(name)
        return [
          'a file is cut off',
          new Map([...kept, [name, bytes.subarray(0, Math.floor(at * bytes.length))]]),
        ] as const
      }),
      line.map(({ file: name, place }) => {
        const made = fileOfLines(linesOf(name).toSpliced(place, 1))
        return ['a record is removed', new Map([...kept, [name, made]])] as const
      }),
      fc.tuple(line, line).map(([one, other]) => {
        const made = new Map([...kept].map(([name, bytes]) => [name, linesOfFile(bytes)]))
        const first = (made.get(one.file) as string[])[one.place] as string
        const second = (made.get(other.file) as string[])[other.place] as string
        ;(made.get(one.file) as string[])[one.place] = second
        ;(made.get(other.file) as string[])[other.place] = first
        return ['two records are swapped', new Map([...made].map(([name, all]) => [name, fileOfLines(all)]))] as const
      }),
      fc.tuple(line, line).map(([from, to]) => {
        const copy = linesOf(from.file)[from.place] as string
        const made = fileOfLines(linesOf(to.file).toSpliced(to.place, 0, copy))
        return ['a record is copied', new Map([...kept, [to.file, made]])] as const
      }),
      file.map((name) => ['a file is removed', new Map([...kept].filter(([each]) => each !== name))] as const),
      fc.tuple(file, file).map(([one, other]) => {
        const made = new Map([...kept, [one, bytesOf(other)], [other, bytesOf(one)]])
        return ['two files are swapped', made] as const
      }),
      line.map(({ file: name, place }) => {
        const made = forge(kept, name, place, (record) => ({ ...record, subject: 'forged' }))
        return ['a chain is sealed anew', made] as const
      }),
      line.map(({ file: name, place }) => {
        const made = forgeOne(kept, name, place, (record) => ({ ...record, subject: 'forged' }))
        return ['a record is sealed anew', made] as const
      }),
    )
    await fc.assert(
      fc.asyncProperty(changes, async ([what, made]) => {
        const isSame = [...made].every(([name, bytes]) => bytesOf(name).equals(bytes)) && made.size === kept.size
        fc.pre(!isSame)
        await put(folders.folder, made)
        expect(await wrongIn(folders), what).not.toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  it.each<[FindingKind, string, (lines: string[]) => string[]]>([
    ['edited', 'an edit', (lines) => lines.with(3, (lines[3] as string).replace('portal', 'portai'))],
    ['removed', 'a removal', (lines) => lines.toSpliced(3, 2)],
    ['reordered', 'another order', (lines) => lines.with(3, lines[4] as string).with(4, lines[3] as string)],
    ['truncated', 'a truncation', (lines) => lines.slice(0, 5)],
  ])('is called %s where it is %s', async (kind, _what, change) => {
    const other = files.at(-1) as string

    const found = await foundAfter({ [other]: fileOfLines(change(linesOf(other))) })

    expect(new Set(found.map((each) => each.kind))).toEqual(new Set([kind]))
  })
})
