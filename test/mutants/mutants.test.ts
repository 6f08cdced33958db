import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { forgotten } from './call-sites.ts'
import { cutText, root, spanOf } from './mutant.ts'
import { mutants } from './mutants.ts'

describe('The table of mutants', () => {
  it('cuts what is there, and leaves a program', () => {
    for (const { change } of mutants) {
      if ('rule' in change) continue
      const text = readFileSync(path.join(root, change.file), 'utf8')
      const mutant = cutText(change, text)
      expect(mutant).not.toBe(text)
      expect(() => stripTypeScriptTypes(mutant)).not.toThrow()
    }
  })

  it('has each guard that is used in some mutant, or says why not', () => {
    expect(forgotten(mutants)).toEqual([])
  })

  it('notices a guard that is used in no mutant', () => {
    const without = mutants.filter(
      ({ change }) => !('file' in change) || !/^gateway\/(main|services)\.ts$/.test(change.file),
    )
    expect(forgotten(without)).toEqual([
      expect.stringMatching(/^gateway\/main\.ts:\d+ logProcess\(log\)$/),
      expect.stringMatching(/^gateway\/main\.ts:\d+ else log\.error\('start_failed', withoutMessage\(error\)\)$/),
      expect.stringMatching(/^gateway\/services\.ts:\d+ const schema = withFieldAuthorization\(open, /),
      expect.stringMatching(/^gateway\/services\.ts:\d+ authenticateToken: .* tokens\.verify\(token, /),
      expect.stringMatching(/^gateway\/services\.ts:\d+ schema: withFieldAuthorization\(module\.schema, /),
    ])
  })

  it('calls no two by the same name', () => {
    const names = mutants.map(({ name }) => name)
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([])
  })

  it('never cuts a place it was not told of', () => {
    const cut = { file: 'a.ts', find: 'guard()', replace: '' }
    expect(() => spanOf(cut, 'nothing')).toThrow('Cannot cut a.ts: it does not hold "guard()"')
    expect(() => spanOf(cut, 'guard() guard()')).toThrow('Cannot cut a.ts: "guard()" is there 2 times')
    expect(cutText({ ...cut, occurrence: 2 }, 'guard() guard() end')).toBe('guard()  end')
  })
})
