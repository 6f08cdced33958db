import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beginning, type Link, seal } from '#shared/audit/chain.ts'

/** The files of a folder as they are: a trail is put back after each thing that was done to it. */
export type Kept = ReadonlyMap<string, Buffer>

export async function keep(folder: string): Promise<Kept> {
  const names = (await readdir(folder)).sort()
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(path.join(folder, name))] as const)))
}

export async function put(folder: string, kept: Kept): Promise<void> {
  await rm(folder, { recursive: true })
  await mkdir(folder)
  for (const [name, bytes] of kept) await writeFile(path.join(folder, name), bytes)
}

/** The lines of a file, each without its end. */
export function linesOfFile(bytes: Buffer): string[] {
  return bytes.toString('latin1').split('\n').slice(0, -1)
}

export function fileOfLines(lines: readonly string[]): Buffer {
  return Buffer.from(lines.map((line) => `${line}\n`).join(''), 'latin1')
}

/** Each of a trail's lines, and where it is. */
export function everyLine(kept: Kept): { readonly file: string; readonly place: number }[] {
  return [...kept].flatMap(([file, bytes]) => linesOfFile(bytes).map((_, place) => ({ file, place })))
}

/** What somebody makes of a chain who knows how it is made: changes one record, and seals it and all after it anew. */
export function forge(kept: Kept, file: string, place: number, change: (record: object) => object): Kept {
  const chain = file.split('.')[0] as string
  const forged = new Map(kept)
  let at: Link = beginning
  let isForged = false
  for (const [name, bytes] of kept) {
    if (!name.startsWith(`${chain}.`)) continue
    const lines = linesOfFile(bytes).map((line, number) => {
      const { v: _v, chain: _c, seq, time, previous: _p, hash, ...entry } = JSON.parse(line)
      isForged ||= name === file && number === place
      if (!isForged) {
        at = { seq, hash }
        return line
      }
      const isTheOne = name === file && number === place
      const sealed = seal(chain, at, time, (isTheOne ? change(entry) : entry) as never)
      at = sealed.link
      return sealed.line
    })
    forged.set(name, fileOfLines(lines))
  }
  return forged
}

/** The same by somebody who changes one record, and its own hash only. */
export function forgeOne(kept: Kept, file: string, place: number, change: (record: object) => object): Kept {
  const lines = linesOfFile(kept.get(file) as Buffer)
  const { v: _v, chain, seq, time, previous, hash: _h, ...entry } = JSON.parse(lines[place] as string)
  lines[place] = seal(chain, { seq: seq - 1, hash: previous }, time, change(entry) as never).line
  return new Map([...kept, [file, fileOfLines(lines)]])
}
