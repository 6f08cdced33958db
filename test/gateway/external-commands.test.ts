import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { checkFileCommand, rebuildCommand } from '#gateway/external-commands.ts'
import { SourceUnavailable } from '#shared/errors/errors.ts'
import { revenueCycle } from '#shared/sandbox/revenue-cycle/revenue-cycle.ts'

const folder = await mkdtemp(path.join(tmpdir(), 'caregraph-commands-'))
afterAll(() => rm(folder, { recursive: true }))
const { remittanceFiles, badRemittanceFiles } = revenueCycle()

async function checked(text: string, isTTY = false) {
  const file = path.join(folder, 'file.835')
  await writeFile(file, text)
  const said: string[] = []
  const code = await checkFileCommand(file, { write: (words: string) => said.push(words), isTTY })
  return { code, said: said.join('') }
}

describe('npm run remittance:check', () => {
  it('says of a file that can be used how many claims it pays', async () => {
    const { code, said } = await checked(remittanceFiles[0]?.text ?? '')
    expect(code).toBe(0)
    expect(said).toMatch(/It can be used: remittances 1, claims \d+\n$/)
  })

  it('says what is let pass', async () => {
    const usual = remittanceFiles.find(({ text }) => text.startsWith('ISA*'))?.text ?? ''
    const text = usual.replace(/(~\s*BPR(?:\*[^*~]*){15}\*)\d{8}~/, (_, before) => `${before}20002316~`)
    const { code, said } = await checked(text)
    expect(code).toBe(0)
    expect(said).toMatch(/ {2}let pass: BAD_DATE: .*BPR16\)\n$/)
  })

  it.each(badRemittanceFiles)('names all that is wrong with $name, and where', async ({ text }) => {
    const { code, said } = await checked(text)
    expect(code).toBe(1)
    expect(said).toMatch(/It cannot be used, nothing of it:\n {2}[A-Z0-9_]+: Cannot .*\n$/)
  })

  it('shows a person how far it is', async () => {
    expect((await checked(remittanceFiles[0]?.text ?? '', true)).said).toContain('\r\x1b[2K100 %')
  })

  it('wants a file', async () => {
    const said: string[] = []
    const out = { write: (words: string) => said.push(words) }
    expect(await checkFileCommand(path.join(folder, 'none'), out)).toBe(2)
    expect(await checkFileCommand(folder, out)).toBe(2)
    expect(said[0]).toBe('Cannot check: expected the path of a file, found none there\n')
  })
})

describe('npm run projections:rebuild', () => {
  const said: string[] = []
  const out = { write: (words: string) => said.push(words) }
  let closed = 0
  const serviceWith = (rebuild: (...args: never[]) => Promise<void>) => ({
    ingest: { rebuild } as never,
    close: async () => {
      closed += 1
    },
  })

  it('says what is being done, and that it was', async () => {
    said.length = 0
    const service = serviceWith(async (tell: (progress: object) => void, options: object) => {
      tell({ kind: 'resources', type: 'Claim', read: 200 })
      tell({ kind: 'resources', type: 'Claim', read: 400 })
      tell({ kind: 'states', done: 400 })
      expect(options).toEqual({ fromArchive: true })
    })
    expect(await rebuildCommand(service, true, out)).toBe(0)
    expect(said).toEqual([
      'Claim: 200 read\n',
      'states of claims: 400 worked out\n',
      'Everything was built anew, and is used.\n',
    ])
    expect(closed).toBe(1)
  })

  it('says what went wrong, and that nothing has changed', async () => {
    said.length = 0
    const service = serviceWith(async () => {
      throw new SourceUnavailable('fhir', 'Cannot call Claim/_search: it does not answer')
    })
    expect(await rebuildCommand(service, false, out)).toBe(1)
    expect(said.join('')).toBe('Cannot call Claim/_search: it does not answer\nWhat there was is used as before.\n')
    expect(closed).toBe(2)
  })
})
