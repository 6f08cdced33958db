import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { verifyCommand } from '#shared/audit/verify-command.ts'
import { linesIn, trailsHere } from './kept-trail.ts'
import { operations } from './made-records.ts'

const { open } = trailsHere()

async function closedTrail() {
  const { trail, folder, anchorFolder } = await open()
  await trail.append(operations(3))
  await trail.close()
  const file = path.join(folder, (await linesIn(folder))[0]?.name ?? '')
  return { folder, anchorFolder, file }
}

async function run(args: readonly string[], set: Parameters<typeof verifyCommand>[1] = {}, isTTY = false) {
  const out: string[] = []
  const progress: string[] = []
  const code = await verifyCommand(
    args,
    set,
    { write: (text) => out.push(text) },
    { isTTY, write: (text) => progress.push(text) },
  )
  return { code, out: out.join(''), progress: progress.join('') }
}

describe('npm run audit:verify', () => {
  it('says what was checked, and ends with 0 where nothing is wrong', async () => {
    const { folder, anchorFolder } = await closedTrail()

    const { code, out, progress } = await run(['--dir', folder, '--anchors', anchorFolder])

    expect(code).toBe(0)
    expect(out).toMatch(
      /^gateway-test-\S+: 5 records from \S+Z to \S+Z in 1 file, anchored up to record 5\n1 chain, 1 file, 5 records, 0\.0 MB: nothing is wrong\n$/,
    )
    expect(progress).toBe('')
  })

  it('looks where the settings say, unless it is told where', async () => {
    const set = await closedTrail()
    const other = await closedTrail()
    writeFileSync(set.file, 'nonsense\n')

    expect((await run([], set)).code).toBe(1)
    expect((await run(['--dir', other.folder, '--anchors', other.anchorFolder], set)).code).toBe(0)
  })

  it('says of each thing that is wrong what it is, in which file and line, and ends with 1', async () => {
    const { file, ...set } = await closedTrail()
    writeFileSync(file, readFileSync(file, 'latin1').replace('"c-2"', '"c-9"'))

    const { code, out } = await run([], set)

    expect(code).toBe(1)
    const name = path.basename(file)
    expect(out).toContain(`\n  WRONG edited: ${name}:3: is not as it was written: its hash is not that of its bytes\n`)
    expect(out).toMatch(/: 1 thing is wrong\n$/)
  })

  it('ends with 2 and a sentence where it cannot check', async () => {
    const { folder, anchorFolder } = await closedTrail()
    const missing = path.join(folder, 'missing')

    expect(await run(['--dir', missing], { anchorFolder })).toMatchObject({
      code: 2,
      out: `Cannot read the folder of the trail: ENOENT at ${missing}\n`,
    })
    expect(await run([])).toMatchObject({ code: 2, out: expect.stringMatching(/^Cannot verify: AUDIT_DIR and /) })
    expect(await run(['--file', 'x'])).toMatchObject({
      code: 2,
      out: expect.stringMatching(/^Cannot verify: expected /),
    })
  })

  it('shows a person how far it is', async () => {
    const set = await closedTrail()

    expect((await run([], set, true)).progress).toBe('\r100 % of 0.0 MB\n')
  })
})
